"""Many rows past the ORM: what is written is what is read, whatever letters stand in it."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from common.behind import writing_behind
from common.bulk import Json, insert, refresh_statistics, reserve, some_of_each, update
from imports.models import ImportBatch, ImportRow
from recruiters.models import Affiliation, Firm, NameWord, Recruiter
from tests.factories import make_firm, make_recruiter

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LETTERS = ["plain", "tab\there", "two\nlines\r", "back\\slash \\N \\.", "quotes \" and '", "\x01", "ü – 木 🙂", ""]


@pytest.fixture
def batch():
    return ImportBatch.objects.create(kind="firms", file_name="list.csv", sha256="0" * 64, made_at=AT)


def test_every_letter_comes_back_as_text_and_within_json():
    ids = reserve(Recruiter, len(LETTERS))
    rows = [(pk, f"id{pk}", text, text[:9], {"said": text}) for pk, text in zip(ids, LETTERS, strict=True)]
    insert(Recruiter, ["id", "public_id", "name", "name_key", "provenance"], rows)
    there = Recruiter.objects.order_by("pk").values_list("pk", "name", "provenance")
    assert [*there] == [(pk, text, {"said": text}) for pk, text in zip(ids, LETTERS, strict=True)]
    rows = [(pk, text, {"then": text}) for pk, text in zip(ids, LETTERS, strict=True)]
    update(Recruiter, ["title", "provenance"], rows)
    there = Recruiter.objects.order_by("pk").values_list("title", "provenance")
    assert [*there] == [(text, {"then": text}) for text in LETTERS]


def test_a_column_that_says_the_same_in_every_row_and_one_that_says_nothing_in_some():
    firms, person = [make_firm(f"Acme {number}") for number in range(3)], make_recruiter("Ada Byron")
    days = [date(2026, 11, 2), None, date(2026, 11, 4)]
    insert(
        Affiliation, ["recruiter_id", "firm_id", "title", "ended_on"],
        [(person.pk, firm.pk, "Partner\\", day) for firm, day in zip(firms, days, strict=True)],
    )  # fmt: skip
    there = Affiliation.objects.filter(firm__in=firms).order_by("firm").values_list("title", "ended_on", "started_on")
    assert [*there] == [("Partner\\", day, None) for day in days]


def test_update_writes_days_instants_references_and_nothing(batch):
    firm, person = make_firm("Acme"), make_recruiter("Ada Byron")
    rows = ImportRow.objects.bulk_create([ImportRow(batch=batch, number=number, line=number) for number in (1, 2, 3)])
    done = Json('{"made": {"firm": [1]}, "why": "\\"quoted\\" \\u00fc"}')
    columns = ["done", "kept_at", "firm_id", "recruiter_id", "excluded"]
    first, second = (done, AT, firm.pk, None, True), ({}, None, None, person.pk, False)
    update(ImportRow, columns, [(rows[0].pk, *first), (rows[1].pk, *second)])
    there = ImportRow.objects.order_by("number").values_list(*columns)
    assert [*there] == [
        ({"made": {"firm": [1]}, "why": '"quoted" ü'}, AT, firm.pk, None, True),
        ({}, None, None, person.pk, False),
        ({}, None, None, None, False),
    ]


def test_what_is_there_already_is_passed_over_only_where_that_was_asked_for():
    rows = [("acme", "acme", True), ("cme", "acme", False)]
    insert(NameWord, ["part", "word", "whole"], rows, ignore=True)
    insert(NameWord, ["part", "word", "whole"], [*rows, ("acme", "placme", False)], ignore=True)
    assert NameWord.objects.count() == 3


def test_reserved_ids_ascend_and_are_nobody_elses():
    first, between, second = reserve(Firm, 3), make_firm("Acme").pk, reserve(Firm, 2)
    ids = [*first, between, *second]
    assert ids == sorted(set(ids))
    assert reserve(Firm, 0) == []


def test_thousands_of_values_are_looked_up_at_once_with_any_letter_in_them():
    firms = [make_firm(f"Acme {number}") for number in range(3)]
    asked = [firms[0].name_key, firms[2].name_key, 'quote " \\ { } , NULL', *map(str, range(3000))]
    wanted = {firms[0].pk, firms[2].pk}
    assert {firm.pk for firm in Firm.objects.filter(name_key__among=asked)} == wanted
    assert {firm.pk for firm in Firm.objects.filter(pk__among=[*wanted, 10**9])} == wanted
    assert not Firm.objects.filter(name_key__among=[]).exists()
    said = '"\\ {a,b} NULL'
    Firm.objects.filter(pk=firms[1].pk).update(name_key=said)
    assert {firm.pk for firm in Firm.objects.filter(name_key__among=["NULL", said, "", "'"])} == {firms[1].pk}


def test_of_each_value_some_rows_are_found_and_no_more_than_asked_for():
    people = [make_recruiter(name) for name in ("Ada Byron", "Ada Byron", "Ada Byron", "Bo Lind", "Cy Young")]
    Recruiter.objects.filter(pk=people[4].pk).update(archived_at=AT)
    asked = [*(person.name_key for person in people), 'nobody " \\ {,}']
    found = some_of_each(Recruiter.objects.filter(archived_at__isnull=True), "name_key", set(asked), 2)
    ids = {person.pk: person.name_key for person in people}
    assert sorted(name for name, _ in found) == ["ada byron", "ada byron", "bo lind"]
    assert len({pk for _, pk in found}) == 3
    assert all(ids[pk] == name for name, pk in found)


def test_what_is_written_behind_is_there_for_whatever_asks_next():
    ids = reserve(Firm, 4)
    rows = [(pk, f"id{pk}", f"Firm {pk}", f"firm {pk}") for pk in ids]
    with transaction.atomic(), writing_behind():
        insert(Firm, ["id", "public_id", "name", "name_key"], rows[:2])
        insert(Firm, ["id", "public_id", "name", "name_key"], rows[2:3])
        assert Firm.objects.filter(pk__in=ids).count() == 3
        insert(Firm, ["id", "public_id", "name", "name_key"], rows[3:])
    assert Firm.objects.filter(pk__in=ids).count() == 4


def test_what_the_database_has_against_a_row_written_behind_is_said_and_nothing_stays():
    pk = reserve(Firm, 1)[0]
    columns, row = ["id", "public_id", "name", "name_key"], (pk, "once", "Acme", "acme")

    def write():
        with transaction.atomic(), writing_behind():
            insert(Firm, columns, [row])
            insert(Firm, columns, [row])
            insert(Recruiter, columns, [row])

    with pytest.raises(DatabaseError):
        write()
    assert not Firm.objects.filter(pk=pk).exists()
    assert not Recruiter.objects.filter(pk=pk).exists()


@pytest.mark.on_postgres
def test_a_part_that_fails_behind_takes_only_its_own_savepoint_along():
    pk, other = reserve(Firm, 2)
    columns = ["id", "public_id", "name", "name_key"]

    def twice():
        with transaction.atomic():
            for _twice in range(2):
                insert(Firm, columns, [(pk, "once", "Acme", "acme")])

    with transaction.atomic(), writing_behind():
        with pytest.raises(IntegrityError):
            twice()
        insert(Firm, columns, [(other, "other", "Other", "other")])
    assert list(Firm.objects.filter(pk__in=[pk, other]).values_list("pk", flat=True)) == [other]


@pytest.mark.on_postgres
def test_what_is_too_long_is_refused_never_cut():
    firm = make_firm("Acme")
    with pytest.raises(DatabaseError), transaction.atomic():
        update(Firm, ["name"], [(firm.pk, "x" * 1000)])
    firm.refresh_from_db()
    assert firm.name == "Acme"


@pytest.mark.on_postgres
def test_statistics_are_taken_anew_only_of_tables_that_have_grown():
    insert(NameWord, ["part", "word", "whole"], [(f"w{n}", f"w{n}", True) for n in range(3000)])
    with CaptureQueriesContext(connection) as first:
        refresh_statistics([NameWord, Recruiter], 3000)
    insert(NameWord, ["part", "word", "whole"], [("acme", "acme", True)])
    with CaptureQueriesContext(connection) as second:
        refresh_statistics([NameWord, Recruiter], 3000)
    said = [[one["sql"] for one in some if one["sql"].startswith("ANALYZE")] for some in (first, second)]
    assert [len(some) for some in said] == [1, 0]
    assert '"recruiters_nameword" (' in said[0][0]
