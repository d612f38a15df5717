"""Somebody of the shared directory on two lists."""

import pytest

from outreach.acts.adding import add_relationship
from outreach.models import Reminder
from tests.cast import MORNING, by
from tests.factories import make_firm

from ..scenes import awaiting, out
from .objecting import THEIR_ADDRESS


@pytest.fixture
def mine(seeker):
    """The seeker's relationship with somebody of the shared directory, waiting for an answer."""
    firm = make_firm("Weber Partners")
    return awaiting(
        seeker, "Jonas Weberknecht", firm=firm, email=THEIR_ADDRESS, title="Partner", place="Boston",
        first_name="Jonas", last_name="Weberknecht",
    )  # fmt: skip


@pytest.fixture
def theirs(mine, stranger):
    """The same person on another seeker's list, with a reminder of their own and an address they found."""
    relationship = add_relationship(by(stranger), stranger, mine.recruiter)
    relationship.find_address(by(stranger), "phone", "+1 617 555 0101")
    out(relationship, MORNING.date(), note="Jonas seems nice")
    Reminder.add_own(by(stranger), relationship, MORNING.date(), "Ask Jonas")
    return relationship
