// How far this browser has followed the dialogue: the next event is placed, a known one ignored, a gap asked for.

export class EventLog {
  #asked = -1;

  /**
   * @param {number} told seq of the last thing on the page
   * @param {(event: {seq: number, html: string}) => void} place
   * @param {(told: number) => void} ask asks for everything after `told`
   */
  constructor(told, place, ask) {
    Object.assign(this, { told, place, ask });
  }

  happened(event) {
    if (event.seq <= this.told) return;
    if (event.seq > this.told + 1) {
      this.#askOnce();
      return;
    }
    this.place(event);
    this.told = event.seq;
  }

  /** The log's own end, from a heartbeat or a turn: when it is ahead of us, something was lost. */
  head(seq) {
    if (seq <= this.told) return;
    this.#asked = -1; // an earlier question may have been lost as well
    this.#askOnce();
  }

  /** A run of events behind one gap asks for it once. */
  #askOnce() {
    if (this.#asked === this.told) return;
    this.#asked = this.told;
    this.ask(this.told);
  }
}
