"""The delivery log that a person sees of their own mails, the test mail, and the way out of the daily mail."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from common.dates import local_day, now
from common.daywords import day_dated
from common.htmx import SeeOther
from common.paging import page_of

from . import words
from .kept import kept_for, latest_code_mail
from .models import OutgoingMail
from .post import keeps_files, mail_of_token
from .tasks import deliver_soon
from .trial import ask_for_test

LOOPBACK = ("127.0.0.1", "::1")
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"


@login_required
@require_GET
def log(request):
    """What was sent to this person, latest first, with what became of it."""
    mails = OutgoingMail.objects.visible_to(request.user).select_related("user__preferences").defer("text", "html")
    page = page_of(mails, ["-created_at"], request.GET.get("cursor", ""))
    rows = [_row(mail) for mail in page]
    return render(request, "mail/log.html", {"page": page, "rows": rows, "keeps_files": keeps_files(request.user)})


@login_required
@require_GET
def one(request, public_id):
    """One mail, to be read as text and as it was sent."""
    mail = _mail(request, public_id)
    return render(request, "mail/one.html", {"row": _row(mail), "mail": mail})


@login_required
@require_GET
@xframe_options_sameorigin
def as_sent(request, public_id):
    """The HTML of a mail alone, shut into a sandbox: no script, no form, nothing fetched."""
    mail = _mail(request, public_id)
    if not mail.html:
        raise Http404
    return HttpResponse(mail.html, headers={"Content-Security-Policy": SANDBOX})


@login_required
@require_POST
def send_test(request):
    """Send me a test: through the same outbox as everything else."""
    mail, made = ask_for_test(request.user, now())
    if made:
        deliver_soon(mail)
        messages.success(request, _("A test mail is on its way to %(address)s.") % {"address": mail.to})
    else:
        messages.info(request, _("A test mail was sent less than a minute ago. Give it a moment."))
    return SeeOther(reverse("mail:log"))


@login_required
@require_POST
def try_again(request):
    """Write to an address again that was stopped after it refused three times."""
    import_string(settings.MAIL_RESUME)(request.user, now())
    messages.success(request, _("The daily mail comes again. If the address still refuses, it stops after three more."))
    return SeeOther(reverse("mail:log"))


@csrf_exempt  # mail programs post here with one click and know no token; the address itself is the secret
@require_http_methods(["GET", "POST"])
def unsubscribe(request, token):
    """GET shows what it would do, POST does it (one click, RFC 8058). No sign-in: the link is an HMAC."""
    mail = mail_of_token(token)
    if mail is None or mail.kind not in settings.MAIL_UNSUBSCRIBE:
        raise Http404
    if request.method == "POST":
        import_string(settings.MAIL_UNSUBSCRIBE[mail.kind])(mail.user, now())
    context = {"done": request.method == "POST", "kind": mail.kind, "title": words.kind_words(mail)}
    return render(request, "mail/unsubscribe.html", context)


@require_GET
def kept(request):
    """Embedded only: mails that no server took, read from their files. A newcomer sees the latest code mail."""
    if not settings.EMBEDDED or not _is_local(request):
        raise Http404
    if request.user.is_authenticated:
        found = kept_for(request.user.email)
    else:
        found = [mail for mail in [latest_code_mail(now())] if mail]
    return render(request, "mail/kept.html", {"mails": found})


def _mail(request, public_id):
    mine = OutgoingMail.objects.visible_to(request.user).select_related("user__preferences")
    return get_object_or_404(mine, public_id=public_id)


def _row(mail):
    zone = mail.user.preferences.time_zone
    return {
        "mail": mail,
        "made": day_dated(local_day(mail.created_at, zone), local_day(now(), zone)),
        "kind": words.kind_words(mail),
        "state": words.state_words(mail),
        "tone": words.TONES.get(mail.state, "calm"),
        "story": words.story(mail),
    }


def _is_local(request):
    """From this machine itself, not passed on by a proxy."""
    return request.META.get("REMOTE_ADDR") in LOOPBACK and "HTTP_X_FORWARDED_FOR" not in request.META
