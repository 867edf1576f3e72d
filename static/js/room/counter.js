// Under the box: when the text is more than a partner can hold, and near the limit how much is left or too many. Loaded with the first key.

import { announce } from "../lib/announce.js";
import { growWithText } from "./box_height.js";
import { lengthOf } from "./drafts.js";
import { isLong } from "./text_length.js";

const NEAR = 300; // characters before the end from which they are counted

export function count(box) {
  growWithText(box);
  const counter = document.getElementById("counter");
  const language = document.documentElement.lang || undefined;
  const left = Number(box.dataset.most) - lengthOf(box.value);
  const long = isLong(box.value, Number(box.dataset.soft), language);
  let [state, words] = ["", (box.value.trim() && (long ? counter.dataset.long : counter.dataset.fine)) || ""];
  if (left <= NEAR) {
    state = left < 0 ? "over" : "near";
    words = counter.dataset[state].replace("%1", Math.abs(left).toLocaleString(language));
  }
  counter.setAttribute("aria-live", state ? "off" : "polite"); // a number is read out when it appears, and not at every key
  if (counter.textContent !== words) counter.textContent = words;
  if (state && counter.dataset.state !== state) announce(words);
  counter.dataset.state = state;
}
