"""Private notes on relationships and firms: written, edited with their former text, pinned, removed, undone."""

import pytest
from django.urls import reverse

from accounts.models import Act
from outreach.acts.undo import later_acts, undo
from outreach.models import Note, SeekerFirm
from tests.cast import by
from tests.factories import make_firm, make_relationship

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


@pytest.fixture
def one(seeker):
    return make_relationship(seeker)


def url(thing, name):
    return reverse(f"outreach:{name}", args=[thing.public_id])


def write(seeker, one, text="Likes short mails"):
    return Note.write(by(seeker), seeker, text, relationship=one)


def take_back(page):
    assert page.post(url(Act.objects.latest("pk"), "undo")).status_code == 303


def test_written_on_the_page_and_taken_back(page, one, stranger, signed_in):
    assert page.post(url(one, "note"), {"text": " Likes <b>short</b> mails\n"}).status_code == 303
    note = Note.objects.get()
    assert (note.text, note.relationship, note.firm) == ("Likes <b>short</b> mails", one, None)
    html = page.get(url(one, "relationship")).content.decode()
    assert "Likes &lt;b&gt;short&lt;/b&gt; mails" in html
    take_back(page)
    assert "&gt;short&lt;" not in page.get(url(one, "relationship")).content.decode()
    assert not Note.objects.live().exists()


def test_the_panel_comes_back_alone_for_htmx(page, one):
    answer = page.post(url(one, "note"), {"text": "Hello"}, headers={"hx-request": "true"})
    assert answer.content.decode().startswith('<section class="notes" id="notes"')
    assert "person-head" not in answer.content.decode()


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 5001, "a\x00b", "\u202egnp.exe"])
def test_what_can_not_be_a_note_is_said_by_the_field(page, one, seeker, text):
    firm = make_firm()
    for address in (url(one, "note"), url(firm, "firm_note")):
        for headers in ({}, {"hx-request": "true"}):
            answer = page.post(address, {"text": text}, headers=headers)
            assert answer.status_code == 422
            assert 'id="id_text_error"' in answer.content.decode()
    assert not Note.objects.exists()


def test_an_edit_keeps_the_former_text_and_undo_brings_it_back(page, seeker, one):
    note = write(seeker, one)
    for text in ("Likes long mails", "Likes no mails"):
        assert page.post(url(note, "note_edit"), {"text": text}).status_code == 303
    html = page.get(url(one, "relationship")).content.decode()
    assert html.index("Likes no mails") < html.index("Changed 2 times") < html.index("Likes long mails")
    assert html.index("Likes long mails") < html.index("Likes short mails")
    take_back(page)
    note.refresh_from_db()
    assert note.text == "Likes long mails"
    assert "Changed once" in page.get(url(one, "relationship")).content.decode()


def test_undo_of_an_edit_under_a_later_one_leaves_the_later_text(page, seeker, one):
    note = write(seeker, one, "first")
    acts = [note.edit(by(seeker), text) for text in ("second", "third")]
    assert list(later_acts(acts[0])) == [acts[1]]
    assert "change of a note" in page.post(url(acts[0], "undo")).content.decode()
    page.post(url(acts[0], "undo"), {"confirmed": "1"})
    note.refresh_from_db()
    assert note.text == "third"
    undo(acts[1], by(seeker))
    note.refresh_from_db()
    assert note.text == "first"


def test_pinned_ones_stand_first(page, seeker, one):
    first, second = write(seeker, one, "Written first"), write(seeker, one, "Written second")
    html = page.get(url(one, "relationship")).content.decode()
    assert html.index("Written second") < html.index("Written first")
    assert page.post(url(first, "note_pin")).status_code == 303
    html = page.get(url(one, "relationship")).content.decode()
    assert html.index("Written first") < html.index("Written second")
    take_back(page)
    first.refresh_from_db()
    assert first.pinned_at is None
    page.post(url(second, "note_pin"))
    page.post(url(second, "note_pin"), {"off": "1"})
    second.refresh_from_db()
    assert second.pinned_at is None
    take_back(page)
    second.refresh_from_db()
    assert second.pinned_at is not None


def test_removed_and_brought_back(page, seeker, one):
    note = write(seeker, one)
    assert page.post(url(note, "note_remove")).status_code == 303
    assert "short mails" not in page.get(url(one, "relationship")).content.decode()
    assert page.post(url(note, "note_remove")).status_code == 404
    take_back(page)
    assert "short mails" in page.get(url(one, "relationship")).content.decode()


def test_earlier_ones_unfold(page, seeker, one):
    for number in range(7):
        write(seeker, one, f"Note number {number}")
    html = page.get(url(one, "relationship")).content.decode()
    assert "3 earlier notes" in html
    assert html.index("Note number 6") < html.index("3 earlier notes") < html.index("Note number 2")


def test_on_a_firm_for_oneself(page, seeker, stranger, admin, signed_in):
    firm = make_firm("Kestrel")
    assert page.post(url(firm, "firm_note"), {"text": "Ring before noon"}).status_code == 303
    note = Note.objects.get()
    assert "Ring before noon" in page.get(url(firm, "firm")).content.decode()
    for other in (stranger, admin):
        client = signed_in(other)
        assert "Ring before noon" not in client.get(url(firm, "firm")).content.decode()
        assert client.post(url(note, "note_edit"), {"text": "Mine"}).status_code == 404
        assert client.post(url(note, "note_remove")).status_code == 404
    note.refresh_from_db()
    assert note.text == "Ring before noon"


def test_firm_notes_and_flags_are_an_act(page, seeker):
    firm = make_firm("Kestrel")
    page.post(url(firm, "firm_notes"), {"notes": "Slow", "flags": ["fees"]})
    page.post(url(firm, "firm_notes"), {"notes": "Slow but kind", "flags": ["fees", "conduct"]})
    take_back(page)
    mine = SeekerFirm.objects.get()
    assert (mine.notes, mine.flags) == ("Slow", ["fees"])
    acts = Act.objects.count()
    page.post(url(firm, "firm_notes"), {"notes": "Slow", "flags": ["fees"]})
    assert Act.objects.count() == acts
