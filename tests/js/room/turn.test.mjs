import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { $, open, type } from "../fake_dom.mjs";

const box = (draft = "", tip = "") =>
  `<h1>Your turn</h1><div data-live="clock">${tip}</div><form data-move-form=""><input type="hidden" name="after" value="1">` +
  `<input type="checkbox" name="feelings" value="sad"><textarea data-box="" data-first-act="">${draft}</textarea></form>`;
const WAITING = "<h1>Ben answers</h1><p>Listen.</p>";
const BAR = '<details class="menu"><summary>More</summary><button>Pause</button></details>';

let showTurn, boxOnScreen, calls, number = 0;

/** Each test has a page that was just loaded: the module keeps what left it. */
beforeEach(async () => {
  open(`<p id="announce"></p><div id="bar">${BAR}</div><div id="turn" data-key="3.say">${box()}</div><footer><button>Exit</button></footer>`);
  ({ showTurn, boxOnScreen } = await import(`../../../static/js/room/turn.js?${number++}`));
  calls = [];
});

const on = { leaving: () => calls.push(`leaving ${boxOnScreen()?.text}`), left: (words) => calls.push(`left ${words}`), entered: () => calls.push("entered") };
const come = (seq, key, html, bar) => showTurn({ seq, key, html, bar }, on);

test("the box that somebody types in is never replaced", () => {
  const before = $("[data-box]");
  type("[data-box]", "I feel");
  come(4, "3.say", box("an older draft", "<p>Two minutes</p>"));
  come(5, "3.say", box("an older draft", "<p>Three minutes</p>"));
  assert.equal($("[data-box]"), before);
  assert.deepEqual([before.value, document.activeElement === before], ["I feel", true]);
  assert.deepEqual([$("[data-live]").textContent, calls], ["Three minutes", []]);
});

test("a part is swapped only where it says something else", () => {
  come(4, "3.say", box("", "<p>Two minutes</p>"));
  const before = $("[data-live] p");
  come(5, "3.say", box("", "<p>Two minutes</p>"));
  assert.equal($("[data-live] p"), before);
});

test("a turn older than the one on screen is ignored", () => {
  come(5, "5.wait", WAITING);
  come(4, "3.say", box());
  assert.deepEqual([$("#turn").dataset.key, $("h1").textContent], ["5.wait", "Ben answers"]);
});

test("a turn with another key takes the place of the one before, and is read out", () => {
  come(4, "4.wait", WAITING);
  assert.deepEqual([$("#turn").dataset.key, $("#turn").innerHTML, boxOnScreen()], ["4.wait", WAITING, undefined]);
  assert.equal($("#announce").textContent, "Ben answers.");
  assert.deepEqual(calls, ["leaving ", "entered"]);
});

test("what stood in a box whose visit is over is handed on, after it could be kept as a draft", () => {
  type("[data-box]", " I feel ");
  come(4, "4.wait", WAITING);
  assert.deepEqual(calls, ["leaving  I feel ", "left I feel", "entered"]);
});

test("after a pause the words and ticks of the same visit are there again", () => {
  type("[data-box]", "I feel");
  $("[type=checkbox]").checked = true;
  come(4, "3.paused", WAITING);
  assert.deepEqual(calls, ["leaving I feel", "entered"]);
  come(5, "3.say", box("I"));
  assert.deepEqual([$("[data-box]").value, $("[type=checkbox]").checked], ["I feel", true]);
});

test("a draft that came in after the page fills an empty box, once", () => {
  come(4, "3.say", box("I feel"));
  assert.equal(boxOnScreen().text, "I feel");
  type("[data-box]", "");
  come(5, "3.say", box("I feel"));
  assert.equal(boxOnScreen().text, "");
});

test("every form is sent after what the page has seen", () => {
  come(9, "3.say", box());
  assert.equal($("input[name=after]").value, "9");
});

test("somebody in the turn is taken along to its next act, or to its title", () => {
  $("[data-box]").focus();
  come(4, "4.wait", WAITING);
  assert.equal(document.activeElement, $("h1"));
  assert.equal($("h1").scrolled, 1);
  come(5, "5.say", box());
  assert.equal(document.activeElement, $("[data-box]"));
});

test("somebody elsewhere on the page, or in an open menu, is left there", () => {
  $("footer button").focus();
  come(4, "4.wait", WAITING);
  assert.equal(document.activeElement, $("footer button"));
  $("details.menu").open = true;
  $("details.menu button").focus();
  come(5, "5.say", box(), BAR);
  assert.equal(document.activeElement, $("details.menu button"));
});

test("whoever answers in writing hears what is answered, whoever waits only the title", () => {
  const pinned = '<blockquote class="pinned"><cite>Ann said</cite> <p>Why was I\n alone?</p></blockquote>';
  come(4, "4.mirror", pinned + box());
  assert.equal($("#announce").textContent, "Your turn. Ann said Why was I alone?");
  come(5, "5.wait", WAITING + pinned);
  assert.equal($("#announce").textContent, "Ben answers.");
});

test("that something was taken back is read out before the title, also where the turn stays", () => {
  const log = document.createElement("ol");
  log.innerHTML = '<li class="take_back">Ann took that back</li>';
  document.body.append(log);
  come(4, "4.wait", `<h1>Ben answers</h1><div data-live="ouch"><p>Ann said ouch.</p></div>`);
  assert.equal($("#announce").textContent, "Ann took that back. Ben answers.");
  come(5, "4.wait", `<h1>Ben answers</h1><div data-live="ouch"></div>`);
  assert.equal($("#announce").textContent.trim(), "Ann took that back. Ben answers.");
});
