"""The demo: what it brings, on any day, and where it is refused."""

from collections import Counter
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from coaching.pages.caseload import caseload_of
from coaching.reckoning import differences
from demo.cast import ADMIN, COACH, PASSWORD, SEEKER
from demo.firms import FIRMS
from demo.people import PEOPLE
from demo.story import NotHere, load_demo
from outreach.cadence import STAGES, refuse
from outreach.models import GuardAnswer, HistoryRow, Relationship, Reminder, ResumeVersion
from outreach.models.book import Book, pure_row
from outreach.pages.today import today_groups
from outreach.sweeps import protected_lists
from recruiters.models import Firm, Recruiter
from tests.cast import MORNING

WEEKEND, CHRISTMAS, LEAP_DAY, NEW_YEAR = (
    datetime(*day, tzinfo=UTC) for day in ((2026, 11, 21, 15), (2026, 12, 25, 15), (2028, 2, 29, 20), (2027, 1, 1, 3))
)


@pytest.fixture(autouse=True)
def embedded(settings, db):
    settings.EMBEDDED = True


def test_there_are_sixty_recruiters_at_twenty_five_firms():
    assert (len(PEOPLE), len(FIRMS)) == (60, 33)


@pytest.mark.parametrize("at", [MORNING, WEEKEND, CHRISTMAS, LEAP_DAY, NEW_YEAR], ids=str)
def test_every_stage_and_every_group_of_today_is_there(at):
    nora = load_demo(at)
    mine = Relationship.objects.visible_to(nora)
    assert mine.count() == Recruiter.objects.count() == 60
    assert Firm.objects.count() == 33
    assert set(mine.values_list("stage", flat=True)) == set(STAGES)
    groups = {group.key for group in today_groups(nora, nora.today(at))}
    assert groups == {"replies", "approaches", "due", "overdue", "stale", "next"}


def test_the_story_has_one_of_each():
    nora = load_demo(MORNING)
    rows = HistoryRow.objects.visible_to(nora)
    kinds = Counter(rows.values_list("kind", flat=True))
    assert {"bounce", "auto_reply", "approach", "filing", "submission", "moved"} <= set(kinds)
    assert {"plan", "later", "talk", "pause", "resume", "snooze", "skip", "close", "opt_out"} <= set(kinds)
    assert rows.filter(data__direction="unknown").exists()
    assert rows.filter(corrects__isnull=False).count() == 1
    assert rows.filter(void=True, act__undone_at__isnull=False).count() == 1
    filed = {data["version"] for data in rows.filter(kind="filing").values_list("data", flat=True)}
    assert filed == set(ResumeVersion.objects.values_list("number", flat=True)) == {1, 2, 3, 4}
    assert Reminder.objects.filter(automatic=False).count() == 5
    guards = GuardAnswer.objects.visible_to(nora)
    assert guards.filter(act__isnull=False).exclude(reason="").exists()
    assert set(guards.filter(act__isnull=True).values_list("rule", flat=True)) == {"do_not_contact", "own_employer"}
    assert set(nora.exclusions.values_list("kind", flat=True)) == {"affiliate", "employer"}
    assert ResumeVersion.objects.get(blind=True).number == 3
    assert protected_lists(MORNING) == 0  # nobody on her list is there
    assert set(Firm.objects.filter(paid_by="seeker").values_list("source", flat=True)) == {"demo"}


def test_history_ends_today_and_nothing_is_in_the_future():
    nora = load_demo(MORNING)
    days = HistoryRow.objects.visible_to(nora).order_by("occurred_on").values_list("occurred_on", flat=True)
    assert days.last() == nora.today(MORNING)
    assert not HistoryRow.objects.filter(created_at__gt=MORNING).exists()


def test_the_same_day_tells_the_same_story():
    def told(nora):
        rows = HistoryRow.objects.visible_to(nora).order_by("pk")
        return list(rows.values_list("relationship__recruiter__name", "kind", "occurred_on", "day_seq", "note"))

    first = told(load_demo(MORNING))
    call_command("leave_demo", stdout=StringIO())
    assert told(load_demo(MORNING)) == first


def test_what_is_stored_is_what_replay_says():
    nora = load_demo(MORNING)
    mine = Relationship.objects.visible_to(nora).select_related("firm")
    book = Book(nora, mine, MORNING)
    for relationship in book.relationships:
        result = book.result(relationship)
        assert relationship.stage == result.stage
        assert relationship.due_on == (result.due_on and datetime.fromordinal(result.due_on).date())


def test_every_decision_would_have_been_allowed_on_its_day():
    nora = load_demo(MORNING)
    book = Book(nora, Relationship.objects.visible_to(nora).select_related("firm", "recruiter"), MORNING)
    decisions = 0
    for relationship in book.relationships:
        rows = sorted(book.rows[relationship.pk], key=lambda row: (row.occurred_on, row.day_seq, row.pk))
        for at, row in enumerate(rows):
            book.rows[relationship.pk] = rows[:at]
            before = book.result(relationship, row.occurred_on)
            refusal = refuse(row.kind, pure_row(row).data, before, row.occurred_on.toordinal())
            assert refusal is None, f"{relationship.recruiter.name}: {row.kind} on {row.occurred_on}: {refusal}"
            decisions += row.kind in ("plan", "pause", "resume", "close", "opt_out", "later", "talk", "snooze", "skip")
    assert decisions > 15


def test_the_three_can_sign_in(client):
    load_demo(MORNING)
    for email in (SEEKER, COACH, ADMIN):
        user = User.objects.get(email=email)
        assert user.is_demo
        assert user.check_password(PASSWORD)
        assert user.emailaddress_set.get().verified
        assert user.preferences.welcomed_at
        assert user.preferences.time_zone == "America/New_York"
        assert user.preferences.next_digest_at
    assert User.objects.get(email=COACH).is_coach
    assert User.objects.get(email=ADMIN).is_staff


def test_it_is_not_loaded_in_production(settings):
    settings.EMBEDDED = False
    with pytest.raises(CommandError, match="DATABASE_URL"):
        call_command("load_demo")
    assert not User.objects.exists()


def test_it_is_not_loaded_twice():
    load_demo(MORNING)
    with pytest.raises(NotHere, match="already here"):
        load_demo(MORNING)
    assert User.objects.count() == 8


@pytest.mark.parametrize("at", [MORNING, WEEKEND, CHRISTMAS, LEAP_DAY, NEW_YEAR], ids=str)
def test_the_coach_has_clients_of_every_kind(at):
    load_demo(at)
    caseload, coachings = caseload_of(User.objects.get(email=COACH), at)
    assert len(coachings) == len(caseload.lines) == 6
    lines = {line.name: line for line in caseload.lines}
    said = {name: [words for words, *_look in line.flags] for name, line in lines.items()}
    assert any("onflict" in words for words in said["Nora Halvorsen"])
    assert any(words.startswith("Quiet for") for words in said["Samir Haddad"])
    assert any(words.startswith("Landed") for words in said["Caroline Mbeki"])
    assert any(words.startswith("First interview") for words in said["Janelle Brooks"])
    assert lines["Theo Lindgren"].brief == ""  # counts alone
    assert not HistoryRow.objects.filter(created_at__gt=at).exists()
    assert all(differences(one.client_id, at) == [] for one in coachings)
