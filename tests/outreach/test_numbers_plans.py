"""The reads behind the numbers go by an index: no walk through everyone's relationships or history."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outreach.measures.periods import Period
from outreach.pages.activity import activity_page
from outreach.pages.behind import behind_page
from outreach.pages.numbers import numbers_of
from tests.outreach.scenes import awaiting, nov

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
READS = {
    "numbers": lambda seeker: numbers_of(seeker, "type", nov(23)),
    "specialty": lambda seeker: numbers_of(seeker, "function", nov(23)),
    "behind": lambda seeker: behind_page(seeker, "replied", "type", "contingency", "", nov(23)),
    "activity": lambda seeker: activity_page(seeker, Period(nov(1), nov(30)), "ours", ""),
}
LARGE = ("outreach_relationship", "outreach_historyrow")


@pytest.mark.parametrize("read", READS)
def test_no_large_table_is_walked(seeker, read):
    awaiting(seeker, day=nov(2))
    with CaptureQueriesContext(connection) as captured:
        READS[read](seeker)
    statements = [one["sql"] for one in captured if one["sql"].startswith("SELECT")]
    assert statements
    for statement in statements:
        walked = [line for line in plan(statement) for table in LARGE if walks(line, table)]
        assert not walked, f"{walked}\n{statement}"


def plan(statement):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # a handful of rows are read in one go anyhow
            cursor.execute(f"EXPLAIN {statement}")
            return [row[0] for row in cursor.fetchall()]
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        return [row[3] for row in cursor.fetchall()]


def walks(line, table):
    return f"Seq Scan on {table}" in line or line == f"SCAN {table}"
