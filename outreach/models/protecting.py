"""Whether a confidential search is kept from whom an act would reach: reads what the pure guard asks.

One query where no search is confidential; otherwise a fixed number, whatever the number of people asked about.
"""

from collections import defaultdict

from django.db.models import Q

from outreach.guards import BLOCK, Answer
from outreach.guards.confidential import OWN, UNSAID, House, Protected, Target, confidential
from outreach.models.history import HistoryRow
from outreach.refusals import Refused
from outreach.words.guards import sentence
from recruiters.models import Affiliation, ContactPoint, Firm, Recruiter

CLIENT = "client"  # the flag by which a seeker notes that a firm works for the present employer
OPEN = ["active", "paused"]
GUARDED = {"plan", "talk", "resume"}  # decisions that lead to a message


class Stopped(Refused):
    """Refused by the confidential guard: `answer` says by which rule."""

    def __init__(self, answer, field=None):
        super().__init__("protected", field, rule=answer.rule, **answer.params)
        self.answer = answer

    def sentence_on(self, today):
        return sentence(self.answer, today)


def refuse_protected(relationship):
    """Raises Stopped where the seeker's search is kept from whom the relationship is with."""
    stop(answers_on(relationship.seeker, [relationship]).get(relationship.pk, []))


def stop(answers, field=None):
    """Raises Stopped for the first block among Answers."""
    for answer in answers:
        if answer.level == BLOCK:
            raise Stopped(answer, field)


def answers_on(seeker, relationships, protected=None):
    """{relationship id: Answers} of those that anything stands against. `protected`: as protected_of reads it."""
    protected = protected_of(seeker) if protected is None else protected
    if not protected or not relationships:
        return {}
    people = {one.recruiter_id for one in relationships}
    at_work, emails, names, found_out = at_work_of(people), emails_of(people), _names(people), _found_out_by(seeker)
    houses = houses_of(seeker, {one.firm_id for one in relationships} | set().union(*at_work.values()))
    found = {}
    for one in relationships:
        ids = dict.fromkeys([one.firm_id, *at_work[one.recruiter_id]])
        target = Target(
            names.get(one.recruiter_id, ""), one.recruiter_id, tuple(houses[pk] for pk in ids if pk in houses),
            (*emails[one.recruiter_id], *found_out[one.pk]),
        )  # fmt: skip
        answers = confidential(target, protected)
        if answers:
            found[one.pk] = _told(seeker, answers)
    return found


def _told(seeker, answers):
    """The answers; to who acts for the seeker without what the search is kept from. Source: domain.md section 5."""
    if seeker.helped_by is None:
        return answers
    levels = dict.fromkeys(answer.level for answer in answers if answer.level in UNSAID)
    return [Answer(UNSAID[level], level) for level in levels]


def answers_about(seeker, *, recruiter=None, name="", firms=(), firm_names=(), emails=(), protected=None):
    """Answers about someone who is not on the list: a Recruiter, or a name; Firms, and names of firms as typed.

    `protected`: as protected_of reads it.
    """
    protected = protected_of(seeker) if protected is None else protected
    if not protected:
        return []
    people = {recruiter.pk} if recruiter else set()
    ids = {firm.pk for firm in firms}.union(*at_work_of(people).values())
    houses = [*houses_of(seeker, ids).values(), *(House(one) for one in firm_names if one)]
    known = emails_of(people)[recruiter.pk] if recruiter else ()
    emails = tuple(email for email in (*emails, *known) if email)
    target = Target(recruiter.name if recruiter else name, recruiter and recruiter.pk, tuple(houses), emails)
    return confidential(target, protected)


def answers_at_employer(seeker, employer, protected=None):
    """Answers about an employer (EmployerFacts) to whom the seeker would be put forward."""
    protected = protected_of(seeker) if protected is None else protected
    house = House(
        employer.name, employer.aliases, employer.parents, employer.domain, heir_domains=employer.parent_domains
    )
    return confidential(Target(houses=(house,)), protected)


def confidential_search(seeker):
    """The open search that is confidential, or None."""
    return seeker.jobsearchs.filter(status__in=OPEN, confidential=True).first()


