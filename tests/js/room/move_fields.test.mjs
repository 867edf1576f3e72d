import assert from "node:assert/strict";
import { test } from "node:test";

import { moveFields } from "../../../static/js/room/move_fields.js";

function form(...pairs) {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

test("a move carries what was filled in", () => {
  const data = form(["csrfmiddlewaretoken", "t"], ["move_id", "m"], ["after", "7"], ["text", "I feel calm."]);
  assert.deepEqual(moveFields(data, "say"), { after: 7, move: "say", text: "I feel calm." });
});

test("what was left empty is left out", () => {
  assert.deepEqual(moveFields(form(["after", "0"], ["text", " \n "], ["until", ""]), "say"), { after: 0, move: "say" });
});

test("tapped words are numbers, feelings are names", () => {
  const data = form(["after", "7"], ["words", "0"], ["words", "3"], ["feelings", "sad"], ["feelings", "let_down"]);
  assert.deepEqual(moveFields(data, "almost"), { after: 7, move: "almost", words: [0, 3], feelings: ["sad", "let_down"] });
});

test("a time is text, minutes are a number", () => {
  const data = form(["after", "7"], ["until", "2030-01-01T18:30:00+01:00"], ["minutes", "20"]);
  assert.deepEqual(moveFields(data, "later"), { after: 7, move: "later", until: "2030-01-01T18:30:00+01:00", minutes: 20 });
});

test("a day with its offset and a time of that day are one time, unless another was chosen", () => {
  const chosen = [["after", "7"], ["on", "2026-12-05-05:00"], ["at", "20:30"]];
  assert.equal(moveFields(form(...chosen, ["until", ""]), "later").until, "2026-12-05T20:30-05:00");
  assert.equal(moveFields(form(...chosen, ["until", "PT20M"]), "later").until, "PT20M");
});

test("lines end as on the wire", () => {
  assert.equal(moveFields(form(["after", "7"], ["text", "one\r\ntwo"]), "say").text, "one\ntwo");
});

test("a switch goes before the pressed button", () => {
  assert.equal(moveFields(form(["after", "7"], ["instead", "partly"], ["text", "one"]), "say").move, "partly");
});
