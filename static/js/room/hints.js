// Hints about the words in the box, asked for when typing rests. Loaded with the first key, for people who want them.

import { announce } from "../lib/announce.js";
import { parse, swap } from "../lib/swap.js";
import { lengthOf, MOST_TYPED } from "./drafts.js";
import { boxOnScreen } from "./turn.js";

const REST = 600; // ms without a key until hints are asked for

const place = () => document.querySelector("[data-hints]");

/**
 * @param {(frame: object) => void} send
 * @returns {(frame: {key: string, html: string}) => void} shows hints that came
 */
export function watchHints(send) {
  let timer;
  const ask = () => {
    const box = boxOnScreen();
    if (!box || !place() || lengthOf(box.text) > MOST_TYPED) return;
    const feelings = new FormData(place().closest("form")).getAll("feelings");
    send({ type: "hint", ...box, feelings });
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, REST);
  };
  document.addEventListener("input", ({ target }) => target.closest("[data-move-form]") && wait());
  wait(); // for what was typed meanwhile
  return ({ key, html }) => {
    if (!place() || key !== boxOnScreen()?.key || !swap(place(), parse(html))) return;
    announce([...place().querySelectorAll(".hint")].map((hint) => hint.textContent).join(" "));
  };
}
