"""The mails of a coaching, written when they are sent: an invitation, and that an end date is near."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Coaching, Invitation
from accounts.rights import MEANS, Right
from mail.content import Content, NotSendable
from outreach.confidential import at_employer
from outreach.models.protecting import confidential_search


def render_invitation(mail, now):
    """To whom a client or a coach asks; None once it was taken back (which blanks the mail), used or expired."""
    invitation = Invitation.objects.waiting(now).filter(public_id=mail.context.get("invitation")).first()
    if invitation is None or not invitation.token:
        return None
    name = mail.user.shown_name
    subject = _("%(name)s offers to be your coach") if invitation.by_coach else _("%(name)s asks you to be their coach")
    context = {
        "name": name,
        "email": mail.user.email,
        "by_coach": invitation.by_coach,
        "rights": [(Right(one).label, MEANS[Right(one)]) for one in invitation.rights],
        "until": date_format(invitation.last_day, "j F"),
        "url": settings.BASE_URL + reverse("accounts:invitation", args=[invitation.token]),
    }
    return _content("invitation", subject % {"name": name}, context)


def render_ending(mail, now):
    """To the client, a week before; None where the date was changed or it is over. In a confidential search: no name,
    a neutral sender, and not to an address at the employer's.
    """
    coachings = Coaching.objects.filter(client=mail.user, public_id=mail.context["coaching"])
    coaching = coachings.with_people().first()
    if coaching is None or not coaching.tells_of_end(now):
        return None
    if at_employer(mail.user, mail.to):
        raise NotSendable("employer")
    day = date_format(coaching.ends_on, "l j F")
    hidden = confidential_search(mail.user) is not None
    context = {
        "name": "" if hidden else coaching.coach.shown_name,
        "day": day,
        "url": settings.BASE_URL + reverse("accounts:coach", args=[coaching.public_id]),
    }
    if hidden:
        return _content("coaching_ends", _("A date of yours: %(day)s") % {"day": day}, context, _("Daily notes"))
    subject = _("%(name)s is your coach until %(day)s") % {"name": coaching.coach.shown_name, "day": day}
    return _content("coaching_ends", subject, context)


def _content(name, subject, context, sender_name=""):
    context |= {"subject": subject}
    text = render_to_string(f"emails/{name}.txt", context).strip() + "\n"
    return Content(subject, text, render_to_string(f"emails/{name}.html", context), sender_name)
