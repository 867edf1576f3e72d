// The page of the therapist who sits in: what happens appears; when the seat is gone, so are the words.

import { announce } from "../lib/announce.js";
import { signedOut } from "../lib/signed_out.js";
import { SIGN_IN, Socket, socketAddress, wakeWith } from "../lib/socket.js";
import { parse, swap } from "../lib/swap.js";
import { keepAside } from "../lib/text_aside.js";

const place = document.getElementById("sitting");

const socket = new Socket(() => socketAddress(place.dataset.socket), {
  frame: ({ type, html }) => type === "sitting" && show(html),
  refused: (code) => (code === SIGN_IN ? signedOut() : leave()),
});

/** Who listens to the page hears what was said last, and not the whole again. */
function show(html) {
  if (swap(place, parse(html))) announce(place.querySelector("#transcript > :last-child")?.textContent ?? "");
}

function leave() {
  place.replaceChildren(Object.assign(document.createElement("h1"), { textContent: place.dataset.over }));
  keepAside(() => document.getElementById("suggest").remove());
}

wakeWith(socket);
socket.connect();
