"""What the contact guard looks at, read for one relationship or thousands in a fixed number of queries."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext

from outreach.cadence import add_months
from outreach.cadence.timings import FILED_MONTHS, PLAN
from outreach.guards import BLOCK, strictest
from outreach.guards.contact import COMPARED, contact
from outreach.guards.facts import AtFirm, Colleague, Pace, Person, Writing
from outreach.models import HistoryRow, JobSearch, Relationship, SeekerFirm
from outreach.models.dated import DatedList
from outreach.models.protecting import answers_on, protected_of
from outreach.pages.first_messages import sent_by_day
from outreach.pages.plans import Plans
from recruiters.models import Firm

OPEN = ("awaiting", "talking", "representing")
HOLDING = ("on_file", "representing")
OF_FIRM = ("name", "pay_model", "paid_by", "succeeded_by_id")
FEES = "fees"  # a seeker's own flag on a firm


class ContactFacts:
    """Of relationships of one seeker as they stand stored today; nothing is locked or written.

    At most nine queries whatever their number, two more for plans, and eight more in a confidential search. `settings`:
    a DatedList of them, `search`: the open search, where the reader has one.
    A message is counted in as soon as `wrote` says so: several of one hand are judged one after another.
    """

    def __init__(self, seeker, relationships, today, settings=None, search=None):
        self.seeker, self.today = seeker, today
        self.relationships = list(relationships)
        years = range(today.year - 1, today.year + 3)
        self.settings = settings or DatedList(seeker, seeker.preferences, self.relationships, years)
        self._paused = _paused_by(seeker, self.relationships)
        self._firms = _Firms(seeker, self.relationships, today)
        self._plans = Plans(seeker, today)
        self._search = search

    def answers(self, relationship, purpose="first_touch", day=None, minute=None, body="", sent=None, there=None):
        """What guards say of a message, strictest first. day: a date, by default today; minute: of that
        day, where it is known; there: as Writing takes it; body and `sent` ((date, text), …): texts, or keys of texts;
        None: those in the history.

        A day before the last contact is history being filled in: no rule of time speaks of it.
        """
        day = day or self.today
        person = self._person(relationship)
        if body and purpose in COMPARED:
            sent = self._sent(relationship) if sent is None else sent
            person = replace(person, sent=tuple((on.toordinal(), text) for on, text in sent))
        writing = Writing(day.toordinal(), purpose, minute, body, self.today.toordinal(), there=there)
        return self._judged(relationship, person, writing)

    def plan_answers(self, relationship, purpose, day=None):
        """The same of a plan for a date, None: that of a plan that names none. Plans count beside what was sent, and it
        is judged on the day on which it would stand.
        """
        ordinal = self._stands_on(relationship, day)
        writing = Writing(ordinal, purpose, today=self.today.toordinal(), planned=True)
        return self._judged(relationship, self._person(relationship), writing)

    def _judged(self, relationship, person, writing):
        if person.last_contact and person.last_contact > writing.day:
            person = replace(person, stage="talking", turn="ours")
        first = person.is_first_touched_by(writing)  # what only first messages are judged by is read for them alone
        firm = self._at_firm(relationship, first) if first or not person.is_answered_by(writing) else AtFirm()
        found = contact(writing, person, firm, self._pace_of(relationship, writing) if first else Pace())
        beside = self._kept_from.get(relationship.pk, [])
        if any(answer.level == BLOCK for answer in beside):
            found = [answer for answer in found if answer.level == BLOCK]  # nothing is sent, so no day is a good one
        return strictest([*found, *beside]) if beside else found

    def _stands_on(self, relationship, day):
        entry = self._entry(relationship)
        day = day or date.fromordinal(entry.calendar.add_business(self.today.toordinal(), PLAN))
        return self._plans.stands_on(relationship, day, entry)

    def _pace_of(self, relationship, writing):
        return replace(self._pace, planned=self._plans.beside(relationship)) if writing.planned else self._pace

    def wrote(self, relationship, purpose, day):
        """Count a message in that these facts were asked about, for those that follow."""
        person, ordinal = self._person(relationship), day.toordinal()
        if person.is_first_touched_by(Writing(ordinal, purpose)):
            self._pace.firsts[ordinal] = self._pace.on(ordinal) + 1
            self._firms.wrote(relationship, ordinal)

    def planned(self, relationship, purpose, day=None):
        """The same of a plan."""
        ordinal = self._stands_on(relationship, day)
        if self._person(relationship).is_first_touched_by(Writing(ordinal, purpose)):
            self._plans.add(relationship, ordinal)
            self._firms.planned(relationship, ordinal)

    @cached_property
    def _kept_from(self):
        """{relationship id: what the confidential guard says}, of any message to them."""
        return answers_on(self.seeker, self.relationships, protected_of(self.seeker, self._search))

    @cached_property
    def _pace(self):
        """Of this week and the one before; what is older stops nothing."""
        sent = sent_by_day(self.seeker, self.today - timedelta(days=self.today.weekday() + 7))
        return Pace({day.toordinal(): n for day, n in sent.items()}, self.seeker.preferences.daily_cap)

    def _entry(self, relationship):
        """The numbers and the calendar in force today."""
        return self.settings.for_relationship(relationship).at(self.today.toordinal())

    def _person(self, one):
        entry = self._entry(one)
        paused = one.stage == "paused"
        return Person(
            name=one.recruiter.first_name or one.recruiter.shown_name,
            stage=(one.hidden_stage or "listed") if paused else one.stage,
            turn=one.turn,
            do_not_contact=one.do_not_contact,
            unavailable=one.recruiter.unavailable_at is not None,
            paused=(self._paused or "relationship") if paused else "",
            paused_until=_ordinal(one.paused_until),
            revisit_on=_ordinal(one.revisit_on),
            last_contact=_ordinal(one.last_contact_on),
            last_in=_ordinal(one.last_in_on),
            last_out=_ordinal(one.last_out_on),
            touches=one.touches,
            timings=entry.timings,
            calendar=entry.calendar,
        )

    def _at_firm(self, one, colleagues):
        if one.firm_id is None:
            return AtFirm()
        if not colleagues:
            return self._firms.alone(one.firm_id)
        firm = self._firms.of(one.firm_id)
        if one.pk not in self._firms.known_at(one.firm_id):
            return firm
        return replace(firm, colleagues=tuple(other for other in firm.colleagues if other.id != one.pk))

    def _sent(self, relationship):
        """What we sent and kept the text's key of."""
        rows = HistoryRow.objects.visible_to(self.seeker).live().filter(relationship=relationship, kind="interaction")
        rows = rows.filter(data__direction="out", data__purpose__in=COMPARED, data__has_key="body_key")
        return [(day, data["body_key"]) for day, data in rows.values_list("occurred_on", "data")]


