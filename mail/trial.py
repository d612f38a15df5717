"""The mail of the “Send me a test” button: the same outbox, the same server, a few words."""

from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from .content import Content
from .models import OutgoingMail
from .outbox import compose

APART = timedelta(minutes=1)


def ask_for_test(user, now):
    """A new test mail, or the one that was asked for within the last minute. Returns (mail, made)."""
    tests = OutgoingMail.objects.visible_to(user).filter(kind="test")
    latest = tests.order_by("-created_at").first()
    if latest and now - latest.created_at < APART:
        return latest, False
    return compose(user, f"test:{tests.count() + 1}", kind="test", now=now)


def render(mail, now):
    """The content of a test mail."""
    context = {"base_url": settings.BASE_URL, "mail": mail}
    return Content(
        subject=_("A test mail from RecruitPath"),
        text=render_to_string("emails/test.txt", context).strip() + "\n",
        html=render_to_string("emails/test.html", context),
    )