def protected_of(seeker, search=None):
    """All that the seeker's search is kept from; [] where none is confidential. Two queries, more where firms or
    people of the directory are excluded.
    """
    search = search or confidential_search(seeker)
    if search is None or not search.confidential:
        return []
    found = [Protected(OWN, search.current_employer, domain=search.current_employer_domain)]
    found = found if search.current_employer or search.current_employer_domain else []
    live = list(seeker.exclusions.filter(removed_at__isnull=True).select_related("firm", "recruiter"))
    firms = one_house(Firm, {one.firm_id for one in live} - {None}, "succeeded_by_id")
    people = one_house(Recruiter, {one.recruiter_id for one in live} - {None})
    for one in live:
        domain = one.domain or (one.firm.domain if one.firm else "")
        aliases = (*one.aliases, *(one.firm.trading_names if one.firm else ()))
        found.append(
            Protected(
                one.kind, one.shown_name, aliases, domain, firms.get(one.firm_id, frozenset()),
                people.get(one.recruiter_id, frozenset()),
            )
        )  # fmt: skip
    return found


def houses_of(seeker, ids):
    """{firm id: House} with who took it over and what the seeker noted."""
    rows, fresh = {}, set(ids) - {None}
    while fresh:
        found = Firm.objects.filter(pk__in=fresh)
        found = found.values_list("pk", "name", "trading_names", "domain", "succeeded_by_id")
        rows |= {pk: row for pk, *row in found}
        fresh = {row[-1] for row in rows.values()} - {None} - rows.keys()
    noted = seeker.seekerfirms.filter(firm__in=list(rows)) if rows else ()
    clients = {one.firm_id for one in noted if CLIENT in one.flags}
    return {pk: _house(rows, pk, pk in clients) for pk in set(ids) & rows.keys()}


def _house(rows, pk, client):
    """A firm with every name and web address of who took it over, the nearest first."""
    names, domains, seen, heir = [], [], {pk}, rows[pk][-1]
    while heir in rows and heir not in seen:
        seen.add(heir)
        name, aliases, domain, after = rows[heir]
        names += [name, *aliases]
        domains += [domain] if domain else []
        heir = after
    name, aliases, domain, _after = rows[pk]
    return House(name, tuple(aliases), tuple(names), domain, pk, client, tuple(domains))


def one_house(model, ids, *more):
    """{id: ids of everything that it is one with}, by merges and successions; a query for each step of the longest."""
    near, known, fresh = defaultdict(set), set(), set(ids)
    while fresh:
        known |= fresh
        there = Q(pk__in=fresh) | Q(merged_into__in=fresh)
        there |= Q(succeeded_by__in=fresh) if more else Q()
        seen = set()
        for pk, *others in model.objects.filter(there).values_list("pk", "merged_into_id", *more):
            seen |= {pk, *filter(None, others)}
            for other in filter(None, others):
                near[pk].add(other)
                near[other].add(pk)
        fresh = seen - known
    return {pk: _reached(near, pk) for pk in ids}


def all_one_with(model, ids, *more):
    """Ids of all these and of everything that they are one with, as one_house finds it."""
    return frozenset().union(*one_house(model, ids, *more).values()) if ids else frozenset()


def _reached(near, pk):
    reached, fresh = set(), {pk}
    while fresh:
        reached |= fresh
        fresh = set().union(*(near[one] for one in fresh)) - reached
    return frozenset(reached)


def at_work_of(people):
    """{recruiter id: ids of the firms where they work now}."""
    found = defaultdict(list)
    current = Affiliation.objects.filter(recruiter__in=people, ended_on__isnull=True) if people else ()
    for one in current:
        found[one.recruiter_id].append(one.firm_id)
    return found


def emails_of(people):
    """{recruiter id: their e-mail addresses}."""
    found = defaultdict(tuple)
    points = ContactPoint.objects.filter(recruiter__in=people, kind=ContactPoint.Kind.EMAIL) if people else ()
    for one in points:
        found[one.recruiter_id] += (one.key,)
    return found


def _found_out_by(seeker):
    """{relationship id: e-mail addresses that the seeker alone knows of}."""
    found = defaultdict(tuple)
    for row in HistoryRow.objects.live().filter(seeker=seeker, kind="address_found").only("relationship", "data"):
        if row.data.get("kind") == ContactPoint.Kind.EMAIL:  # a row may say that one was found, and not which
            found[row.relationship_id] += (row.data["value"],)
    return found


def _names(people):
    rows = Recruiter.objects.filter(pk__in=people, unavailable_at__isnull=True)
    return dict(rows.values_list("pk", "name"))
