"""A second save on what was changed meanwhile: refused with both versions; nothing typed is lost."""

import pytest
from django.urls import reverse

from accounts.models import DatedSetting, User
from outreach.models import HistoryRow, JobSearch, Note, SeekerFirm
from recruiters.models import Firm, Recruiter
from tests.cast import by
from tests.factories import make_firm, make_recruiter, make_relationship, make_search
from tests.forms_found import forms_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def at(name, thing=None, *more):
    return reverse(f"outreach:{name}", args=[thing.public_id, *more] if thing else [])


class Case:
    """A form, one field of it with what two windows type, and what is stored in the end."""

    def __init__(self, shown, field, first, second, stored, posts_to=""):
        self.shown, self.posts_to = shown, posts_to or shown
        self.field, self.first, self.second, self.stored = field, first, second, stored


def of_a_note(seeker):
    note = Note.write(by(seeker), seeker, "Before", relationship=make_relationship(seeker))
    return Case(at("note_edit", note), "text", "Theirs", "Mine", lambda: Note.objects.get().text)


def of_a_row(seeker):
    one = make_relationship(seeker)
    row = one.log_interaction(by(seeker), direction="out", channel="email", purpose="first_touch", note="Before")
    address = at("correct", one, row.public_id)
    return Case(address, "note", "Theirs", "Mine", lambda: HistoryRow.objects.live().get(relationship=one).note)


def of_a_firms_notes(seeker):
    firm = make_firm()
    SeekerFirm.of(seeker, firm).note_down(by(seeker), notes="Before", flags=[])
    stored = lambda: SeekerFirm.objects.get().notes  # noqa: E731
    return Case(at("firm", firm), "notes", "Theirs", "Mine", stored, at("firm_notes", firm))


def of_the_brief(seeker):
    make_search(seeker)
    address = reverse("outreach:search_brief", args=["target"])
    return Case(address, "places", "Theirs", "Mine", lambda: JobSearch.objects.get().places)


def of_the_rhythm(seeker):
    stored = lambda: User.objects.get(pk=seeker.pk).preferences.weekly_goal  # noqa: E731
    return Case(at("settings_rhythm"), "weekly_goal", "7", "9", stored)


def of_the_region(seeker):
    stored = lambda: User.objects.get(pk=seeker.pk).preferences.country  # noqa: E731
    return Case(at("days_off"), "country", "US", "IE", stored)


def of_ones_name(seeker):
    return Case(reverse("accounts:profile"), "name", "Theirs", "Mine", lambda: User.objects.get(pk=seeker.pk).name)


def of_a_rhythm_with_one(seeker):
    stored = lambda: DatedSetting.objects.latest("pk").data["lapse"]  # noqa: E731
    return Case(at("rhythm", make_relationship(seeker)), "lapse", "7", "9", stored)


def of_a_firm(seeker):
    firm = make_firm("Kestrel", owner=seeker)
    return Case(at("edit_firm", firm), "places", "Theirs", "Mine", lambda: Firm.objects.get(pk=firm.pk).places)


def of_a_person(seeker):
    person = make_recruiter("Jo Doe", owner=seeker)
    stored = lambda: Recruiter.objects.get(pk=person.pk).title  # noqa: E731
    return Case(at("edit_person", person), "title", "Theirs", "Mine", stored)


CASES = [of_a_note, of_a_row, of_a_firms_notes, of_the_brief, of_the_rhythm, of_the_region, of_ones_name,
         of_a_rhythm_with_one, of_a_firm, of_a_person]  # fmt: skip


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


def opened(page, case):
    html = page.get(case.shown).content.decode()
    forms = (form for form in forms_of(html, case.shown) if form.action == case.posts_to)
    form = next(form for form in forms if case.field in form.kinds)
    return {name: value for name, value in form.data.items() if name not in ("no_goal", "successor", "succeeded_on")}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_the_second_save_is_refused_with_both(make, page, seeker):
    case = make(seeker)
    first, second = opened(page, case), opened(page, case)
    assert page.post(case.posts_to, first | {case.field: case.first}).status_code == 303
    theirs = case.stored()
    answer = page.post(case.posts_to, second | {case.field: case.second})
    assert answer.status_code == 409
    assert case.stored() == theirs
    (differing,) = answer.context["differing"]
    assert differing.theirs != differing.mine
    html = answer.content.decode()
    assert "Save mine over it" in html
    (again,) = (form for form in forms_of(html, case.posts_to) if "opened" in form.kinds)
    sent = {name: values for name, values in answer.context["sent"]}
    assert sent[case.field] == case.second
    assert set(again.kinds) == set(sent)
    every = {}
    for name, value in answer.context["sent"]:
        every.setdefault(name, []).append(value)
    assert page.post(case.posts_to, every).status_code == 303
    assert str(case.stored()) == case.second


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_the_same_said_twice_or_in_turn_is_no_conflict(make, page, seeker):
    case = make(seeker)
    data = opened(page, case) | {case.field: case.first}
    assert [page.post(case.posts_to, data).status_code for _ in range(2)] == [303, 303]
    assert page.post(case.posts_to, opened(page, case) | {case.field: case.second}).status_code == 303
    assert str(case.stored()) == case.second


def test_what_was_typed_stands_on_the_page_as_text(page, seeker):
    case = of_a_note(seeker)
    data = opened(page, case)
    page.post(case.posts_to, data | {"text": "<b>Theirs</b>"})
    html = page.post(case.posts_to, data | {"text": "\n<script>alert(7)</script>\nmine"}).content.decode()
    assert "&lt;b&gt;Theirs&lt;/b&gt;" in html
    assert "<script>alert(7)" not in html
    assert "Keep theirs" in html


def test_a_row_that_was_taken_back_meanwhile_is_gone(page, seeker):
    case = of_a_row(seeker)
    data = opened(page, case)
    page.post(reverse("outreach:undo", args=[HistoryRow.objects.get().act.public_id]))
    assert page.post(case.posts_to, data | {"note": "Mine"}).status_code == 404
