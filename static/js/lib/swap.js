// The server's HTML in place of what is on the page, without taking away what the reader has opened, chosen or focused.

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value;
let known = token();

/** @returns {string | undefined} the token against forged forms, also while no form is on the page */
export const csrfToken = () => (known = token() ?? known);

/** @returns {HTMLElement} a box that holds the parsed HTML, its forms ready to be posted */
export function parse(html) {
  const box = document.createElement("div");
  box.innerHTML = html;
  csrfToken();
  for (const form of box.querySelectorAll("form[method=post]")) {
    if (!known || form.elements.csrfmiddlewaretoken) continue;
    form.prepend(Object.assign(document.createElement("input"), { type: "hidden", name: "csrfmiddlewaretoken", value: known }));
  }
  return box;
}

/** Whether two elements say the same. Ids of moves, tokens and what the reader opened do not count. */
export function same(one, other) {
  return bare(one) === bare(other);
}

function bare(element) {
  const copy = element.cloneNode(true);
  for (const hidden of copy.querySelectorAll("input[type=hidden]")) hidden.remove();
  for (const name of ["open", "aria-busy", "aria-disabled", "readonly"]) {
    for (const marked of copy.querySelectorAll(`[${name}]`)) marked.removeAttribute(name);
  }
  return copy.innerHTML.replace(/\s+/g, " ").trim();
}

/** Replaces the inside of an element when the new one says something else. @returns {boolean} whether it did */
export function swap(element, fresh) {
  if (same(element, fresh)) return false;
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  carry(element, fresh);
  element.replaceChildren(...fresh.childNodes);
  if (focused) twin(focused, element)?.focus({ preventScroll: true });
  return true;
}

/** What was opened stays open, and a field that was touched keeps its value. */
function carry(from, to) {
  const opened = new Set([...from.querySelectorAll("details[open]")].map(title));
  for (const details of to.querySelectorAll("details")) details.open ||= opened.has(title(details));
  for (const field of from.querySelectorAll("select[id], input[id], textarea[id]")) {
    const next = to.querySelector(`#${CSS.escape(field.id)}`);
    const what = ticks(field) ? "checked" : "value";
    if (next && touched(field)) next[what] = field[what];
  }
}

const title = (details) => details.querySelector("summary")?.textContent.trim();

const ticks = ({ type }) => type === "checkbox" || type === "radio";

export function touched(field) {
  if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return ticks(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

/** The element that stands for another one in new HTML: by its id, whatever it says by now, or it says the same. */
function twin(element, inside) {
  if (element.id) return inside.querySelector(`#${CSS.escape(element.id)}`);
  const alike = (other) => ["name", "value", "href"].every((key) => (other[key] ?? "") === (element[key] ?? ""));
  const words = element.textContent.trim();
  return [...inside.querySelectorAll(element.tagName)].find((other) => alike(other) && other.textContent.trim() === words);
}
