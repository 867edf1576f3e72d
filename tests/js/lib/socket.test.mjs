import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Socket, backoff, socketAddress, wakeWith } from "../../../static/js/lib/socket.js";
import { Clock } from "../clock.mjs";

let clock, lines, heard, complaints, socket;

class Line {
  readyState = 0;
  sent = [];
  constructor(address) {
    this.address = address;
    lines.push(this);
  }
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    if (this.readyState === 0) complaints.push("closed before the connection is established"); // as Chromium does
    this.readyState = 3;
  }
  opens() {
    this.readyState = 1;
    this.onopen?.();
  }
  says(frame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  ends(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

beforeEach(() => {
  clock = new Clock();
  lines = [];
  heard = [];
  complaints = [];
  const note = (what) => (value) => heard.push(value === undefined ? [what] : [what, value]);
  const on = { opened: note("opened"), frame: note("frame"), closed: () => heard.push(["closed"]), refused: note("refused") };
  let tries = 0;
  socket = new Socket(() => `ws://host/${tries++}`, on, { WebSocket: Line, timers: clock, random: () => 0.999999, now: clock.now });
  socket.connect();
});

const last = () => lines.at(-1);

test("frames are heard and sent", () => {
  assert.equal(socket.send({ type: "here" }), false);
  last().opens();
  last().says({ type: "head", seq: 4 });
  assert.equal(socket.send({ type: "typing" }), true);
  assert.deepEqual(heard, [["opened"], ["frame", { type: "head", seq: 4 }]]);
  assert.deepEqual(last().sent, [{ type: "typing" }]);
});

test("it says that it is here every 15 s while it is open", () => {
  last().opens();
  last().says({ type: "head" });
  clock.tick(15000);
  last().says({ type: "head" });
  clock.tick(15000);
  assert.deepEqual(last().sent, [{ type: "here" }, { type: "here" }]);
});

test("a cut line is tried again, with the address made anew", () => {
  last().opens();
  last().ends();
  clock.tick(500);
  assert.deepEqual(
    lines.map((line) => line.address),
    ["ws://host/0", "ws://host/1"],
  );
  assert.deepEqual(heard, [["opened"], ["closed"]]);
});

test("the bound of the wait doubles from 0.5 s up to 15 s", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 20].map((tries) => backoff(tries, () => 1)),
    [500, 1000, 2000, 4000, 8000, 15000, 15000],
  );
  assert.equal(
    backoff(3, () => 0),
    0,
  );
});

test("each failed try waits longer, and a frame makes the wait short again", () => {
  const waits = [];
  const failAndWait = () => {
    const before = lines.length;
    last().ends();
    for (waits.push(0); lines.length === before; waits[waits.length - 1]++) clock.tick(100);
  };
  failAndWait();
  failAndWait();
  last().opens(); // an open line alone proves nothing
  failAndWait();
  last().opens();
  last().says({ type: "head" });
  failAndWait();
  assert.deepEqual(waits, [5, 10, 20, 5]);
});

test("no frame for 35 s means a new line", () => {
  last().opens();
  last().says({ type: "head" });
  clock.tick(20000);
  last().says({ type: "head" });
  clock.tick(34999);
  assert.equal(lines.length, 1);
  clock.tick(501);
  assert.equal(lines.length, 2);
  assert.equal(lines[0].readyState, 3);
});

test("a line that brings no first frame is given up after 4 s", () => {
  last().opens();
  clock.tick(3999);
  assert.equal(lines.length, 1);
  clock.tick(501);
  assert.deepEqual([lines.length, lines[0].readyState], [2, 3]); // closed: a browser lets the second wait for the first
});

test("an old line is no longer heard", () => {
  last().opens();
  last().says({ type: "head" });
  clock.tick(35500);
  heard.length = 0;
  lines[0].says({ type: "head" });
  lines[0].ends(4403);
  assert.deepEqual(heard, []);
});

for (const code of [4401, 4403]) {
  test(`sent away with ${code} it says so and does not come back`, () => {
    last().opens();
    last().ends(code);
    clock.tick(600000);
    socket.wake();
    socket.connect();
    assert.equal(lines.length, 1);
    assert.deepEqual(heard, [["opened"], ["closed"], ["refused", code]]);
  });
}

test("too fast: it waits at least 15 s", () => {
  last().opens();
  last().ends(4429);
  clock.tick(15000);
  assert.equal(lines.length, 1);
  clock.tick(500);
  assert.equal(lines.length, 2);
});

test("where nothing is kept it waits four seconds, and says why it was closed", () => {
  last().opens();
  last().says({ type: "turn" });
  let why;
  socket.on.closed = (code) => (why = code);
  last().ends(4507);
  clock.tick(4000);
  assert.deepEqual([why, lines.length], [4507, 1]);
  clock.tick(500);
  assert.equal(lines.length, 2);
});

