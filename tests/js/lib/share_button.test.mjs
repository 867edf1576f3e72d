import assert from "node:assert/strict";
import { test } from "node:test";

import { watchShareButtons } from "../../../static/js/lib/share_button.js";

/** A page with one button, after the script, on a device of this kind. */
function page(navigator, coarse = true) {
  const button = { hidden: true, dataset: { share: "#link" }, addEventListener: (_kind, pressed) => (button.press = pressed) };
  globalThis.matchMedia = () => ({ matches: coarse });
  watchShareButtons({ querySelectorAll: () => [button], querySelector: () => ({ value: "https://host/join/1/" }) }, { navigator });
  return button;
}

test("a press shares the link and nothing else", () => {
  let shared;
  const button = page({ share: async (what) => (shared = what) });
  button.press();
  assert.deepEqual([button.hidden, shared], [false, { url: "https://host/join/1/" }]);
});

test("without a share sheet, or with a mouse, there is no such button", () => {
  assert.equal(page({}).hidden, true);
  assert.equal(page({ share: () => {} }, false).hidden, true);
});

test("a share sheet that is closed again is no error", async () => {
  const closed = Promise.reject(new Error("AbortError"));
  page({ share: () => closed }).press();
  await assert.rejects(closed);
});
