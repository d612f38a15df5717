"""Every door at which a confidential search stops what would reach whom it is kept from."""

import pytest
from django.urls import reverse

from imports.first_week import first_week
from outreach.acts.undo import undo
from outreach.models import Exclusion, GuardAnswer, HistoryRow, Relationship, ResumeVersion, Submission
from recruiters.models import Firm
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship
from tests.imports.lists import bring
from tests.outreach.scenes import HTMX

from .reading import HALDEN, PAGE, standing, text, url

pytestmark = pytest.mark.django_db


def test_adding_someone_of_the_directory(nora, seeker, search):
    person = make_recruiter("Ida Inside", firm=make_firm("Halden Diagnostics"))
    add = reverse("outreach:add_recruiter", args=[person.public_id])
    assert HALDEN in text(nora.get(add))
    answer = nora.post(add)
    assert answer.status_code == 422
    assert HALDEN in text(answer)
    assert nora.post(add, **HTMX)["HX-Redirect"] == add
    assert nora.post(reverse("outreach:add_firm", args=[person.firm.public_id])).status_code == 422
    assert not Relationship.objects.exists()
    stopped = GuardAnswer.objects.get()  # once a day
    assert (stopped.rule, stopped.level, stopped.act, stopped.actor) == ("own_employer", "block", None, seeker)
    assert HALDEN in text(nora.get(PAGE))
    free = make_recruiter("Otto", firm=make_firm("Harrier"))
    assert nora.post(reverse("outreach:add_recruiter", args=[free.public_id])).status_code == 303


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": "Ida", "firm": "Halden Diagnostics"}, HALDEN),
        ({"name": "", "firm": "Halden-Diagnostics Inc"}, "Halden-Diagnostics Inc is your employer"),
        ({"name": "Ida", "firm": "HD", "email": "ida@halden.example"}, "An address at halden.example is read at"),
    ],
)
def test_adding_by_two_fields(nora, seeker, search, said, words):
    add = reverse("outreach:add")
    answer = nora.post(add, said)
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Relationship.objects.exists()
    assert not Firm.objects.exists()
    search.confidential = False
    search.save()
    assert nora.post(add, said).status_code == 303


@pytest.mark.parametrize("typed", ["Halden Diagnostics", "Halden Diagnostics Ltd"])
def test_a_firm_that_is_there_is_told_from_the_employer_by_its_address(nora, seeker, search, typed):
    namesake = make_firm("Halden Diagnostics", website="https://halden-recruiting.example")
    said = {"name": "Ida", "firm": typed, "known": namesake.public_id}
    assert nora.post(reverse("outreach:add"), said).status_code == 303
    assert Relationship.objects.get().firm == namesake
    namesake.website = ""
    namesake.save()
    assert nora.post(reverse("outreach:add"), said | {"name": "Max"}).status_code == 422


def test_planning_resuming_and_taking_up_are_stopped(nora, seeker, inside, outside):
    answer = nora.post(url("plan", inside), {})
    assert answer.status_code == 422
    assert HALDEN in text(answer)
    assert GuardAnswer.objects.get(relationship=inside).rule == "own_employer"
    inside.log_approach(by(seeker))
    assert nora.post(url("talk", inside)).status_code == 422
    assert nora.post(url("no", inside)).status_code == 303  # letting go is free
    inside.pause(by(seeker))
    assert nora.post(url("resume", inside)).status_code == 422
    assert nora.post(url("plan", outside), {}).status_code == 303


def test_planning_many_leaves_them_out(nora, seeker, inside, outside):
    named = make_relationship(seeker, "Nel Named")
    Exclusion.make(by(seeker), seeker, "person", recruiter=named.recruiter)
    chosen = {"act": "plan", "pick": [one.public_id for one in (inside, outside, named)]}
    asked = nora.post(reverse("outreach:chosen"), chosen)
    page = text(nora.post(asked.url, {"day": "2026-11-27"}, follow=True))
    assert "2 left out: 2 protected" in page
    assert standing(inside)[0] == "listed"
    assert standing(outside)[0] == "planned"


