"""A seeker of whom everything is known that a text may say."""

import pytest

from outreach.models import AboutYou
from tests.cast import by
from tests.factories import make_search

from .pages import KNOWN


@pytest.fixture
def page(seeker, signed_in):
    make_search(seeker, proof_1="Closed early", proof_2="Built a team of six", proof_3="Cut eleven days")
    AboutYou.of(seeker).tell(by(seeker), **KNOWN)
    return signed_in(seeker)
