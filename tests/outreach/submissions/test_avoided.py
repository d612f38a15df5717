"""Conflicts avoided: one role that came a second way, counted by whether it ever stood twice."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from outreach.acts.applying import apply, stands
from outreach.acts.employers import tell_apart
from outreach.acts.ruling import rule
from outreach.acts.undo import undo
from outreach.measures.avoided import stood_together
from outreach.models import Conflict, Employer
from outreach.pages.avoided import avoided_share
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship
from tests.outreach.scenes import nov, out

from .test_ledger import put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def dana(seeker):
    """Her firm has the seeker at Meridian Devices; she was written to, so that there are numbers."""
    dana = make_relationship(seeker, "Dana Reyes", firm=make_firm("Kestrel"))
    out(dana, nov(2))
    put(dana, "a", "submitted", 10)
    return dana


def share(seeker):
    found = avoided_share(seeker)
    return found.count, found.n


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (["submitted 10"], ["submitted 12"], True),
        (["submitted 10"], ["proposed 12", "declined_by_seeker 13"], False),
        (["submitted 10", "rejected 12"], ["consented 12", "submitted 14"], False),
        (["submitted 10", "rejected 13"], ["consented 12"], True),
        (["submitted 10"], ["submitted 12", "withdrawn 12"], True),
        (["consented 10", "consent_expired 12", "submitted 16"], ["consented 13", "withdrawn 15"], False),
        ([], ["submitted 12"], False),
    ],
)
def test_whether_two_stood_at_the_same_time(one, other, together):
    one, other = ([said.replace(" ", " 2026-11-") for said in days] for days in (one, other))
    assert stood_together(one, other) is stood_together(other, one) is together


def test_who_was_told_no_in_time(seeker, dana, tomas):
    put(tomas, "b", "consent_requested", 12)
    assert share(seeker) == (0, 0), "nobody knows yet how it goes"
    declined = put(tomas, "b", "declined_by_seeker", 13)
    assert share(seeker) == (1, 1)
    undo(declined.act, by(seeker))
    assert share(seeker) == (0, 0)


def test_the_first_one_made_way(seeker, dana, tomas):
    put(tomas, "b", "consent_requested", 12)
    put(dana, "a", "rejected", 13)
    put(tomas, "b", "consented", 13)
    assert share(seeker) == (1, 1)


@pytest.mark.parametrize("day", [12, 20])
def test_what_stood_twice_was_not_avoided(seeker, dana, tomas, day):
    put(tomas, "b", "submitted", 12)
    assert share(seeker) == (0, 1), "it stands twice, so it is known already"
    conflict = Conflict.objects.get()
    rule(by(seeker), conflict, ruled_by="employer", winner=conflict.first, day=nov(day))
    assert share(seeker) == (0, 1)


def test_a_consent_that_ran_out_before_the_other_was_agreed_to(seeker, dana, tomas, morning):
    put(dana, "c", "consented", 12, role="Controller", expires_on=nov(25))
    put(tomas, "b", "consent_requested", 13, role="Controller")
    morning.shift(4 * 86400)
    call_command("sweep", stdout=StringIO())
    later = by(seeker, MORNING + timedelta(days=4))
    tomas.record_submission(later, key="b", state="consented", occurred_on=nov(26))
    assert share(seeker) == (1, 1)


def test_other_employers_and_what_was_never_sent_are_none(seeker, dana, tomas):
    put(tomas, "b", "submitted", 12, employer="Meridian Devices Ltd")
    assert share(seeker) == (0, 1)
    act = tell_apart(by(seeker), *[Employer.objects.get(name="Meridian Devices"),
                                   [Employer.objects.get(name="Meridian Devices Ltd")]])  # fmt: skip
    assert share(seeker) == (0, 0)
    undo(act, by(seeker))
    own = apply(by(seeker), seeker, employer="Orrin", role="CFO", day=nov(9))
    put(dana, "c", "submitted", 10, employer="Orrin", role="CFO")
    assert share(seeker) == (0, 2)
    own.remove(by(seeker))
    assert share(seeker) == (0, 1)


def test_the_number_leads_to_what_is_behind_it(seeker, dana, tomas, stranger, signed_in):
    put(tomas, "b", "consent_requested", 12)
    put(tomas, "b", "declined_by_seeker", 13)
    own = apply(by(seeker), seeker, employer="Meridian Devices", role="VP Finance", day=nov(11))
    stands(by(seeker), own, "withdrawn", date(2026, 11, 20))
    client, there = signed_in(seeker), reverse("outreach:conflicts")
    page = client.get(reverse("outreach:numbers")).content.decode()
    assert f'conflicts avoided <small>n = <a href="{there}">2</a></small>' in page
    assert f'<a href="{there}?avoided=1">1</a>' in page
    assert "how often you never had it agreed to or sent twice" in page
    everything, avoided = (client.get(there + query).content.decode() for query in ("", "?avoided=1"))
    assert everything.count("ledger-line") == 2
    assert "Stood twice" in everything
    assert avoided.count("ledger-line") == 1
    assert "Tomás Herrera, Harrow &amp; Vale" in avoided
    assert reverse("outreach:conflict", args=[Conflict.objects.get(second__key="b").public_id]) in avoided
    assert "ledger-line" not in signed_in(stranger).get(there).content.decode()
