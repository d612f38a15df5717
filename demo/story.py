"""Loads the demo: Nora's two searches, her sixty recruiters, and what she and they wrote, ending today."""

from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from accounts.by import By
from accounts.models import Act, User
from common.dates import instant_of, local_day
from outreach.cadence import first
from outreach.models import Attachment, JobSearch, Note, Relationship, Reminder, ResumeVersion, SeekerFirm
from outreach.models.book import Book
from recruiters.models import Specialty

from .cast import make_cast
from .clients import coach_them
from .days import ZONE, Days
from .directory import make_directory
from .guards import guards_said
from .pen import ON_DUTIES, Pen
from .people import PEOPLE
from .protected import protect
from .told import tell
from .writing import write_about

_CONSENT = """I agree that Kestrel Finance Search may put me forward to Meridian Devices for the role VP Finance.
It holds for ninety days and for this one role. There is no fee to me.
"""
FIRST_SEARCH, LANDED, THIS_SEARCH = 980, 740, 182  # days before today


class NotHere(Exception):
    """The demo can't be loaded here; the text is the sentence that says why."""


def load_demo(at):
    """Everything of the demo as of an instant, in one transaction. Returns the seeker. Raises NotHere."""
    if not settings.EMBEDDED:
        raise NotHere("The demo is for trying RecruitPath on one machine; it is not loaded where DATABASE_URL is set.")
    if User.objects.filter(is_demo=True).exists():
        raise NotHere("The demo is already here. Take it out with: manage.py leave_demo")
    with transaction.atomic():
        days = Days(local_day(at, ZONE))
        seeker, coach = make_cast(at, days)
        _searches(seeker, days)
        firms, recruiters = make_directory(PEOPLE, days)
        relationships = _relationships(seeker, recruiters, firms, days, at)
        _resumes(seeker, days)
        _firm_notes(seeker, firms)
        write_about(_by(seeker, days, THIS_SEARCH), seeker)
        pen = Pen(seeker, firms, days, at)
        for person, relationship in zip(PEOPLE, relationships, strict=True):
            pen.take(person, relationship)
        pen.write()
        _put_off(seeker, relationships, days)
        _own_reminders(seeker, relationships, days, at)
        _notes_and_files(seeker, relationships, firms, days, at)
        tell(seeker, {person.name: one for person, one in zip(PEOPLE, relationships, strict=True)}, days, at)
        Book(seeker, Relationship.objects.visible_to(seeker).select_related("firm").order_by("pk"), at).store()
        guards_said(seeker, days, at)
        protect(seeker, days, at)
        coach_them(coach, seeker, recruiters, days, at)
    return seeker


def _searches(seeker, days):
    """The one that ended with the job at Halden, and the present one. Entered before there is anyone to replay."""
    first = JobSearch.start(
        _by(seeker, days, FIRST_SEARCH), seeker, target_titles="Finance director", places="Boston",
        reason="The plant moves to Ohio.",
    )  # fmt: skip
    first.land(_by(seeker, days, LANDED))
    search = JobSearch.start(
        _by(seeker, days, THIS_SEARCH), seeker, target_titles="VP Finance", places="Boston", remote="hybrid",
        pay_range="230–270k", currency="USD", availability="Four weeks", confidential=True,
        current_employer="Halden Diagnostics", current_employer_domain="halden.example",
        reason="The carve-out is done; the next owner brings a team of their own.",
        proof_1="Closed a 140-million carve-out a month early",
        proof_2="Cut working capital by eleven days in two years",
        proof_3="Built an FP&A team of six from two",
    )  # fmt: skip
    wanted = ("finance, treasury & FP&A", "medical devices", "VP/head")
    search.specialties.set([one for one in Specialty.objects.all() if any(one.answers_to(name) for name in wanted)])


