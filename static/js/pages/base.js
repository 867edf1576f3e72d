// What every page does: it tells the server the reader's time zone, keeps what is typed to its author, makes copy buttons work,
// and comes back to a form that was posted. Nothing else.

import { watchPerson } from "../lib/tab_copy.js";

const zone = `zone=${Intl.DateTimeFormat().resolvedOptions().timeZone}; path=/; SameSite=Lax`;
document.cookie = location.protocol === "https:" ? `__Host-${zone}; Secure` : zone; // under this name no other host can set it

// Seldom needed, and no part of a first visit.
watchPerson(globalThis, () => import("../lib/signed_out.js").then(({ onceSignedOut }) => onceSignedOut(), () => {}));

if (document.querySelector("button[data-copy]")) import("../lib/copy_button.js").catch(() => {});

if (document.querySelector("main form[method=post]") && !document.getElementById("room")) import("../lib/return_to_form.js").then(({ watchForms }) => watchForms(), () => {}); // nothing, where the page is left before it is there
