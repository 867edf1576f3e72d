import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf } from "../../../static/js/lib/return_to_form.js";
import { $, open } from "../fake_dom.mjs";

const PAGE = `<section aria-labelledby="title"><h2 id="title">A list</h2>
  <form id="line"><input type="hidden" id="key"><input id="words" type="text"></form>
  <form id="remove"><button id="away">Take away</button><button>Keep</button></form></section><form id="alone"></form>`;

test("the focus belongs to the field, else to the button, else to the title of its part", () => {
  open(PAGE);
  const [away, keep] = document.querySelectorAll("button");
  assert.deepEqual([placeOf($("#line"), null), placeOf($("#remove"), away), placeOf($("#remove"), keep)], ["words", "away", "title"]);
  assert.equal(placeOf($("#alone"), null), "");
});
