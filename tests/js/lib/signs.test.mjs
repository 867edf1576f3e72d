import assert from "node:assert/strict";
import test from "node:test";

import { Signs, watchSigns } from "../../../static/js/lib/signs.js";
import { Clock } from "../clock.mjs";

const NONE = { person: 1, waits: false, quiet: false, sound: true, vibration: false };
const WAITS = { ...NONE, waits: true };

/** A page whose server gives these answers, one after the other; what was shown after each. */
function page({ inRoom = false, hidden = true } = {}) {
  const dot = { hidden: true };
  const document = { title: "Home", hidden, querySelector: () => (inRoom ? null : dot) };
  const badges = [];
  const navigator = { setAppBadge: async (count) => badges.push(count), clearAppBadge: async () => badges.push(0) };
  const played = [];
  let next;
  const signs = new Signs({ document, navigator, inRoom, ask: async () => next, play: (answer) => played.push(answer) });
  const after = async (answer, anew) => {
    next = answer;
    await signs.look(anew);
    return [!dot.hidden, document.title];
  };
  return { signs, document, badges, played, after };
}

test("what waits is shown by a dot, a neutral title and a badge, until it is answered", async () => {
  const { after, badges } = page();
  assert.deepEqual(await after(NONE), [false, "Home"]);
  assert.deepEqual(await after(WAITS), [true, "(1) Home"]);
  assert.deepEqual(await after(WAITS), [true, "(1) Home"]);
  assert.deepEqual(await after(NONE), [false, "Home"]);
  assert.deepEqual(badges, [1, 0]);
});

test("a sound comes once for each time that something begins to wait, and not for what waited when the page came", async () => {
  const { after, played } = page();
  await after(WAITS);
  assert.equal(played.length, 0);
  await after(NONE);
  await after(WAITS);
  await after(WAITS);
  assert.deepEqual(played, [WAITS]);
});

test("without a wish for it nothing is heard, and a vibration is a wish of its own", async () => {
  const { after, played } = page();
  const silent = { ...WAITS, sound: false };
  for (const answer of [NONE, silent, NONE, { ...silent, vibration: true }]) await after(answer);
  assert.deepEqual(played, [{ ...silent, vibration: true }]);
});

test("in quiet hours there is a dot and nothing else", async () => {
  const { after, badges, played } = page();
  await after(NONE);
  assert.deepEqual(await after({ ...WAITS, quiet: true }), [true, "Home"]);
  assert.deepEqual([badges, played], [[], []]);
});

test("an answer that did not come, or was about somebody else, changes nothing", async () => {
  const { after } = page();
  await after(WAITS);
  assert.deepEqual(await after(undefined), [true, "(1) Home"]);
});

test("a room marks its title only while nobody looks at it, and each new turn is heard", async () => {
  const { after, signs, document, played } = page({ inRoom: true });
  assert.deepEqual((await after(WAITS))[1], "(1) Home");
  document.hidden = false;
  signs.show();
  assert.equal(document.title, "Home");
  document.hidden = true;
  await after(WAITS, true);
  assert.deepEqual([document.title, played.length], ["(1) Home", 1]);
  document.hidden = false;
  await after(WAITS, true);
  assert.deepEqual([document.title, played.length], ["Home", 1]);
});

test("a browser without badges, or that refuses one, shows the rest", async () => {
  const { after, signs } = page();
  signs.navigator = { setAppBadge: () => Promise.reject(new Error("not installed")) };
  assert.deepEqual(await after(WAITS), [true, "(1) Home"]);
  assert.deepEqual(await after(NONE), [false, "Home"]);
});

/** A whole page without a room, as `watchSigns` finds it; how often it asked the server, and for whom it was made. */
function watched({ person = "1", ids = {}, answer = { ...WAITS, sound: false }, more = {} } = {}) {
  const clock = new Clock();
  const heard = new Map();
  const asked = [];
  const listen = (name, act) => heard.set(name, act);
  const observers = [];
  const document = { title: "Home", hidden: false, documentElement: { dataset: { person } }, querySelector: () => null, getElementById: (id) => ids[id] ?? null, addEventListener: listen };
  const found = { ok: true, json: async () => answer };
  const browser = { document, window: { addEventListener: listen }, navigator: { onLine: true }, setInterval: clock.setInterval, clearInterval: clock.clearInterval };
  browser.fetch = async (address, { headers }) => (asked.push([address, headers["X-Background"]]), found);
  browser.MutationObserver = class {
    constructor(act) {
      observers.push(act);
    }
    observe() {}
  };
  watchSigns(Object.assign(browser, more));
  return { clock, heard, asked, browser, observers, settled: () => new Promise((resolve) => setImmediate(resolve)) };
}

test("a page that is told nothing asks now and every half minute, and once it is looked at, until it is left", async () => {
  const { clock, heard, asked } = watched();
  clock.tick(90000);
  assert.deepEqual([asked.length, asked[0]], [4, ["/signs/", "1"]]);
  heard.get("visibilitychange")();
  heard.get("leaving")();
  clock.tick(90000);
  assert.equal(asked.length, 5);
});

test("an answer about another person, who has signed in here since, is not shown", async () => {
  const own = watched();
  const other = watched({ person: "2" });
  await Promise.all([own.settled(), other.settled()]);
  assert.deepEqual([own.browser.document.title, other.browser.document.title], ["(1) Home", "Home"]);
});

test("a page without a line asks nothing, and one whose server is away says nothing", async () => {
  const { asked, browser, clock, settled } = watched();
  await settled();
  browser.navigator.onLine = false;
  clock.tick(60000);
  assert.equal(asked.length, 1);
  browser.navigator.onLine = true;
  browser.fetch = async () => Promise.reject(new TypeError("away"));
  clock.tick(30000);
  await settled();
  assert.equal(browser.document.title, "(1) Home");
});

test("a room asks for a new turn alone while it is not looked at, and home for each change", async () => {
  const room = watched({ ids: { turn: {} } });
  assert.equal(room.asked.length, 0);
  room.browser.document.hidden = true;
  room.observers[0]();
  room.clock.tick(30000);
  assert.equal(room.asked.length, 2);
  const home = watched({ ids: { live: {} } });
  home.observers[0]();
  assert.equal(home.asked.length, 2);
});

test("the badge goes with its page", async () => {
  const { browser, heard, settled } = watched();
  await settled();
  heard.get("pagehide")();
  assert.equal(browser.document.title, "Home");
});

test("only a page without a socket of its own has a line for signs", async () => {
  const asked = [];
  const locks = { request: (name) => asked.push(name) };
  const more = { BroadcastChannel: class {}, navigator: { onLine: true, locks } };
  for (const ids of [{ live: {} }, { turn: {} }, {}]) watched({ ids, more });
  await import("../../../static/js/lib/signs_line.js");
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(asked, ["signs"]);
});
