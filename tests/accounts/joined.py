"""A coach and a client, joined as tests need it; the link of an invitation as its mail carries it."""

import re

from django.core import mail
from django.http import Http404

from accounts import access
from accounts.models import Coaching, Invitation, User
from accounts.rights import USUAL
from mail.sweeps import queued_mail
from tests.cast import MORNING, by, person

LINK = re.compile(r"https?://[^/\s]+(/invitation/\w+/)")


def make_coaching(client, coach=None, rights=USUAL, ends_on=None, at=MORNING):
    """Agreed at an instant; with Ruth, who is made where there is no coach."""
    coach = coach or User.objects.filter(email="ruth@helper.example").first() or person("ruth@helper.example")
    return Coaching.agree(by(client, at), client, coach, Coaching.How.CLIENT_ASKED, rights, ends_on)


def may(coach, client, right, at=MORNING):
    """Whether the one door to a client's records opens."""
    try:
        return bool(access.client(coach, client.public_id, right, at))
    except Http404:
        return False


def make_invitation(asker, email="una@helper.example", by_coach=False, at=MORNING, rights=USUAL):
    made, _mail = Invitation.send(by(asker, at), email, by_coach=by_coach, rights=rights)
    return made


def link_of_last_mail(at=MORNING):
    """The invitation's address in the mail that leaves now."""
    queued_mail(at)
    return LINK.search(mail.outbox[-1].body)[1]


def make_client(coach):
    """A client of this coach, the same one each time."""
    una = User.objects.filter(email="una@client.example").first()
    if una is None:
        una = person("una@client.example")
        make_coaching(una, coach)
    return una
