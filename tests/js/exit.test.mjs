import assert from "node:assert/strict";
import { test } from "node:test";

import { Presses, leave, watch } from "../../static/js/exit.js";

const form = () => Object.assign(new EventTarget(), { action: "/exit/", dataset: { away: "https://weather.example/" } });

function page({ beacon = () => true } = {}) {
  const did = [];
  return {
    did,
    window: new EventTarget(),
    document: { title: "A", documentElement: { classList: { add: (name) => did.push(name) } } },
    navigator: { sendBeacon: (to) => (did.push(`beacon ${to}`), beacon()) },
    fetch: async (to, { method, keepalive }) => did.push(`fetch ${to} ${method} ${keepalive}`),
    sessionStorage: { clear: () => did.push("clear") },
    location: { replace: (to) => did.push(to), reload: () => did.push("reload") },
  };
}

const press = (presses, keys, step = 100) => keys.map((key, i) => presses.pressed({ key, repeat: false, timeStamp: i * step }));

test("the third Shift counts", () => {
  assert.deepEqual(press(new Presses(), ["Shift", "Shift", "Shift"]), [false, false, true]);
});

test("capital letters and slow presses do not count", () => {
  assert.equal(press(new Presses(), ["Shift", "A", "Shift", "B", "Shift", "C"]).includes(true), false);
  assert.equal(press(new Presses(), ["Shift", "Shift", "Shift"], 6000).includes(true), false);
});

test("a key held down is one press", () => {
  const presses = new Presses();
  assert.equal([false, true, true, true].some((repeat) => presses.pressed({ key: "Shift", repeat, timeStamp: 0 })), false);
});

test("leaving blanks, ends the session, clears the tab and goes away, in this order", () => {
  const here = page();
  leave(form(), here);
  assert.deepEqual(here.did, ["gone", "beacon /exit/", "clear", "https://weather.example/"]);
});

test("a refused beacon is a fetch that outlives the page", () => {
  const here = page({ beacon: () => false });
  leave(form(), here);
  assert.deepEqual(here.did, ["gone", "beacon /exit/", "fetch /exit/ POST true", "clear", "https://weather.example/"]);
});

test("a page kept by the browser is blanked and asked anew", () => {
  const here = page();
  watch(form(), here);
  here.window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  assert.deepEqual(here.did, []);
  here.window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  assert.deepEqual(here.did, ["gone", "reload"]);
});