class _Firms:
    """The firms of relationships as the seeker meets them: with those that they took over or were taken over by."""

    def __init__(self, seeker, relationships, today):
        self.relationships = relationships
        self.ids = {one.firm_id for one in relationships} - {None}
        self.seeker, self.today = seeker, today
        self._made = {}  # {firm id: AtFirm}: people of one firm are asked about one after another

    def group(self, firm_id):
        """The firms that count as one with this; two steps of a succession each way."""
        return self._groups.get(firm_id, frozenset([firm_id]))

    def of(self, firm_id):
        """AtFirm, with everyone whom the seeker knows there."""
        if firm_id not in self._made:
            self._made[firm_id] = self._make(firm_id, self.group(firm_id))
        return self._made[firm_id]

    def known_at(self, firm_id):
        """Ids of the relationships that are among its colleagues by the firm itself."""
        return self._people[firm_id]

    def alone(self, firm_id, group=None):
        """AtFirm without anyone; of a `group` of firms one flag speaks for all."""
        name, model, paid_by, _heir = self._known.get(firm_id, ("", Firm.PayModel.UNKNOWN, "", None))
        charges = paid_by == Firm.PaidBy.SEEKER or bool(self._flagged.intersection(group or {firm_id}))
        return AtFirm(name, model == Firm.PayModel.RETAINED, charges)

    def _make(self, firm_id, group):
        people = tuple(person for one in sorted(group) for person in self._people[one].values())
        return replace(self.alone(firm_id, group), colleagues=people)

    def wrote(self, one, day):
        """A first message went to someone there on a day."""
        if one.firm_id:
            person = Colleague(one.pk, one.recruiter.shown_name, day, open=True, holds=self._is_fresh(one.filed_on))
            self._enter(one, person)

    def planned(self, one, day):
        """A first message to someone there is planned for a day."""
        if one.firm_id:
            known = self._people[one.firm_id].get(one.pk) or Colleague(one.pk, one.recruiter.shown_name)
            self._enter(one, replace(known, planned_on=day))

    def _enter(self, one, person):
        self._people[one.firm_id][one.pk] = person
        self._made.clear()

    @cached_property
    def _known(self):
        """{firm id: name, pay model, who pays it, its successor's id}; those that were read already cost nothing."""
        read = {one.firm_id: one.firm for one in self.relationships if one.firm_id and _is_read(one)}
        known = {pk: tuple(getattr(firm, name) for name in OF_FIRM) for pk, firm in read.items()}
        missing = self.ids - set(known)
        rows = Firm.objects.filter(pk__in=missing).values_list("pk", *OF_FIRM) if missing else ()
        return known | {pk: tuple(said) for pk, *said in rows}

    @cached_property
    def _groups(self):
        """{firm id: those that count as one}."""
        pairs = {pk: said[-1] for pk, said in self._known.items()}
        ends = self.ids | set(pairs.values()) - {None}
        beside = Firm.objects.filter(Q(succeeded_by__in=ends) | Q(pk__in=ends, succeeded_by__isnull=False))
        pairs |= dict(beside.values_list("pk", "succeeded_by"))
        groups = {}
        for one, heir in pairs.items():
            united = frozenset({one, heir} - {None}).union(groups.get(one, ()), groups.get(heir, ()))
            groups |= dict.fromkeys(united, united)
        return groups

    @cached_property
    def _flagged(self):
        mine = SeekerFirm.objects.visible_to(self.seeker).exclude(flags=[])
        return {pk for pk, flags in mine.values_list("firm_id", "flags") if FEES in flags}

    @cached_property
    def _people(self):
        """{firm id: {relationship id: Colleague}} of those whom a rule may speak of."""
        ids = set().union(self.ids, *self._groups.values())
        stages = (*OPEN, *HOLDING, "planned")
        counted = Q(first_out_on__isnull=False) | Q(stage__in=stages) | Q(filed_on__isnull=False)
        mine = Relationship.objects.visible_to(self.seeker).filter(counted, firm__in=ids)
        people = defaultdict(dict)
        columns = ("pk", "firm_id", "recruiter__name", "first_out_on", "stage", "filed_on", "next_step_on")
        for pk, firm, name, first_out, stage, filed_on, next_on in mine.values_list(*columns):
            holds = stage in HOLDING or self._is_fresh(filed_on)
            people[firm][pk] = Colleague(
                pk, name or gettext("someone"), _ordinal(first_out), stage in OPEN, holds,
                max(next_on, self.today).toordinal() if stage == "planned" and next_on else None,
            )  # fmt: skip
        return people

    def _is_fresh(self, filed_on):
        """Whether a résumé that was filed then is still held."""
        return filed_on is not None and add_months(filed_on.toordinal(), FILED_MONTHS) > self.today.toordinal()


def _is_read(one):
    """Whether the relationship's firm is at hand with all that is asked of it."""
    return Relationship.firm.is_cached(one) and not one.firm.get_deferred_fields().intersection(OF_FIRM)


def _paused_by(seeker, relationships):
    """ "search" where the whole search is paused."""
    if not any(one.stage == "paused" for one in relationships):
        return ""
    return "search" if JobSearch.objects.visible_to(seeker).filter(status="paused").exists() else ""


def _ordinal(day):
    return day.toordinal() if day else None
