import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { enter, putStem } from "../../../static/js/room/box.js";
import { $, open, type } from "../fake_dom.mjs";

const TURN = `<div id="turn">
  <form id="suggestion"><button data-stem="" value="What I miss is…">What I miss is…</button><button>No, thank you</button></form>
  <form id="say"><button data-stem="" value="I feel…">I feel…</button><textarea data-box=""></textarea>
    <input type="checkbox" name="words" value="1"><input type="radio" name="level" value="3"><input type="text" name="own"><button class="main" name="move">Say it</button></form>
</div>`;
let sent, clicked;

beforeEach(() => {
  [sent, clicked] = [[], []];
  open(TURN);
  $("#say").requestSubmit = (button) => sent.push(button.textContent);
  for (const choice of document.querySelectorAll("input")) choice.click = () => clicked.push(choice.name);
});

const press = (selector, more = {}) => {
  const did = [];
  enter({ key: "Enter", target: $(selector), preventDefault: () => did.push("prevented"), ...more });
  return did;
};

test("every beginning comes into the box, also one in a form of its own", () => {
  for (const stem of document.querySelectorAll("[data-stem]")) {
    type("[data-box]", "");
    putStem(stem);
    assert.equal($("[data-box]").value, stem.value.replace("…", " "));
    assert.equal(document.activeElement, $("[data-box]"));
  }
});

test("Ctrl or Command with Enter sends what stands in the box, Enter alone does not", () => {
  assert.deepEqual([press("[data-box]"), press("[data-box]", { ctrlKey: true }), press("[data-box]", { metaKey: true })], [[], ["prevented"], ["prevented"]]);
  assert.deepEqual(sent, ["Say it", "Say it"]);
});

test("nothing is sent while an input method composes a word", () => {
  assert.deepEqual(press("[data-box]", { ctrlKey: true, isComposing: true }), []);
  assert.deepEqual(sent, []);
});

test("Enter on a choice makes it and sends nothing", () => {
  assert.deepEqual([press("[name=words]"), press("[name=level]"), press("[name=own]")], [["prevented"], ["prevented"], []]);
  assert.deepEqual([clicked, sent], [["words", "level"], []]);
});

test("a beginning is typed, so that the browser can undo it", () => {
  const typed = [];
  document.execCommand = (_what, _dialog, text) => typed.push(text);
  type("[data-box]", "It was late");
  putStem($("#say [data-stem]"));
  assert.deepEqual([typed, $("[data-box]").value], [["I feel It was late"], "It was late"]);
  delete document.execCommand;
});
