"""Why a coach and a client can't be joined as asked: a code that is stored or compared, the words made when read."""

from django.utils.translation import gettext as _


class NotJoined(Exception):
    """`field` is where a form says it; '' above the form."""

    def __init__(self, code, field="", **params):
        super().__init__(code)
        self.code, self.field, self.params = code, field, params

    @property
    def sentence(self):
        return _sentences()[self.code] % self.params


def _sentences():
    return {
        "yourself": _("That is your own address. Nobody can be their own coach."),
        "already_coach": _("%(name)s is your coach already. What they see is set on their page."),
        "already_client": _("%(name)s is your client already."),
        "joined": _("You two are joined already, so there is nothing to accept."),
        "waits": _("An invitation to %(email)s is on its way already. Take it back first to send another."),
        "too_many": _("So many invitations wait for an answer that no more can be sent now. Take some back first."),
        "used": _("This invitation was used already."),
        "expired": _("This invitation has expired. Ask for a new one."),
        "withdrawn": _("This invitation was taken back."),
        "other_address": _("This invitation is for another address. Sign in with the one that it came to."),
        "over": _("This is over already."),
        "kept_from": "%(why)s",
        "not_here": _("This can’t be accepted with this account."),  # why is the client's alone
    }