def test_what_happened_is_logged_as_against_the_guard(nora, seeker, inside, outside):
    page = text(nora.get(url("log", inside)))
    assert HALDEN in page
    said = {"direction": "out", "channel": "email", "occurred_on": "2026-11-23", "purpose": "first_touch"}
    assert nora.post(url("log", inside), said).status_code == 303
    kept = GuardAnswer.objects.get(relationship=inside)
    assert (kept.rule, kept.reason, kept.act.kind) == ("own_employer", "", "interaction")
    assert "done all the same" in text(nora.get(PAGE))
    nora.post(url("log", outside), said)
    assert not GuardAnswer.objects.filter(relationship=outside).exists()


def test_what_was_passed_on_there_is_kept_as_against_the_guard(nora, inside, outside):
    said = {"day": "2026-11-23", "what": "lead", "channel": "email", "text": "Tristan wants a controller"}
    for one in (inside, outside):
        assert nora.post(url("told", one) + "?kind=give", said).status_code == 303
    kept = GuardAnswer.objects.get()
    assert (kept.relationship, kept.rule, kept.act.kind) == (inside, "own_employer", "give")


def test_a_firm_that_works_for_the_employer_asks_for_a_reason(nora, seeker, outside):
    nora.post(reverse("outreach:firm_notes", args=[outside.firm.public_id]), {"flags": ["client"]})
    asked = nora.post(url("plan", outside), {})
    assert asked.status_code == 422
    words = "You noted that Harrier works for Halden Diagnostics, your employer."
    assert words in text(asked)
    seen = text(asked).split('name="guards_seen" value="')[1].split('"')[0]
    reason = {"guards_seen": seen, "guard_reason": "Dana keeps it to herself"}
    assert nora.post(url("plan", outside), reason).status_code == 303
    kept = GuardAnswer.objects.get()
    assert (kept.rule, kept.reason) == ("employer_client", "Dana keeps it to herself")


def test_a_reminder_to_write_there_is_not_kept(nora, seeker, inside, outside):
    line = {"line": "emailed them", "direction": "out", "channel": "email", "purpose": "first_touch",
            "occurred_on": "2026-11-23", "next_on": "2026-11-30"}  # fmt: skip
    answer = nora.post(reverse("outreach:quick"), line | {"who": inside.public_id})
    assert answer.status_code == 422
    assert 'id="id_next_on_error"' in text(answer)
    assert not inside.history.exists()
    assert HALDEN in text(nora.get(PAGE))
    assert GuardAnswer.objects.get().relationship == inside
    assert nora.post(reverse("outreach:quick"), line | {"who": outside.public_id}).status_code == 303
    assert nora.post(reverse("outreach:quick"), line | {"who": inside.public_id, "next_on": ""}).status_code == 303


def test_a_resume_that_is_not_blind_is_said(nora, seeker, outside):
    filed = {"version": "new", "label": "Long", "occurred_on": "2026-11-23"}
    nora.post(url("file", outside), filed)
    version = ResumeVersion.objects.get()
    assert "résumé 1 is not marked as blind" in text(nora.get(url("relationship", outside)))
    for door in ("file", "submission"):
        assert "résumé 1 is not marked as blind" in text(nora.get(url(door, outside)))
    nora.post(reverse("outreach:resume_blind"), {"number": version.number, "blind": "on"})
    version.refresh_from_db()
    assert version.blind
    page = text(nora.get(url("file", outside)))
    assert "Résumé 1 – Long (blind)" in page
    assert "not marked as blind" not in page
    undo(seeker.acts.get(kind="resume_blind"), by(seeker))
    version.refresh_from_db()
    assert not version.blind
    nora.post(url("file", outside), filed | {"blind": "on", "label": "Blind"})
    assert ResumeVersion.objects.get(number=2).blind


