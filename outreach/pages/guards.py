"""What guards say, read: before a message to someone, and on the audit page of what was passed, logged or stopped."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from accounts.models import Act
from common.dates import local_day
from common.paging import page_of
from outreach.acts.protected import KIND
from outreach.guards import BLOCK, HINT, WARN
from outreach.models import GuardAnswer, Relationship
from outreach.words.guards import sentence, title
from outreach.words.history import lower_first
from recruiters.zones import zone_of

from .contact_facts import ContactFacts

PASSED, LOGGED, STOPPED, PAUSED = "passed", "logged", "stopped", "paused"


def contact_answers(relationship, purpose, at, *, body="", sent=None, today=None, settings=None, search=None):
    """Answers of the contact guard on a message to one person, strictest first; [] where nothing stands against it.

    purpose: as an interaction's (words/history.py purposes). at: the aware instant of writing, or a date to come (with
    `today`). body and sent, settings, search: as ContactFacts takes them.
    """
    seeker = relationship.seeker
    there = None
    if isinstance(at, datetime):
        day, minute = _wall(at, seeker.preferences.time_zone)
        if zone := _zone_of(relationship):
            on, minute_there = _wall(at, zone)
            there = on.toordinal(), minute_there
    else:
        day, minute = at, None
    facts = ContactFacts(seeker, [relationship], today or day, settings, search)
    return facts.answers(relationship, purpose, day, minute, body, sent, there)


def _wall(at, zone):
    """(date, minute of the day) of an instant in a zone."""
    local = at.astimezone(ZoneInfo(zone))
    return local.date(), local.hour * 60 + local.minute


def _zone_of(relationship):
    """That of the person's place, else of their firm's; '' where neither tells one."""
    firm = relationship.firm
    return zone_of(relationship.recruiter.place) or (zone_of(firm.places) if firm else "")


def before_message(relationship, purpose, at, today, **known):
    """GuardsSaid on a message that a page offers to send. known: settings and search, as ContactFacts takes them."""
    return GuardsSaid(contact_answers(relationship, purpose, at, today=today, **known), today)


def beside_log(relationship, purpose, day, today, settings=None):
    """GuardsSaid on a message that has gone out: what it is kept against; a better hour comes too late."""
    answers = contact_answers(relationship, purpose, day, today=today, settings=settings)
    return GuardsSaid([answer for answer in answers if answer.level != HINT], today)


def plan_answers(relationship, day, today):
    """The same for a first message that is planned for a date; None: the day of a plan that names none."""
    facts = ContactFacts(relationship.seeker, [relationship], today)
    return facts.plan_answers(relationship, plan_purpose(relationship), day)


def plan_purpose(relationship):
    """What a planned message to them will be for."""
    return "check_in" if relationship.stage == "alumni" else "first_touch"


@dataclass(frozen=True)
class GuardsSaid:
    """Answers to be read only, for outreach/_guards.html: nothing is asked."""

    answers: list
    today: object

    @property
    def block_words(self):
        return self._of(BLOCK)

    @property
    def warning_words(self):
        return self._of(WARN)

    @property
    def hint_words(self):
        return self._of(HINT)

    @property
    def rule_words(self):
        """The rules that something logged now would be kept against: "days between messages, paused"."""
        return ", ".join(lower_first(title(one.rule)) for one in self.answers if one.level != HINT)

    def _of(self, level):
        return [sentence(answer, self.today) for answer in self.answers if answer.level == level]


@dataclass(frozen=True)
class KeptLine:
    """One line of the audit page. what: PASSED with a reason, LOGGED as a fact against it, STOPPED, PAUSED for it."""

    answer: GuardAnswer
    day: date
    what: str
    words: str
    who: str

    @property
    def tone(self):
        return {PASSED: "due", LOGGED: "calm", STOPPED: "bad", PAUSED: "due"}[self.what]

    @property
    def what_words(self):
        return {
            PASSED: _("Done all the same"), LOGGED: _("Had happened already"), STOPPED: _("Stopped"),
            PAUSED: _("Paused"),
        }[self.what]  # fmt: skip

    @property
    def taken_back(self):
        return bool(self.answer.act and self.answer.act.undone_at)


def kept_page(user, today, rule="", relationship=None, cursor=""):
    """(page, its KeptLines), newest first, of one rule or person where they are given: three queries."""
    people = ("relationship__recruiter", "relationship__firm", "act", "actor")
    rows = GuardAnswer.objects.visible_to(user).select_related(*people)
    if rule:
        rows = rows.filter(rule=rule)
    if relationship:
        rows = rows.filter(_with(relationship))
    page = page_of(rows, ("-at", "-id"), cursor)
    others = _names_of(user, page.rows)
    return page, [_line(one, others, today, user.preferences.time_zone) for one in page.rows]


def rules_kept(user, relationship=None):
    """[(rule, in words, how many)] of those of which something was kept, most first; one query."""
    rows = GuardAnswer.objects.visible_to(user)
    if relationship:
        rows = rows.filter(_with(relationship))
    counts = rows.order_by().values_list("rule").annotate(n=Count("pk"))
    return sorted(((rule, title(rule), n) for rule, n in counts), key=lambda one: (-one[2], one[1]))


def kept_count(user, relationship):
    """How many were kept with one person; one query."""
    return GuardAnswer.objects.visible_to(user).filter(_with(relationship)).count()


def _with(relationship):
    """Those of a relationship, and of others that were joined into it."""
    return Q(relationship=relationship) | Q(relationship__merged_into=relationship)


def _line(answer, others, today, zone):
    what = STOPPED if answer.act_id is None else PASSED if answer.reason else LOGGED
    if answer.act and answer.act.kind == KIND:
        what = PAUSED
    recruiter = answer.relationship.recruiter if answer.relationship else None
    name = (recruiter.first_name or recruiter.shown_name) if recruiter else _("Someone")
    other = others.get(answer.params.get("other_id"), _("someone else"))
    words = sentence(answer, today, name=name, other=other, kept=True)
    return KeptLine(answer, local_day(answer.at, zone), what, words, _who(answer))


def _who(answer):
    """Whose hand it was: the reader's own, a coach's by name, or nobody's that is still known."""
    if answer.actor_id == answer.seeker_id:
        return _("You")
    if answer.actor:
        return answer.actor.shown_name
    by_itself = answer.act is None or answer.act.via == Act.Via.SYSTEM
    return _("RecruitPath, by itself") if by_itself else _("Someone who has left")


def _names_of(user, answers):
    """{relationship id: name} of the other people whom answers speak of."""
    ids = {one.params["other_id"] for one in answers if "other_id" in one.params}
    others = Relationship.objects.filter(seeker=user, pk__in=ids).select_related("recruiter")
    return {one.pk: one.recruiter.shown_name for one in others}
