"""Which people of an address book are worth keeping: those who look like recruiters, each with the reason."""

from common.text import domain_of
from outreach.confidential import employer_domain
from outreach.models import JobSearch
from recruiters.likeness.facts import FirmFacts
from recruiters.likeness.firm_names import names_in
from recruiters.models import Firm

from .trade import is_house, is_staffing_domain, word_in_firm, word_in_title


class Preselecting:
    """For one seeker's address book. `known`: recruiters.likeness.Known of that seeker."""

    def __init__(self, owner, known):
        search = JobSearch.objects.visible_to(owner).filter(status__in=["active", "paused"]).first()
        employer = search.current_employer if search else ""
        self.employer = names_in(employer)
        self.employer_domain = employer_domain(search.current_employer_domain) if search else ""
        self.employer_ids = self._in_directory(employer, known)
        self.in_house = set(Firm.objects.visible_to(owner).filter(pay_model="in_house").values_list("pk", flat=True))

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
        firm, person = line.values.get("firm", {}), line.values.get("person", {})
        word = word_in_title(person.get("title", ""))
        if word:
            return ["title_word", {"word": word}]
        if isinstance(line.firm, int) and line.firm not in self.in_house:  # whoever works at a known agency
            return ["known_firm", {}]
        word = word_in_firm(firm.get("name", ""))
        if word:
            return ["firm_word", {"word": word}]
        if any(is_house(name.tight) for name in names_in(firm.get("name", ""))):
            return ["firm_word", {"word": firm["name"]}]
        domain = next(filter(is_staffing_domain, _domains(line)), "")
        if domain:
            return ["staffing_domain", {"domain": domain}]
        tag = next((tag for tag in line.values.get("mine", {}).get("tags", ()) if word_in_title(tag)), "")
        return ["tag_word", {"word": tag}] if tag else None

    def _at_employer(self, line):
        """By name or address, whatever kind of search it is: nobody there is meant."""
        if self.employer_domain and self.employer_domain in _domains(line):
            return True
        if isinstance(line.firm, int) and line.firm in self.employer_ids:
            return True
        firm = line.values.get("firm", {})
        said = [name for text in (firm.get("name", ""), *firm.get("trading_names", ())) for name in names_in(text)]
        return any(_one_house(ours, theirs) for ours in self.employer for theirs in said)

    def _in_directory(self, employer, known):
        """Firms of the directory that are the employer, by whatever name they stand there."""
        if not employer and not self.employer_domain:
            return set()
        matches = known.firms([FirmFacts("employer", employer or self.employer_domain, domain=self.employer_domain)])
        return {match.id for match in matches[0] if match.likeness.verdict == "same"}


def _domains(line):
    firm, person = line.values.get("firm", {}), line.values.get("person", {})
    addresses = [*person.get("emails", ()), *firm.get("emails", ())]
    return [one for one in (firm.get("domain", ""), *map(domain_of, addresses)) if one]


def _one_house(ours, theirs):
    """One name begins as the other does: "Acme", "Acme GmbH", "Acme Energy AG". Rather one too many left out."""
    if ours.tight == theirs.tight:
        return True
    shorter, longer = sorted((ours.words, theirs.words), key=len)
    return longer[: len(shorter)] == shorter and bool(ours.core & theirs.core)
