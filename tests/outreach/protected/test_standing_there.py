"""A submission that is live when its employer becomes protected is flagged, for the seeker alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from outreach.acts.applying import apply
from outreach.acts.employers import edit
from outreach.models import Employer, Exclusion, GuardAnswer, Relationship
from tests.cast import MORNING, by
from tests.outreach.scenes import nov

from .reading import PAGE, text, url

pytestmark = pytest.mark.django_db
LEDGER = reverse("outreach:submissions")
TITLE = "1 submission stands in your name at a protected employer"
GROUP = "Your employer’s group"


@pytest.fixture
def put(outside):
    """Put forward by Otto Outside at Meridian Devices."""

    def put(key="a", state="submitted", employer="Meridian Devices", day=12):
        outside.record_submission(
            by(outside.seeker), key=key, state=state, employer=employer, role="VP Finance", occurred_on=nov(day)
        )  # fmt: skip

    return put


def pages(client):
    """The pages on which it is flagged."""
    employer = reverse("outreach:employer", args=[Employer.objects.first().public_id])
    return [text(client.get(page)) for page in (PAGE, LEDGER, employer)]


def test_it_is_flagged_until_it_is_withdrawn_and_nothing_is_done_by_itself(nora, seeker, put, outside, mailoutbox):
    put()
    shown, *others = pages(nora)
    assert TITLE not in shown
    assert not any(GROUP in page for page in others)
    answer = nora.post(PAGE, {"kind": "affiliate", "name": "Meridian-Devices Inc"}, follow=True)
    assert "Your search is kept from Meridian-Devices Inc. 1 submission stands at a protected employer" in text(answer)
    shown, *others = pages(nora)
    assert TITLE in shown
    assert f"{url('write', outside)}?kind=consent_withdraw" in shown
    assert all(GROUP in page and f"{PAGE}#there" in page for page in others)
    outside.refresh_from_db()
    assert (outside.stage, outside.protected) == ("representing", False)
    assert not GuardAnswer.objects.exists()
    assert mailoutbox == []
    put(state="withdrawn", day=20)
    assert TITLE not in pages(nora)[0]
    assert GROUP not in pages(nora)[1]


def test_by_the_names_and_owners_that_the_seeker_gives_an_employer(nora, seeker, search, put):
    put()
    meridian = Employer.objects.get()
    assert TITLE not in pages(nora)[0]
    edit(by(seeker), meridian, name=meridian.name, aliases=["Halden Diagnostics"], domain="", parent=None)
    assert TITLE in pages(nora)[0]
    search.confidential = False
    search.save()
    assert TITLE not in pages(nora)[0]


def test_an_application_of_ones_own_and_only_what_is_live(nora, seeker, put, stranger, signed_in):
    apply(by(seeker), seeker, employer="Meridian Devices", role="CFO", state="submitted", day=nov(12))
    put("b", "consent_requested")
    put("c", "rejected")
    Exclusion.make(by(seeker), seeker, "employer", name="Meridian Devices")
    shown = pages(nora)[0]
    assert TITLE in shown
    assert "You, directly" in shown
    assert "kind=consent_withdraw" not in shown
    assert "Meridian" not in text(signed_in(stranger).get(PAGE))


def test_no_letter_to_someone_off_the_list(nora, seeker, put, outside):
    put()
    Exclusion.make(by(seeker), seeker, "employer", name="Meridian Devices")
    Relationship.objects.filter(pk=outside.pk).update(hidden_at=MORNING)
    shown = pages(nora)[0]
    assert TITLE in shown
    assert url("write", outside) not in shown


def test_the_pages_ask_the_same_queries_for_one_and_for_many(nora, seeker, put):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            pages(nora)
        return len(captured)

    put()
    Exclusion.make(by(seeker), seeker, "employer", name="Meridian Devices")
    queries()
    before = queries()
    for number in range(4):
        put(f"k{number}", employer=f"Meridian Devices {number}")
        Exclusion.make(by(seeker), seeker, "employer", name=f"Meridian Devices {number}")
    assert Relationship.objects.count() == 1
    assert queries() == before
