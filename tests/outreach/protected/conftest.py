"""A confidential search, with somebody on the list who is at the employer and somebody who is not."""

import pytest

from tests.factories import make_firm, make_relationship, make_search

from .reading import EMPLOYER


@pytest.fixture
def nora(seeker, signed_in, morning):
    return signed_in(seeker)


@pytest.fixture
def search(seeker, morning):
    return make_search(seeker, **EMPLOYER)


@pytest.fixture
def inside(seeker, search):
    """Someone on the list who is at the employer: added before that was known."""
    return make_relationship(seeker, "Ida Inside", firm=make_firm("Halden Diagnostics", pay_model="in_house"))


@pytest.fixture
def outside(seeker, search):
    return make_relationship(seeker, "Otto Outside", firm=make_firm("Harrier"))
