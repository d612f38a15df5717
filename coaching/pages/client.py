"""One client as a coach sees them: each part only with its right, read without any text that may not be read."""

from dataclasses import dataclass

from common.paging import page_of
from outreach.measures.weeks import by_week, first_monday
from outreach.models import Relationship
from outreach.pages.charts import week_chart
from outreach.pages.contacts import by_day

from .caseload import Line, lines_of

PAGE = 25  # relationships
SORTS = ["next_sort", "name_key"]
# All that is read of a list: names, stage and dates; no note, no tag, no way to reach anybody.
_READ = (
    "stage", "next_step_on", "next_sort", "stale_on", "last_contact_on", "name_key", "recruiter__name",
    "recruiter__unavailable_at", "firm__name",
)  # fmt: skip


@dataclass(frozen=True)
class Overview:
    """`weeks` and `chart` with the right to activity, `people` (a page) with the right to the pipeline; else None."""

    line: Line
    weeks: list | None
    chart: dict | None
    people: object


def overview_of(coaching, at, cursor=""):
    """The Overview of a running coaching at an instant; `cursor` names the page of the list."""
    (line,) = lines_of([coaching], coaching.coach, at)
    weeks = _weeks(coaching.client, line.today) if "activity" in coaching.rights else None
    people = _people(coaching.client, cursor) if "pipeline" in coaching.rights else None
    return Overview(line, weeks[::-1] if weeks else None, week_chart(weeks) if weeks else None, people)


def _weeks(client, today):
    first = first_monday(today)
    return by_week(by_day(client, first, today), today)


def _people(client, cursor):
    mine = Relationship.objects.visible_to(client).select_related("recruiter", "firm").only(*_READ)
    return page_of(mine, SORTS, cursor, PAGE)
