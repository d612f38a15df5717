"""A later version of a seeker's own list: it adds what is newer, and changes nothing that happened here since."""

from datetime import date

import pytest

from common.dates import now
from imports.steps import work
from outreach.models import HistoryRow, Relationship
from tests.cast import by

from .lists import bring, counts

pytestmark = pytest.mark.django_db

FIRST = """Recruiter,Agency,Email,Stage,Last contact,Notes,Tags
Priya Raman,Kestrel Search,priya@kestrel.example,Awaiting,2026-11-02,Met in May,warm
Jon Weber,Cobalt Sciences,jon@cobalt.example,Listed,,,
,Oak Search,,Listed,,,
"""


@pytest.fixture(autouse=True)
def _now(morning):
    pass


@pytest.fixture
def own(seeker):
    """The seeker's list, as it stands in a file."""

    def run(text=FIRST, name="sheet.csv", **options):
        return bring(seeker, text, kind="my-recruiters", name=name, **options)

    return run


def priya():
    return Relationship.objects.get(name_key="priya raman")


def rows_of(relationship):
    rows = relationship.history.order_by("pk")
    return [(row.kind, row.occurred_on.isoformat(), row.data.get("direction", ""), row.note) for row in rows]


OPENING = ("opening", "2026-11-23", "", "Met in May")


def test_the_same_list_again_adds_nothing(own):
    assert counts(own()) == {"new": 3}
    before = list(HistoryRow.objects.order_by("pk").values())
    assert counts(own()) == {"same": 3}
    assert counts(own(name="copy of sheet.csv")) == {"same": 3}
    assert list(HistoryRow.objects.order_by("pk").values()) == before
    assert Relationship.objects.count() == 3


def test_a_newer_last_contact_adds_one_interaction_once(own):
    own()
    later = FIRST.replace("2026-11-02", "2026-11-16")
    assert counts(own(later)) == {"update": 1, "same": 2}
    assert rows_of(priya()) == [OPENING, ("interaction", "2026-11-16", "unknown", "")]
    assert counts(own(later)) == {"same": 3}
    assert counts(own(later, name="another.csv")) == {"same": 3}
    assert counts(own(FIRST.replace("2026-11-02", "2026-10-01"))) == {"same": 3}
    assert len(rows_of(priya())) == 2
    assert priya().last_contact_on == date(2026, 11, 16)


def test_a_changed_note_adds_a_dated_note_and_keeps_the_former(own):
    own()
    changed = FIRST.replace("Met in May", "Likes trains")
    assert counts(own(changed)) == {"update": 1, "same": 2}
    assert rows_of(priya()) == [OPENING, ("note", "2026-11-23", "", "Likes trains")]
    assert counts(own(changed)) == {"same": 3}
    assert counts(own()) == {"same": 3}


def test_a_missing_row_and_an_empty_cell_change_nothing(own):
    own()
    before = list(Relationship.objects.order_by("pk").values())
    head, first, *_rest = FIRST.splitlines()
    assert counts(own(f"{head}\n{first.replace('2026-11-02,Met in May,warm', ',,')}\n")) == {"same": 1}
    assert list(Relationship.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("stage", ["Closed", "Talking", "Listed", "On file"])
def test_a_stage_moves_nothing_that_is_here(own, seeker, stage):
    own()
    priya().log_interaction(by(seeker), direction="in", channel="email")
    assert counts(own(FIRST.replace("Awaiting", stage))) == {"same": 3}
    assert priya().stage == "talking"
    assert Relationship.objects.get(name_key="jon weber").stage == "listed"


def test_new_tags_are_added_to_ones_own(own):
    own()
    Relationship.objects.filter(pk=priya().pk).update(tags=["own"])
    assert counts(own()) == {"update": 1, "same": 2}
    assert priya().tags == ["own", "warm"]


@pytest.mark.parametrize("nobody", ["Name\nNOT available", "First name,Last name\nNot,available"])
def test_an_exported_list_names_nobody_where_somebody_objected(seeker, nobody):
    header, names = nobody.split("\n")
    known = "Jon Weber" if header == "Name" else "Jon,Weber"
    text = f"{header},Firm,Stage\n{names},Kestrel Search,Closed\n{known},Cobalt Sciences,\n"
    batch = bring(seeker, text, kind="my-recruiters", keep=False)
    row = batch.rows.get(number=1)
    assert (counts(batch), row.excluded) == ({"new": 1, "excluded": 1}, True)
    assert row.reasons[-1] == ["not_available", {}]
    batch.keep(by(seeker))
    work(batch.pk, now)
    assert [one.recruiter.name for one in Relationship.objects.all()] == ["Jon Weber"]
