"""axe finds nothing on any page, in light and in dark: pages come from the URL configuration."""

import pytest

from .pages import PAGES, looked_at
from .seeing import violations


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_in_the_way_of_anyone(name, shared_site, look):
    found = []
    for eyes, address in looked_at(shared_site, name):
        page = look(shared_site, eyes, address)
        found += [f"{address} ({eyes or 'nobody'}): {each}" for each in violations(page)]
    assert not found, "\n".join(found)


def test_axe_looks_in_both_schemes(shared_site, look):
    """The tests above would pass as well if axe never ran."""
    page = look(shared_site, "", "/account/login/")
    page.locator("h1").evaluate("e => { e.style.color = 'light-dark(#eee, #222)'; e.append(new Image()) }")
    found = " ".join(violations(page))
    assert "light: image-alt" in found
    assert "light: color-contrast" in found
    assert "dark: color-contrast" in found
