"""The contact guard at its doors: said before writing, asked on planning, kept beside what is logged, listed."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.by import By
from accounts.models import Act, Preferences
from outreach.acts.guarding import keep_answers
from outreach.acts.undo import undo
from outreach.guards import BLOCK, WARN, Answer
from outreach.models import GuardAnswer, Relationship, SeekerFirm
from outreach.pages.contact_facts import ContactFacts
from outreach.pages.guards import contact_answers
from tests.cast import MORNING, by, person
from tests.factories import make_firm, make_relationship, make_search
from tests.outreach.scenes import HTMX, awaiting, noon, nov, out, replying, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
WORDS = "You wrote to Dana 4 days ago; 5 business days are polite. Next good day: Thu 26 Nov."


@pytest.fixture
def client(seeker, signed_in):
    return signed_in(seeker)


@pytest.fixture
def dana(seeker):
    """Written to last Thursday, at a contingency firm."""
    return awaiting(seeker, "Dana Reyes", nov(19), first_name="Dana")


def url(name, one, said=""):
    return reverse(f"outreach:{name}", args=[one.public_id]) + said


def kept(seeker):
    return [(one.rule, one.level, one.reason) for one in GuardAnswer.objects.visible_to(seeker).order_by("pk")]


def rules(one, purpose="first_touch", at=MORNING, **said):
    return [answer.rule for answer in contact_answers(one, purpose, at, **said)]


def test_it_is_said_before_a_message_is_written(client, dana):
    assert WORDS in client.get(url("relationship", dana)).content.decode()
    assert WORDS in client.get(url("log", dana, "?direction=out&purpose=nudge")).content.decode()
    assert WORDS in client.get(f"{reverse('outreach:quick')}?line=emailed+Dana").content.decode()
    hint = {"direction": "out", "channel": "email", "occurred_on": "2026-11-23", "purpose": "nudge"}
    asked = client.get(url("log_hint", dana), hint).content.decode()
    assert "Kept as it happened, and noted beside it: days between messages." in asked
    thanks = client.get(url("log_hint", dana), hint | {"purpose": "thank_you"})
    for answer in (client.get(url("log", dana, "?direction=in")), thanks):
        assert "business days are polite" not in answer.content.decode()
        assert "noted beside it" not in answer.content.decode()


def test_what_happened_is_logged_and_kept_against_the_rule(client, seeker, dana):
    said = {"direction": "out", "channel": "email", "occurred_on": "2026-11-23", "purpose": "nudge"}
    for _twice in range(2):  # a second click keeps nothing twice
        assert client.post(url("log", dana), said).status_code == 303
    assert dana.history.count() == 2
    assert kept(seeker) == [("least_gap", "warn", "")]
    assert client.post(url("log", dana), said | {"direction": "in"}).status_code == 303
    assert client.post(url("log", dana), said | {"occurred_on": "2026-11-12"}).status_code == 303  # filled in later
    assert len(kept(seeker)) == 1


def test_a_tap_is_kept_against_the_rule_too(client, seeker):
    due = awaiting(seeker, "Due", nov(16))
    out(due, nov(20), "thank_you")
    duty = due.reminders.get(automatic=True, closed_at__isnull=True).duty_key
    assert client.post(url("sent", due), {"duty": duty}).status_code == 303
    assert kept(seeker) == [("least_gap", "warn", "")]


def test_a_plan_that_is_warned_of_asks_for_a_reason(client, seeker):
    firm = make_firm("Harbour Talent", pay_model="contingency")
    awaiting(seeker, "Eli Stone", nov(19), firm=firm)
    dana = make_relationship(seeker, "Dana Reyes", firm=firm)
    words = "You wrote to Eli Stone at Harbour Talent on Thu 19 Nov."
    page = client.get(url("plan", dana))
    assert words in page.content.decode()
    assert "Plan it anyway" in page.content.decode()
    unread = client.post(url("plan", dana), {"day": "2026-11-25", "guard_reason": "They asked me to"})
    assert unread.status_code == 422
    seen = {"day": "2026-11-25", "guards_seen": unread.context["form"].seen}
    answer = client.post(url("plan", dana), seen)
    assert answer.status_code == 422
    assert 'id="id_guard_reason_error"' in answer.content.decode()
    assert kept(seeker) == []
    assert client.post(url("plan", dana), seen | {"guard_reason": "They asked me to"}).status_code == 303
    dana.refresh_from_db()
    assert dana.stage == "planned"
    assert kept(seeker) == [("firm_first", "warn", "They asked me to")]
    assert client.post(url("plan", dana), {"day": "2026-12-03"}).status_code == 303  # ten business days on


def test_a_plan_by_a_button_elsewhere_leads_to_the_question(client, seeker):
    firm = make_firm("Harbour Talent")
    free, dana = make_relationship(seeker, "Free"), make_relationship(seeker, "Dana Reyes", firm=firm)
    assert client.post(url("plan", free), {"back": "today"}, **HTMX).status_code == 200
    awaiting(seeker, "Eli Stone", nov(19), firm=firm)
    answer = client.post(url("plan", dana), {"back": "today"}, **HTMX)
    assert answer["HX-Redirect"] == url("plan", dana, "?back=today")
    assert client.post(url("plan", dana)).status_code == 422


def test_the_page_lists_what_was_passed_logged_and_stopped(client, seeker, stranger, signed_in, dana):
    assert "Nothing has stood in the way" in client.get(reverse("outreach:guards")).content.decode()
    nudge = out(dana, nov(23), "nudge")
    soon = contact_answers(dana, "nudge", MORNING + timedelta(days=1))
    keep_answers(by(seeker), soon, "He <b>asked</b>", dana, nudge.act)
    keep_answers(by(seeker), soon, "", dana, nudge.act)
    other = make_relationship(seeker, "Eli Stone")
    keep_answers(by(seeker), [Answer("do_not_contact", BLOCK, {"name": "Eli"})], relationship=other)
    undo(nudge.act, by(seeker))
    html = client.get(reverse("outreach:guards")).content.decode()
    for words in ("Done all the same", "Had happened already", "Stopped", "Taken back since.", "He &lt;b&gt;asked",
                  "You wrote to Dana 1 day before that; 5 business days are polite.",
                  "Eli Stone asked not to be contacted"):  # fmt: skip
        assert words in html, words
    one = client.get(reverse("outreach:guards"), {"rule": "do_not_contact"}).context["lines"]
    assert [line.answer.relationship for line in one] == [other]
    of = client.get(reverse("outreach:guards"), {"of": dana.public_id}).context["lines"]
    assert {line.answer.relationship for line in of} == {dana}
    assert len(client.get(reverse("outreach:guards"), {"rule": "x\x00", "cursor": "forged"}).context["lines"]) == 3
    assert f"?of={dana.public_id}" in client.get(url("relationship", dana)).content.decode()
    assert reverse("outreach:guards") in client.get(reverse("accounts:settings")).content.decode()
    assert signed_in(stranger).get(reverse("outreach:guards")).context["lines"] == []
    assert signed_in(stranger).get(reverse("outreach:guards"), {"of": dana.public_id}).status_code == 404


def test_the_audit_page_says_who_when_and_why(client, seeker, dana):
    """A warning that somebody else passed for the seeker, with their name; what ran by itself with nobody's."""
    ruth = person("ruth@helper.example", name="Ruth Adler", is_coach=True)
    answer = [Answer("least_gap", WARN, {"ago": 3, "gap": 5, "next_on": nov(26)})]
    for hand, reason in ((by(seeker), "She asked me to"), (By(ruth, MORNING), "They met on Friday")):
        act = hand.act_for(seeker, "log")
        keep_answers(hand, answer, reason, relationship=dana, act=act)
    stop = [Answer("own_employer", BLOCK, {"firm": "Kestrel"})]
    keep_answers(By(None, MORNING, Act.Via.SYSTEM), stop, relationship=dana)
    lines = client.get(reverse("outreach:guards")).context["lines"]
    assert [(line.who, line.answer.reason) for line in lines] == [
        ("RecruitPath, by itself", ""), ("Ruth Adler", "They met on Friday"), ("You", "She asked me to"),
    ]  # fmt: skip
    html = client.get(reverse("outreach:guards")).content.decode()
    assert re.search(r"<time.*?Ruth Adler.*?“They met on Friday”", html, re.S)



