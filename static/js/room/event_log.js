// How far this browser has followed the dialogue: the next event is placed, a known one ignored, a gap asked for.

export class EventLog {
  #asked = -1;

  /**
   * @param {number} lastSeen seq of the last event on the page
   * @param {(event: {seq: number, html: string}) => void} place
   * @param {(lastSeen: number) => void} ask asks for everything after `lastSeen`
   */
  constructor(lastSeen, place, ask) {
    Object.assign(this, { lastSeen, place, ask });
  }

  happened(event) {
    if (event.seq <= this.lastSeen) return;
    if (event.seq > this.lastSeen + 1) {
      this.#askOnce();
      return;
    }
    this.place(event);
    this.lastSeen = event.seq;
  }

  /** The log's own end, from a heartbeat or a turn: when it is ahead of us, something was lost. */
  head(seq) {
    if (seq <= this.lastSeen) return;
    this.#asked = -1; // an earlier question may have been lost as well
    this.#askOnce();
  }

  /** A run of events behind one gap asks for it once. */
  #askOnce() {
    if (this.#asked === this.lastSeen) return;
    this.#asked = this.lastSeen;
    this.ask(this.lastSeen);
  }
}
