"""What Today suggests where there is time: parked people back in view, and who fits the search best."""

from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.rights import Right
from common.addresses import address
from outreach.models import JobSearch, Relationship
from outreach.models.relationship import NO_CONTACT, NO_FIT, NO_STEP, with_people
from outreach.pages.discover import firms_of_today, flagged_firms
from outreach.pages.main_act import MainAct, plan_act
from outreach.words.fit import fit_words
from outreach.words.reasons import firm_type
from recruiters.models import Firm

from .today_rows import Row, who

SUGGESTED = 3  # rows of each kind of suggestion
FIRST = 50  # people among whom these are looked for


def suggestions(seeker, day, shown, searches, steps, calendar):
    """Parked people back in view, then who was never written to, best fit first: people on the list and firms of
    today's wave in Discover. Only while a search is on, or before the first; nobody at a firm that asks for money.
    """
    searches = list(JobSearch.objects.visible_to(seeker)) if searches is None else searches
    if searches and not any(search.status == "active" for search in searches):
        return []
    mine = Relationship.objects.visible_to(seeker).filter(do_not_contact=False, protected=False)
    mine = mine.annotate(by_fit=_by_fit(seeker))
    mine = mine.exclude(pk__in={reminder.relationship_id for reminder in shown})
    mine = mine.exclude(firm_id__in=flagged_firms(seeker))
    back = mine.filter(stage="parked", revisit_on__lte=day).order_by("revisit_on", "pk")
    fresh = mine.filter(stage="listed", last_sort=NO_CONTACT, next_sort=NO_STEP)
    fresh = list(_first(seeker, fresh.order_by("-by_fit", "name_key", "pk")))
    firms = _firms(seeker, day, steps, searches, calendar) if calendar and searches else []  # a mail reads neither
    there = {one.firm_id for one in fresh}
    offered = [(one.by_fit, _suggestion(one, day)) for one in fresh]
    offered += [(one.score, _firm_row(one)) for one in firms if one.firm_id not in there]
    offered.sort(key=lambda one: -one[0])
    return [*(_suggestion(one, day) for one in _first(seeker, back)), *(row for _fit, row in offered[:SUGGESTED])]


def _first(seeker, relationships):
    """The first few with people and firms, those that charge left out.

    Looked for among the first FIRST alone: chosen before the join, or PostgreSQL reads the whole directory first.
    """
    chosen = Relationship.objects.visible_to(seeker).filter(pk__in=relationships.values("pk")[:FIRST])
    free = chosen.annotate(by_fit=_by_fit(seeker)).exclude(firm__paid_by=Firm.PaidBy.SEEKER)
    return with_people(free).order_by(*relationships.query.order_by)[:SUGGESTED]


def _by_fit(seeker):
    """The kept fit; a coach orders by it only where they may know of pay, which is part of it."""
    return Coalesce("fit", Value(NO_FIT)) if seeker.opens(Right.PAY) else Value(NO_FIT)


def _suggestion(relationship, day):
    if relationship.stage == "parked":
        since = relationship.stage_since or relationship.revisit_on
        month = date_format(since, "F" if since.year == day.year else "F Y")
        why = _("Parked since %(month)s, back in view – try once more?") % {"month": month}
    elif relationship.by_fit > NO_FIT:
        why = _("On your list, not written to yet; fits your search, %(score)s of 100") % {"score": relationship.by_fit}
    else:
        why = _("On your list, not written to yet")
    return Row(**who(relationship), reminder=None, why=why, since=None, main=plan_act(relationship))


def _firms(seeker, day, steps, searches, calendar):
    """Kept fits of today's wave in Discover."""
    search = next((one for one in searches if one.status == "active"), None)
    planned = sum(step.kind == "first_message" and step.on_day <= day for step in steps)
    return firms_of_today(seeker, search, calendar, day, planned, SUGGESTED) if search else []


def _firm_row(one):
    plan = address("outreach:plan_firm", one.firm.public_id)
    return Row(
        relationship=None, reminder=None, who=one.firm.name, firm=one.firm.places, firm_type=firm_type(one.firm),
        stage="listed", stage_words=_("Not on your list yet"), since=None,
        why=_("Fits your search, %(score)s of 100: %(parts)s") % {
            "score": one.score, "parts": ", ".join(fit_words(one.fit)[:2])
        },
        url=address("outreach:firm", one.firm.public_id), main=MainAct(_("Plan for today"), "plus", plan),
    )  # fmt: skip
