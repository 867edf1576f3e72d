// What some turns need, and most do not: words to tap, focus mode, a time that lies ahead.

const PARTS = new Map([
  [".tap-words", () => import("./tap_words.js").then(({ watchWords }) => watchWords)],
  [".focus", () => import("./focus.js").then(({ watchFocus }) => watchFocus)],
  ["[data-ahead]", () => import("./ahead.js").then(({ watchAhead }) => watchAhead)],
]);

/** @param {HTMLElement} turn each time that it was shown */
export async function watchParts(turn) {
  const { key } = turn.dataset; // another turn may come while a part is on its way
  for (const [part, load] of PARTS) if (turn.querySelector(part)) (await load())(turn, key);
}
