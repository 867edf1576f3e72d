// Saving, Saved, Offline, or that the server cannot save: in words, and only what is true.

import { announce } from "../lib/announce.js";
import { lineIs } from "./presence.js";

const GRACE = 1000; // ms; a line that is back by then was not worth a word
let waiting, timer;

/** @param {"" | "saving" | "saved" | "offline" | "unsaved"} state */
export function showSaveState(state, timers = globalThis) {
  const place = document.getElementById("saving");
  const shown = place?.dataset.state ?? "";
  if (!place || state === (waiting ?? shown)) return;
  timers.clearTimeout(timer); // what waits to be shown is no longer so
  waiting = undefined;
  if (state === shown) return;
  if (state !== "offline") write(place, state);
  else {
    waiting = state;
    timer = timers.setTimeout(() => (write(place, state), announce(place.textContent)), GRACE);
  }
}

function write(place, state) {
  waiting = undefined;
  place.dataset.state = state;
  place.textContent = place.dataset[state] ?? "";
  lineIs(state !== "offline");
  if (state === "unsaved") announce(place.textContent);
}
