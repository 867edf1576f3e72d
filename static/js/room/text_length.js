// When a text is more than a partner can hold at once. It never blocks.

const SENTENCES = 2;

/** @returns {string[]} its sentences, which are the text again when they are joined */
export function sentencesOf(text, locale = "en") {
  if (!Intl.Segmenter) return text.split(/(?<=[.!?…]+\s+)(?=\S)/).filter(Boolean);
  return [...new Intl.Segmenter(locale, { granularity: "sentence" }).segment(text)].map(({ segment }) => segment);
}

export const countSentences = (text, locale) => sentencesOf(text, locale).filter((one) => one.trim()).length;

/** @returns {[string, string]} the text up to and with this many sentences, and what comes after them */
export function cutAfter(text, most, locale) {
  const sentences = sentencesOf(text.trim(), locale);
  return [sentences.slice(0, most), sentences.slice(most)].map((part) => part.join("").trim());
}

/** @param {number} soft the gentle limit in characters; three sentences count as long from half of it on */
export function isLong(text, soft, locale = "en") {
  const length = text.trim().length;
  return length > soft || (length > soft / 2 && countSentences(text.trim(), locale) > SENTENCES);
}
