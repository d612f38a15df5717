"""A coach who sees a search that is kept from them by now, accepted before that was known: only the seeker is told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Coaching
from tests.cast import by, person

from .reading import PAGE, text

pytestmark = pytest.mark.django_db
TITLE = "1 coach who sees your search is one you keep it from"
SAID = "1 coach of yours is among them"


def coached_by(seeker, email, name="Cleo Coach"):
    who = person(email, name=name, is_coach=True)
    who.verify_email()
    return Coaching.agree(by(seeker), seeker, who, Coaching.How.CLIENT_ASKED, ["activity", "pipeline"])


def test_a_coach_at_an_employer_that_is_protected_later_is_told_of_at_once(nora, seeker, search, mailoutbox):
    cleo = coached_by(seeker, "cleo@tristan.example")
    coached_by(seeker, "otto@elsewhere.example", "Otto Other")
    assert TITLE not in text(nora.get(PAGE))
    said = {"kind": "affiliate", "name": "Tristan Medical", "domain": "tristan.example"}
    page = text(nora.post(PAGE, said, follow=True))
    assert SAID in page
    assert TITLE in page
    told = page.partition('id="coaches"')[2].partition("</section>")[0]
    assert reverse("accounts:coach", args=[cleo.public_id]) in told
    assert "Protected address" in told
    assert "Otto Other" not in told
    cleo.refresh_from_db()
    assert cleo.ended_at is None, "nothing ends by itself"
    assert mailoutbox == []
    cleo.end(by(seeker))
    assert TITLE not in text(nora.get(PAGE))


def test_by_name_and_only_while_the_search_is_confidential(nora, seeker, search):
    coached_by(seeker, "cleo@coach.example")
    nora.post(PAGE, {"kind": "person", "name": "Cleo Coach"})
    assert TITLE in text(nora.get(PAGE))
    search.confidential = False
    search.save()
    assert TITLE not in text(nora.get(PAGE))


def test_the_number_of_queries_does_not_grow_with_coaches(nora, seeker, search):
    counts = []
    for round_ in range(2):
        for number in range(1 + 3 * round_):
            name = f"{round_}{number}"
            coached_by(seeker, f"c{name}@fine.example", f"Coach {name}")
        with CaptureQueriesContext(connection) as queries:
            nora.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
