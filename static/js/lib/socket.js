// A socket that comes back. It knows when to try again; what the frames mean, others know.

const SILENCE = 35000; // ms; the server says something at least every 15 s
const BEAT = 15000;
const SHORTEST = 500;
const LONGEST = 15000;
const FRESH = 20000; // ms since the last frame, within which a line needs no doubt
export const SIGN_IN = 4401;
const FINAL = new Set([SIGN_IN, 4403]);
const TOO_FAST = 4429;
const RESTART = 1012;
const SPREAD = 4000; // ms over which everybody comes again after a restart
const CONNECTING = 0;
const OPEN = 1;

/** Full jitter: anything up to a bound that doubles with each try. @returns {number} ms */
export function backoff(tries, random = Math.random) {
  return random() * Math.min(LONGEST, SHORTEST * 2 ** tries);
}

export class Socket {
  #ws = undefined;
  #tries = 0;
  #retry = undefined;
  #silence = undefined;
  #beat = undefined;
  #over = false;
  #heardAt = 0;
  everOpened = false;

  /**
   * @param {() => string} address asked anew at each try
   * @param {{opened?: () => void, frame: (frame: object) => void, closed?: () => void, refused?: (code: number) => void}} on
   *   `refused`: the server sent us away for good, with 4401 or 4403
   */
  constructor(address, on, { WebSocket, timers = globalThis, random = Math.random, now = Date.now } = globalThis) {
    Object.assign(this, { address, on, WebSocket, timers, random, now });
  }

  get open() {
    return this.#ws?.readyState === OPEN;
  }

  connect() {
    if (this.#drop()) this.on.closed?.();
    if (this.#over || !this.WebSocket) return;
    const ws = (this.#ws = new this.WebSocket(this.address()));
    ws.onopen = () => this.#opened();
    ws.onmessage = ({ data }) => this.#heard(data);
    ws.onclose = ({ code }) => this.#closed(code);
    this.#listen();
  }

  /** The tab is looked at again: a line that was silent meanwhile is not trusted. */
  wake() {
    if (!this.#ws || this.now() - this.#heardAt > FRESH) this.connect();
  }

  /** The browser says that there is no network: the line is given up at once, and tried again. */
  lost() {
    if (this.#ws) this.#closed(0);
  }

  /** For good: nothing is asked again, and nobody is told. A line that is not open yet ends as soon as it is. */
  end() {
    const ws = this.#ws;
    this.#over = true;
    if (ws?.readyState !== CONNECTING) this.#drop();
    else this.#forget().onopen = () => ws.close(); // closed before, it would complain in the console
  }

  /** @returns {boolean} whether it could be handed over; that is no promise that it arrived */
  send(frame) {
    if (this.open) this.#ws.send(JSON.stringify(frame));
    return this.open;
  }

  #opened() {
    this.everOpened = true;
    this.#beat = this.timers.setInterval(() => this.send({ type: "here" }), BEAT);
    this.on.opened?.();
  }

  #heard(data) {
    this.#tries = 0; // not at opening: a server may open and then send us away
    this.#listen();
    this.on.frame(JSON.parse(data));
  }

  #closed(code) {
    this.#drop();
    this.on.closed?.();
    if (FINAL.has(code)) {
      this.#over = true;
      this.on.refused?.(code);
      return;
    }
    const extra = code === TOO_FAST ? LONGEST : code === RESTART ? SPREAD * this.random() : 0;
    this.#retry = this.timers.setTimeout(() => this.connect(), extra + backoff(this.#tries++, this.random));
  }

  #listen() {
    this.#heardAt = this.now();
    this.timers.clearTimeout(this.#silence);
    this.#silence = this.timers.setTimeout(() => this.#closed(0), SILENCE);
  }

  /**
   * Lets go of the old socket without waiting for its farewell, which a dead network never brings. False when there was none.
   * One that hangs before it is open is closed, too: browsers connect one socket to a host at a time, and the next would wait for it.
   */
  #drop() {
    const ws = this.#forget();
    ws?.close();
    return Boolean(ws);
  }

  /** Hears nothing of the old socket any more. @returns {WebSocket | undefined} that socket */
  #forget() {
    for (const timer of [this.#retry, this.#silence]) this.timers.clearTimeout(timer);
    this.timers.clearInterval(this.#beat);
    const ws = this.#ws;
    if (ws) ws.onopen = ws.onmessage = ws.onclose = null;
    this.#ws = undefined;
    return ws;
  }
}

/** The session is over: the page asks to sign in and says why, unless somebody keeps what was typed on it. */
export function signedOut({ window, location } = globalThis) {
  if (window.dispatchEvent(new Event("signed-out", { cancelable: true }))) location.reload();
}

/** Wakes a socket when the browser says that the network or the person is back, gives it up and ends it when they go. */
export function wakeWith(socket, { window, document } = globalThis) {
  window.addEventListener("online", () => socket.connect());
  window.addEventListener("offline", () => socket.lost());
  window.addEventListener("pageshow", () => socket.wake());
  window.addEventListener("leaving", () => socket.end());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && socket.wake());
}

/** @returns {string} the absolute address of a socket's path on this host */
export function socketAddress(path, { protocol, host } = globalThis.location) {
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}${path}`;
}
