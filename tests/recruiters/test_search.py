"""Search by any part of a name, accents, case and small typos forgiven."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recruiters import search
from recruiters.models import Firm, NameWord, Recruiter
from recruiters.search import find
from tests.factories import make_firm, make_recruiter

pytestmark = pytest.mark.django_db


@pytest.fixture
def firms(db):
    make_firm("Brightwater Partners", website="https://www.brightwater.example", trading_names=["Blue Heron Search"])
    make_firm("Łukasz & Søn Rekruttering")
    make_firm("J.P. O’Neill Executive Search")
    make_firm("Kestrel Finance Search")
    make_firm("Water Lane Recruitment")


def named(text, records=None, **more):
    records = Firm.objects.all() if records is None else records
    return [firm.name for firm in find(records, text, **more).page]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("bright", "Brightwater Partners"),
        ("BRIGHTWATER", "Brightwater Partners"),
        ("partners brig", "Brightwater Partners"),
        ("ightwat", "Brightwater Partners"),
        ("heron", "Brightwater Partners"),
        ("lukasz", "Łukasz & Søn Rekruttering"),
        ("ŁUKASZ søn", "Łukasz & Søn Rekruttering"),
        ("son rek", "Łukasz & Søn Rekruttering"),
        ("jp oneill", "J.P. O’Neill Executive Search"),
        ("O'Neill", "J.P. O’Neill Executive Search"),
        ("info@brightwater.example", "Brightwater Partners"),
    ],
)
def test_any_part_of_a_name_finds_it(firms, text, name):
    assert named(text) == [name]
    assert not find(Firm.objects.all(), text).close


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("brihgtwater", "Brightwater Partners"),
        ("brigtwater", "Brightwater Partners"),
        ("brightwaterr", "Brightwater Partners"),
        ("bryghtwat", "Brightwater Partners"),
        ("Lukazs", "Łukasz & Søn Rekruttering"),
        ("kestral finance", "Kestrel Finance Search"),
        ("lnae", "Water Lane Recruitment"),
        ("lone", "Water Lane Recruitment"),
        ("wtaer lane", "Water Lane Recruitment"),
        ("wzter recrutiment", "Water Lane Recruitment"),
    ],
)
def test_small_typos_are_forgiven_and_said(firms, text, name):
    found = find(Firm.objects.all(), text)
    assert [firm.name for firm in found.page] == [name]
    assert found.close


@pytest.mark.parametrize(
    "text", ["zzzzzz", "brg", "🙂", "…", "%", "_", "\\", "nobody@else.example", "broken@", "bright zzzzzz"]
)
def test_what_is_not_there_is_not_found(firms, text):
    assert named(text) == []


def test_inner_parts_are_found_beside_words_that_start_so(firms):
    assert named("water") == ["Brightwater Partners", "Water Lane Recruitment"]


def test_empty_text_gives_everybody_in_the_order_of_names(firms):
    assert named("  ")[:2] == ["Brightwater Partners", "J.P. O’Neill Executive Search"]


def test_words_follow_a_change_of_name(firms):
    firm = Firm.objects.get(name="Kestrel Finance Search")
    firm.name, firm.trading_names = "Merlin Finance", ["Falcon"]
    firm.save()
    assert named("merlin") == named("falcon") == ["Merlin Finance"]
    assert named("kestrel") == []


def test_bulk_loads_are_searchable(db):
    Firm.objects.bulk_create([Firm(name=f"Nordic Talent {n}") for n in range(3)])
    Recruiter.objects.bulk_create([Recruiter(name="Ænna Sjöberg")])
    assert len(named("nordic")) == 3
    assert named("aenna sjo", Recruiter.objects.all()) == ["Ænna Sjöberg"]


def test_people_are_found_by_their_address(db):
    make_recruiter("Priya Raman", email="Priya.Raman@kestrel.example")
    assert named("priya.raman@KESTREL.example", Recruiter.objects.all()) == ["Priya Raman"]


def test_private_names_are_their_owners_alone(seeker, stranger):
    make_firm("Quillfeather Search", owner=seeker)
    for text in ("quillfeather", "quilfeather", "feather"):
        assert named(text, Firm.objects.visible_to(seeker)) == ["Quillfeather Search"]
        assert named(text, Firm.objects.visible_to(stranger)) == []


def test_pages_follow_each_other_both_ways(db):
    Firm.objects.bulk_create([Firm(name=f"Nordic Talent {n:02}") for n in range(25)])
    first = find(Firm.objects.all(), "nordic", size=10).page
    second = find(Firm.objects.all(), "nordic", first.next_cursor, size=10).page
    third = find(Firm.objects.all(), "nordic", second.next_cursor, size=10).page
    assert [len(page) for page in (first, second, third)] == [10, 10, 5]
    assert third.next_cursor == ""
    back = find(Firm.objects.all(), "nordic", second.prev_cursor, size=10).page
    assert back.rows == first.rows


def test_very_common_words_give_names_that_begin_so_first(db, monkeypatch):
    monkeypatch.setattr(search, "MOST_GATHERED", 5)
    Firm.objects.bulk_create([Firm(name=f"{n} Search") for n in "ABCDEFGH"] + [Firm(name="Search of Cork")])
    first = find(Firm.objects.all(), "search", size=5).page
    assert [firm.name for firm in first] == ["Search of Cork"]
    second = find(Firm.objects.all(), "search", first.next_cursor, size=5).page
    third = find(Firm.objects.all(), "search", second.next_cursor, size=5).page
    assert [firm.name for firm in (*second, *third)] == [f"{n} Search" for n in "ABCDEFGH"]
    assert find(Firm.objects.all(), "search", second.prev_cursor, size=5).page.rows == first.rows


@pytest.mark.parametrize("cursor", ["x", "=", "~~~", "^abc", "+" * 50])
def test_broken_cursors_give_a_page(firms, cursor):
    assert find(Firm.objects.all(), "search", cursor).page.rows


def test_queries_do_not_grow_with_the_directory(firms):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            named("search")
        return len(queries)

    before = count()
    Firm.objects.bulk_create([Firm(name=f"Search {n}") for n in range(40)])
    assert count() == before <= 4


def test_distinct_words_are_kept_once(firms):
    make_firm("Kestrel Two")
    assert NameWord.objects.filter(word="kestrel", whole=True).count() == 1
