"""What stands is checked anew when a firm is taken over, is its own again, is merged, and when a consent runs out."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from outreach import sweeps
from outreach.acts.merging import merge, undo_merge
from outreach.models import Conflict
from tests.cast import MORNING, by
from tests.outreach.scenes import nov

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ROLE = {"employer": "Meridian Devices", "role": "VP Finance"}


@pytest.fixture
def doubled(seeker, dana, tomas):
    """One role through two firms, which is a conflict."""
    for one, key in ((dana, "a"), (tomas, "b")):
        one.record_submission(by(seeker), key=key, state="submitted", occurred_on=nov(12), **ROLE)
    assert Conflict.objects.double().count() == 1
    return Conflict.objects.get()


def settled(signed_in, seeker):
    return "Meridian Devices" not in signed_in(seeker).get(reverse("outreach:conflicts")).content.decode()


def test_two_firms_that_became_one_by_succession_and_are_two_again(signed_in, seeker, doubled, dana, tomas):
    """With no search at all, so that no nightly look comes by."""
    firm = dana.firm
    firm.succeeded_by, firm.succeeded_on = tomas.firm, date(2026, 11, 20)
    firm.save()
    sweeps.directory_changes(MORNING)
    assert not Conflict.objects.open().exists()
    assert settled(signed_in, seeker)
    firm.succeeded_by = firm.succeeded_on = None
    firm.save()
    sweeps.directory_changes(MORNING)
    assert Conflict.objects.open().get() == doubled
    assert not settled(signed_in, seeker)


def test_two_firms_that_were_merged_and_are_two_again(signed_in, seeker, admin, doubled, dana, tomas):
    made = merge(by(admin), "firm", tomas.firm, dana.firm, {})
    assert settled(signed_in, seeker)
    undo_merge(made, by(admin))
    assert not settled(signed_in, seeker)


def test_a_consent_that_ran_out_is_in_no_conflict(signed_in, seeker, dana, tomas):
    dana.record_submission(by(seeker), key="a", state="submitted", occurred_on=nov(12), **ROLE)
    ends = nov(26)
    tomas.record_submission(by(seeker), key="b", state="consented", occurred_on=nov(13), expires_on=ends, **ROLE)
    assert Conflict.objects.double().count() == 1
    sweeps.times_reached(MORNING + timedelta(days=3))  # on its last day it still holds
    assert Conflict.objects.double().count() == 1
    sweeps.times_reached(MORNING + timedelta(days=4))
    assert not Conflict.objects.open().exists()
