// What somebody had typed into a part of the page that goes away: it stays on the page, apart, to be copied.

import { touched } from "./swap.js";

const FIELDS = "textarea, input[type=text], input:not([type])";

/** Does something to the page. What was typed and is in no field of it afterwards is shown at its end. */
export function keepAside(act, { document } = globalThis) {
  const typed = [...document.querySelectorAll(FIELDS)].filter((field) => touched(field) && field.value.trim());
  const before = typed.map((field) => ({ id: field.id, label: field.labels?.[0]?.textContent.trim() ?? "", text: field.value }));
  act();
  const lost = before.filter(({ id, text }) => document.getElementById(id)?.value !== text);
  if (lost.length) show(lost, document);
}

function show(lost, document) {
  const part = document.getElementById("text-aside")?.content.cloneNode(true).firstElementChild;
  if (!part) return;
  for (const { label, text } of lost) {
    const field = Object.assign(document.createElement("textarea"), { readOnly: true, value: text, rows: 4, dir: "auto" });
    field.setAttribute("aria-label", label);
    part.append(field);
  }
  document.querySelector("main").append(part);
}
