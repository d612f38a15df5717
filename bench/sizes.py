"""How much data each database gets, and what we aim at."""

from dataclasses import dataclass

PEOPLE_OF_BLOCK, FIRMS_OF_BLOCK = 500, 100  # the directory is made of blocks; one seeker works with one of them
LAPSING = 6  # relationships of each seeker that wait for a sweep to store what time did


@dataclass(frozen=True)
class Sizes:
    """`average` relationships for all seekers but one, who has `big`; the directory has `blocks` × 500 recruiters."""

    seekers: int
    average: int
    big: int
    blocks: int
    requests: int  # measured ones per page
    due: tuple  # rows due at once in the sweeps
    digests: int

    @property
    def relationships(self):
        return (self.seekers - 1) * self.average + self.big


FULL = {
    "postgresql": Sizes(2000, 500, 5000, 40, 200, (10, 1_000, 10_000), 1000),
    "sqlite": Sizes(192, 500, 5000, 10, 200, (10, 1_000), 150),
}
QUICK = {
    "postgresql": Sizes(30, 500, 1000, 3, 30, (10, 100), 20),
    "sqlite": Sizes(12, 500, 1000, 3, 30, (10, 50), 10),
}

PAGE_AIM, POST_AIM, IDLE_SWEEP_AIM = 60, 40, 20  # ms: p95 of a page, p95 of a log POST, a sweep with nothing due
BULK_AIM = 3_000  # ms: an act for five thousand at once
QUERIES_AIM = {"Today": 15, "Recruiters": 8}
