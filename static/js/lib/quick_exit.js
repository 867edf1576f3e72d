// The quick way out: a button, or Shift three times. It blanks the page, ends the session and goes to a neutral site.

const TIMES = 3;
const WITHIN = 2000; // ms from the first press to the third
const OTHER = ["pointerdown", "wheel", "blur"]; // what Shift goes with, or what takes the keys elsewhere
const PATIENCE = 500; // ms for the server's answer; the page is blank meanwhile, and the request outlives it
const LONGEST = 3000; // ms for the way by our own address, when requests in the background are blocked

/**
 * Counts presses of Shift alone, each down and up again. Whatever else is done begins anew: capital letters, Shift with
 * a click or the wheel, and slow presses never count.
 */
export class Presses {
  #began = []; // when each press did
  #down = undefined; // when the one did that is held now, with nothing else done since

  down({ key, repeat, timeStamp }) {
    if (key !== "Shift") this.other();
    else if (!repeat) this.#down = timeStamp;
  }

  /** @returns {boolean} whether this ends the third press */
  up({ key, timeStamp }) {
    if (key !== "Shift" || this.#down === undefined) return false;
    this.#began = [...this.#began, this.#down].filter((began) => timeStamp - began <= WITHIN);
    this.#down = undefined;
    return this.#began.length >= TIMES;
  }

  other() {
    this.#began = [];
    this.#down = undefined;
  }
}

function blank(document) {
  document.documentElement.classList.add("gone");
  document.title = "\u200b";
}

/** Whatever fails beside the way out must not keep anybody here. */
function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/**
 * Asks the server to end the session, in two ways that outlive the page.
 * @returns {Promise<boolean>} whether it heard; false when the browser sends nothing in the background
 */
async function endSession(action, { navigator, fetch }) {
  attempt(() => navigator.sendBeacon?.(action));
  try {
    await fetch(action, { method: "POST", keepalive: true, redirect: "manual" });
    return true;
  } catch {
    return navigator.onLine === false; // without a line nothing ends it, and the neutral site is the better address
  }
}

/** @param {HTMLFormElement} form */
export async function leave(form, page = globalThis) {
  const { window, document, sessionStorage, location, setTimeout, clearTimeout } = page;
  const { action, dataset } = form;
  blank(document);
  attempt(() => window.dispatchEvent(new Event("leaving"))); // a socket would ask to sign in again
  attempt(() => sessionStorage.clear());
  attempt(() => new page.BroadcastChannel("forget typed").postMessage("")); // what other tabs hold of it (`tab_copy.js`)
  const away = () => location.replace(dataset.away);
  const waiting = setTimeout(away, PATIENCE);
  if (await endSession(action, page)) {
    clearTimeout(waiting);
    away();
  } else {
    clearTimeout(waiting);
    location.replace(action); // the navigation itself ends the session, and is led on from there
    setTimeout(away, LONGEST);
  }
}

export function watch(form, page = globalThis) {
  const presses = new Presses();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(form, page);
  });
  page.window.addEventListener("keydown", (event) => presses.down(event), true);
  page.window.addEventListener("keyup", (event) => presses.up(event) && leave(form, page), true);
  for (const other of OTHER) page.window.addEventListener(other, () => presses.other(), { capture: true, passive: true });
  page.window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    blank(page.document); // kept by the browser: asked anew, with whatever session there is now
    page.location.reload();
  });
}

const form = globalThis.document?.querySelector("#exit");
if (form) watch(form);
