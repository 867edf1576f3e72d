import assert from "node:assert/strict";
import test from "node:test";

import { watchEnds } from "../../../static/js/lib/push_end.js";

function page() {
  const heard = {};
  const ended = [];
  const one = { unregister: async () => ended.push("unregistered") };
  const listen = { addEventListener: (name, act) => (heard[name] = act) };
  watchEnds({ document: listen, window: listen, navigator: { serviceWorker: { getRegistrations: async () => [one] } } });
  return { heard, ended };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

test("a sign-out and the quick exit end notifications in this browser, and no other form does", async () => {
  const { heard, ended } = page();
  heard.submit({ target: { dataset: {} } });
  await soon();
  assert.deepEqual(ended, []);
  heard.submit({ target: { dataset: { signsOut: "" } } });
  await soon();
  heard.leaving();
  await soon();
  assert.deepEqual(ended, ["unregistered", "unregistered"]);
});
