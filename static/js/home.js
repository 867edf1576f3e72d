// The living part of the home page: a request, an answer, an open dialogue appear without a reload.

import { Socket, socketAddress, wakeWith } from "./socket.js";
import { parse, swap } from "./swap.js";

const live = document.getElementById("live");
const ask = document.querySelector("form[action$='/start/']")?.closest("section");
const open = () => Boolean(live.querySelector(".open-dialogue"));
const whoAndWhat = () => `${live.querySelector("h1")?.textContent} ${open()}`;

const socket = new Socket(() => socketAddress(live.dataset.socket), {
  frame: ({ type, html }) => type === "home" && show(html),
  refused: () => location.reload(), // signed out: the page asks to sign in
});

/** A new dialogue is asked for only while none is open. Its form comes with the page. */
function show(html) {
  const before = whoAndWhat();
  swap(live, parse(html));
  if (ask) ask.hidden = open();
  else if (!open() && whoAndWhat() !== before) location.reload();
}

wakeWith(socket);
socket.connect();
