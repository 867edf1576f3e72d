// Words about the partner. Nobody says when writing has stopped, so it fades by itself.

const WRITING = 5000; // ms, a little more than the time between two signs
let quiet = { here: false, text: "" };
let cut = false; // then nobody knows whether the partner is there
let timer;

export function showPresence(message) {
  clearTimeout(timer);
  if (message.writing) timer = setTimeout(() => write(quiet), WRITING);
  else quiet = message;
  write(message);
}

/** The turn has changed: whoever was writing has finished. */
export function writingOver() {
  clearTimeout(timer);
  write(quiet);
}

/** Whether the page is connected. While it is not, the dot is gray and the words are about that. */
export function lineIs(open) {
  if (cut !== open) return;
  cut = !open;
  writingOver();
}

function write({ here, writing = false, text }) {
  const place = document.getElementById("presence");
  if (!place) return;
  if (cut) [here, writing, text] = [false, false, place.dataset.offline];
  text ||= place.dataset.name; // nothing was heard yet
  place.dataset.here = here ? "yes" : "no";
  place.dataset.writing = writing ? "yes" : "no";
  if (place.textContent !== text) place.textContent = text;
}
