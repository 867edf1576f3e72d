// The quick way out: a button, or Shift three times. It blanks the page, ends the session and goes to a neutral site.

const TIMES = 3;
const WITHIN = 5000; // ms between two presses

/** Counts presses of Shift alone; any other key begins anew, so capital letters never count. */
export class Presses {
  #count = 0;
  #last = -Infinity;

  /** @returns {boolean} whether this press is the third */
  pressed({ key, repeat, timeStamp }) {
    if (repeat) return false;
    if (key !== "Shift" || timeStamp - this.#last > WITHIN) this.#count = 0;
    if (key !== "Shift") return false;
    this.#last = timeStamp;
    this.#count += 1;
    return this.#count === TIMES;
  }
}

function blank(document) {
  document.documentElement.classList.add("gone");
  document.title = "\u200b";
}

/** @param {HTMLFormElement} form */
export function leave(form, { window, document, navigator, fetch, sessionStorage, location } = globalThis) {
  blank(document);
  try {
    window.dispatchEvent(new Event("leaving")); // a socket that heard of the sign-out would ask to sign in again
    const sent = navigator.sendBeacon?.(form.action);
    if (!sent) fetch(form.action, { method: "POST", keepalive: true }).catch(() => {});
    sessionStorage.clear();
  } finally {
    location.replace(form.dataset.away); // whatever failed before, the person gets away
  }
}

export function watch(form, page = globalThis) {
  const presses = new Presses();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(form, page);
  });
  page.window.addEventListener("keydown", (event) => presses.pressed(event) && leave(form, page), true);
  page.window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    blank(page.document); // kept by the browser: asked anew, with whatever session there is now
    page.location.reload();
  });
}

const form = globalThis.document?.querySelector("#exit");
if (form) watch(form);
