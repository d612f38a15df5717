"""The whole way on real input: a list of agencies, ten planned, two weeks of mornings, and what the mails said.

The list is not part of this repository: its folder comes from RECRUITPATH_SAMPLES, else from beside the repository.
"""

import json
import os
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from accounts.by import By
from imports.models import ImportBatch
from imports.steps import work
from mail.models import OutgoingMail
from outreach.models import Relationship
from recruiters.models import Firm
from tests.cast import MORNING

SAMPLES = Path(os.environ.get("RECRUITPATH_SAMPLES", settings.BASE_DIR.parent / "shared" / "samples"))
AGENCIES = SAMPLES / "firms" / "ie_wrc_employment_agencies.csv"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not AGENCIES.exists(), reason="the sample lists are not here (RECRUITPATH_SAMPLES)"),
]

MONDAY = date(2026, 11, 23)
PLANNED = {1: (0, 1, 2), 2: (3, 4, 5), 3: (6, 7, 8, 9)}  # day of the two weeks → which of the ten
OUT, NUDGE, IN = (
    {"direction": "out", "purpose": "first_touch"},
    {"direction": "out", "purpose": "nudge"},
    {"direction": "in"},
)
ANSWER = {"direction": "out", "purpose": "answer"}
LIVED = {  # what the seeker logs on a day, after the mail came
    1: [(0, OUT), (1, OUT), (2, OUT)],
    2: [(3, OUT), (4, OUT)],
    3: [(6, OUT), (7, OUT), (0, IN)],
    4: [(0, ANSWER), (8, OUT), (9, OUT)],
    8: [(1, NUDGE), (2, NUDGE)],
    9: [(3, NUDGE), (4, IN)],
    10: [(4, ANSWER), (6, NUDGE)],
    11: [(7, NUDGE), (0, NUDGE), (8, NUDGE)],
}
TOLD = {  # whom the mail of a day names; no day that is missing has a mail
    1: {0, 1, 2},
    2: {3, 4, 5},
    3: {5, 6, 7, 8, 9},  # 5 was planned for yesterday
    4: {0, 5, 8, 9},  # 0 replied yesterday
    8: {1, 2},  # nudge 1, five working days on; nothing to say on Monday, nothing at the weekend
    9: {3, 4},
    10: {4, 6, 7},  # 4 replied yesterday
    11: {0, 7, 8, 9},  # 0 did not come back after our answer
    14: {9},
}


def test_from_a_list_of_agencies_to_the_right_mail_on_the_right_day(morning, seeker, signed_in):
    assert load() == {"rows": 536, "new": 536}
    assert load() == {"rows": 536, "same": 536}
    assert Firm.objects.filter(owner=None).count() == 536

    page = signed_in(seeker)
    for text in ("coyle", "COYLLE", "cóyle gruop"):
        assert found(page, text) == ["A & G Coyle Group Limited"]
    assert "Allen Recruitment Consulting Limited" in found(page, "álen recruitmnt")

    firms = list(Firm.objects.filter(name_key__startswith="c").order_by("name_key")[:10])
    names = [firm.name for firm in firms]
    for day, numbers in PLANNED.items():
        for number in numbers:
            page.post(reverse("outreach:add_firm", args=[firms[number].public_id]))
            act(page, seeker, names[number], "plan", day=MONDAY + timedelta(days=day))
    assert Relationship.objects.visible_to(seeker).filter(stage="planned").count() == 10

    told = {}
    for number in range(1, 15):
        day = MONDAY + timedelta(days=number)
        morning.move_to(half_past_seven(day))
        call_command("sweep", now=half_past_seven(day).isoformat(), stdout=StringIO())
        told[number] = whom_the_mail_names(seeker, day, names)
        for which, said in LIVED.get(number, []):
            act(page, seeker, names[which], "log", channel="email", occurred_on=day, **said)
        if number == 4:
            act(page, seeker, names[5], "drop")
    assert {number: whom for number, whom in told.items() if whom is not None} == TOLD
    assert OutgoingMail.objects.filter(state="sent").count() == len(TOLD)


def load():
    """The list as an admin would bring it in: sister firms are different, three wrong addresses are left out."""
    out = StringIO()
    call_command(
        "import_list", str(AGENCIES), kind="firms", default_country="IE", accept_unsure="new", json=True, stdout=out
    )
    batch = ImportBatch.objects.get(public_id=json.loads(out.getvalue())["id"])
    hand = By(None, MORNING)
    for row in batch.rows.filter(verdict="error"):
        row.decide(hand, "without")
    if batch.rows.to_keep().exists():
        batch.keep(hand)
        work(batch.pk, lambda: MORNING)
    batch.refresh_from_db()
    return {name: number for name, number in batch.counts.items() if number}


def found(page, text):
    return [line.record.name for line, _ in page.get("/directory/", {"q": text}).context["rows"]]


def act(page, seeker, name, what, **said):
    relationship = Relationship.objects.visible_to(seeker).get(recruiter__name=name)
    answer = page.post(reverse(f"outreach:{what}", args=[relationship.public_id]), said)
    assert answer.status_code == 303, answer.content.decode()


def half_past_seven(day):
    """In Boston, where the seeker lives: winter time in all of these weeks."""
    return datetime(day.year, day.month, day.day, 12, 30, tzinfo=UTC)


def whom_the_mail_names(seeker, day, names):
    """The numbers of those named in the mail of a day; None where none was sent."""
    mail = OutgoingMail.objects.filter(user=seeker, key=f"digest:{day}", state="sent").first()
    return {number for number, name in enumerate(names) if name in mail.text} if mail else None
