// What every page does: it tells the server the reader's time zone, keeps what is typed to its author, makes copy buttons work,
// and comes back to a form that was posted. Nothing else.

import { watchPerson } from "../lib/tab_copy.js";

const zone = `zone=${Intl.DateTimeFormat().resolvedOptions().timeZone}; path=/; SameSite=Lax`;
document.cookie = location.protocol === "https:" ? `__Host-${zone}; Secure` : zone; // under this name no other host can set it

watchPerson();

/** @param {HTMLInputElement} field */
async function copy(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select(); // no clipboard without https: what is selected can still be copied by hand
    return false;
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false; // without a script there is nothing to press
  button.addEventListener("click", async () => {
    const done = await copy(document.querySelector(button.dataset.copy));
    button.parentElement.querySelector("[role=status]").textContent = done ? button.dataset.copied : button.dataset.selected;
  });
}

if (document.querySelector("main form[method=post]") && !document.getElementById("room")) import("../lib/return_to_form.js").then(({ watchForms }) => watchForms());
