// A field takes in more than it can send, and says in plain words how much is left or too much.

import assert from "node:assert/strict";
import { test } from "node:test";

import { freeLength, most } from "../../../static/js/lib/text_limit.js";

const WORDS = { under: "%1 characters left", underOne: "1 character left", over: "%1 characters too many", overOne: "1 character too many" };

/** A field of 20 characters, and the line below it. */
function free(more = {}) {
  const field = Object.assign(new EventTarget(), { maxLength: 20, type: "text", value: "", dataset: {}, attributes: new Map(), ...more });
  field.setAttribute = (name, value) => field.attributes.set(name, value);
  field.removeAttribute = (name) => field.attributes.delete(name);
  field.after = (line) => (field.line = line);
  const createElement = () => ({ setAttribute() {} });
  freeLength(field, { document: { getElementById: () => ({ dataset: WORDS }), createElement } });
  return field;
}

function says(field, length) {
  field.value = "x".repeat(length);
  field.dispatchEvent(new Event("input"));
  return field.line.hidden ? "" : field.line.textContent;
}

test("it says nothing at first, then how much is left, then how much is too much", () => {
  const field = free();
  assert.deepEqual([16, 17, 18, 19, 20].map((length) => says(field, length)), ["", "3 characters left", "2 characters left", "1 character left", "0 characters left"]);
  assert.deepEqual([21, 22, 130].map((length) => says(field, length)), ["1 character too many", "2 characters too many", "110 characters too many"]);
});

test("a text that is too long is marked as long as it is", () => {
  const field = free();
  says(field, 21);
  assert.equal(field.attributes.get("aria-invalid"), "true");
  says(field, 20);
  assert.equal(field.attributes.has("aria-invalid"), false);
});

test("its limit is known when nothing cuts any more, and no field without one is touched", () => {
  assert.deepEqual([most(free()), free({ maxLength: -1 }).line, free({ type: "email" }).line], [20, undefined, undefined]);
});
