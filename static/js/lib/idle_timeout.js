// For people who work here: tells the server while they are active, and warns them before they are signed out.

import { Idle } from "./idle_timer.js";
import { hold, typed } from "./unsaved_text.js";

const LOOK = 5000; // ms
const SIGNS = ["keydown", "input", "pointerdown", "touchstart", "wheel"]; // not those that a page can cause by changing

function watch(script, { document, window, location, fetch, BroadcastChannel } = globalThis) {
  const line = Object.assign(document.createElement("p"), { className: "note", role: "alert" });
  const others = new BroadcastChannel("active");
  const idle = new Idle(Number(script.dataset.idle), {
    tell: () => (fetch(script.dataset.active).catch(() => {}), others.postMessage("")),
    warn: () => ((line.textContent = script.dataset.warning), (document.querySelector("main") ?? document.body).prepend(line)),
    calm: () => line.remove(),
    over,
  });
  const timer = setInterval(() => idle.look(), LOOK);
  let ended = false;

  function over() {
    if (ended) return;
    ended = true;
    clearInterval(timer);
    const texts = typed(document);
    if (texts.length) hold(texts, script);
    else location.reload(); // which asks to sign in, says why, and leads back here
  }

  window.addEventListener("signed-out", (event) => {
    if (!ended && !idle.away) return; // for another reason; the page that is asked for anew says which
    event.preventDefault();
    over();
  });
  others.onmessage = () => idle.serverHeard();
  others.postMessage(""); // this page was asked for just now
  for (const sign of SIGNS) document.addEventListener(sign, () => idle.acted(), { capture: true, passive: true });
}

const script = globalThis.document?.querySelector("script[data-idle]");
if (script) watch(script);
