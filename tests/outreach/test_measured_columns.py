"""The columns that the measures read: written with the replay, taken back by undo, filled in by the sweep."""

from datetime import date

import pytest

from common.dates import now
from outreach import sweeps
from outreach.acts.undo import undo
from outreach.cadence.reach import HAD_SEARCH, IN_TOUCH, REPLIED
from outreach.models import Relationship
from outreach.recompute import compare
from tests.cast import by
from tests.factories import make_relationship
from tests.outreach.scenes import noon, nov, out, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def first_written_to(seeker, **extra):
    relationship = make_relationship(seeker, at=noon(nov(1)))
    out(relationship, nov(2), **extra)
    return relationship


def measured(relationship):
    relationship.refresh_from_db()
    names = ("first_out_on", "first_window_on", "first_channel", "first_reply_on", "reach")
    return tuple(getattr(relationship, name) for name in names)


def test_they_follow_the_history_and_its_undo(seeker):
    relationship = first_written_to(seeker, channel="linkedin")
    first = (nov(2), date(2026, 12, 2), "linkedin")
    assert measured(relationship) == (*first, None, IN_TOUCH)
    row = they(relationship, nov(9))
    assert measured(relationship) == (*first, nov(9), REPLIED)
    undo(row.act, by(seeker))
    assert measured(relationship) == (*first, None, IN_TOUCH)


def test_a_search_that_fits_is_said_in_the_log_form(seeker, signed_in):
    relationship = first_written_to(seeker)
    data = {"direction": "in", "channel": "email", "occurred_on": "2026-11-09", "outcome": "match"}
    assert signed_in(seeker).post(f"/r/{relationship.public_id}/log/", data).status_code == 303
    assert measured(relationship)[-1] == HAD_SEARCH
    page = signed_in(seeker).get(f"/r/{relationship.public_id}/").content.decode()
    assert "A search that fits" in page


def test_the_sweep_fills_them_in_where_they_came_later(seeker):
    """As the migration leaves rows of before: empty, and due."""
    relationship = first_written_to(seeker)
    before = measured(relationship)
    Relationship.objects.filter(pk=relationship.pk).update(
        first_window_on=None, first_reply_on=None, first_channel="", reach=0, next_time_at=now(), replayed_on=None
    )
    assert not any(differences for _one, differences in compare(seeker))
    sweeps.times_reached(now())
    assert measured(relationship) == before
    assert not any(differences for _one, differences in compare(seeker))
