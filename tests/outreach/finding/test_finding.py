"""Search everywhere: the same cases on both databases, what is found first, and what never is."""

import re
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from outreach.acts.adding import add_relationship
from outreach.acts.applying import apply, take_away
from outreach.acts.merging import merge
from outreach.acts.objection import uphold
from outreach.acts.undo import undo
from outreach.finding import postgresql
from outreach.finding.everywhere import find
from outreach.finding.schema import look_after
from outreach.finding.sources import SOURCES
from outreach.models import Employer, HistoryRow, Note, Relationship, SeekerFirm, Submission
from recruiters.models import Firm, Objection
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship
from tests.outreach.scenes import nov, out, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def kestrel():
    return make_firm("Kestrel Søn Search")


@pytest.fixture
def dana(seeker, kestrel):
    return make_relationship(seeker, "Dana Reyes-Núñez", firm=kestrel)


def found(user, text, key):
    """What a group of the answer holds, in its order."""
    groups = {group.key: group for group in find(user, text).groups}
    return [hit.words for hit in groups[key].hits] if key in groups else []


NOTE = "Zoë O’Brien left: budget frozen until März. Ask re-hiring at Łódź, straße 5; CFO/COO (50k)"


@pytest.mark.parametrize(
    "text",
    ["budget", "budg", "BUDGET frozen", "frozen budget", "zoe", "Zoë", "obrien", "O'Brien", "o’bri", "marz", "März",
     "hiring", "re-hiring", "lodz", "ŁÓDŹ", "strasse", "straße", "cfo coo", "CFO/COO", "50k", "5"],
)  # fmt: skip
def test_a_note_is_found_by_the_beginnings_of_its_words(seeker, dana, text):
    out(dana, nov(20), note=NOTE)
    assert found(seeker, text, "texts") == ["Dana Reyes-Núñez"]


@pytest.mark.parametrize("text", ["dget", "frozen nothing", "zz", "🙂", "%", "_", "'", '"', "NEAR", "budget or"])
def test_and_by_nothing_else(seeker, dana, text):
    out(dana, nov(20), note=NOTE)
    assert found(seeker, text, "texts") == []


@pytest.mark.parametrize(
    "text", ["budget' | 'x", 'budget" OR "x', "budget & *", "x:budget", "budget:*", "-budget", "budget*", "(budget"]
)
def test_signs_of_a_query_language_are_no_more_than_letters(seeker, dana, text):
    out(dana, nov(20), note="budget or x " + NOTE)
    assert found(seeker, text, "texts") == ["Dana Reyes-Núñez"]


@pytest.mark.parametrize(
    ("text", "key"),
    [("dana", "own"), ("DAN", "own"), ("nunez", "own"), ("dana nuñ", "own"), ("kestrel", "own"), ("dana kest", "own"),
     ("son", "firms"), ("søn kes", "firms")],
)  # fmt: skip
def test_names_are_found_by_the_beginnings_of_their_words(seeker, dana, text, key):
    name = {"own": "Dana Reyes-Núñez", "firms": "Kestrel Søn Search"}[key]
    assert found(seeker, text, key) == [name]
    assert not find(seeker, text).close


@pytest.mark.parametrize("text", ["dnaa", "daan", "danna", "reyse", "nunes", "kestrle", "kestral", "dana reyse"])
def test_small_typos_are_forgiven_and_said(seeker, dana, text):
    answer = find(seeker, text)
    assert answer.close
    assert [hit.words for hit in answer.groups[0].hits] == ["Dana Reyes-Núñez"]
    assert "spelt nearly so" in answer.said


def test_typos_are_forgiven_in_texts(seeker, dana):
    out(dana, nov(20), note="Asked about relocation")
    assert found(seeker, "relocatoin", "texts") == ["Dana Reyes-Núñez"]
    assert found(seeker, "abuot relocatoin", "texts") == ["Dana Reyes-Núñez"]


def test_own_come_first_names_before_firms(seeker, kestrel, dana):
    make_relationship(seeker, "Anna Other", firm=make_firm("Dana Partners"))
    make_relationship(seeker, "Bo Dana")
    make_recruiter("Dana Unlisted")
    answer = find(seeker, "dana")
    assert [group.key for group in answer.groups] == ["own", "people", "firms"]
    assert found(seeker, "dana", "own") == ["Dana Reyes-Núñez", "Bo Dana", "Anna Other"]
    assert found(seeker, "dana", "people") == ["Dana Unlisted"]
    assert found(seeker, "dana", "firms") == ["Dana Partners"]


def test_newest_texts_come_first_and_say_when(seeker, dana):
    out(dana, nov(10), note="pay range")
    out(make_relationship(seeker, "Jonas Weber"), nov(16), note="pay again")
    they(dana, nov(12), note="no pay yet")
    hits = next(group for group in find(seeker, "pay").groups if group.key == "texts").hits
    assert [(hit.words, hit.on) for hit in hits] == [
        ("Jonas Weber", nov(16)), ("Dana Reyes-Núñez", nov(12)), ("Dana Reyes-Núñez", nov(10)),
    ]  # fmt: skip
    assert ("pay", True) in hits[0].excerpt


