import assert from "node:assert/strict";
import test from "node:test";

import { bytesOf, Notifications } from "../../../static/js/pages/notifications.js";

const STATES = ["impossible", "blocked", "off", "on"];

/** A browser, its page, and what it did. */
function make({ permission = "default", answer = "granted", on = false, subscribed = false, refuse, status = 200, error, without } = {}) {
  const done = [];
  const made = { unsubscribe: async () => done.push("unsubscribe"), toJSON: () => ({ endpoint: "https://push/1", keys: { p256dh: "p", auth: "a" } }) };
  let current = subscribed ? made : null;
  const subscribe = async ({ userVisibleOnly }) => {
    if (refuse) throw new Error("no push service");
    done.push(`subscribe ${userVisibleOnly}`);
    return (current = made);
  };
  const registration = { pushManager: { subscribe, getSubscription: async () => current }, unregister: async () => done.push("unregister") };
  const register = async (address, { scope }) => (done.push(`register ${address} ${scope}`), registration);
  const serviceWorker = { register, getRegistration: async () => registration, ready: Promise.resolve(registration) };
  const page = {
    navigator: { serviceWorker },
    Notification: { permission, requestPermission: async () => (done.push("ask"), answer) },
    PushManager: class {},
    FormData: class extends Map {
      constructor() {
        super();
      }

      append(name, value) {
        this.set(name, value);
      }
    },
    fetch: async (address, { body }) => (done.push(`post ${address} ${[...body.keys()]}`), { ok: status < 400, json: async () => ({ error }) }),
    location: { reload: () => done.push("reload") },
  };
  if (without) delete (without === "serviceWorker" ? page.navigator : page)[without];
  const states = STATES.map((state) => ({ dataset: { state }, hidden: true }));
  const alert = { textContent: "", hidden: true };
  const dataset = { key: "BAAA", worker: "/service-worker.js", ...(on && { on: "" }) };
  const box = { dataset, querySelectorAll: () => states, querySelector: () => alert };
  const form = { action: "/you/push/", dataset: { failed: "Could not be reached." } };
  const shown = () => [states.filter((one) => !one.hidden).map((one) => one.dataset.state).join(), alert.textContent];
  return { notifications: new Notifications(box, page), form, done, shown };
}

test("a page says how it stands in this browser, and asks nothing by itself", async () => {
  const cases = [
    [{ without: "serviceWorker" }, "impossible"],
    [{ without: "PushManager" }, "impossible"],
    [{ without: "Notification" }, "impossible"],
    [{ permission: "denied", on: true }, "blocked"],
    [{}, "off"],
    [{ on: true }, "off"], // the browser has forgotten
    [{ subscribed: true }, "off"], // the server has
    [{ on: true, subscribed: true }, "on"],
  ];
  for (const [given, state] of cases) {
    const { notifications, done, shown } = make(given);
    await notifications.look();
    assert.deepEqual([shown(), done], [[state, ""], []]);
  }
});

test("a press asks the browser, subscribes, tells the server, and looks anew", async () => {
  const { notifications, form, done } = make();
  await notifications.switchOn(form);
  const posted = "post /you/push/ endpoint,p256dh,auth,key";
  assert.deepEqual(done, ["ask", "register /service-worker.js /", "subscribe true", posted, "reload"]);
});

test("what was subscribed before, perhaps by somebody else, is ended first", async () => {
  const { notifications, form, done } = make({ subscribed: true });
  await notifications.switchOn(form);
  assert.deepEqual(done.slice(2, 4), ["unsubscribe", "subscribe true"]);
});

test("a no to the browser's question leaves it off", async () => {
  for (const [answer, state] of [["denied", "blocked"], ["default", "off"]]) {
    const { notifications, form, done, shown } = make({ answer });
    await notifications.switchOn(form);
    assert.deepEqual([shown(), done], [[state, ""], ["ask"]]);
  }
});

test("a push service that is away, and a server that refuses, are said in words", async () => {
  const away = make({ refuse: true });
  await away.notifications.switchOn(away.form);
  assert.deepEqual(away.shown(), ["off", "Could not be reached."]);
  for (const [error, words] of [["Not at a service on the list.", "Not at a service on the list."], [undefined, "Could not be reached."]]) {
    const { notifications, form, done, shown } = make({ status: 400, error });
    await notifications.switchOn(form);
    assert.deepEqual([shown(), done.at(-1)], [["off", words], "unsubscribe"]);
  }
});

test("switching off takes the service worker from the browser", async () => {
  const { notifications, done } = make({ on: true, subscribed: true });
  await notifications.forget();
  assert.deepEqual(done, ["unregister"]);
});

test("the key of the site is read as a browser wants it", () => {
  assert.deepEqual([...bytesOf("_-8B")], [255, 239, 1]);
});
