"""The columns of each list. Their headers are ones that an import knows, so that a list can come back."""

from dataclasses import dataclass

from outreach.models import Relationship
from outreach.words.history import subject_of, way_of
from recruiters.models import Specialty

FIRM = ("Firm", "Trading names", "Website", "Email", "Phone", "Places", "Firm type", "Setting", "Engagement",
        "Paid by", "Specialties", "Source", "Source date")  # fmt: skip
PERSON = ("Name", "First name", "Last name", "Job title", "Firm", "Website", "Email", "Phone", "LinkedIn",
          "Person place", "Specialties")  # fmt: skip
MINE = (*PERSON, "Stage", "Last contact", "Next step", "Tags", "How you met")
HISTORY = ("Name", "Firm", "Date", "Time", "What", "Way", "Subject", "Note")
ACTIVITY = ("Date", "Person", "Firm", "Way", "What", "Result")
KNOWLEDGE = ("Date", "Kind", "Person", "Firm", "Role", "Place", "From", "To", "Currency", "For", "Direction", "Field",
             "Named", "At firm", "Text")  # fmt: skip
BETWEEN = "; "


@dataclass(frozen=True)
class Table:
    """`rows`: an iterator of tuples of text, as wide as the header."""

    name: str
    header: tuple
    rows: object


def firm_row(firm, withheld=frozenset()):
    """A firm with its specialties; what a source in `withheld` wrote, and does not let leave, is left blank."""
    row = {
        "trading_names": BETWEEN.join(firm.trading_names), "website": firm.website, "email": firm.email,
        "phone": firm.phone, "places": firm.places, "pay_model": _said(firm.pay_model, "unknown"),
        "setting": _said(firm.setting, "firm"), "engagement": _said(firm.engagement, "unknown"),
        "paid_by": _said(firm.paid_by, "employer"),
    }  # fmt: skip
    _withhold(row, firm, withheld)
    return firm.name, *row.values(), _covers(firm), firm.source, _day(firm.source_on)


def person_row(person, firm, withheld=frozenset()):
    """A recruiter with contact points and specialties prefetched, and the firm or None."""
    ways = {kind: [] for kind in ("email", "phone", "profile")}
    for point in person.contact_points.all():
        ways[point.kind].append(point.value)
    row = {"first_name": person.first_name, "last_name": person.last_name, "title": person.title}
    place = {"place": person.place}
    _withhold(row, person, withheld)
    _withhold(place, person, withheld)
    of_firm = (firm.name, firm.website) if firm else ("", "")
    said = (BETWEEN.join(values) for values in ways.values())
    return person.shown_name, *row.values(), *of_firm, *said, place["place"], _covers(person)


def my_row(relationship):
    """A relationship with recruiter and firm: what the directory says and where it stands."""
    stage = "" if relationship.stage == Relationship.Stage.LISTED else relationship.get_stage_display()
    return (
        *person_row(relationship.recruiter, relationship.firm), stage, _day(relationship.last_contact_on),
        _day(relationship.next_step_on), BETWEEN.join(relationship.tags), relationship.met,
    )  # fmt: skip


def history_row(row):
    """A live row of the history with its relationship, recruiter and firm."""
    relationship = row.relationship
    return (
        relationship.recruiter.shown_name, relationship.firm.name if relationship.firm else "", _day(row.occurred_on),
        f"{row.occurred_time:%H:%M}" if row.occurred_time else "", subject_of(row), way_of(row), row.subject, row.note,
    )  # fmt: skip


def activity_row(line):
    """A line of the search activity (outreach/pages/activity.py): no note, no subject."""
    return _day(line.day), line.person, line.firm, line.way, line.what, line.result


def knowledge_row(one):
    """What was told or given, with the person and firm of its relationship."""
    about = one.relationship
    person, firm = (about.recruiter.shown_name, about.firm.name if about.firm else "") if about else ("", "")
    ends = (str(end) if end else "" for end in (one.low, one.high))
    return (
        _day(one.day), str(one.get_kind_display()), person, firm, one.role, one.place, *ends, one.currency,
        str(one.get_period_display()), str(one.get_direction_display()), one.field, one.name, one.firm_name, one.text,
    )  # fmt: skip


def _said(code, unsaid):
    return "" if code == unsaid else code.replace("_", " ")


def _withhold(row, record, withheld):
    for column in row:
        if record.provenance.get(column, {}).get("from") in withheld:
            row[column] = ""


def _covers(record):
    """Places stand in a column of their own."""
    return BETWEEN.join(one.name for one in record.specialties.all() if one.axis != Specialty.Axis.PLACE)


def _day(day):
    return day.isoformat() if day else ""
