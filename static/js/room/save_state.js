// Saving, Saved, Offline: in words, and only what is true.

import { announce } from "../lib/announce.js";

const GRACE = 1000; // ms; a line that is back by then was not worth a word
let timer;

/** @param {"" | "saving" | "saved" | "offline"} state */
export function showSaveState(state) {
  const place = document.getElementById("saving");
  if (!place || (place.dataset.state ?? "") === state) return;
  clearTimeout(timer);
  if (state === "offline") timer = setTimeout(() => (write(place, state), announce(place.textContent)), GRACE);
  else write(place, state);
}

function write(place, state) {
  place.dataset.state = state;
  place.textContent = place.dataset[state] ?? "";
}
