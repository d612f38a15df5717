"""The life of an import: who may begin one, what is refused, who works on it, what is remembered."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.dates import now
from imports.models import ImportBatch, Mapping
from imports.refusals import ImportRefused
from imports.steps import work
from tests.cast import MORNING, by

from .lists import PEOPLE, bring, command, counts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(morning):
    pass


def begun(user, text=PEOPLE, **options):
    options = {"kind": "recruiters", "owner": None, "file": ContentFile(text.encode(), name="list.csv")} | options
    return ImportBatch.start(by(user), **options)


def test_only_admins_import_into_the_shared_directory(admin, seeker):
    assert begun(admin).state == "reading"
    with pytest.raises(ImportRefused) as refused:
        begun(seeker)
    assert refused.value.code == "admins_only"
    assert begun(seeker, owner=seeker, kind="my-recruiters").state == "reading"


def test_imports_are_seen_by_whom_they_are_for(admin, seeker, stranger):
    shared, own = begun(admin), begun(seeker, owner=seeker, kind="my-recruiters")
    seen = {user: set(ImportBatch.objects.visible_to(user)) for user in (admin, seeker, stranger)}
    assert seen == {admin: {shared}, seeker: {own}, stranger: set()}


def test_the_same_file_again_is_noticed(admin):
    first = begun(admin)
    assert list(first.twins()) == []
    assert list(begun(admin).twins()) == [first]
    assert list(begun(admin, PEOPLE + "\n").twins()) == []


def test_nothing_given_and_too_much_are_refused(admin, settings):
    with pytest.raises(ImportRefused) as refused:
        begun(admin, file=None, text="  ")
    assert refused.value.code == "nothing_given"


def test_a_step_is_worked_on_once_and_taken_up_where_a_worker_went(admin):
    batch = begun(admin)
    taken = ImportBatch.take(batch.pk, MORNING)
    assert taken.state == "reading"
    assert work(batch.pk, now) == 0
    assert list(ImportBatch.waiting(MORNING)) == []
    later = MORNING + timedelta(minutes=3)
    assert work(batch.pk, lambda: later) == 1
    batch.refresh_from_db()
    assert (batch.state, batch.counts) == ("mapping", {"rows": 3})
    assert not taken.still_mine(later)


def test_columns_must_name_somebody_and_stand_once(admin):
    batch = begun(admin)
    work(batch.pk, now)
    batch.refresh_from_db()
    for mapping, code in (
        ({"6": "person.title"}, "no_name_column"),
        ({"0": "person.name", "1": "person.name"}, "field_twice"),
        ({"0": "person.shoe_size"}, "unknown_field"),
        ({"0": "mine.stage"}, "unknown_field"),
    ):
        with pytest.raises(ImportRefused) as refused:
            batch.match(by(admin), mapping)
        assert refused.value.code == code
    batch.match(by(admin), {"0": "person.name", "1": "firm.name"})
    assert batch.state == "planning"
    with pytest.raises(ImportRefused):
        batch.keep(by(admin))


def test_what_was_matched_is_remembered_for_the_same_header(admin):
    text = "Quux,Corge\nAna Berg,Berg Search\nLeo Costa,Costa Search\n"
    bring(admin, text, mapping={"Quux": "person.name", "Corge": "firm.name"}, keep=False)
    assert Mapping.objects.get().columns == {"quux": "person.name", "corge": "firm.name"}
    batch = begun(admin, text)
    work(batch.pk, now)
    batch.refresh_from_db()
    assert batch.mapping == {"0": "person.name", "1": "firm.name"}


def test_a_wrong_file_is_refused_with_a_sentence(tmp_path, db):
    path = tmp_path / "list.csv"
    path.write_bytes(b"%PDF-1.7 no list at all")
    code, said = command(path, kind="firms")
    assert (code, said["state"]) == (1, "refused")
    assert "PDF" in said["refusal"]
    path.write_text("Firm,Website\nHalden Legal Ltd,halden.example\n")
    code, said = command(path, kind="firms")
    assert (code, said["state"], said["new"], said["refusal"]) == (0, "done", 1, None)


def test_what_is_thrown_away_leaves_no_rows_and_no_file(admin):
    batch = bring(admin, PEOPLE, keep=False)
    storage, name = batch.file.storage, batch.file.name
    batch.throw_away(by(admin))
    assert (batch.state, batch.rows.count(), storage.exists(name)) == ("thrown_away", 0, False)


def test_an_import_is_stopped_and_goes_on(admin):
    batch = bring(admin, PEOPLE, keep=False)
    batch.keep(by(admin))
    batch.stop(by(admin))
    assert work(batch.pk, now) == 0
    batch.go_on(by(admin))
    assert work(batch.pk, now) == 1
    batch.refresh_from_db()
    assert (batch.state, counts(batch)) == ("done", {"new": 3})


def test_a_chunk_costs_the_same_queries_whatever_its_rows(admin):
    """Planned and kept: a list five times as long in one chunk asks no more often."""
    spent = []
    for name, people in (("Short", 4), ("Long", 20)):
        text = "Name,Firm,Email\n" + "".join(
            f"{name} Person{n},{name} Search {n},p{n}@{name.lower()}{n}.example\n" for n in range(people)
        )
        batch = begun(admin, text)
        with CaptureQueriesContext(connection) as asked:
            while work(batch.pk, now):
                batch.refresh_from_db()
                if batch.state == "mapping":
                    batch.match(by(admin), batch.mapping)
                elif batch.state == "preview":
                    batch.keep(by(admin))
        batch.refresh_from_db()
        assert (batch.state, counts(batch)) == ("done", {"new": people})
        spent.append(len(asked))
    assert spent[1] <= spent[0]