class TestSubmissions:
    @pytest.fixture
    def put_forward(self, seeker, dana):
        said = {"employer": "Méridian Devices", "role": "VP Finance", "requisition": "R-1042"}
        dana.record_submission(by(seeker), key="a", state="submitted", **said)
        apply(by(seeker), seeker, employer="Orrin Health", role="Finance director", day=nov(20))

    @pytest.mark.parametrize(
        "text", ["meridian", "Meri vp", "finance meridian", "R-1042", "vp fin", "meridain", "1042"]
    )
    def test_they_are_found_by_role_employer_and_number(self, seeker, put_forward, text):
        assert found(seeker, text, "submissions") == ["VP Finance, Méridian Devices"]

    def test_each_leads_to_where_it_is_kept_and_says_how_it_stands(self, seeker, dana, put_forward):
        (through, own) = next(group for group in find(seeker, "finan").groups if group.key == "submissions").hits
        assert (through.url, through.beside) == (f"/r/{dana.public_id}/", "Kestrel Søn Search · Submitted")
        assert own.words == "Finance director, Orrin Health"
        assert own.url.startswith("/submissions/own/")
        assert own.beside == "You, directly · Submitted"
        Relationship.objects.filter(pk=dana.pk).update(hidden_at=MORNING)
        assert find(seeker, "meridian").groups[0].hits[0].url == "/submissions/"

    def test_other_names_of_the_employer_count(self, seeker, put_forward):
        Employer.objects.get(name="Orrin Health").change(by(seeker), "employer", aliases=["Halden Group"])
        assert found(seeker, "halden", "submissions") == ["Finance director, Orrin Health"]

    def test_what_is_out_of_the_ledger_or_of_another_is_not(self, seeker, stranger, put_forward):
        assert found(stranger, "meridian", "submissions") == []
        take_away(by(seeker), Submission.objects.get(relationship=None))
        assert found(seeker, "orrin", "submissions") == []


def test_notes_on_firms_are_found(seeker, kestrel):
    SeekerFirm.of(seeker, kestrel).note_down(by(seeker), notes="Pays late, says Bo", flags=[])
    assert found(seeker, "late", "texts") == ["Kestrel Søn Search"]
    SeekerFirm.of(seeker, kestrel).note_down(by(seeker), notes="Pays well", flags=[])
    assert found(seeker, "late", "texts") == []


def test_notes_on_people_and_firms_are_found_until_they_are_removed(seeker, stranger, dana, kestrel):
    note = Note.write(by(seeker), seeker, "Prefers mornings", relationship=dana)
    Note.write(by(seeker), seeker, "Mornings only", firm=kestrel)
    assert found(seeker, "morning", "texts") == ["Kestrel Søn Search", "Dana Reyes-Núñez"]
    assert found(stranger, "morning", "texts") == []
    note.remove(by(seeker))
    assert found(seeker, "morning", "texts") == ["Kestrel Søn Search"]


def test_only_ones_own_is_found(seeker, stranger, admin, dana, kestrel):
    out(dana, nov(20), note="secret budget")
    SeekerFirm.of(seeker, kestrel).note_down(by(seeker), notes="secret terms", flags=[])
    make_relationship(seeker, "Private Person", owner=seeker, firm=make_firm("Hidden House", owner=seeker))
    assert found(seeker, "secret", "texts") == ["Dana Reyes-Núñez", "Kestrel Søn Search"]
    assert found(seeker, "private", "own") == ["Private Person"]
    for other in (stranger, admin):
        for text in ("secret", "secert", "private", "hidden", "hiden"):
            keys = {group.key for group in find(other, text).groups}
            assert keys <= {"acts"}, text
        assert found(other, "dana", "own") == []
        assert found(other, "dana", "people") == ["Dana Reyes-Núñez"]


