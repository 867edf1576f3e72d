// Ends notifications in this browser with a sign-out or the quick exit. The server sends none to a session that is over; this tells
// the browser, too. Loaded where there is a service worker alone.

/** Without its service worker no subscription lives. */
export const unregister = ({ navigator } = globalThis) =>
  navigator.serviceWorker
    .getRegistrations()
    .then((all) => Promise.all(all.map((one) => one.unregister())))
    .catch(() => {}); // the session ends all the same

export function watchEnds(page = globalThis) {
  const { document, window } = page;
  document.addEventListener("submit", ({ target }) => {
    if ("signsOut" in target.dataset) unregister(page);
  });
  window.addEventListener("leaving", () => unregister(page));
}
