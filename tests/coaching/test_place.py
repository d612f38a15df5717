"""In a client's place: what a coach reads and does there, whose hand it was, and what the client can take back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.joining_refused import NotJoined
from accounts.models import Act, CoachingEvent, ForgedLook
from accounts.rights import Right
from outreach.acts.settings import replay_all
from outreach.models import Exclusion, GuardAnswer, HistoryRow, Insight, Note, Reminder
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by
from tests.factories import make_relationship, make_search
from tests.outreach.scenes import HTMX, awaiting, nov, open_step, out, replying

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
P, A, ACT = Right.PIPELINE, Right.ACTIVITY, Right.ACT
SECRET = "Between us: they pay badly"
SECRETS = {SECRET, "SECRET-SPEAK", "SECRET-TIP", "SECRET-NOTE", "SECRET-STEP", "SECRET-PAY", "231,000", "SECRET-ROLE",
           "SECRET-EMPLOYER", "SECRET-REASON", "SECRET-QUOTE"}  # fmt: skip


@pytest.fixture
def client_of(seeker):
    """A client with a search; Jonas is due a nudge today, Ingrid wrote on Friday."""
    make_search(seeker, pay_range="SECRET-PAY 250k", reason="SECRET-REASON")
    jonas = awaiting(seeker, "Jonas Weber")
    jonas.tag(by(seeker), ["secret-tag"])
    out(jonas, nov(16), "other", note=SECRET)
    Note.write(by(seeker), seeker, "A SECRET-NOTE of mine", relationship=jonas)
    Reminder.add_own(by(seeker), jonas, MORNING.date(), "SECRET-STEP to do")
    Insight.note(by(seeker), jonas, "tip", day=MORNING.date(), text="SECRET-TIP")
    pay = {"low": 231000, "high": 232000, "currency": "USD", "period": "year"}
    Insight.note(by(seeker), jonas, "salary", day=MORNING.date(), **pay)
    said = {"state": "submitted", "employer": "SECRET-EMPLOYER", "role": "SECRET-ROLE"}
    jonas.record_submission(by(seeker), key="a", **said)
    replying(seeker, note="Could we SECRET-SPEAK on Tuesday?")
    return seeker


@pytest.fixture
def jonas(client_of):
    return client_of.relationships.get(recruiter__name="Jonas Weber")


def at(user, route, *args):
    return reverse("coaching:place", args=[user.public_id]) + reverse(route, args=args).removeprefix("/")


def logs(jonas, **more):
    return {"direction": "in", "channel": "email", "outcome": "", "occurred_on": "2026-11-23", "note": "", **more}


# ── Reading ──


def test_today_recruiters_and_a_person_are_the_clients(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach)
    make_relationship(coach, "My Own")
    client = signed_in(coach)
    for url in (at(client_of, "outreach:today"), at(client_of, "outreach:recruiters"),
                at(client_of, "outreach:relationship", jonas.public_id)):  # fmt: skip
        page = client.get(url).content.decode()
        assert "You are in Nora Halvorsen’s place" in page
        assert "Jonas Weber" in page
        assert "My Own" not in page
        assert "SECRET" not in page
        assert "secret-tag" not in page
        assert SECRET not in page
        assert at(client_of, "outreach:recruiters") in page  # its links stay in the place
        assert reverse("coaching:client", args=[client_of.public_id]) in page  # but for the way out


@pytest.mark.parametrize(
    ("right", "words"),
    [
        ("messages", [SECRET, "SECRET-SPEAK", "SECRET-TIP"]),
        ("notes", ["SECRET-NOTE", "SECRET-STEP"]),
        ("pay", ["SECRET-PAY", "231,000"]),
        ("submissions", ["SECRET-ROLE", "SECRET-EMPLOYER"]),
    ],
)
def test_a_right_opens_the_texts_of_its_source(client_of, coach, jonas, signed_in, right, words):
    make_coaching(client_of, coach, [P, right])
    client = signed_in(coach)
    ingrid = client_of.relationships.get(recruiter__name="Ingrid Solberg")
    urls = [at(client_of, "outreach:relationship", one.public_id) for one in (jonas, ingrid)]
    urls += [at(client_of, f"outreach:{name}") for name in ("today", "board", "calendar", "recruiters")]
    pages = "".join(client.get(url).content.decode() for url in urls)
    for word in words:
        assert word in pages
    for word in SECRETS - set(words):
        assert word not in pages


def test_an_order_by_what_is_closed_is_no_order_there(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    url = at(client_of, "outreach:recruiters")
    page = signed_in(coach).get(f"{url}?sort=tags&tag=secret-tag&columns=tags,fit,next")
    assert page.context["asked"].sort == "next"
    assert page.context["asked"].values == {}
    assert page.context["asked"].columns == ("next",)


@pytest.mark.parametrize(
    ("rights", "first"), [([P], "outreach:today"), (["submissions"], "outreach:submissions"), ([A], "coaching:client")]
)
def test_one_enters_by_what_opens(client_of, coach, signed_in, rights, first):
    coaching = make_coaching(client_of, coach, rights)
    client, door = signed_in(coach), reverse("coaching:place", args=[client_of.public_id])
    there = reverse(first, args=[client_of.public_id]) if first.startswith("coaching") else at(client_of, first)
    assert client.get(door).url == there
    assert client.get(there).status_code == 200
    coaching.end(by(client_of))
    assert client.get(door).status_code == 404


def test_the_place_leaves_no_address_behind(client_of, coach, signed_in):
    """What is cut once for all pages carries the addresses of the page that shows it."""
    make_coaching(client_of, coach)
    make_relationship(coach, "My Own")
    client = signed_in(coach)
    inside = client.get(at(client_of, "outreach:today")).content.decode()
    own = client.get("/").content.decode()
    assert "/place/" not in own
    assert 'href="/recruiters/' not in inside
    assert client.get(at(client_of, "outreach:today")).content.decode().count("/place/r/") == inside.count("/place/r/")


def test_each_look_stands_in_the_clients_log(client_of, coach, jonas, signed_in):
    make_coaching(client_of, coach)
    client = signed_in(coach)
    for _twice in range(2):
        client.get(at(client_of, "outreach:today"))
        client.get(at(client_of, "outreach:relationship", jonas.public_id))
    assert set(CoachingEvent.objects.filter(kind="viewed").values_list("page", flat=True)) == {"today", "relationship"}
    log = signed_in(client_of).get(reverse("accounts:coaching_log")).content.decode()
    assert "Cleo Coach looked at Today, in your place" in log


def test_a_forged_client_leaves_a_trace(client_of, stranger, signed_in):
    url = at(client_of, "outreach:today")
    for one in (url, url.replace(client_of.public_id, "forged")):
        assert signed_in(stranger).get(one).status_code == 404
    assert ForgedLook.objects.count() == 2


def test_only_the_clients_own_people_are_found_there(client_of, coach, signed_in):
    make_coaching(client_of, coach, [P, ACT])
    mine = make_relationship(coach, "My Own")
    for route in ("outreach:relationship", "outreach:log", "outreach:plan"):
        assert signed_in(coach).get(at(client_of, route, mine.public_id)).status_code == 404


def test_a_step_of_a_submission_says_only_that_something_is_due(client_of, coach, jonas, signed_in, morning):
    coaching = make_coaching(client_of, coach, [P])
    out(jonas, nov(23), "status_ask")
    morning.shift(timedelta(days=21))
    replay_all(client_of, MORNING + timedelta(days=21))
    assert open_step(jonas).kind == "status_ask"
    client = signed_in(coach)
    urls = [at(client_of, f"outreach:{name}") for name in ("today", "recruiters", "board", "calendar")]
    urls.append(at(client_of, "outreach:relationship", jonas.public_id))
    pages = [client.get(url).content.decode().lower() for url in urls]
    assert all("not shared with you" in page for page in pages)
    for words in ("put you forward", "how it stands", "after a submission"):
        assert not any(words in page for page in pages), words
    coaching.change(by(client_of, MORNING + timedelta(days=21)), [P, "submissions"], None)
    assert all("how it stands" in client.get(url).content.decode().lower() for url in urls)


def test_numbers_and_activity_take_both_rights_and_submissions_their_own(client_of, coach, signed_in):
    coaching = make_coaching(client_of, coach, [P, A])
    client = signed_in(coach)
    page = client.get(at(client_of, "outreach:numbers"))
    steps = [name for _y, (_step, _words, name) in page.context["steps"]]
    assert "submitted" not in steps
    assert client.get(at(client_of, "outreach:behind", "submitted")).status_code == 404
    assert client.get(at(client_of, "outreach:behind", "contacted")).status_code == 200
    assert "Jonas Weber" in client.get(at(client_of, "outreach:activity") + "?period=last-week").content.decode()
    assert client.get(at(client_of, "outreach:submissions")).status_code == 404
    coaching.change(by(client_of), [P, A, "submissions"], None)
    assert client.get(at(client_of, "outreach:behind", "submitted")).status_code == 200
    coaching.change(by(client_of), ["submissions"], None)
    page = client.get(at(client_of, "outreach:submissions")).content.decode()
    assert "SECRET-ROLE" in page
    assert "Jonas Weber" in page  # through whom; their page takes another right
    assert "/place/r/" not in page


@pytest.mark.parametrize("name", ["today", "recruiters", "board", "calendar", "numbers", "activity", "submissions"])
def test_a_page_takes_the_same_number_of_queries_for_many(client_of, coach, signed_in, name):
    make_coaching(client_of, coach, Right.values)
    client, url = signed_in(coach), at(client_of, f"outreach:{name}")

    def queries():
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    def people(first, last):
        for number in range(first, last):
            one = awaiting(client_of, f"Many {number}")
            if number % 3 == 0:
                said = {"state": "submitted", "employer": f"Employer {number}", "role": "CFO"}
                one.record_submission(by(client_of), key=f"k{number}", **said)

    people(0, 2)  # nothing that is shown is empty
    before = queries()
    people(2, 12)
    assert queries() == before
    assert before <= 22


def test_an_open_page_asks_whether_it_still_holds(client_of, coach, signed_in):
    coaching = make_coaching(client_of, coach)
    client = signed_in(coach)
    asks = client.get(at(client_of, "outreach:today")).context["request"].place.asks
    looks = CoachingEvent.objects.filter(kind="viewed").count()
    assert client.get(asks).status_code == 204
    coaching.change(by(client_of), [P], None)
    assert client.get(asks).status_code == 404
    assert client.get(asks.partition("?")[0]).status_code == 204
    coaching.end(by(client_of))
    assert client.get(asks).status_code == 404
    assert CoachingEvent.objects.filter(kind="viewed").count() == looks


# ── Acting ──


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