class TestStaysInStep:
    def test_with_a_correction(self, seeker, dana):
        row = out(dana, nov(20), note="blue")
        dana.correct(by(seeker), row, note="green")
        assert (found(seeker, "blue", "texts"), len(found(seeker, "green", "texts"))) == ([], 1)

    def test_with_an_undo(self, seeker, dana):
        row = out(dana, nov(20), note="blue")
        undo(row.act, by(seeker))
        assert found(seeker, "blue", "texts") == []

    def test_with_an_undo_of_adding(self, seeker):
        relationship = add_relationship(by(seeker), seeker, make_recruiter("Jonas Weber"))
        undo(relationship.act, by(seeker))
        assert found(seeker, "jonas", "own") == []
        assert found(seeker, "jonas", "people") == ["Jonas Weber"]

    def test_with_rows_written_past_the_models(self, seeker, dana):
        row = out(dana, nov(20), note="blue")
        row.pk, row.public_id, row.note = None, "another", "green"
        HistoryRow.objects.bulk_create([row])
        HistoryRow.objects.filter(note="blue").update(note="yellow")
        assert [bool(found(seeker, text, "texts")) for text in ("green", "yellow", "blue")] == [True, True, False]
        HistoryRow.objects.filter(note="yellow")._raw_delete("default")
        assert found(seeker, "yellow", "texts") == []

    def test_with_a_merge(self, seeker, admin, dana):
        other = make_relationship(seeker, "Dana Reyes", firm=dana.firm)
        out(other, nov(20), note="blue")
        merge(by(admin), "recruiter", dana.recruiter, other.recruiter, {})
        assert found(seeker, "blue", "texts") == ["Dana Reyes-Núñez"]
        assert found(seeker, "dana", "own") == ["Dana Reyes-Núñez"]

    def test_with_who_asked_not_to_be_kept(self, seeker, admin, dana, kestrel):
        out(dana, nov(20), note="dana said blue")
        make_relationship(seeker, "Jonas Weber", firm=kestrel)
        uphold(by(admin), Objection.objects.create(recruiter=dana.recruiter, said_on=nov(20), told_by=admin))
        for user in (seeker, admin):
            for text in ("dana", "reyes", "nunez", "blue", "dnaa", "not available"):
                keys = {group.key for group in find(user, text).groups}
                assert keys <= {"acts"}, text
        assert found(seeker, "kestrel", "own") == ["Jonas Weber"]

    def test_with_a_firm_that_left(self, seeker, dana, kestrel):
        SeekerFirm.of(seeker, kestrel).note_down(by(seeker), notes="blue", flags=[])
        Firm.objects.filter(pk=kestrel.pk).update(archived_at=MORNING)
        assert found(seeker, "blue", "texts") == []

    @pytest.mark.once
    def test_after_a_migration_that_makes_the_table_anew(self, seeker, dana):
        """SQLite drops a table's triggers with it; PostgreSQL's index is of the row itself."""
        out(dana, nov(20), note="blue")
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER outreach_find_history_insert")
        out(dana, nov(21), note="green")
        assert found(seeker, "green", "texts") == []
        look_after(using="default")
        out(dana, nov(22), note="yellow")
        assert [len(found(seeker, text, "texts")) for text in ("blue", "green", "yellow")] == [1, 1, 1]


class TestActs:
    def test_go_to(self, seeker, admin):
        assert found(seeker, "go to tod", "pages") == ["Today"]
        assert found(seeker, "days", "pages") == ["Days off"]
        assert found(seeker, "go to health", "pages") == []
        assert found(admin, "go to health", "pages") == ["Health"]
        assert "Recruiters" in found(seeker, "", "pages")

    @pytest.mark.parametrize(("menu", "part"), [("/today/", "nav"), ("/settings/", "ul")])
    def test_go_to_knows_every_page_that_a_menu_leads_to(self, seeker, admin, signed_in, menu, part):
        for user in (seeker, admin):
            html = signed_in(user).get(menu).content.decode()
            lists = re.findall(rf'<{part} class="(?:nav|settings)".*?</{part}>', html, re.DOTALL)
            led_to = {link for one in lists for link in re.findall('href="(/[^"?#]*)"', one)}
            assert len(led_to) > 5
            (group,) = find(user, "").groups
            assert led_to - {hit.url for hit in group.hits} == {"/find/"} & led_to

    def test_add_recruiter_shows_who_is_there_already(self, seeker, dana):
        answer = find(seeker, "add recruiter Dana Re")
        assert [hit.words for hit in answer.groups[0].hits] == ["Add “Dana Re” to your recruiters"]
        assert answer.groups[0].hits[0].url == "/recruiters/add/?name=Dana+Re"
        assert [hit.words for hit in answer.groups[1].hits] == ["Dana Reyes-Núñez"]

    def test_whom_nobody_knows_can_be_added(self, seeker):
        assert found(seeker, "Zed Nobody", "acts") == ["Add “Zed Nobody” to your recruiters"]


def test_the_migration_fills_the_index_from_rows_that_are_there(seeker, dana, kestrel):
    out(dana, nov(20), note="blue")
    SeekerFirm.of(seeker, kestrel).note_down(by(seeker), notes="green", flags=[])
    connection.check_constraints()  # PostgreSQL builds no index over checks that still wait
    operations = MigrationLoader(connection).get_migration("outreach", "0010_finding").operations
    editor = SimpleNamespace(
        connection=connection
    )  # an operation asks no more of it; SQLite's own wants no transaction
    for way in ("database_backwards", "database_forwards"):
        for one in operations:
            getattr(one, way)("outreach", editor, None, None)
    assert [len(found(seeker, text, "texts")) for text in ("blue", "green")] == [1, 1]


@pytest.mark.on_postgres
def test_texts_are_found_by_the_index_that_begins_with_the_seeker(seeker, dana):
    row = out(dana, nov(20), note="blue")
    for number in range(200):
        row.pk, row.public_id, row.note = None, f"row{number}", "green"
        row.save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE outreach_historyrow")
    rows = HistoryRow.objects.visible_to(seeker).live()
    plan = rows.filter(postgresql.holding(SOURCES["history"], seeker.pk, [["blu"]])).explain()
    assert "outreach_find_history" in plan
    assert f"'{seeker.pk}:blu'" in plan.replace("''", "'")
    assert "Seq Scan" not in plan
