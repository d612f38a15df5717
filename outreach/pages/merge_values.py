"""What stands for each merge field: gathered for one relationship, or as an example where there is nobody yet."""

import unicodedata

from django.utils.translation import gettext as _

from common.daywords import day_plain
from outreach.models import AboutYou, HistoryRow, JobSearch, Referral, ResumeVersion
from outreach.pages.meant import meant_by
from outreach.words.history import channels
from recruiters.models import Specialty

_OPEN = ("active", "paused")


def values_for(seeker, relationship, today, kind=""):
    """{field: text, '' where it is not known}, for a text of a kind. A fixed number of queries: at most ten."""
    search, wanted = _search(seeker)
    own = _own(seeker, search, wanted)
    return own | _recruiter(relationship, wanted) | _so_far(seeker, relationship, today, kind)


def example_values(seeker, today):
    """The seeker's own values beside an invented recruiter, for the preview of a template."""
    search, wanted = _search(seeker)
    return _own(seeker, search, wanted) | {
        "recruiter.first_name": _("Dana"),
        "recruiter.last_name": _("Reyes"),
        "recruiter.salutation": _("Dana"),
        "recruiter.firm": _("Harbour Search"),
        "recruiter.specialty": _inside(wanted[0].name) if wanted else _("finance"),
        "recruiter.city": _("Boston"),
        "referrer.name": _("Ingrid Solberg"),
        "submission.employer": _("Meridian Devices"),
        "submission.role": (search.target_titles if search else "") or _("the role"),
        "submission.requisition": "R-1042",
        "submission.date": day_plain(today, today),
        "last_contact.date": day_plain(today, today),
        "last_contact.channel": _("Email"),
        "resume.version": _("version %(n)s") % {"n": 4},
    }


def _search(seeker):
    """(the open search or the last one or None, its functions and industries)."""
    mine = JobSearch.objects.visible_to(seeker).prefetch_related("specialties")
    searches = sorted(mine, key=lambda one: (one.status in _OPEN, one.pk))
    if not searches:
        return None, []
    kept = [one for one in searches[-1].specialties.all() if one.axis in ("function", "industry")]
    return searches[-1], sorted(kept, key=lambda one: (one.axis != "function", one.rank, one.name))


def _own(seeker, search, wanted):
    about = AboutYou.of(seeker)
    values = {
        "seeker.name": seeker.name,
        "seeker.phone": about.phone,
        "seeker.email": seeker.email,
        "seeker.headline": about.headline,
        "seeker.years": about.years,
        "seeker.city": about.city,
        "seeker.linkedin": about.linkedin,
        "search.work_authorisation": about.work_authorisation,
        "resume.link": about.resume_link,
    }
    if search:
        values |= {
            "search.target_roles": search.target_titles,
            "search.industries": ", ".join(_inside(one.name) for one in wanted if one.axis == "industry"),
            "search.places": search.places,
            "search.remote": search.get_remote_display() if search.remote != JobSearch.Remote.ANY else "",
            "search.pay_range": search.pay_range,
            "search.currency": "" if _names_currency(search.pay_range, search.currency) else search.currency,
            "search.availability": _("at once") if search.available_now else search.availability,
            "search.reason": search.reason,
            "search.confidential_line": _confidential(search, about),
            **{f"proof.{n}": getattr(search, f"proof_{n}") for n in (1, 2, 3)},
        }
    return {name: value.strip() for name, value in values.items()}


def _names_currency(pay_range, currency):
    """Whether a range says its currency itself: "€90–110k", "230,000 USD"; then it is not said twice."""
    said = pay_range.upper()
    return any(unicodedata.category(letter) == "Sc" for letter in said) or bool(currency and currency in said)


def _confidential(search, about):
    if not search.confidential:
        return ""
    return about.confidential_line or _("My search is confidential: please name me to nobody before we have spoken.")


def _recruiter(relationship, wanted):
    person, firm = relationship.recruiter, relationship.firm
    if person.is_desk:
        salutation = _("all at %(firm)s") % {"firm": firm.name} if firm else ""
    else:
        salutation = _first_name(person) or person.shown_name
    return {
        "recruiter.first_name": "" if person.is_desk else _first_name(person),
        "recruiter.last_name": "" if person.is_desk else person.last_name,
        "recruiter.salutation": salutation,
        "recruiter.firm": firm.name if firm else "",
        "recruiter.specialty": _specialty(relationship, wanted),
        "recruiter.city": (person.place or (firm.places if firm else "")).split(",")[0].strip(),
        "referrer.name": _referrer(relationship),
    }


def _referrer(relationship):
    """Who named this person to the seeker: the first who did."""
    named = Referral.objects.standing().filter(became=relationship).select_related("relationship__recruiter")
    first = named.order_by("day", "pk").first()
    return first.relationship.recruiter.shown_name if first else ""


def _first_name(person):
    """As it is kept, else the first word of the name unless that is a title (“Dr.”)."""
    first = person.shown_name.split(" ")[0]
    return person.first_name or ("" if first.endswith(".") else first)


def _specialty(relationship, wanted):
    """What both have in common, else the first that they cover: the person's own before the firm's."""
    for holder in (relationship.recruiter, relationship.firm):
        covers = list(holder.specialties.filter(axis__in=("function", "industry"))) if holder else []
        if covers:
            covers.sort(key=lambda one: (one not in wanted, one.axis != Specialty.Axis.FUNCTION, one.rank, one.name))
            return _inside(covers[0].name)
    return ""


def _inside(name):
    """A specialty inside a sentence: "finance, treasury & FP&A"; "IT services" stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _so_far(seeker, relationship, today, kind):
    rows = HistoryRow.objects.visible_to(seeker).live().filter(relationship=relationship)
    last = rows.filter(kind__in=("interaction", "approach")).in_order().last()
    newest = ResumeVersion.objects.visible_to(seeker).order_by("-number").first()
    one = meant_by(kind, seeker, relationship)
    return {
        "submission.employer": one.employer.name if one and one.employer else "",
        "submission.role": one.role if one else "",
        "submission.requisition": one.requisition if one else "",
        "submission.date": day_plain(one.sent_on or one.state_on, today) if one else "",
        "last_contact.date": day_plain(last.occurred_on, today) if last else "",
        "last_contact.channel": dict(channels()).get(last.data.get("channel"), "") if last else "",
        "resume.version": _("version %(n)s") % {"n": newest.number} if newest else "",
    }
