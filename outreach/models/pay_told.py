"""What a seeker was told of pay for the role that a search is for, by whom and at which firm, as ranges a year."""

from collections import defaultdict

from common.text import fold
from outreach.measures.yearly_pay import told_pay


class PayTold:
    """`by_person`, `at_firm`: {id of the recruiter or firm: (lowest, highest) a year}, in the search's own currency.

    Nothing is known, and nothing asked of the database, where the brief names no pay or no currency; else one query.
    Pay of another role or place says nothing of this one.
    """

    def __init__(self, search, asked):
        people, firms = defaultdict(list), defaultdict(list)
        for recruiter_id, firm_id, role, place, *said in _said(search) if asked and search.currency else ():
            if _is_about(role, search.target_titles) and _is_about(place, search.places):
                people[recruiter_id].append(said)
                firms[firm_id].append(said)
        self.by_person, self.at_firm = _ranges(people), _ranges(firms)


def _said(search):
    rows = search.seeker.knowledges.standing().filter(kind="salary", currency=search.currency)
    columns = ("relationship__recruiter", "relationship__firm", "role", "place", "low", "high", "period")
    return rows.values_list(*columns)


def _is_about(said, wanted):
    said, wanted = fold(said), fold(wanted)
    return not said or not wanted or said in wanted or wanted in said


def _ranges(told):
    ranges = {key: told_pay(said) for key, said in told.items() if key}
    return {key: found for key, found in ranges.items() if found}
