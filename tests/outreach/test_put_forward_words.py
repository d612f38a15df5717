"""What a step says of a submission: the one that it is about, and the day on which it went out."""

from datetime import date

import pytest

from tests.cast import by
from tests.factories import make_relationship
from tests.outreach.scenes import nov

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def page(seeker, signed_in):
    client = signed_in(seeker)
    return lambda one: [client.get(url).content.decode() for url in ("/today/", f"/r/{one.public_id}/")]


def put(one, key, state, day, employer="Meridian", **said):
    one.record_submission(
        by(one.seeker), key=key, state=state, employer=employer, role="CFO", occurred_on=nov(day), **said
    )


def test_asked_after_is_what_is_out_since_it_went_out(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    put(one, "a", "consented", 2)
    put(one, "a", "submitted", 3)
    put(one, "a", "interviewing", 6)
    put(one, "b", "rejected", 10, employer="Hooli")
    for html in page(one):
        assert "Put you forward to Meridian on 3 Nov, no word yet – ask how it stands" in html


def test_before_it_has_gone_out_it_is_asked_whether_it_did(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    put(one, "a", "consented", 6, expires_on=date(2027, 1, 1))
    for html in page(one):
        assert "You agreed to Meridian on 6 Nov – ask on which day your résumé goes out" in html


def test_the_consent_that_ends_is_named_whatever_changed_last(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    put(one, "a", "consented", 12, expires_on=date(2026, 11, 26))
    put(one, "b", "submitted", 20, employer="Hooli")
    for html in page(one):
        assert "Your consent for Meridian ends on 26 Nov – renew it or let it end" in html
