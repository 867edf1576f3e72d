// When a text is more than a partner can hold at once. It never blocks.

const SENTENCES = 2;

export function countSentences(text, locale = "en") {
  if (!Intl.Segmenter) return text.split(/[.!?…]+\s/).filter((part) => part.trim()).length;
  return [...new Intl.Segmenter(locale, { granularity: "sentence" }).segment(text)].filter(({ segment }) => segment.trim()).length;
}

/** @param {number} soft the gentle limit in characters; three sentences count as long from half of it on */
export function isLong(text, soft, locale = "en") {
  const length = text.trim().length;
  return length > soft || (length > soft / 2 && countSentences(text.trim(), locale) > SENTENCES);
}
