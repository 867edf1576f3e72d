// Buttons that copy a field. Without a script there is none to press.

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

/** Says beside the button whether its field was copied. */
export function say(button, copied) {
  button.parentElement.querySelector("[role=status]").textContent = copied ? button.dataset.copied : button.dataset.selected;
}

/** Once for the page, and again when a part with such a button has come. */
export function watchCopyButtons() {
  for (const button of document.querySelectorAll("button[data-copy][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", async () => say(button, await copy(document.querySelector(button.dataset.copy))));
  }
}

watchCopyButtons();
