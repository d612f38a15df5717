"""Takes the demo out again: its users, their data and its directory rows, and nothing else."""

from dataclasses import dataclass

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from accounts.models import Act, DatedSetting, User
from outreach.models import (
    AboutYou,
    Attachment,
    BulkAct,
    Change,
    Claim,
    Conflict,
    Employer,
    Exclusion,
    FirmFit,
    GuardAnswer,
    HistoryRow,
    JobSearch,
    Joining,
    Knowledge,
    MailAccount,
    MergeShare,
    Note,
    Relationship,
    Reminder,
    ResumeVersion,
    SeekerFirm,
    Submission,
    Template,
    Told,
)
from recruiters.models import Affiliation, ContactPoint, DirectoryChange, Firm, FirmProfile, Merge, Recruiter
from recruiters.models.words import FirmWord, RecruiterWord, forget

from .directory import SOURCE

# History protects what it names, so the rows go in this order.
PRIVATE = (
    FirmFit, GuardAnswer, BulkAct, Change, Conflict, Claim, Submission, Employer, Exclusion, Template, AboutYou,
    MailAccount, Note, Attachment, Knowledge, Told, Joining, MergeShare, Reminder, HistoryRow, Relationship, JobSearch,
    SeekerFirm, ResumeVersion, DatedSetting, Act,
)  # fmt: skip
# While one of these names a firm, the firm stays.
NAMING_FIRMS = (
    Relationship, HistoryRow, SeekerFirm, Change, Note, Attachment, Submission, Claim, Exclusion, Affiliation,
)  # fmt: skip


@dataclass(frozen=True)
class Left:
    """What was removed, and how many directory rows stay because someone else works with them."""

    users: int
    firms: int
    recruiters: int
    kept: int


def demo_is_here():
    return User.objects.filter(is_demo=True).exists()


def leave_demo():
    """Remove the demo in one transaction. Returns Left.

    A shared firm or recruiter of the demo that someone else works with stays, and stays shared.
    """
    with transaction.atomic():
        users = list(User.objects.filter(is_demo=True))
        HistoryRow.objects.filter(seeker__in=users).update(corrects=None)
        _leave_files(users)
        Relationship.objects.filter(seeker__in=users).update(merged_into=None)
        for model in PRIVATE:
            model.objects.filter(seeker__in=users).delete()
        _leave_sessions(users)
        _leave_private_directory(users)
        Merge.objects.filter(made_by__in=users, shares__isnull=True).delete()
        User.objects.filter(pk__in=[user.pk for user in users]).delete()
        recruiters = _remove(_unused_recruiters())
        firms = _remove(_unused_firms())
        kept = Firm.objects.filter(source=SOURCE).count() + Recruiter.objects.filter(source=SOURCE).count()
    return Left(len(users), firms, recruiters, kept)


def _leave_files(users):
    """What they attached goes from the disk once the rows are gone."""
    stored = [one.file for one in Attachment.objects.filter(seeker__in=users).exclude(file="")]
    transaction.on_commit(lambda: [file.storage.delete(file.name) for file in stored])


def _leave_sessions(users):
    keys = [session.session_key for user in users for session in user.usersession_set.all()]
    Session.objects.filter(session_key__in=keys).delete()


def _leave_private_directory(users):
    """The demo users' private firms and recruiters."""
    _remove(Recruiter.objects.filter(owner__in=users))
    _remove(Firm.objects.filter(owner__in=users))


def _unused_recruiters():
    named = [model.objects.filter(recruiter=OuterRef("pk")) for model in (Relationship, Exclusion)]
    unused = Recruiter.objects.filter(*(~Exists(rows) for rows in named), owner__isnull=True, source=SOURCE)
    return _not_merged(unused)


def _unused_firms():
    named = [model.objects.filter(firm=OuterRef("pk")) for model in NAMING_FIRMS]
    unused = Firm.objects.filter(*(~Exists(rows) for rows in named), owner__isnull=True, source=SOURCE)
    return _not_merged(unused.filter(~Q(pk__in=_firms_in_dated_lists()), succeeds__isnull=True))


def _not_merged(unused):
    """Without those in a merge that someone else has a part in, and survivors of someone who stays."""
    merges = [merge for merge in Merge.objects.all() if merge.model is unused.model]
    unused = unused.exclude(pk__in=[pk for merge in merges for pk in (merge.keep_id, merge.gone_id)])
    staying = unused.model.objects.filter(merged_into__isnull=False).exclude(pk__in=unused.values("pk"))
    return unused.exclude(pk__in=staying.values("merged_into"))


def _firms_in_dated_lists():
    """Firms that a move in someone's dated list names: replay reads their timings."""
    moves = DatedSetting.objects.filter(kind="firm").values_list("data", flat=True)
    return {data[end] for data in moves for end in ("firm", "was") if data.get(end)}


def _remove(records):
    """Delete directory records with what hangs on them. Returns how many."""
    ids = list(records.values_list("pk", flat=True))
    if records.model is Recruiter:
        Affiliation.objects.filter(recruiter__in=ids).delete()
        ContactPoint.objects.filter(recruiter__in=ids).delete()
        words = set(RecruiterWord.objects.filter(record__in=ids).values_list("word", flat=True))
    else:
        Affiliation.objects.filter(firm__in=ids).delete()
        FirmProfile.objects.filter(firm__in=ids).delete()
        words = set(FirmWord.objects.filter(record__in=ids).values_list("word", flat=True))
    records.model.objects.filter(pk__in=ids).delete()
    DirectoryChange.objects.filter(kind=records.model._meta.model_name, record_id__in=ids).delete()
    forget(words)
    return len(ids)
