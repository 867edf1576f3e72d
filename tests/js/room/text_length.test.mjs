import assert from "node:assert/strict";
import { test } from "node:test";

import { countSentences, cutAfter, isLong } from "../../../static/js/room/text_length.js";

test("sentences are counted", () => {
  assert.equal(countSentences(""), 0);
  assert.equal(countSentences("I felt alone"), 1);
  assert.equal(countSentences("I felt alone. I waited! Did you see it?"), 3);
});

test("a text is cut after some sentences, and nothing of it is lost", () => {
  assert.deepEqual(cutAfter(" I felt alone. I waited! Did you see it? At 8.30 I went.\n", 2), ["I felt alone. I waited!", "Did you see it? At 8.30 I went."]);
  assert.deepEqual(cutAfter("I felt alone.", 2), ["I felt alone.", ""]);
  assert.deepEqual(cutAfter("", 2), ["", ""]);
});

test("a browser that knows no sentences cuts at their marks", () => {
  const { Segmenter } = Intl;
  delete Intl.Segmenter;
  assert.deepEqual(cutAfter("I felt alone. I waited! Did you see it?", 2), ["I felt alone. I waited!", "Did you see it?"]);
  assert.equal(countSentences("I felt alone. I waited"), 2);
  Intl.Segmenter = Segmenter;
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
