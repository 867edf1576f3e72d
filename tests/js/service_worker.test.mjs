import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = readFileSync(new URL("../../static/js/service_worker.js", import.meta.url), "utf8");

/** A service worker, and what it did; `open` are the addresses of open pages. */
function worker(open = []) {
  const done = [];
  const heard = {};
  const pages = open.map((url) => ({ url, focus: () => done.push(`focus ${url}`) }));
  const self = {
    page: { home: "/home/", icon: "/icon.png", text: "Something is waiting for you" },
    addEventListener: (name, act) => (heard[name] = act),
    registration: { showNotification: async (title, options) => done.push([title, options]) },
    navigator: { setAppBadge: async (count) => done.push(count), clearAppBadge: async () => done.push(0) },
    clients: { matchAll: async () => pages, openWindow: (url) => done.push(`open ${url}`) },
  };
  runInNewContext(SCRIPT, { self, URL });
  const happens = async (name, event) => {
    let until;
    heard[name]({ ...event, waitUntil: (promise) => (until = promise) });
    await until;
    return JSON.parse(JSON.stringify(done.splice(0)));
  };
  return { happens };
}
const SHOWN = { tag: "waiting", icon: "/icon.png", renotify: true };

test("a push is shown as one neutral sentence in the place of the last, with a badge", async () => {
  const { happens } = worker();
  const data = { text: () => "Something is waiting for you".padEnd(128) };
  assert.deepEqual(await happens("push", { data }), [["Something is waiting for you", SHOWN], 1]);
  assert.deepEqual(await happens("push", { data: null }), [["Something is waiting for you", SHOWN], 1]);
});

test("a press on it goes to home: the page that is open there, or a new one beside what is being written", async () => {
  const event = { notification: { close() {} } };
  const room = "https://quiet.example.org/dialogue/1/";
  const home = "https://quiet.example.org/home/";
  assert.deepEqual(await worker([room]).happens("notificationclick", event), [0, "open /home/"]);
  assert.deepEqual(await worker([room, home]).happens("notificationclick", event), [0, `focus ${home}`]);
});
