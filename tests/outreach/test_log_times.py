"""Times that a zone leaves out or has twice."""

from datetime import date, time

import pytest
from django.urls import reverse

from outreach.models import HistoryRow
from tests.factories import make_relationship

pytestmark = pytest.mark.django_db


def log_at(client, relationship, day, time, **extra):
    said = {"direction": "out", "channel": "email", "purpose": "first_touch", "occurred_on": day, "occurred_time": time}
    return client.post(reverse("outreach:log", args=[relationship.public_id]), said | extra)


def test_a_time_that_was_twice_is_kept_as_typed(seeker, signed_in, morning):
    relationship = make_relationship(seeker)
    answer = log_at(signed_in(seeker), relationship, "2026-11-01", "01:30")
    assert answer.status_code == 303
    row = HistoryRow.objects.get()
    assert (row.occurred_on, row.occurred_time) == (date(2026, 11, 1), time(1, 30))
    assert signed_in(seeker).get(answer.url).status_code == 200


@pytest.mark.parametrize("typed", ["25:00", "24:00", "12:60", "half past", "-1:00", "9" * 400, "02:30"])
def test_a_time_that_never_was_is_refused_by_its_field(typed, seeker, signed_in, morning):
    """On 8 March 2026 clocks in Boston went from two to three."""
    answer = log_at(signed_in(seeker), make_relationship(seeker), "2026-03-08", typed)
    assert answer.status_code == 422
    assert "id_occurred_time_error" in answer.content.decode()
    assert not HistoryRow.objects.exists()
