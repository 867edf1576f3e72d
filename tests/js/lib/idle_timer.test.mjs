// Whoever works here is warned before they are signed out, and kept signed in while they do something.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Idle } from "../../../static/js/lib/idle_timer.js";

const MINUTE = 60000;

function begin(minutes = 30) {
  const said = [];
  let now = 1000;
  const note = (word) => () => said.push(word);
  const on = { tell: note("tell"), warn: note("warn"), calm: note("calm"), over: note("over") };
  const idle = new Idle(minutes, on, () => now);
  return { idle, said, after: (ms) => ((now += ms), idle.look()) };
}

test("two minutes before the end it warns, once, and at the end it is over", () => {
  const { said, after } = begin();
  after(28 * MINUTE - 1);
  assert.deepEqual(said, []);
  after(1);
  after(MINUTE);
  assert.deepEqual(said, ["warn"]);
  after(MINUTE);
  assert.deepEqual(said, ["warn"]); // the server is not sure yet
  after(3000);
  assert.deepEqual(said, ["warn", "over"]);
});

test("somebody who types is told of once a minute, and is never warned", () => {
  const { idle, said, after } = begin(5);
  for (let second = 0; second < 20 * 60; second += 5) {
    idle.acted();
    after(5000);
  }
  assert.deepEqual(said, Array(said.length).fill("tell"));
  assert.equal(said.length, 20);
});

test("the last key before a rest counts, although the server had just heard of one", () => {
  const { idle, said, after } = begin(5);
  after(10000);
  idle.acted();
  after(50000);
  assert.deepEqual(said, ["tell"]);
  after(3 * MINUTE - 1);
  assert.deepEqual(said, ["tell"]);
  after(1);
  assert.deepEqual(said, ["tell", "warn"]);
});

test("a key after the warning is told at once, and takes the warning away", () => {
  const { idle, said, after } = begin();
  after(28 * MINUTE);
  idle.acted();
  assert.deepEqual(said, ["warn", "calm", "tell"]);
  after(27 * MINUTE);
  assert.deepEqual(said, ["warn", "calm", "tell"]);
});

test("what somebody does in another window counts here", () => {
  const { idle, said, after } = begin();
  after(29 * MINUTE);
  idle.serverHeard();
  after(27 * MINUTE);
  assert.deepEqual(said, ["warn", "calm"]);
});

test("a computer that slept longer than that is over when it wakes", () => {
  const { said, after } = begin();
  after(8 * 60 * MINUTE);
  assert.deepEqual(said, ["over"]);
});

test("a socket that closes about then closes because of it", () => {
  const { idle, after } = begin();
  after(28 * MINUTE);
  assert.equal(idle.away, false);
  after(MINUTE);
  assert.equal(idle.away, true);
});
