// What stands in the box, kept by the server for its author alone, and the sign that someone is writing.
// Each draft has the number after the newest that is known.

const REST = 700; // ms without a key until the text is sent
const WRITING = 3000; // ms between two signs
export const MOST_TYPED = 8000; // characters of a draft

/** In characters as the server counts them. */
export const lengthOf = (text) => [...bare(text)].length;

export class Drafts {
  #known = ""; // the text that the server has, as far as we know
  #number = 0; // and its number
  #sent = ""; // the text that was sent last
  #way = undefined; // the newest draft on its way
  #waits = false; // something was typed that no draft holds yet
  #timer = undefined;
  #signed = -Infinity;
  everKept = false;
  tooLong = false; // for a draft: the tab alone has it

  /** `read`: key and text of the box, if there is one; `stored`: the draft that it came with; `safe`: the server has the text. */
  constructor(send, read, { changed = () => {}, stored = read, safe = () => {}, offer = () => {}, timers = globalThis, now = Date.now } = {}) {
    Object.assign(this, { send, read, changed, stored, safe, offer, timers, now });
  }

  /** The server does not have yet what stands in the box. */
  get saving() {
    return this.#waits || this.#way !== undefined;
  }

  /** Over which draft somebody types, and the number of the next one. */
  get base() {
    return { over: this.#way?.text ?? this.#known ?? this.#sent, number: (this.#way?.number ?? this.#number) + 1 };
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
    this.tooLong = Boolean(box) && lengthOf(box.text) > MOST_TYPED;
    if (box && !this.tooLong && box.text !== (this.#way?.text ?? this.#known)) {
      const draft = { ...box, number: this.base.number };
      if (!this.send({ type: "draft", ...draft })) return;
      this.#sent = box.text;
      this.#way = draft;
    }
    this.#waits = false;
    this.changed();
  }

  /** With a text, that of another draft, which is kept instead. */
  kept(key, number = this.#way?.number, text = undefined) {
    if (text !== undefined && key === this.read()?.key) this.#meet({ number, text });
    if (text !== undefined || key !== this.#way?.key) return;
    this.#number = number;
    if (number !== this.#way.number) return; // a newer one is on its way
    this.#know(this.#way.text);
    this.everKept = true;
    this.changed();
  }

  /** The server has another draft: from another tab, or one of ours whose answer was lost. */
  #meet({ number = 0, text }) {
    const ours = [this.#known, this.#sent].some((one) => one !== undefined && same(one, text));
    const box = this.read();
    if (!ours && text.trim() && !continues(box?.text ?? "", text)) this.offer(text);
    this.#number = number;
    if (this.#way?.number > number) return; // it is newer still
    this.#know(text);
    if (!box || same(box.text, text)) this.changed();
    else this.flush();
  }

  /** The line broke: whether the last draft arrived is not known. */
  lost() {
    if (this.saving) this.#known = undefined; // differs from every text
    this.#way = undefined;
    this.changed();
  }

  /** The box is that of a new turn, or was emptied by a move. @param known whether it is decided what becomes of its draft */
  settled(draft = this.stored(), known = false) {
    this.timers.clearTimeout(this.#timer);
    this.#waits = false;
    this.#way = undefined;
    this.tooLong = false;
    if (known) this.#known = draft?.text;
    const box = this.read();
    if (box && draft && !same(box.text, draft.text)) {
      this.#meet(draft);
      return;
    }
    this.#number = draft?.number ?? 0;
    this.#know(box?.text ?? "");
    this.changed();
  }

  /** The text goes out as a move; no draft needs to follow it. */
  rest() {
    this.timers.clearTimeout(this.#timer);
    this.#waits = false;
  }

  #know(text) {
    this.#way = undefined;
    this.#known = text;
    const box = this.read();
    if (!this.#waits && box && same(box.text, text)) this.safe();
  }
}

const bare = (text) => text.normalize().trim();
export const same = (one, other) => bare(one) === bare(other);
export const continues = (one, other) => bare(one).startsWith(bare(other));

/** The copy in the tab, typed over a draft, and the server's: which is shown, and which would be lost otherwise. */
export function meet({ text, over, number }, draft) {
  const [ours, theirs] = [{ show: text, offer: "" }, { show: draft.text, offer: "" }];
  if (same(text, draft.text)) return ours;
  if (same(text, over) && draft.number >= number - 1) return theirs; // nothing was typed since
  if (same(draft.text, over) || continues(text, draft.text)) return ours;
  if (text.trim() && continues(draft.text, text)) return theirs;
  return draft.number < number ? { ...ours, offer: draft.text } : { ...theirs, offer: text };
}
