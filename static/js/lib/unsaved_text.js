// What somebody had typed when they were signed out for being away: in this tab's memory alone, shown to nobody else.

import { touched } from "./swap.js";

const FIELDS = "textarea, input[type=text], input[type=search], input:not([type])";

/** @returns {{label: string, text: string}[]} what stands in fields and was not sent */
export function typed(document) {
  return [...document.querySelectorAll(FIELDS)]
    .filter((field) => touched(field) && field.value.trim())
    .map((field) => ({ label: field.labels?.[0]?.textContent.trim() ?? "", text: field.value }));
}

/**
 * Takes everything off the page. Once the same person is signed in again, in another tab, shows what they had typed.
 * @param {{label: string, text: string}[]} texts
 * @param {HTMLScriptElement} script says who they are, and a page that is theirs
 */
export function hold(texts, script, { document, window, fetch } = globalThis) {
  const main = document.querySelector("main") ?? document.body;
  const put = (id) => main.replaceChildren(filled(id, document));
  const back = new AbortController();
  async function look() {
    if (back.signal.aborted || !(await isBack(script, fetch)) || back.signal.aborted) return;
    back.abort();
    put("typed-text");
    main.querySelector("[data-texts]").append(...texts.flatMap((one) => shown(one, document)));
  }
  put("signed-out");
  window.addEventListener("focus", look, { signal: back.signal });
  document.addEventListener("visibilitychange", look, { signal: back.signal });
}

/** A template's content; its title is a heading only now, for until then the page has one of its own. */
function filled(id, document) {
  const content = document.getElementById(id).content.cloneNode(true);
  const title = content.querySelector("[data-title]");
  title.replaceWith(Object.assign(document.createElement("h1"), { textContent: title.textContent }));
  return content;
}

/** Whether this browser is signed in as the same person. Asking counts as no activity. */
async function isBack({ dataset }, fetch) {
  const response = await fetch(dataset.own, { headers: { "X-Background": "1" } }).catch(() => undefined);
  if (!response?.ok || response.redirected) return false;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("script[data-idle]")?.dataset.person === dataset.person;
}

function shown({ label, text }, document) {
  const field = Object.assign(document.createElement("textarea"), { readOnly: true, value: text, rows: 6 });
  field.setAttribute("aria-label", label);
  const name = Object.assign(document.createElement("p"), { textContent: label });
  return [name, field];
}
