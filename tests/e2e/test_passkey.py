"""A passkey from Chromium's virtual authenticator: add it, sign in with it alone, take it away."""

import pytest
from playwright.sync_api import expect

from .seeing import violations
from .site import DEMO_PASSWORD, SEEKER

AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def page(demo_site, open_page):
    """Signed in as the seeker, on a device that can make passkeys."""
    page = open_page(demo_site, as_=SEEKER)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    made = device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.refuse = lambda: device.send(
        "WebAuthn.setUserVerified", {"authenticatorId": made["authenticatorId"], "isUserVerified": False}
    )
    return page


def add_passkey(page):
    page.goto("/account/2fa/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Password").fill(DEMO_PASSWORD)  # who one is, said once more
    page.locator("form button[data-kind=primary]").click()
    page.wait_for_url("**/webauthn/add/")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url(lambda url: "/webauthn/add/" not in url)


def sign_out(page):
    page.goto("/today/")
    page.get_by_role("button", name="Sign out").first.click()
    page.wait_for_url(lambda url: "/today/" not in url)
    page.goto("/account/login/")


def test_a_passkey_signs_in_by_itself(page):
    add_passkey(page)
    page.goto("/account/2fa/")
    expect(page.get_by_text("1 passkey", exact=True)).to_be_visible()
    sign_out(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/today/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nora")
    page.goto("/account/2fa/webauthn/")
    page.get_by_role("link", name="Rename").click()
    page.get_by_role("link", name="Use a passkey").click()
    found = violations(page)
    page.get_by_role("button", name="Use your passkey").click()
    page.get_by_label("Name").fill("My phone")
    found += violations(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Remove My phone").click()
    assert found + violations(page) == []
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("None yet.")).to_be_visible()


def test_a_device_that_refuses_is_said_and_the_password_still_works(page):
    add_passkey(page)
    sign_out(page)
    page.refuse()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("No passkey was used. Try again, or sign in with your password.")).to_be_visible()
    page.get_by_label("Email").fill(SEEKER)
    page.get_by_label("Password", exact=True).fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).not_to_have_url("/account/login/")
