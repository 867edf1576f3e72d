// The turn on screen. A box that someone types in is never swapped; when the turn changes, the reader is taken along.

import { announce, sentences } from "../lib/announce.js";
import { parse, swap, touched } from "../lib/swap.js";
import { same } from "./drafts.js";
import { refill, visitOf } from "./typed.js";

const turn = () => document.getElementById("turn");
const bar = () => document.getElementById("bar");
const left = new Map(); // what stood in a turn that went away, by its key: it may come back
let shown = -1;

/** The box on screen with the key of its turn, or undefined. */
export function boxOnScreen() {
  const box = turn().querySelector("[data-box]");
  return box ? { key: turn().dataset.key, text: box.value } : undefined;
}

/**
 * @param {{seq: number, key: string, html: string, bar?: string}} message
 * @param on `left`: what stood in a box whose visit is over. `drafted`: a newer draft came after the page
 */
export function showTurn(message, on) {
  if (message.seq < shown) return;
  const first = shown < 0; // a draft of the page before may have come in since
  shown = message.seq;
  const wasHere = holdsFocus() && !inMenu();
  const fresh = parse(message.html);
  const changed = message.key !== turn().dataset.key;
  if (changed) {
    on.leaving();
    enter(message.key, fresh, on.left);
    on.entered();
  } else {
    if (first && renew(turn().querySelector("[data-box]"), fresh.querySelector("[data-box]"))) on.drafted?.();
    for (const part of turn().querySelectorAll("[data-live]")) {
      const next = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
      const offer = part.querySelector("[data-undo]");
      if (offer && !next?.firstElementChild) offer.dataset.undo = 0;
      else if (next && swap(part, next) && part.dataset.live === "ouch") announce(ouches(part) || whatToHear()); // it leaves the turn as it is
    }
  }
  if (message.bar) swap(bar(), parse(message.bar));
  for (const after of document.querySelectorAll("input[type=hidden][name=after]")) after.value = message.seq;
  if (changed) announce(whatToHear());
  if (wasHere && (changed || !holdsFocus(false))) focusNextAct();
}

/** What was taken back, the title; and to whoever answers, the words that are answered. */
function whatToHear() {
  const answered = turn().querySelector("[data-box]") ? [...turn().querySelectorAll(".pinned")] : [];
  return sentences([...document.querySelectorAll(".take_back:last-child"), turn().querySelector("h1"), ...answered]);
}

/** Focus in the turn or the bar, or on the body, where it lands when its element went away. */
function holdsFocus(orNowhere = true) {
  const at = document.activeElement;
  return turn().contains(at) || bar().contains(at) || (orNowhere && (!at || at === document.body));
}

const ouches = (part) => [...part.querySelectorAll("p")].map((one) => one.textContent.trim()).join(" ");

const inMenu = () => bar().querySelector("details[open]")?.contains(document.activeElement);

function focusNextAct() {
  const title = turn().querySelector("h1");
  (turn().querySelector("[data-first-act]") ?? title).focus({ preventScroll: true });
  title.scrollIntoView({ block: "nearest" });
}

function enter(key, fresh, over) {
  const before = turn().dataset.key;
  const visit = visitOf(turn());
  const words = boxOnScreen()?.text.trim();
  left.set(before, { text: boxOnScreen()?.text, chosen: new Map(chosen().filter(touched).map((field) => [name(field), field.checked])) });
  turn().replaceChildren(...fresh.childNodes);
  turn().dataset.key = key;
  if (words && visit !== visitOf(turn())) over(words);
  refill(turn());
  const { text, chosen: were } = left.get(key) ?? {};
  const box = turn().querySelector("[data-box]");
  if (box && text) box.value = text; // newer than the draft that the server has
  for (const field of chosen()) field.checked = were?.get(name(field)) ?? field.checked;
}

/** The draft of the first frame in place of the page's. A text that was typed since stays. */
function renew(box, fresh) {
  if (!box || !fresh || (same(box.defaultValue, fresh.defaultValue) && box.dataset.number === fresh.dataset.number)) return false;
  if (same(box.value, box.defaultValue)) box.value = fresh.defaultValue;
  box.textContent = fresh.defaultValue;
  if (fresh.dataset.number) box.dataset.number = fresh.dataset.number;
  return true;
}

const chosen = () => [...turn().querySelectorAll("[data-move-form] [type=checkbox], [data-move-form] [type=radio]")];
const name = (field) => `${field.name}=${field.value}`;
