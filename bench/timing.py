"""Figures of repeated work: median and 95th percentile in milliseconds."""

import gc
from dataclasses import asdict, dataclass
from time import perf_counter

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Figure:
    """One line of the table. `aim` is what p95 must stay under, in ms; queries_aim likewise for queries."""

    name: str
    median: float
    p95: float
    n: int
    queries: int | None = None
    aim: float | None = None
    queries_aim: int | None = None
    note: str = ""

    @property
    def passed(self):
        within = self.aim is None or self.p95 < self.aim
        return within and (self.queries_aim is None or self.queries is None or self.queries <= self.queries_aim)

    def plain(self):
        return asdict(self) | {"passed": self.passed}


def timed(works):
    """Milliseconds that each of the callables takes, sorted."""
    taken = []
    gc.collect()
    for work in works:
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return sorted(taken)


def figure(name, taken, **more):
    return Figure(name, percentile(taken, 50), percentile(taken, 95), len(taken), **more)


def percentile(taken, share):
    """Of a sorted list, by nearest rank."""
    return taken[max(0, -(-len(taken) * share // 100) - 1)]


def queries_of(work):
    """(number of queries, their SQL)"""
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured), [query["sql"] for query in captured.captured_queries]
