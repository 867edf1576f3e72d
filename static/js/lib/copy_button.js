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

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copy(document.querySelector(button.dataset.copy));
    button.parentElement.querySelector("[role=status]").textContent = done ? button.dataset.copied : button.dataset.selected;
  });
}
