// What is typed in this room, as a copy in its tab: by field of a visit, and texts that have no field.

import { forget, keep, kept } from "../lib/tab_copy.js";
import { continues, meet, same } from "./drafts.js";

const SHELF = "aside"; // its field belongs to no visit
const byId = (id) => document.getElementById(id);
const name = () => `room ${byId("room")?.dataset.socket}`;
const read = () => ({ visit: "", fields: {}, texts: [], ...JSON.parse(kept(name()) ?? "{}") });

function write(copy) {
  if (copy.texts.length || Object.keys(copy.fields).length) keep(name(), JSON.stringify(copy));
  else forget(name());
}

export const isField = (element) => element.matches("textarea, input:not([type])");
export const fieldsIn = (place) => [...place.querySelectorAll("textarea, input")].filter(isField);

/** A visit of a step, by the key of its turn. */
export const visitOf = (turn) => turn.dataset.key.split(".")[0];

export function copyField(field, draft = {}) {
  const copy = read();
  copy.fields[field.id] = { text: field.value, ...draft };
  write({ ...copy, visit: visitOf(byId("turn")) });
}

/** The server has what stood in these fields. */
export function forgetFields(...ids) {
  const copy = read();
  for (const id of ids) delete copy.fields[id];
  write(copy);
}

/** A text without a field: shown until it is said, put into the box or deleted. */
export function keepWords(text) {
  showWords(text.trim() && !isSaid(text) ? [...read().texts.filter((one) => !continues(text, one)), text] : read().texts);
}

export function dropWords(text) {
  showWords(read().texts.filter((one) => !same(one, text)));
}

function showWords(texts) {
  write({ ...read(), texts });
  const place = byId("kept-text");
  if (!place) return;
  place.hidden = !texts.length;
  place.querySelector("p").textContent = texts.at(-1) ?? "";
}

/** Puts what was typed back into the fields of a turn. */
export function refill(turn) {
  const copy = read();
  for (const [id, { text }] of Object.entries(copy.fields)) {
    const field = fieldsIn(turn).find((one) => one.id === id);
    const over = id === SHELF ? !field && turn.querySelector("[data-box]") : copy.visit !== visitOf(turn);
    if (over) {
      forgetFields(id);
      keepWords(text);
    } else if (field && !field.matches("[data-box]")) {
      field.value = text;
      for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    }
  }
}

/** The box of a page that was just loaded, and the texts that have none. */
export function refillPage(turn) {
  const given = byId("kept-text").hidden ? "" : byId("kept-text").querySelector("p").textContent; // of a form that was refused
  refill(turn);
  const box = turn.querySelector("[data-box]");
  keepWords(box && same(given, box.value) ? "" : given);
  const copy = read().fields.box;
  if (!box || !copy) return;
  const { show, offer } = meet(copy, draftIn(box));
  box.value = show;
  keepWords(offer);
}

/** The draft with which a box came. */
export const draftIn = (box) => ({ text: box.defaultValue, number: Number(box.dataset.number ?? 0) });

/** By a move whose answer this page did not hear, or in another tab. */
const isSaid = (text) => [...document.querySelectorAll("#transcript p")].some((said) => bare(said.textContent) === bare(text));
const bare = (text) => text.normalize().replace(/\s/g, "");
