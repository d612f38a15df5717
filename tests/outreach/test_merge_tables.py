"""A property: whatever stood there, a merge that is undone leaves every table of the domain as it was."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction

from outreach.acts.adding import add_desk, add_relationship
from outreach.acts.merging import merge, undo_merge
from outreach.acts.settings import change_timings
from outreach.acts.undo import undo
from outreach.models import Relationship, Reminder, SeekerFirm
from outreach.models.book import Book
from outreach.refusals import Refused
from recruiters.merging.fields import COLUMNS
from recruiters.models import Firm, Recruiter, Specialty
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter
from tests.outreach.scenes import settle

from .merge_tables import differences, replay_differs, tables

pytestmark = pytest.mark.django_db
KINDS = ["firm", "recruiter"]
ADDRESSES = [("email", "a@x.example"), ("email", "b@x.example"), ("phone", "+16175550172")]
NAMES = ["Ann Lee", "Anne Lee", "Bo Lund", "Cy Moe", "Di Roe"]


def world(dice, people):
    """Two firms and five persons at them, with whatever may stand in a directory."""
    specialties = list(Specialty.objects.all()[:6])
    firms = [make_firm(name, **_axes(dice)) for name in ("Kestrel", "Kestrel Search", "Harrier")]
    for firm in firms:
        firm.trading_names = dice.sample(["Falcon", "Hawk", "Kestrel"], dice.randint(0, 2))
        firm.website = dice.choice(["", f"https://firm{firm.pk}.example"])
        firm.email, firm.places = dice.choice(["", "hello@firm.example"]), dice.choice(["", "Boston", "Cork"])
        firm.succeeded_by = dice.choice([None, None, *firms])
        firm.save()
        firm.specialties.set(dice.sample(specialties, 2))
    persons = [
        make_recruiter(name, firm=dice.choice(firms), email="", title=dice.choice(["", "Partner"])) for name in NAMES
    ]
    for person in persons:
        person.specialties.set(dice.sample(specialties, dice.randint(0, 2)))
        for kind, value in dice.sample(ADDRESSES, 2):
            person.add_contact(kind, value)
        for firm in dice.sample(firms, dice.randint(0, 2)):
            here = person.affiliations.filter(firm=firm).exists()
            person.affiliations.create(firm=firm, ended_on=MORNING.date() if here else None, title="Head")
    for seeker in people:
        _list_of(dice, seeker, firms, persons)
    return firms, persons


def _axes(dice):
    return {"pay_model": dice.choice(["retained", "contingency", "staffing", "unknown"]),
            "engagement": dice.choice(["both", "unknown"])}  # fmt: skip


def _list_of(dice, seeker, firms, persons):
    mine = [add_relationship(by(seeker), seeker, person) for person in dice.sample(persons, 4)]
    mine += [add_desk(by(seeker), seeker, firm) for firm in dice.sample(firms, 2)]
    for one in mine:
        for _ in range(dice.randint(0, 4)):
            _anything(dice, seeker, one, firms)
        one.refresh_from_db()
        one.tags = dice.sample(["a", "b", "c"], dice.randint(0, 2))
        one.save(update_fields=["tags"])
    undo(dice.choice(mine).act, by(seeker))
    for firm in dice.sample(firms, 2):
        note = {"tags": dice.sample(["x", "y"], 1), "notes": dice.choice(["", f"About {firm.name}"])}
        SeekerFirm.objects.update_or_create(seeker=seeker, firm=firm, defaults=note)
    if dice.random() < 0.5:
        change_timings(by(seeker), seeker, f"firm:{dice.choice(firms).pk}", {"nudge_1": dice.randint(1, 9)})
    settle(seeker)
    with transaction.atomic():  # a move and a hidden relationship leave the firm's last contact as it was
        there = Relationship.objects.visible_to(seeker)
        known = there.filter(last_contact_on__isnull=False, firm__isnull=False).values_list("firm_id", flat=True)
        Book(seeker, there, MORNING).store({*known, *seeker.seekerfirms.values_list("firm_id", flat=True)})


def _anything(dice, seeker, one, firms):
    day = (MORNING - timedelta(days=dice.choice([0, 1, 1, 2, 5, 20, 60]))).date()
    acts = [
        lambda: one.log_interaction(by(seeker), direction="out", purpose="first_touch", occurred_on=day),
        lambda: one.log_interaction(by(seeker), direction="in", occurred_on=day),
        lambda: one.file_resume(by(seeker), occurred_on=day),
        lambda: one.plan(by(seeker)),
        lambda: one.pause(by(seeker)),
        lambda: one.opt_out(by(seeker)),
        lambda: one.move_to(by(seeker), dice.choice(firms)),
        lambda: Reminder.add_own(by(seeker), one, day, "Ask Dana"),
    ]
    with suppress(Refused):  # a decision that does not fit here; any other row will do
        dice.choice(acts)()


@pytest.mark.parametrize("number", range(20))
def test_merge_and_undo_leave_everything_as_before(admin, seeker, stranger, number):
    dice = random.Random(number)
    kind = KINDS[number % 2]
    pair = dice.sample(dict(zip(KINDS, world(dice, [seeker, stranger]), strict=True))[kind], 2)
    chosen = {name: dice.choice(["ours", "theirs"]) for name in COLUMNS[kind]}
    before = tables()
    assert not replay_differs(seeker, stranger)
    made = merge(by(admin), kind, *pair, chosen)
    assert made.state == "merged"
    assert not replay_differs(seeker, stranger)
    assert not (Firm if kind == "firm" else Recruiter).objects.visible_to(admin).filter(pk=pair[1].pk).exists()
    undo_merge(made, by(admin))
    assert made.state == "undone"
    assert not differences(before, tables())
    assert not replay_differs(seeker, stranger)
    assert made.kept == [share_kept for share in made.shares.all() for share_kept in share.kept] == []
