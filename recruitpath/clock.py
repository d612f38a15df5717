"""The whole clock on one page: what beat ticks, how often, and which sweep it runs.

Beat only ticks. A tick finds due rows by a partial index and hands their ids to workers; the work claims each row by a
conditional update, so that a lost message costs minutes and a doubled one costs nothing. `manage.py sweep` runs the
same list once, in this order, without Celery.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Tick:
    """`sweep` is the dotted path of a common.sweep.Sweep; `every` is in seconds; `queue` takes the rows it finds."""

    name: str
    sweep: str
    every: int
    does: str
    queue: str = "work"

    def load(self):
        return import_string(self.sweep)

    @property
    def seconds(self):
        """Between two ticks; CLOCK_MOST_SECONDS shortens it for fault drills."""
        return min(self.every, settings.CLOCK_MOST_SECONDS or self.every)

    @property
    def expires(self):
        """Seconds after which a message is not worth taking any more: the next ticks have said the same again."""
        return max(2 * self.seconds, 5)


SCHEDULE = (
    Tick("firm_profiles", "outreach.sweeps.firm_profiles", 60, "replays the people of a firm whose type was changed"),
    Tick("objections", "outreach.sweeps.objections", 60, "closes, with every seeker, who asked not to be kept"),
    Tick("searches_back", "outreach.sweeps.searches_back", 300, "ends pauses of a search whose day has come"),
    Tick("times_reached", "outreach.sweeps.times_reached", 60, "stores lapses, pauses over, revisits and expiries"),
    Tick("newly_stale", "outreach.sweeps.newly_stale", 60, "marks that a spell of staleness has begun"),
    Tick("fits", "outreach.sweeps.fits", 15, "reckons how well new people, or a changed brief, fit"),
    Tick("directory_changes", "outreach.sweeps.directory_changes", 15, "pauses who came to a protected employer"),
    Tick("protected_lists", "outreach.sweeps.protected_lists", 15, "finds whom a confidential search is kept from"),
    Tick("firm_fits", "outreach.sweeps.firm_fits", 15, "finds the firms that fit a new or changed brief best"),
    Tick("coaching_dates", "accounts.sweeps.coaching_dates", 60, "tells of the end of a coaching, then notes it"),
    Tick("leases_over", "mail.sweeps.leases_over", 60, "calls mails unknown whose worker died while sending"),
    Tick("merges_left", "outreach.acts.merging.merges_left", 15, "carries merges and their undo on to further seekers"),
    Tick("bulk_left", "outreach.sweeps.bulk_left", 15, "goes on with acts for many whose worker went"),
    Tick("digests_due", "outreach.sweeps.digests_due", 30, "asks for the daily mail of everyone whose hour has come"),
    Tick("mail_hours", "coaching.mail_hours.mail_hours", 30, "asks for coaches' digests and clients' check-ins"),
    Tick("summaries", "coaching.sweeps.summaries", 15, "counts clients anew after an act, and at their midnight"),
    Tick("queued_mail", "mail.sweeps.queued_mail", 15, "sends what waits in the outbox"),
    Tick("imports_waiting", "imports.sweeps.imports_waiting", 15, "goes on with lists that were left", "imports"),
    Tick("rows_blanked", "imports.sweeps.rows_blanked", 60, "blanks rows of who asked not to be kept", "imports"),
    Tick("leads_blanked", "coaching.blanking.leads_blanked", 60, "blanks in leads who asked not to be kept"),
    Tick("conflicts", "outreach.sweeps.conflicts", 300, "checks who stands twice at one employer by now"),
    Tick("removed_files", "outreach.sweeps.removed_files", 3600, "erases files that were removed thirty days ago"),
    Tick("old_bodies", "mail.sweeps.old_bodies", 3600, "blanks mails that are older than ninety days"),
)

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
TICKS = {tick.name: tick for tick in SCHEDULE}


def beat_schedule():
    """SCHEDULE as Celery's beat takes it."""
    return {
        tick.name: {
            "task": "recruitpath.tasks.tick",
            "schedule": tick.seconds,
            "args": [tick.name],
            "options": {"expires": tick.expires, "queue": "ticks"},
            # So that a start ticks everything at once: a laptop that runs for half an hour a day does it all.
            "last_run_at": LONG_AGO,
        }
        for tick in SCHEDULE
    }
