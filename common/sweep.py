"""A sweep: due rows found by an index, each worked on alone, so that one failure never stops the others."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

log = logging.getLogger("recruitpath.sweep")


@dataclass(frozen=True)
class Sweep:
    """`find(now)` names the due rows by id, oldest first; `work(id, now)` does one of them and returns how many it did.

    Working on a row that is no longer due does nothing, so that two workers may be given the same ids. With `batch`
    work takes a list of so many ids at once, all or nothing; where it fails each is worked on alone.
    """

    find: Callable[[datetime], list[int]]
    work: Callable[[int | list[int], datetime], int]
    batch: int = 0

    def __call__(self, now):
        """Everything due at an aware instant, one after another in this process. Returns how many were done."""
        return self.run(self.find(now), lambda: now).done

    def run(self, ids: Iterable[int], clock: Callable[[], datetime], enough: Callable[[], bool] = lambda: False):
        """Work on these ids, reading the clock before each, until `enough` says stop. Returns a Run."""
        run = Run()
        for due in self._portions(list(ids)):
            if enough():
                break
            self._work(due, clock, run)
        return run

    def _work(self, due, clock, run):
        try:
            run.done += self.work(due, clock())
        except Exception as error:
            if self.batch and len(due) > 1:
                for one in due:
                    self._work([one], clock, run)
                return
            row = due[0] if self.batch else due
            log.exception("a sweep failed on row %s", row)
            run.failed.append(row)
            run.error = f"{type(error).__name__} on row {row}"

    def _portions(self, ids):
        if not self.batch:
            return ids
        return [ids[start : start + self.batch] for start in range(0, len(ids), self.batch)]


@dataclass
class Run:
    """What became of it. `error` names kind and row of the last failure, never its words: logs carry ids only."""

    done: int = 0
    failed: list = field(default_factory=list)
    error: str = ""
