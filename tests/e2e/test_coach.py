"""A coach is invited who has no account yet: the mail, the sign-up, the answer, a look at the client, and the end."""

import re

from playwright.sync_api import expect

from tests.accounts.entrance import CODE
from tests.cast import PASSWORD

from .conftest import PHONE, WIDE
from .site import SEEKER

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


def _latest(site):
    return site.mails(EMAIL)[-1].get_body(("plain",)).get_content()
