import assert from "node:assert/strict";
import test from "node:test";

import { chime } from "../../../static/js/lib/chime.js";

/** A browser that notes what it does. */
function browser({ pressed = true, locked = false } = {}) {
  const did = [];
  const param = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
  class Node {
    gain = param;
    connect = (next) => next;
    start = () => did.push("note");
    stop() {}
  }
  Object.assign(globalThis, { GainNode: Node, OscillatorNode: Node });
  class AudioContext {
    currentTime = 0;
    destination = new Node();
    close() {}
  }
  const locks = { request: (_name, _options, act) => act(locked ? null : {}) };
  const navigator = { vibrate: () => did.push("vibration"), locks, userActivation: { hasBeenActive: pressed } };
  return { did, page: { AudioContext, navigator, setTimeout: (act) => act() } };
}

test("two notes, a vibration, or both, as wished", async () => {
  const wishes = [{ sound: true }, { vibration: true }, { sound: true, vibration: true }];
  const heard = wishes.map(async (wish) => {
    const { did, page } = browser();
    await chime(wish, page);
    return did;
  });
  assert.deepEqual(await Promise.all(heard), [["note", "note"], ["vibration"], ["vibration", "note", "note"]]);
});

test("one tab at a time is heard", async () => {
  const { did, page } = browser({ locked: true });
  await chime({ sound: true, vibration: true }, page);
  assert.deepEqual(did, []);
});

test("a page on which nothing was pressed makes no sound, for its browser would refuse it", async () => {
  const { did, page } = browser({ pressed: false });
  await chime({ sound: true }, page);
  assert.deepEqual(did, []);
});

test("a browser without any of it does nothing", async () => {
  await chime({ sound: true, vibration: true }, { navigator: {}, setTimeout: (act) => act() });
});
