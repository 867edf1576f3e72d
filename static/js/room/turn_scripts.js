// What some turns need, and most do not: words to tap, focus mode, a time that lies ahead.

const PARTS = new Map([
  [".tap-words", () => import("./tap_words.js").then(({ watchWords }) => watchWords)],
  [".focus", () => import("./focus.js").then(({ watchFocus }) => watchFocus)],
  ["[data-ahead]", () => import("./ahead.js").then(({ watchAhead }) => watchAhead)],
]);

/** @param {HTMLElement} turn each time that it was shown, with its `key` at that time */
export async function watchParts(turn, key) {
  for (const [part, load] of PARTS) if (turn.querySelector(part)) (await load())(turn, key);
}
