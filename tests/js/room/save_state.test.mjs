import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Clock } from "../clock.mjs";
import { $, open } from "../fake_dom.mjs";

let clock, showSaveState, showPresence, modules = 0;

beforeEach(async () => {
  clock = new Clock();
  open(`<p id="presence" data-here="" data-name="Ben" data-offline="You’re offline">Ben</p>
    <p id="saving" data-saving="Saving…" data-saved="Saved" data-offline="Offline." data-unsaved="Not saved."></p><p id="announce"></p>`);
  ({ showSaveState } = await import(`../../../static/js/room/save_state.js?${(modules += 1)}`));
  ({ showPresence } = await import("../../../static/js/room/presence.js"));
  showSaveState("saved", clock);
  showPresence({ here: true, text: "Ben is here" });
});

const shown = () => [$("#saving").textContent, $("#presence").textContent, $("#presence").dataset.here];
const HERE = ["Saved", "Ben is here", "yes"];
const CUT = ["Offline.", "You’re offline", "no"];

test("a line that is cut is said after a second, at the words and at the partner's name", () => {
  showSaveState("offline", clock);
  clock.tick(999);
  assert.deepEqual(shown(), HERE);
  showSaveState("offline", clock); // another key was pressed meanwhile
  clock.tick(1);
  assert.deepEqual(shown(), CUT);
  assert.equal($("#announce").textContent, "Offline.");
});

test("a line that is back within the second is not said to be cut, then or later", () => {
  showSaveState("offline", clock);
  clock.tick(500);
  showSaveState("saved", clock);
  clock.tick(60_000);
  assert.deepEqual(shown(), HERE);
  assert.equal($("#announce").textContent, "");
});

test("once it is back, so are the words about both", () => {
  showSaveState("offline", clock);
  clock.tick(1000);
  showSaveState("saved", clock);
  assert.deepEqual(shown(), HERE);
});

test("what is heard of the partner while the line is cut is shown when it is back", () => {
  showSaveState("offline", clock);
  clock.tick(1000);
  showPresence({ here: false, text: "Ben is away" });
  assert.deepEqual(shown(), CUT);
  showSaveState("saved", clock);
  assert.deepEqual(shown(), ["Saved", "Ben is away", "no"]);
});

test("a server that cannot save is said at once, and nothing of the partner or the line", () => {
  showSaveState("unsaved", clock);
  assert.deepEqual(shown(), ["Not saved.", "Ben is here", "yes"]);
  assert.equal($("#announce").textContent, "Not saved.");
});
