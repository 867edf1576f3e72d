// The server's lines in the place of those on the page, one by one. A line in which somebody writes keeps its box as it is.
// Lines are added, reworded and moved from list to list; none is ever taken away while two build, so none is removed here.

import { same, swap } from "./swap.js";

/**
 * @param {HTMLElement} place lists with `data-shelf` and lines with an id, and a box; anything else is swapped as a whole
 * @param {{mine?: HTMLElement}} of the form that was answered: its line is taken as the server gives it
 */
export function patch(place, fresh, { mine } = {}) {
  const lists = [...fresh.querySelectorAll("[data-shelf]")];
  if (!lists.length) {
    swap(place, fresh);
    return;
  }
  const focused = focusIn(place);
  const known = new Map([...place.querySelectorAll("[data-shelf] > li")].map((line) => [line.id, line]));
  for (const list of lists) {
    const lines = [...list.children].map((line) => settle(known.get(line.id), line, mine));
    order(place.querySelector(`#${list.id}`), lines);
  }
  swap(place.querySelector("#ready-box"), fresh.querySelector("#ready-box"));
  focused?.();
}

/** The element that stands for a line from now on. */
function settle(old, line, mine) {
  if (!old) return line;
  const ours = mine && old.contains(mine);
  if (!ours && writtenIn(old)) {
    around(old.querySelector("details"), line);
    return old;
  }
  if (same(old, line)) return old;
  if (!ours) line.querySelector("details").open = old.querySelector("details").open;
  old.replaceWith(line);
  return line;
}

function writtenIn(line) {
  const box = line.querySelector("input[name=words]");
  return box.value !== box.defaultValue || line.querySelector("details").contains(document.activeElement);
}

/** Everything of a line anew, but the box, which is its last part. */
function around(box, line) {
  while (box.previousSibling) box.previousSibling.remove();
  box.before(...[...line.children].filter((part) => !part.matches("details")));
}

function order(list, lines) {
  lines.forEach((line, at) => {
    if (list.children[at] !== line) list.insertBefore(line, list.children[at] ?? null);
  });
}

/** Puts the focus back to where it was: to the same element, to its twin, or to the same line. */
function focusIn(place) {
  const { activeElement: before } = document;
  if (!place.contains(before)) return undefined;
  const [line, from, to] = [before.closest("li")?.id, before.selectionStart, before.selectionEnd];
  return () => {
    if (document.activeElement === before) return;
    const within = document.getElementById(line ?? "");
    const candidates = [before, before.id && document.getElementById(before.id), ...(within?.querySelectorAll("button, summary") ?? [])];
    const next = candidates.find((one) => one?.isConnected && one.checkVisibility());
    next?.focus({ preventScroll: true });
    if (next === before && from !== undefined && from !== null) before.setSelectionRange(from, to);
  };
}
