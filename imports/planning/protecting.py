"""Rows of a seeker's own list from whom a confidential search is kept: left out with the reason, at planning and at
keeping. A person can't take them in again while that stands under Protected."""

from outreach.guards import BLOCK
from outreach.guards.confidential import House, Target, confidential
from outreach.models.protecting import at_work_of, emails_of, houses_of, protected_of


class Protecting:
    """For one seeker, as things stand now; nothing is asked of the database where no search is confidential."""

    def __init__(self, owner):
        self.owner = owner
        self.protected = protected_of(owner) if owner else []

    def leave_out(self, lines):
        """Excludes lines whose firm or person is known by now."""
        lines = [line for line in lines if line.planned and line.values]
        asked = [(_id(line.person), _id(line.firm), line.values) for line in lines]
        for line, answer in zip(lines, self.blocks(asked), strict=True):
            if answer:
                line.excluded = True
                line.reasons.append(reason(answer))

    def blocks(self, asked):
        """For each (recruiter id or None, firm id or None, values of the row) the block against it, or None."""
        if not self.protected:
            return [None] * len(asked)
        people = {person for person, _firm, _values in asked} - {None}
        at_work, emails = at_work_of(people), emails_of(people)
        firms = {firm for _person, firm, _values in asked} - {None}
        houses = houses_of(self.owner, firms.union(*at_work.values()))
        found = []
        for person, firm, values in asked:
            ids = [one for one in (firm, *at_work[person]) if one in houses]
            target = _target(person, [houses[pk] for pk in ids], houses.get(firm), values, emails[person])
            answers = confidential(target, self.protected)
            found.append(next((answer for answer in answers if answer.level == BLOCK), None))
        return found


def reason(answer):
    """What the row says of it."""
    if "protected" in answer.params:
        return ["protected", {"protected": answer.params["protected"]}]
    return ["protected_person", {}]


def _target(person, houses, known, values, emails):
    """`known`: the House of the firm that is meant, whose web address tells it from one of the same name."""
    firm, said = values.get("firm", {}), values.get("person", {})
    if firm.get("name") or firm.get("domain"):
        aliases = tuple(firm.get("trading_names", ()))
        domain = firm.get("domain") or (known.domain if known else "")
        houses = [*houses, House(firm.get("name") or domain, aliases, domain=domain)]
    addresses = (*emails, *said.get("emails", ()), *firm.get("emails", ()))
    return Target(said.get("name", ""), person, tuple(houses), addresses)


def _id(ident):
    """A directory id; None for a record that the list brings."""
    return ident if isinstance(ident, int) else None
