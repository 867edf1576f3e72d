// From a pressed button to an answered move: sent once, the words kept until the answer is there.

import { moveFields } from "./move_fields.js";

const byId = (id) => document.getElementById(id);
const sent = new Map(); // move_id -> the form it came from

/** @param {import("./outbox.js").Outbox} outbox */
export function sendMove(outbox, form, button) {
  if (form.hasAttribute("aria-busy")) return; // a double click
  forgetRefusal();
  const move = moveFields(new FormData(form), button.value);
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
  const menu = form?.closest("details.menu");
  if (menu) menu.open = false;
  if (move.text && byId("kept-text")?.querySelector("p").textContent === move.text) keepWords("");
  return { said: Boolean(box) };
}

/** A move was not made. Its words are in the box still; when the box is gone, they are shown beside the reason. */
export function moveRefused(outbox, { move_id: moveId, reason }) {
  const move = outbox.settle(moveId);
  if (moveId && !move) return; // answered before
  const form = release(moveId);
  byId("refusal").textContent = reason;
  byId("refusal").scrollIntoView({ block: "nearest" });
  if (move?.text && !form?.isConnected) keepWords(move.text);
}

export function forgetRefusal() {
  byId("refusal").textContent = "";
}

/** Words whose box is gone stay on the page until they are said, or others take their place. */
export function keepWords(words) {
  const kept = byId("kept-text");
  if (!kept) return;
  kept.hidden = !words;
  kept.querySelector("p").textContent = words;
}

function hold(form, button) {
  form.setAttribute("aria-busy", "true");
  button.setAttribute("aria-disabled", "true");
  for (const box of form.querySelectorAll("[data-box]")) box.readOnly = true;
}

function release(moveId) {
  const form = sent.get(moveId);
  sent.delete(moveId);
  if (!form) return undefined;
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  for (const box of form.querySelectorAll("[data-box]")) box.readOnly = false;
  return form;
}
