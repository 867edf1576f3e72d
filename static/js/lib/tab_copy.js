// A copy of what is being typed, in this tab alone until the server has it. It outlives a reload and an ended session, and is gone
// with a sign-out, the quick exit, and once somebody else is signed in here.

const PREFIX = "typed ";
const PERSON = "typed by";
const CHANNEL = "forget typed";
const memory = new Map(); // where the browser stores nothing

const storage = () => globalThis.sessionStorage;

function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Also an empty text: somebody has emptied the field. */
export function keep(name, text) {
  memory.set(name, text);
  attempt(() => storage().setItem(PREFIX + name, text));
}

export function kept(name) {
  return memory.get(name) ?? attempt(() => storage().getItem(PREFIX + name)) ?? undefined;
}

export function forget(name) {
  memory.delete(name);
  attempt(() => storage().removeItem(PREFIX + name));
}

export function forgetAll() {
  memory.clear();
  attempt(() => Object.keys(storage()).filter((key) => key.startsWith(PREFIX)).forEach((key) => storage().removeItem(key)));
}

/** On a page of nobody the texts wait for their author. */
function belongTo(person) {
  if (!person || attempt(() => storage().getItem(PERSON)) === person) return;
  forgetAll();
  attempt(() => storage().setItem(PERSON, person));
}

/**
 * What somebody else typed is forgotten, and with a sign-out what any tab of this browser has.
 * @param {() => void} left called on a page of somebody, when another tab asks to sign out or leaves
 */
export function watchPerson({ document, BroadcastChannel, window } = globalThis, left = () => {}) {
  const { person } = document.documentElement.dataset;
  belongTo(person);
  const tabs = attempt(() => new BroadcastChannel(CHANNEL)) ?? {};
  tabs.onmessage = () => {
    forgetAll();
    if (person) left();
  };
  window?.addEventListener("leaving", () => tabs.close?.()); // this page is on its way out, and hears itself
  document.addEventListener("submit", ({ target }) => {
    if (!("signsOut" in target.dataset)) return;
    forgetAll();
    tabs.postMessage?.("");
  });
}
