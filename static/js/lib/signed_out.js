// What a page does whose session is over.

/** The session is over: the page asks to sign in and says why, unless somebody keeps what was typed on it. */
export function signedOut({ window, location } = globalThis) {
  if (window.dispatchEvent(new Event("signed-out", { cancelable: true }))) location.reload();
}
