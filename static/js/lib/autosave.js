// Saves each change of a form's choices as it is made, one group of fields at a time, and says so.

const PAUSE = 4000; // ms before what did not go through is tried again

export class Autosave {
  #changed = new Set(); // groups that the server does not have yet
  #busy = false;
  #sending = undefined;
  #retry = undefined;

  /**
   * @param {HTMLFormElement} form with the words of its states in `data-saving`, `data-saved`, `data-waiting`, `data-signed-out`
   * @param {{act: string, group: string}} what the server is told that is done, and the selector of what is saved together
   */
  constructor(form, { act, group }, { fetch, FormData, location, timers = globalThis, DOMParser } = globalThis) {
    Object.assign(this, { form, act, group, fetch, FormData, location, timers, DOMParser });
  }

  watch({ window, navigator } = globalThis) {
    this.form.addEventListener("change", ({ target }) => this.changed(target.closest(this.group)));
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    window.addEventListener("online", () => this.#changed.size && this.send());
    window.addEventListener("pagehide", () => {
      for (const group of this.#changed) navigator.sendBeacon(this.location.pathname, new URLSearchParams(this.#data(group)));
    });
  }

  /** @returns {Promise<void> | undefined} */
  changed(group) {
    if (!group) return undefined;
    this.#changed.add(group);
    return this.send();
  }

  /** The whole form goes after what is on its way: overtaken, an older choice would count as made after it. */
  async #submitted(event) {
    this.#changed.clear(); // the form has them all
    if (!this.#busy) return;
    event.preventDefault();
    await this.#sending;
    this.form.requestSubmit(event.submitter);
  }

  /** One after the other, so that an older choice never lands on a newer one. */
  send() {
    this.#sending = this.#busy ? this.#sending : this.#sendAll();
    return this.#sending;
  }

  async #sendAll() {
    this.timers.clearTimeout(this.#retry);
    this.#busy = true;
    this.#say("saving");
    let state = "saved";
    while (state === "saved" && this.#changed.size) state = await this.#sendOne(this.#changed.values().next().value);
    this.#busy = false;
    this.#say(state);
    if (state === "waiting") this.#retry = this.timers.setTimeout(() => this.send(), PAUSE);
  }

  async #sendOne(group) {
    const body = new URLSearchParams(this.#data(group));
    const { fetch, location: { pathname } } = this; // as a method of ours the browser would refuse it
    this.#changed.delete(group); // a change while this is on its way puts it back
    const response = await fetch(pathname, { method: "POST", body, keepalive: true }).catch(() => undefined);
    const signedOut = response?.redirected && new URL(response.url).pathname !== pathname;
    if (response && !signedOut && (response.ok || response.status === 409)) {
      this.#refuse(await response.text());
      return "saved";
    }
    this.#changed.add(group);
    return signedOut || response?.status === 403 ? "signedOut" : "waiting";
  }

  /** What the page that came back says of it: that a third star is one too many. */
  #refuse(html) {
    const said = new this.DOMParser().parseFromString(html, "text/html").querySelector("#refusal");
    const shown = document.querySelector("#refusal");
    if (shown && said) shown.textContent = said.textContent;
  }

  #data(group) {
    const all = new this.FormData(this.form);
    const names = new Set([...group.querySelectorAll("[name]")].map(({ name }) => name));
    const data = [...all].filter(([name, value]) => name === "csrfmiddlewaretoken" || (names.has(name) && this.#within(group, name, value)));
    return [...data, ["act", this.act], ["key", group.dataset.key]];
  }

  /** Marks of all groups have one name; the value says of which group they are. */
  #within = (group, name, value) => [...group.querySelectorAll(`[name="${name}"]`)].some((field) => field.value === value && field.checked);

  #say(state) {
    const line = this.form.querySelector(".save-state");
    line.hidden = false;
    line.textContent = this.form.dataset[state];
  }
}