def test_the_page_goes_on_behind_its_last_line(client, seeker, dana, django_assert_max_num_queries):
    act = out(dana, nov(23), "nudge").act
    GuardAnswer.objects.bulk_create(
        GuardAnswer(seeker=seeker, rule="fees", level="warn", params={"firm": f"Firm {n}"}, relationship=dana, act=act,
                    actor=seeker, at=MORNING - timedelta(hours=n // 2))
        for n in range(120)
    )  # fmt: skip
    seen, cursor = [], ""
    while True:
        with django_assert_max_num_queries(8):
            page = client.get(reverse("outreach:guards"), {"cursor": cursor}).context["page"]
        seen += [one.pk for one in page]
        cursor = page.next_cursor
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 120
    assert GuardAnswer.objects.get(pk=seen[0]).at == MORNING


def test_a_firm_is_one_with_its_successor(seeker):
    old, new = make_firm("Old Name"), make_firm("New Name")
    old.succeeded_by, old.succeeded_on = new, nov(1)
    old.save()
    awaiting(seeker, "Eli Stone", nov(19), firm=old)
    dana = make_relationship(seeker, "Dana Reyes", firm=new)
    assert rules(dana) == ["firm_first"]
    assert rules(make_relationship(seeker, "Elsewhere")) == []


def test_a_flag_of_ones_own_warns_as_the_directory_does(seeker):
    shared, own = make_relationship(seeker, firm=make_firm(paid_by="seeker")), make_relationship(seeker)
    assert rules(own) == []
    SeekerFirm.of(seeker, own.firm).note_down(by(seeker), notes="", flags=["fees"])
    assert rules(own) == rules(shared) == ["fees"]


def test_who_holds_you_and_who_is_open_at_a_retained_firm(seeker):
    firm = make_firm("Kestrel Partners", pay_model="retained")
    holder, dana = make_relationship(seeker, "Holder", firm=firm), make_relationship(seeker, "Dana Reyes", firm=firm)
    assert rules(dana) == []
    holder.file_resume(by(seeker), occurred_on=nov(2))
    assert rules(dana) == ["colleague_holds"]
    they(holder, nov(20), note="Shall we speak?")
    assert rules(dana) == ["firm_open", "colleague_holds"]
    assert rules(holder, "answer") == []


def test_a_pause_of_one_or_of_the_search(seeker):
    search = make_search(seeker, noon(nov(2)))
    one, other = make_relationship(seeker), replying(seeker)
    one.pause(by(seeker), nov(30))
    assert rules(one) == ["paused"]
    assert rules(other, "answer") == []
    search.pause(by(seeker))
    other.refresh_from_db()
    [answer] = contact_answers(other, "answer", MORNING)
    assert answer.params["of"] == "search"


def test_the_text_that_was_sent_before(seeker):
    dana = make_relationship(seeker, "Dana Reyes")
    row = out(dana, nov(2))
    row.data = row.data | {"body_key": "abc"}
    row.save()
    dana.refresh_from_db()
    assert rules(dana, "nudge", body="abc") == ["same_body"]
    assert rules(dana, "nudge", body="xyz") == []
    assert rules(dana, "nudge", body="Hello", sent=[(nov(3), " hello ")]) == ["same_body"]


def test_many_are_judged_in_as_many_queries_as_few(seeker, django_assert_max_num_queries):
    firm = make_firm("Big Firm")
    for number in range(12):
        make_relationship(seeker, f"Person {number}", firm=firm if number % 2 else make_firm())
    mine = list(Relationship.objects.visible_to(seeker).select_related("recruiter", "firm").order_by("pk"))
    with django_assert_max_num_queries(9):
        facts, found = ContactFacts(seeker, mine, MORNING.date()), []
        for one in mine:
            found.append([answer.rule for answer in facts.answers(one)])
            facts.wrote(one, "first_touch", MORNING.date())
    assert found[:6] == [[], [], [], ["firm_first"], [], ["firm_first", "firm_open"]]


def test_what_is_said_before_logging_is_what_is_kept(client, seeker, dana):
    """A message of a day before the last contact is history being filled in: no rule of time speaks of it."""
    line = reverse("outreach:quick")
    assert WORDS in client.get(f"{line}?line=emailed+Dana").content.decode()
    assert WORDS not in client.get(f"{line}?line=emailed+Dana+on+12+Nov").content.decode()
    said = {"direction": "out", "channel": "email", "purpose": "nudge", "occurred_time": "soon"}
    assert WORDS in client.post(url("log", dana), said | {"occurred_on": "2026-11-23"}).content.decode()
    assert WORDS not in client.post(url("log", dana), said | {"occurred_on": "2026-11-12"}).content.decode()


def test_a_reason_outlives_a_mistake_in_another_field(client, seeker):
    firm = make_firm("Harbour Talent")
    awaiting(seeker, "Eli Stone", nov(19), firm=firm)
    dana = make_relationship(seeker, "Dana Reyes", firm=firm)
    said = {"guard_reason": "They <asked> me to", "guards_seen": client.get(url("plan", dana)).context["form"].seen}
    again = client.post(url("plan", dana), said | {"day": "soon"}).content.decode()
    assert 'name="guard_reason" value="They &lt;asked&gt; me to"' in again
    assert f'name="guards_seen" value="{said["guards_seen"]}"' in again


def test_moving_a_planned_first_message_asks_as_planning_does(client, seeker):
    firm = make_firm("Harbour Talent")
    awaiting(seeker, "Eli Stone", nov(19), firm=firm)
    dana = make_relationship(seeker, "Dana Reyes", firm=firm)
    dana.plan(by(seeker), date(2026, 12, 4))
    step = reverse("outreach:step_day", args=[dana.reminders.get(closed_at=None).public_id])
    drop = {"HTTP_HX_TARGET": "ask"} | HTMX
    asked = client.post(step, {"day": "2026-11-25", "back": "calendar?view=week"}, **drop)
    assert asked.status_code == 422
    assert "You wrote to Eli Stone at Harbour Talent on Thu 19 Nov." in asked.content.decode()
    assert "Move it anyway" in asked.content.decode()
    said = {"day": "2026-11-25", "guards_seen": asked.context["form"].seen, "guard_reason": "They asked me to"}
    assert client.post(step, said).status_code == 303
    dana.refresh_from_db()
    assert dana.next_step_on == nov(25)
    assert kept(seeker) == [("firm_first", "warn", "They asked me to")]
    assert client.post(step, {"day": "2026-12-04"}).status_code == 303  # ten business days on


@pytest.mark.parametrize("cap", [15, 3])
def test_moving_to_a_full_day_is_warned_of(client, seeker, cap):
    Preferences.objects.filter(user=seeker).update(daily_cap=cap)
    for number in range(cap):
        out(make_relationship(seeker, f"Person {number}"), nov(23))
    dana = make_relationship(seeker, "Dana Reyes")
    dana.plan(by(seeker), nov(25))
    step = reverse("outreach:step_day", args=[dana.reminders.get(closed_at=None).public_id])
    asked = client.post(step, {"day": "2026-11-23"}).content.decode()
    assert f"{cap} first messages are sent or planned for that day; {cap} a day are the most of your rhythm." in asked
    assert client.post(step, {"day": "2026-11-24"}).status_code == 303
