// The room: what happens on the page goes to the socket, what comes from the socket goes onto the page.

import { announce } from "../lib/announce.js";
import { count, watchBox } from "../room/box.js";
import { Drafts } from "../room/drafts.js";
import { EventLog } from "../room/event_log.js";
import { watchMenus } from "../room/menu.js";
import { forgetRefusal, keepWords, moveHappened, moveRefused, sendMove } from "../room/moves.js";
import { Outbox } from "../room/outbox.js";
import { showPresence, writingOver } from "../room/presence.js";
import { showSaveState } from "../room/save_state.js";
import { Socket, socketAddress, wakeWith } from "../lib/socket.js";
import { boxOnScreen, showTurn } from "../room/turn.js";

const room = document.getElementById("room");
let everMade = false;
let timers, hints; // modules that only some need: loaded when they are

const outbox = new Outbox((move) => socket.send(move), showState);
const drafts = new Drafts((frame) => socket.send(frame), boxOnScreen, { changed: showState });
const log = new EventLog(Number(room.dataset.lastSeen), place, (lastSeen) => socket.send({ type: "since", told: lastSeen }));
const socket = new Socket(() => socketAddress(`${room.dataset.socket}?told=${log.lastSeen}`), {
  opened() {
    outbox.opened();
    drafts.flush();
  },
  frame: (message) => receive[message.type]?.(message),
  closed() {
    outbox.closed();
    drafts.lost();
  },
  plain(only) {
    const line = document.getElementById("plain-requests");
    if (line.hidden !== only) return;
    line.hidden = !only;
    if (only) announce(line.textContent);
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
      everMade = true;
      if (ours.said) drafts.settled();
      else showState();
      count();
    }
    log.happened(message);
  },
  turn(message) {
    log.head(message.seq);
    showTurn(message, { leaving: () => drafts.flush(), left: keepWords, entered });
    watchTime();
  },
  refused(message) {
    moveRefused(outbox, message);
    drafts.flush(); // the words stay in the box, and safe
  },
  presence: showPresence,
  kept: ({ key }) => drafts.kept(key),
  head: ({ seq }) => log.head(seq),
};

function entered() {
  drafts.settled();
  count();
  writingOver();
}

function place({ html }) {
  document.getElementById("transcript").insertAdjacentHTML("beforeend", html);
  showLatest();
}

/** On a desk the transcript scrolls in a column of its own; its end is what matters now. */
function showLatest() {
  const column = document.querySelector(".so-far");
  column.scrollTop = column.scrollHeight;
}

function showState() {
  if (!socket.everOpened) return;
  const saved = everMade || drafts.everKept ? "saved" : "";
  showSaveState(outbox.state !== "saved" ? outbox.state : drafts.saving ? "saving" : saved);
}

function watchTime() {
  if (document.querySelector("[data-lasted], [data-left]")) timers ??= import("../room/timer.js").then(({ watchTimers }) => watchTimers(), () => (timers = null));
}

/** What is for oneself alone: a level, or something for the shelf. */
function keep(form) {
  const data = new FormData(form);
  const [level, text] = ["level", "text"].map((name) => data.get(name));
  if (level !== null) socket.send({ type: form.dataset.level, level: Number(level) });
  else if (text?.trim() && socket.send({ type: "shelf", text })) form.reset();
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!socket.everOpened || !form.matches("[data-move-form], [data-level], [data-shelf]")) return; // it is posted, as without a script
  event.preventDefault();
  if (!form.matches("[data-move-form]")) {
    keep(form);
    return;
  }
  if (form.querySelector("[data-box]")) drafts.rest();
  const send = () => sendMove(outbox, form, submitter);
  if (form.closest("#turn")?.querySelector(".choices, [data-level]")) import("../room/choices.js").then(({ saveChoices }) => saveChoices()).then(send, send);
  else send();
});
const startHints = ({ watchHints }) => (receive.hints = watchHints((frame) => socket.send(frame)));
document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-box]")) return;
  forgetRefusal();
  drafts.typed();
  count();
  if ("hinted" in room.dataset) hints ??= import("../room/hints.js").then(startHints, () => (hints = null)); // the line is cut: with a later key
});
window.addEventListener("pagehide", () => drafts.flush());

showLatest();
watchBox();
watchMenus();
watchTime();
drafts.settled();
wakeWith(socket);
socket.connect();
