"""On a phone no page scrolls sideways, and whatever is to be hit is large enough."""

import pytest

from .conftest import PHONE, SMALL, WIDE
from .pages import PAGES, looked_at
from .seeing import too_small, too_wide
from .site import COACH, SEEKER


@pytest.mark.parametrize("name", PAGES)
def test_every_page_fits_a_phone(name, shared_site, look):
    found = []
    for eyes, address in looked_at(shared_site, name):
        page = look(shared_site, eyes, address, size=PHONE)
        wrong = [*too_small(page), *too_wide(page)]
        page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
        wrong += [f"at {SMALL[0]} px: {each}" for each in too_wide(page)]
        found += [f"{address} ({eyes or 'nobody'}): {each}" for each in wrong]
    assert not found, "\n".join(found)


LONG_NAME = "Maximiliana-Theodora van der Breggenstein-Hohenzollern de la Fuente y Castellanos " * 2
LONG_FIRM = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft & Partners " * 2


def test_the_longest_names_fit_every_width(demo_site, open_page):
    page = open_page(demo_site, as_=SEEKER)
    page.goto("/recruiters/add/")
    page.get_by_label("Name", exact=True).fill(LONG_NAME[:160])
    page.get_by_label("Firm", exact=True).fill(LONG_FIRM[:160])
    page.get_by_role("button", name="Add to my recruiters").click()
    page.wait_for_url("**/r/*/")
    person = page.url
    page.get_by_role("link", name=LONG_FIRM[:40]).first.click()
    page.wait_for_url("**/firms/*/")
    firm = page.url
    page.goto(f"{person}submission/")
    page.get_by_label("Role").fill("VP Finance")
    page.get_by_label("Employer – optional").fill("Meridian Devices")
    page.get_by_label("How it stands").select_option("consent_requested")
    page.get_by_role("button", name="Keep that").click()
    page.wait_for_url("**/submissions/conflicts/*/")
    found = []
    for address in (page.url, "/submissions/", person, f"{person}plan/", f"{person}write/", firm,
                    "/recruiters/?q=Maximiliana", "/log/?q=Maximiliana", "/directory/?q=Donau",
                    "/directory/people/?q=Maximiliana", "/today/"):  # fmt: skip
        page.goto(address)
        for width, height in (WIDE, PHONE, SMALL):
            page.set_viewport_size({"width": width, "height": height})
            found += [f"{address} at {width} px {each}" for each in too_wide(page)]
    assert not found, "\n".join(found)


def test_a_client_of_the_longest_name_fits_their_coachs_pages(demo_site, open_page):
    nora, ruth = (open_page(demo_site, as_=who) for who in (SEEKER, COACH))
    nora.goto("/settings/profile/")
    nora.get_by_label("Your name", exact=False).fill(LONG_NAME[:100])
    nora.get_by_role("button", name="Save").click()
    nora.wait_for_url("**/settings/")
    ruth.goto("/clients/")
    ruth.get_by_role("link", name=LONG_NAME[:40]).first.click()
    ruth.wait_for_url("**/clients/*/")
    client = ruth.url
    ruth.goto("/groups/")
    ruth.get_by_label("Name").fill("W" * 40)
    ruth.get_by_role("button", name="Make the group").click()
    group = ruth.get_by_role("link", name="W" * 40, exact=True).get_attribute("href")
    found = []
    for address in ("/clients/", group, "/groups/", "/programmes/", f"{client}report/", client,
                    f"{client}agenda/", f"{client}place/today/", f"{client}place/numbers/", "/leads/",
                    "/leads/new/"):  # fmt: skip
        ruth.goto(address)
        for width, height in (WIDE, PHONE, SMALL):
            ruth.set_viewport_size({"width": width, "height": height})
            found += [f"{address} at {width} px {each}" for each in too_wide(ruth)]
    assert not found, "\n".join(found)
