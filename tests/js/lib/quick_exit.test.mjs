import assert from "node:assert/strict";
import { test } from "node:test";

import { Presses, leave, watch } from "../../../static/js/lib/quick_exit.js";

const form = () => Object.assign(new EventTarget(), { action: "/exit/", dataset: { away: AWAY } });

const AWAY = "https://weather.example/";

/** A page whose server answers, refuses to be asked in the background, or says nothing. */
function page({ answer = async () => ({ ok: true }), beacon = () => true, onLine = true } = {}) {
  const did = [];
  const timers = [];
  return {
    did,
    timers,
    window: new EventTarget(),
    document: { title: "A", documentElement: { classList: { add: (name) => did.push(name) } } },
    navigator: { onLine, sendBeacon: (to) => (did.push(`beacon ${to}`), beacon()) },
    fetch: (to, { method, keepalive }) => (did.push(`fetch ${to} ${method} ${keepalive}`), answer()),
    sessionStorage: { clear: () => did.push("clear") },
    location: { replace: (to) => did.push(to), reload: () => did.push("reload") },
    setTimeout: (act, ms) => timers.push({ act, ms }) - 1,
    clearTimeout: (id) => (timers[id] = undefined),
  };
}

const blocked = () => Promise.reject(new TypeError("blocked"));
const SENT = ["gone", "clear", "beacon /exit/", "fetch /exit/ POST true"];

/** Each key down at `step` after the one before, and up again after a tenth of that. */
function press(keys, step = 100) {
  const presses = new Presses();
  return keys.map((key, i) => {
    presses.down({ key, repeat: false, timeStamp: i * step });
    return presses.up({ key, timeStamp: (i + 0.1) * step });
  });
}

test("the third Shift counts, and until then none", () => {
  assert.deepEqual(press(["Shift", "Shift", "Shift"]), [false, false, true]);
});

test("capital letters do not count", () => {
  assert.equal(press(["Shift", "A", "Shift", "B", "Shift", "C", "Shift", "Shift"]).includes(true), false);
});

test("three presses count only within two seconds", () => {
  assert.equal(press(["Shift", "Shift", "Shift", "Shift"], 2250).includes(true), false);
  assert.equal(press(["Shift", "Shift", "Shift", "Shift"], 960).includes(true), false);
  assert.deepEqual(press(["Shift", "Shift", "Shift"], 900), [false, false, true]);
});

test("a key held down is one press, and none while it is held", () => {
  const presses = new Presses();
  for (const repeat of [false, true, true, true]) presses.down({ key: "Shift", repeat, timeStamp: 0 });
  assert.equal(presses.up({ key: "Shift", timeStamp: 900 }), false);
});

for (const other of ["pointerdown", "wheel", "blur"]) {
  test(`Shift with a ${other} never counts`, () => {
    const here = page();
    watch(form(), here);
    const key = (type) => here.window.dispatchEvent(Object.assign(new Event(type), { key: "Shift", repeat: false }));
    for (let time = 0; time < 4; time += 1) {
      key("keydown");
      here.window.dispatchEvent(new Event(other));
      key("keyup");
    }
    assert.deepEqual(here.did, []);
    for (let time = 0; time < 3; time += 1) (key("keydown"), key("keyup"));
    assert.equal(here.did[0], "gone");
  });
}

test("leaving blanks, clears the tab, ends the session in two ways and goes away, in this order", async () => {
  const here = page();
  await leave(form(), here);
  assert.deepEqual(here.did, [...SENT, AWAY]);
  assert.deepEqual(here.timers, [undefined]);
});

test("the page is blank before anything is asked of the server", () => {
  const here = page();
  leave(form(), here);
  assert.deepEqual(here.did, SENT);
});

test("a server that does not answer keeps nobody for longer than half a second", () => {
  const here = page({ answer: () => new Promise(() => {}) });
  leave(form(), here);
  const [{ act, ms }] = here.timers;
  act();
  assert.deepEqual([here.did.at(-1), ms], [AWAY, 500]);
});

test("where pings and fetches are blocked the navigation itself ends the session", async () => {
  const here = page({ beacon: () => false, answer: blocked });
  await leave(form(), here);
  assert.deepEqual(here.did, [...SENT, "/exit/"]);
  here.timers.at(-1).act();
  assert.equal(here.did.at(-1), AWAY);
});

test("whatever throws, the person gets away", async () => {
  const broken = () => {
    throw new Error("no");
  };
  const here = page({ beacon: broken, answer: broken });
  here.sessionStorage.clear = broken;
  here.window.dispatchEvent = broken;
  await leave(form(), here);
  assert.equal(here.did.at(-1), "/exit/");
});

test("without a line nobody is led to a page that cannot come", async () => {
  const here = page({ answer: blocked, onLine: false });
  await leave(form(), here);
  assert.deepEqual(here.did, [...SENT, AWAY]);
});

test("a page kept by the browser is blanked and asked anew", () => {
  const here = page();
  watch(form(), here);
  here.window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  assert.deepEqual(here.did, []);
  here.window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  assert.deepEqual(here.did, ["gone", "reload"]);
});
