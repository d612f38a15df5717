"""What the acts run of which more is to be done, or said, than the noun's one method: filing a résumé, protecting."""

from dataclasses import replace

from django.utils.translation import gettext as _

from common.daywords import day_words
from outreach.acts.protected import keep_against, look_through
from outreach.guards.confidential import not_blind
from outreach.models import Exclusion, Reminder, ResumeVersion
from outreach.models.protecting import confidential_search, refuse_protected
from outreach.words.guards import sentence


def file_resume(form, relationship, by):
    """A new version belongs to the act, so that its undo takes it along; a new firm likewise."""
    by = replace(by, act=by.act_for(relationship.seeker, "filing"))
    form.filed = form.chosen(by.act)
    row = relationship.file_resume(by, form.filed, occurred_on=form.cleaned_data["occurred_on"])
    keep_against(by, relationship, row.act)
    return row


def filed_words(relationship, form):
    """With a hint where the version names the seeker and the search is confidential."""
    said = _("Résumé on file with %(name)s") % {"name": relationship.recruiter.shown_name}
    is_confidential = confidential_search(relationship.seeker) is not None
    hints = not_blind(form.filed.number, form.filed.blind, is_confidential) if hasattr(form, "filed") else []
    return ". ".join([said, *(sentence(hint) for hint in hints)])


def blind_words(relationship):
    """Before a résumé goes out: a hint where the newest is not blind and the search is confidential; else ''."""
    if relationship is None or not confidential_search(relationship.seeker):
        return ""
    newest = ResumeVersion.objects.visible_to(relationship.seeker).order_by("-number").first()
    hints = not_blind(newest.number, newest.blind, True) if newest else []
    return " ".join(sentence(hint) for hint in hints)


def find_address(form, relationship, by):
    """Whose address is at a protected employer is paused at once, as after an import or a change of the directory."""
    said = form.cleaned_data
    row = relationship.find_address(by, said["kind"], said["value"], occurred_on=said["occurred_on"])
    form.paused = look_through(relationship.seeker, by.at, [relationship.pk])
    return row


def found_words(form):
    """What became of an address that was found."""
    said = _("Kept under Reach")
    stopped = [sentence(one) for one in getattr(form, "paused", ())]
    return ". ".join([said, *([_("Paused: %(why)s") % {"why": stopped[0]}] if stopped else [])])


def protect(form, relationship, by):
    """Whoever of the list is there too is paused at once."""
    made = Exclusion.make(by, relationship.seeker, **form.said())
    look_through(relationship.seeker, by.at)
    return made


def remind(form, relationship, by):
    """Not of getting in touch with whom a confidential search is kept from."""
    refuse_protected(relationship)
    return Reminder.add_own(by, relationship, form.cleaned_data["day"], form.cleaned_data["text"])


def planned_words(relationship, today):
    """What a plan came to. A day that is full already, or off, gives its step to the next one with room."""
    said = {"name": relationship.recruiter.shown_name, "day": day_words(relationship.due_on, today)}
    step = relationship.next_step_on
    if step is None or step == relationship.due_on:
        return _("%(name)s is planned for %(day)s") % said
    said["step"] = day_words(step, today)
    return _("%(name)s is planned for %(day)s. The next day with room is %(step)s") % said
