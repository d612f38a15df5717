"""People and firms of the directory that a seeker sees, and what of them is on the seeker's own list already."""

from django.db.models import Prefetch

from outreach.pages.mine import mine_with
from recruiters.models import Affiliation, Firm, Recruiter
from recruiters.search import find

SHORTEST = 2  # letters: one letter begins too many names to mean any of them


def people(seeker, text, most, typos=None):
    """([(recruiter, firm)], [relationships of those who are on the list]): one more query for each."""
    if len(text.strip()) < SHORTEST:
        return [], []
    affiliations = Affiliation.objects.filter(ended_on__isnull=True).select_related("firm")
    seen = Recruiter.objects.visible_to(seeker).people().prefetch_related(Prefetch("affiliations", affiliations))
    found = find(seen, text, size=most, typos=typos).page.rows
    mine = mine_with(seeker, found) if found else {}
    others = [(person, _firm(person, seeker)) for person in found if person.pk not in mine]
    return others, list(mine.values())


def firms(seeker, text, ids, most, typos=None):
    """Firms where the seeker has somebody (their ids), then others, by their names."""
    seen = Firm.objects.visible_to(seeker)
    by_id = seen.in_bulk(ids) if ids else {}
    own = [by_id[pk] for pk in ids if pk in by_id]
    if len(own) >= most or len(text.strip()) < SHORTEST:
        return own[:most]
    others = [firm for firm in find(seen, text, size=most, typos=typos).page.rows if firm.pk not in by_id]
    return [*own, *others][:most]


def _firm(person, seeker):
    firm = person.firm
    return firm if firm and firm.owner_id in (None, seeker.pk) else None
