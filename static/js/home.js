// The living part of the home page: a request, an answer, an open dialogue appear without a reload.

import { Socket, socketAddress, wakeWith } from "./socket.js";
import { parse, swap } from "./swap.js";

const live = document.getElementById("live");
const socket = new Socket(() => socketAddress(live.dataset.socket), {
  frame: ({ type, html }) => type === "home" && swap(live, parse(html)),
  refused: () => location.reload(), // signed out: the page asks to sign in
});

wakeWith(socket);
socket.connect();
