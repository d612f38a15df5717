"""Write to someone: a text that fits the step, filled in; guards; the ways it leaves; logged when it went out."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from common.dates import now
from common.htmx import SeeOther, is_htmx, toast
from common.ids import new_public_id
from mail import words as mail_words
from outreach.acts.guarding import keep_answers
from outreach.acts.letters import log_letter
from outreach.acts.once import entered_once
from outreach.confidential import at_employer
from outreach.forms.write import WriteForm, recipients
from outreach.models import MailAccount, Reminder
from outreach.models.messages import message_key
from outreach.pages.main_act import PURPOSES
from outreach.pages.papers import reach
from outreach.pages.reading import read
from outreach.pages.texts import texts_of
from outreach.pages.writing import draft_of, first_key, text_choices, way_of, ways_of
from outreach.sending import message
from outreach.words.history import lower_first, subject_of
from outreach.words.reasons import reason
from outreach.writing.counts import counts
from outreach.writing.kinds import channel_of
from outreach.writing.sameness import body_key

from .answers import after_act
from .asking import came_by, way_back
from .doors import hand, local_today, my_relationship
from .log import last_channel

PAGE, PART = "outreach/write/write.html", "outreach/write/_ways.html"


@login_required
@require_http_methods(["GET", "POST"])
def write(request, public_id):
    """GET ?text=first_touch:B or ?kind=check_in fills in.

    POST act: look (what stands against it), log, log_as_it_is (with what was left of its template), send.
    """
    relationship = my_relationship(request, public_id)
    step = _open_step(request, relationship)
    if request.method == "GET":
        return _begin(request, relationship, step)
    act = request.POST.get("act", "")
    logging = act in ("log", "log_as_it_is")
    form = _form(request, relationship, step, logging=logging, as_it_is=act == "log_as_it_is")
    if logging and form.is_valid():
        return _log(request, relationship, form)
    if act == "send" and form.is_valid():
        return _send(request, relationship, form)
    if act == "send" and form.blocks:
        keep_answers(hand(request), form.blocks, relationship=relationship)
    return _show(request, relationship, step, form, 422 if logging or act == "send" else 200)


def _begin(request, relationship, step):
    if is_htmx(request):  # another text was chosen: a page of its own
        return HttpResponseClientRedirect(request.get_full_path())
    texts, today = texts_of(request.user), local_today(request)
    reading = read(relationship, request.user, today)
    key = first_key(relationship, step, reading.result, texts, request.GET.get("text") or request.GET.get("kind", ""))
    points = reach(relationship, reading)
    if request.GET.get("text") == "own":
        key = ""
    draft = draft_of(request.user, relationship, texts, key, way_of(last_channel(request, relationship)), today)
    to = next((point.value for point in points if point.kind == "email"), "")
    first = {
        "way": draft.way, "to": to, "subject": draft.subject, "body": draft.body, "template": draft.key,
        "once": new_public_id(),
    }  # fmt: skip
    form = _form(request, relationship, step, initial=first, texts=texts)
    form.look_ahead()
    return _show(request, relationship, step, form, 200, texts, points)


def _form(request, relationship, step, **extra):
    purpose = PURPOSES.get(step.kind, "") if step else ""
    data = request.POST if request.method == "POST" else None
    return WriteForm(data, relationship=relationship, at=now(), duty_purpose=purpose, **extra)


def _entry(form, relationship):
    """What is logged of the message: the arguments of log_interaction, as JSON holds them."""
    said = form.cleaned_data
    kind = said["template"].partition(":")[0]
    written = {"template": said["template"], "body_key": body_key(said["body"])}
    head = f"{said['subject']}\n\n" if said["way"] == "email" and said["subject"] else ""
    return {
        "channel": channel_of(kind, said["way"]),
        "purpose": form.purpose(),
        "written": {name: value for name, value in written.items() if value},
        "note": head + said["body"].replace("\r\n", "\n"),
        "letter": form.noted(),
    }


def _log(request, relationship, form):
    """It went out: nothing stops that, but what guards said of it is kept beside it."""
    by, entry = hand(request), _entry(form, relationship)
    with transaction.atomic():
        row, fresh = entered_once(relationship, by, lambda: log_letter(by, relationship, **entry))
        if fresh:
            keep_answers(by, form.against, form.given_reason(), relationship=relationship, act=row.act)
    words = _("Logged with %(name)s: %(what)s") % {"name": _name(relationship), "what": lower_first(subject_of(row))}
    return after_act(request, relationship, words, row.act)


def _send(request, relationship, form):
    """Through the seeker's own account; it is logged once the server has it."""
    account = MailAccount.of(request.user)
    if account is None or form.cleaned_data["way"] != "email":
        form.add_error(None, _("Set up your mail account in Settings first, or send it another way."))
        return _show(request, relationship, None, form, 422)
    said = form.cleaned_data
    if at_employer(request.user, account.from_address):
        form.add_error(None, _("Your own account is at the employer your search is kept from, so nothing is sent."))
        return _show(request, relationship, None, form, 422)
    last, key = message.on_its_way(relationship), said["once"] or new_public_id()
    if last and last.state in message.WAITING and last.key != message_key(relationship, key):
        form.add_error(None, _("A message to them is on its way already. Wait until it is logged."))
        return _show(request, relationship, None, form, 422)
    mail, made = message.ask(
        hand(request), relationship, account, to=recipients(said["to"])[0], subject=said["subject"],
        body=said["body"].replace("\r\n", "\n"), entry=_entry(form, relationship), once=key,
        answers=form.answers, reason=form.reason(),
    )  # fmt: skip
    if not made and mail.state not in (*message.WAITING, message.State.SENT):
        form.add_error(None, _("That one did not leave. Open this page anew and send it again."))
        return _show(request, relationship, None, form, 422)
    words = _("On its way to %(name)s. It is logged once your server has taken it.")
    toast(request, words % {"name": _name(relationship)})
    return SeeOther(way_back(came_by(request)) or reverse("outreach:relationship", args=[relationship.public_id]))


