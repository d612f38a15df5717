"""Saved views of a coach's clients: the acts on each; the views themselves are outreach's."""

from django.utils.translation import gettext as _

from coaching.forms.saved_view import ClientsViewForm, EditClientsViewForm
from coaching.listing import AskedCaseload
from coaching.models import Group
from coaching.pages.caseload_tools import held_by
from outreach.views.view_acts import Kind, acts_of


def _groups(request):
    return list(Group.objects.kept_by(request.user))


def _words():
    clients = _("Your clients")
    return {"list": clients, "above": clients, "stay": _("Your clients stay as they are.")}


new, change, hold, remove = acts_of(
    Kind(
        shows=AskedCaseload.shows, app="coaching", at="clients", above="clients",
        form=ClientsViewForm, edit=EditClientsViewForm,
        read=lambda request, address: AskedCaseload.read(address, _groups(request)),
        held=lambda request, view: held_by(view, _groups(request)),
        words=_words,
    )
)  # fmt: skip
