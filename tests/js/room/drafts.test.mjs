import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Drafts, meet } from "../../../static/js/room/drafts.js";
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

const numbers = () => sent.filter((frame) => frame.type === "draft").map((frame) => frame.number);
const offered = [];

function typeAndRest(text) {
  type(text);
  clock.tick(700);
}

/** As beside a server that keeps a draft already. */
function begin(text, number) {
  offered.splice(0);
  box.text = text;
  drafts = new Drafts((frame) => sent.push(frame) > 0, () => box && { ...box }, {
    timers: clock, now: clock.now, stored: () => ({ text, number }), offer: (other) => offered.push(other),
  });
  drafts.settled(undefined, true);
}

test("each draft has the number after the newest that is known", () => {
  begin("I", 4);
  typeAndRest("I feel");
  typeAndRest("I feel calm");
  drafts.kept("3.acts", 5);
  assert.equal(drafts.saving, true);
  drafts.kept("3.acts", 6);
  typeAndRest("I feel calm now");
  assert.deepEqual([numbers(), drafts.saving], [[5, 6, 7], true]);
});

test("a draft whose answer was lost is sent under the number that it had, and is known again", () => {
  begin("", 0);
  typeAndRest("I feel");
  drafts.lost();
  drafts.flush();
  drafts.kept("3.acts", 1, "I feel");
  assert.deepEqual([numbers(), drafts.saving, offered], [[1, 1], false, []]);
  typeAndRest("I feel calm");
  assert.deepEqual(numbers(), [1, 1, 2]);
});

test("a draft of another tab is offered, and what is typed here is kept after it", () => {
  begin("", 0);
  typeAndRest("mine");
  drafts.kept("3.acts", 8, "from the other tab");
  assert.deepEqual([offered, texts(), numbers()], [["from the other tab"], ["mine", "mine"], [1, 9]]);
  drafts.kept("3.acts", 9);
  assert.equal(drafts.saving, false);
});

test("a draft that goes on from another tab's loses nothing of it, and offers nothing", () => {
  begin("I", 1);
  typeAndRest("I feel calm");
  drafts.kept("3.acts", 2, "I feel");
  assert.deepEqual([offered, numbers()], [[], [2, 3]]);
});

test("a text that no draft can hold is not sent, and nobody says that it is saved", () => {
  begin("", 0);
  typeAndRest("a".repeat(8001));
  assert.deepEqual([texts(), drafts.tooLong], [[], true]);
  typeAndRest("a".repeat(8000));
  assert.deepEqual([texts().length, drafts.tooLong], [1, false]);
});

const copy = (text, over, number) => ({ text, over, number });

test("the copy in the tab and the server's draft meet, and the newest text is shown", () => {
  const both = { show: "", offer: "" };
  assert.deepEqual(meet(copy("I feel ", "", 1), { text: "I feel", number: 1 }), { ...both, show: "I feel " });
  assert.deepEqual(meet(copy("I feel calm", "I feel", 2), { text: "I feel", number: 1 }), { ...both, show: "I feel calm" });
  assert.deepEqual(meet(copy("I", "I feel", 2), { text: "I feel", number: 1 }), { ...both, show: "I" }); // some of it was deleted
  assert.deepEqual(meet(copy("I feel calm", "I feel", 2), { text: "I feel cal", number: 2 }), { ...both, show: "I feel calm" });
  assert.deepEqual(meet(copy("I feel", "I feel", 2), { text: "Elsewhere", number: 3 }), { ...both, show: "Elsewhere" });
  assert.deepEqual(meet(copy("I feel", "I feel", 4), { text: "an old page", number: 2 }), { show: "I feel", offer: "an old page" });
});

test("of two texts of which neither goes on from the other, the newer is shown and the other offered", () => {
  assert.deepEqual(meet(copy("mine", "I", 2), { text: "from the other tab", number: 3 }), { show: "from the other tab", offer: "mine" });
  assert.deepEqual(meet(copy("mine", "I", 4), { text: "from the other tab", number: 3 }), { show: "mine", offer: "from the other tab" });
});
