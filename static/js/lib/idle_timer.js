// When to tell the server that somebody is active, when to warn them, and when they have been away for too long.

const MINUTE = 60000; // ms; the server hears of activity once in each
const WARNING = 2 * MINUTE;
const SLACK = 3000; // ms; the server must be sure by then, too

export class Idle {
  #activeAt = 0; // when the person did something last
  #serverHeardAt = 0; // when the server heard of it last
  #warned = false;

  /** @param {{tell: () => void, warn: () => void, calm: () => void, over: () => void}} on */
  constructor(minutes, on, now = Date.now) {
    Object.assign(this, { limit: minutes * MINUTE, on, now });
    this.#serverHeardAt = this.#activeAt = now();
  }

  /** The person did something. */
  acted() {
    this.#activeAt = this.now();
    if (this.#warned) this.#tell();
  }

  /** The server has heard that somebody is active, from this page or from another one. */
  serverHeard() {
    this.#serverHeardAt = this.now();
    if (this.#warned) this.on.calm();
    this.#warned = false;
  }

  /** Whether the server may count this person as away by now; it began to count a moment before this page did. */
  get away() {
    return this.now() - this.#serverHeardAt >= this.limit - MINUTE;
  }

  look() {
    const since = this.now() - this.#serverHeardAt;
    if (since >= this.limit + SLACK) return this.on.over();
    if (since >= MINUTE && this.#activeAt > this.#serverHeardAt) return this.#tell();
    if (since < this.limit - WARNING || this.#warned) return;
    this.#warned = true;
    this.on.warn();
  }

  #tell() {
    this.serverHeard();
    this.on.tell();
  }
}
