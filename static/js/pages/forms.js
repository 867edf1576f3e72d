// Every page of somebody who is signed in, but the room, whose boxes are kept by scripts of its own: what is typed is kept, Home
// shows that something waits, and notifications end with the session.

import { FormCopy } from "../lib/form_copy.js";

new FormCopy().watch();

if (navigator.serviceWorker?.controller) import("../lib/push_end.js").then(({ watchEnds }) => watchEnds(), () => {});

// A page that is told nothing by the server asks after a while; what waited when it was made is shown at once.
const dot = document.querySelector("[data-dot]");
const signs = () => import("../lib/signs.js").then(({ watchSigns }) => watchSigns(), () => {});
if (dot) setTimeout(signs, dot.hidden && !document.getElementById("live") ? 20000 : 0);
