// Buttons that hand a field to the share sheet of a phone. Where a browser has none, there is no such button.

/** @param {Document} document of the page, or of a part that comes later */
export function watchShareButtons(document, { navigator } = globalThis) {
  if (!navigator.share || !globalThis.matchMedia("(pointer: coarse)").matches) return;
  for (const button of document.querySelectorAll("button[data-share]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const url = document.querySelector(button.dataset.share).value;
      navigator.share({ url }).catch(() => {}); // closed again: the link stands on the page
    });
  }
}
