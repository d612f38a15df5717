"""What the submission guard looks at: every submission, claim and open conflict of a seeker, read once."""

from dataclasses import replace

from django.db.models import Q
from django.utils.functional import cached_property

from outreach.guards.answer import WARN, Answer, strictest
from outreach.guards.confidential import BLOCKING
from outreach.guards.employers import EmployerFacts, name_key
from outreach.guards.roles import role_of
from outreach.guards.submission import Asked, Introduced, Right, Standing, check
from outreach.models import Claim, Conflict, Submission
from outreach.models.employer import Employers, apart
from outreach.models.party import OF_FIRMS, party_of
from outreach.models.protecting import answers_at_employer, answers_on, protected_of

# What is said of a fact: what a right gives away is known only of a consent that is still to be given.
OF_FACTS = {"S1", "S1_near", "frozen", "S2", "S2_near", "S3", "S3_near", *BLOCKING}


class SubmissionFacts:
    """Five queries, more in a confidential search, however many people are asked about. `answers` of a consent now
    through one of these `relationships`, `against` of what has happened already; nothing is written.
    """

    def __init__(self, seeker, today, relationships):
        self.seeker, self.today, self.relationships = seeker, today, relationships
        self.employers = Employers(seeker)
        kept = Submission.objects.visible_to(seeker).kept().select_related(*OF_FIRMS)
        self.submissions = list(kept.order_by("pk"))
        claims = Claim.objects.visible_to(seeker).live().filter(until__gte=today)
        self.claims = list(claims.select_related(*OF_FIRMS))
        doubles = Conflict.objects.visible_to(seeker).double().values_list("first_id", "second_id")
        self._in_conflict = {pk for pair in doubles for pk in pair}

    def answers(self, relationship, said, apart_from=()):
        """What stands against giving a consent today. said: key, employer, role, requisition, site, expires_on, covers,
        fee, speculative. apart_from: ids of employers that the seeker has just said are other ones.
        """
        firm = relationship.firm
        known = self.employers.named(said.get("employer"))
        text = (said.get("employer") or "").strip()
        asked = Asked(
            employer=known.facts if known else EmployerFacts(text) if name_key(text) else None,
            role=role_of(said.get("role"), said.get("requisition"), said.get("site")),
            party=party_of(firm, relationship.pk),
            firm=firm.name if firm else "",
            retained=bool(firm) and firm.pay_model == "retained",
            right=Right(said.get("covers") or "role", said.get("expires_on"), bool(said.get("fee"))),
            speculative=bool(said.get("speculative")),
        )
        away = {pk for pk, one in self.employers.all.items() if pk in apart_from or known and apart(known, one)}
        others = [
            replace(there, apart=True) if one.employer_id in away else there for one, there in self._standing
            if (one.relationship_id, one.key) != (relationship.pk, said.get("key"))
        ]  # fmt: skip
        found = check(asked, others, self._introduced(away), self.today)
        return strictest([*found, *self._kept_from(relationship, asked.employer)])

    def against(self, relationship, said, apart_from=()):
        """What a fact is kept as being against: the résumé went out, or consent was given, without asking here."""
        found = [one for one in self.answers(relationship, said, apart_from) if one.rule in OF_FACTS]
        if said.get("state") == "unauthorised" and relationship.firm:
            found.append(Answer("S5", WARN, {"firm": relationship.firm.name, "on": said["occurred_on"]}))
        return found

    def known(self, relationship, key):
        """What is on record of a submission; None where it is new."""
        where = (relationship.pk, key)
        return next((one for one in self.submissions if (one.relationship_id, one.key) == where), None)

    def is_where(self, submission, said):
        """Whether what is said now leaves a submission at its employer and role; what is left empty stands."""
        employer = self.employers.named(said.get("employer"))
        if said.get("employer") and (employer and employer.pk) != submission.employer_id:
            return False
        named = {name: said.get(name) or getattr(submission, name) for name in ("role", "requisition", "site")}
        return role_of(*named.values()) == submission.opening

    def _kept_from(self, relationship, employer):
        """What the confidential guard says of the employer, and of whom it goes through."""
        if not self.protected:
            return []
        through = self._through.get(relationship.pk, [])
        there = answers_at_employer(self.seeker, employer, self.protected) if employer else []
        return [*there, *(answer for answer in through if answer not in there)]

    @cached_property
    def protected(self):
        return protected_of(self.seeker)

    @cached_property
    def _through(self):
        """{relationship id: Answers} of those it would go through."""
        return answers_on(self.seeker, self.relationships, self.protected)

    @cached_property
    def _standing(self):
        """[(Submission, its Standing)]."""
        facts = {pk: one.facts for pk, one in self.employers.all.items()}
        return [(one, Standing(
            employer=facts.get(one.employer_id), role=one.opening, party=party_of(one.firm, one.relationship_id),
            title=one.role, firm=one.firm.name if one.firm else "", on=one.state_on, sent_on=one.sent_on,
            live=one.live, claim_until=one.claim_until, unauthorised=one.unauthorised,
            in_conflict=one.pk in self._in_conflict,
        )) for one in self.submissions]  # fmt: skip

    def _introduced(self, away):
        return [
            Introduced(self.employers.all[one.employer_id].facts, party_of(one.firm), one.firm.name, one.until,
                       apart=one.employer_id in away)
            for one in self.claims
        ]  # fmt: skip


def conflict_of(seeker, relationship, key, ruled=False):
    """The open conflict that a submission is part of, the newest; with `ruled` else one that was decided. None for
    none.
    """
    mine = Submission.objects.visible_to(seeker).filter(relationship=relationship, key=key).values("pk")
    found = Conflict.objects.visible_to(seeker).filter(Q(first__in=mine) | Q(second__in=mine))
    decided = found.filter(ruled_on__isnull=False).order_by("-pk")
    return found.open().order_by("-pk").first() or (decided.first() if ruled else None)


