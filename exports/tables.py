"""The columns of each list. Their headers are ones that an import knows, so that a list can come back."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from coaching.moments import local
from outreach.models import Relationship
from outreach.words.history import channels, subject_of, way_of
from outreach.words.submissions import coverages
from recruiters.models import Specialty

FIRM = ("Firm", "Trading names", "Website", "Email", "Phone", "Places", "Firm type", "Setting", "Engagement",
        "Paid by", "Specialties", "Source", "Source date")  # fmt: skip
PERSON = ("Name", "First name", "Last name", "Job title", "Firm", "Website", "Email", "Phone", "LinkedIn",
          "Person place", "Specialties")  # fmt: skip
MINE = (*PERSON, "Stage", "Last contact", "Next step", "Tags", "How you met")
RIGHT = ("Consent on", "Agreed by", "Covers", "Exclusive", "Fee", "Consent ends")
HISTORY = ("Name", "Firm", "Date", "Time", "What", "Way", "Subject", "Note", "Employer", "Role", "Requisition", "Site",
           *RIGHT, "Claim ends")  # fmt: skip
SUBMISSIONS = ("Employer", "Role", "Requisition", "Site", "Through", "Firm", "State", "Since", "Sent on", *RIGHT,
               "Agreed in words", "Speculative", "Claim ends", "Claims there")  # fmt: skip
ACTIVITY = ("Date", "Person", "Firm", "Way", "What", "Result")
KNOWLEDGE = ("Date", "Kind", "Person", "Firm", "Role", "Place", "From", "To", "Currency", "For", "Direction", "Field",
             "Named", "At firm", "Text")  # fmt: skip
COACHING_LOG = ("Date", "Time", "Coach", "By", "What")
CASELOAD = ("Due today", "Overdue", "Going stale", "Last active", "This week", "Goal", "Last week", "Reply rate (%)",
            "Replies counted of", "Next session", "Landed")  # fmt: skip
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


def history_row(row, claim_until=None):
    """A live row of the history with its relationship, recruiter and firm; claim_until: of the submission it speaks of.

    Of a submission each row says what was said that day: what it leaves out stands as an earlier one says it.
    """
    relationship, data = row.relationship, row.data if row.kind == "submission" else {}
    agreed = _day(row.occurred_on) if data.get("state") == "consented" else ""
    return (
        relationship.recruiter.shown_name, relationship.firm.name if relationship.firm else "", _day(row.occurred_on),
        f"{row.occurred_time:%H:%M}" if row.occurred_time else "", subject_of(row), way_of(row), row.subject, row.note,
        *(data.get(name) or "" for name in ("employer", "role", "requisition", "site")),
        *_right(data, agreed, data.get("expires_on") or ""), _day(claim_until),
    )  # fmt: skip


def claim_row(claim):
    """What a firm told of, among the history: that it introduced the seeker to an employer."""
    said = (claim.firm.name, _day(claim.introduced_on), "", _("Said that they introduced you"), "", "", "")
    return "", *said, claim.employer.name, *[""] * (3 + len(RIGHT)), _day(claim.until)


def submission_row(line, claims):
    """A Line of the ledger, and [(firm's name, last day)] of the claims that hold at its employer."""
    one = line.one
    agreed = max((said.split()[1] for said in one.days if said.startswith("consented ")), default="")
    through = one.relationship.recruiter.shown_name if one.relationship else line.via
    return (
        one.employer.name if one.employer else "", one.role, one.requisition, one.site, through,
        one.firm.name if one.firm else "", line.words, _day(one.state_on), _day(one.sent_on),
        *_right(one.right, agreed, _day(one.expires_on)), one.right.get("text", ""), _yes(one.speculative),
        _day(one.claim_until), BETWEEN.join(f"{firm} {_day(until)}" for firm, until in claims),
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


def _right(said, agreed, ends):
    """The columns of RIGHT: what was agreed to with a consent."""
    how, covers = dict(channels()).get(said.get("channel"), ""), dict(coverages()).get(said.get("covers"), "")
    return agreed, how, covers, _yes(said.get("exclusive")), _yes(said.get("fee")), ends


def _yes(said):
    return _("yes") if said else ""


def coaching_row(line):
    """A line of the log of one's coaches; the time is the reader's own."""
    return f"{line.at:%Y-%m-%d}", f"{line.at:%H:%M}", line.coach, line.who, line.what


def caseload_head():
    """Client, search and reasons, a column for each stage, then CASELOAD."""
    return "Client", "Search", "Why now", *(str(words) for words in Relationship.Stage.labels), *CASELOAD


def caseload_row(line, coach):
    """A Line of a coach's caseload, as wide as caseload_head(). What is not shared is an empty cell, never a zero; so
    is a rate under n = 20. The session's hour is the coach's own.
    """
    stages = ("" if line.stages is None else str(line.stages.get(stage, 0)) for stage in Relationship.Stage.values)
    rate = line.rate if line.rate and not line.rate.small else None
    session = f"{local(line.session.at, coach):%Y-%m-%d %H:%M}" if line.session else ""
    landed = "" if line.landed is None else _("yes") if line.landed else _("no")
    return (
        line.name, line.brief, BETWEEN.join(words for words, _tone, _icon in line.flags), *stages, number(line.due),
        number(line.overdue), number(line.stale), _day(line.active_on), number(line.this_week), number(line.goal),
        number(line.last_week), number(rate and rate.percent), number(line.rate and line.rate.n), session, landed,
    )  # fmt: skip


def number(n):
    """A cell that is empty where nothing is told."""
    return "" if n is None else str(n)


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
