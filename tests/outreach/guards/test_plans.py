"""The contact guard beside plans: a plan counts the plans that stand already, wherever its day is chosen."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import Preferences
from outreach.acts.settings import replay_all
from outreach.models import GuardAnswer, Relationship
from outreach.pages.contact_facts import ContactFacts
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship
from tests.outreach.bulk.many import bulk, fresh
from tests.outreach.scenes import HTMX, nov

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ELI = "Eli Stone at Harbour Talent is planned for Wed 25 Nov."


@pytest.fixture
def client(seeker, signed_in):
    return signed_in(seeker)


@pytest.fixture
def firm():
    return make_firm("Harbour Talent", pay_model="contingency")


@pytest.fixture
def eli(seeker, firm):
    return _planned(seeker, "Eli Stone", nov(25), firm)


def _planned(seeker, name, day, firm=None):
    one = make_relationship(seeker, name, firm=firm or make_firm(f"Firm of {name}"))
    one.plan(by(seeker), day)
    return one


def _step(name, one):
    return reverse(f"outreach:{name}", args=[one.reminders.get(closed_at=None).public_id])


def test_a_second_plan_at_a_firm_is_warned_of(client, seeker, firm, eli):
    dana = make_relationship(seeker, "Dana Reyes", firm=firm)
    plan = reverse("outreach:plan", args=[dana.public_id])
    for near in ("2026-11-24", "2026-11-25", "2026-12-08"):  # before it as well as after it
        asked = client.post(plan, {"day": near})
        assert asked.status_code == 422
        assert f"{ELI} One first message to a firm in 10 business days is polite." in asked.content.decode()
    assert "Next good day: Wed 9 Dec." in client.post(plan, {"day": "2026-11-26"}).content.decode()
    assert client.post(plan, {"day": "2026-12-09"}).status_code == 303


def test_a_plan_is_not_in_its_own_way_and_a_message_today_is_none(client, seeker, firm, eli):
    assert client.post(_step("step_day", eli), {"day": "2026-11-26"}).status_code == 303
    dana = make_relationship(seeker, "Dana Reyes", firm=firm)
    assert "is planned for" not in client.get(reverse("outreach:write", args=[dana.public_id])).content.decode()


def test_plans_of_a_day_are_counted(client, seeker):
    Preferences.objects.filter(user=seeker).update(daily_cap=2)
    people = [_planned(seeker, f"Person {number}", nov(25)) for number in range(2)]
    plan = reverse("outreach:plan", args=[make_relationship(seeker, "Dana Reyes").public_id])
    words = "2 first messages are sent or planned for that day; 2 a day are the most of your rhythm."
    asked = client.post(plan, {"day": "2026-11-25"}).content.decode()
    assert f"{words} Next good day: Thu 26 Nov." in asked
    assert client.post(_step("step_day", people[0]), {"day": "2026-11-25"}).status_code == 303
    assert client.post(plan, {"day": "2026-11-26"}).status_code == 303


def test_a_plan_is_judged_on_the_day_where_it_would_stand(client, seeker):
    """A goal of five a week lets three automatic steps stand on a day; the fourth is placed on the next."""
    Preferences.objects.filter(user=seeker).update(daily_cap=3, weekly_goal=5)
    for number in range(3):
        _planned(seeker, f"Person {number}", nov(25))
    dana = make_relationship(seeker, "Dana Reyes")
    assert client.post(reverse("outreach:plan", args=[dana.public_id]), {"day": "2026-11-25"}).status_code == 303
    assert fresh(dana).next_step_on == nov(26)


def test_what_is_said_of_a_snooze_is_the_day_where_it_stands(client, seeker):
    Preferences.objects.filter(user=seeker).update(weekly_goal=5)
    for number in range(3):
        _planned(seeker, f"Person {number}", nov(25))
    dana = _planned(seeker, "Dana Reyes", nov(24))
    answer = client.post(_step("step_snooze", dana), {"when": "date", "until": "2026-11-25"}, follow=True)
    assert "Dana Reyes snoozed until Thursday" in answer.content.decode()


def test_snoozing_a_planned_first_message_asks_as_planning_does(client, seeker, firm, eli):
    dana = _planned(seeker, "Dana Reyes", nov(24), firm)
    said = {"when": "date", "until": "2026-12-01"}
    asked = client.post(_step("step_snooze", dana), said)
    assert asked.status_code == 422
    assert ELI in asked.content.decode()
    assert "Snooze it anyway" in asked.content.decode()
    passing = {"guards_seen": asked.context["form"].seen, "guard_reason": "They asked me to"}
    assert client.post(_step("step_snooze", dana), said | passing).status_code == 303
    assert fresh(dana).next_step_on == date(2026, 12, 1)
    kept = GuardAnswer.objects.visible_to(seeker).get()
    assert (kept.rule, kept.reason, kept.act) == ("firm_first", "They asked me to", dana.history.last().act)
    assert client.post(_step("step_snooze", eli), {"when": "date", "until": "2026-12-28"}).status_code == 303


def test_a_tap_on_today_leads_to_what_is_asked(client, seeker, firm, eli):
    dana = _planned(seeker, "Dana Reyes", nov(23), firm)
    tap = client.post(_step("step_snooze", dana), {"when": "next_week", "back": "today"}, **HTMX)
    assert tap["HX-Redirect"] == f"{_step('step_snooze', dana)}?back=today&when=next_week"
    page = client.get(tap["HX-Redirect"])
    assert ELI in page.content.decode()
    passing = {"guards_seen": page.context["form"].seen, "guard_reason": "They asked me to"}
    assert client.post(_step("step_snooze", dana), {"when": "next_week", "back": "today"} | passing).url == "/today/"


def test_of_many_planned_at_once_one_of_a_firm_and_no_more_than_a_day_takes(seeker, firm):
    Preferences.objects.filter(user=seeker).update(daily_cap=2)
    colleagues = [make_relationship(seeker, f"Colleague {number}", firm=firm) for number in range(3)]
    others = [make_relationship(seeker, f"Person {number}") for number in range(3)]
    act = bulk("plan", [*colleagues, *others], day="2026-11-25")
    assert [one.stage for one in fresh(*colleagues, *others)] == [
        "planned", "listed", "listed", "planned", "listed", "listed",
    ]  # fmt: skip
    assert act.reasons() == {("firm_first", ""): 2, ("day_pace", ""): 2}
    assert bulk("plan", others[1:], day="2026-11-25", reason="A fair that day").done == 2


def test_of_many_snoozed_at_once_planned_first_messages_are_guarded(seeker, firm, eli):
    dana = _planned(seeker, "Dana Reyes", nov(24), firm)
    other = _planned(seeker, "Other", nov(27))
    act = bulk("snooze", [dana, other], until="2026-12-01")
    assert act.reasons() == {("firm_first", ""): 1}
    assert [one.next_step_on for one in fresh(dana, other)] == [nov(24), date(2026, 12, 1)]
    assert bulk("snooze", [dana], until="2026-12-01", reason="They asked me to").done == 1
    assert [one.reason for one in GuardAnswer.objects.visible_to(seeker)] == ["They asked me to"]


def test_plans_that_are_moved_among_many_count_once(seeker):
    Preferences.objects.filter(user=seeker).update(daily_cap=3)
    people = [_planned(seeker, f"Person {number}", nov(25)) for number in range(3)]
    other = _planned(seeker, "Other", nov(24))
    assert bulk("plan", people, day="2026-11-26").done == 3
    assert bulk("plan", [*people, other], day="2026-11-27").reasons() == {("day_pace", ""): 1}


def test_a_plan_that_waits_since_earlier_is_todays(client, seeker, firm, morning):
    _planned(seeker, "Eli Stone", nov(24), firm)
    morning.shift(timedelta(days=7))
    replay_all(seeker, MORNING + timedelta(days=7))
    dana = make_relationship(seeker, "Dana Reyes", firm=firm)
    asked = client.post(reverse("outreach:plan", args=[dana.public_id]), {"day": "2026-12-10"})
    assert "Eli Stone at Harbour Talent is planned for Mon 30 Nov." in asked.content.decode()


def test_who_holds_the_resume_is_not_forgotten_when_planned(seeker):
    kestrel = make_firm("Kestrel Partners", pay_model="retained")
    holder = make_relationship(seeker, "Eli Stone", firm=kestrel)
    holder.file_resume(by(seeker), occurred_on=nov(2))
    Relationship.objects.filter(pk=holder.pk).update(stage="parked")  # as it stands long after
    dana = make_relationship(seeker, "Dana Reyes", firm=kestrel)
    facts = ContactFacts(seeker, Relationship.objects.visible_to(seeker), MORNING.date())
    facts.planned(fresh(holder), "first_touch", nov(25))
    assert "colleague_holds" in [one.rule for one in facts.plan_answers(dana, "first_touch", nov(25))]


def test_a_refused_tap_says_why(client, seeker):
    dana = make_relationship(seeker, "Dana Reyes")
    dana.file_resume(by(seeker), occurred_on=nov(23))
    tap = client.post(_step("step_snooze", dana), {"when": "tomorrow"}, **HTMX)
    assert tap.status_code == 200
    assert "toast" in client.get(tap["HX-Redirect"]).content.decode().split("rp-toast")[1]
