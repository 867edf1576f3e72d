import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { $, open, type } from "../fake_dom.mjs";

open("");
const { Outbox } = await import("../../../static/js/room/outbox.js");
const { enter, keepWords, moveHappened, moveRefused, sendMove } = await import("../../../static/js/room/moves.js");

const PAGE =
  '<p id="refusal"></p><details id="kept-text" hidden=""><p></p></details>' +
  '<form id="say"><input type="hidden" name="move_id" value="of the page"><input type="hidden" name="after" value="7">' +
  '<textarea name="text" data-box=""></textarea><button name="move" value="say">Say</button></form>' +
  '<details class="menu" open=""><form id="pause"><input type="hidden" name="after" value="7">' +
  '<button name="move" value="pause">Pause</button></form></details>';

let sent, outbox;

beforeEach(() => {
  open(PAGE);
  sent = [];
  outbox = new Outbox((move) => sent.push(move), undefined, { setTimeout() {}, clearTimeout() {} });
  outbox.opened();
});

const press = (form) => sendMove(outbox, $(form), $(`${form} button`));

function say(words) {
  type("[data-box]", words);
  press("#say");
  return sent.at(-1).move_id;
}

test("a move is built from its form, after what its page has seen, with an id of its own", () => {
  const id = say("I feel calm.");
  assert.deepEqual(sent, [{ type: "move", move_id: id, after: 7, move: "say", text: "I feel calm." }]);
  assert.ok(id && id !== "of the page");
});

test("a second press does not send twice", () => {
  say("I feel calm.");
  press("#say");
  assert.equal(sent.length, 1);
});

test("until the answer is there the words stay, and cannot be changed", () => {
  say("I feel calm.");
  const [box, button] = [$("[data-box]"), $("#say button")];
  assert.deepEqual([box.value, box.readOnly, button.getAttribute("aria-disabled")], ["I feel calm.", true, "true"]);
});

test("a move that happened leaves its box empty and ready", () => {
  assert.deepEqual(moveHappened(outbox, say("I feel calm.")), { said: true });
  assert.deepEqual([$("[data-box]").value, $("[data-box]").readOnly], ["", false]);
  assert.equal(say("And glad.") !== undefined && sent.length, 2);
});

test("a move without a box closes its menu", () => {
  press("#pause");
  assert.deepEqual(moveHappened(outbox, sent[0].move_id), { said: false });
  assert.equal($(".menu").open, false);
});

test("a move from elsewhere empties no box", () => {
  type("[data-box]", "I am still writing");
  assert.equal(moveHappened(outbox, "another"), undefined);
  assert.equal($("[data-box]").value, "I am still writing");
});

test("a refused move leaves its words in the box, says why, and can be made again", () => {
  const id = say("I feel calm.");
  moveRefused(outbox, { move_id: id, reason: "It is not your turn." });
  assert.deepEqual([$("[data-box]").value, $("[data-box]").readOnly], ["I feel calm.", false]);
  assert.deepEqual([$("#refusal").textContent, $("#refusal").scrolled], ["It is not your turn.", 1]);
  assert.equal($("#kept-text").hidden, true);
  press("#say");
  assert.deepEqual([sent.length, $("#refusal").textContent], [2, ""]);
});

test("words whose box is gone are shown beside the reason, until they are said", () => {
  const id = say("I feel calm.");
  const form = $("#say");
  form.remove();
  moveRefused(outbox, { move_id: id, reason: "The turn has changed." });
  assert.deepEqual([$("#kept-text").hidden, $("#kept-text p").textContent], [false, "I feel calm."]);
  document.body.append(form);
  moveHappened(outbox, say("Something else."));
  assert.equal($("#kept-text").hidden, false);
  moveHappened(outbox, say("I feel calm."));
  assert.deepEqual([$("#kept-text").hidden, $("#kept-text p").textContent], [true, ""]);
});

test("a refusal of a move that was answered before changes nothing", () => {
  const id = say("I feel calm.");
  moveHappened(outbox, id);
  moveRefused(outbox, { move_id: id, reason: "Too late." });
  assert.equal($("#refusal").textContent, "");
});

test("kept words make room for others", () => {
  keepWords("I feel calm.");
  keepWords("And glad.");
  assert.deepEqual([$("#kept-text").hidden, $("#kept-text p").textContent], [false, "And glad."]);
});

test("Ctrl+Enter sends what stands in the box, but not where it ends a word of an input method", () => {
  let times = 0;
  const form = { querySelector: () => null, requestSubmit: () => (times += 1) };
  const target = { form, matches: (selector) => selector === "[data-box]" };
  const pressed = (more) => enter({ key: "Enter", ctrlKey: true, target, preventDefault() {}, ...more });
  pressed({ isComposing: true, keyCode: 229 });
  pressed({ isComposing: false, keyCode: 229 }); // as Safari says it
  assert.equal(times, 0);
  pressed({ isComposing: false, keyCode: 13 });
  assert.equal(times, 1);
});
