// Texts come back into the fields they were typed in, and none is lost when its field is gone.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { forgetAll } from "../../../static/js/lib/tab_copy.js";
import { copyField, dropWords, forgetFields, keepWords, refill, refillPage } from "../../../static/js/room/typed.js";
import { $, open, type } from "../fake_dom.mjs";

const BOX = '<textarea id="box" data-box="" data-number="2">I feel</textarea>';
const SHELF = '<details><summary>Aside</summary><textarea id="aside"></textarea></details>';
const LINE = '<input id="line" name="text">';

function load(fields, { key = "3.say", said = "" } = {}) {
  open(
    `<div id="room" data-socket="/ws/dialogue/1/"></div><div id="turn" data-key="${key}">${fields}</div>` +
      `<details id="kept-text" hidden=""><p></p></details><ol id="transcript"><li><p>${said}</p></li></ol>`,
  );
  refillPage($("#turn"));
}

const kept = () => [$("#kept-text").hidden, $("#kept-text p").textContent];
const write = (field, text, draft) => (type(field, text), copyField($(field), draft));

beforeEach(() => {
  forgetAll();
  load(BOX + SHELF + LINE);
});

test("every field of a turn has its own text after a reload", () => {
  write("#box", "I feel calm", { over: "I feel", number: 3 });
  write("#aside", "my own");
  write("#line", "our evenings");
  load(BOX + SHELF + LINE);
  assert.deepEqual(["#box", "#aside", "#line"].map((field) => $(field).value), ["I feel calm", "my own", "our evenings"]);
  assert.deepEqual([$("#turn details").open, kept()], [true, [true, ""]]);
});

test("what the server has is not taken from the tab", () => {
  write("#box", "I feel calm", { over: "I feel", number: 3 });
  forgetFields("box");
  load(BOX);
  assert.equal($("#box").value, "I feel");
});

test("a draft from elsewhere is offered beside the text of this tab", () => {
  write("#box", "I feel calm", { over: "I", number: 3 });
  load(BOX.replace("I feel", "From elsewhere"));
  assert.deepEqual([$("#box").value, kept()], ["I feel calm", [false, "From elsewhere"]]);
  load(BOX.replace("I feel", "From elsewhere"));
  assert.deepEqual(kept(), [false, "From elsewhere"]);
});

test("a text whose visit is over is on the page until it is said or deleted", () => {
  write("#box", "I feel calm", { over: "I feel", number: 3 });
  load(BOX, { key: "4.say" });
  assert.deepEqual([$("#box").value, kept()], ["I feel", [false, "I feel calm"]]);
  keepWords("Another one");
  assert.deepEqual(kept(), [false, "Another one"]);
  dropWords("Another one");
  assert.deepEqual(kept(), [false, "I feel calm"]);
  dropWords("I feel calm");
  load(BOX, { key: "4.say" });
  assert.deepEqual(kept(), [true, ""]);
});

test("a text that was said by a move whose answer was lost is not shown again", () => {
  write("#box", "I feel\ncalm", { over: "I feel", number: 3 });
  load(BOX, { key: "4.wait", said: "I feelcalm" });
  assert.deepEqual(kept(), [true, ""]);
});

test("what is written aside waits through a pause and through visits, until its author speaks", () => {
  write("#aside", "my own");
  for (const key of ["3.paused", "4.wait"]) load("", { key });
  load(SHELF, { key: "5.say" });
  assert.deepEqual([$("#aside").value, kept()], ["my own", [true, ""]]);
  $("#turn").innerHTML = BOX;
  refill($("#turn"));
  assert.deepEqual(kept(), [false, "my own"]);
});
