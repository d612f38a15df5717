"""Editions of a source: a newer one replaces what the source wrote, a full one says who is gone, older ones neither."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from common.dates import now
from imports.inline import take_back
from imports.models import ImportBatch, Source
from imports.refusals import ImportRefused
from imports.steps import work
from recruiters.models import Firm, Recruiter
from tests.cast import by

from .lists import PEOPLE, bring, command, counts

pytestmark = pytest.mark.django_db

HEAD, *LINES = PEOPLE.splitlines()
AUTUMN, WINTER, LATEST = date(2026, 9, 1), date(2026, 11, 1), date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _now(morning):
    pass


@pytest.fixture
def edition(admin):
    """An edition of one source of the shared directory."""

    def run(day, text=PEOPLE, name="Search Guide", **options):
        return bring(admin, text, source=Source.objects.named(None, name), edition_on=day, **options)

    return run


def many(*left_out, count=30):
    """A list of people at one firm, without some of them."""
    lines = [f"Person{n} Berg{n},Oak Search,oak.example,p{n}@oak.example" for n in range(count) if n not in left_out]
    return "\n".join(["Recruiter,Agency,Website,Email", *lines]) + "\n"


def title_of(name):
    return Recruiter.objects.get(name=name).title


def missing():
    """{number of a person of many(): the day since which they are missing}."""
    gone = Recruiter.objects.filter(missing_since__isnull=False).order_by("pk")
    return {int(one.name.split("Berg")[1]): one.missing_since for one in gone}


# ── What an edition may replace ──


def test_a_newer_edition_replaces_what_its_source_wrote_and_nobody_changed(edition):
    edition(AUTUMN)
    Recruiter.objects.filter(name="Yuki Tanabe").update(title="Founder")
    batch = edition(WINTER, PEOPLE.replace("Principal", "Managing Partner").replace(",Partner", ",Chair"))
    assert counts(batch) == {"same": 1, "update": 2}
    assert [title_of(name) for name in ("Priya Raman", "Jon Weber", "Yuki Tanabe")] == [
        "Chair", "Managing Partner", "Founder",
    ]  # fmt: skip
    written = Recruiter.objects.get(name="Jon Weber").provenance["title"]
    assert (written["from"], written["on"]) == ("Search Guide", "2026-11-01")


def test_what_another_source_or_a_person_wrote_is_not_replaced(edition):
    edition(AUTUMN)
    changed = PEOPLE.replace("Principal", "Chair")
    assert counts(edition(WINTER, changed, name="Another Guide")) == {"same": 3}
    Recruiter.objects.update(title="Head of Desk")
    assert counts(edition(WINTER, changed)) == {"same": 3}
    assert title_of("Jon Weber") == "Head of Desk"


@pytest.mark.parametrize("policy", ImportBatch.Policy.values)
def test_an_older_edition_replaces_nothing(edition, policy):
    edition(WINTER)
    older = PEOPLE.replace("Principal", "Associate")
    assert counts(edition(AUTUMN, older, policy=policy)) == {"same": 3}
    assert title_of("Jon Weber") == "Principal"


def test_a_value_that_a_newer_edition_confirmed_is_newer_too(edition):
    edition(AUTUMN)
    edition(LATEST)  # the same values: they stay those of the first
    assert counts(edition(WINTER, PEOPLE.replace("Principal", "Associate"))) == {"same": 3}
    take_back(by(None), now, ImportBatch.objects.get(edition_on=LATEST))
    assert counts(edition(WINTER, PEOPLE.replace("Principal", "Associate"))) == {"same": 1, "update": 2}


def test_an_older_edition_fills_gaps_and_moves_nobody_back(edition):
    bare = "\n".join(line.rpartition(",")[0] for line in PEOPLE.splitlines()) + "\n"
    edition(AUTUMN, bare.replace("Cobalt Sciences,cobaltls.example,j", "Alder Search,alder.example,j"))
    batch = edition(date(2026, 8, 1))
    row = batch.rows.get(number=2)
    assert ["older_edition", {}] in row.reasons
    assert Recruiter.objects.get(name="Jon Weber").firm.name == "Alder Search"
    assert title_of("Jon Weber") == "Principal"


def test_an_edition_needs_its_source_and_a_day_that_came(admin, seeker):
    guide = Source.objects.named(None, "Search Guide")
    for options, code in (
        ({"edition_on": WINTER}, "needs_source"),
        ({"full": True}, "needs_source"),
        ({"source": guide, "edition_on": date(2027, 1, 1)}, "edition_to_come"),
        ({"source": Source.objects.named(seeker, "Mine")}, "unknown_source"),
    ):
        with pytest.raises(ImportRefused) as refused:
            bring(admin, PEOPLE, **options)
        assert refused.value.code == code
    assert bring(admin, PEOPLE, source=guide).edition_on == date(2026, 11, 23)
    own = bring(seeker, PEOPLE, kind="my-recruiters", source=Source.objects.named(seeker, "Search Guide"))
    assert own.source != guide


def test_the_command_names_source_and_edition(tmp_path):
    path = tmp_path / "guide.csv"
    path.write_text(many())
    code, said = command(path, kind="recruiters", source="Oak Guide", edition=AUTUMN, full=True)
    assert (code, said["new"]) == (0, 30)
    path.write_text(many(0, 1, 2, 3))
    code, said = command(path, kind="recruiters", source="Oak Guide", edition=WINTER, full=True)
    assert ImportBatch.objects.get(public_id=said["id"]).counts["gone"] == 4
    out = StringIO()
    call_command("import_list", str(path), kind="recruiters", source="Oak Guide", full=True, stdout=out)
    assert "nobody is marked" in out.getvalue()
    assert missing() == {}
    command(path, kind="recruiters", source="Oak Guide", edition=LATEST, full=True, gone=True)
    assert set(missing()) == {0, 1, 2, 3}
    assert Source.objects.count() == 1
    for wrong in (["--edition=spring"], ["--edition=2027-01-01", "--source=Elm Guide"], ["--full"]):
        with pytest.raises(CommandError):
            call_command("import_list", str(path), "--kind=recruiters", *wrong)
    assert Source.objects.count() == 1  # none was made for a list that did not come


# ── Who is gone ──


def test_a_full_edition_marks_who_is_gone_and_nobody_else(edition):
    edition(AUTUMN, many())
    preview = edition(WINTER, many(3, 4), full=True, keep=False)
    assert (preview.counts["gone"], missing()) == (2, {})
    batch = edition(WINTER, many(3, 4), full=True)
    assert (counts(batch), batch.gone) == ({"same": 28, "gone": 2}, "marked")
    assert missing() == {3: WINTER, 4: WINTER}
    one = Recruiter.objects.get(name="Person3 Berg3")
    assert (one.missing_from, one.archived_at, one.firm.name) == ("Search Guide", None, "Oak Search")
    assert Firm.objects.get().missing_since is None
    edition(LATEST, many(5), full=False)
    assert missing() == {}


def test_a_firm_is_gone_from_a_list_of_firms(admin):
    guide = Source.objects.named(None, "Firms A–Z")
    names = [f"Firm{n} Oak{n}" for n in range(12)]
    for day, kept in ((AUTUMN, names), (WINTER, names[1:])):
        bring(admin, "Firm\n" + "\n".join(kept) + "\n", kind="firms", source=guide, edition_on=day, full=True)
    assert list(Firm.objects.filter(missing_since=WINTER).values_list("name", flat=True)) == names[:1]


def test_who_comes_back_is_no_longer_missing_and_an_older_edition_marks_nobody(edition):
    edition(AUTUMN, many())
    edition(WINTER, many(3, 4), full=True)
    edition(date(2026, 10, 1), many(7), full=True)
    assert missing() == {3: WINTER, 4: WINTER}
    edition(LATEST, many(4), full=True)
    assert missing() == {4: WINTER}


def test_more_than_a_tenth_waits_for_a_person(edition, admin):
    edition(AUTUMN, many())
    batch = edition(WINTER, many(0, 1, 2, 3), full=True)
    assert (batch.state, batch.gone, batch.counts["gone"], missing()) == ("done", "waits", 4, {})
    with pytest.raises(ImportRefused):
        batch.keep(by(admin))
    batch.keep(by(admin), gone=True)
    work_on(batch)
    assert (batch.state, batch.gone, set(missing())) == ("done", "marked", {0, 1, 2, 3})
    with pytest.raises(ImportRefused):
        batch.keep(by(admin), gone=True)


def test_undo_takes_marks_back_in_any_order(edition):
    edition(AUTUMN, many())
    first = edition(WINTER, many(3, 4), full=True)
    second = edition(LATEST, many(3), full=True)
    assert missing() == {3: WINTER}
    take_back(by(None), now, first)
    assert missing() == {3: LATEST}
    take_back(by(None), now, second)
    assert missing() == {}
    assert Recruiter.objects.people().count() == 30


def test_undoing_who_came_back_marks_them_again(edition):
    edition(AUTUMN, many())
    edition(WINTER, many(3), full=True)
    back = edition(LATEST, many())
    assert missing() == {}
    take_back(by(None), now, back)
    assert missing() == {3: WINTER}


def test_a_row_that_waits_or_is_wrong_is_not_gone(edition):
    edition(AUTUMN, many())
    wrong = many(3).replace("p4@oak.example", "p4(at)oak")
    wrong = wrong.replace("Berg5,Oak Search,oak.example,p5@oak.example", "Berg5,Elm Search,elm.example,")
    batch = edition(WINTER, wrong, full=True)
    assert (batch.rows.get(number=4).verdict, batch.rows.get(number=5).verdict) == ("error", "unsure")
    assert missing() == {3: WINTER}


def test_what_a_seekers_own_list_leaves_out_changes_nothing(seeker):
    mine = Source.objects.named(seeker, "My sheet")
    for day, text in ((AUTUMN, many()), (WINTER, many(3))):
        batch = bring(seeker, text, kind="my-recruiters", source=mine, edition_on=day, full=True)
    assert (counts(batch), missing()) == ({"same": 29}, {})


# ── Moved ──


def moved(edition, line, **options):
    edition(AUTUMN, f"{HEAD}\n{LINES[1]},jon@gmail.com\n".replace("Title\n", "Title,Email 2\n"))
    return edition(WINTER, line, **options)


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        ("LinkedIn\nJon Weber,Alder Search,https://www.linkedin.com/in/jon-weber/", "moved"),
        ("Email\nJon Weber,Alder Search,jon@gmail.com", "moved"),
        ("Phone\nJon Weber,Alder Search,617 555 0102", "moved"),
        ("Email\nJon Weber,Alder Search,j.weber@cobaltls.example", "unsure"),
        ("Title\nJon Weber,Alder Search,Principal", "unsure"),
    ],
)
def test_a_move_is_proved_by_what_outlives_the_firm(edition, address, verdict):
    batch = moved(edition, f"Recruiter,Agency,{address}\n")
    assert batch.rows.get().verdict == verdict
    affiliations = Recruiter.objects.get(name="Jon Weber").affiliations.order_by("pk")
    spans = [(one.firm.name, one.started_on, one.ended_on) for one in affiliations]
    if verdict == "moved":
        assert spans == [("Cobalt Sciences", None, WINTER), ("Alder Search", WINTER, None)]
    else:
        assert spans == [("Cobalt Sciences", None, None)]


def test_a_colleagues_or_the_firms_phone_proves_nothing(edition):
    same_phone = PEOPLE.replace("617 555 0103", "617 555 0102")
    edition(AUTUMN, same_phone)
    batch = edition(WINTER, "Recruiter,Agency,Phone\nJon Weber,Alder Search,617 555 0102\n")
    assert batch.rows.get().verdict == "unsure"


def test_a_firm_that_was_taken_over_is_matched_and_its_successor_named(admin):
    bring(admin, PEOPLE)
    cobalt, kestrel = Firm.objects.order_by("name")
    cobalt.succeeded_by, cobalt.succeeded_on = kestrel, WINTER
    cobalt.save()
    batch = bring(admin, PEOPLE, keep=False)
    assert counts(batch) == {"same": 3}
    said = [row.reasons for row in batch.rows.order_by("number")]
    succeeded = [["succeeded", {"firm": "Kestrel Search", "on": "2026-11-01"}]]
    assert said == [[], succeeded, succeeded]


def work_on(batch):
    assert work(batch.pk, now) == 1
    batch.refresh_from_db()