def _relationships(seeker, recruiters, firms, days, at):
    """Added on the day of the first line or earlier: one act for all of a day."""
    made, acts = [], {}
    for person, recruiter in zip(PEOPLE, recruiters, strict=True):
        day = days(person.added or person.diary[0].when)
        entered = min(instant_of(day, ZONE, 8 * 60 + 15), at)
        if day not in acts:
            acts[day] = Act.objects.create(seeker=seeker, actor=seeker, kind="add", at=entered)
        firm = firms[person.was_at or person.firm]
        keys = {"name_key": recruiter.name_key, "firm_key": firm.name_key, "tags": list(person.tags)}
        made.append(Relationship(seeker=seeker, recruiter=recruiter, firm=firm, act=acts[day], made_at=entered, **keys))
    return Relationship.objects.bulk_create(made)


def _resumes(seeker, days):
    labels = {
        1: (FIRST_SEARCH, "Finance director, long"),
        2: (THIS_SEARCH, "VP Finance"),
        3: (95, "VP Finance, devices first"),
        4: (33, "VP Finance, carve-out first"),
    }
    for number, (back, label) in labels.items():
        ResumeVersion.objects.create(seeker=seeker, number=number, label=label, made_on=_day(days, back))


def _firm_notes(seeker, firms):
    SeekerFirm.objects.create(seeker=seeker, firm=firms["kestrel"], notes="Karen and Priya share the devices clients.")
    SeekerFirm.objects.create(seeker=seeker, firm=firms["summit"], flags=["fees"], notes="Asked for 1,900 dollars.")


def _put_off(seeker, relationships, days):
    """The diaries' last lines that move or skip a duty: entered through the acts, as of their day."""
    for person, relationship in zip(PEOPLE, relationships, strict=True):
        for line in person.diary:
            if line.kind in ON_DUTIES:
                day = days(line.when)
                by = By(seeker, instant_of(day, ZONE, 12 * 60))
                book = Book(seeker, [relationship], by.at)
                duty = first(book.result(relationship, day).duties, day.toordinal()).key
                if line.kind == "snooze":
                    relationship.snooze(by, duty, days(line.days["until"]))
                else:
                    relationship.skip(by, duty, line.data["reason"])


def _own_reminders(seeker, relationships, days, at):
    by_name = {person.name: relationship for person, relationship in zip(PEOPLE, relationships, strict=True)}
    for name, made, on, text in (
        ("Elias Brandt", "1b", "+5b", "Call at ten: read his brief before"),
        ("Ingrid Solberg", "2b", "today", "Look up who sits on the board of her client"),
        ("Karen Whitcombe", "10b", "3b", "Send her the article on device pricing"),
        ("Aisha Karim", "4b", "+1b", "Ask Dana whether she knows Aisha"),
        ("Owen Castellanos", "12b", "+9b", "He is back: suggest a coffee"),
    ):
        entered = min(instant_of(days(made), ZONE, 17 * 60), at)
        Reminder.add_own(By(seeker, entered), by_name[name], days(on), text)


def _notes_and_files(seeker, relationships, firms, days, at):
    by_name = {person.name: relationship for person, relationship in zip(PEOPLE, relationships, strict=True)}

    def hand(when):
        return By(seeker, min(instant_of(days(when), ZONE, 18 * 60), at))

    for name, when, text, pinned in (
        ("Priya Raman", "40b", "Met at the CFO breakfast in May. Two boys, the older one rows at college.", False),
        ("Priya Raman", "12b", "Never ring on Mondays: she has her partners’ meeting all morning.", True),
        ("Karen Whitcombe", "9b", "Knows the board of Meridian from her time at Tristan.", False),
    ):
        note = Note.write(hand(when), seeker, text, relationship=by_name[name])
        if pinned:
            note.pin(hand(when))
    Note.write(hand("15b"), seeker, "They send the shortlist on Thursdays.", firm=firms["kestrel"])
    consent = ContentFile(_CONSENT.encode(), name="Right to represent, Meridian.txt")
    Attachment.keep(hand("9b"), seeker, consent, kind="agreement", relationship=by_name["Priya Raman"])


def _by(seeker, days, back):
    return By(seeker, instant_of(_day(days, back), ZONE, 9 * 60))


def _day(days, back):
    return days.today - timedelta(days=back)
