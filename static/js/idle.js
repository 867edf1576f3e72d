// For people who work here: tells the server while they are active, and warns them before they are signed out.

const MINUTE = 60000; // ms; the server hears of activity once in each
const WARNING = 2 * MINUTE;
const SLACK = 3000; // ms; the server must be sure by then, too
const LOOK = 5000;
const SIGNS = ["keydown", "input", "pointerdown", "touchstart", "wheel"]; // not those that a page can cause by changing

export class Idle {
  #activeAt = 0; // when the person did something last
  #toldAt = 0; // when the server heard of it last
  #warned = false;

  /** @param {{tell: () => void, warn: () => void, calm: () => void, over: () => void}} on */
  constructor(minutes, on, now = Date.now) {
    Object.assign(this, { limit: minutes * MINUTE, on, now });
    this.#toldAt = this.#activeAt = now();
  }

  /** The person did something. */
  acted() {
    this.#activeAt = this.now();
    if (this.#warned) this.#tell();
  }

  /** The server has heard of it, from this page or from another one. */
  told() {
    this.#toldAt = this.now();
    if (this.#warned) this.on.calm();
    this.#warned = false;
  }

  look() {
    const since = this.now() - this.#toldAt;
    if (since >= this.limit + SLACK) return this.on.over();
    if (since >= MINUTE && this.#activeAt > this.#toldAt) return this.#tell();
    if (since < this.limit - WARNING || this.#warned) return;
    this.#warned = true;
    this.on.warn();
  }

  #tell() {
    this.told();
    this.on.tell();
  }
}

function watch(script, { document, location, fetch, BroadcastChannel } = globalThis) {
  const line = Object.assign(document.createElement("p"), { className: "note", role: "alert" });
  const others = new BroadcastChannel("active");
  const idle = new Idle(Number(script.dataset.idle), {
    tell: () => (fetch(script.dataset.active).catch(() => {}), others.postMessage("")),
    warn: () => ((line.textContent = script.dataset.warning), (document.querySelector("main") ?? document.body).prepend(line)),
    calm: () => line.remove(),
    over: () => location.reload(), // which asks to sign in, says why, and leads back here
  });
  others.onmessage = () => idle.told();
  others.postMessage(""); // this page was asked for just now
  for (const sign of SIGNS) document.addEventListener(sign, () => idle.acted(), { capture: true, passive: true });
  setInterval(() => idle.look(), LOOK);
}

const script = globalThis.document?.querySelector("script[data-idle]");
if (script) watch(script);
