"""In a client's place: what a coach does there, whose hand it was, and what the client can take back."""


import pytest
from django.urls import reverse

from accounts.joining_refused import NotJoined
from accounts.models import Act, CoachingEvent
from outreach.models import Exclusion, GuardAnswer, HistoryRow, Reminder
from tests.accounts.joined import make_coaching
from tests.cast import by
from tests.factories import make_relationship
from tests.outreach.scenes import HTMX, awaiting, nov, open_step, out

from .in_place import ACT, P, at, fill, logs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def jonas(seeker):
    return fill(seeker)


@pytest.fixture
def client_of(jonas, seeker):
    return seeker


def test_a_coach_logs_and_it_is_marked(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach, [P, ACT])
    client = signed_in(coach)
    assert client.get(at(client_of, "outreach:log", jonas.public_id)).status_code == 200
    answer = client.post(at(client_of, "outreach:log", jonas.public_id), logs(jonas))
    assert answer.status_code == 303
    assert answer.url == at(client_of, "outreach:relationship", jonas.public_id)
    row = HistoryRow.objects.filter(relationship=jonas).latest("pk")
    assert (row.act.actor, row.act.on_behalf_of, row.act.seeker) == (coach, client_of, client_of)
    assert row.act.via == Act.Via.COACH
    jonas.refresh_from_db()
    assert jonas.last_in_on == nov(23)
    hers = signed_in(client_of)
    page = hers.get(reverse("outreach:relationship", args=[jonas.public_id])).content.decode()
    assert "By your coach Cleo Coach" in page
    assert "By you, in their place" in client.get(answer.url).content.decode()


def test_the_client_undoes_what_the_coach_did(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach, [P, ACT])
    before = (jonas.stage, jonas.due_on, jonas.unanswered)
    signed_in(coach).post(at(client_of, "outreach:log", jonas.public_id), logs(jonas))
    act = Act.objects.get(via="coach")
    hers = signed_in(client_of)
    log = hers.get(reverse("accounts:coaching_log")).content.decode()
    assert "Cleo Coach logged a contact for you" in log
    undo = reverse("outreach:undo", args=[act.public_id])
    assert undo in log
    assert hers.post(undo).status_code == 303
    jonas.refresh_from_db()
    assert (jonas.stage, jonas.due_on, jonas.unanswered) == before
    log = hers.get(reverse("accounts:coaching_log")).content.decode()
    assert "taken back" in log
    assert undo not in log


def test_the_coach_undoes_their_own_act_alone(client_of, coach, jonas, signed_in):
    coaching = make_coaching(client_of, coach, [P, ACT])
    client = signed_in(coach)
    client.post(at(client_of, "outreach:log", jonas.public_id), logs(jonas))
    own, hers = Act.objects.get(via="coach"), Act.objects.filter(via="web", rows__relationship=jonas).first()
    assert client.post(at(client_of, "outreach:undo", hers.public_id)).status_code == 404
    assert client.post(reverse("outreach:undo", args=[own.public_id])).status_code == 404  # outside of the place
    coaching.change(by(client_of), [P], None)
    assert client.post(at(client_of, "outreach:undo", own.public_id)).status_code == 404
    coaching.change(by(client_of), [P, ACT], None)
    assert client.post(at(client_of, "outreach:undo", own.public_id)).status_code == 303
    own.refresh_from_db()
    assert own.undone_by == coach


def test_undoing_over_what_the_client_did_since_says_no_word_of_it(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach, [P, ACT])
    client = signed_in(coach)
    client.post(at(client_of, "outreach:log", jonas.public_id), logs(jonas))
    out(jonas, nov(23), "other", subject="SECRET-SUBJECT")
    url = at(client_of, "outreach:undo", Act.objects.get(via="coach").public_id)
    page = client.post(url)
    assert page.status_code == 200  # it asks first
    assert "SECRET-SUBJECT" not in page.content.decode()
    assert client.post(url, {"confirmed": "1"}).status_code == 303


def test_plan_snooze_skip_and_done(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach, [P, ACT])
    client = signed_in(coach)
    listed = make_relationship(client_of, "New Person")
    answer = client.post(at(client_of, "outreach:plan", listed.public_id), {"day": "2026-12-01"})
    assert answer.status_code == 303
    listed.refresh_from_db()
    assert listed.stage == "planned"
    step = open_step(jonas)
    answer = client.post(at(client_of, "outreach:step_snooze", step.public_id), {"when": "next_week", "back": "today"})
    assert answer.url == at(client_of, "outreach:today")
    other = open_step(awaiting(client_of, "Third Person"))
    assert client.post(at(client_of, "outreach:step_skip", other.public_id), {"reason": "not_now"}).status_code == 303
    own = Reminder.objects.get(automatic=False)
    assert client.post(at(client_of, "outreach:step_done", own.public_id)).status_code == 303
    assert Act.objects.filter(actor=coach, on_behalf_of=client_of).count() == 4
    assert CoachingEvent.objects.filter(kind="acted", actor=coach, client=client_of).count() == 4


