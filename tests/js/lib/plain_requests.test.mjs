import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { Clock } from "../clock.mjs";

const notice = { hidden: true, textContent: "Blocked." };
globalThis.document = { querySelector: () => ({ value: "token" }), getElementById: (id) => (id === "plain-requests" ? notice : undefined) };
const { PlainRequests } = await import("../../../static/js/lib/plain_requests.js");

let asked, answers, line, heard, clock, tried;

class Tried {
  constructor() {
    tried.push(this);
  }
  close() {
    this.closed = true;
  }
}

/** What a server answers: its lines one by one, until the test ends it. */
function answer(options) {
  const body = new TransformStream();
  const writer = body.writable.getWriter();
  const one = { options, fields: Object.fromEntries(options.body.entries()), frames: options.body.getAll("frame").map((text) => JSON.parse(text)) };
  one.says = (frame) => writer.write(new TextEncoder().encode(`${JSON.stringify(frame)}\n`));
  one.ends = () => writer.close();
  options.signal?.addEventListener("abort", () => writer.abort(new Error("aborted")).catch(() => {}));
  asked.push(one);
  return Promise.resolve(answers.shift() ?? { ok: true, body: body.readable });
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  [asked, answers, heard, tried, clock] = [[], [], [], [], new Clock()];
});

afterEach(() => {
  line.close();
});

function open(...first) {
  answers = first;
  line = new PlainRequests(() => "wss://host/ws/dialogue/1/?told=4", {
    ...{ WebSocket: Tried, timers: clock, now: clock.now },
    fetch: (address, options) => ((asked.address = address), answer(options)),
  });
  line.onopen = () => heard.push("opened");
  line.onmessage = ({ data }) => heard.push(JSON.parse(data).type);
  line.onclose = ({ code }) => heard.push(code);
}

test("it asks at the websocket's own address, with the token, and is open with the first line", async () => {
  open();
  assert.equal(asked.address, "https://host/ws/dialogue/1/?told=4");
  assert.deepEqual([asked[0].fields.csrfmiddlewaretoken, asked[0].fields.seconds], ["token", "3"]);
  assert.equal(line.readyState, 0);
  asked[0].says({ type: "turn" });
  await settled();
  assert.deepEqual([line.readyState, heard], [1, ["opened", "turn"]]);
});

test("an answer that ends is followed by the next request, with the same tab", async () => {
  open();
  asked[0].says({ type: "turn" });
  asked[0].ends();
  await settled();
  assert.equal(asked.length, 2);
  assert.equal(asked[1].fields.tab, asked[0].fields.tab);
});

test("frames go one request after the other, in their order, and a heartbeat not at all", async () => {
  open();
  for (const type of ["typing", "draft", "move", "here"]) line.send(JSON.stringify({ type }));
  const types = () => asked.slice(1).map((one) => one.frames.map(({ type }) => type));
  assert.deepEqual(types(), [["typing"]]);
  asked[1].says({ type: "turn" });
  asked[1].ends();
  await settled();
  assert.deepEqual(types(), [["typing"], ["draft", "move"]]);
});

test("long frames go in several requests, none larger than the server takes, and a single one always goes", async () => {
  open();
  const frame = (length) => line.send(JSON.stringify({ type: "draft", text: "א".repeat(length) }));
  for (const length of [10, 9000, 9000, 9000, 30000, 10]) frame(length);
  const sizes = () => asked.slice(1).map((one) => one.frames.map(({ text }) => text.length));
  for (const place of [1, 2, 3, 4]) {
    asked[place].says({ type: "turn" });
    asked[place].ends();
    await settled();
  }
  assert.deepEqual(sizes(), [[10], [9000, 9000], [9000], [30000], [10]]);
});

test("a code of the server's closes it with that code, and nothing more is asked", async () => {
  open();
  asked[0].says({ type: "closed", code: 4403 });
  await settled();
  assert.deepEqual([heard, line.readyState, asked.length], [[4403], 3, 1]);
});

test("led to where people sign in, or with a token of a session that is over, it says so; an error or a cut is a line that broke", async () => {
  for (const answer of [{ type: "opaqueredirect" }, { ok: false, status: 403 }]) {
    open(answer);
    await settled();
    assert.deepEqual(heard.splice(0), [4401]);
  }
  open({ ok: false, status: 502 });
  await settled();
  assert.deepEqual(heard, [1006]);
});

test("closed, it takes its answer no more, sends what waits, and says farewell", async () => {
  open();
  line.send('{"type":"typing"}');
  line.send('{"type":"draft"}');
  line.close();
  await settled();
  const farewell = asked.at(-1);
  assert.deepEqual([farewell.fields.last, farewell.options.keepalive, farewell.frames], ["1", true, [{ type: "draft" }]]);
  assert.equal(asked[0].options.signal.aborted, true);
  assert.equal(asked[1].options.signal, undefined);
  assert.deepEqual(heard, []);
});

test("a websocket is tried once requests work; that it fails says that the network blocks it, and it is tried each minute", async () => {
  open();
  assert.equal(tried.length, 0);
  asked[0].says({ type: "turn" });
  await settled();
  assert.equal(tried.length, 1);
  assert.equal(notice.hidden, true);
  tried[0].onclose();
  assert.equal(notice.hidden, false);
  for (let second = 0; second < 60; second += 12) {
    asked.at(-1).ends();
    await settled();
    clock.tick(12000);
  }
  assert.equal(tried.length, 2);
  asked.at(-1).ends();
  await settled();
  clock.tick(4000); // it hangs
  assert.deepEqual([tried[1].closed, notice.hidden], [true, false]);
});

test("a websocket that brings a frame ends the plain requests", async () => {
  open();
  asked[0].says({ type: "turn" });
  await settled();
  tried[0].onmessage();
  assert.deepEqual([heard.at(-1), line.readyState, tried[0].closed, notice.hidden], [4000, 3, true, true]);
});
