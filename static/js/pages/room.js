// The room: what happens on the page goes to the socket, what comes from there goes onto the page.

import { Drafts } from "../room/drafts.js";
import { EventLog } from "../room/event_log.js";
import { asideKept, enter, forgetRefusal, moveHappened, moveRefused, sendMove } from "../room/moves.js";
import { Outbox } from "../room/outbox.js";
import { showPresence, writingOver } from "../room/presence.js";
import { showSaveState } from "../room/save_state.js";
import { NOTHING_KEPT, Socket, socketAddress, wakeWith } from "../lib/socket.js";
import { boxOnScreen, showTurn } from "../room/turn.js";
import { copyField, draftIn, forgetFields, isField, keepWords, refillPage } from "../room/typed.js";

const room = document.getElementById("room");
const turn = document.getElementById("turn");
const box = () => turn.querySelector("[data-box]");
let keepsNothing = false; // the server
let timers, hints, counter, menus, choices; // loaded when needed

const outbox = new Outbox((move) => socket.send(move), showState);
const drafts = new Drafts((frame) => socket.send(frame), boxOnScreen, {
  changed: showState,
  stored: () => box() && draftIn(box()),
  safe: () => forgetFields("box"),
  offer: keepWords,
});
const log = new EventLog(Number(room.dataset.lastSeen), place, (lastSeen) => socket.send({ type: "since", told: lastSeen }));
const socket = new Socket(() => socketAddress(`${room.dataset.socket}?told=${log.lastSeen}`), {
  opened() {
    outbox.opened();
    drafts.flush();
  },
  frame: (message) => receive[message.type]?.(message),
  closed(code) {
    keepsNothing ||= code === NOTHING_KEPT;
    outbox.closed();
    drafts.lost();
  },
  refused(code) {
    if (code === 4401) location.reload(); // the page asks to sign in, and comes back here
    else location.replace(room.dataset.home ?? "/home/");
  },
});

const receive = {
  happened(message) {
    const ours = moveHappened(outbox, message.move_id);
    if (ours) {
      keepsNothing = false;
      if (ours.said) drafts.settled({ text: "" });
      else showState();
      count();
    }
    log.happened(message);
  },
  turn(message) {
    log.head(message.seq);
    showTurn(message, { leaving: () => drafts.flush(), left: keepWords, entered, drafted: () => (drafts.settled(), count()) });
    watchTurn();
  },
  refused(message) {
    moveRefused(outbox, message);
    drafts.flush(); // the words stay in the box, and safe
  },
  presence: showPresence,
  kept({ key, number, text }) {
    keepsNothing = false;
    if (!asideKept(outbox, key)) drafts.kept(key, number, text);
  },
  head: ({ seq }) => log.head(seq),
};

function entered() {
  drafts.settled();
  count();
  writingOver();
}

function place({ html, takes_back: gone }) {
  document.querySelector(`li[data-seq="${gone}"]`)?.remove();
  document.getElementById("transcript").insertAdjacentHTML("beforeend", html);
  showLatest();
}

function showLatest() {
  const column = document.querySelector(".so-far");
  column.scrollTop = column.scrollHeight;
}

function showState() {
  const unopened = outbox.busy ? (navigator.onLine ? "saving" : "offline") : "";
  const saved = drafts.tooLong ? "tab" : drafts.everKept && box()?.value.trim() ? "saved" : "";
  const state = outbox.state !== "saved" ? outbox.state : drafts.saving ? "saving" : saved;
  if (!socket.everOpened) showSaveState(unopened);
  else showSaveState(keepsNothing && navigator.onLine ? "unsaved" : state);
}

function watchTurn() {
  const { key } = turn.dataset;
  if (turn.querySelector(".tap-words, .focus, [data-ahead]")) import("../room/turn_scripts.js").then(({ watchParts }) => watchParts(turn, key)).catch(() => {});
  if (choices || turn.querySelector("[data-level], [data-saves]")) (choices ??= import("../room/choices.js")).then(({ watchLevels }) => watchLevels(socket), () => (choices = undefined));
  if (document.querySelector("[data-lasted], [data-left], [data-undo]")) timers ??= import("../room/timer.js").then(({ watchTimers }) => watchTimers(), () => (timers = null));
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!form.matches("[data-move-form], [data-shelf]") || (form.dataset.saves && !choices)) return; // it is posted, as without a script
  event.preventDefault();
  send(form, submitter);
});

function send(form, submitter) {
  if (form.querySelector("[data-box]")) drafts.rest();
  const now = () => {
    sendMove(outbox, form, submitter);
    if (!form.hasAttribute("aria-busy")) drafts.flush(); // it is too long, and stays in the box
  };
  if (choices && form.closest("#turn")?.querySelector("[data-saves]")) choices.then(({ saveChoices }) => saveChoices(now, form)).catch(now);
  else now();
}

const buttons = () => import("../room/box.js").catch(() => ({}));

function count() {
  if (!box()?.value && !counter) return;
  counter ??= import("../room/counter.js").catch(() => (counter = null));
  counter.then((loaded) => box() && loaded?.count(box()));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-stem], #kept-text button");
  if (!button) return;
  event.preventDefault();
  buttons().then(({ putStem, pressWords }) => ("stem" in button.dataset ? putStem : pressWords)?.(button));
});
const startHints = ({ watchHints }) => (receive.hints = watchHints((frame) => socket.send(frame)));
document.addEventListener("input", ({ target }) => {
  if (!target.closest("#turn") || !isField(target)) return;
  forgetRefusal();
  copyField(target, target.matches("[data-box]") ? drafts.base : undefined);
  if (!target.matches("[data-box]")) return;
  drafts.typed();
  count();
  if ("hinted" in room.dataset) hints ??= import("../room/hints.js").then(startHints, () => (hints = null)); // the line is cut: with a later key
});
window.addEventListener("pagehide", () => drafts.flush());

showLatest();
document.addEventListener("keydown", enter);
document.addEventListener("visibilitychange", () => import("../lib/signs.js").then(({ watchSigns }) => watchSigns(), () => {}), { once: true });
turn.addEventListener("focusin", () => buttons(), { once: true }); // at hand then, also without a line
document.addEventListener("toggle", ({ target }) => target.matches(".menu") && (menus ??= import("../room/menu.js").then(({ watchMenus }) => watchMenus(), () => (menus = null))), true);
watchTurn();
refillPage(turn);
count();
drafts.settled(undefined, true);
wakeWith(socket);
socket.connect();
