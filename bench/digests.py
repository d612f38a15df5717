"""Digests: asked for by the sweep, rendered when claimed, delivered to an SMTP server on the loopback address."""

from datetime import timedelta
from time import perf_counter

from accounts.models import Preferences
from mail.models import OutgoingMail
from mail.sweeps import queued_mail
from outreach.sweeps import digests_due

from .timing import Figure


def measure_digests(loaded, count, at):
    """One figure: digests a second, of the whole way."""
    chosen = loaded.others[:count]
    Preferences.objects.update(next_digest_at=at + timedelta(days=1))  # whatever the hour is at which it runs
    Preferences.objects.filter(pk__in=chosen).update(next_digest_at=at - timedelta(minutes=1))
    start = perf_counter()
    asked = digests_due(at)
    between = perf_counter()
    sent = queued_mail(at)
    end = perf_counter()
    delivered = OutgoingMail.objects.filter(user__in=chosen, state=OutgoingMail.State.SENT).count()
    assert asked == sent == delivered == len(chosen), f"asked {asked}, sent {sent}, delivered {delivered}"
    each = (end - start) * 1000 / len(chosen)
    asking = (between - start) * 1000 / len(chosen)
    rate = f"{len(chosen) / (end - start):.0f} a second, one process; asking {asking:.1f} ms of it"
    return Figure("A digest, rendered and delivered", each, each, len(chosen), note=rate)
