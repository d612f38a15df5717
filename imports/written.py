"""What keeping writes, by the names that `done` of a row uses for it, and the lock under which it is written."""

from django.db import connection

from outreach.models import HistoryRow, Relationship
from recruiters.models import Affiliation, ContactPoint, Firm, FirmProfile, Recruiter

MODELS = {
    "firm": Firm,
    "recruiter": Recruiter,
    "affiliation": Affiliation,
    "contact": ContactPoint,
    "firm_specialty": Firm.specialties.through,
    "recruiter_specialty": Recruiter.specialties.through,
    "profile": FirmProfile,
    "relationship": Relationship,
    "history": HistoryRow,
}
# The columns that lists fill, with what stands in them until somebody says otherwise.
FIRM = {
    "pay_model": "unknown", "setting": "firm", "paid_by": "employer", "engagement": "unknown", "trading_names": [],
    "website": "", "email": "", "phone": "", "places": "",
}  # fmt: skip
PERSON = {"first_name": "", "last_name": "", "title": "", "place": ""}
_SHARED = 0x1A9D  # of our own choosing: the key of the lock on the shared directory


def lock_directory(batch):
    """One import at a time writes shared records (SQLite has one writer anyway); private ones lock their seeker."""
    if batch.owner_id is None and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SHARED])


def no_longer_there(model):
    """The columns of a record that say it is not to be used any more, with their codes."""
    columns = {field.attname for field in model._meta.concrete_fields}
    return {
        column: code
        for column, code in {"archived_at": "archived", "unavailable_at": "suppressed"}.items()
        if column in columns
    }
