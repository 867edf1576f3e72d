// A page on which two people work at once: what the other one changes appears, and forms go out without a reload.

import { announce } from "./announce.js";
import { watchDrags } from "./drag.js";
import { patch } from "./patch.js";
import { parse, touched } from "./swap.js";

const SIGN_IN = "/account/login/";

export class SharedEditor {
  #waiting = ""; // the newest HTML, while something is dragged

  /**
   * @param {HTMLElement} page with `data-mark`, which names its stage
   * @param {HTMLElement | null} living where both work at once; null on a page where each is alone
   */
  constructor(page, living, watch = watchDrags) {
    Object.assign(this, { page, living });
    this.drags = watch(living, { dropped: (line) => this.dropped(line), over: () => this.show(this.#waiting) });
  }

  /** The other one has changed something here, or both have gone on. */
  received({ mark, html }) {
    if (mark === this.page.dataset.mark) this.show(html);
    else this.goAlong();
  }

  show(html) {
    if (!this.living || !html) return;
    this.#waiting = this.drags.busy ? html : "";
    if (!this.#waiting) this.#patch(html);
  }

  /** Both have gone on. Anyone who has something here that is not kept yet goes along when they like. */
  goAlong() {
    if ([...this.page.querySelectorAll("input")].some(touched)) document.getElementById("moved-on").hidden = false;
    else location.reload();
  }

  /** Sends a form in the background. One that only asks for a page goes as the browser sends it. */
  submitted(event) {
    const { target: form, submitter } = event;
    if (form.method !== "post") return undefined;
    event.preventDefault();
    const data = new FormData(form);
    if (submitter) data.append(submitter.name, submitter.value);
    return this.#send(form, data);
  }

  dropped(line) {
    const form = line.querySelector("form");
    const data = new FormData(form);
    data.set("act", "place");
    data.set("shelf", line.parentElement.dataset.shelf);
    data.set("position", position(line));
    return this.#send(form, data);
  }

  /** Posts a form, and takes over what the page that comes back says. */
  async #send(form, data) {
    if (form.hasAttribute("aria-busy")) return undefined; // a double click
    form.setAttribute("aria-busy", "true");
    const response = await fetch(location.pathname, { method: "POST", body: new URLSearchParams(data) }).catch(() => undefined);
    form.removeAttribute("aria-busy");
    if (!response || response.status >= 500) return refuse(this.page.dataset.offline);
    if (response.status === 403 || response.url.includes(SIGN_IN)) return location.reload(); // what was typed is in the tab
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById(this.page.id);
    if (fresh?.dataset.mark === this.page.dataset.mark) this.#place(fresh, form, { done: response.ok, key: data.get("key") });
    else if (response.ok) location.assign(response.url);
    else this.goAlong();
    return undefined;
  }

  #place(fresh, form, { done, key }) {
    refuse(fresh.querySelector("#refusal").textContent);
    if (done) {
      form.reset();
      form.closest("details")?.removeAttribute("open");
    }
    this.#patch(fresh.querySelector("#living").innerHTML, { mine: form });
    if (done) this.#say(document.getElementById(`line-${key}`));
  }

  #patch(html, of) {
    patch(this.living, parse(html), of);
    this.drags.ready();
  }

  /** Where a line is now, for those who listen to the page. */
  #say(line) {
    if (!line) return;
    const words = { "%1": line.querySelector(".words p").textContent, "%2": position(line) + 1 };
    announce(this.living.dataset.at.replace(/%[12]/g, (sign) => words[sign]));
  }
}

const position = (line) => [...line.parentElement.children].indexOf(line);

function refuse(reason) {
  const place = document.getElementById("refusal");
  place.textContent = reason;
  if (reason) place.scrollIntoView({ block: "nearest" });
}
