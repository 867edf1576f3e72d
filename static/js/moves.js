// From a pressed button to an answered move: sent once, the words kept until the answer is there.

import { moveFields } from "./fields.js";

const byId = (id) => document.getElementById(id);
const sent = new Map(); // move_id -> the form it came from

/** @param {import("./outbox.js").Outbox} outbox */
export function sendMove(outbox, form, button) {
  if (form.hasAttribute("aria-busy")) return; // a double click
  refuse("");
  const move = moveFields(new FormData(form), button.value);
  hold(form, button);
  sent.set(outbox.post(move), form);
}

/** A move of ours is in the log: its words are there now, no longer in the box. */
export function moveHappened(outbox, moveId) {
  if (!outbox.settle(moveId)) return false;
  const form = release(moveId);
  const box = form?.querySelector("[data-box]");
  if (box) box.value = "";
  const menu = form?.closest("details.menu");
  if (menu) menu.open = false;
  return true;
}

/** A move was not made. Its words are in the box still; when the box is gone, they are shown beside the reason. */
export function moveRefused(outbox, { move_id: moveId, reason }) {
  const move = outbox.settle(moveId);
  if (moveId && !move) return; // answered before
  const form = release(moveId);
  refuse(reason, form?.isConnected ? "" : move?.text);
}

export function refuse(reason, words = "") {
  byId("refusal").textContent = reason;
  if (reason) byId("refusal").scrollIntoView({ block: "nearest" });
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
