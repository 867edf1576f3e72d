import assert from "node:assert/strict";
import { test } from "node:test";

/** A page with one button, and what its script makes of a press. */
async function press(writeText) {
  const [status, field] = [{ textContent: "" }, { value: "https://host/join/1/", select: () => (field.selected = true) }];
  const button = { hidden: true, dataset: { copy: "#link", copied: "Copied.", selected: "Selected." }, parentElement: { querySelector: () => status } };
  button.addEventListener = (_kind, pressed) => (button.press = pressed);
  globalThis.document = { querySelectorAll: () => [button], querySelector: () => field };
  Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText } }, configurable: true });
  await import(`../../../static/js/lib/copy_button.js?${Math.random()}`);
  await button.press();
  return { hidden: button.hidden, said: status.textContent, selected: Boolean(field.selected) };
}

test("a press copies the field and says so", async () => {
  let copied;
  assert.deepEqual(await press(async (text) => (copied = text)), { hidden: false, said: "Copied.", selected: false });
  assert.equal(copied, "https://host/join/1/");
});

test("without a clipboard the field is selected, to be copied by hand", async () => {
  const none = () => Promise.reject(new Error("no https"));
  assert.deepEqual(await press(none), { hidden: false, said: "Selected.", selected: true });
});
