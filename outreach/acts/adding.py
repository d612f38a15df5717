"""Adding to one's list: a recruiter of the directory, someone new by two fields, a firm by its desk.

Each is one act; its undo takes the relationship off the list and puts away what the act had made.
"""

from dataclasses import replace

from django.db import transaction

from accounts.coached_by import OwnCoaches
from common.text import email_key, sort_key
from outreach.acts.put_away import taken_out
from outreach.models import Relationship
from outreach.models.book import Book
from outreach.models.protecting import answers_about, emails_of, stop
from outreach.refusals import Refused
from recruiters.models import Firm, Recruiter
from recruiters.suppression import suppressed

CONTACTS = ("email", "phone", "profile")


def add_relationship(by, seeker, recruiter, met=""):
    """The seeker's relationship with a recruiter whom they can see; the existing one where there is one.

    One whose adding was undone comes back with its own address. `met`: how they met. Refused('suppressed') for
    someone who asked not to be kept, ('own_coach') for who coaches the seeker, Stopped for whom a confidential search
    is kept from.
    """
    with transaction.atomic():
        Book(seeker, [], by.at)  # locks the seeker, so that two tabs add once
        there = Relationship.objects.visible_to(seeker).filter(recruiter=recruiter).first()
        if there:
            return there
        if Recruiter.objects.filter(pk=recruiter.pk, unavailable_at__isnull=False).exists():
            raise Refused("suppressed")
        refuse_coach(seeker, emails_of([recruiter.pk])[recruiter.pk])
        firm = recruiter.firm.standing_for(seeker) if recruiter.firm else None
        stop(answers_about(seeker, recruiter=recruiter, firms=[firm] if firm else []))
        act = by.act_for(seeker, "add")
        fields = {"firm": firm, "firm_key": firm.name_key if firm else "", "act": act, "hidden_at": None}
        fields |= {"name_key": recruiter.name_key, "met": met}
        relationship = _hidden(seeker, recruiter)
        if relationship:
            for name, value in fields.items():
                setattr(relationship, name, value)
            relationship.save()
        else:
            relationship = Relationship.objects.create(seeker=seeker, recruiter=recruiter, made_at=by.at, **fields)
        book = Book(seeker, [relationship], by.at)
        book.store()
        book.active(by)
    return relationship


def add_private(by, seeker, name, firm_name, *, firm=None, met="", another=False, **contact):
    """Someone new: private firm, recruiter and relationship in one act. contact: email, phone, profile.

    `firm`: one that was chosen, of this name; else the one of that name that the seeker can see is taken as it is, when
    there is exactly one. So is a person of that name there, unless it is said to be `another`. Without a name it is
    the firm's desk, without a firm's name a person alone; one of the two must be given. Refused('own_coach') for the
    address of who coaches the seeker, ('named_as_coach') for their name, unless it is said to be `another`.
    """
    with transaction.atomic():
        Book(seeker, [], by.at)
        same = [] if another or not name else matches(seeker, name, firm_name)[1]
        if len(same) == 1:
            return add_relationship(by, seeker, same[0], met)
        refuse_coach(seeker, [contact.get("email")], "" if another else name)
        there = firm or _only_firm(seeker, firm_name)  # its web address tells it from an employer of the same name
        said = {"name": name, "firms": [there] if there else [], "firm_names": [] if there else [firm_name]}
        stop(answers_about(seeker, **said, emails=[contact.get("email")]), "firm" if firm_name else "name")
        act = by.act_for(seeker, "add")
        by = replace(by, act=act)
        if firm is None and firm_name:
            firm = there.standing_for(seeker) if there else _own_firm(seeker, firm_name, act)
        if name:
            recruiter = private_person(seeker, name, firm, act, **contact)
        else:
            _complete(firm, seeker, contact)
            recruiter = Recruiter.objects.desk_of(firm)
        return add_relationship(by, seeker, recruiter, met)


def add_desk(by, seeker, firm):
    """The relationship with a firm of which no person is known yet, through its desk or its successor's."""
    with transaction.atomic():
        return add_relationship(by, seeker, Recruiter.objects.desk_of(firm.standing_for(seeker)))


def private_person(seeker, name, firm, act, **contact):
    """A new private person at a firm (or None), or the same one that an undo had put away.

    contact: email, phone, profile. Refused('suppressed') for someone who asked not to be kept; who coaches the seeker
    is refused before.
    """
    ways = [[contact[kind]] if contact.get(kind) else [] for kind in CONTACTS]
    if suppressed([(*ways, name, [firm.name] if firm else [])], seeker):
        raise Refused("suppressed")
    away = Recruiter.objects.filter(owner=seeker, name_key=sort_key(name), archived_at__isnull=False, is_desk=False)
    recruiter = away.filter(affiliations__firm=firm).first()
    if recruiter:
        taken_out(recruiter, act)
    else:
        recruiter = Recruiter.objects.create(owner=seeker, name=name, act=act)
        if firm:
            recruiter.affiliations.create(firm=firm)
    for kind in CONTACTS:
        recruiter.add_contact(kind, contact.get(kind, ""))
    return recruiter


def refuse_coach(seeker, emails, name=""):
    """Raises Refused where one of the addresses, or the name, is that of one of the seeker's own coaches."""
    coaches = OwnCoaches(seeker)
    if coach := coaches.at(filter(None, emails)):
        raise Refused("own_coach", name=coach)
    if coach := coaches.called(name):
        raise Refused("named_as_coach", "name", name=coach)


def matches(seeker, name, firm_name, email="", profile=""):
    """Recruiters whom the seeker can see and who may be the same: (by exact address, by name and firm or none)."""
    people = Recruiter.objects.visible_to(seeker).people().prefetch_related("affiliations__firm")
    exact = people.none()
    if email_key(email):
        exact = people.filter(contact_points__kind="email", contact_points__key=email_key(email))
    same_name = people.filter(name_key=sort_key(name)) if name else people.none()
    if firm_name:
        firms = Firm.objects.visible_to(seeker).filter(name_key=sort_key(firm_name))
        same_name = same_name.filter(affiliations__firm__in=firms, affiliations__ended_on__isnull=True)
    else:
        same_name = same_name.filter(affiliations__isnull=True)
    return list(exact.distinct()[:5]), list(same_name.distinct()[:5])


def _hidden(seeker, recruiter):
    taken_back = Relationship.objects.filter(seeker=seeker, recruiter=recruiter, merged_into__isnull=True)
    return taken_back.select_for_update().order_by("-pk").first()


def _only_firm(seeker, name):
    there = list(Firm.objects.visible_to(seeker).filter(name_key=sort_key(name))[:2]) if name else []
    return there[0] if len(there) == 1 else None


def _own_firm(seeker, name, act):
    own = Firm.objects.filter(name_key=sort_key(name), owner=seeker).first()
    if own is None:
        return Firm.objects.create(owner=seeker, name=name, act=act)
    return taken_out(own, act)


def _complete(firm, seeker, contact):
    """The general address of a private firm; a shared one is the admins'."""
    if firm.owner_id == seeker.pk:
        firm.email = firm.email or contact.get("email", "")
        firm.phone = firm.phone or contact.get("phone", "")
        firm.save()