def _show(request, relationship, step, form, status, texts=None, points=None):
    today = local_today(request)
    if points is None:
        points = reach(relationship, read(relationship, request.user, today))
    way, to, subject, body = (form[name].value() or "" for name in ("way", "to", "subject", "body"))
    key, addresses = form["template"].value() or "", recipients(to)
    kind = key.partition(":")[0]
    to = addresses[0] if len(addresses) == 1 else to.strip()
    last = message.on_its_way(relationship)
    back = way_back(came_by(request))
    context = {
        "today": today,
        "relationship": relationship,
        "form": form,
        "guarded": form,
        "may_leave": form.may_leave,
        "ways": ways_of(request.user, way, to, subject, body, points, kind),
        "counts": counts(form.purpose(key), way, subject, body),
        "last": last,
        "last_words": mail_words.state_words(last) if last else "",
        "last_story": mail_words.story(last) if last else "",
        "last_tone": mail_words.TONES.get(last.state, "calm") if last else "",
        "back": came_by(request),
        "way_back": back or reverse("outreach:relationship", args=[relationship.public_id]),
    }
    if is_htmx(request) and request.method == "POST":
        return render(request, PART, context, status=status)
    context |= {
        "choices": text_choices(texts or texts_of(request.user)),
        "key": key or "own",
        "why": (step.text or reason(relationship, step.kind, step.params, today)) if step else "",
        "addresses": [point.value for point in points if point.kind == "email"],
    }
    return render(request, PAGE, context, status=status)


def _open_step(request, relationship):
    """The open automatic reminder, which says what is owed."""
    steps = Reminder.objects.visible_to(request.user).filter(relationship=relationship, automatic=True)
    return steps.filter(closed_at__isnull=True).first()


def _name(relationship):
    return relationship.recruiter.shown_name
