import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { $, open, type } from "../fake_dom.mjs";

open("");
const { patch } = await import("../../../static/js/lib/patch.js");
const { parse } = await import("../../../static/js/lib/swap.js");

const line = (id, words, about = "") =>
  `<li id="${id}"><p>${words}</p><p>${about}</p><form><button id="up-${id}">Up</button><button id="down-${id}">Down</button></form>` +
  `<details><summary>Change</summary><form><input id="words-${id}" name="words" value="${words}"></form></details></li>`;

const lists = (page, parked = [], ready = "Not yet") =>
  `<ol id="lines-vision" data-shelf="vision">${page.join("")}</ol><ol id="lines-parked" data-shelf="parked">${parked.join("")}</ol>` +
  `<div id="ready-box"><p>${ready}</p></div>`;

const [laugh, rest] = [line("laugh", "We laugh"), line("rest", "We rest")];

beforeEach(() => open(`<div id="living">${lists([laugh, rest])}</div>`));

const fresh = (html, of) => patch($("#living"), parse(html), of);
const ids = (list) => $(list).children.map(({ id }) => id);

test("a line that says the same stays the same element; one that changed is replaced", () => {
  const [kept, changed] = [$("#laugh"), $("#rest")];
  fresh(lists([laugh, line("rest", "We rest a lot")]));
  assert.equal($("#laugh"), kept);
  assert.notEqual($("#rest"), changed);
  assert.equal($("#rest p").textContent, "We rest a lot");
});

test("lines take the server's order and lists, whoever moved them", () => {
  fresh(lists([line("new", "We sing"), rest], [laugh]));
  assert.deepEqual([ids("#lines-vision"), ids("#lines-parked")], [["new", "rest"], ["laugh"]]);
});

test("the box in which somebody types is never replaced, though the line around it changes and moves", () => {
  const box = $("#words-rest");
  type("#words-rest", "We rest on Sun");
  box.setSelectionRange(3, 7);
  fresh(lists([line("rest", "We rest a lot", "Ann 1 ★"), laugh]));
  assert.equal($("#words-rest"), box);
  assert.equal(box.value, "We rest on Sun");
  assert.equal(document.activeElement, box);
  assert.deepEqual([box.selectionStart, box.selectionEnd], [3, 7]);
  assert.deepEqual($("#rest").querySelectorAll("p").map((p) => p.textContent), ["We rest a lot", "Ann 1 ★"]);
});

test("a box that was typed in and left keeps its words, too", () => {
  type("#words-rest", "We rest on Sun");
  $("#up-laugh").focus();
  fresh(lists([laugh, line("rest", "We rest a lot")]));
  assert.equal($("#words-rest").value, "We rest on Sun");
});

test("the line of the form that was answered is taken as the server gives it", () => {
  type("#words-rest", "We rest a lot");
  fresh(lists([laugh, line("rest", "We rest a lot")]), { mine: $("#words-rest").form });
  assert.deepEqual([$("#rest p").textContent, $("#words-rest").defaultValue], ["We rest a lot", "We rest a lot"]);
});

test("what somebody opened in a line stays open", () => {
  $("#rest details").open = true;
  fresh(lists([laugh, line("rest", "We rest a lot")]));
  assert.deepEqual(["#laugh", "#rest"].map((id) => $(`${id} details`).open), [false, true]);
});

test("focus follows a button to its twin, and where that is gone, stays in its line", () => {
  $("#down-rest").focus();
  fresh(lists([line("rest", "We rest a lot"), laugh]));
  assert.equal(document.activeElement, $("#down-rest"));
  fresh(lists([line("rest", "We rest").replace(' id="down-rest"', ""), laugh]));
  assert.equal(document.activeElement, $("#up-rest"));
});

test("whether both are ready is shown anew", () => {
  fresh(lists([laugh, rest], [], "Ben is ready"));
  assert.equal($("#ready-box").textContent, "Ben is ready");
});

test("a place without lists is swapped as a whole", () => {
  $("#living").innerHTML = "<p>It is late.</p>";
  fresh("<p>It is early.</p>");
  assert.equal($("#living").innerHTML, "<p>It is early.</p>");
});
