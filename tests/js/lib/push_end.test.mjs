import assert from "node:assert/strict";
import test from "node:test";

import { watchEnds } from "../../../static/js/lib/push_end.js";

function page() {
  const heard = {};
  const ended = [];
  const stands = [{ close: () => ended.push("closed") }];
  const one = { unregister: async () => ended.push("unregistered"), getNotifications: async () => stands.splice(0) };
  const listen = { addEventListener: (name, act) => (heard[name] = act) };
  const serviceWorker = { getRegistrations: async () => [one], getRegistration: async () => one };
  const navigator = { serviceWorker, clearAppBadge: async () => ended.push("badge cleared") };
  watchEnds({ document: listen, window: listen, navigator });
  return { heard, ended };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

test("a page that opens takes the notification and the badge away", async () => {
  const { ended } = page();
  await soon();
  assert.deepEqual(ended, ["badge cleared", "closed"]);
});

test("a sign-out and the quick exit end notifications in this browser, and no other form does", async () => {
  const { heard, ended } = page();
  await soon();
  ended.splice(0);
  heard.submit({ target: { dataset: {} } });
  await soon();
  assert.deepEqual(ended, []);
  heard.submit({ target: { dataset: { signsOut: "" } } });
  await soon();
  heard.leaving();
  await soon();
  assert.deepEqual(ended, ["unregistered", "unregistered"]);
});
