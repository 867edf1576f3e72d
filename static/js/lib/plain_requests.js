// Frames by plain requests, in the shape of a WebSocket, where a network lets none through (docs/wire.md).
// A websocket is tried beside them at once and then each minute: it may have been the server that was away.

import { announce } from "./announce.js";
import { newMoveId } from "../room/move_id.js";
import { csrfToken } from "./swap.js";

const LONG = 20; // s that the server may keep an answer open, where its lines come through one by one
const SHORT = 3; // s where something between us holds an answer back until it is whole
const SLACK = 10000; // ms beyond that; then the line counts as cut
const MOST = 10; // frames in a request
const PATIENCE = 4000; // ms in which a websocket that is tried has to bring a frame
const PROBE = 60000; // ms from one try to the next
const LARGEST = 20000; // characters of several: under 64 KiB in every script, for the server and a browser that leaves take no more
const [CONNECTING, OPEN, CLOSED] = [0, 1, 3];
const GONE = 1006;
const BETTER = 4000; // a websocket comes through again; socket.js knows it by this number

export class PlainRequests {
  readyState = CONNECTING;
  #tab = newMoveId(); // presence goes on under it from one request to the next
  #queue = [];
  #sending = false;
  #given = new AbortController();
  #probe = undefined; // the websocket that is tried
  #probing = undefined;

  /** @param {() => string} address of the websocket, asked anew at each request */
  constructor(address, { WebSocket, timers, now, fetch = globalThis.fetch.bind(globalThis), FormData = globalThis.FormData }) {
    Object.assign(this, { address, WebSocket, timers, now, fetch, FormData });
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
    this.#over();
    this.fetch(this.#path(), this.#options(this.#next(), 0, true)).catch(() => {});
  }

  async #follow() {
    let seconds = SHORT;
    while (this.readyState !== CLOSED) seconds = (await this.#ask([], seconds)) ? LONG : SHORT;
  }

  async #empty() {
    this.#sending = true;
    while (this.#queue.length && this.readyState !== CLOSED) await this.#ask(this.#next(), 0);
    this.#sending = false;
  }

  /** Takes as many frames as go in one request; each goes by itself. */
  #next() {
    let size = 0;
    const over = this.#queue.findIndex(({ length }, count) => (size += length) > LARGEST && count);
    return this.#queue.splice(0, over > 0 ? Math.min(over, MOST) : MOST);
  }

  /** @returns {Promise<boolean>} whether the answer came piece by piece */
  async #ask(frames, seconds) {
    const late = this.timers.setTimeout(() => this.#end(GONE), seconds * 1000 + SLACK);
    try {
      const response = await this.fetch(this.#path(), this.#options(frames, seconds));
      // It leads to where people sign in, or the token is of a session that is over: the page asks for itself anew.
      if (response.type === "opaqueredirect" || response.status === 403) this.#end(4401);
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
      this.#look();
      this.onopen?.();
    }
    this.onmessage?.({ data: line });
  }

  #end(code) {
    if (this.readyState === CLOSED) return;
    this.#over();
    this.onclose?.({ code });
  }

  #over() {
    this.readyState = CLOSED;
    this.#given.abort();
    this.#lookNoMore();
    say(false);
  }

  /** Tries a websocket. That it fails while requests work is what says that the network blocks it. */
  #look() {
    const failed = () => {
      this.#lookNoMore();
      this.#probing = this.timers.setTimeout(() => this.#look(), PROBE);
      say(true);
    };
    const ws = (this.#probe = new this.WebSocket(this.address()));
    ws.onclose = failed;
    ws.onmessage = () => this.#end(BETTER);
    this.#probing = this.timers.setTimeout(failed, PATIENCE);
  }

  #lookNoMore() {
    this.timers.clearTimeout(this.#probing);
    const ws = this.#probe;
    this.#probe = undefined;
    if (!ws) return;
    ws.onclose = ws.onmessage = null;
    ws.close();
  }

  #path() {
    return this.address().replace(/^ws/, "http");
  }

  #options(frames, seconds, last = false) {
    const body = new this.FormData();
    for (const frame of frames) body.append("frame", frame);
    for (const [name, value] of Object.entries({ tab: this.#tab, seconds, csrfmiddlewaretoken: csrfToken() })) body.append(name, value);
    if (last) body.append("last", "1");
    const keepalive = !seconds; // a draft still goes out while the page is left
    const signal = seconds ? this.#given.signal : undefined;
    return { method: "POST", body, keepalive, signal, redirect: "manual", headers: { "X-Background": "1" } };
  }
}

/** Where the page has a line for it: that the network blocks websockets. */
function say(blocked) {
  const line = document.getElementById("plain-requests");
  if (!line || line.hidden !== blocked) return;
  line.hidden = !blocked;
  if (blocked) announce(line.textContent);
}
