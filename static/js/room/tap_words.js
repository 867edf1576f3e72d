// The words that were missed: a drag takes all that it passes, a button a whole sentence. Without this file each word is tapped by itself.

const LONG = 40; // words; of a longer text sentences are chosen first, and words only within one that is opened

const boxes = (part) => [...part.querySelectorAll("input[name=words]")];

/** @param {HTMLElement} turn once for each text in it */
export function watchWords(turn) {
  for (const text of turn.querySelectorAll(".tap-words:not([data-watched])")) {
    text.dataset.watched = "";
    const sentences = [...text.querySelectorAll(".sentence")];
    if (sentences.length > 1) offerSentences(text, sentences);
    watchDrag(text);
  }
}

function offerSentences(text, sentences) {
  const long = boxes(text).length > LONG;
  text.toggleAttribute("data-long", long);
  const wholes = sentences.map((sentence) => {
    const whole = button(text.dataset.whole, () => choose(text, sentence, !isWhole(sentence)));
    sentence.append(whole);
    if (long) offerWords(text, sentence);
    return [sentence, whole];
  });
  const show = () => wholes.forEach(([sentence, whole]) => whole.setAttribute("aria-pressed", isWhole(sentence)));
  text.addEventListener("change", show);
  show();
}

/** The words of a sentence rest until it is opened; a tap on it means all of it. */
function offerWords(text, sentence) {
  const words = boxes(sentence);
  const rest = (rests) => words.forEach((box) => (box.tabIndex = rests ? -1 : 0));
  const some = button(text.dataset.some, () => {
    delete sentence.dataset.rests;
    rest(false);
    words[0].focus();
    some.remove();
  });
  if (words.some((box) => box.checked)) return; // it was opened before a pause
  sentence.dataset.rests = "";
  rest(true);
  sentence.append(some);
  sentence.addEventListener("click", (event) => {
    if (!("rests" in sentence.dataset) || event.target.closest("button")) return;
    event.preventDefault();
    choose(text, sentence, !isWhole(sentence));
  });
}

const isWhole = (sentence) => boxes(sentence).every((box) => box.checked);

function choose(text, sentence, chosen) {
  for (const box of boxes(sentence)) box.checked = chosen;
  text.dispatchEvent(new Event("change", { bubbles: true }));
}

function button(label, press) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: label });
  made.addEventListener("click", press);
  return made;
}

/** From the word where it begins to the word where it is: they become what the first one becomes. Turned back, it lets go again. */
function watchDrag(text) {
  const words = boxes(text);
  let from, before;
  const wordAt = ({ clientX, clientY }) => words.indexOf(document.elementFromPoint(clientX, clientY)?.closest(":not([data-rests]) > label")?.querySelector("input"));
  text.addEventListener("pointerdown", (event) => {
    from = wordAt(event);
    before = words.map((box) => box.checked);
  });
  text.addEventListener("pointermove", (event) => {
    const to = wordAt(event);
    if (!event.buttons || from === undefined || from < 0 || to < 0 || (to === from && words[to].checked === before[to])) return;
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    words.forEach((box, at) => (box.checked = at < first || at > last || to === from ? before[at] : !before[from]));
    text.dispatchEvent(new Event("change", { bubbles: true }));
  });
  for (const end of ["pointerup", "pointercancel"]) text.addEventListener(end, () => (from = undefined));
}
