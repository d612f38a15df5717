"""An employer as the seeker knows it: named once, by whatever names it goes, and whom it belongs to."""

from django.db import models
from django.db.models import Q

from accounts.rights import Right
from common.fields import KeyField
from common.ids import new_public_id
from outreach.guards.employers import DIFFERENT, EmployerFacts, compare, name_key

from .change import Changed
from .private import PrivateRecord

MOST_PARENTS = 5  # steps up; a ring ends there too


class Employer(Changed, PrivateRecord):
    """History rows keep the name as it was typed; a name finds its employer by `name_key`, of its aliases too.

    So aliases and joining change no history: the next rebuild reads the same rows for another employer. One that no
    submission and no claim names any more stays, for undo may bring them back, and is not asked about (in_use).
    `told_apart`: public ids of those that the seeker said are other ones.
    """

    changed_as = ("employer_id", "pk")
    opened_by = Right.SUBMISSIONS

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=160)
    name_key = KeyField()
    aliases = models.JSONField(default=list, blank=True)
    domain = models.CharField(max_length=120, blank=True)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    joined_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="joined")
    told_apart = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seeker", "name_key"], condition=Q(joined_into__isnull=True), name="one_employer_of_a_name"
            )
        ]

    def __str__(self):
        return f"employer {self.public_id}"

    @property
    def facts(self):
        """As the guards compare it."""
        above = self.above()
        parents = tuple(name for one in above for name in (one.name, *one.aliases))
        domains = tuple(one.domain for one in above if one.domain)
        return EmployerFacts(self.name, tuple(self.aliases), parents, self.domain, domains)

    def above(self):
        """What it belongs to, the nearest first; of an Employers they are there already."""
        found, one = [], self.parent
        while one and one not in found and one.pk != self.pk and len(found) < MOST_PARENTS:
            found.append(one)
            one = one.parent
        return found

    @property
    def keys(self):
        return {key for key in map(name_key, (self.name, *self.aliases)) if key}


class Employers:
    """All of one seeker's employers, read once: which one a name means, which others are like it."""

    def __init__(self, seeker):
        self.seeker = seeker
        self.all = {one.pk: one for one in Employer.objects.visible_to(seeker).order_by("pk")}
        self.standing = [one for one in self.all.values() if not one.joined_into_id]
        for one in self.all.values():
            if one.parent_id in self.all:
                one.parent = self.all[one.parent_id]
        self._by_key = {}
        for one in self.standing:
            for key in one.keys:
                self._by_key.setdefault(key, one)
        self._by_key |= {one.name_key: one for one in self.standing}  # its own name before an alias of another

    def named(self, text):
        """The Employer that a name means, or None."""
        return self._by_key.get(name_key(text or ""))

    def in_use(self):
        """Those that a kept submission or a claim names, and whom others belong to; one query."""
        named = Q(submissions__isnull=False, submissions__removed_at__isnull=True)
        named |= Q(claims__isnull=False, claims__removed_at__isnull=True)
        pks = set(Employer.objects.visible_to(self.seeker).filter(named).values_list("pk", flat=True))
        pks |= {one.parent_id for one in self.standing}
        return [one for one in self.standing if one.pk in pks]

    def near(self, text):
        """[(Employer, Comparison)] of those in use that a new name may mean; none for a name that is known."""
        if not name_key(text) or self.named(text):
            return []
        facts = EmployerFacts(text)
        found = [(one, compare(facts, one.facts)) for one in self.in_use()]
        return [(one, how) for one, how in found if how.verdict != DIFFERENT]

    def made(self, text, at):
        """The same, made where nobody is called so yet; None for a name without letters."""
        key = name_key(text or "")
        if key and key not in self._by_key:
            employer = Employer.objects.create(
                seeker=self.seeker, name=text.strip()[:160], name_key=key, made_at=at, changed_at=at
            )
            self.all[employer.pk] = self._by_key[key] = employer
            self.standing.append(employer)
        return self._by_key.get(key)


def apart(one, other):
    """Whether the seeker has said that these two are different employers."""
    return other.public_id in one.told_apart or one.public_id in other.told_apart


def distinct(names, without=""):
    """Names without repeats, in their order; two that are one by their key are one."""
    kept, seen = [], {name_key(without)}
    for name in names:
        key = name_key(name)
        if key and key not in seen:
            kept.append(name.strip()[:160])
            seen.add(key)
    return kept
