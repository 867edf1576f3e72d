import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { EventLog } from "../../../static/js/room/event_log.js";

let placed, asked, log;

beforeEach(() => {
  placed = [];
  asked = [];
  log = new EventLog(
    4,
    (event) => placed.push(event.seq),
    (lastSeen) => asked.push(lastSeen),
  );
});

const happen = (...seqs) => seqs.forEach((seq) => log.happened({ seq, html: "" }));

test("what comes next is placed", () => {
  happen(5, 6);
  assert.deepEqual(placed, [5, 6]);
  assert.equal(log.lastSeen, 6);
  assert.deepEqual(asked, []);
});

test("what is known is ignored", () => {
  happen(5, 5, 4, 1);
  assert.deepEqual(placed, [5]);
  assert.deepEqual(asked, []);
});

test("a gap is asked for once, and nothing is placed out of order", () => {
  happen(7, 8, 9);
  assert.deepEqual(placed, []);
  assert.deepEqual(asked, [4]);
  happen(5, 6, 7, 8, 9);
  assert.deepEqual(placed, [5, 6, 7, 8, 9]);
});

test("a second gap is asked for as well", () => {
  happen(6, 5, 7);
  assert.deepEqual(asked, [4, 5]);
});

test("a head ahead of us is asked for, each time, because a question may be lost", () => {
  log.head(4);
  assert.deepEqual(asked, []);
  log.head(6);
  log.head(6);
  assert.deepEqual(asked, [4, 4]);
});

test("any order with losses and doubles ends in the whole log, in order, once", () => {
  const end = 40;
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let rounds = 0; log.lastSeen < end && rounds < 10000; rounds++) {
    const from = asked.pop() ?? Math.floor(random() * end);
    for (let seq = from + 1; seq <= end; seq++) {
      if (random() > 0.2) happen(seq);
      if (random() < 0.2) happen(seq);
    }
    log.head(end);
  }
  assert.deepEqual(
    placed,
    Array.from({ length: end - 4 }, (_, i) => i + 5),
  );
});
