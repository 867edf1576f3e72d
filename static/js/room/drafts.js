// What stands in the box, kept by the server for its author alone, and the sign that someone is writing.

const REST = 700; // ms without a key until the text is sent
const WRITING = 3000; // ms between two signs

export class Drafts {
  #known = ""; // the text that the server has, as far as we know
  #way = undefined; // the key of a draft on its way
  #waits = false; // something was typed that no draft holds yet
  #timer = undefined;
  #signed = -Infinity;
  everKept = false;

  /**
   * @param {(frame: object) => boolean} send false while the line is closed
   * @param {() => {key: string, text: string} | undefined} read the box on screen; undefined when there is none
   */
  constructor(send, read, { changed = () => {}, timers = globalThis, now = Date.now } = {}) {
    Object.assign(this, { send, read, changed, timers, now });
  }

  /** The server does not have yet what stands in the box. */
  get saving() {
    return this.#waits || this.#way !== undefined;
  }

  typed() {
    this.timers.clearTimeout(this.#timer);
    this.#timer = this.timers.setTimeout(() => this.flush(), REST);
    if (!this.#waits) {
      this.#waits = true;
      this.changed();
    }
    if (this.now() - this.#signed < WRITING) return;
    if (this.send({ type: "typing" })) this.#signed = this.now();
  }

  /** Sends the text now, when the server does not have it: typing rests, the page is left, the line is back. */
  flush() {
    this.timers.clearTimeout(this.#timer);
    const box = this.read();
    if (box && box.text !== this.#known) {
      if (!this.send({ type: "draft", ...box })) return;
      this.#known = box.text;
      this.#way = box.key;
    }
    this.#waits = false;
    this.changed();
  }

  kept(key) {
    if (key !== this.#way) return;
    this.#way = undefined;
    this.everKept = true;
    this.changed();
  }

  /** The line broke: whether the last draft arrived is not known. */
  lost() {
    if (this.saving) this.#known = undefined; // differs from every text
    this.#way = undefined;
    this.changed();
  }

  /** The box on screen holds what the server has: a new turn, or a text that became a move. */
  settled() {
    this.timers.clearTimeout(this.#timer);
    this.#waits = false;
    this.#known = this.read()?.text ?? "";
    this.#way = undefined;
    this.changed();
  }

  /** The text goes out as a move; no draft needs to follow it. */
  rest() {
    this.timers.clearTimeout(this.#timer);
    this.#waits = false;
  }
}
