"""A search for finance in Boston, and four firms in the order of their fit."""

import pytest

from tests.factories import make_search

from .scenes import firm_of, specialties


@pytest.fixture
def search(seeker):
    search = make_search(seeker)
    search.specialties.set(specialties("finance", "medical-devices", "vp-head"))
    return search


@pytest.fixture
def firms(search):
    """In the order of their fit."""
    return [
        firm_of("Kestrel Finance", "finance", "medical-devices", "vp-head"),
        firm_of("Harrier Partners", "accounting", "medical-devices", "director"),
        firm_of("Osprey", places="", engagement="unknown"),
        firm_of("Wren Trades", "trades", "construction-engineering", "professional", places="Cork"),
    ]
