// The living part of the home page: a request, an answer, an open dialogue appear without a reload.

import { pagePart } from "../lib/page_part.js";
import { Socket, socketAddress, wakeWith } from "../lib/socket.js";
import { parse, swap, touched } from "../lib/swap.js";

const live = document.getElementById("live");
const past = document.getElementById("past-dialogues");
const ask = document.querySelector("form[action$='/start/']")?.closest("section");
const open = () => Boolean(live.querySelector(".open-dialogue"));
const whoAndWhat = () => `${live.querySelector("h1")?.textContent} ${open()}`;

const socket = new Socket(() => socketAddress(live.dataset.socket), {
  frame({ type, html, mark }) {
    if (type !== "home") return;
    show(html);
    if (past && mark !== past.dataset.mark) showPast();
  },
  refused: () => location.reload(), // signed out: the page asks to sign in
});

/** A new dialogue is asked for only while none is open. Its form comes with the page. */
function show(html) {
  const before = whoAndWhat();
  swap(live, parse(html));
  if (ask) showForm();
  else if (!open() && whoAndWhat() !== before) location.reload();
}

/** A form in which somebody writes stays where it is, and says why it cannot be sent now. */
function showForm() {
  const written = ask.contains(document.activeElement) || [...ask.querySelectorAll("input, textarea")].some(touched);
  ask.hidden = open() && !written;
  ask.querySelector("[data-open-now]").hidden = !open();
}

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
