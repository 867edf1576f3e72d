import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { $, open, type } from "../fake_dom.mjs";

open("");
const { parse, same, swap } = await import("../../../static/js/lib/swap.js");

beforeEach(() => open('<main><input type="hidden" name="csrfmiddlewaretoken" value="of this page"></main><div id="part"></div>'));

const show = (html) => ($("#part").innerHTML = html);
const fresh = (html) => swap($("#part"), parse(html));

test("a form that came by the socket carries the token of the page", () => {
  const box = parse('<form method="post"><button>Go</button></form><form method="get"></form>');
  assert.deepEqual(box.querySelectorAll("form").map((form) => form.elements.csrfmiddlewaretoken?.value), ["of this page", undefined]);
});

test("a form that has a token keeps it, and gets no second one", () => {
  const tokens = parse('<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="own"></form>').querySelectorAll("input");
  assert.deepEqual(tokens.map(({ value }) => value), ["own"]);
});

test("what is hidden, opened or on its way tells nothing new", () => {
  const one = parse('<form><input type="hidden" name="move_id" value="1"><details open=""><p>It is  late.</p></details></form>');
  const other = parse('<form aria-busy="true"><input type="hidden" name="move_id" value="2"><details><p>It is late.</p></details></form>');
  assert.equal(same(one, other), true);
  assert.equal(same(one, parse("<form><details><p>It is early.</p></details></form>")), false);
});

test("what says the same stays, element for element", () => {
  show("<p>It is late.</p>");
  const before = $("#part p");
  assert.equal(fresh("<p>It is late.</p>"), false);
  assert.equal($("#part p"), before);
});

test("what says something else is replaced", () => {
  show("<p>It is late.</p>");
  assert.equal(fresh("<p>It is early.</p>"), true);
  assert.equal($("#part").innerHTML, "<p>It is early.</p>");
});

test("what was opened stays open, and nothing else opens", () => {
  show('<details open=""><summary>Pause</summary></details><details><summary>Ouch</summary></details>');
  fresh("<p>New</p><details><summary>Pause</summary></details><details><summary>Ouch</summary></details>");
  assert.deepEqual(document.querySelectorAll("details").map((details) => details.open), [true, false]);
});

test("a field that was touched keeps its value, an untouched one takes the new one", () => {
  show('<input id="words" value="old"><input id="other" value="old"><input id="tick" type="checkbox">');
  type("#words", "my own");
  $("#tick").checked = true;
  fresh('<input id="words" value="new"><input id="other" value="new"><input id="tick" type="checkbox">');
  assert.deepEqual(["#words", "#other"].map((id) => $(id).value), ["my own", "new"]);
  assert.equal($("#tick").checked, true);
});

test("focus goes to the element that stands for the old one", () => {
  show('<button name="act" value="up">Up</button><button name="act" value="down">Down</button>');
  $("[value=down]").focus();
  fresh('<p>New</p><button name="act" value="up">Up</button><button name="act" value="down">Down</button>');
  assert.equal(document.activeElement, $("[value=down]"));
});

test("focus elsewhere on the page is left alone", () => {
  show("<button>Go</button>");
  $("main input").focus();
  fresh("<p>New</p><button>Go</button>");
  assert.equal(document.activeElement, $("main input"));
});
