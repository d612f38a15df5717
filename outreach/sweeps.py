"""Sweeps of outreach: each finds what is due by one partial index and does it row by row (house.md section 4)."""

from datetime import timedelta
from time import monotonic

from django.db import transaction

from accounts.models import Coached, Preferences, User
from common.dates import local_day
from common.sweep import Sweep
from outreach.acts.firm_fitting import reckon_firms
from outreach.acts.fitting import reckon
from outreach.acts.objection import carry_out
from outreach.acts.protected import look_into, look_through_search
from outreach.acts.rechecking import recheck_changed
from outreach.bulk.steps import work
from outreach.digest.daily import compose_digest
from outreach.models import Attachment, BulkAct, JobSearch, Relationship
from outreach.models.conflict import recheck
from outreach.models.shelf import Shelf
from recruiters.models import DirectoryChange, FirmProfile, Objection

MARKS = 500  # rows marked by one statement
CHANGES = 500  # changes of the directory looked into together
FITS = 5000  # rows that say whose fits are due, at one tick
SEEKERS = 20  # replayed together: what a statement costs is shared
CHUNK = 100  # relationships replayed under one lock: well below 200 ms, so that web writes get their turn


def _digests_due(now):
    due = Preferences.objects.filter(next_digest_at__lte=now)
    return list(due.order_by("next_digest_at").values_list("pk", flat=True))


def _seekers_time_reached(now):
    # Told apart here: for a DISTINCT, SQLite walks every row by seeker instead of the due ones (90 ms of 100,000).
    due = Relationship.objects.filter(next_time_at__lte=now).order_by("next_time_at")
    return list(dict.fromkeys(due.values_list("seeker_id", flat=True)))


def _store_time(seeker_ids, now):
    """Lapses, pauses over, revisits, expiries, the next duty by rank: store what replay says of seekers' due rows."""
    seen = _replay(seeker_ids, now, next_time_at__lte=now)
    nothing = set(seeker_ids) - set(seen)
    if nothing:
        # What is left was merged away or taken back: out of the index. Replay sets the instants again if it returns.
        gone = Relationship.objects.filter(seeker__in=nothing, next_time_at__lte=now)
        gone.exclude(merged_into__isnull=True, hidden_at__isnull=True).update(next_time_at=None, stale_at=None)
    return len(seen)


def _spells_begun(now):
    return list(Relationship.objects.filter(stale_at__lte=now).values_list("pk", flat=True))


def _begin_spells(relationship_ids, now):
    """Spells of staleness have begun: out of the index. Lists and the daily mail read stale_on and stale_told_on."""
    return Relationship.objects.filter(pk__in=relationship_ids, stale_at__lte=now).update(stale_at=None)


def _searches_back(now):
    # The day begins somewhere up to 14 hours before UTC's; _resume_search asks the seeker's own.
    latest = local_day(now, "Etc/GMT-14")
    return list(JobSearch.objects.filter(status="paused", paused_until__lte=latest).values_list("pk", flat=True))


def _resume_search(search_id, now):
    with transaction.atomic():
        search = JobSearch.objects.select_for_update(of=("self",)).select_related("seeker").get(pk=search_id)
        if search.status != "paused" or not search.paused_until:
            return 0
        search.refresh(search.seeker.today(now))
        Coached.mark([search.seeker_id], now)
        return int(search.status != "paused")


def _profiles_changed(now):
    return list(FirmProfile.objects.filter(applied=False).order_by("pk").values_list("pk", flat=True))


def _apply_profile(profile_id, now):
    """A firm works otherwise from a day on: replay the relationships with its people, of whichever seeker."""
    profile = FirmProfile.objects.get(pk=profile_id)
    if profile.applied:
        return 0
    with_firm = Relationship.objects.kept().filter(firm_id=profile.firm_id)
    for seeker_id in with_firm.values_list("seeker_id", flat=True).distinct():
        _replay([seeker_id], now, firm_id=profile.firm_id)
    return FirmProfile.objects.filter(pk=profile_id, applied=False).update(applied=True)


def _bulk_left(now):
    return list(BulkAct.waiting(now))


