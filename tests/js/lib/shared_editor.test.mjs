import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { $, open, type } from "../fake_dom.mjs";

open("");
const { SharedEditor } = await import("../../../static/js/lib/shared_editor.js");

const line = (key, words) =>
  `<li id="line-${key}"><div class="words"><p>${words}</p></div>` +
  `<form method="post"><input type="hidden" name="key" value="${key}"><button name="act" value="up">Up</button></form>` +
  `<details><summary>Change</summary><form method="post" class="reword"><input type="hidden" name="key" value="${key}">` +
  `<input id="words-${key}" name="words" value="${words}"><button name="act" value="reword">Keep</button></form></details></li>`;
const [LAUGH, REST] = [line("l", "We laugh"), line("r", "We rest")];
const lists = (...lines) => `<ol id="lines-vision" data-shelf="vision">${lines.join("")}</ol><div id="ready-box"></div>`;
const page = (html, { mark = "build", refusal = "" } = {}) =>
  `<div id="vision" data-mark="${mark}" data-offline="Once more, please."><p id="refusal">${refusal}</p><p id="moved-on" hidden=""></p>` +
  `<div id="living" data-at="%1 is number %2 now">${html}</div></div><p id="announce"></p>`;

let editor, drags, on, posts, answer, went;

beforeEach(() => {
  open(page(lists(LAUGH, REST)));
  [drags, posts, went] = [{ busy: false, ready() {} }, [], []];
  globalThis.location = { pathname: "/vision/", reload: () => went.push("reload"), assign: (to) => went.push(to) };
  globalThis.fetch = async (to, { body }) => (posts.push(`${to} ${body}`), answer());
  editor = new SharedEditor($("#vision"), $("#living"), (_, told) => ((on = told), drags));
});

const comes = (html, { ok = true, ...of } = {}) => (answer = () => ({ ok, url: "/vision/next/", text: async () => page(html, of) }));
const press = (form, button = $(`${form} button`)) => editor.submitted({ target: $(form), submitter: button, preventDefault() {} });
const lines = () => $("#lines-vision").children.map(({ id }) => id);

test("what the other one changed appears, but not in the box that somebody types in", () => {
  const box = $("#words-r");
  type("#words-r", "We rest on Sun");
  editor.received({ mark: "build", html: lists(line("r", "We rest a lot"), line("l", "We sing")) });
  assert.deepEqual([lines(), $("#line-l p").textContent], [["line-r", "line-l"], "We sing"]);
  assert.deepEqual([$("#words-r") === box, box.value], [true, "We rest on Sun"]);
});

test("nothing moves under a finger that drags; the newest is shown when it is over", () => {
  drags.busy = true;
  editor.received({ mark: "build", html: lists(LAUGH) });
  editor.received({ mark: "build", html: lists(REST, LAUGH) });
  assert.deepEqual(lines(), ["line-l", "line-r"]);
  drags.busy = false;
  on.over();
  assert.deepEqual(lines(), ["line-r", "line-l"]);
});

test("when both have gone on the page goes along, but not with words that nobody kept", () => {
  type("#words-r", "We rest on Sun");
  editor.received({ mark: "hang", html: "" });
  assert.deepEqual([went, $("#moved-on").hidden], [[], false]);
  $("#line-r .reword").reset();
  editor.received({ mark: "hang", html: "" });
  assert.deepEqual(went, ["reload"]);
});

test("a form goes out with the button that was pressed, and the place of its line is read out", async () => {
  comes(lists(REST, LAUGH));
  await press("#line-r form");
  assert.deepEqual([posts, lines()], [["/vision/ key=r&act=up"], ["line-r", "line-l"]]);
  assert.equal($("#announce").textContent, "We rest is number 1 now");
});

test("a second press does not send twice", async () => {
  comes(lists(REST, LAUGH));
  await Promise.all([press("#line-r form"), press("#line-r form")]);
  assert.equal(posts.length, 1);
});

test("a form that only asks for a page is left to the browser", () => {
  $("#line-r form").method = "get";
  assert.equal(press("#line-r form"), undefined);
  assert.deepEqual(posts, []);
});

test("words that were kept are the line's, and their box closes", async () => {
  type("#words-r", "We rest a lot");
  $("#line-r details").open = true;
  comes(lists(LAUGH, line("r", "We rest a lot")));
  await press("#line-r .reword");
  assert.deepEqual(posts, ["/vision/ key=r&words=We+rest+a+lot&act=reword"]);
  assert.deepEqual([$("#line-r p").textContent, $("#words-r").defaultValue], ["We rest a lot", "We rest a lot"]);
  assert.equal($("#line-r details").open, false);
});

test("words that the server keeps as they were stand in their box as it has them", async () => {
  type("#words-r", " We rest ");
  $("#line-r details").open = true;
  comes(lists(LAUGH, REST));
  await press("#line-r .reword");
  assert.deepEqual([$("#words-r").value, $("#line-r details").open], ["We rest", false]);
});

test("without a line the words stay, and the page says so", async () => {
  type("#words-r", "We rest a lot");
  answer = () => Promise.reject(new TypeError("offline"));
  await press("#line-r .reword");
  assert.deepEqual([$("#words-r").value, $("#refusal").textContent, $("#refusal").scrolled], ["We rest a lot", "Once more, please.", 1]);
  comes(lists(LAUGH, REST));
  await press("#line-r .reword");
  assert.deepEqual([posts.length, $("#refusal").textContent], [2, ""]);
});

test("a refused form says why, and reads out nothing", async () => {
  comes(lists(LAUGH, REST), { ok: false, refusal: "Ben has just changed it." });
  await press("#line-r form");
  assert.deepEqual([$("#refusal").textContent, $("#announce").textContent], ["Ben has just changed it.", ""]);
});

test("an answer from another stage is followed there", async () => {
  comes("", { mark: "hang" });
  await press("#line-r form");
  comes("", { mark: "hang", ok: false });
  await press("#line-r form");
  assert.deepEqual(went, ["/vision/next/", "reload"]);
});

test("a line that was dragged is sent with its shelf and its place", async () => {
  comes(lists(REST, LAUGH));
  $("#line-l").before($("#line-r"));
  await on.dropped($("#line-r"));
  assert.deepEqual(posts, ["/vision/ key=r&act=place&shelf=vision&position=0"]);
});
