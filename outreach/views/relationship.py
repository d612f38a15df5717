"""One relationship: who it is, where we stand, what comes next, what was said."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Max
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from common.dates import now
from outreach.forms.log import LogForm, first_values
from outreach.models import Relationship, Reminder
from outreach.models.fits import search_of
from outreach.pages.beside import files_context, notes_context
from outreach.pages.elsewhere import elsewhere
from outreach.pages.fit_panel import fit_panel
from outreach.pages.guards import before_message, kept_count
from outreach.pages.knowledge import told_context
from outreach.pages.live import live_relationship
from outreach.pages.main_act import PURPOSES
from outreach.pages.panel import next_step_of
from outreach.pages.papers import filings, reach, submissions
from outreach.pages.path_ahead import path_sentence
from outreach.pages.provenance import origins_of
from outreach.pages.put_forward import known_in
from outreach.pages.reading import read
from outreach.pages.submissions import open_conflicts
from outreach.pages.tags import tags_context
from outreach.pages.timeline import MOST, months, noted_steps
from outreach.pages.week import snooze_days
from outreach.words.reasons import firm_type
from outreach.words.rhythm import rhythm_words

from .doors import my_relationship, survivor_of


@login_required
@require_safe
def relationship(request, public_id):
    """The page; the survivor's where two were joined, so that links in older mails lead on."""
    try:
        mine = my_relationship(request, public_id)
    except Http404:
        survivor = survivor_of(request, public_id)
        if survivor is None:
            raise
        return redirect("outreach:relationship", survivor.public_id)
    return render(request, "outreach/relationship.html", relationship_context(request, mine))


def relationship_context(request, relationship, form=None, focus="", *, tag_form=None, note_form=None, file_form=None):
    """What the page and its fragment show; each form: the one with its errors."""
    today = request.user.today(now())
    reading = read(relationship, request.user, today)
    result = reading.result
    steps = list(Reminder.objects.visible_to(request.user).filter(relationship=relationship, closed_at__isnull=True))
    automatic = next((step for step in steps if step.automatic), None)
    put_forward = submissions(reading)
    show = request.GET.get("show", "") if request.GET.get("show") in ("in", "notes") else ""
    first = first_values(relationship, _answerable(automatic), today, _channel(reading))
    told = told_context(request.user, relationship, reading)
    search = search_of(request.user)
    files = files_context(request.user, "relationship", relationship, file_form)
    timeline, more = months(reading, show, 0 if "all" in request.GET else MOST, told.pop("told_words"))
    return {
        "today": today,
        "relationship": relationship,
        "person": relationship.recruiter,
        "may_edit": relationship.recruiter.may_edit(request.user),
        "firm": relationship.firm,
        "firm_type": firm_type(relationship.firm),
        "steps": noted_steps(result, relationship, today),
        "next": next_step_of(relationship, automatic, result, today, known_in(reading, automatic)),
        "own_steps": sorted((step for step in steps if not step.automatic), key=lambda step: (step.on_day, step.pk)),
        "snooze_days": snooze_days(reading.calendar, today),
        "path": path_sentence(result, reading.ahead(), today),
        "guards": _guards(relationship, reading, first["purpose"], search),
        "kept_guards": kept_count(request.user, relationship),
        "log_form": form or LogForm(initial=first),
        "timeline": timeline,
        "more": more,
        "show": show,
        "result": result,
        "reach": reach(relationship, reading),
        "origins": origins_of(relationship.recruiter, request.user),
        "rhythm": rhythm_words(reading.timings),
        "submissions": put_forward,
        "conflicts": open_conflicts(request.user, relationship) if put_forward else [],
        "fit": fit_panel(search, relationship=relationship),
        "filings": filings(reading, max(files["file_form"].versions, default=None), request.user),
        "here": _here(request, relationship),
        "specialties": list(relationship.firm.specialties.all()) if relationship.firm else [],
        "desk_url": _desk_url(relationship),
        "elsewhere": elsewhere(relationship, reading),
        "focus": focus,
        "live": {
            "url": reverse("outreach:live_relationship", args=[relationship.public_id]),
            "digest": live_relationship(request.user, relationship.public_id),
            "target": "#relationship",
        },
        **told,
        **tags_context(request.user, relationship.tags, "relationship", relationship.public_id, tag_form),
        **notes_context(request.user, "relationship", relationship, today, note_form),
        **files,
    }


def _guards(relationship, reading, purpose, search):
    """What stands against writing now; nothing where nobody would, or where it is said already."""
    if relationship.do_not_contact or relationship.stage == "closed":
        return None
    return before_message(relationship, purpose, now(), reading.today, settings=reading.settings, search=search)


def _answerable(reminder):
    return reminder if reminder and reminder.kind in PURPOSES else None


def _channel(reading):
    """The way we last wrote."""
    ours = [row for row in reading.live if row.data.get("direction") == "out"]
    return ours[-1].data.get("channel") or "email" if ours else "email"


def _here(request, relationship):
    """How many people the seeker knows at the firm, and the last contact with any of them."""
    if relationship.firm_id is None:
        return {}
    mine = Relationship.objects.visible_to(request.user).filter(firm=relationship.firm_id)
    return mine.aggregate(people=Count("pk"), last=Max("last_contact_on"))


def _desk_url(relationship):
    """Where a desk is handed over to a person; '' for a person."""
    return reverse("outreach:hand_over", args=[relationship.public_id]) if relationship.recruiter.is_desk else ""
