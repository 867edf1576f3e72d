// From a pressed button to an answered move: sent once, the words kept until the answer is there.

import { lengthOf } from "./drafts.js";
import { moveFields } from "./move_fields.js";
import { dropWords, fieldsIn, forgetFields, keepWords } from "./typed.js";

export { keepWords };

const byId = (id) => document.getElementById(id);
const sent = new Map(); // move_id -> the form it came from

/** Says so. Nothing is cut. */
function isTooLong(form) {
  const surplus = Math.max(0, ...[...form.querySelectorAll("[data-most]")].map(({ value, dataset }) => lengthOf(value) - dataset.most));
  if (surplus) refuse(byId("room").dataset.tooLong.replace("%1", surplus.toLocaleString(document.documentElement.lang)));
  return surplus > 0;
}

/** Also something for one's own shelf, which stands in its field until the server has it. */
export function sendMove(outbox, form, button) {
  if (form.hasAttribute("aria-busy")) return; // a double click
  forgetRefusal();
  if (isTooLong(form)) return;
  const data = new FormData(form);
  const move = "shelf" in form.dataset ? { type: "shelf", text: data.get("text") } : moveFields(data, button.value);
  hold(form, button);
  sent.set(outbox.post(move), form);
}

/**
 * A move of ours is in the log: its words are there now, no longer in the box.
 * @returns {{said: boolean} | undefined} whether it came from the box; undefined for a move that is not ours
 */
export function moveHappened(outbox, moveId) {
  const move = outbox.settle(moveId);
  if (!move) return undefined;
  const form = release(moveId);
  const box = form?.querySelector("[data-box]");
  if (box) box.value = "";
  if (form) forgetFields(...fieldsIn(form).map(({ id }) => id));
  const menu = form?.closest("details.menu");
  if (menu) menu.open = false;
  if (move.text) dropWords(move.text);
  return { said: Boolean(box) };
}

/** @returns {boolean} whether it was for the shelf */
export function asideKept(outbox, moveId) {
  const move = outbox.settle(moveId);
  if (!move) return false;
  release(moveId);
  forgetFields("aside");
  const field = byId("aside"); // perhaps of another turn by now
  if (field?.value.trim() === move.text.trim()) field.value = "";
  return true;
}

/** A move was not made. Its words are in the box still; when the box is gone, they are shown beside the reason. */
export function moveRefused(outbox, { move_id: moveId, reason }) {
  const move = outbox.settle(moveId);
  if (moveId && !move) return; // answered before
  const form = release(moveId);
  refuse(reason);
  if (move?.text && !form?.isConnected) keepWords(move.text);
}

function refuse(reason) {
  byId("refusal").textContent = reason;
  byId("refusal").scrollIntoView({ block: "nearest" });
}

export function forgetRefusal() {
  byId("refusal").textContent = "";
}

function hold(form, button) {
  form.setAttribute("aria-busy", "true");
  button.setAttribute("aria-disabled", "true");
  for (const field of fieldsIn(form)) field.readOnly = true;
}

function release(moveId) {
  const form = sent.get(moveId);
  sent.delete(moveId);
  if (!form) return undefined;
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  for (const field of fieldsIn(form)) field.readOnly = false;
  return form;
}

const COMPOSED = 229; // Safari says it by this alone: there the word has ended when the key comes
const MANY = "input[type=checkbox], input[type=radio]"; // a browser would send their form

/** Ctrl+Enter sends what stands in the box; Enter on a choice makes it, and sends nothing. */
export function enter(event) {
  const { key, target, isComposing, keyCode } = event;
  if (key !== "Enter" || isComposing || keyCode === COMPOSED) return; // an input method ends its own word with Enter
  if (target.matches(MANY)) {
    event.preventDefault();
    target.click();
  } else if (target.matches("[data-box]") && (event.ctrlKey || event.metaKey)) {
    const { form } = target;
    event.preventDefault();
    form.requestSubmit(form.querySelector("button.main") ?? form.querySelector("button[name=move]"));
  }
}
