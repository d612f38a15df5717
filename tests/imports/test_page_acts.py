"""What people do on the pages of imports: match, read again, decide, mend, leave out, keep, stop, undo, throw away."""

import re
from datetime import date

import pytest
from django.urls import reverse

from common.dates import now
from imports.models import ImportBatch, Mapping, Source
from imports.steps import work
from outreach.acts.adding import add_relationship
from outreach.models import Relationship
from recruiters.models import Recruiter, Specialty
from tests.cast import by
from tests.factories import make_firm, make_recruiter, make_relationship
from tests.forms_found import forms_of
from tests.outreach.scenes import awaiting, nov

from .batches import CELLS, HEADER, MAPPING, make_batch, make_row
from .clicks import post, url
from .lists import bring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]

LIST = """Recruiter;Agency;E-Mail;Status
Priya Raman;Kestrel Search;priya@kestrel.example;in touch
Jon Weber;Cobalt Sciences;j.weber(at)cobalt;new
"""


def worked(batch):
    """The batch after the worker's next step."""
    work(batch.pk, now)
    return ImportBatch.objects.get(pk=batch.pk)


def matching(**columns):
    """What the mapping form sends: the columns of batches.py, some of them otherwise."""
    fields = MAPPING | {str(HEADER.index(name)): field for name, field in columns.items()}
    return {f"column-{number}": field for number, field in fields.items()} | {"policy": "fill", "country": "US"}


# ── The whole way ──


def test_a_list_walks_the_whole_way_without_scripts(page, seeker):
    page.post(reverse("imports:new"), {"text": LIST})
    batch = worked(ImportBatch.objects.get())
    assert batch.state == "mapping"
    sent = next(form for form in forms_of(page.get(url(batch)).content.decode(), "") if "/match/" in form.action)
    assert sent.data["column-2"] == "person.email"
    assert page.post(sent.action, sent.data | {"save_as": "My sheet"}).status_code == 303
    batch = worked(batch)
    assert (batch.state, batch.counts["new"], batch.counts["error"]) == ("preview", 1, 1)
    wrong = batch.rows.get(verdict="error")
    post(page, batch, "row", {"cell-2": "j.weber@cobalt.example"}, number=wrong.number)
    assert not batch.rows.filter(verdict="error").exists()
    assert post(page, batch, "keep").status_code == 303
    batch = worked(batch)
    assert batch.state == "done"
    assert set(Relationship.objects.visible_to(seeker).values_list("recruiter__name", flat=True)) == {
        "Priya Raman", "Jon Weber",
    }  # fmt: skip
    told = page.get(url(batch)).content.decode()
    mine = Relationship.objects.visible_to(seeker).get(recruiter__name="Jon Weber")
    assert reverse("outreach:relationship", args=[mine.public_id]) in told
    assert "Take all of it back?" in page.get(url(batch, "undo")).content.decode()
    assert post(page, batch, "undo").status_code == 303
    assert worked(batch).state == "undone"
    assert not Relationship.objects.visible_to(seeker).exists()


# ── Columns ──


def test_a_matching_is_planned_and_kept_under_a_name(page, seeker):
    batch = make_batch(seeker, "mapping")
    assert post(page, batch, "match", matching() | {"save_as": "My sheet"}).status_code == 303
    batch.refresh_from_db()
    assert (batch.state, batch.mapping) == ("planning", MAPPING)
    assert Mapping.objects.get(name="My sheet").columns["agency"] == "firm.name"
    other = make_batch(seeker, "mapping", mapping={})
    told = page.get(url(other), {"mapping": Mapping.objects.get().pk})
    chosen = next(form for form in forms_of(told.content.decode(), "") if "/match/" in form.action)
    assert chosen.data["column-1"] == "firm.name"


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"Agency": "person.name"}, "Another column becomes this already"),
        (dict.fromkeys(HEADER, ""), "Choose the column that names"),
    ],
)
def test_a_matching_that_does_not_hold_is_said(columns, words, page, seeker):
    batch = make_batch(seeker, "mapping")
    answer = post(page, batch, "match", matching(**columns))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    batch.refresh_from_db()
    assert batch.state == "mapping"


