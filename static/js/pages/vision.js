// The vision's pages: what the other one changes appears, and forms go out without a reload. What is typed is never swapped.

import { announce } from "../lib/announce.js";
import { watchDrags } from "../lib/drag.js";
import { patch } from "../lib/patch.js";
import { Socket, socketAddress, wakeWith } from "../lib/socket.js";
import { parse, touched } from "../lib/swap.js";

const page = document.getElementById("vision");
const living = document.getElementById("living"); // where both work at once
let waiting = ""; // the newest HTML, while something is dragged

const socket = new Socket(() => socketAddress(page.dataset.socket), {
  frame: ({ type, mark, html }) => type === "vision" && (mark === page.dataset.mark ? show(html) : goAlong()),
  refused: () => location.reload(), // signed out, or no couple any more: the page says which
});
const drags = watchDrags(living, { dropped: drop, over: () => show(waiting) });

function show(html) {
  if (!living || !html) return;
  waiting = drags.busy ? html : "";
  if (waiting) return;
  patch(living, parse(html));
  drags.ready();
}

/** Both have gone on. A person with something unsaved here follows when they like. */
function goAlong() {
  if ([...page.querySelectorAll("input")].some(touched)) document.getElementById("moved-on").hidden = false;
  else location.reload();
}

/** Posts a form, and takes over what the page that comes back says. */
async function send(form, data) {
  if (form.hasAttribute("aria-busy")) return; // a double click
  form.setAttribute("aria-busy", "true");
  const response = await fetch(location.pathname, { method: "POST", body: new URLSearchParams(data) }).catch(() => undefined);
  form.removeAttribute("aria-busy");
  if (!response) {
    refuse(page.dataset.offline);
    return;
  }
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("vision");
  if (fresh?.dataset.mark === page.dataset.mark) place(fresh, form, { done: response.ok, key: data.get("key") });
  else if (response.ok) location.assign(response.url);
  else goAlong();
}

function place(fresh, form, { done, key }) {
  refuse(fresh.querySelector("#refusal").textContent);
  if (done) {
    form.reset();
    form.closest("details")?.removeAttribute("open");
  }
  patch(living, parse(fresh.querySelector("#living").innerHTML), { mine: form });
  drags.ready();
  if (done) say(document.getElementById(`line-${key}`));
}

function drop(line) {
  const form = line.querySelector("form");
  const data = new FormData(form);
  data.set("act", "place");
  data.set("shelf", line.parentElement.dataset.shelf);
  data.set("position", [...line.parentElement.children].indexOf(line));
  send(form, data);
}

function refuse(reason) {
  const place = document.getElementById("refusal");
  place.textContent = reason;
  if (reason) place.scrollIntoView({ block: "nearest" });
}

/** Where a line is now, for a screen reader. */
function say(line) {
  if (!line) return;
  const words = { "%1": line.querySelector(".words p").textContent, "%2": [...line.parentElement.children].indexOf(line) + 1 };
  announce(living.dataset.at.replace(/%[12]/g, (sign) => words[sign]));
}

if (living) {
  page.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (form.method !== "post") return;
    event.preventDefault();
    const data = new FormData(form);
    if (submitter) data.append(submitter.name, submitter.value);
    send(form, data);
  });
}

wakeWith(socket);
socket.connect();
