// Signs that something waits for this reader, who may be looking elsewhere: a dot on Home, the tab's title, the app's badge, and a
// sound where they asked for one. The server says only that it does; no word of what.

const EVERY = 30000; // ms between two looks of a page that nothing tells
const MARK = "(1) ";

/** What a page shows of the server's answers. */
export class Signs {
  #answer; // the last one; undefined before the first

  /** @param on `ask`: the server's answer, or undefined; `play`: makes them heard. `inRoom`: looked at, this page needs no sign */
  constructor({ document, navigator, inRoom, ask, play }) {
    Object.assign(this, { document, navigator, inRoom, ask, play });
    this.title = document.title;
    this.marked = false;
  }

  /** @param {boolean} anew whether something has just begun here, so that what waits is heard even if something waited before */
  async look(anew = false) {
    const answer = await this.ask();
    if (!answer) return;
    const begun = answer.waits && (anew || (this.#answer && !this.#answer.waits));
    this.#answer = answer;
    this.show();
    if (begun && this.marked && (answer.sound || answer.vibration)) this.play(answer);
  }

  show() {
    const { waits = false, quiet = false } = this.#answer ?? {};
    const dot = this.document.querySelector("[data-dot]");
    if (dot) dot.hidden = !waits;
    this.mark(waits && !quiet && (!this.inRoom || this.document.hidden));
  }

  mark(marked) {
    if (marked === this.marked) return;
    this.marked = marked;
    this.document.title = marked ? MARK + this.title : this.title;
    const told = marked ? this.navigator.setAppBadge?.(1) : this.navigator.clearAppBadge?.();
    told?.catch(() => {}); // an app that is not installed has none
  }
}

/** @returns {Promise<object | undefined>} undefined too where the answer is about somebody else, who has signed in here since */
async function ask({ document, fetch, navigator }) {
  if (!navigator.onLine) return undefined;
  const options = { headers: { "X-Background": "1" }, redirect: "manual" };
  try {
    const response = await fetch("/signs/", options);
    const answer = response.ok ? await response.json() : undefined;
    return String(answer?.person) === document.documentElement.dataset.person ? answer : undefined;
  } catch {
    return undefined;
  }
}

const play = (answer) => import("./chime.js").then(({ chime }) => chime(answer)).catch(() => {}); // it was shown

/** Watches what this page is told, or has a line for that alone, and asks by itself where neither comes through. */
export function watchSigns(page = globalThis) {
  const { document, window, MutationObserver, setInterval, clearInterval } = page;
  const [room, home] = ["turn", "live"].map((id) => document.getElementById(id));
  const signs = new Signs({ document, navigator: page.navigator, inRoom: Boolean(room), ask: () => ask(page), play });
  const unseen = () => !room || document.hidden;
  const timer = setInterval(() => unseen() && signs.look(), EVERY);
  const told = new MutationObserver(() => unseen() && signs.look(Boolean(room)));
  if (room) told.observe(room, { attributeFilter: ["data-key"] });
  if (home) told.observe(home, { childList: true });
  document.addEventListener("visibilitychange", () => (signs.show(), unseen() && signs.look()));
  window.addEventListener("leaving", () => clearInterval(timer));
  window.addEventListener("pagehide", () => signs.mark(false)); // a badge that no page is there to take away would lie
  window.addEventListener("pageshow", () => signs.show());
  if (unseen()) signs.look();
  if (!room && !home) import("./signs_line.js").then(({ listenForSigns }) => listenForSigns(() => signs.look(), page), () => {});
  return signs;
}
