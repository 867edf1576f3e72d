import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf, watchForms } from "../../../static/js/lib/return_to_form.js";
import { $, open } from "../fake_dom.mjs";

const PAGE = `<section aria-labelledby="title"><h2 id="title">A list</h2>
  <form id="line"><input type="hidden" id="key"><input id="words" type="text"></form>
  <form id="remove"><button id="away">Take away</button><button>Keep</button></form></section><form id="alone"></form>`;
const AT = "/list/";

/** The page as it comes to this address, and what somebody then sends from it. */
function load(pathname, hash = "") {
  open(PAGE);
  const events = new EventTarget();
  document.addEventListener = events.addEventListener.bind(events);
  watchForms({ document, location: { pathname, hash } });
  return (form, { action = "/add/", submitter = null, taken = false } = {}) => {
    form.action = `https://quiet.example.org${action}`;
    const event = Object.assign(new Event("submit", { cancelable: true }), { submitter });
    Object.defineProperty(event, "target", { value: form });
    if (taken) event.preventDefault();
    events.dispatchEvent(event);
  };
}

/** What has the focus when the page comes to this address. */
function focusAt(...address) {
  load(...address);
  return document.activeElement.id;
}

test("the focus belongs to the field, else to the button, else to the title of its part", () => {
  open(PAGE);
  const [away, keep] = document.querySelectorAll("button");
  assert.deepEqual([placeOf($("#line"), null), placeOf($("#remove"), away), placeOf($("#remove"), keep)], ["words", "away", "title"]);
  assert.equal(placeOf($("#alone"), null), "");
});

test("after a post the focus is in the field again, once, and also on the page of a refusal", () => {
  for (const address of [AT, "/add/"]) {
    load(AT)($("#line"));
    assert.equal(focusAt(address), "words");
    assert.equal(focusAt(address), "");
  }
});

test("a title that gets the focus can hold it", () => {
  load(AT)($("#remove"), { submitter: document.querySelectorAll("button")[1] });
  assert.equal(focusAt(AT), "title");
  assert.equal(document.activeElement.tabIndex, -1);
});

test("another page, a place that the address names, and what a script took are left alone", () => {
  load(AT)($("#line"));
  assert.equal(focusAt("/home/"), "");
  load(AT)($("#line"));
  assert.equal(focusAt(AT, "#title"), "");
  load(AT)($("#line"), { taken: true });
  assert.equal(focusAt(AT), "");
});
