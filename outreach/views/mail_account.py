"""The seeker's own mail account: kept, tried out with a mail to oneself, taken out."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Preferences
from common.dates import now
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from mail import words
from mail.tasks import deliver_soon
from outreach.confidential import at_employer
from outreach.forms.mail_account import MailAccountForm
from outreach.models import MailAccount
from outreach.sending.account import ask_for_test, latest_test

PAGE = "outreach/settings/mail_account.html"


@login_required
@require_http_methods(["GET", "POST"])
def mail_account(request):
    with transaction.atomic():
        if request.method == "POST":  # two first saves at once make one account
            Preferences.objects.select_for_update().get(pk=request.user.pk)
        account = MailAccount.of(request.user)
        start = None if account else MailAccount(from_address=request.user.email, username=request.user.email)
        form = MailAccountForm(posted(request), instance=account or start)
        if request.method == "GET":
            return render(request, PAGE, _context(request, account, form))
        if not form.is_valid():
            return invalid(request, PAGE, _context(request, account, form))
        form.keep(request.user, now())
    toast(request, _("Kept. Try it out with a mail to yourself."))
    return SeeOther(reverse("outreach:mail_account"))


@login_required
@require_POST
def test(request):
    """A mail to the seeker's own address, through the account and the outbox."""
    account = MailAccount.of(request.user)
    if account is None:
        toast(request, _("Save your account first."))
    else:
        mail, made = ask_for_test(account, now())
        if made:
            deliver_soon(mail)
            toast(request, _("A mail to %(address)s is on its way.") % {"address": mail.to})
        else:
            toast(request, _("The last one was sent a moment ago. Look at what became of it first."))
    return SeeOther(reverse("outreach:mail_account") + "#test")


@login_required
@require_POST
def remove(request):
    """The password goes for good, so nothing takes this back."""
    if MailAccount.objects.visible_to(request.user).delete()[0]:
        toast(request, _("Your mail account is taken out, and its password with it."))
    return SeeOther(reverse("accounts:settings"))


def _context(request, account, form):
    tried = latest_test(request.user) if account else None
    stale = tried and tried.created_at < account.changed_at  # it tells nothing of the account as it is now
    told = tried if tried and not stale else None
    return {
        "form": form,
        "account": account,
        "tried": told,
        "tried_words": words.state_words(told) if told else "",
        "tried_story": words.story(told) if told else "",
        "tried_tone": words.TONES.get(told.state, "calm") if told else "",
        "at_employer": bool(account) and at_employer(request.user, account.from_address),
    }
