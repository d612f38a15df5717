"""The acts on a relationship, one entry each: what the page asks, what it runs, what it says afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from common.daywords import day_plain
from outreach.acts.firm_named import firm_named
from outreach.acts.putting_forward import put_forward
from outreach.acts.settings import change_timings
from outreach.cadence import FACTS
from outreach.forms.acts import (
    ActForm,
    AddressForm,
    CloseForm,
    CorrectForm,
    FactForm,
    FileForm,
    LaterForm,
    MovedForm,
    OptOutForm,
    PauseForm,
    PlanForm,
    RemindForm,
)
from outreach.forms.protected import ProtectForm
from outreach.forms.rhythm import RhythmForm
from outreach.forms.submission import SubmissionForm
from outreach.pages.held import holding_old
from outreach.pages.missing import missing_words
from outreach.pages.submission_facts import conflict_of

from . import act_runs


@dataclass(frozen=True)
class ActPage:
    """`run(form, relationship, by)` returns what was made (with its act), None where a second click did nothing.

    `title`, `hint`, `said` are functions of the relationship (and the form), so that they speak the reader's language.
    """

    name: str
    address: str
    form: type
    title: Callable
    button: Callable
    run: Callable
    said: Callable
    hint: Callable = lambda relationship: ""
    kind: str = "primary"
    fits: Callable = lambda row: True  # which rows of the history it may act on
    locks: bool = False  # the seeker is locked before the form asks the guards: of two tabs one wins
    onward: Callable = lambda form: ""  # where it goes on from a page of its own, once done; "" for as usual
    leads: Callable = lambda form, relationship: ""  # the address where it goes on, done or stopped; '' for as usual


def _name(relationship):
    return relationship.recruiter.shown_name


def _correct(form, relationship, by):
    changes = {name: form.cleaned_data[name] for name in ("occurred_on", "occurred_time", "subject", "note")}
    if all(getattr(form.row, name) == value for name, value in changes.items()):
        return None
    return relationship.correct(by, form.row, **changes)


def _change_rhythm(form, relationship, by):
    numbers = form.numbers()
    if numbers == form.own:
        return None
    return change_timings(by, relationship.seeker, f"relationship:{relationship.pk}", numbers)


def _put_forward(form, relationship, by):
    answered = {"same": form.same, "apart": form.apart, "against": form.facts_against}
    return put_forward(by, relationship, form.told(), **answered)


def _to_conflict(form, relationship):
    """Where the submission stands against another one, the two are compared first; what was ruled on stays so."""
    ruled = any(answer.rule == "S1" for answer in form.blocks)
    found = conflict_of(relationship.seeker, relationship, form.cleaned_data.get("key"), ruled)
    return reverse("outreach:conflict", args=[found.public_id]) if found else ""


def _to_those_with_an_older_one(form):
    """A new version lists the firms that hold an older one. Source: domain.md section 1, row 15"""
    return reverse("outreach:held") if form.made_anew and holding_old(form.relationship.seeker) else ""


def _move(form, relationship, by):
    by = replace(by, act=by.act_for(relationship.seeker, "moved"))
    firm = form.meant() or firm_named(relationship.seeker, form.cleaned_data["firm"], by.act)
    return relationship.move_to(by, firm, occurred_on=form.cleaned_data["occurred_on"])


PAGES = [
    ActPage(
        "plan", "plan", PlanForm,
        title=lambda r: _("Plan outreach to %(name)s") % {"name": _name(r)},
        button=lambda: _("Plan it"),
        run=lambda form, r, by: r.plan(by, form.cleaned_data["day"]),
        said=lambda r, form: act_runs.planned_words(r, form.today),
        hint=lambda r: _("It comes up on Today when it is time."),
    ),
    ActPage(
        "drop", "drop", ActForm,
        title=lambda r: _("Drop the plan for %(name)s?") % {"name": _name(r)},
        button=lambda: _("Drop the plan"),
        run=lambda form, r, by: r.drop(by),
        said=lambda r, form: _("The plan for %(name)s is dropped") % {"name": _name(r)},
        hint=lambda r: _("Back to where it stood before the plan, with its dates."),
    ),
    ActPage(
        "park", "park", ActForm,
        title=lambda r: _("Park %(name)s?") % {"name": _name(r)},
        button=lambda: _("Park"),
        run=lambda form, r, by: r.park(by),
        said=lambda r, form: _("%(name)s rests until %(day)s")
        % {"name": _name(r), "day": day_plain(r.revisit_on or r.due_on, form.today)},
        hint=lambda r: _("Nothing to do until it is time to look again. With your résumé on file it goes there."),
    ),
    ActPage(
        "talk", "talk", ActForm,
        title=lambda r: _("Take up what %(name)s wrote?") % {"name": _name(r)},
        button=lambda: _("Take it up"),
        run=lambda form, r, by: r.talk(by),
        said=lambda r, form: _("You are talking with %(name)s; it is your turn") % {"name": _name(r)},
    ),
    ActPage(
        "later", "later", LaterForm,
        title=lambda r: _("Answer %(name)s another day") % {"name": _name(r)},
        button=lambda: _("Move it"),
        run=lambda form, r, by: r.later(by, form.cleaned_data["day"]),
        said=lambda r, form: _("Moved to %(day)s") % {"day": day_plain(form.cleaned_data["day"], form.today)},
    ),
    ActPage(
        "no", "no", ActForm,
        title=lambda r: _("Let go what %(name)s wrote?") % {"name": _name(r)},
        button=lambda: _("Let it go"),
        run=lambda form, r, by: r.no(by),
        said=lambda r, form: _("Let go. Nothing is owed to %(name)s") % {"name": _name(r)},
        hint=lambda r: _("Nothing is owed. They stay where they are."),
    ),
    ActPage(
        "pause", "pause", PauseForm,
        title=lambda r: _("Pause %(name)s") % {"name": _name(r)},
        button=lambda: _("Pause"),
        run=lambda form, r, by: r.pause(by, form.cleaned_data["until"]),
        said=lambda r, form: _("%(name)s is paused") % {"name": _name(r)},
        hint=lambda r: _("Every date stands still meanwhile, and goes on from there afterwards."),
    ),
    ActPage(
        "resume", "resume", ActForm,
        title=lambda r: _("Resume with %(name)s?") % {"name": _name(r)},
        button=lambda: _("Resume"),
        run=lambda form, r, by: r.resume(by),
        said=lambda r, form: _("%(name)s is active again") % {"name": _name(r)},
    ),
    ActPage(
        "close", "close", CloseForm,
        title=lambda r: _("Close %(name)s") % {"name": _name(r)},
        button=lambda: _("Close it"),
        run=lambda form, r, by: r.close(by, form.cleaned_data["reason"], form.cleaned_data["note"]),
        said=lambda r, form: _("%(name)s is closed") % {"name": _name(r)},
        hint=lambda r: _("The history stays, and it can be reopened."),
    ),
    ActPage(
        "reopen", "reopen", ActForm,
        title=lambda r: _("Reopen %(name)s?") % {"name": _name(r)},
        button=lambda: _("Reopen"),
        run=lambda form, r, by: r.reopen(by),
        said=lambda r, form: _("%(name)s is open again") % {"name": _name(r)},
    ),
    ActPage(
        "opt_out", "opt-out", OptOutForm,
        title=lambda r: _("%(name)s is not to be contacted") % {"name": _name(r)},
        button=lambda: _("Stop contact for good"),
        run=lambda form, r, by: r.opt_out(by, **form.cleaned_data),
        said=lambda r, form: _("%(name)s will not come up again") % {"name": form.name},
        hint=lambda r: _("Use this when they asked you to stop. It stays closed; only an undo brings it back."),
        kind="danger",
    ),
    ActPage(
        "file", "file", FileForm,
        title=lambda r: _("Your résumé on file with %(name)s") % {"name": _name(r)},
        button=lambda: _("Keep that"),
        run=act_runs.file_resume,
        said=act_runs.filed_words,
        hint=lambda r: f"{_('For when they confirmed that they keep it.')} {act_runs.blind_words(r)}".rstrip(),
        onward=_to_those_with_an_older_one,
    ),
    ActPage(
        "submission", "submission", SubmissionForm,
        title=lambda r: _("A submission through %(name)s") % {"name": _name(r)},
        button=lambda: _("Keep that"),
        run=_put_forward,
        said=lambda r, form: _("Noted: %(role)s") % {"role": form.cleaned_data["role"]},
        hint=lambda r: " ".join(
            [_("Before you agree, it is checked against everything that is out in your name."), act_runs.blind_words(r)]
        ).rstrip(),
        locks=True,
        leads=_to_conflict,
    ),
    ActPage(
        "moved", "moved", MovedForm,
        title=lambda r: _("%(name)s moved to another firm") % {"name": _name(r)},
        button=lambda: _("Keep that"),
        run=_move,
        said=lambda r, form: _("%(name)s is at %(firm)s now") % {"name": _name(r), "firm": form.cleaned_data["firm"]},
        hint=lambda r: _("Résumés on file and submissions stay with the old firm."),
    ),
    ActPage(
        "protect", "protect", ProtectForm,
        title=lambda r: _("Keep your search from %(name)s") % {"name": _name(r)},
        button=lambda: _("Protect"),
        run=act_runs.protect,
        said=lambda r, form: _("Your search is kept from them"),
        hint=lambda r: _("While your search is confidential nothing goes there, and they are paused."),
    ),
    ActPage(
        "noted", "noted", ActForm,
        title=lambda r: _("About %(name)s") % {"name": _name(r)},
        button=lambda: _("Noted"),
        run=lambda form, r, by: r.note_missing(by),
        said=lambda r, form: _("Noted. %(name)s stays on your list as before") % {"name": _name(r)},
        hint=lambda r: missing_words(r) or _("There is nothing new to note."),
    ),
    ActPage(
        "stays", "stays", ActForm,
        title=lambda r: _("Did %(name)s move?") % {"name": _name(r)},
        button=lambda: _("No, still there"),
        run=lambda form, r, by: r.note_stays(by),
        said=lambda r, form: _("Noted. %(name)s stays where you have them") % {"name": _name(r)},
        hint=lambda r: _("You are not asked about that firm again."),
    ),
    ActPage(
        "address", "address", AddressForm,
        title=lambda r: _("Another way to reach %(name)s") % {"name": _name(r)},
        button=lambda: _("Keep it"),
        run=act_runs.find_address,
        said=lambda r, form: act_runs.found_words(form),
        hint=lambda r: _("Only you see it."),
    ),
    ActPage(
        "accepted", "accepted", FactForm,
        title=lambda r: _("%(name)s accepted your invitation") % {"name": _name(r)},
        button=lambda: _("They accepted"),
        run=lambda form, r, by: r.accept_invitation(by, occurred_on=form.cleaned_data["occurred_on"]),
        said=lambda r, form: _("Accepted. The next message to %(name)s is the first") % {"name": _name(r)},
    ),
    ActPage(
        "rhythm", "rhythm", RhythmForm,
        title=lambda r: _("The rhythm with %(name)s") % {"name": _name(r)},
        button=lambda: _("Change the rhythm"),
        run=_change_rhythm,
        said=lambda r, form: _("The rhythm with %(name)s has changed, from today on") % {"name": _name(r)},
        hint=lambda r: _("From today on. A number left empty is the firm’s. A third nudge costs replies."),
    ),
    ActPage(
        "remind", "remind", RemindForm,
        title=lambda r: _("A reminder of your own about %(name)s") % {"name": _name(r)},
        button=lambda: _("Remind me"),
        run=act_runs.remind,
        said=lambda r, form: _("Noted for %(day)s") % {"day": day_plain(form.cleaned_data["day"], form.today)},
    ),
]  # fmt: skip

ROW_PAGES = [
    ActPage(
        "correct", "correct", CorrectForm,
        title=lambda r: _("Correct what is noted"),
        button=lambda: _("Correct it"),
        run=_correct,
        said=lambda r, form: _("Corrected. The former text is kept"),
        hint=lambda r: _("The former text stays readable in the history, with who changed it and when."),
        fits=lambda row: row.kind in FACTS and row.kind != "told",  # that one follows what is kept of it
    ),
    ActPage(
        "bounce", "bounce", FactForm,
        title=lambda r: _("This message to %(name)s came back") % {"name": _name(r)},
        button=lambda: _("It came back"),
        run=lambda form, r, by: r.log_bounce(by, form.row, occurred_on=form.cleaned_data["occurred_on"]),
        said=lambda r, form: _("Noted. It counts as if it had not been sent"),
        hint=lambda r: _("It counts as if it had not been sent, and you are reminded to find another address."),
        fits=lambda row: row.data.get("direction") == "out",
    ),
]  # fmt: skip
