// A try alone: a press brings the next turn in place, and hints come when typing rests. Without this file each press is a new page.

import { announce, sentences } from "../lib/announce.js";
import { swap } from "../lib/swap.js";
import { enter, putStem } from "../room/box.js";
import { count } from "../room/counter.js";

const REST = 600; // ms without a key until hints are asked for

const byId = (id) => document.getElementById(id);
const turn = () => byId("turn");
const box = () => turn().querySelector("[data-box]");
let timer, asked;

function posted(form, move) {
  const fields = new FormData(form);
  fields.set("move", move);
  return fields;
}

/** @returns {Promise<Document | undefined>} the page that follows; undefined where none came */
async function next(fields) {
  const response = await fetch(location.pathname, { method: "POST", body: fields, headers: { "X-Background": "1" } }).catch(() => undefined);
  const page = response && new DOMParser().parseFromString(await response.text(), "text/html");
  return page?.getElementById("try") ? page : undefined;
}

async function press(form, button) {
  if (form.hasAttribute("aria-busy")) return; // a double click
  clearTimeout(timer);
  form.setAttribute("aria-busy", "true");
  const page = await next(posted(form, button.value));
  form.removeAttribute("aria-busy");
  const refusal = page ? page.getElementById("refusal").textContent : byId("try").dataset.unsent;
  byId("refusal").textContent = refusal;
  if (page && !refusal) show(page);
  else byId("refusal").scrollIntoView({ block: "nearest" });
}

function show(page) {
  asked = undefined;
  for (const id of ["turn", "transcript"]) byId(id).replaceChildren(...page.getElementById(id).childNodes);
  byId("transcript").lastElementChild?.scrollIntoView({ block: "nearest" });
  const title = turn().querySelector("h1");
  const answered = box() ? [...turn().querySelectorAll(".guide, .pinned")] : [];
  announce(sentences([title, ...answered]));
  (turn().querySelector("[data-first-act]") ?? title).focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
  watchWords();
}

async function look() {
  const [field, here] = [box(), turn().querySelector("[data-hints]")];
  if (!here || field.value === asked) return;
  asked = field.value;
  const page = await next(posted(field.form, "look"));
  const fresh = page?.querySelector("[data-hints]");
  if (fresh && here.isConnected && field.value === asked && swap(here, fresh)) announce([...here.querySelectorAll(".hint")].map((hint) => hint.textContent).join(" "));
}

function watchWords() {
  if (turn().querySelector(".tap-words")) import("../room/turn_scripts.js").then(({ watchParts }) => watchParts(turn())).catch(() => {});
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-try-form]")) return;
  event.preventDefault();
  press(event.target, event.submitter ?? event.target.querySelector("[name=move]"));
});
document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-box]")) return;
  byId("refusal").textContent = "";
  count(target);
  clearTimeout(timer);
  timer = setTimeout(look, REST);
});
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-stem]");
  if (button) putStem(button);
});
document.addEventListener("keydown", enter);
watchWords();
