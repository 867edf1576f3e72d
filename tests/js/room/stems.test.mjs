import assert from "node:assert/strict";
import { test } from "node:test";

import { withStem } from "../../../static/js/room/stems.js";

test("a stem opens an empty box", () => {
  assert.deepEqual(withStem("", "I feel…"), { text: "I feel ", from: 7, to: 7 });
});

test("a stem goes before what stands there", () => {
  assert.equal(withStem("worried and alone", "I feel…").text, "I feel worried and alone");
});

test("another stem takes the place of the first, and the words stay", () => {
  assert.equal(withStem("I feel worried", "I need…", ["I feel…", "I need…"]).text, "I need worried");
});

test("the same stem twice is there once", () => {
  assert.equal(withStem("I feel worried", "I feel…", ["I feel…"]).text, "I feel worried");
});

test("a gap inside a stem is selected", () => {
  const { text, from, to } = withStem("", "What makes sense is… because…");
  assert.equal(text, "What makes sense is… because ");
  assert.equal(text.slice(from, to), "…");
});
