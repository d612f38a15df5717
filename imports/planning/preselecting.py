"""Which people of an address book are worth keeping: those who look like recruiters, each with the reason."""

import re

from common.text import domain_of, fold, sort_key
from outreach.models import JobSearch

# The beginnings of folded words by which people and firms of the trade call themselves.
_TITLES = (
    r"recruit|headhunt|talent (acqui|partner|advis|scout|sourc|consult|manag)|sourcer|executive search|staffing"
    r"|placement|personalberat|personalvermittl|personalreferent|personaldisponent|recrutement|recruteur|reclutador"
    r"|seleccion|selezion|werving|uitzend|rekryter|rekrutter|rekrut|employment consult|search consult|resourc"
)
_FIRMS = (
    r"recruit|headhunt|staffing|executive search|search partners|talent|personnel|employment agency|placement"
    r"|personalberat|personalvermittl|personaldienst|zeitarbeit|recrutement|interim|seleccion|selezione|uitzend|resourcing"
)
TITLE, FIRM = re.compile(rf"\b({_TITLES})"), re.compile(rf"\b({_FIRMS})")


class Preselecting:
    """For one seeker's address book."""

    def __init__(self, owner):
        search = JobSearch.objects.visible_to(owner).filter(status__in=["active", "paused"]).first()
        self.employer = sort_key(search.current_employer) if search and search.current_employer else None
        self.employer_domain = search.current_employer_domain if search else ""

    def choose(self, line):
        """Excludes a line, or leaves it in, with the reason; what a person said of it before holds."""
        said = line.decided_on.get("row")
        if self._at_employer(line):
            line.excluded = said != "in"
            line.reasons.append(["at_employer", {}])
            return
        reason = self._looks_like_one(line)
        line.reasons.append(reason or ["no_recruiter", {}])
        line.excluded = said == "out" or (reason is None and said != "in")

    def _looks_like_one(self, line):
        title = TITLE.search(fold(line.values.get("person", {}).get("title", "")))
        if title:
            return ["title_word", {"word": title.group()}]
        if isinstance(line.firm, int):  # the directory has it
            return ["known_firm", {}]
        firm = FIRM.search(fold(line.values.get("firm", {}).get("name", "")))
        return ["firm_word", {"word": firm.group()}] if firm else None

    def _at_employer(self, line):
        """By name or address, whatever kind of search it is: nobody there is meant."""
        firm, person = line.values.get("firm", {}), line.values.get("person", {})
        domains = {firm.get("domain", ""), *map(domain_of, person.get("emails", ()))}
        if self.employer_domain and self.employer_domain in domains:
            return True
        return self.employer is not None and sort_key(firm.get("name", "")) == self.employer
