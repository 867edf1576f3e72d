// Frames by plain requests, in the shape of a WebSocket, where a network lets none through (docs/wire.md).

import { newMoveId } from "../room/move_id.js";
import { csrfToken } from "./swap.js";

const LONG = 20; // s that the server may keep an answer open, where its lines come through one by one
const SHORT = 3; // s where something between us holds an answer back until it is whole
const SLACK = 10000; // ms beyond that; then the line counts as cut
const MOST = 10; // frames in a request
const LARGEST = 60000; // characters that a browser sends also while it leaves the page
const [CONNECTING, OPEN, CLOSED] = [0, 1, 3];
const GONE = 1006;

export class PlainRequests {
  readyState = CONNECTING;
  #tab = newMoveId(); // presence goes on under it from one request to the next
  #queue = [];
  #sending = false;
  #given = new AbortController();

  /** @param {() => string} address of the websocket, asked anew at each request */
  constructor(address, { fetch = globalThis.fetch.bind(globalThis), FormData = globalThis.FormData, timers = globalThis, now = Date.now } = {}) {
    Object.assign(this, { address, fetch, FormData, timers, now });
    globalThis.addEventListener?.("pagehide", () => this.close(), { once: true });
    this.#follow();
  }

  /** One request at a time, so that frames arrive in their order. */
  send(text) {
    if (text === '{"type":"here"}') return; // each request says so
    this.#queue.push(text);
    if (!this.#sending) this.#empty();
  }

  /** Says farewell, so that the partner need not wait for the lease to end. */
  close() {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    this.#given.abort();
    this.fetch(this.#path(), this.#options(this.#queue.splice(0, MOST), 0, true)).catch(() => {});
  }

  async #follow() {
    let seconds = SHORT;
    while (this.readyState !== CLOSED) seconds = (await this.#ask([], seconds)) ? LONG : SHORT;
  }

  async #empty() {
    this.#sending = true;
    while (this.#queue.length && this.readyState !== CLOSED) await this.#ask(this.#queue.splice(0, MOST), 0);
    this.#sending = false;
  }

  /** @returns {Promise<boolean>} whether the answer came piece by piece */
  async #ask(frames, seconds) {
    const late = this.timers.setTimeout(() => this.#end(GONE), seconds * 1000 + SLACK);
    try {
      const response = await this.fetch(this.#path(), this.#options(frames, seconds));
      if (response.type === "opaqueredirect") this.#end(4401); // it leads to where people sign in
      else if (!response.ok) this.#end(GONE);
      else return await this.#read(response.body);
    } catch {
      this.#end(GONE);
    } finally {
      this.timers.clearTimeout(late);
    }
    return false;
  }

  async #read(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    let first;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      first ??= this.now();
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) this.#heard(line);
    }
    return this.now() - first > SHORT * 500;
  }

  #heard(line) {
    const { type, code } = JSON.parse(line);
    if (type === "closed") this.#end(code);
    if (this.readyState === CLOSED) return;
    if (this.readyState === CONNECTING) {
      this.readyState = OPEN;
      this.onopen?.();
    }
    this.onmessage?.({ data: line });
  }

  #end(code) {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    this.#given.abort();
    this.onclose?.({ code });
  }

  #path() {
    return this.address().replace(/^ws/, "http");
  }

  #options(frames, seconds, last = false) {
    const body = new this.FormData();
    for (const frame of frames) body.append("frame", frame);
    for (const [name, value] of Object.entries({ tab: this.#tab, seconds, csrfmiddlewaretoken: csrfToken() })) body.append(name, value);
    if (last) body.append("last", "1");
    const keepalive = !seconds && frames.join("").length < LARGEST; // a draft still goes out while the page is left
    const signal = seconds ? this.#given.signal : undefined;
    return { method: "POST", body, keepalive, signal, redirect: "manual", headers: { "X-Background": "1" } };
  }
}
