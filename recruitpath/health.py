"""Whether the background work goes on: signs of life, what waits, what failed, and plain words on what to do."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db.models import Count, Min
from django.db.models.functions import Coalesce
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from accounts.models import Preferences
from common.models import Heartbeat
from common.text import domain_of
from imports.models import ImportBatch
from mail.models import OutgoingMail
from mail.post import FILES

from .clock import SCHEDULE

SILENT = timedelta(minutes=2)  # beat and worker speak several times a minute
BY_CRON = timedelta(minutes=6)  # cron may run the sweep command every five minutes
WAITS = timedelta(minutes=15)  # a queued mail or a digest that is due leaves well before that
LATELY = timedelta(days=1)
GOOD, LOOK, ILL = "good", "look", "ill"

State = OutgoingMail.State


@dataclass(frozen=True)
class Check:
    """One line of the health page. state: good, look (someone should read this) or ill (work stands still)."""

    name: str
    title: str
    state: str
    value: str
    advice: str = ""


@dataclass(frozen=True)
class Report:
    at: str
    state: str
    checks: list

    def as_dict(self):
        return asdict(self)


def report(now):
    """Every check as of an aware instant; the report's state is its worst check's."""
    beats = {beat.name: beat for beat in Heartbeat.objects.all()}
    checks = [
        _beat(beats, now),
        _worker(beats, now),
        _sweeps(beats, now),
        _trouble(beats, now),
        _queue(now),
        _digests(now),
        _failed(now),
        _imports(now),
        _sender(),
    ]
    states = {check.state for check in checks}
    return Report(now.isoformat(), next(state for state in (ILL, LOOK, GOOD) if state in states), checks)


def note_alive(name, at):
    """beat or worker is alive at an instant."""
    _write(name, at, 0, 0, "")


def note_sweep(name, at, found, took_ms):
    """A worker looked for due rows: it is alive, and so is this sweep."""
    Heartbeat.objects.bulk_create(
        [
            Heartbeat(name="worker", seen_at=at),
            Heartbeat(name=f"sweep:{name}", seen_at=at, took_ms=round(took_ms, 1), done=found),
        ],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["seen_at", "took_ms", "done", "error"],
    )


def note_swept(at):
    """`manage.py sweep` has gone through every sweep: where cron runs it, that is all the life there is."""
    names = ["command", *(f"sweep:{tick.name}" for tick in SCHEDULE)]
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, seen_at=at) for name in names],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["seen_at"],
    )


def note_trouble(name, at, run):
    """Rows that failed in a sweep, by id; kept until it is a day old."""
    _write(f"trouble:{name}", at, 0, len(run.failed), run.error)


def _write(name, at, took_ms, done, error):
    values = {"seen_at": at, "took_ms": took_ms, "done": done, "error": error[:200]}
    Heartbeat.objects.update_or_create(name=name, defaults=values)


def _beat(beats, now):
    advice = _("Start it (make run starts them all; compose: docker compose up -d beat). It catches up.")
    return _alive("beat", _("Clock (beat)"), beats, now, advice)


def _worker(beats, now):
    advice = _("Start it (make run starts them all; in compose: docker compose up -d worker). If it runs, see whether it reaches the broker.")  # fmt: skip  # noqa: E501
    return _alive("worker", _("Worker"), beats, now, advice)


def _alive(name, title, beats, now, advice):
    beat, command = beats.get(name), beats.get("command")
    if command and now - command.seen_at < BY_CRON and (beat is None or beat.seen_at < command.seen_at - SILENT):
        return Check(name, title, GOOD, _("“manage.py sweep” does its work instead"))
    if beat is None:
        return Check(name, title, ILL, _("Never seen"), advice)
    since = now - beat.seen_at
    ago = _("Seen %(ago)s ago") % {"ago": _ago(beat.seen_at, now)}
    seen = ago if since >= timedelta(minutes=1) else _("Seen just now")
    late = since > SILENT
    return Check(name, title, ILL if late else GOOD, seen, advice if late else "")


def _sweeps(beats, now):
    behind = []
    for tick in SCHEDULE:
        beat = beats.get(f"sweep:{tick.name}")
        if beat is None or now - beat.seen_at > timedelta(seconds=3 * tick.every) + SILENT:
            behind.append(tick.name)
    title = _("Sweeps")
    # The hourly one comes for the first time an hour after the start.
    if not set(behind) - {"old_bodies"}:
        return Check("sweeps", title, GOOD, _("All on time"))
    value = _("Behind: %(names)s") % {"names": ", ".join(behind)}
    return Check("sweeps", title, ILL, value, _("Start worker and beat, or run “manage.py sweep” until they do."))


def _trouble(beats, now):
    recent = [b for name, b in beats.items() if name.startswith("trouble:") and now - b.seen_at < LATELY]
    title = _("Rows that failed")
    if not recent:
        return Check("trouble", title, GOOD, _("None in the last day"))
    told = "; ".join(f"{beat.name.removeprefix('trouble:')}: {beat.error}" for beat in recent)
    return Check("trouble", title, LOOK, told, _("The worker's log says where. The rows are tried again."))


def _queue(now):
    waiting = OutgoingMail.objects.due(now).aggregate(oldest=Min("due_at"), n=Count("pk"))
    title = _("Mail that waits")
    if not waiting["n"]:
        return Check("queue", title, GOOD, _("None"))
    value = _("%(n)s, the oldest for %(ago)s") % {"n": waiting["n"], "ago": _ago(waiting["oldest"], now)}
    late = now - waiting["oldest"] > WAITS
    advice = _("See that the worker runs and reaches the mail server; nothing is lost meanwhile.")
    return Check("queue", title, ILL if late else GOOD, value, advice if late else "")


def _digests(now):
    due = Preferences.objects.filter(next_digest_at__lte=now).aggregate(oldest=Min("next_digest_at"), n=Count("pk"))
    title = _("Daily mails due")
    if not due["n"]:
        return Check("digests", title, GOOD, _("None is late"))
    value = _("%(n)s, the oldest for %(ago)s") % {"n": due["n"], "ago": _ago(due["oldest"], now)}
    late = now - due["oldest"] > WAITS
    return Check("digests", title, ILL if late else GOOD, value, _("See that worker and beat run.") if late else "")


def _failed(now):
    """Of the server's own mail: what a person's own account was told is theirs."""
    ours = OutgoingMail.objects.exclude(kind__in=settings.MAIL_SENDERS)
    lately = ours.filter(created_at__gt=now - 3 * LATELY, settled_at__gt=now - LATELY)
    refused, unknown = (lately.filter(state=state).count() for state in (State.REFUSED, State.UNKNOWN))
    retried = ours.filter(state=State.QUEUED, attempts__gt=0).exclude(response="")
    last = retried.order_by("-due_at").values_list("response", flat=True).first()
    title = _("Mail that failed")
    if not (refused or unknown or last):
        return Check("failed", title, GOOD, _("None in the last day"))
    parts = [
        _("%(n)s refused") % {"n": refused} if refused else "",
        _("%(n)s not known to have arrived") % {"n": unknown} if unknown else "",
        _("tried again, last answer: %(words)s") % {"words": last} if last else "",
    ]
    advice = _("Refused: the person sees the server's words in their mail log. Not known: a worker or the connection died while sending; it is not sent twice, and the next daily mail lists it again.")  # fmt: skip  # noqa: E501
    return Check("failed", title, LOOK, ", ".join(part for part in parts if part), advice)


def _imports(now):
    """The importer has no sign of life of its own: it is missed when a list waits."""
    waiting = ImportBatch.waiting(now).aggregate(oldest=Min(Coalesce("lease_until", "made_at")), n=Count("pk"))
    title = _("Lists that wait")
    if not waiting["n"]:
        return Check("imports", title, GOOD, _("None"))
    value = _("%(n)s, the oldest for %(ago)s") % {"n": waiting["n"], "ago": _ago(waiting["oldest"], now)}
    late = now - waiting["oldest"] > WAITS
    advice = _("See that the importer runs (in compose: docker compose up -d importer). It goes on where it stopped.")
    return Check("imports", title, ILL if late else GOOD, value, advice if late else "")


def _sender():
    """Receivers distrust mail whose From domain is not the one that the server's account may send for."""
    title = _("Sender")
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    if settings.EMAIL_BACKEND == FILES:
        return Check("sender", title, GOOD, _("No mail server is set: mails are kept as files, shown in the mail log"))
    account = getattr(settings, "EMAIL_HOST_USER", "")
    at = account.rpartition("@")[2] if "@" in account else ""
    same = not at or (domain_of(at) or at.casefold()) == (domain_of(sender) or sender.rpartition("@")[2].casefold())
    if same:
        return Check("sender", title, GOOD, sender.rpartition("@")[2])
    domains = {"sender": sender.rpartition("@")[2], "account": at}
    value = _("From %(sender)s, but the account is of %(account)s") % domains
    advice = _("Mail may be taken for forged. Set DEFAULT_FROM_EMAIL to an address of the account's domain, or let that domain's SPF and DKIM allow this server.")  # fmt: skip  # noqa: E501
    return Check("sender", title, LOOK, value, advice)


def _ago(instant, now):
    return timesince(instant, now, depth=1)
