"""The one place where what a confidential search keeps clear of is taken out of firms that are offered."""

from django.db.models import Q

from common.text import sort_key
from outreach.confidential import employer_domain
from outreach.models import JobSearch


def exclude_protected(rows, seeker, path="", search=None):
    """Rows without the firms that the seeker's open confidential search protects: the employer, by name or domain.

    `rows` are firms, or rows that lead to one by `path` ("firm__"). `search`: the open one, where it is read already;
    else one query.
    """
    if search is None:
        search = JobSearch.objects.visible_to(seeker).filter(status__in=["active", "paused"]).first()
    if search is None or not search.confidential:
        return rows
    protected = Q(pk__in=[])
    if search.current_employer:
        protected |= Q(**{f"{path}name_key": sort_key(search.current_employer)})
    if search.current_employer_domain:
        protected |= Q(**{f"{path}domain": employer_domain(search.current_employer_domain)})
    return rows.exclude(protected)
