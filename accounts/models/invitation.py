"""An invitation by mail to coach, or to be coached: one use, good for fourteen days, can be taken back."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac

from accounts.joining_refused import NotJoined
from accounts.rights import ordered
from accounts.vetting import objection
from common.dates import instant_of
from common.ids import new_public_id
from mail.models import OutgoingMail
from mail.outbox import compose

from .coaching import Coaching
from .preferences import Preferences

GOOD_FOR = timedelta(days=14)
MOST_WAITING = 50  # of one person
MAIL = "invitation"
SALT = "recruitpath.coaching-invitation"


class InvitationQuerySet(models.QuerySet):
    def waiting(self, at):
        """Neither used nor taken back nor expired at an instant."""
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at)

    def of_token(self, token):
        return self.filter(token_hash=hash_of(token)).select_related("asker").first()


class Invitation(models.Model):
    """`by_coach`: whoever asks would be the coach, else the client. Its token is reckoned from the secret key when the
    mail is written; only its hash is kept, and the mail's words go as soon as the link is of no use.
    """

    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    by_coach = models.BooleanField()
    email = models.EmailField()  # folded: as looked for
    token_hash = models.CharField(max_length=64, unique=True)
    rights = models.JSONField(default=list)
    ends_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["asker"], condition=Q(used_at__isnull=True, withdrawn_at__isnull=True), name="invitations_open"
            )
        ]

    def __str__(self):
        return f"invitation {self.public_id}"

    @classmethod
    def send(cls, by, email, *, by_coach, rights, ends_on=None):
        """Ask somebody by mail. NotJoined where it is oneself, somebody joined or asked already, or a coach from whom
        the search is kept.
        """
        email = email.strip().casefold()
        with transaction.atomic():
            Preferences.objects.select_for_update().get(pk=by.actor.pk)
            cls._may_ask(by, email, by_coach)
            made = cls(asker=by.actor, by_coach=by_coach, email=email, rights=ordered(rights), ends_on=ends_on)
            made.made_at, made.expires_at = by.at, by.at + GOOD_FOR
            if ends_on:  # the asker is the client: once the last day is over there is nothing to accept
                over = instant_of(ends_on + timedelta(days=1), by.actor.preferences.time_zone)
                made.expires_at = min(made.expires_at, over)
            made.token_hash = hash_of(made._token(settings.SECRET_KEY))
            made.save()
            said = {"invitation": made.public_id}
            mail, _made = compose(by.actor, made.mail_key, kind=MAIL, now=by.at, context=said, to=email)
        return made, mail

    @classmethod
    def _may_ask(cls, by, email, by_coach):
        if email in {address.casefold() for address in by.actor.verified_addresses()} | {by.actor.email.casefold()}:
            raise NotJoined("yourself", "email")
        if not by_coach and (why := objection(by.actor, "", [email])):
            raise NotJoined("kept_from", "email", why=why)
        mine, other = ("coach", "client") if by_coach else ("client", "coach")
        known = Coaching.objects.not_ended().with_people().filter(
            **{mine: by.actor, f"{other}__emailaddress__verified": True, f"{other}__emailaddress__email__iexact": email}
        )
        for one in known:
            if one.holds(by.at):
                raise NotJoined(f"already_{other}", "email", name=getattr(one, other).shown_name)
        waiting = cls.objects.filter(asker=by.actor).waiting(by.at)
        if waiting.filter(email=email, by_coach=by_coach).exists():
            raise NotJoined("waits", "email", email=email)
        if waiting.count() >= MOST_WAITING:
            raise NotJoined("too_many")

    def state(self, at):
        """waiting, used, withdrawn or expired at an instant."""
        if self.used_at:
            return "used"
        if self.withdrawn_at:
            return "withdrawn"
        return "waiting" if at < self.expires_at else "expired"

    @property
    def last_day(self):
        """The last day on which it can be accepted, as the asker counts days."""
        return self.asker.today(self.expires_at - timedelta.resolution)

    def is_for(self, user):
        """Whether an account has confirmed the address that this was sent to."""
        return self.email in {address.casefold() for address in user.verified_addresses()}

    def accept(self, by, rights=(), ends_on=None):
        """Join the two, once. Whoever becomes the client says which rights; a coach takes what was offered."""
        if by.actor.pk == self.asker_id:
            raise NotJoined("yourself")
        if not self.is_for(by.actor):
            raise NotJoined("other_address")
        with transaction.atomic():
            taken = type(self).objects.waiting(by.at).filter(pk=self.pk).update(used_at=by.at, used_by=by.actor)
            if not taken:
                self.refresh_from_db()
                raise NotJoined(self.state(by.at))
            if self.by_coach:
                joined = Coaching.agree(by, by.actor, self.asker, Coaching.How.COACH_ASKED, rights, ends_on)
            else:
                offered = (self.rights, self.ends_on)
                joined = Coaching.agree(by, self.asker, by.actor, Coaching.How.CLIENT_ASKED, *offered)
            self._blank_mail()
        return joined

    def withdraw(self, by):
        """Take it back. False where it was used, expired or taken back before."""
        with transaction.atomic():
            taken = type(self).objects.waiting(by.at).filter(pk=self.pk).update(withdrawn_at=by.at)
            if taken:
                self._blank_mail()
        return bool(taken)

    @property
    def mail_key(self):
        return f"invite:{self.public_id}"

    @property
    def token(self):
        """What the link carries: reckoned with the key that the hash was made with; '' where that is gone."""
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        tokens = map(self._token, keys)
        return next((token for token in tokens if hash_of(token) == self.token_hash), "")

    def _token(self, key):
        return salted_hmac(SALT, self.public_id, secret=key, algorithm="sha256").hexdigest()

    def _blank_mail(self):
        OutgoingMail.objects.filter(user=self.asker, key=self.mail_key).blank()


def hash_of(token):
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
