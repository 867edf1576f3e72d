// An open page of somebody else's words: when what may be read has changed, it looks again; when nothing may be, nothing stays.

import { announce } from "../lib/announce.js";
import { pagePart } from "../lib/page_part.js";
import { signedOut } from "../lib/signed_out.js";
import { SIGN_IN, Socket, socketAddress, wakeWith } from "../lib/socket.js";
import { parse, swap } from "../lib/swap.js";
import { keepAside } from "../lib/text_aside.js";

const words = document.getElementById("words");

const socket = new Socket(() => socketAddress(words.dataset.socket), {
  frame: ({ mark }) => mark && mark !== words.dataset.mark && look(),
  refused: (code) => (code === SIGN_IN ? signedOut() : gone()),
});

/** The same page as the server shows it now. A page that was posted has no such address, and is emptied. */
async function look() {
  const found = await pagePart("words", words.dataset.here && words.dataset.here + (location.search || ""));
  if (!found) return gone();
  keepAside(() => swap(words, parse(found.innerHTML)) && announce(words.dataset.changed));
  words.dataset.mark = found.dataset.mark;
}

function gone() {
  socket.end();
  const line = Object.assign(document.createElement("p"), { textContent: words.dataset.gone, className: "note", role: "status" });
  keepAside(() => words.replaceChildren(line));
}

wakeWith(socket);
socket.connect();
