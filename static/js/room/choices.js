// What a person answers beside a move or by itself: the end, which is saved before its move, and a level of their own.

import { visitOf } from "./typed.js";

const AGAIN = 2000; // ms
const turn = () => document.getElementById("turn");
const levels = new Map(); // pressed, and not yet shown as saved: the last of each scale, with its visit
let socket;

/** With each turn: what it does not show as saved is sent again, for a line can look open and be dead. */
export function watchLevels(line) {
  if (!socket) document.addEventListener("submit", press);
  socket = line;
  for (const [type, { level, visit }] of levels) {
    const noted = turn().querySelector(`[data-live="${type}"] [data-noted]`)?.dataset.noted;
    if (visit !== visitOf(turn()) || noted === level) levels.delete(type);
    else if (turn().querySelector(`[data-level="${type}"]`)) socket.send({ type, level: Number(level) });
  }
}

function press(event) {
  const { target: form } = event;
  const type = form.dataset.level;
  if (!type || !socket.everOpened) return; // it is posted, as without a script
  event.preventDefault();
  levels.set(type, { level: new FormData(form).get(type), visit: visitOf(turn()) });
  socket.send({ type, level: Number(levels.get(type).level) });
}

/**
 * Goes on once the answers at the end are saved. Where the line is cut they wait for it, as the move would; refused, the
 * form that closes is posted as it is, and the page says why.
 */
export async function saveChoices(goOn, pressed) {
  const form = turn().querySelector("[data-saves]");
  while (form.isConnected) {
    const status = await statusOf(form);
    if (!status || (status < 500 && form !== pressed)) return void goOn();
    if (status < 500) return void postWhole(form);
    await new Promise((tryAgain) => setTimeout(tryAgain, AGAIN));
  }
}

/** @returns {Promise<number>} 0 once they are saved: a redirect that is not followed has no status; 500 and more: not now */
async function statusOf(form) {
  try {
    const signal = AbortSignal.timeout(AGAIN);
    const { status } = await fetch(form.dataset.saves, { method: "POST", body: new FormData(form), redirect: "manual", signal });
    return status;
  } catch {
    return 503;
  }
}

function postWhole(form) {
  const { name, value } = form.querySelector("button[name=move]");
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  form.submit();
}
