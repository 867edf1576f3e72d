import assert from "node:assert/strict";
import { test } from "node:test";

import { countSentences, isLong } from "../../../static/js/room/text_length.js";

test("sentences are counted", () => {
  assert.equal(countSentences(""), 0);
  assert.equal(countSentences("I felt alone"), 1);
  assert.equal(countSentences("I felt alone. I waited! Did you see it?"), 3);
});

test("a short text is fine, however many its sentences", () => {
  assert.equal(isLong("I was sad. I waited. You came.", 280), false);
});

test("beyond the soft limit a text is long", () => {
  assert.equal(isLong("a".repeat(280), 280), false);
  assert.equal(isLong("a".repeat(281), 280), true);
  assert.equal(isLong(`a${" ".repeat(400)}`, 280), false);
});

test("three sentences are long from half of the limit on", () => {
  const sentence = `I felt ${"very ".repeat(10)}much alone. `;
  assert.equal(isLong(sentence.repeat(2), 280), false);
  assert.equal(isLong(sentence.repeat(3), 280), true);
});
