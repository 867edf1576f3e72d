// Words about the partner. Nobody says when writing has stopped, so it fades by itself.

const WRITING = 5000; // ms, a little more than the time between two signs
let quiet = { here: false, text: "" };
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

function write({ here, writing = false, text }) {
  const place = document.getElementById("presence");
  if (!place || !text) return;
  place.dataset.here = here ? "yes" : "no";
  place.dataset.writing = writing ? "yes" : "no";
  if (place.textContent !== text) place.textContent = text;
}
