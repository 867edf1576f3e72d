// From a pressed button to an answered move: sent once, the words kept until the answer is there.

import { lengthOf } from "./drafts.js";
import { moveFields } from "./move_fields.js";
import { dropWords, fieldsIn, forgetFields, keepWords } from "./typed.js";

export { keepWords };

const byId = (id) => document.getElementById(id);
const sent = new Map(); // move_id -> the form it came from

/** @param {import("./outbox.js").Outbox} outbox @returns {string | undefined} the move's id */
export function sendMove(outbox, form, button) {
  return send(outbox, form, button, () => moveFields(new FormData(form), button.value));
}

/** Something for one's own shelf. It stands in its field until the server has it. */
export function sendAside(outbox, form) {
  return send(outbox, form, form.querySelector("button"), () => ({ type: "shelf", text: new FormData(form).get("text") }));
}

/** Says so. Nothing is cut. */
function isTooLong(form) {
  const surplus = Math.max(0, ...[...form.querySelectorAll("[data-most]")].map(({ value, dataset }) => lengthOf(value) - dataset.most));
  if (surplus) refuse(byId("room").dataset.tooLong.replace("%1", surplus.toLocaleString(document.documentElement.lang)));
  return surplus > 0;
}

function send(outbox, form, button, fields) {
  if (form.hasAttribute("aria-busy")) return undefined; // a double click
  forgetRefusal();
  if (isTooLong(form)) return undefined;
  const move = fields();
  hold(form, button);
  const moveId = outbox.post(move);
  sent.set(moveId, form);
  return moveId;
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

/** @returns {boolean} whether this is the answer to something for the shelf */
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
