// A page whose session is over, and one whose session another tab asks to end.

import assert from "node:assert/strict";
import { test } from "node:test";

import { onceSignedOut } from "../../../static/js/lib/signed_out.js";

/** @param {object[]} answers of the server, one after the other; then somebody is signed in still */
async function reloads(answers) {
  const page = { window: new EventTarget(), location: { reload: () => (page.reloaded = true) }, asked: [], reloaded: false };
  page.setTimeout = (act) => act();
  page.fetch = (address, { method, redirect }) => {
    page.asked.push(`${method} ${address} ${redirect}`);
    return answers.length ? answers.shift() : Promise.resolve({ type: "basic" });
  };
  await onceSignedOut(page);
  return page;
}

test("the page goes once the server has signed its person out, and not before", async () => {
  const page = await reloads([Promise.resolve({ type: "basic" }), Promise.reject(new TypeError()), Promise.resolve({ type: "opaqueredirect" })]);
  assert.deepEqual([page.reloaded, page.asked], [true, Array(3).fill("HEAD /you/ manual")]);
});

test("a sign-out that was refused takes no page away, and nothing is asked for ever", async () => {
  const page = await reloads([]);
  assert.deepEqual([page.reloaded, page.asked.length], [false, 20]);
});
