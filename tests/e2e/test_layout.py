"""On a phone no page scrolls sideways, and whatever is to be hit is large enough."""

import pytest

from .conftest import PHONE, SMALL
from .pages import PAGES, looked_at
from .seeing import too_small, too_wide


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
