// How long a turn has lasted, and how long a quiet time still lasts. Each counts from where the server said; no clock is compared.

const SECOND = 1000;
const began = new WeakMap(); // element -> when it came onto the page, by both clocks

/** @returns {string} a length that goes on: "2:05" */
export function lasted(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** @returns {string} the same under reduced motion: it changes once a minute */
export function lastedStill(seconds, soon, locale = "en") {
  return seconds < 60 ? soon : inMinutes(Math.floor(seconds / 60), locale);
}

/** @returns {string} a length that runs out, in no more detail than calms */
export function left(seconds, soon, locale = "en") {
  return seconds < 60 ? soon : inMinutes(Math.round(seconds / 60), locale);
}

const inMinutes = (n, locale) => new Intl.NumberFormat(locale, { style: "unit", unit: "minute", unitDisplay: "long" }).format(n);

/** @returns {number} whole seconds on the page, those in which the machine slept among them: one clock stands still then, the other can be set back */
export function passed(element, { performance, Date } = globalThis) {
  const now = [performance.now(), Date.now()];
  if (!began.has(element)) began.set(element, now);
  const since = began.get(element);
  return Math.floor(Math.max(...now.map((time, clock) => time - since[clock])) / SECOND);
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function tick(still) {
  const locale = document.documentElement.lang || "en";
  for (const time of document.querySelectorAll("[data-lasted]")) {
    const seconds = Number(time.dataset.lasted) + passed(time);
    write(time, still.matches ? lastedStill(seconds, time.dataset.soon, locale) : lasted(seconds));
  }
  for (const time of document.querySelectorAll("[data-left]")) {
    const seconds = Math.max(0, Number(time.dataset.left) - passed(time));
    if (seconds < 3600) write(time, left(seconds, time.dataset.soon, locale));
    time.parentElement.querySelector("progress").value = seconds;
  }
  withdraw();
}

/** What can be undone for some seconds is offered for no longer. The server would refuse it; a focus that was there goes to the title. */
function withdraw() {
  for (const offer of document.querySelectorAll("[data-undo]")) {
    const over = passed(offer) + 1 >= Number(offer.dataset.undo);
    if (over && offer.contains(document.activeElement)) document.querySelector("#turn h1").focus();
    offer.toggleAttribute("data-over", over);
  }
}

export function watchTimers() {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  setInterval(() => tick(still), SECOND);
  tick(still);
}
