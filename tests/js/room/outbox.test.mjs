import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Outbox } from "../../../static/js/room/outbox.js";
import { Clock } from "../clock.mjs";

let clock, sent, states, outbox;

beforeEach(() => {
  clock = new Clock();
  sent = [];
  states = [];
  outbox = new Outbox(
    (move) => sent.push(move),
    () => states.push(outbox.state),
    clock,
  );
});

const ids = () => sent.map((move) => move.move_id);

test("a move is sent at once when the line is open", () => {
  outbox.opened();
  const id = outbox.post({ after: 3, move: "say", text: "I feel calm." });
  assert.deepEqual(sent, [{ type: "move", move_id: id, after: 3, move: "say", text: "I feel calm." }]);
});

test("a move made offline waits, and is sent when the line opens", () => {
  const id = outbox.post({ after: 3, move: "say" });
  assert.deepEqual(sent, []);
  outbox.opened();
  assert.deepEqual(ids(), [id]);
});

test("without an answer a move is sent again after 5 s, with the same id, until it is answered", () => {
  outbox.opened();
  const id = outbox.post({ after: 3, move: "say" });
  clock.tick(4999);
  assert.deepEqual(ids(), [id]);
  clock.tick(1);
  assert.deepEqual(ids(), [id, id]);
  clock.tick(5000);
  assert.deepEqual(ids(), [id, id, id]);
  outbox.settle(id);
  clock.tick(60000);
  assert.deepEqual(ids(), [id, id, id]);
});

test("nothing is sent again while the line is closed", () => {
  outbox.opened();
  const id = outbox.post({ after: 3, move: "say" });
  outbox.closed();
  clock.tick(60000);
  assert.deepEqual(ids(), [id]);
  outbox.opened();
  assert.deepEqual(ids(), [id, id]);
});

test("what waits is sent again in the order in which it was made", () => {
  const first = outbox.post({ after: 3, move: "say" });
  const second = outbox.post({ after: 3, move: "pause" });
  outbox.opened();
  assert.deepEqual(ids(), [first, second]);
  outbox.settle(first);
  clock.tick(5000);
  assert.deepEqual(ids(), [first, second, second]);
});

test("settling gives the move back once", () => {
  const id = outbox.post({ after: 3, move: "say", text: "Hello" });
  assert.equal(outbox.settle(id).text, "Hello");
  assert.equal(outbox.settle(id), undefined);
});

test("an answer to a move made elsewhere changes nothing", () => {
  outbox.opened();
  outbox.post({ after: 3, move: "say" });
  assert.equal(outbox.settle("another"), undefined);
  assert.equal(outbox.state, "saving");
});

test("the state is told in words that fit", () => {
  assert.equal(outbox.state, "offline");
  outbox.opened();
  const id = outbox.post({ after: 3, move: "say" });
  outbox.closed();
  outbox.opened();
  outbox.settle(id);
  assert.deepEqual(
    states.filter((state, i) => state !== states[i - 1]),
    ["saved", "saving", "offline", "saving", "saved"],
  );
});
