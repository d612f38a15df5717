"""A person who signs in by e-mail: seeker, coach or admin (staff)."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from common.dates import local_day
from common.ids import new_public_id

from .preferences import Preferences


class EmailUserManager(UserManager):
    def _create_user_object(self, username, email, password, **extra):
        user = self.model(email=self.normalize_email(email), **extra)
        user.set_password(password)
        return user

    def create_user(self, email, password=None, **extra):
        return super().create_user(email, email, password, **extra)

    def create_superuser(self, email, password=None, **extra):
        """Whoever may run commands on this machine is believed: without a verified address there is no sign-in."""
        user = super().create_superuser(email, email, password, **extra)
        user.verify_email()
        return user


class User(AbstractUser):
    """Roles: anyone can be a seeker; `is_coach` has clients; `is_staff` (an admin) keeps the shared directory."""

    username = None
    first_name = None
    last_name = None
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    is_coach = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = EmailUserManager()

    # The Coaching by which somebody else reads through this person (accounts/place.py); None: they themselves.
    seen_by = None
    # The Coaching by which somebody else acts for them: guards hold, and don't say what they protect.
    helped_by = None

    def __str__(self):
        return self.public_id

    def save(self, *args, **kwargs):
        new = self._state.adding
        super().save(*args, **kwargs)
        if new:
            Preferences.objects.get_or_create(user=self)
            self.preferences.seen(self.date_joined)

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name.split(" ")[0] if self.name else ""

    @property
    def shown_name(self):
        """The name, or where none is said yet the address: for those who know it already."""
        return self.name or self.email

    def opens(self, right):
        """Whether what a right of a coach opens may be read through this person; by they themselves, everything."""
        return self.seen_by is None or right in self.seen_by.rights

    def verified_addresses(self):
        """Every address that the person has confirmed."""
        return list(EmailAddress.objects.filter(user=self, verified=True).values_list("email", flat=True))

    def verify_email(self):
        """Take the address as confirmed: by a link that reached it, or by whoever runs this machine."""
        EmailAddress.objects.filter(user=self, primary=True).exclude(email=self.email).update(primary=False)
        EmailAddress.objects.update_or_create(user=self, email=self.email, defaults={"verified": True, "primary": True})

    def today(self, instant):
        """The person's local calendar day at an aware instant."""
        return local_day(instant, self.preferences.time_zone)