def test_the_order_of_dates_is_asked_only_where_nothing_settles_it(page, seeker):
    open_one = make_batch(seeker, "mapping", cells=[[*CELLS[:4], "03/04/2026"]])
    sent = matching(**{"Xmas card": "mine.last_contact"})
    answer = post(page, open_one, "match", sent)
    assert answer.status_code == 422
    assert "the day or the month" in answer.content.decode()
    assert post(page, open_one, "match", sent | {"date_order": "dmy"}).status_code == 303
    settled = make_batch(seeker, "mapping", cells=[[*CELLS[:4], "31/04/2026"]])
    assert post(page, settled, "match", sent).status_code == 303


def test_a_file_is_read_differently(page, seeker):
    batch = make_batch(seeker)
    make_row(batch)
    assert post(page, batch, "read_again", {"encoding": "cp1252", "header_line": "0"}).status_code == 303
    batch.refresh_from_db()
    assert (batch.state, batch.how["encoding"], batch.how["header_line"]) == ("reading", "cp1252", 0)
    assert not batch.rows.exists()
    assert post(page, make_batch(seeker), "read_again", {"header_line": "-1"}).status_code == 422


def test_unknown_words_are_said_once(page, seeker, admin, signed_in):
    unknown = [["unknown_word", {"field": "specialties", "word": "Med device"}]]
    own, shared = make_batch(seeker), make_batch(admin, shared=True)
    for batch in (own, shared):
        make_row(batch, reasons=unknown)
        ImportBatch.objects.filter(pk=batch.pk).update(unknown={"specialties": [["Med device", 1]]})
    assert "A new function" not in page.get(url(own)).content.decode()
    known = Specialty.objects.filter(axis="industry").first()
    assert post(page, own, "words", {"word-0": str(known.pk)}).status_code == 303
    own.refresh_from_db()
    assert (own.state, own.words) == ("planning", {"specialties": {"med device": known.pk}})
    assert post(signed_in(admin), shared, "words", {"word-0": "new-industry"}).status_code == 303
    shared.refresh_from_db()
    assert shared.words == {"specialties": {"med device": Specialty.objects.get(name="Med device").pk}}


# ── The whole import ──


@pytest.mark.parametrize(
    ("state", "act", "then"),
    [("preview", "keep", "committing"), ("committing", "stop", "stopped"), ("stopped", "go_on", "committing"),
     ("done", "undo", "undoing"), ("mapping", "throw_away", "thrown_away")],
)  # fmt: skip
def test_an_act_moves_an_import_on_once(state, act, then, page, seeker, stranger, signed_in):
    batch = make_batch(seeker, state)
    make_row(batch)
    assert post(signed_in(stranger), batch, act).status_code == 404
    assert post(page, batch, act).status_code == 303
    batch.refresh_from_db()
    assert batch.state == then
    again = post(page, batch, act)
    assert again.status_code == 422
    assert re.search("moved on|No row is ready", again.content.decode())


def test_the_first_week_is_planned_as_one_act(page, seeker):
    batch = make_batch(seeker, "done")
    for number in range(7):
        email = "" if number == 6 else f"r{number}@firm.example"
        recruiter = make_recruiter(f"Recruiter {number}", owner=seeker, email=email)
        add_relationship(by(seeker), seeker, recruiter)
        make_row(batch, number=number + 1, recruiter=recruiter, firm=recruiter.firm, kept_at=now())
    form = next(one for one in forms_of(page.get(url(batch)).content.decode(), "") if "first-week" in one.action)
    mine = Relationship.objects.visible_to(seeker)
    proposed = mine.exclude(recruiter__name__in=["Recruiter 5", "Recruiter 6"])
    proposed = list(proposed.values_list("public_id", flat=True))
    assert sorted(form.data["who"]) == sorted(proposed)
    answer = page.post(form.action, {"who": proposed[:4]})
    assert answer.url == reverse("outreach:today")
    planned = mine.filter(stage="planned")
    assert planned.count() == 4
    assert len(set(planned.values_list("due_on", flat=True))) == 4
    act = planned.first().history.get(kind="plan").act
    page.post(reverse("outreach:undo", args=[act.public_id]))
    assert not mine.filter(stage="planned").exists()


