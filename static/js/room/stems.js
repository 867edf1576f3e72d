// Beginnings of sentences, put into the box.

/** A stem as it stands in the box: without its last dots, open for the next word. */
const opening = (stem) => `${stem.replace(/(…|\.\.\.)\s*$/, "").trimEnd()} `;

/**
 * Puts a stem before a text, in place of another stem that stands there already.
 * @param {string[]} others every stem on offer
 * @returns {{text: string, from: number, to: number}} `from`, `to`: what to select; a gap inside the stem, or the end
 */
export function withStem(text, stem, others = []) {
  const start = opening(stem);
  const known = [...others, stem].map(opening).sort((a, b) => b.length - a.length);
  const old = known.find((one) => text.startsWith(one) || text === one.trimEnd()) ?? "";
  const whole = start + text.slice(old.length).trimStart();
  const gap = start.indexOf("…");
  return gap < 0 ? { text: whole, from: whole.length, to: whole.length } : { text: whole, from: gap, to: gap + 1 };
}