def test_a_drop_on_planned_leads_to_a_form_that_says_why_not(nora, inside):
    leads = nora.get(url("move", inside) + "?to=planned").url
    assert leads.startswith(url("plan", inside))
    assert HALDEN in text(nora.get(leads))


def test_the_first_week_leaves_them_out(nora, seeker, search):
    batch = bring(seeker, "Name,Company\nIda Inside,Acme\nOtto Outside,Harrier\n", kind="my-recruiters")
    assert len(first_week(batch, MORNING.date()).proposed) == 2
    nora.post(PAGE, {"kind": "employer", "name": "Acme"})
    assert [one.recruiter.name for one, _day in first_week(batch, MORNING.date()).proposed] == ["Otto Outside"]


def test_their_history_may_be_taken_along(nora, inside):
    assert b"Ida Inside" in b"".join(nora.get(reverse("exports:recruiters"), {"format": "csv"}))


def test_agreeing_to_be_put_forward(nora, seeker, inside, outside):
    said = {"role": "CFO", "employer": "Halden Diagnostics", "state": "consented", "occurred_on": "2026-11-23",
            "covers": "role", "expires_on": "2026-12-23", "key": "abc"}  # fmt: skip
    stopped = nora.post(url("submission", outside), said)
    assert stopped.status_code == 422
    assert HALDEN in text(stopped)
    assert GuardAnswer.objects.get(relationship=outside).act is None
    assert nora.post(url("submission", inside), said | {"employer": "Acme"}).status_code == 422  # through whom
    assert not HistoryRow.objects.filter(kind="submission").exists()
    assert nora.post(url("submission", outside), said | {"employer": "Acme", "key": "def"}).status_code == 303
    # They sent it: a fact, kept as against the guard.
    happened = said | {"state": "submitted", "key": "ghi", "agreed": "yes"}
    assert nora.post(url("submission", outside), happened).status_code == 303
    kept = GuardAnswer.objects.get(relationship=outside, rule="own_employer", act__isnull=False)
    assert kept.act.kind == "submission"


def test_a_reminder_of_ones_own(nora, seeker, inside, outside):
    said = {"text": "Get in touch", "day": "2026-11-30"}
    stopped = nora.post(url("remind", inside), said)
    assert stopped.status_code == 422
    assert HALDEN in text(stopped)
    assert not inside.reminders.exists()
    assert GuardAnswer.objects.get().rule == "own_employer"
    assert nora.post(url("remind", outside), said).status_code == 303


def test_an_application_at_the_employer_is_kept_as_against_the_guard(nora, seeker, search):
    said = {"employer": "Harrier", "role": "CFO", "state": "submitted", "day": "2026-11-20"}
    nora.post(reverse("outreach:new_application"), said)
    assert not GuardAnswer.objects.exists()
    own = Submission.objects.get()
    change = said | {"employer": "Halden Diagnostics", "opened": nora.get(
        reverse("outreach:application", args=[own.public_id])).context["form"]["opened"].value()}  # fmt: skip
    assert nora.post(reverse("outreach:application", args=[own.public_id]), change).status_code == 303
    nora.post(reverse("outreach:new_application"), said | {"employer": "Halden Diagnostics", "role": "Treasurer"})
    assert [(one.rule, one.act.kind) for one in GuardAnswer.objects.order_by("pk")] == [
        ("own_employer", "application"), ("own_employer", "application"),
    ]  # fmt: skip
    assert "Had happened already" in text(nora.get(reverse("outreach:guards")))


def test_what_names_people_says_so_before_it_is_taken_along(nora, search, outside):
    words = "hand it only to someone who may know of it"
    outside.record_submission(by(outside.seeker), key="a", state="proposed", employer="Meridian", role="CFO")
    pages = [reverse(f"outreach:{name}") for name in ("recruiters", "submissions")]
    assert all(words in text(nora.get(page)) for page in pages)
    search.confidential = False
    search.save()
    assert not any(words in text(nora.get(page)) for page in pages)
