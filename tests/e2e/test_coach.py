"""A coach who has no account yet is invited, looks, passes a lead on, is sent away; and one in a client's place."""

import re

from playwright.sync_api import expect

from tests.accounts.entrance import CODE
from tests.cast import PASSWORD

from .conftest import PHONE, WIDE
from .seeing import violations
from .site import COACH, SEEKER

EMAIL = "una@helper.example"


def test_from_an_invitation_to_its_end(demo_site, open_page):
    nora = open_page(demo_site, as_=SEEKER, size=WIDE)
    nora.goto("/settings/coaches/")
    nora.get_by_role("link", name="Invite a coach").click()
    nora.get_by_label("Your coach’s email").fill(EMAIL)
    nora.get_by_role("button", name="Send the invitation").click()
    expect(nora.get_by_role("heading", name=EMAIL)).to_be_visible()
    demo_site.sweep()

    una = open_page(demo_site, size=PHONE, has_touch=True, is_mobile=True)
    una.goto(re.search(r"http\S+/invitation/\S+", _latest(demo_site))[0])
    una.get_by_role("link", name="Create an account").click()
    una.get_by_label("Your name").fill("Una Finch")
    una.get_by_label("Email").fill(EMAIL)
    una.get_by_label("Password").fill(PASSWORD)
    una.get_by_role("button", name="Send me the code").click()
    una.wait_for_url("**/account/confirm-email/")
    una.get_by_label("Code").fill(CODE.search(_latest(demo_site))[1])
    una.locator("form button[data-kind=primary]").first.click()
    una.wait_for_url("**/invitation/*/")
    una.get_by_role("button", name="Accept").click()
    una.wait_for_url("**/clients/")
    una.get_by_role("link", name="Nora Halvorsen").click()
    expect(una.get_by_role("heading", name="Week by week")).to_be_visible()

    una.goto("/leads/new/")
    una.get_by_label("Firm").fill("Merrow Partners")
    una.get_by_label("Person").fill("Petra Lindqvist")
    una.get_by_text("All my clients").click()
    una.get_by_role("button", name="Suggest it").click()
    expect(una.get_by_text("No answer yet")).to_be_visible()
    nora.goto("/suggestions/")
    nora.get_by_role("button", name=re.compile("Take it.*Petra Lindqvist")).click()
    expect(nora.get_by_text("Petra Lindqvist, Merrow Partners: on your list")).to_be_visible()
    una.goto("/leads/")
    expect(una.get_by_text("Taken")).to_be_visible()
    una.goto("/clients/")
    una.get_by_role("link", name="Nora Halvorsen").click()

    nora.goto("/settings/coaches/log/")
    expect(nora.get_by_text("Una Finch looked at your overview")).to_be_visible()
    nora.goto("/settings/coaches/")
    nora.get_by_role("link", name="Change what Una Finch may see").click()
    nora.get_by_role("button", name="End it now").click()
    expect(nora.get_by_text("Una Finch sees nothing of yours any more")).to_be_visible()

    una.get_by_role("textbox", name="Note").fill("Written on a page that was still open")
    una.watch.expected.add(404)
    una.get_by_role("button", name="Keep the note").click()
    expect(una.get_by_role("heading", level=1)).not_to_have_text("Nora Halvorsen")
    una.goto("/clients/")
    expect(una.get_by_role("heading", name="Nobody is your client yet")).to_be_visible()


def test_in_a_clients_place(demo_site, open_page):
    """Ruth logs for Nora, who takes it back and ends it: what Ruth has open goes from her screen."""
    ruth = open_page(demo_site, as_=COACH, size=PHONE, has_touch=True, is_mobile=True)
    ruth.goto("/clients/")
    ruth.get_by_role("link", name="Nora Halvorsen").click()
    ruth.get_by_role("link", name="Open Nora Halvorsen’s pages").click()
    expect(ruth.get_by_role("heading", name="Today for Nora Halvorsen")).to_be_visible()
    expect(ruth.get_by_text("You are in Nora Halvorsen’s place")).to_be_visible()
    assert violations(ruth) == []
    ruth.get_by_role("link", name="Noor Haddad", exact=True).click()
    ruth.get_by_role("link", name="Log an interaction").click()
    ruth.get_by_text("They did").click()
    ruth.get_by_role("button", name="Log it").click()
    expect(ruth.get_by_text("By you, in their place")).to_be_visible()
    assert violations(ruth) == []

    nora = open_page(demo_site, as_=SEEKER, size=WIDE)
    nora.goto("/recruiters/?q=noor+haddad")
    nora.locator("tbody th a").first.click()
    expect(nora.get_by_text("By your coach Ruth Adler")).to_be_visible()
    nora.goto("/settings/coaches/log/")
    line = nora.locator(".event", has_text="Ruth Adler logged a contact for you")
    line.get_by_role("button", name="Undo").click()
    expect(line.get_by_text("Taken back")).to_be_visible()

    nora.goto("/settings/coaches/")
    nora.get_by_role("link", name="Change what Ruth Adler may see").click()
    ruth.watch.expected.add(404)
    nora.get_by_role("button", name="End it now").click()
    expect(ruth.get_by_role("heading", name="Nora Halvorsen no longer shares this with you")).to_be_visible()
    assert "Noor Haddad" not in ruth.content()


def _latest(site):
    return site.mails(EMAIL)[-1].get_body(("plain",)).get_content()