def _go_on(bulk_id, now):
    """The instant that a sweep is given stands still; a lease must be renewed as the work goes on."""
    began = monotonic()
    return work(bulk_id, lambda: now + timedelta(seconds=monotonic() - began))


def _being_upheld(now):
    return list(Objection.objects.filter(state="upholding").order_by("pk").values_list("pk", flat=True))


def _fits_due(now):
    # So many at a time that a migration, which leaves all of them unknown, is worked off in portions.
    unknown = Relationship.objects.kept().filter(fit__isnull=True).order_by("seeker")
    searches = JobSearch.objects.filter(fits_due_at__lte=now).order_by("fits_due_at")
    new, due = (rows.values_list("seeker_id", flat=True)[:FITS] for rows in (unknown, searches))
    return list(dict.fromkeys([*new, *due]))


def _reckon_fits(seeker_id, now):
    return reckon(User.objects.get(pk=seeker_id), now)


def _changes_to_look_into(now):
    return list(DirectoryChange.objects.order_by("pk").values_list("pk", flat=True)[: 10 * CHANGES])


def _look_into(change_ids, now):
    recheck_changed(change_ids, now)
    return look_into(change_ids, now)  # takes the changes away


def _lists_to_look_through(now):
    due = JobSearch.objects.filter(protected_due_at__lte=now).order_by("protected_due_at")
    return list(due.values_list("pk", flat=True))


def _firms_due(now):
    due = JobSearch.objects.filter(firms_due_at__lte=now).order_by("firms_due_at")
    return list(due.values_list("pk", flat=True)[:FITS])


def _files_to_erase(now):
    return list(Attachment.objects.to_sweep(now).order_by("pk").values_list("pk", flat=True))


def _erase_file(attachment_id, now):
    attachment = Attachment.objects.to_sweep(now).filter(pk=attachment_id).first()
    return attachment.erase() if attachment else 0


def _conflicts_due(now):
    due = JobSearch.objects.filter(conflicts_due_at__lte=now).order_by("conflicts_due_at")
    return list(due.values_list("pk", flat=True))


def _check_conflicts(search_id, now):
    """What the sweep of the directory's changes looked into, once more: nothing that stands is passed over for long.

    Once a day while the search goes on, and once when it is over. What time does to a submission is stored, and so
    checked, where replay stores it.
    """
    search = JobSearch.objects.select_related("seeker").get(pk=search_id)
    with transaction.atomic():
        Preferences.objects.select_for_update().get(pk=search.seeker_id)
        again = None if search.is_over else now + timedelta(days=1)
        due = JobSearch.objects.filter(pk=search_id, conflicts_due_at__lte=now)
        return recheck(search.seeker, now) if due.update(conflicts_due_at=again) else 0


def _replay(seeker_ids, now, **which):
    """Replay and store the relationships of seekers that match, in chunks, each once. Returns the seeker of each."""
    seen, last = [], 0
    while True:
        with transaction.atomic():
            shelf = Shelf(seeker_ids, now, CHUNK, pk__gt=last, **which)
            shelf.store()
        seen += [one.seeker_id for one in shelf.relationships]
        if len(shelf.relationships) < CHUNK:
            return seen
        last = shelf.relationships[-1].pk


digests_due = Sweep(_digests_due, compose_digest)
times_reached = Sweep(_seekers_time_reached, _store_time, batch=SEEKERS)
newly_stale = Sweep(_spells_begun, _begin_spells, batch=MARKS)
searches_back = Sweep(_searches_back, _resume_search)
fits = Sweep(_fits_due, _reckon_fits)
firm_fits = Sweep(_firms_due, reckon_firms, batch=SEEKERS)
firm_profiles = Sweep(_profiles_changed, _apply_profile)
directory_changes = Sweep(_changes_to_look_into, _look_into, batch=CHANGES)
protected_lists = Sweep(_lists_to_look_through, look_through_search)
removed_files = Sweep(_files_to_erase, _erase_file)
conflicts = Sweep(_conflicts_due, _check_conflicts)
objections = Sweep(_being_upheld, carry_out)
bulk_left = Sweep(_bulk_left, _go_on)
