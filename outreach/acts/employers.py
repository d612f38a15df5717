"""What one says of employers: their names, whom they belong to, that two are one, that two are not."""

from dataclasses import replace

from django.db import transaction

from accounts.models import Preferences
from outreach.acts.rebuilding import rebuild
from outreach.guards.employers import name_key
from outreach.models.employer import Employers, distinct
from outreach.refusals import Refused


def edit(by, employer, *, name, aliases, domain, parent):
    """Change what is known of it; a former name stays as an alias, for history says it. Returns the Act or None.

    Refused: employer_empty, employer_taken (join them instead), employer_ring.
    """
    if not name_key(name):
        raise Refused("employer_empty", field="name")
    taken = Employers(employer.seeker).named(name)
    if taken and taken.pk != employer.pk:
        raise Refused("employer_taken", field="name", employer=taken.name)
    if parent and (parent.pk == employer.pk or employer in parent.above()):
        raise Refused("employer_ring", field="parent", employer=parent.name)
    if name_key(name) != employer.name_key:
        aliases = [*aliases, employer.name]
    return _change(
        by, employer, "employer", name=name, name_key=name_key(name), aliases=distinct(aliases, without=name),
        domain=domain, parent_id=parent.pk if parent else None,
    )  # fmt: skip


def also_called(by, employer, name):
    """One more name that it goes by. Returns the Act, None where it was known."""
    return _change(by, employer, "employer", aliases=distinct([*employer.aliases, name], without=employer.name))


def join(by, keep, gone):
    """`gone` is this same employer: its names become aliases, what was said of it counts here. Returns the Act.

    Refused('employer_joined') where one of the two was joined already.
    """
    with transaction.atomic():
        Preferences.objects.select_for_update().get(pk=keep.seeker_id)
        for one in (keep, gone):
            one.refresh_from_db()
        if keep.pk == gone.pk or gone.joined_into_id or keep.joined_into_id or gone.seeker_id != keep.seeker_id:
            raise Refused("employer_joined")
        by = replace(by, act=by.act_for(keep.seeker, "employer_joined"))
        for child in gone.children.exclude(pk=keep.pk):
            child.change(by, "employer_joined", parent_id=keep.pk)
        for claim in gone.claims.live():
            claim.change(by, "employer_joined", employer_id=keep.pk)
        for own in gone.submissions.kept().filter(relationship__isnull=True):
            own.change(by, "employer_joined", employer_id=keep.pk)
        gone.change(by, "employer_joined", joined_into_id=keep.pk)
        names = distinct([*keep.aliases, gone.name, *gone.aliases], without=keep.name)
        parent = keep.parent_id if keep.parent_id != gone.pk else None
        told = distinct_ids([*keep.told_apart, *gone.told_apart, *_told_of(gone, keep)])
        keep.change(
            by, "employer_joined", aliases=names, domain=keep.domain or gone.domain, parent_id=parent, told_apart=told
        )
        rebuild(keep.seeker, by.at)
    return by.act


def tell_apart(by, employer, others):
    """The seeker says that these are other employers: not asked again, and no guard takes them for one."""
    told = distinct_ids([*employer.told_apart, *(other.public_id for other in others)])
    return _change(by, employer, "employer", told_apart=told)


def distinct_ids(ids):
    return list(dict.fromkeys(ids))


def _told_of(gone, keep):
    """Public ids of those of whom the seeker said, the other way round, that they are not `gone`."""
    known = Employers(gone.seeker).standing
    return [one.public_id for one in known if one.pk != keep.pk and gone.public_id in one.told_apart]


def _change(by, employer, kind, **values):
    """Change, and read what history says with the names that hold now."""
    with transaction.atomic():
        Preferences.objects.select_for_update().get(pk=employer.seeker_id)
        act = employer.change(by, kind, **values)
        if act:
            rebuild(employer.seeker, by.at)
    return act
