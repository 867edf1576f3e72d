// Switches notifications on and off in this browser, and says how it stands. Nothing is asked of the browser before a press.

/** The key of the site, as `subscribe` takes it. */
export const bytesOf = (key) => Uint8Array.from(atob(key.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));

/** The section of the page, and what this browser can do. */
export class Notifications {
  /** @param {HTMLElement} box its dataset: `key` of the site; `on` where the server sends to this browser; `worker`, an address */
  constructor(box, page = globalThis) {
    Object.assign(this, { box, page });
    this.states = [...box.querySelectorAll("[data-state]")];
    this.alert = box.querySelector("[role=alert]");
  }

  show(state, words = "") {
    for (const one of this.states) one.hidden = one.dataset.state !== state;
    this.alert.hidden = !words;
    this.alert.textContent = words;
  }

  async look() {
    const { navigator, Notification, PushManager } = this.page;
    if (!navigator.serviceWorker || !PushManager || !Notification) return this.show("impossible");
    if (Notification.permission === "denied") return this.show("blocked");
    const registration = await navigator.serviceWorker.getRegistration("/");
    const subscription = await registration?.pushManager.getSubscription();
    return this.show(subscription && "on" in this.box.dataset ? "on" : "off");
  }

  /** After a press: asks the browser, then the server. Whatever fails on the way leaves it off, and says so. */
  async switchOn(form) {
    const { navigator, Notification } = this.page;
    const answer = await Notification.requestPermission();
    if (answer !== "granted") return this.show(answer === "denied" ? "blocked" : "off");
    try {
      const registration = await navigator.serviceWorker.register(this.box.dataset.worker, { scope: "/" });
      await (await registration.pushManager.getSubscription())?.unsubscribe(); // it may have been somebody else's
      await navigator.serviceWorker.ready;
      const applicationServerKey = bytesOf(this.box.dataset.key);
      const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
      const refusal = await this.tellServer(form, subscription);
      if (!refusal) return this.page.location.reload();
      await subscription.unsubscribe();
      return this.show("off", refusal);
    } catch {
      return this.show("off", form.dataset.failed);
    }
  }

  /** @returns {Promise<string>} why not; "" when it is on */
  async tellServer(form, subscription) {
    const { endpoint, keys } = subscription.toJSON();
    const body = new this.page.FormData(form);
    for (const [name, value] of Object.entries({ endpoint, ...keys, key: this.box.dataset.key })) body.append(name, value);
    const response = await this.page.fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (response.ok) return "";
    const answer = await response.json().catch(() => ({}));
    return answer.error ?? form.dataset.failed;
  }

  /** The server does it in any case; the browser where it can. */
  async forget() {
    const registration = await this.page.navigator.serviceWorker?.getRegistration("/");
    await registration?.unregister().catch(() => {});
  }
}

/** @param {HTMLElement} box */
export function watch(box, page = globalThis) {
  const notifications = new Notifications(box, page);
  box.querySelector("[data-switch-on]").addEventListener("submit", (event) => {
    event.preventDefault();
    notifications.switchOn(event.target);
  });
  for (const off of box.querySelectorAll("[data-switch-off]")) off.addEventListener("submit", () => notifications.forget());
  notifications.look();
  return notifications;
}

const box = globalThis.document?.querySelector("#notifications");
if (box) watch(box);
