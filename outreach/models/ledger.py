"""The ledger's writer: submissions as their history rows and replay say them. A rebuild gives the same.

Called where replayed columns are written (book.py), in the same transaction, with the seeker locked.
"""

from dataclasses import dataclass
from datetime import date

from outreach.cadence import LIVE_STATES
from outreach.cadence.papers import add_months
from outreach.guards.roles import title_key

from .employer import Employers
from .submission import SENT_STATES, Submission

RIGHT = ("channel", "text", "file", "covers", "exclusive", "fee")
LOST = {"withdrawn_duplicate"}  # who loses a ruling has no claim


@dataclass(frozen=True)
class Page:
    """What one relationship's book says: its live rows, what replay makes of them, its dated timings."""

    relationship: object
    rows: list
    result: object
    dated: object


def derive(page):
    """{key: the columns of its Submission, with `employer` as it was typed} of one relationship, from its rows alone.

    What a later row leaves out stands as an earlier one said it. The firm is that of the first row: a recruiter who
    moves leaves submission and claim behind.
    """
    found = {}
    for row in sorted(page.rows, key=lambda row: (row.occurred_on, row.day_seq, row.pk)):
        if row.kind == "submission" and row.data.get("key"):
            _take(found.setdefault(row.data["key"][:20], {}), row)
    for key, said in found.items():
        state = page.result.submissions.get(key, said["state"])
        if state != said["state"]:  # time did it, or the end of the search
            on = said["expires_on"] if state == "consent_expired" and said["expires_on"] else said["state_on"]
            said |= {"state": state, "state_on": on}
        sent = [date.fromisoformat(day) for at, day in map(str.split, said["days"]) if at in SENT_STATES]
        said["sent_on"] = min(sent, default=None)
        said["claim_until"] = None
        if sent and state not in LOST:
            months = page.dated.at(min(sent).toordinal()).timings.claim_months
            said["claim_until"] = date.fromordinal(add_months(min(sent).toordinal(), months))
        said["live"] = state in LIVE_STATES
        said["role_key"] = title_key(said["role"])
    return found


def write(seeker, pages, at):
    """Store what these pages say. Returns how many changed: then the caller checks conflicts anew."""
    ids = [page.relationship.pk for page in pages]
    stored = {(one.relationship_id, one.key): one for one in Submission.objects.filter(relationship__in=ids)}
    said = {(page.relationship.pk, key): one for page in pages for key, one in derive(page).items()}
    gone = [one.pk for where, one in stored.items() if where not in said]
    employers = Employers(seeker) if said else None
    made, changed = [], []
    for where, one in said.items():
        employer = employers.made(one.pop("employer"), at)
        columns = one | {"employer_id": employer.pk if employer else None}
        there = stored.get(where)
        if there is None:
            made.append(Submission(
                seeker=seeker, relationship_id=where[0], key=where[1], made_at=at, changed_at=at, **columns
            ))  # fmt: skip
        elif any(getattr(there, name) != value for name, value in columns.items()):
            for name, value in columns.items():
                setattr(there, name, value)
            there.changed_at = at
            changed.append(there)
    for one in made:
        one.save()
    for one in changed:
        one.save()
    if gone:
        Submission.objects.filter(pk__in=gone).delete()
    return len(made) + len(changed) + len(gone)


def differences(seeker, pages):
    """What of these pages is stored otherwise than their rows say it, as sentences for `recompute --check`."""
    ids = [page.relationship.pk for page in pages]
    stored = {(one.relationship_id, one.key): one for one in Submission.objects.filter(relationship__in=ids)}
    said = {(page.relationship.pk, key): one for page in pages for key, one in derive(page).items()}
    employers = Employers(seeker) if stored or said else None
    found = {}
    for where in sorted(set(stored) | set(said)):
        there, one = stored.get(where), said.get(where)
        if there is None or one is None:
            words = [f"submission {where[1]} is {'not stored' if one else 'stored, and no row says it'}"]
        else:
            employer = employers.named(one.pop("employer"))
            one["employer_id"] = employer.pk if employer else None
            words = [
                f"submission {where[1]}: {name} is {getattr(there, name)}, its rows say {value}"
                for name, value in one.items()
                if getattr(there, name) != value
            ]
        found.setdefault(where[0], []).extend(words)
    return found


def _take(said, row):
    """Add one row to what is known of its submission."""
    data = row.data
    if not said:
        said |= {
            "employer": "", "role": "", "requisition": "", "site": "", "firm_id": None, "right": {}, "days": [],
            "expires_on": None, "speculative": False, "unauthorised": False,
        }  # fmt: skip
    for name, most in (("employer", 160), ("role", 160), ("requisition", 60), ("site", 120)):
        if text := (data.get(name) or "").strip():
            said[name] = text[:most]
    said["firm_id"] = said["firm_id"] or row.firm_id
    said["right"] = said["right"] | {name: data[name] for name in RIGHT if data.get(name) not in (None, "")}
    if data.get("expires_on"):
        said["expires_on"] = date.fromisoformat(data["expires_on"])
    said["speculative"] = bool(data.get("speculative", said["speculative"]))
    said["unauthorised"] = said["unauthorised"] or data.get("state") == "unauthorised"
    said["state"], said["state_on"] = data.get("state", ""), row.occurred_on
    said["days"] = [*said["days"], f"{said['state']} {row.occurred_on.isoformat()}"]
