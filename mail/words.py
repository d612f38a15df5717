"""What became of a mail, in words: for the delivery log and for the health page."""

from django.conf import settings
from django.utils.translation import gettext as _

from .models import OutgoingMail
from .post import KEPT

State = OutgoingMail.State
TONES = {State.SENT: "good", State.REFUSED: "bad", State.UNKNOWN: "overdue", State.QUEUED: "due", State.SENDING: "due"}


def kind_words(mail):
    return {
        "digest": _("Daily mail"),
        "test": _("Test mail"),
        "message": _("Message of yours"),
        "own_test": _("Test of your account"),
        "invitation": _("Invitation of yours"),
        "coaching_ends": _("End date of a coach"),
        "coach_digest": _("Mail about your clients"),
        "check_in": _("Weekly check-in"),
    }.get(mail.kind, mail.kind)


def state_words(mail):
    """The badge: one or two words."""
    if mail.state == State.SENT and mail.response == KEPT:
        return _("Kept here")
    if mail.state == State.QUEUED and mail.attempts:
        return _("Waiting to try again")
    return mail.get_state_display()


def story(mail):
    """One sentence more than the badge says; '' where the badge says it all."""
    if mail.state == State.SENT:
        if mail.response == KEPT and mail.kind in settings.MAIL_SENDERS:
            return _("A demo account writes to nobody, so it was kept here to be read.")
        return _("No mail server is set, so it was kept here to be read.") if mail.response == KEPT else ""
    if mail.state == State.QUEUED:
        return response_words(mail.response) if mail.attempts else _("It leaves with the next round, within a minute.")
    if mail.state == State.SENDING:
        return _("It is on its way to the mail server.")
    if mail.state == State.UNKNOWN and mail.kind == "message":
        return _("The connection was lost while it was being sent. It may have arrived, so it is not sent again; look among your sent mails, and log it if it is there.")  # fmt: skip  # noqa: E501
    if mail.state == State.UNKNOWN and mail.kind in settings.MAIL_SENDERS:
        return _("The connection was lost while it was being sent. It may have arrived: look into your mail.")
    if mail.state == State.UNKNOWN:
        return _("The connection was lost while it was being sent. It may have arrived; it is not sent again, and what it listed comes with the next one.")  # fmt: skip  # noqa: E501
    if mail.state == State.SUPERSEDED:
        return _("It had not left when the next one was due, so the next one took its place.")
    if mail.state == State.EMPTY:
        return _("Nothing needed you, so no mail was sent.")
    return response_words(mail.response)


def response_words(response):
    """The server's own words, or what a code of ours stands for."""
    codes = {
        "unreachable": _("The mail server could not be reached."),
        "unwritten": _("It could not be written; whoever runs this server finds the reason in its log."),
        "malformed": _("No mail server would take this address."),
        "no_account": _("There is no mail account of yours any more. Set one up in Settings."),
        "sealed": _("The password of your mail account can’t be read any more. Type it again in Settings."),
        "no_tls": _("Your mail server does not offer this kind of encryption or sign-in. Look at its settings page."),
        "inside": _("That is no public mail server on a port for mail, so nothing is sent there."),
        "not_now": _("They are not to be contacted any more, so it was not sent."),
        "protected": _("Your search is kept from them by now, so it was not sent."),
        "employer": _("This address belongs to your current employer. Choose a private one instead."),
    }  # fmt: skip
    if response in codes:
        return codes[response]
    if response.startswith("sign_in "):
        return _("Your mail server did not take the user name and password. Many want a password made for apps. It said: %(words)s") % {"words": response.partition(" ")[2]}  # fmt: skip  # noqa: E501
    return _("The mail server said: %(words)s") % {"words": response} if response else ""
