import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Drafts } from "../../../static/js/room/drafts.js";
import { Clock } from "../clock.mjs";

let clock, sent, online, box, drafts;

beforeEach(() => {
  clock = new Clock();
  sent = [];
  online = true;
  box = { key: "3.acts", text: "" };
  const send = (frame) => online && sent.push(frame) > 0;
  drafts = new Drafts(send, () => box && { ...box }, { timers: clock, now: clock.now });
});

function type(text) {
  box.text = text;
  drafts.typed();
}

const texts = () => sent.filter((frame) => frame.type === "draft").map((frame) => frame.text);
const signs = () => sent.filter((frame) => frame.type === "typing").length;

test("a draft is sent 0.7 s after the last key", () => {
  type("I");
  clock.tick(600);
  type("I feel");
  clock.tick(699);
  assert.deepEqual(texts(), []);
  clock.tick(1);
  assert.deepEqual(texts(), ["I feel"]);
  assert.equal(drafts.saving, true);
  drafts.kept("3.acts");
  assert.equal(drafts.saving, false);
});

test("writing is shown at most every 3 s", () => {
  for (let i = 0; i < 60; i++) {
    type("I".repeat(i));
    clock.tick(100);
  }
  assert.equal(signs(), 2);
});

test("what the server has is not sent again", () => {
  box.text = "kept before";
  drafts.settled();
  drafts.flush();
  assert.deepEqual(texts(), []);
});

test("a draft that could not be sent goes out when the line is back", () => {
  online = false;
  type("I feel");
  clock.tick(5000);
  online = true;
  drafts.flush();
  assert.deepEqual(texts(), ["I feel"]);
});

test("a draft that was on its way when the line broke is sent again", () => {
  type("I feel");
  clock.tick(700);
  drafts.lost();
  drafts.flush();
  assert.deepEqual(texts(), ["I feel", "I feel"]);
});

test("a draft that was kept before the line broke is not", () => {
  type("I feel");
  clock.tick(700);
  drafts.kept("3.acts");
  drafts.lost();
  drafts.flush();
  assert.deepEqual(texts(), ["I feel"]);
});

test("a text that goes out as a move needs no draft", () => {
  type("I feel");
  drafts.rest();
  clock.tick(5000);
  assert.deepEqual(texts(), []);
});

test("an emptied box is kept empty", () => {
  type("I feel");
  clock.tick(700);
  type("");
  clock.tick(700);
  assert.deepEqual(texts(), ["I feel", ""]);
});

test("without a box nothing is sent", () => {
  box = undefined;
  drafts.flush();
  assert.deepEqual(sent, []);
});
