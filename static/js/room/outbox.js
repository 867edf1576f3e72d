// Moves on their way. Each stays here until its own move_id comes back; never on disk, never longer than the tab.

import { newMoveId } from "./move_id.js";

const PATIENCE = 5000; // ms without an answer until a move is sent again

/** @typedef {{type: "move", move_id: string, after: number, move: string, text?: string}} Move */

export class Outbox {
  #waiting = /** @type {Map<string, Move>} */ (new Map());
  #open = false;
  #timer = undefined;

  /**
   * @param {(move: Move) => void} send called only while the line is open
   * @param {() => void} changed called whenever `state` may differ
   */
  constructor(send, changed = () => {}, timers = globalThis) {
    Object.assign(this, { send, changed, timers });
  }

  /** "offline", "saving" or "saved". */
  get state() {
    if (!this.#open) return "offline";
    return this.#waiting.size ? "saving" : "saved";
  }

  get busy() {
    return this.#waiting.size > 0;
  }

  /** Keeps a move and sends it. @returns {string} its move_id */
  post(fields) {
    const move = { type: "move", move_id: newMoveId(), ...fields };
    this.#waiting.set(move.move_id, move);
    if (this.#open) this.send(move);
    this.#watch();
    return move.move_id;
  }

  /** Lets go of an answered move. @returns {Move | undefined} undefined when it is not from here, or was answered before */
  settle(moveId) {
    const move = this.#waiting.get(moveId);
    if (!move) return undefined;
    this.#waiting.delete(moveId);
    this.#watch();
    return move;
  }

  /** The line is open (again): all that waits is sent in its order, with the ids it had. */
  opened() {
    this.#open = true;
    this.#sendAll();
  }

  closed() {
    this.#open = false;
    this.#watch();
  }

  #sendAll() {
    for (const move of this.#waiting.values()) this.send(move);
    this.#watch();
  }

  #watch() {
    this.timers.clearTimeout(this.#timer);
    if (this.#open && this.#waiting.size) this.#timer = this.timers.setTimeout(() => this.#sendAll(), PATIENCE);
    this.changed();
  }
}
