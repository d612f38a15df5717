"""What was agreed: a reminder of the client's own by their yes, or at once where the coach may act; else a line."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Act, CoachingEvent
from accounts.rights import USUAL, Right
from coaching.models import Agreed, Note, Session
from coaching.models.agreed import states_of
from outreach.acts.undo import undo
from outreach.models import Relationship, Reminder
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by
from tests.factories import make_relationship
from tests.outreach.scenes import nov

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ACTS = (*USUAL, Right.ACT)


@pytest.fixture
def client_of(seeker):
    make_relationship(seeker, "Jonas Weber")
    return seeker


def agree(client, user, **said):
    said = {"text": "Send the one-page résumé", "day": "2026-11-25", "about": "Jonas Weber"} | said
    return client.post(reverse("coaching:agree", args=[user.public_id]), said)


def answer(client, what, one=None):
    one = one or Agreed.objects.get()
    return client.post(reverse("coaching:agreed", args=[one.public_id]), {"answer": what})


def state():
    return states_of(Agreed.objects.all())[0].state


def given(client):
    return client.get(reverse("coaching:shared_notes")).content.decode()


def agenda(client, user):
    return client.get(reverse("coaching:agenda", args=[user.public_id])).content.decode()


def test_without_the_right_to_act_the_client_says_yes_first(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    assert agree(signed_in(coach), client_of).status_code == 303
    assert not Reminder.objects.filter(automatic=False).exists()
    assert "Waits for a yes" in agenda(signed_in(coach), client_of)
    hers = signed_in(client_of)
    assert "Agreed with Cleo Coach:" in hers.get("/today/").content.decode()
    assert answer(hers, "take").status_code == 303
    reminder = Reminder.objects.get(automatic=False)
    assert (reminder.text, reminder.on_day, reminder.seeker) == ("Send the one-page résumé", nov(25), client_of)
    assert (reminder.act.actor, reminder.act.on_behalf_of) == (client_of, None)
    assert answer(hers, "take").status_code == 303  # a second click
    assert Reminder.objects.filter(automatic=False).count() == 1


def test_with_it_the_reminder_is_there_at_once_as_the_coachs_act(client_of, coach, signed_in):
    make_coaching(client_of, coach, ACTS)
    agree(signed_in(coach), client_of)
    act = Reminder.objects.get(automatic=False).act
    assert (act.actor, act.on_behalf_of, act.via) == (coach, client_of, Act.Via.COACH)
    assert state() == "open"
    log = signed_in(client_of).get(reverse("accounts:coaching_log")).content.decode()
    assert "set a reminder for you, as you agreed" in log
    assert signed_in(client_of).post(reverse("outreach:undo", args=[act.public_id])).status_code == 303
    assert state() == "aside"
    assert "Set aside" in agenda(signed_in(coach), client_of)


def test_of_whom_a_search_is_kept_from_nobody_is_reminded_and_the_coach_learns_nothing(client_of, coach, signed_in):
    make_coaching(client_of, coach, ACTS)
    Relationship.objects.update(protected=True)
    agree(signed_in(coach), client_of)
    assert not Reminder.objects.filter(automatic=False).exists()
    assert state() == "waits"


@pytest.mark.parametrize(("end", "words"), [("done", "Done"), ("skip", "Skipped this time")])
def test_the_coach_sees_what_became_of_the_reminder(client_of, coach, signed_in, end, words):
    make_coaching(client_of, coach, ACTS)
    agree(signed_in(coach), client_of)
    row = getattr(Reminder.objects.get(automatic=False), end)(by(client_of))
    assert words in agenda(signed_in(coach), client_of)
    undo(row.act, by(client_of))
    assert state() == "open"


def test_a_yes_that_is_taken_back_waits_again(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    agree(signed_in(coach), client_of)
    answer(signed_in(client_of), "take")
    undo(Reminder.objects.get(automatic=False).act, by(client_of))
    assert state() == "waits"
    answer(signed_in(client_of), "take")
    assert state() == "open"


def test_about_nobody_it_is_a_line_that_the_client_marks(client_of, coach, signed_in):
    make_coaching(client_of, coach, ["activity"])
    assert agree(signed_in(coach), client_of, about="").status_code == 303
    assert not Reminder.objects.filter(automatic=False).exists()
    hers = signed_in(client_of)
    assert "Agreed with" not in hers.get("/today/").content.decode()  # its day has not come
    Agreed.objects.update(on_day=nov(23))
    assert "Agreed with" in hers.get("/today/").content.decode()
    for what, becomes in (("done", "done"), ("done", "done"), ("open", "open"), ("aside", "aside"), ("open", "open")):
        assert answer(hers, what).status_code == 303
        assert state() == becomes
    assert answer(hers, "whatever").status_code == 404


def test_a_name_needs_the_right_to_the_list(client_of, coach, signed_in):
    coaching = make_coaching(client_of, coach, ["activity"])
    agree(signed_in(coach), client_of)  # the field is not there, what is sent in it is not read
    assert Agreed.objects.get().who == ""
    Agreed.objects.all().delete()
    coaching.change(by(client_of), USUAL, None)
    agree(signed_in(coach), client_of)
    assert "Jonas Weber" in agenda(signed_in(coach), client_of)
    coaching.change(by(client_of), ["activity"], None)
    assert "Jonas Weber" not in agenda(signed_in(coach), client_of)


def test_whom_it_is_about_must_be_clear(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    client = signed_in(coach)
    assert agree(client, client_of, about="Nobody Here").status_code == 422
    two = make_relationship(client_of, "Jonas Weber")
    assert agree(client, client_of).status_code == 422
    assert agree(client, client_of, about=f"Jonas Weber, {two.firm.name}").status_code == 303
    assert Agreed.objects.get().who == two.public_id


@pytest.mark.parametrize("said", [{"text": ""}, {"text": "x" * 241}, {"day": "2026-11-22"}, {"day": "2030-01-01"}])
def test_it_says_what_and_by_when(client_of, coach, signed_in, said):
    make_coaching(client_of, coach)
    assert agree(signed_in(coach), client_of, **said).status_code == 422
    assert not Agreed.objects.exists()


def test_who_left_the_list_is_nobody_to_remind_of(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    agree(signed_in(coach), client_of)
    client_of.relationships.update(hidden_at="2026-11-23T10:00Z")
    assert state() == "aside"
    assert "Jonas" not in agenda(signed_in(coach), client_of)
    answer(signed_in(client_of), "take")
    assert not Reminder.objects.filter(automatic=False).exists()


def test_it_is_between_the_two(client_of, coach, stranger, admin, signed_in):
    coaching = make_coaching(client_of, coach)
    make_coaching(client_of, stranger)
    agree(signed_in(coach), client_of)
    url = reverse("coaching:agreed_remove", args=[Agreed.objects.get().public_id])
    for other in (stranger, admin, coach):
        assert answer(signed_in(other), "take").status_code == 404
        assert "one-page" not in given(signed_in(other))
    for other in (stranger, admin, client_of):
        assert signed_in(other).post(url).status_code == 404
    coaching.end(by(client_of))
    assert signed_in(coach).post(url).status_code == 404
    assert agree(signed_in(coach), client_of).status_code == 404


@pytest.mark.parametrize("rights", [USUAL, ACTS])
def test_what_the_coach_removes_is_gone_but_not_what_the_client_took(client_of, coach, signed_in, rights):
    make_coaching(client_of, coach, rights)
    agree(signed_in(coach), client_of)
    answer(signed_in(client_of), "take")
    url = reverse("coaching:agreed_remove", args=[Agreed.objects.get().public_id])
    assert signed_in(coach).post(url).status_code == 303
    assert "one-page" not in given(signed_in(client_of))
    left = Reminder.objects.filter(automatic=False, closed_at__isnull=True).exists()
    assert left == (rights == USUAL)


def url_of(act):
    return reverse(f"coaching:agreed_{act}", args=[Agreed.objects.get().public_id])


def open_steps():
    return Reminder.objects.filter(automatic=False, closed_at__isnull=True)


@pytest.mark.parametrize("about", ["", "Jonas Weber"])
def test_what_was_removed_is_put_back_for_both(client_of, coach, stranger, signed_in, about):
    coaching = make_coaching(client_of, coach)
    make_coaching(client_of, stranger)
    agree(signed_in(coach), client_of, about=about)
    if about:
        answer(signed_in(client_of), "take")
    remove, back, was = url_of("remove"), url_of("back"), state()
    page = signed_in(coach).post(remove, follow=True).content.decode()
    assert f'action="{back}"' in page
    for other in (stranger, client_of):
        assert signed_in(other).post(back).status_code == 404
        assert "one-page" not in given(signed_in(other))
    assert "removed already" in signed_in(coach).post(remove, follow=True).content.decode()
    for words in ("It is there again", "It is there already"):
        page = signed_in(coach).post(back, follow=True).content.decode()
        assert words in page
        assert "one-page" in page
    assert "one-page" in given(signed_in(client_of))
    assert (state(), open_steps().count()) == (was, bool(about))
    signed_in(coach).post(remove)
    coaching.end(by(client_of))
    assert signed_in(coach).post(back).status_code == 404


def test_the_reminder_that_went_with_it_is_there_again_for_its_day(client_of, coach, signed_in, morning):
    make_coaching(client_of, coach, ACTS)
    client = signed_in(coach)
    agree(client, client_of)
    first = open_steps().get()
    first.snooze(by(client_of), nov(27))
    client.post(url_of("remove"))
    assert not open_steps().exists()
    morning.shift(timedelta(minutes=1))
    for _click in (1, 2):
        client.post(url_of("back"))
        again = open_steps().get()
    assert (again.text, again.on_day, again.params) == (first.text, nov(27), first.params)
    assert (again.act.actor, again.act.on_behalf_of, again.act.via) == (coach, client_of, Act.Via.COACH)
    assert [event.act for event in CoachingEvent.objects.filter(kind="acted").order_by("pk")] == [first.act, again.act]
    assert state() == "open"
    signed_in(client_of).post(reverse("outreach:undo", args=[again.act.public_id]))
    assert (state(), open_steps().exists()) == ("aside", False)


@pytest.mark.parametrize("why", ["right", "protected", "left"])
def test_where_the_coach_may_set_none_it_waits_for_the_clients_yes(client_of, coach, signed_in, why):
    coaching = make_coaching(client_of, coach, ACTS)
    agree(signed_in(coach), client_of)
    signed_in(coach).post(url_of("remove"))
    if why == "right":
        coaching.change(by(client_of), list(USUAL), None)
    elif why == "protected":
        Relationship.objects.update(protected=True)
    else:
        client_of.relationships.update(hidden_at="2026-11-23T10:00Z")
    assert signed_in(coach).post(url_of("back")).status_code == 303
    assert (state(), open_steps().exists()) == ("aside" if why == "left" else "waits", False)
    answer(signed_in(client_of), "take")
    assert open_steps().exists() == (why != "left")


def test_what_the_client_took_back_before_stays_so(client_of, coach, signed_in, morning):
    make_coaching(client_of, coach, ACTS)
    agree(signed_in(coach), client_of)
    undo(open_steps().get().act, by(client_of))
    morning.shift(timedelta(minutes=1))
    for act in ("remove", "back"):
        signed_in(coach).post(url_of(act))
    assert (state(), open_steps().exists()) == ("aside", False)


def test_who_may_no_longer_act_takes_no_reminder_away(client_of, coach, signed_in):
    coaching = make_coaching(client_of, coach, ACTS)
    agree(signed_in(coach), client_of)
    coaching.change(by(client_of), list(USUAL), None)
    url = reverse("coaching:agreed_remove", args=[Agreed.objects.get().public_id])
    assert signed_in(coach).post(url).status_code == 303
    assert Reminder.objects.get(automatic=False).closed_at is None


def test_the_clients_page_takes_a_fixed_number_of_queries(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    client, who = signed_in(client_of), client_of.relationships.get()

    def give(number):
        Agreed.note(by(coach), client_of, f"Line {number}", nov(24))
        one = Agreed.note(by(coach), client_of, f"About {number}", nov(25), who)
        one.take(by(client_of))
        Session.arrange(by(coach), client_of, MORNING + timedelta(days=number))
        Note.objects.create(client=client_of, coach=coach, text="Well done", shared=True, made_at=MORNING)

    def queries(route):
        client.get(reverse(route))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse(route)).status_code == 200
        return len(captured)

    give(1)
    before = [queries("coaching:shared_notes"), queries("outreach:today")]
    for number in range(2, 9):
        give(number)
    assert [queries("coaching:shared_notes"), queries("outreach:today")] == before
