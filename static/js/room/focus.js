// Focus mode: a sound at one's turn, two sentences at a time, a minute to move, and after a while the offer to go on another time.

import { announce } from "../lib/announce.js";
import { chime } from "../lib/chime.js";
import { cutAfter } from "./text_length.js";
import { passed } from "./timer.js";
import { keepWords } from "./typed.js";

const SECOND = 1000;
const BOTH = { sound: true, vibration: true };
const box = () => document.querySelector("#turn [data-sentences]");
let before = "";

/** Each time that a turn was shown, with its `key` at that time. */
export function watchFocus(_turn, key) {
  if (before.endsWith(".waits") && key.endsWith(".acts")) chime(BOTH);
  before = key;
  tick();
  showSurplus();
}

/** What may be sent of the text in the box at once, and the rest of it. */
const parts = () => cutAfter(box().value, Number(box().dataset.sentences), document.documentElement.lang || "en");
const surplus = () => (box() ? parts()[1] : "");

function showSurplus() {
  const note = document.querySelector("#turn [data-too-many]");
  if (!note || note.hidden === !surplus()) return;
  note.hidden = !surplus();
  if (!note.hidden) announce(note.firstChild.textContent.trim());
}

function keepTheRest() {
  const field = box();
  const [now, later] = parts();
  field.value = now;
  field.dispatchEvent(new Event("input", { bubbles: true })); // it is saved as if it had been typed
  keepWords(later);
  field.focus();
}

function tick() {
  for (const offer of document.querySelectorAll("[data-later][hidden]")) {
    if (passed(offer) < Number(offer.dataset.later)) continue;
    offer.hidden = false;
    announce(offer.querySelector("p").textContent.trim());
  }
  for (const minute of document.querySelectorAll("[data-break][open]")) runDown(minute);
}

function runDown(minute) {
  const progress = minute.querySelector("progress");
  const left = progress.max - passed(progress);
  if (progress.value > 0 && left <= 0) {
    announce(minute.dataset.break);
    chime(BOTH);
  }
  progress.value = Math.max(0, left);
}

document.addEventListener("input", ({ target }) => target === box() && showSurplus());
document.addEventListener("click", ({ target }) => target.closest("[data-too-many] button") && keepTheRest());
document.addEventListener("toggle", ({ target }) => target.matches("[data-break][open]") && tick(), true);
document.addEventListener(
  "submit",
  (event) => {
    if (!event.target.contains(box()) || !surplus()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.querySelector("[data-too-many] button").focus();
  },
  true,
);
setInterval(tick, SECOND);
