// A move while no socket has opened yet: posted as the browser would, but the page and the words stay
// until it is answered. Loaded when it is needed: without a network the move waits for the socket.

import { forgetFields, fieldsIn } from "./typed.js";

const AGAIN = 5000; // ms

/**
 * Posts until there is an answer, or a socket, which then sends the move under the same id.
 * @param {{socket: {everOpened: boolean}, outbox: import("./outbox.js").Outbox, refused: (refusal: object) => void}} to
 */
export async function postUntilOpen(form, button, moveId, { socket, outbox, refused }, page = globalThis) {
  const data = new URLSearchParams(new FormData(form));
  data.set("move", button.value);
  data.set("move_id", moveId);
  const post = async () => {
    const response = await page.fetch(form.action, { method: "POST", body: data }).catch(() => undefined);
    if (!outbox.has(moveId)) return; // answered by the socket meanwhile
    if (response?.status === 409) refused({ move_id: moveId, reason: await reasonIn(response) });
    else if (response && response.status < 500) leave(response);
    else if (!socket.everOpened) page.setTimeout(post, AGAIN);
  };
  const leave = ({ ok, url }) => {
    if (ok && new URL(url).pathname === page.location.pathname) forgetFields(...fieldsIn(form).map(({ id }) => id));
    page.location.reload(); // where the session is over it asks to sign in, and the words are there afterwards
  };
  await post();
}

async function reasonIn(response) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.getElementById("refusal").textContent;
}
