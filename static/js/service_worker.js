// What the browser runs when a push comes and no page is open: it shows one neutral sentence. It keeps no page and no word, and
// answers no request; pages come from the server alone.

const { home, icon, text } = self.page; // said by the view that serves this file

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** A newer one takes the place of the last, so that nobody can count them on a locked screen. */
async function show(said) {
  await self.registration.showNotification(said || text, { tag: "waiting", icon, renotify: true });
  await self.navigator.setAppBadge?.(1)?.catch?.(() => {});
}

/** Home, in a page that shows it already or in a new one: a page with something half written stays as it is. */
async function open() {
  await self.navigator.clearAppBadge?.()?.catch?.(() => {});
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find(({ url }) => new URL(url).pathname === home);
  return there ? there.focus() : self.clients.openWindow(home);
}

self.addEventListener("push", (event) => event.waitUntil(show(event.data?.text().trim())));

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});
