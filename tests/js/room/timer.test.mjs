import assert from "node:assert/strict";
import { test } from "node:test";

import { lasted, lastedStill, left, passed } from "../../../static/js/room/timer.js";

test("a turn shows minutes and seconds", () => {
  assert.deepEqual([0, 59, 60, 605].map((seconds) => lasted(seconds)), ["0:00", "0:59", "1:00", "10:05"]);
});

test("for a reader who wants little motion it shows minutes alone", () => {
  assert.deepEqual([59, 60, 179].map((seconds) => lastedStill(seconds, "soon")), ["soon", "1 minute", "2 minutes"]);
  assert.equal(lastedStill(179, "soon", "de"), "2 Minuten");
});

test("what runs out says minutes, and no seconds at the end", () => {
  assert.deepEqual([600, 61, 59, 0].map((seconds) => left(seconds, "soon")), ["10 minutes", "1 minute", "soon", "soon"]);
});

test("a turn goes on while the machine sleeps, and does not go back with its clock", () => {
  const time = {};
  const clocks = (sinceStart, ofDay) => ({ performance: { now: () => sinceStart }, Date: { now: () => ofDay } });
  assert.equal(passed(time, clocks(1000, 50_000)), 0);
  assert.equal(passed(time, clocks(3000, 52_000)), 2);
  assert.equal(passed(time, clocks(4000, 650_000)), 600); // it slept
  assert.equal(passed(time, clocks(700_000, 10_000)), 699); // somebody set the clock back
});
