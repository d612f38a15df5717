"""Handing a desk over: when a person is found, the desk's relationship and history go to that person, in one act."""

from dataclasses import replace

from django.db import transaction

from outreach.acts.adding import private_person, refuse_coach
from outreach.acts.joining import change_hands, join
from outreach.models import Relationship
from outreach.models.book import Book
from outreach.refusals import Refused


def hand_over_desk(by, desk_relationship, recruiter):
    """Returns the person's relationship. Refused('not_a_desk') for a person's own or when handed to a desk.

    Where the seeker has a relationship with the person already, the two become one (clock.md section 7).
    """
    with transaction.atomic():
        Book(desk_relationship.seeker, [], by.at)
        _check(desk_relationship, recruiter)
        theirs = Relationship.objects.visible_to(desk_relationship.seeker).filter(recruiter=recruiter).first()
        if theirs:
            join(by, theirs, desk_relationship)
            return theirs
        change_hands(by, desk_relationship, recruiter)
    return desk_relationship


def hand_over_to_new(by, desk_relationship, name, **contact):
    """Hand over to someone who is not in the directory yet: a private person at the desk's firm, in the same act.

    contact: email, phone, profile.
    """
    seeker = desk_relationship.seeker
    with transaction.atomic():
        Book(seeker, [], by.at)
        refuse_coach(seeker, [contact.get("email")])
        act = by.act_for(seeker, "join")
        person = private_person(seeker, name, desk_relationship.firm, act, **contact)
        return hand_over_desk(replace(by, act=act), desk_relationship, person)


def _check(desk_relationship, recruiter):
    desk_relationship.refresh_from_db()
    if not desk_relationship.recruiter.is_desk or desk_relationship.merged_into_id or recruiter.is_desk:
        raise Refused("not_a_desk")
