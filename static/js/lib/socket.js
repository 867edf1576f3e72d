// A socket that comes back, by plain requests where no websocket comes through. What the frames mean, others know.

const PATIENCE = 4000; // ms until the first frame, at the first try
const ENOUGH = 2; // websockets in a row without a frame; one that hangs counts as both
const SILENCE = 35000; // ms; the server says something at least every 15 s
const BEAT = 15000;
const SHORTEST = 500;
const LONGEST = 15000;
const FRESH = 20000; // ms since the last frame, within which a line needs no doubt
export const SIGN_IN = 4401;
const FINAL = new Set([SIGN_IN, 4403]);
const TOO_FAST = 4429;
const RESTART = 1012;
export const NOTHING_KEPT = 4507;
const BETTER = 4000; // plain requests end: a websocket comes through
const [HUNG, AWAY, CUT] = [0, 1001, 1006];
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
  #heardFrom = false; // this line has brought a frame
  #unheard = 0; // websockets in a row that brought none
  #plain = false; // this line goes by plain requests
  #PlainRequests = undefined; // loaded when needed
  everOpened = false;

  /**
   * @param {() => string} address asked anew at each try
   * @param {{opened?: () => void, frame: (frame: object) => void, closed?: () => void, refused?: (code: number) => void}} on
   *   `refused`: the server sent us away for good, with 4401 or 4403
   */
  constructor(address, on, { WebSocket, timers = globalThis, random = Math.random, now = Date.now, load = loadPlainRequests } = globalThis) {
    Object.assign(this, { address, on, WebSocket, timers, random, now, load });
  }

  get open() {
    return this.#ws?.readyState === OPEN;
  }

  connect() {
    if (this.#drop()) this.on.closed?.();
    if (this.#over || !this.WebSocket) return;
    this.#plain = Boolean(this.#PlainRequests) && this.#unheard >= ENOUGH;
    this.#heardFrom = false;
    const ws = (this.#ws = this.#plain ? new this.#PlainRequests(this.address, this) : new this.WebSocket(this.address()));
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
    if (this.#ws) this.#closed(AWAY);
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
    this.#heardFrom = true;
    if (!this.#plain) this.#unheard = 0;
    this.#listen();
    this.on.frame(JSON.parse(data));
  }

  #closed(code) {
    this.#count(code);
    this.#drop();
    this.on.closed?.(code);
    if (FINAL.has(code)) {
      this.#over = true;
      this.on.refused?.(code);
      return;
    }
    const extra = { [TOO_FAST]: LONGEST, [RESTART]: SPREAD * this.random(), [NOTHING_KEPT]: SPREAD }[code] ?? 0;
    this.#retry = this.timers.setTimeout(() => this.connect(), extra + backoff(this.#tries++, this.random));
    if (this.#unheard >= ENOUGH && !this.#PlainRequests) this.load().then((found) => this.#goOn(found), () => {});
  }

  /** Plain requests that bring nothing either: a websocket is as good a try. */
  #count(code) {
    if (code === BETTER) this.#unheard = 0;
    if (this.#heardFrom || (code !== HUNG && code !== CUT)) return;
    this.#unheard = this.#plain ? 1 : this.#unheard + (code === HUNG ? ENOUGH : 1);
  }

  #goOn(PlainRequests) {
    if (this.#PlainRequests) return;
    this.#PlainRequests = PlainRequests;
    if (!this.#heardFrom) this.connect();
  }

  #listen() {
    this.#heardAt = this.now();
    this.timers.clearTimeout(this.#silence);
    const patience = this.#heardFrom ? SILENCE : Math.min(SILENCE, PATIENCE * 2 ** this.#tries);
    this.#silence = this.timers.setTimeout(() => this.#closed(HUNG), patience);
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

const loadPlainRequests = () => import("./plain_requests.js").then((found) => found.PlainRequests);

/** Wakes a socket when the browser says that the network or the person is back, gives it up and ends it when they go. */
export function wakeWith(socket, { window, document } = globalThis) {
  window.addEventListener("online", () => socket.connect());
  window.addEventListener("offline", () => socket.lost());
  window.addEventListener("pageshow", () => socket.wake());
  window.addEventListener("leaving", () => socket.end());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && socket.wake());
}

/**
 * @returns {string} the absolute address of a socket's path on this host. It says whose page this is: when somebody else has signed in
 *   meanwhile, in another tab, nothing from here goes out in their name.
 */
export function socketAddress(path, { location: { protocol, host }, document } = globalThis) {
  const { person = "" } = document.documentElement.dataset;
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}${path}${path.includes("?") ? "&" : "?"}person=${person}`;
}
