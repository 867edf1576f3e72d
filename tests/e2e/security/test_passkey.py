"""A passkey, with an authenticator that Chromium plays itself: added, and then enough to sign in."""

from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.e2e.conftest import NewPage, Site
from tests.e2e.partners import Partner

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


def with_authenticator(page: Page) -> Page:
    chrome = page.context.new_cdp_session(page)
    chrome.send("WebAuthn.enable")
    chrome.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page


def test_a_passkey_is_added_and_signs_in_by_itself(site: Site, person: NewPage) -> None:
    here = site.url.replace("127.0.0.1", "localhost")  # passkeys belong to a name, never to a number
    page = with_authenticator(person(base_url=here))
    Partner(page, "Ann").sign_up()
    page.goto("/account/2fa/webauthn/add/")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()  # the button is a script's
    page.locator("input[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/recovery-codes/**")

    page.goto("/account/logout/")
    page.locator("main form button").first.click()
    page.goto("/account/login/")
    page.locator("#passkey_login").click()
    page.wait_for_url("**/home/")
    expect(page.locator("#live")).to_contain_text("Welcome")
