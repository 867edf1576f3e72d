import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Clock } from "../clock.mjs";
import { $, open } from "../fake_dom.mjs";
import { Autosave } from "../../../static/js/lib/autosave.js";

const group = (key) => `<fieldset data-key="${key}"><input type="radio" name="rank-${key}" value="1"></fieldset>`;
const page = `<form data-saved="Saved" data-saving="Saving" data-waiting="Later" data-signed-out="Sign in">${group("a")}${group("b")}<p class="save-state" hidden=""></p></form>`;

let clock, posts, answers, saves;

class Fields {
  *[Symbol.iterator]() {
    yield* [["csrfmiddlewaretoken", "token"], ["rank-a", "1"]];
  }
}

const saved = { ok: true, status: 200, redirected: true, url: "http://site/vision/", text: async () => "" };

beforeEach(() => {
  open(page);
  [clock, posts, answers] = [new Clock(), [], []];
  const fetch = (_, { body }) => (posts.push(body.get("key")), new Promise((resolve, reject) => answers.push({ resolve, reject })));
  const DOMParser = class {
    parseFromString = () => ({ querySelector: () => null });
  };
  saves = new Autosave($("form"), { act: "weigh_one", group: "fieldset" }, { fetch, FormData: Fields, location: { pathname: "/vision/" }, timers: clock, DOMParser });
});

const settle = () => new Promise((resolve) => setImmediate(resolve));
const changed = (key) => void saves.changed($(`fieldset[data-key="${key}"]`));
const state = () => $(".save-state").textContent;

test("changes go out one after the other, and only then they are said to be saved", async () => {
  changed("a");
  changed("b");
  assert.deepEqual([posts, state()], [["a"], "Saving"]);
  answers[0].resolve(saved);
  await settle();
  assert.deepEqual([posts, state()], [["a", "b"], "Saving"]);
  answers[1].resolve(saved);
  await settle();
  assert.equal(state(), "Saved");
});

test("what did not go through is not said to be saved, and is tried again", async () => {
  changed("a");
  answers[0].reject(new Error("offline"));
  await settle();
  assert.equal(state(), "Later");
  clock.tick(4000);
  answers[1].resolve(saved);
  await settle();
  assert.deepEqual([posts, state()], [["a", "a"], "Saved"]);
});

test("led away to sign in, nothing is said to be saved", async () => {
  changed("a");
  answers[0].resolve({ ...saved, url: "http://site/account/login/?next=/vision/" });
  await settle();
  assert.equal(state(), "Sign in");
});
