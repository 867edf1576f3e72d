// Tells pages without a socket of their own at once that something may wait now. One tab of a browser keeps the line, and says it to the
// others: a person has few sockets, and the room needs one.

import { Socket, socketAddress, wakeWith } from "./socket.js";

const NAME = "signs";

/** @param {() => void} look what a page does when something may have changed */
export function listenForSigns(look, page = globalThis) {
  const { BroadcastChannel, navigator } = page;
  if (!BroadcastChannel || !navigator.locks) return; // it asks every half minute
  const others = new BroadcastChannel(NAME);
  others.onmessage = () => look();
  navigator.locks.request(NAME, () => keepLine(() => (look(), others.postMessage(""))));
}

/** @returns {Promise<void>} over when the server sends this page away, so that another tab may have the line */
function keepLine(changed) {
  return new Promise((over) => {
    let shown;
    const frame = ({ type, html }) => {
      if (type !== "home" || html === shown) return;
      shown = html;
      changed();
    };
    const socket = new Socket(() => socketAddress("/ws/home/"), { frame, refused: () => over() });
    wakeWith(socket);
    socket.connect();
  });
}
