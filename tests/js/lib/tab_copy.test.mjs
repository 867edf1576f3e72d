// What is typed is kept for this tab alone, and for its author alone.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const tabs = [];

class Channel {
  constructor() {
    tabs.push(this);
  }
  postMessage() {
    for (const other of tabs) if (other !== this) other.onmessage?.();
  }
  close() {
    tabs.splice(tabs.indexOf(this), 1);
  }
}

/** A browser's storage of one tab: its keys are its own properties. */
class Storage {
  setItem(key, text) {
    this[key] = text;
  }
  getItem(key) {
    return this[key] ?? null;
  }
  removeItem(key) {
    delete this[key];
  }
}

let number = 0;

/** A page that was just loaded, in a tab that may hold something already. */
async function load(person, storage = new Storage()) {
  globalThis.sessionStorage = storage;
  const copies = await import(`../../../static/js/lib/tab_copy.js?${number++}`);
  const document = Object.assign(new EventTarget(), { documentElement: { dataset: person ? { person } : {} } });
  const [window, page] = [new EventTarget(), { left: 0 }];
  copies.watchPerson({ document, window, BroadcastChannel: Channel }, () => (page.left += 1));
  return { ...copies, document, storage, window, page };
}

beforeEach(() => tabs.splice(0));

function submit(document, dataset) {
  const event = new Event("submit");
  Object.defineProperty(event, "target", { value: { dataset } });
  document.dispatchEvent(event);
}

test("a text is there after a reload, until the server has it", async () => {
  const { keep, storage } = await load("1");
  keep("letter", "Dear Ben");
  const { kept, forget } = await load("1", storage);
  assert.equal(kept("letter"), "Dear Ben");
  forget("letter");
  assert.deepEqual([kept("letter"), (await load("1", storage)).kept("letter")], [undefined, undefined]);
});

test("a field that was emptied is no field that was never touched", async () => {
  const { keep, storage } = await load("1");
  keep("letter", "");
  assert.equal((await load("1", storage)).kept("letter"), "");
});

test("while nobody is signed in the texts wait for their author", async () => {
  const { keep, storage } = await load("1");
  keep("letter", "Dear Ben");
  await load(undefined, storage);
  assert.equal((await load("1", storage)).kept("letter"), "Dear Ben");
});

test("somebody else who signs in in this tab finds nothing", async () => {
  const { keep, storage } = await load("1");
  keep("letter", "Dear Ben");
  assert.equal((await load("2", storage)).kept("letter"), undefined);
  assert.equal((await load("1", storage)).kept("letter"), undefined);
});

test("a sign-out takes the texts of every tab, and any other form takes none", async () => {
  const first = await load("1");
  first.keep("letter", "Dear Ben");
  const other = await load("1");
  other.keep("note", "half a note");
  submit(other.document, {});
  assert.equal(other.kept("note"), "half a note");
  globalThis.sessionStorage = other.storage;
  submit(other.document, { signsOut: "" });
  assert.deepEqual([other.kept("note"), first.kept("letter")], [undefined, undefined]);
});

test("with a sign-out the pages of other tabs go, too; not one of nobody, nor one that is on its way out", async () => {
  const [mine, nobody, leaving, out] = [await load("1"), await load(undefined), await load("1"), await load("1")];
  leaving.window.dispatchEvent(new Event("leaving"));
  submit(out.document, { signsOut: "" });
  assert.deepEqual([mine, nobody, leaving, out].map(({ page }) => page.left), [1, 0, 0, 0]);
});

test("where the browser stores nothing, the texts last as long as the page", async () => {
  const forbid = () => {
    throw new Error("SecurityError");
  };
  const { keep, kept, forgetAll } = await load("1", { setItem: forbid, getItem: forbid, removeItem: forbid });
  keep("letter", "Dear Ben");
  assert.equal(kept("letter"), "Dear Ben");
  forgetAll();
  assert.equal(kept("letter"), undefined);
});
