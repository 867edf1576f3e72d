// Inviting a partner: one press makes the link and copies it, a phone can share it, and the page says when the partner has joined.

import { say, watchCopyButtons } from "../lib/copy_button.js";
import { pagePart } from "../lib/page_part.js";
import { watchShareButtons } from "../lib/share_button.js";

const EVERY = 10000; // ms between two looks
const form = document.querySelector("form[data-copies-link]");

/** The page with the link takes the place of this one. What goes wrong is left to the form itself. */
async function makeAndCopy() {
  const answer = fetch(form.action, { method: "POST", body: new FormData(form) }).then((response) => (response.ok ? response.text() : ""));
  const made = answer.then((html) => new DOMParser().parseFromString(html, "text/html").getElementById("invitation"));
  const text = made.then((part) => new Blob([part.querySelector("#link").value], { type: "text/plain" }));
  text.catch(() => {}); // said below
  const copied = navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]).then(() => true, () => false);
  const part = await made.catch(() => null);
  if (!part) return form.submit();
  document.querySelector("main").replaceChildren(part, Object.assign(document.createElement("div"), { id: "news", role: "status" }));
  watch();
  const button = document.querySelector("button[data-copy]");
  button.focus();
  if (await copied) say(button, true);
}

/** Waits for the partner, and shows it here and in the title of the tab. */
function watch() {
  const invitation = document.getElementById("invitation");
  for (const one of invitation.querySelectorAll("[data-script-only]")) one.hidden = false;
  watchCopyButtons();
  watchShareButtons(document);
  const look = async () => {
    if (!invitation.isConnected) return void clearInterval(timer); // a new link has taken its place
    const joined = await pagePart("joined", invitation.dataset.partner);
    if (!joined || !invitation.isConnected) return;
    clearInterval(timer);
    document.title = `(1) ${joined.dataset.title}`;
    const heading = Object.assign(document.createElement("h1"), { textContent: joined.dataset.heading });
    document.getElementById("news").append(heading, joined.content);
    invitation.remove();
  };
  const timer = setInterval(look, EVERY);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  window.addEventListener("pageshow", ({ persisted }) => persisted && look());
  window.addEventListener("leaving", () => clearInterval(timer));
}

if (document.getElementById("invitation")) watch();
if (form && navigator.clipboard?.write && globalThis.ClipboardItem) {
  const button = form.querySelector("button");
  button.textContent = button.dataset.copyLabel;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    makeAndCopy();
  });
}
