// What buttons put into the box: beginnings to choose from, and texts that stand in no field; and what is unfolded is brought
// into sight. Loaded once somebody is in the turn.

import { withStem } from "./stems.js";
import { dropWords, keepWords } from "./typed.js";

export { enter } from "./moves.js";

const turn = () => document.getElementById("turn");

/** What the button puts into the box; where it can also be posted, its value means something else. */
const stemOf = (button) => button.dataset.stem || button.value;

export function putStem(button) {
  const box = button.form?.querySelector("[data-box]") ?? turn().querySelector("[data-box]"); // a suggestion has a form of its own
  if (!box || box.readOnly) return;
  const stems = [...turn().querySelectorAll("[data-stem]")].map(stemOf);
  const { text, from, to } = withStem(box.value, stemOf(button), stems);
  put(box, text, from, to);
}

/** A text beside the box takes the place of what stands there, which is kept in its place; or it is deleted. */
export function pressWords(button) {
  const text = document.querySelector("#kept-text p").textContent;
  const box = turn().querySelector("[data-box]");
  if ("drop" in button.dataset) dropWords(text);
  else if (box && !box.readOnly) {
    dropWords(text);
    keepWords(box.value);
    put(box, text, text.length, text.length);
  }
}

/** As if it were typed, so that the browser's own undo takes it back. */
function put(box, text, from, to) {
  const fold = box.closest("details");
  if (fold) fold.open = true;
  box.focus();
  box.setSelectionRange(0, box.value.length);
  if (!document.execCommand?.("insertText", false, text)) {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  box.setSelectionRange(from, to);
}

/** Only where somebody unfolds it: a turn may come with a fold that is open, and is read from its title. */
function reveal(fold) {
  if (fold?.matches("#turn .fold[open]:focus-within")) fold.scrollIntoView({ block: "nearest" });
}

const page = globalThis.document; // none in a test of stems
page?.addEventListener?.("toggle", ({ target }) => reveal(target), true);
reveal(page?.activeElement?.closest?.(".fold")); // pressed before this file was here
