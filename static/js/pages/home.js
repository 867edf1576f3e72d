// The living part of the home page: a request, an answer, an open dialogue appear without a reload.

import { pagePart } from "../lib/page_part.js";
import { Socket, socketAddress, wakeWith } from "../lib/socket.js";
import { parse, swap } from "../lib/swap.js";

const live = document.getElementById("live");
const past = document.getElementById("past-dialogues");

const socket = new Socket(() => socketAddress(live.dataset.socket), {
  frame({ type, html, mark }) {
    if (type !== "home") return;
    swap(live, parse(html));
    if (past && mark !== past.dataset.mark) showPast();
  },
  refused: () => location.reload(), // signed out: the page asks to sign in
});

/** The list of past dialogues holds titles, which are words: what may not be read any more leaves it. */
async function showPast() {
  const found = await pagePart(past.id, past.dataset.here);
  if (!found) past.replaceChildren();
  else {
    swap(past, parse(found.innerHTML));
    past.dataset.mark = found.dataset.mark;
  }
}

wakeWith(socket);
socket.connect();