def test_without_the_right_to_act_nothing_is_kept_and_nothing_offered(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach, [P])
    client = signed_in(coach)
    page = client.get(at(client_of, "outreach:relationship", jonas.public_id)).content.decode()
    assert at(client_of, "outreach:log", jonas.public_id) not in page
    answer = client.post(at(client_of, "outreach:log", jonas.public_id), logs(jonas))
    assert answer.status_code == 404
    assert "Nora Halvorsen does not share this with you" in answer.content.decode()
    assert "What you sent was not kept" in answer.content.decode()
    assert not Act.objects.filter(actor=coach).exists()


def test_an_open_form_of_a_coach_whose_time_is_over_is_refused(client_of, coach, jonas, signed_in):
    coaching = make_coaching(client_of, coach, [P, ACT])
    client = signed_in(coach)
    form = at(client_of, "outreach:log", jonas.public_id)
    assert client.get(form).status_code == 200
    coaching.end(by(client_of))
    answer = client.post(form, logs(jonas))
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "Nora Halvorsen no longer shares this with you" in page
    assert "What you sent was not kept" in page
    assert "Jonas" not in page
    assert not Act.objects.filter(actor=coach).exists()


def test_the_act_itself_looks_once_more(client_of, coach, jonas):
    """Between the look at the rights and the act the client may have ended it."""
    coaching = make_coaching(client_of, coach, [P, ACT])
    hand = by(coach, via=Act.Via.COACH, coaching=coaching)
    coaching.end(by(client_of))
    with pytest.raises(NotJoined):
        jonas.log_interaction(hand, direction="in", channel="email")
    assert not Act.objects.filter(actor=coach).exists()


def test_guards_hold_and_a_warning_keeps_who_passed_it(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach, [P, ACT])
    client = signed_in(coach)
    for number in range(15):
        out(make_relationship(client_of, f"Today {number}"), nov(23))
    listed = make_relationship(client_of, "One More")
    url = at(client_of, "outreach:plan", listed.public_id)
    answer = client.post(url, {"day": "2026-11-23"})
    assert answer.status_code == 422
    seen = answer.context["form"].seen
    answer = client.post(url, {"day": "2026-11-23", "guards_seen": seen, "guard_reason": "Agreed by phone"})
    assert answer.status_code == 303
    kept = GuardAnswer.objects.filter(act__via="coach").first()
    assert (kept.actor, kept.seeker, kept.reason) == (coach, client_of, "Agreed by phone")


def test_a_confidential_search_is_guarded_and_says_nothing_of_what_it_is_kept_from(client_of, coach, signed_in):
    search = client_of.jobsearchs.get()
    search.confidential, search.current_employer = True, "SECRET-EMPLOYER"
    search.save()
    listed = make_relationship(client_of, "New Person")
    Exclusion.make(by(client_of), client_of, "firm", firm=listed.firm)
    make_coaching(client_of, coach, [P, ACT])
    url = at(client_of, "outreach:plan", listed.public_id)
    for answer in (signed_in(coach).get(url), signed_in(coach).post(url, {"day": "2026-12-01"})):
        page = answer.content.decode()
        assert "A rule that protects this search" in page
        assert "Protected first" not in page
        assert "SECRET-EMPLOYER" not in page
    listed.refresh_from_db()
    assert listed.stage == "listed"
    own = signed_in(client_of).get(reverse("outreach:plan", args=[listed.public_id])).content.decode()
    assert "You keep your search from" in own


def test_the_client_is_not_marked_as_here_by_their_coach(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach, [P, ACT])
    before = client_of.preferences.last_active_on
    type(client_of.preferences).objects.filter(pk=client_of.pk).update(last_active_on=nov(2))
    signed_in(coach).post(at(client_of, "outreach:log", jonas.public_id), logs(jonas))
    client_of.preferences.refresh_from_db()
    assert client_of.preferences.last_active_on == nov(2) != before


def test_a_fragment_is_never_answered_there(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach, [P, ACT])
    answer = signed_in(coach).post(at(client_of, "outreach:log", jonas.public_id), logs(jonas), **HTMX)
    assert answer.status_code == 303
