"""The pages of imports: history, choosing, and what each step of an import shows and to whom."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from imports.models import ImportBatch, Source
from tests.factories import make_firm, make_recruiter

from .batches import CELLS, make_batch, make_row
from .lists import PEOPLE, bring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def url(batch, name="batch", **more):
    return reverse(f"imports:{name}", kwargs={"public_id": batch.public_id, **more})


def text_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


# ── History ──


def test_an_empty_history_says_what_can_be_brought(seeker, signed_in):
    page = text_of(signed_in(seeker), reverse("imports:history"))
    for words in ("A spreadsheet", "LinkedIn connections", "An address book", "A list of names"):
        assert words in page
    assert reverse("imports:new") in page


def test_the_history_tells_of_ones_own_imports(seeker, stranger, signed_in):
    make_batch(seeker, "done", file_name="mine.csv", counts={"rows": 3, "new": 2, "error": 1})
    make_batch(stranger, "done", file_name="theirs.csv")
    page = text_of(signed_in(seeker), reverse("imports:history"))
    assert "mine.csv" in page
    assert "2 new, 1 error" in page
    assert "theirs.csv" not in page


def test_admins_see_shared_imports_and_no_ones_own(seeker, admin, signed_in):
    make_batch(seeker, "done", file_name="private.csv")
    make_batch(admin, "done", shared=True, file_name="agencies.csv")
    page = text_of(signed_in(admin), reverse("imports:history"))
    assert "agencies.csv" in page
    assert "Shared directory" in page
    assert "private.csv" not in page
    assert "agencies.csv" not in text_of(signed_in(seeker), reverse("imports:history"))


# ── Choosing ──


def test_a_seekers_file_becomes_an_import_of_their_own(seeker, signed_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("list.csv", b"Name;Firm\nPriya Raman;Kestrel\n")
    answer = signed_in(seeker).post(reverse("imports:new"), {"file": file, "country": "GB"})
    batch = ImportBatch.objects.get()
    assert (answer.status_code, answer.url) == (303, url(batch))
    assert (batch.owner, batch.kind, batch.country, batch.state) == (seeker, "my-recruiters", "GB", "reading")


def test_a_pasted_list_does_too(seeker, signed_in):
    assert signed_in(seeker).post(reverse("imports:new"), {"text": "Priya Raman\nJon Weber"}).status_code == 303
    assert ImportBatch.objects.get().how["pasted"]


def test_nothing_chosen_is_said_by_its_field(seeker, signed_in):
    answer = signed_in(seeker).post(reverse("imports:new"), {"text": ""})
    assert answer.status_code == 422
    assert "Choose a file, or paste a list below." in answer.content.decode()
    assert not ImportBatch.objects.exists()


def test_only_admins_bring_lists_into_the_shared_directory(seeker, admin, signed_in):
    sent = {"kind": "firms", "text": "Kestrel Search\nCobalt", "source": "Agency book", "full": "on", "no_export": "on"}
    signed_in(seeker).post(reverse("imports:new"), sent)
    assert ImportBatch.objects.get().owner == seeker
    assert not Source.objects.exists()
    signed_in(admin).post(reverse("imports:new"), sent)
    batch = ImportBatch.objects.get(owner=None)
    assert (batch.kind, batch.full, batch.source.name, batch.source.export_allowed) == (
        "firms", True, "Agency book", False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"full": "on"}, "source", "Name the source that this is an edition of."),
        ({"edition_on": "2026-01-05"}, "source", "Name the source that this is an edition of."),
        ({"source": "Agency book", "edition_on": "2099-01-05"}, "edition_on", "That day is still to come."),
    ],
)
def test_a_refused_edition_is_said_by_its_field_and_leaves_no_source(sent, field, words, admin, signed_in):
    given = {"kind": "firms", "text": "Kestrel Search"}
    answer = signed_in(admin).post(reverse("imports:new"), given | sent)
    assert answer.status_code == 422
    assert words in " ".join(answer.context["form"].errors[field])
    assert not Source.objects.exists()
    assert not ImportBatch.objects.exists()


def test_known_sources_are_offered_and_keep_what_is_not_said_anew(admin, seeker, signed_in):
    Source.objects.create(owner=None, name="Agency book", notice="By the register", export_allowed=False)
    Source.objects.create(owner=seeker, name="Private book")
    page = text_of(signed_in(admin), reverse("imports:new"))
    assert '<option value="Agency book">' in page
    assert "Private book" not in page
    sent = {"kind": "firms", "text": "Kestrel Search", "source": "Agency book", "edition_on": "2026-01-05"}
    signed_in(admin).post(reverse("imports:new"), sent)
    source = ImportBatch.objects.get().source
    assert (source.notice, source.export_allowed, Source.objects.count()) == ("By the register", False, 2)


# ── One page, each step ──

STATES = [
    ("reading", "Looking at the file"), ("mapping", "What is in your columns?"), ("planning", "rows compared"),
    ("preview", "Check before it counts"), ("committing", "Stop here"), ("stopped", "Go on"),
    ("done", "Undo all of it"), ("undoing", "taken back"), ("undone", "Taken back"), ("thrown_away", "erased"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "words"), STATES)
def test_each_step_says_where_it_stands(state, words, seeker, signed_in):
    batch = make_batch(seeker, state)
    assert words in text_of(signed_in(seeker), url(batch))


@pytest.mark.parametrize("state", [state for state, _words in STATES])
def test_an_import_is_nobody_elses(state, seeker, stranger, admin, signed_in):
    batch = make_batch(seeker, state)
    row = make_row(batch)
    for other in (stranger, admin):
        for name, more in (("batch", {}), ("progress", {}), ("errors", {}), ("row", {"number": row.number})):
            assert signed_in(other).get(url(batch, name, **more)).status_code == 404
    shared = make_batch(admin, state, shared=True)
    assert signed_in(seeker).get(url(shared)).status_code == 404
    assert signed_in(admin).get(url(shared)).status_code == 200


def test_a_refused_file_says_what_it_is_and_what_to_do(seeker, signed_in):
    batch = make_batch(seeker, "refused", refusal={"code": "linkedin_messages"})
    page = text_of(signed_in(seeker), url(batch))
    assert "choose Connections.csv" in page
    assert "Choose another file" in page


def test_progress_is_a_fragment_that_rests_while_nothing_moves(seeker, signed_in):
    batch = make_batch(seeker, "planning", counts={"rows": 620}, progress=480)
    client, address = signed_in(seeker), url(batch, "progress")
    answer = client.get(address, headers={"hx-request": "true"})
    assert "480 of 620 rows compared" in answer.content.decode()
    seen = answer.context["progress"].seen
    assert client.get(address, {"seen": seen}, headers={"hx-request": "true"}).status_code == 204
    ImportBatch.objects.update(state="preview")
    assert client.get(address, {"seen": seen}, headers={"hx-request": "true"}).headers["HX-Refresh"] == "true"
    assert client.get(address).status_code == 303


def test_the_very_same_file_is_noticed(seeker, signed_in):
    make_batch(seeker, "done", file_name="first.csv")
    page = text_of(signed_in(seeker), url(make_batch(seeker, "mapping")))
    assert "This very file was imported before:" in page
    assert "first.csv" in page
    other = make_batch(seeker, "mapping", sha256="1" * 64)
    assert "imported before" not in text_of(signed_in(seeker), url(other))


# ── The check ──


def test_the_check_counts_and_filters_by_verdict(seeker, signed_in):
    batch = make_batch(seeker)
    make_row(batch, "new")
    make_row(batch, "same", cells=["Jon Weber", *CELLS[1:]])
    page = text_of(signed_in(seeker), url(batch))
    assert "Keep 1 row" in page
    assert "Priya Raman" in page
    assert "Jon Weber" in page
    page = text_of(signed_in(seeker), url(batch) + "?show=same")
    assert "Priya Raman" not in page
    assert "Jon Weber" in page


def test_an_unsure_row_stands_beside_the_record_with_the_reason(seeker, signed_in):
    record = make_recruiter("Jonas Weber", firm=make_firm("Cobalt Search"), email="")
    batch = make_batch(seeker)
    make_row(
        batch, "unsure", cells=["Jon Weber", "Cobalt", "j@cobalt.example", "", ""],
        candidates=[{"what": "person", "id": record.pk, "score": 80, "reasons": [["short_form", {}]]}],
    )  # fmt: skip
    page = text_of(signed_in(seeker), url(batch))
    for words in ("<strong>Jonas</strong> Weber", "Cobalt <strong>Search</strong>", "short form"):
        assert words in page
    assert "Same person: add email" in page
    assert "Two people: add as new" in page


def test_a_strangers_private_record_is_never_shown_as_a_candidate(seeker, stranger, signed_in):
    record = make_recruiter("Secret Weber", owner=stranger)
    batch = make_batch(seeker)
    make_row(batch, "unsure", candidates=[{"what": "person", "id": record.pk, "score": 80, "reasons": []}])
    page = text_of(signed_in(seeker), url(batch))
    assert "Secret Weber" not in page
    assert "Add as new" in page


def test_a_row_may_be_another_row_of_the_list(seeker, signed_in):
    batch = make_batch(seeker)
    first = make_row(batch, "new")
    twin = {"what": "person", "id": f"row:{first.number}", "score": 80, "reasons": []}
    make_row(batch, "unsure", cells=["P. Raman", *CELLS[1:]], candidates=[twin])
    assert "Line 3 of your list" in text_of(signed_in(seeker), url(batch))


def test_an_error_names_line_column_and_value(seeker, signed_in):
    batch = make_batch(seeker)
    make_row(
        batch, "error", cells=["Miriam Okafor", "Ridgeway", "m.okafor(at)ridgeway", "", ""],
        errors=[[2, "m.okafor(at)ridgeway", "not_an_email", {}]],
    )  # fmt: skip
    page = text_of(signed_in(seeker), url(batch))
    assert "Line 3, column “E-Mail”: “m.okafor(at)ridgeway” is not an email address." in page
    assert 'name="cell-2"' in page


def test_rows_with_errors_are_taken_along_with_the_reason_and_no_formula(seeker, signed_in):
    batch = make_batch(seeker)
    make_row(batch, "new")
    cells = ["=HYPERLINK(1)", "Ridgeway", "m(at)r", "", ""]
    make_row(batch, "error", cells=cells, errors=[[2, "m(at)r", "not_an_email", {}]])
    answer = signed_in(seeker).get(url(batch, "errors"))
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert answer["Content-Disposition"].startswith("attachment")
    assert len(lines) == 2
    assert lines[0] == "Recruiter,Agency,E-Mail,Phone,Xmas card,What is wrong"
    assert lines[1].startswith("'=HYPERLINK(1),Ridgeway,m(at)r,")
    assert "is not an email address" in lines[1]


def test_changes_are_shown_before_and_after(seeker, signed_in):
    batch = make_batch(seeker)
    row = make_row(batch, "update", plan={"person_set": {"title": ["Partner", "Principal"]}})
    for address in (url(batch), url(batch, "row", number=row.number)):
        page = text_of(signed_in(seeker), address)
        assert "<del>Partner</del>" in page
        assert "<ins>Principal</ins>" in page


def test_a_check_takes_as_many_queries_for_many_rows_as_for_few(seeker, signed_in):
    batch = make_batch(seeker)
    alike = {"what": "person", "id": make_recruiter("Jonas Weber").pk, "score": 80, "reasons": []}
    client = signed_in(seeker)

    def fill(count):
        for number in range(count):
            verdict = ("new", "update", "unsure", "error")[number % 4]
            parts = {"candidates": [alike], "errors": [[2, "x", "not_an_email", {}]]}
            fitting = {"unsure": "candidates", "error": "errors"}.get(verdict)
            make_row(batch, verdict, **{name: part for name, part in parts.items() if name == fitting})

    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    fill(8)
    addresses = [url(batch) + query for query in ("", "?show=new", "?show=unsure", "?show=error")]
    before = [queries(address) for address in addresses]
    fill(120)
    assert [queries(address) for address in addresses] == before
    assert max(before) <= 25


def test_the_result_leads_to_own_records_that_the_directory_knows(seeker, admin, signed_in):
    batch = bring(seeker, PEOPLE, kind="my-recruiters")
    client = signed_in(seeker)
    assert "Known in the directory" not in text_of(client, url(batch))
    make_firm("Kestrel Search", website="https://kestrel.example")
    page = text_of(client, url(batch))
    assert "One of your own records is known in the directory too." in page
    assert reverse("outreach:links") in page


def test_an_address_that_is_added_stands_among_the_changes(admin, signed_in):
    bring(admin, "Recruiter,Agency,Email\nAda Ames,Elm Search,ada@elm.example\n")
    batch = bring(admin, "Recruiter,Agency,Email\nAda Ames,Elm Search,ada@elm.example / a.ames@elm.example\n")
    assert "a.ames@elm.example" in text_of(signed_in(admin), url(batch) + "?show=update")
