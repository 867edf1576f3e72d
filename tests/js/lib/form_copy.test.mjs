// What is typed into a long form is in the tab until the server has it, and in the form again when its page is there again.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { forgetAll } from "../../../static/js/lib/tab_copy.js";
import { open } from "../fake_dom.mjs";

open("");
const { FormCopy, fieldsOf, nameOf } = await import("../../../static/js/lib/form_copy.js");

const field = (name, more = {}) => ({ localName: "textarea", type: "textarea", name, id: name, value: "", defaultValue: "", dataset: {}, maxLength: -1, closest: () => null, before() {}, ...more });
const short = (name, most) => field(name, { localName: "input", type: "text", maxLength: most });
const tick = (name, value) => field(name, { localName: "input", type: "checkbox", value, checked: false, defaultChecked: false });

/** A form as a page has it, posted to a letter. */
function formOf(fields, { method = "post", password = false, ...hidden } = {}) {
  const form = { method, action: "http://site/letter/", dataset: {}, elements: {}, parentElement: null };
  for (const one of fields) one.form = form;
  for (const [name, value] of Object.entries(hidden)) form.elements[name] = { value };
  form.querySelector = () => (password ? {} : null);
  form.querySelectorAll = () => fields;
  form.appendChild = (input) => (form.elements[input.name] = input);
  return form;
}

/** A page that was just loaded. */
function load(form, { cookie = "", posted = false } = {}) {
  const document = new EventTarget();
  const dataset = { person: "1", ...(posted ? { posted: "" } : {}) };
  Object.assign(document, { forms: [form], cookie, documentElement: { dataset }, getElementById: () => null, createElement: () => ({}) });
  const copy = new FormCopy({ document, crypto: globalThis.crypto });
  copy.watch();
  const happens = (type, target) => document.dispatchEvent(Object.defineProperty(new Event(type), "target", { value: target }));
  return { document, happens };
}

const type = (page, one, text) => ((one.value = text), page.happens("input", one));

beforeEach(forgetAll);

test("a form is kept when it is posted, takes a long text, and asks for no password", () => {
  const fields = () => [field("words"), short("title", 40)];
  assert.deepEqual(fieldsOf(formOf(fields())).map(({ name }) => name), ["words", "title"]);
  assert.equal(fieldsOf(formOf([short("title", 61)])).length, 1);
  for (const other of [formOf([short("title", 60)]), formOf(fields(), { method: "get" }), formOf(fields(), { password: true }), null]) assert.deepEqual(fieldsOf(other), []);
});

test("a field is known by where its form goes, what the form does, its line, and itself", () => {
  const [words, first, second] = [field("words"), tick("key", "1"), tick("key", "2")];
  formOf([words, first, second], { act: "add", line: "8" });
  assert.equal(nameOf(words), "/letter/ add 8 words");
  assert.notEqual(nameOf(first), nameOf(second));
});

test("what was typed is there again after a reload, and what was emptied stays empty", () => {
  const before = field("words");
  type(load(formOf([before])), before, "Dear Ben");
  const after = field("words");
  const page = load(formOf([after]));
  assert.equal(after.value, "Dear Ben");
  type(page, after, "");
  const last = field("words", { value: "Dear", defaultValue: "Dear" });
  load(formOf([last]));
  assert.equal(last.value, "");
});

test("what was typed before the script was there stands after what was kept", () => {
  const before = field("words");
  type(load(formOf([before])), before, "Dear Ben");
  const early = field("words", { value: "I" });
  load(formOf([early]));
  assert.equal(early.value, "Dear Ben\n\nI");
});

test("a version that a text was written over comes back with the text", () => {
  const before = field("words");
  type(load(formOf([before], { seen: "old" })), before, "Dear Ben");
  const form = formOf([field("words")], { seen: "new" });
  load(form);
  assert.equal(form.elements.seen.value, "old");
});

/** The id under which a form was posted with this text. */
function send(text) {
  const words = field("words");
  const form = formOf([words]);
  const page = load(form);
  type(page, words, text);
  page.happens("submit", form);
  return form.elements.tab_copy.value;
}

test("a text that the server has taken is forgotten", () => {
  const id = send("Dear Ben");
  const after = field("words");
  const { document } = load(formOf([after]), { cookie: `taken-${id}=1` });
  assert.equal(after.value, "");
  assert.match(document.cookie, /max-age=0/);
});

test("a text that it has not taken is kept, and so is one that was typed since", () => {
  const id = send("Dear Ben");
  const lost = field("words");
  const page = load(formOf([lost]));
  assert.equal(lost.value, "Dear Ben");
  type(page, lost, "Dear Ben, dear");
  const since = field("words");
  load(formOf([since]), { cookie: `taken-${id}=1` });
  assert.equal(since.value, "Dear Ben, dear");
});

test("a form that was reset, as it went in the background, is forgotten", () => {
  const words = field("words");
  const form = formOf([words]);
  const page = load(form);
  type(page, words, "Dear Ben");
  page.happens("reset", form);
  const after = field("words");
  load(formOf([after]));
  assert.equal(after.value, "");
});
