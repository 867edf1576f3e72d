// A form that is posted makes its page anew, with the focus at the top: here it comes back to where somebody was.

import { forget, keep, kept } from "./tab_copy.js";

const SENT = "sent form"; // addresses and an id, never what was typed

/** The id of what the focus belongs to once the page is here again: the field, or the title of its part of the page. */
export function placeOf(form, submitter) {
  const part = form.closest("[aria-labelledby]")?.getAttribute("aria-labelledby");
  const field = [...form.querySelectorAll("input, textarea, select")].find(({ id, type }) => id && type !== "hidden");
  return field?.id || submitter?.id || part || "";
}

/** The page of a refusal has the address of the post. */
const pathOf = (form) => new URL(form.action).pathname;

export function watchForms({ document, location } = globalThis) {
  document.addEventListener("submit", (event) => {
    const id = event.defaultPrevented ? "" : placeOf(event.target, event.submitter);
    if (id) keep(SENT, JSON.stringify([[location.pathname, pathOf(event.target)], id]));
  });
  const [pages, id] = JSON.parse(kept(SENT) ?? "[]");
  forget(SENT);
  const place = pages?.includes(location.pathname) && !location.hash && document.getElementById(id);
  if (!place) return;
  if (/^H\d$/.test(place.tagName)) place.tabIndex = -1;
  place.focus();
}
