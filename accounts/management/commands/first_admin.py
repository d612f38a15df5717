"""manage.py first_admin E-MAIL: makes (or promotes) an admin and prints a one-time sign-in link."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from accounts.invitation import new_token
from accounts.models import User
from common.dates import now


class Command(BaseCommand):
    help = "Makes an admin of this address and prints a sign-in link that works once, for 24 hours."

    def add_arguments(self, parser):
        parser.add_argument("email", metavar="E-MAIL")

    def handle(self, email, **options):
        email = email.strip().lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is no e-mail address.") from error
        user = User.objects.filter(email__iexact=email).first() or User(email=email)
        user.is_staff = user.is_superuser = user.is_active = True
        if user._state.adding:
            user.set_unusable_password()
        user.save()
        address = settings.BASE_URL.rstrip("/") + reverse("accounts:first_admin", args=[new_token(user, now())])
        self.stdout.write(
            f"Open this link within 24 hours, choose a password, and you are in. It works once:\n\n{address}\n"
        )
