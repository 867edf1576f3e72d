import assert from "node:assert/strict";
import test from "node:test";

import { listenForSigns } from "../../../static/js/lib/signs_line.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));
const HOME = (html) => ({ data: JSON.stringify({ type: "home", html, mark: "" }) });

/** A browser with one lock and one channel for all its tabs; `lines` are the sockets that they have opened. */
function browser() {
  const [waiting, channels, lines] = [[], [], []];
  const next = async () => {
    await waiting[0]();
    waiting.shift();
    if (waiting.length) next();
  };
  class Channel {
    constructor() {
      channels.push(this);
    }
    postMessage(data) {
      for (const other of channels) if (other !== this) other.onmessage({ data });
    }
  }
  class Line {
    readyState = 1;
    constructor(address) {
      this.address = address;
      lines.push(this);
    }
    close() {}
  }
  Object.assign(globalThis, { WebSocket: Line, document: { documentElement: { dataset: { person: "1" } }, addEventListener() {} }, window: { addEventListener() {} }, location: { protocol: "http:", host: "here" } });
  const request = (_name, act) => {
    waiting.push(act);
    if (waiting.length === 1) next();
  };
  const tab = () => {
    const looks = { count: 0 };
    listenForSigns(() => looks.count++, { BroadcastChannel: Channel, navigator: { locks: { request } } });
    return looks;
  };
  /** Sends every tab away, one after the other, so that no timer of a line is left. */
  const end = async () => {
    for (let place = 0; place < lines.length; place++) {
      lines[place].onclose?.({ code: 4401 });
      await settled();
    }
  };
  return { tab, lines, end };
}

test("one tab keeps the line, and all of them look when something has changed, once for each change", async () => {
  const { tab, lines, end } = browser();
  const [first, second] = [tab(), tab()];
  await settled();
  assert.deepEqual(lines.map(({ address }) => address), ["ws://here/ws/home/?person=1"]);
  for (const html of ["nothing", "a request", "a request"]) lines[0].onmessage(HOME(html));
  await end();
  assert.deepEqual([first.count, second.count], [2, 2]);
});

test("a tab that is sent away leaves the line to another", async () => {
  const { tab, lines, end } = browser();
  tab();
  const second = tab();
  await settled();
  lines[0].onclose({ code: 4401 });
  await settled();
  assert.equal(lines.length, 2);
  lines[1].onmessage(HOME("a request"));
  await end();
  assert.equal(second.count, 1);
});

test("a browser that can't share one line has none", () => {
  const { lines } = browser();
  let looks = 0;
  for (const page of [{ navigator: {} }, { BroadcastChannel: class {}, navigator: {} }]) listenForSigns(() => looks++, page);
  assert.deepEqual([looks, lines.length], [0, 0]);
});