test("after a restart everybody comes again at another moment of four seconds", () => {
  last().opens();
  last().ends(1012);
  clock.tick(4400);
  assert.equal(lines.length, 1);
  clock.tick(100);
  assert.equal(lines.length, 2);
});

test("looked at again, it tries at once", () => {
  last().ends();
  socket.wake();
  assert.equal(lines.length, 2);
  last().opens();
  last().says({ type: "head" });
  clock.tick(20000);
  assert.equal(lines.length, 2);
});

test("looked at again, a line that spoke lately is kept and a silent one replaced", () => {
  last().opens();
  last().says({ type: "head" });
  clock.tick(20000);
  socket.wake();
  assert.equal(lines.length, 1);
  clock.tick(1);
  socket.wake();
  assert.equal(lines.length, 2);
  assert.deepEqual(heard, [["opened"], ["frame", { type: "head" }], ["closed"]]);
});

test("who leaves the site hears nothing more, not even that the session is over", () => {
  const window = new EventTarget();
  wakeWith(socket, { window, document: new EventTarget() });
  last().opens();
  const ends = last().onclose;
  window.dispatchEvent(new Event("leaving"));
  assert.deepEqual([last().readyState, last().onclose, typeof ends], [3, null, "function"]);
  socket.connect();
  clock.tick(60000);
  assert.deepEqual([lines.length, heard], [1, [["opened"]]]);
});

test("a line that is not open yet when the person leaves is closed once it is, and not heard", () => {
  socket.end();
  clock.tick(60000);
  assert.deepEqual([last().readyState, complaints], [0, []]);
  last().opens();
  assert.equal(last().readyState, 3);
  last().says({ type: "head", seq: 4 });
  last().ends(4401);
  assert.deepEqual([lines.length, complaints, heard], [1, [], []]);
});

test("without WebSocket in the browser nothing is tried", () => {
  const none = new Socket(() => "", { frame() {} }, { WebSocket: undefined, timers: clock });
  none.connect();
  assert.equal(none.everOpened, false);
  assert.equal(none.send({}), false);
});

test("the address follows the page's own scheme, and says whose page it is", () => {
  const document = { documentElement: { dataset: { person: "7" } } };
  const page = (protocol, host) => ({ location: { protocol, host }, document });
  assert.equal(socketAddress("/ws/home/", page("http:", "a:8000")), "ws://a:8000/ws/home/?person=7");
  assert.equal(socketAddress("/ws/dialogue/1/?told=4", page("https:", "a")), "wss://a/ws/dialogue/1/?told=4&person=7");
});

test("without a network the line is given up at once, and tried again", () => {
  const window = new EventTarget();
  wakeWith(socket, { window, document: new EventTarget() });
  last().opens();
  window.dispatchEvent(new Event("offline"));
  assert.equal(socket.open, false);
  assert.deepEqual(heard, [["opened"], ["closed"]]);
  clock.tick(15_000);
  assert.equal(lines.length > 1, true);
});

class Plain extends Line {
  constructor(address) {
    super(address());
    this.plain = true;
  }
}

/** A socket in a network of its own, and how many of its lines are open that go by plain requests. */
function blocked() {
  const one = new Socket(() => "ws://host/", { frame() {} }, { WebSocket: Line, timers: clock, random: () => 0.5, now: clock.now, load: async () => Plain });
  lines.length = 0;
  one.connect();
  return { plainLines: () => lines.filter((line) => line.plain && line.readyState !== 3).length };
}

/** Lets what was awaited come. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function refusedTwice() {
  const net = blocked();
  for (let tries = 0; tries < 2; tries++) {
    last().ends();
    clock.tick(1000);
    await settled();
  }
  return net;
}

test("refused twice it goes on by plain requests", async () => {
  const { plainLines } = await refusedTwice();
  assert.equal(plainLines(), 1);
});

test("a websocket that brings nothing is replaced within 5 s", async () => {
  const { plainLines } = blocked();
  clock.tick(4000);
  await settled();
  assert.equal(plainLines(), 1);
});

test("once a websocket comes through again it is taken", async () => {
  const { plainLines } = await refusedTwice();
  last().opens();
  last().says({ type: "turn" });
  last().ends(4000);
  clock.tick(500);
  assert.deepEqual([plainLines(), last().plain], [0, undefined]);
});

test("where plain requests bring nothing either, websockets are tried again", async () => {
  const { plainLines } = await refusedTwice();
  last().ends();
  clock.tick(15000);
  await settled();
  assert.equal(plainLines(), 0);
});

test("a server that sends people away says nothing of the network", async () => {
  const { plainLines } = blocked();
  for (let tries = 0; tries < 4; tries++) {
    last().opens();
    last().ends(1012);
    clock.tick(30000);
    await settled();
  }
  assert.equal(plainLines(), 0);
});
