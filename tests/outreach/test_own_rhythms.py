"""The seeker's own numbers for a firm and for a search: who they reach, what goes before what, a firm's terms."""

from datetime import date

import pytest
from django.urls import reverse

from outreach.acts.undo import undo
from outreach.models import Submission
from tests.cast import by
from tests.factories import make_firm, make_relationship, make_search
from tests.outreach.scenes import awaiting, nov, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
SEARCH = reverse("outreach:search_rhythm")


@pytest.fixture
def nora(seeker, signed_in):
    make_search(seeker)
    return signed_in(seeker)


@pytest.fixture
def firm():
    return make_firm("Harbour Talent", pay_model="contingency")


def at(firm):
    return reverse("outreach:firm_rhythm", args=[firm.public_id])


def due(*people):
    for one in people:
        one.refresh_from_db()
    return [one.due_on for one in people]


def test_numbers_of_a_firm_reach_everyone_there_from_today_on(nora, seeker, firm):
    dana, other = awaiting(seeker, "Dana", nov(20), firm=firm), awaiting(seeker, "Other", nov(20))
    assert due(dana, other) == [nov(27)] * 2
    page = nora.get(at(firm)).content.decode()
    assert "The rhythm with everyone at Harbour Talent" in page
    assert 'placeholder="12"' in page, "a contingency firm's claim"
    assert nora.post(at(firm), {"nudge_1": "3", "least_gap": "2"}).status_code == 303
    assert due(dana, other) == [nov(25), nov(27)]
    undo(seeker.acts.get(kind="timings"), by(seeker))
    assert due(dana) == [nov(27)]


def test_numbers_of_the_search_go_before_those_of_a_firm(nora, seeker, firm):
    dana = awaiting(seeker, "Dana", nov(20), firm=firm)
    nora.post(at(firm), {"nudge_1": "3"})
    nora.post(SEARCH, {"nudge_1": "4"})
    assert due(dana) == [nov(26)]
    assert open_step(dana).kind == "nudge"
    nora.post(reverse("outreach:rhythm", args=[dana.public_id]), {"nudge_1": "2"})
    assert due(dana) == [nov(24)]


def test_the_least_gap_is_the_guards(nora, seeker, firm):
    dana = awaiting(seeker, "Dana Reyes", nov(19), firm=firm, first_name="Dana")
    nora.post(at(firm), {"least_gap": "2"})
    page = nora.get(reverse("outreach:relationship", args=[dana.public_id])).content.decode()
    assert "business days are polite" not in page


def test_how_long_a_claim_lasts_is_what_was_learned_last(nora, seeker, firm):
    dana = make_relationship(seeker, "Dana", firm=firm)
    nora.post(at(firm), {"nudge_1": "6"})
    dana.record_submission(by(seeker), key="a", state="submitted", employer="M", role="CFO", occurred_on=nov(2))
    one = Submission.objects.get()
    assert one.claim_until == date(2027, 11, 2)
    nora.post(at(firm), {"claim_months": "24"})
    one.refresh_from_db()
    assert one.claim_until == date(2028, 11, 2)
    assert due(dana)
    undo(seeker.acts.filter(kind="timings").latest("pk"), by(seeker))
    one.refresh_from_db()
    assert one.claim_until == date(2027, 11, 2)


@pytest.mark.parametrize("said", [{"least_gap": "0"}, {"claim_months": "99"}, {"nudge_2": "5"}, {"grace": "soon"}])
def test_numbers_out_of_bounds_are_said_by_their_field(nora, firm, said):
    answer = nora.post(at(firm), said)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()


def test_what_stands_so_already_changes_nothing(nora, seeker, firm):
    for _twice in range(2):
        nora.post(SEARCH, {"grace": "9"})
    assert seeker.acts.filter(kind="timings").count() == 1


def test_no_search_no_page(seeker, signed_in):
    assert signed_in(seeker).get(SEARCH).status_code == 404
