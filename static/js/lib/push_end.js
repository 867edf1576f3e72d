// Ends notifications in this browser with a sign-out or the quick exit, and takes those away that stand there once a page is open.
// The server sends none to a session that is over; this tells the browser, too. Loaded where there is a service worker alone.

/** Without its service worker no subscription lives. */
export const unregister = ({ navigator } = globalThis) =>
  navigator.serviceWorker
    .getRegistrations()
    .then((all) => Promise.all(all.map((one) => one.unregister())))
    .catch(() => {}); // the session ends all the same

/** Whoever is here sees on the page what waits. */
export async function takeAway({ navigator } = globalThis) {
  navigator.clearAppBadge?.()?.catch?.(() => {});
  const registration = await navigator.serviceWorker.getRegistration("/").catch(() => {});
  for (const one of (await registration?.getNotifications()) ?? []) one.close();
}

export function watchEnds(page = globalThis) {
  const { document, window } = page;
  takeAway(page);
  document.addEventListener("submit", ({ target }) => {
    if ("signsOut" in target.dataset) unregister(page);
  });
  window.addEventListener("leaving", () => unregister(page));
}
