// The vision's pages: their socket, and the editor that two people share.

import { SharedEditor } from "../lib/shared_editor.js";
import { Socket, socketAddress, wakeWith } from "../lib/socket.js";

const page = document.getElementById("vision");
const living = document.getElementById("living");
const editor = new SharedEditor(page, living);

const socket = new Socket(() => socketAddress(page.dataset.socket), {
  frame: (message) => message.type === "vision" && editor.received(message),
  refused: () => location.reload(), // signed out, or no couple any more: the page says which
});

if (living) page.addEventListener("submit", (event) => editor.submitted(event));

wakeWith(socket);
socket.connect();
