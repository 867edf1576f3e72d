// Around the box: beginnings to choose from, the gentle counter, Ctrl+Enter.

import { isLong } from "./text_length.js";
import { withStem } from "./stems.js";

const turn = () => document.getElementById("turn");

/** Says when the text is more than a partner can hold. */
export function count() {
  const box = turn().querySelector("[data-box]");
  const counter = document.getElementById("counter");
  if (!box || !counter) return;
  const long = isLong(box.value, Number(box.dataset.soft), document.documentElement.lang || undefined);
  const words = (box.value.trim() && (long ? counter.dataset.long : counter.dataset.fine)) || "";
  if (counter.textContent !== words) counter.textContent = words; // or it would be read out at every key
}

/** What the button puts into the box; where it can also be posted, its value means something else. */
const stemOf = (button) => button.dataset.stem || button.value;

export function putStem(button) {
  const box = button.form?.querySelector("[data-box]") ?? turn().querySelector("[data-box]"); // a suggestion has a form of its own
  if (!box || box.readOnly) return;
  const stems = [...turn().querySelectorAll("[data-stem]")].map(stemOf);
  const { text, from, to } = withStem(box.value, stemOf(button), stems);
  box.value = text;
  box.focus();
  box.setSelectionRange(from, to);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

const MANY = "input[type=checkbox], input[type=radio]"; // a browser would send their form

/** Ctrl+Enter sends what stands in the box; Enter on a choice makes it, and sends nothing. */
export function enter(event) {
  const { key, target, isComposing } = event;
  if (key !== "Enter" || isComposing) return; // an input method ends its own word with Enter
  if (target.matches(MANY)) {
    event.preventDefault();
    target.click();
  } else if (target.matches("[data-box]") && (event.ctrlKey || event.metaKey)) {
    const { form } = target;
    event.preventDefault();
    form.requestSubmit(form.querySelector("button.main") ?? form.querySelector("button[name=move]"));
  }
}

export function watchBox() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-stem]");
    if (!button) return;
    event.preventDefault();
    putStem(button);
  });
  document.addEventListener("keydown", enter);
  count();
}
