// What a page does whose session is over.

/** The session is over: the page asks to sign in and says why, unless somebody keeps what was typed on it. */
export function signedOut({ window, location } = globalThis) {
  if (window.dispatchEvent(new Event("signed-out", { cancelable: true }))) location.reload();
}

const OWN_PAGE = "/you/"; // opens for whoever is signed in, and for nobody else
const PAUSE = 500; // ms between two looks
const TRIES = 20; // a form that was to sign out can be refused, or never arrive

/** Another tab has asked to sign out. Once the server has done it, nothing of this page stays on the screen either. */
export async function onceSignedOut(page = globalThis) {
  const { fetch, setTimeout } = page;
  const options = { method: "HEAD", redirect: "manual", headers: { "X-Background": "1" } };
  for (let tries = 0; tries < TRIES; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const answer = await fetch(OWN_PAGE, options).catch(() => undefined);
    if (answer?.type !== "opaqueredirect") continue;
    signedOut(page);
    return;
  }
}
