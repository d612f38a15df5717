"""A confidential search is opened to no coach at whom it is kept from, and no coach is told why."""

import pytest
from django.core.cache import cache

from accounts.models import Coaching, Invitation
from tests.factories import make_search

from .joined import link_of_last_mail, make_invitation
from .test_invitations import BOTH, invite

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture(autouse=True)
def _no_tries_counted():
    cache.clear()


@pytest.fixture
def confidential(seeker):
    """A search that is kept from the employer where Cleo works."""
    there = {"current_employer": "Brightwell", "current_employer_domain": "coach.example"}
    return make_search(seeker, confidential=True, **there)


def test_a_confidential_search_is_not_opened_to_the_employer(seeker, coach, confidential, signed_in):
    answer = invite(signed_in(seeker))
    assert answer.status_code == 422
    assert "is read at Brightwell" in answer.content.decode()
    assert not Invitation.objects.exists()
    assert invite(signed_in(seeker), "ruth@helper.example").status_code == 303


def test_a_coach_of_the_employer_is_not_accepted(seeker, coach, confidential, signed_in):
    make_invitation(coach, seeker.email, by_coach=True)
    answer = signed_in(seeker).post(link_of_last_mail(), BOTH)
    assert answer.status_code == 422
    assert "is read at Brightwell" in answer.content.decode()
    assert not Coaching.objects.exists()


def test_a_coach_is_not_told_from_whom_a_search_is_kept(seeker, coach, confidential, signed_in):
    """Invited at an address that anyone may have; the account has one at the employer as well."""
    coach.emailaddress_set.create(email="cleo@elsewhere.example", verified=True)
    assert invite(signed_in(seeker), "cleo@elsewhere.example").status_code == 303
    answer = signed_in(coach).post(link_of_last_mail())
    assert answer.status_code == 409
    assert "can’t be accepted with this account" in answer.content.decode()
    assert "Brightwell" not in answer.content.decode()
    assert not Coaching.objects.exists()
