// Reads something out to those who listen to the page.

/** @param {string} words the same words twice are read twice */
export function announce(words) {
  const place = document.getElementById("announce");
  if (place) place.textContent = place.textContent === words ? `${words}\u00a0` : words;
}

/** What stands in each of these, as a sentence of its own. */
export const sentences = (parts) => parts.map((one) => one.textContent.trim().replace(/\s+/g, " ").replace(/[^.?!…”]$/, "$&.")).join(" ");
