"""A confidential search keeps clear of the present employer: whether an address belongs to it."""

from urllib.parse import urlsplit

from common.text import domain_of
from outreach.models import JobSearch


def employer_domain(text):
    """The registrable domain of a web or mail address as typed; '' for none. Unknown endings stay whole."""
    text = text.strip().casefold()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    return (domain_of(host) or host.removeprefix("www.")) if _is_host(host) else ""


def at_employer(seeker, address):
    """Whether a mail address is at the employer that an open confidential search of the seeker is kept from."""
    domain = employer_domain(address)
    open_ones = JobSearch.objects.visible_to(seeker).filter(status__in=["active", "paused"], confidential=True)
    kept_from = open_ones.values_list("current_employer_domain", flat=True)
    return bool(domain) and domain in map(employer_domain, kept_from)


def _is_host(host):
    parts = host.split(".")
    return len(parts) > 1 and all(part and part.replace("-", "").isalnum() for part in parts)
