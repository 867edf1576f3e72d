// The living part of the home page: a request, an answer, an open dialogue appear without a reload.

import { pagePart } from "../lib/page_part.js";
import { Socket, socketAddress, wakeWith } from "../lib/socket.js";
import { parse, swap } from "../lib/swap.js";

const live = document.getElementById("live");
const kept = document.getElementById("kept");

const socket = new Socket(() => socketAddress(live.dataset.socket), {
  frame({ type, html, mark }) {
    if (type !== "home") return;
    swap(live, parse(html));
    if (mark !== kept.dataset.mark) showKept();
  },
  refused: () => location.reload(), // signed out: the page asks to sign in
});

/** “Ours” and the titles of past dialogues are words: what may not be read any more leaves the page. */
async function showKept() {
  const found = await pagePart(kept.id, kept.dataset.here);
  if (!found) kept.replaceChildren();
  else {
    swap(kept, parse(found.innerHTML));
    kept.dataset.mark = found.dataset.mark;
  }
}

wakeWith(socket);
socket.connect();
