import assert from "node:assert/strict";
import test from "node:test";

/** What the page's own script writes into its cookies at this kind of address. */
async function cookieAt(protocol) {
  globalThis.location = { protocol };
  globalThis.document = { cookie: "", querySelector: () => null, querySelectorAll: () => [], addEventListener() {}, documentElement: { dataset: {} } };
  globalThis.BroadcastChannel = class {};
  await import(`../../../static/js/pages/base.js?${protocol}`);
  return document.cookie;
}

test("over https the zone is a cookie of this host alone", async () => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  assert.equal(await cookieAt("https:"), `__Host-zone=${zone}; path=/; SameSite=Lax; Secure`);
  assert.equal(await cookieAt("http:"), `zone=${zone}; path=/; SameSite=Lax`);
});
