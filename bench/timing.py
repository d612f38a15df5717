"""Figures of repeated work: median and 95th percentile in milliseconds."""

import gc
from dataclasses import asdict, dataclass
from time import perf_counter, process_time

from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True)
class Figure:
    """One line of the table. `aim` is what p95 must stay under, in ms; queries_aim likewise for queries."""

    name: str
    median: float
    p95: float
    n: int
    cpu: float | None = None  # median of this process's own work: what other load on the machine does not stretch
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


@dataclass(frozen=True)
class Taken:
    """Milliseconds, sorted: by the clock on the wall, and of this process's own work."""

    wall: list
    cpu: list


def timed(works):
    """Call each and return what each took."""
    wall, cpu = [], []
    gc.collect()
    gc.freeze()  # what the bench itself keeps in memory is none of a server's
    for work in works:
        start, own = perf_counter(), process_time()
        work()
        wall.append((perf_counter() - start) * 1000)
        cpu.append((process_time() - own) * 1000)
    return Taken(sorted(wall), sorted(cpu))


def figure(name, taken, here=True, **more):
    """`here`: the work was done in this process."""
    wall, cpu = taken.wall, percentile(taken.cpu, 50) if here else None
    return Figure(name, percentile(wall, 50), percentile(wall, 95), len(wall), cpu, **more)


def percentile(taken, share):
    """Of a sorted list, by nearest rank."""
    return taken[max(0, -(-len(taken) * share // 100) - 1)]


def queries_of(work):
    """(number of queries, their SQL)"""
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured), [query["sql"] for query in captured.captured_queries]
