import assert from "node:assert/strict";
import { test } from "node:test";

import { newMoveId } from "../../../static/js/room/move_id.js";

test("a move id is a version 4 UUID", () => {
  for (let i = 0; i < 1000; i++) {
    assert.match(newMoveId(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});

test("no two are the same", () => {
  assert.equal(new Set(Array.from({ length: 1000 }, newMoveId)).size, 1000);
});