def test_the_first_week_leaves_out_before_whom_a_guard_speaks(page, seeker):
    """A firm written to last week, one that charges job seekers, someone met on Friday; and a day that is full."""
    known, fees = make_firm("Harbour Talent"), make_firm("Costly", paid_by="seeker")
    awaiting(seeker, "Eli Stone", nov(19), firm=known)
    for number in range(2):  # a goal of eight is two a day
        make_relationship(seeker, f"Planned {number}").plan(by(seeker), nov(24))
    batch = make_batch(seeker, "done")
    brought = [("Dana Known", known), ("Costas", fees), ("Mel Met", None), ("Ann Free", None), ("Bob Free", None)]
    for number, (name, firm) in enumerate(brought):
        recruiter = make_recruiter(name, firm=firm)
        relationship = add_relationship(by(seeker), seeker, recruiter)
        if name == "Mel Met":
            relationship.open_with(by(seeker), stage="listed", last_contact=nov(20))
        make_row(batch, number=number + 1, recruiter=recruiter, firm=recruiter.firm, kept_at=now())
    told = page.get(url(batch))
    words = "1 in touch with you lately, 1 at a firm that charges you, 1 whose firm you wrote to lately."
    assert f"3 left out: {words}" in told.content.decode()
    assert [(one.relationship.recruiter.name, one.day) for one in told.context["week"]] == [
        ("Ann Free", nov(23)), ("Bob Free", nov(25)),
    ]  # fmt: skip
    everyone = list(Relationship.objects.visible_to(seeker).values_list("public_id", flat=True))
    page.post(url(batch, "first_week"), {"who": everyone})
    planned = Relationship.objects.visible_to(seeker).filter(stage="planned", recruiter__name__endswith="Free")
    assert dict(planned.values_list("recruiter__name", "due_on")) == {"Ann Free": nov(23), "Bob Free": nov(25)}
    assert f"2 people are planned for this week. 3 left out: {words}" in page.get("/today/").content.decode()


def test_nobody_is_proposed_from_an_import_into_the_shared_directory(admin, signed_in):
    batch = make_batch(admin, "done", shared=True)
    recruiter = make_recruiter("Shared One")
    make_row(batch, recruiter=recruiter, firm=recruiter.firm, kept_at=now())
    assert "for this week" not in signed_in(admin).get(url(batch)).content.decode()
    assert Recruiter.objects.filter(name="Shared One").exists()


# ── Who is gone ──


def test_more_than_a_tenth_is_marked_only_when_a_person_says_so(admin, signed_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client, source = signed_in(admin), Source.objects.named(None, "Agency book")
    lines = [f"Person{n} Berg{n},Oak Search,oak.example,p{n}@oak.example" for n in range(9)]
    head = "Recruiter,Agency,Website,Email"
    bring(admin, "\n".join([head, *lines]), source=source, edition_on=date(2026, 9, 1))
    later = {"source": source, "edition_on": date(2026, 11, 1), "full": True}
    batch = bring(admin, "\n".join([head, *lines[3:]]), keep=False, **later)
    assert "<strong>3</strong> Not listed" in client.get(url(batch)).content.decode()
    post(client, batch, "keep")
    batch = worked(batch)
    assert "3 of this source’s records are not in this edition" in client.get(url(batch)).content.decode()
    assert not Recruiter.objects.filter(missing_since__isnull=False).exists()
    assert post(client, batch, "keep", {"gone": "1"}).status_code == 303
    batch = worked(batch)
    assert Recruiter.objects.filter(missing_since=date(2026, 11, 1)).count() == 3
    page = client.get(url(batch)).content.decode()
    assert "No longer listed</dt><dd>3" in page
    assert "more than a tenth" not in page
    assert post(client, batch, "keep", {"gone": "1"}).status_code == 422


def test_a_row_taken_in_later_leaves_kept_rows_as_they_were_kept(seeker):
    """The second row came with the firm of the first, which was left out and then taken in."""
    text = "Recruiter,Agency\nPriya Raman,Kestrel Search\nJon Weber,Kestrel Search\n"
    batch = bring(seeker, text, kind="my-recruiters", keep=False)
    batch.rows.get(number=1).exclude(by(seeker))
    batch.refresh_from_db()
    batch.keep(by(seeker))
    batch = worked(batch)
    kept = batch.rows.get(number=2).done
    batch.rows.get(number=1).include(by(seeker))
    assert kept["made"]
    assert batch.rows.get(number=2).done == kept
