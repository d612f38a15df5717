"""Search everywhere over a large directory and many notes: prefixes, and words that need the typo fallback.

python -m bench finding [--recruiters N] [--rows N]: PostgreSQL, a database of its own, dropped afterwards; also prints
the plans. Names are made of syllables, so that there are as many distinct words as in real lists.
"""

import argparse
import os
import random
import sys
import tempfile
from functools import partial

import django

FULL = (1_000_000, 5_000_000)
SEEKERS, OF_BIG = 2000, 25_000  # rows of the one with 5,000 recruiters
PREFIX_AIM, TYPO_AIM = 40, 120  # ms, p95
ON = ["b", "br", "ch", "d", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w"]
MID = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
END = ["nd", "rt", "ll", "n", "s", "ston", "man", "er", "ez", "ov", "ski", "berg", "ley", "ford"]
WORDS = ["called", "about", "the", "role", "and", "salary", "range", "she", "said", "budget", "is", "frozen", "until",
         "spring", "asked", "for", "my", "resume", "client", "wants", "interviews", "next", "week", "board", "search",
         "controller", "finance", "remote", "hybrid", "relocation", "notice", "period", "reference"]  # fmt: skip


def measure(sizes, requests=100):
    """(figures, plans) on the database that settings name, which is filled first."""
    from outreach.finding.everywhere import find

    from .timing import figure, timed

    user = _fill(*sizes)
    rng, found = random.Random(7), []
    names = [_known(rng) for _ in range(requests)]
    for label, aim, queries in (
        ("two letters", PREFIX_AIM, [name[:2] for name in names]),
        ("the beginning of a name", PREFIX_AIM, [name.split()[1][:4] for name in names]),
        ("a name", PREFIX_AIM, names),
        ("a noted word", PREFIX_AIM, [rng.choice(WORDS)[:5] for _ in names]),
        ("two noted words", PREFIX_AIM, [" ".join(rng.sample(WORDS, 2)) for _ in names]),
        ("a misspelt name", TYPO_AIM, [_slip(rng, name) for name in names]),
        ("nothing like it", TYPO_AIM, [f"{name.split()[1][::-1]}q" for name in names]),
    ):
        for text in queries[:10]:
            find(user, text)
        taken = timed([partial(find, user, text) for text in queries])
        found.append(figure(f"Search everywhere, {label}", taken, aim=aim))
    return found, _plans(user)


def _fill(recruiters, rows):
    """The directory, a seeker with 5,000 recruiters, and the rows of all seekers: one per relationship and more."""
    from accounts.models import Act, User
    from common import bulk
    from common.dates import now
    from outreach.models import HistoryRow, Relationship
    from recruiters.models import Firm, Recruiter
    from recruiters.models.words import index_new_words

    rng, at = random.Random(1), now()
    users = [User(email=f"seeker{n}@bench.example", public_id=f"seeker{n}") for n in range(SEEKERS)]
    users = User.objects.bulk_create(users)
    acts = Act.objects.bulk_create([Act(seeker=user, actor=user, kind="interaction", at=at) for user in users])
    trades = ["Search", "Partners", "Staffing"]
    firms = [f"{_word(rng).title()} {rng.choice(trades)} {n}" for n in range(recruiters // 20)]
    firm_ids = bulk.reserve(Firm, len(firms))
    people = [_name(rng) for _ in range(recruiters)]
    ids = bulk.reserve(Recruiter, recruiters)
    _insert_directory(Firm, firm_ids, firms, rng)
    for start in range(0, recruiters, 50_000):
        part = slice(start, start + 50_000)
        _insert_directory(Recruiter, ids[part], people[part], rng)
        index_new_words([], [(pk, [name]) for pk, name in zip(ids[part], people[part], strict=True)])
        _say(f"{start:,} recruiters")
    index_new_words([(pk, [name]) for pk, name in zip(firm_ids, firms, strict=True)], [])
    for user, count in zip(users, [5000] + [20] * (SEEKERS - 1), strict=True):
        places = rng.sample(range(recruiters), count)
        _insert_relationships(Relationship, user, places, (ids, people, firm_ids, firms), at)
    _say("relationships")
    mine = {}
    for pk, seeker in Relationship.objects.order_by("pk").values_list("pk", "seeker_id"):
        mine.setdefault(seeker, []).append(pk)
    counts = [min(OF_BIG, rows // 10)] + [max(1, (rows - OF_BIG) // SEEKERS)] * (SEEKERS - 1)
    _insert_rows(HistoryRow, rng, users, acts, mine, counts, at)
    _say("histories")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return users[0]


def _insert_directory(model, ids, names, rng):
    from common import bulk
    from common.text import sort_key

    bulk.insert(model, ["id", "public_id", "name", "name_key"],
                [(pk, f"{pk:012x}", name, sort_key(name)) for pk, name in zip(ids, names, strict=True)])  # fmt: skip


def _insert_relationships(model, user, places, directory, at):
    from common import bulk
    from common.text import sort_key

    ids, people, firm_ids, firms = directory
    keys = bulk.reserve(model, len(places))
    rows = []
    for key, place in zip(keys, places, strict=True):
        firm = place % len(firms)
        rows.append((key, f"r{key:011x}", user.pk, ids[place], firm_ids[firm], sort_key(people[place]),
                     sort_key(firms[firm]), at))  # fmt: skip
    columns = ["id", "public_id", "seeker_id", "recruiter_id", "firm_id", "name_key", "firm_key", "made_at"]
    bulk.insert(model, columns, rows)


def _insert_rows(model, rng, users, acts, mine, counts, at):
    """One row of each seeker in turn, so that a seeker's rows lie far apart, as after months of everyone's use."""
    from datetime import timedelta

    from common import bulk

    columns = ["id", "public_id", "seeker_id", "relationship_id", "kind", "occurred_on", "act_id", "note", "created_at"]
    left, batch, number = dict(enumerate(counts)), [], 0
    while left:
        for place in list(left):
            people = mine[users[place].pk]
            note = " ".join(rng.choices(WORDS, k=rng.randint(6, 24)) + [_word(rng)])
            batch.append((users[place].pk, people[number % len(people)], acts[place].pk, note, at))
            number += 1
            left[place] -= 1
            if not left[place]:
                del left[place]
        if len(batch) >= 50_000 or not left:
            ids = bulk.reserve(model, len(batch))
            day = at.date()
            bulk.insert(model, columns, [
                (pk, f"h{pk:011x}", seeker, relationship, "interaction", day - timedelta(pk % 200), act, note, at)
                for pk, (seeker, relationship, act, note, at) in zip(ids, batch, strict=True)
            ])  # fmt: skip
            batch = []


def _plans(user):
    """EXPLAIN of the search of texts, and of the own names."""
    from django.db.models import Q

    from outreach.finding.texts import _holding
    from outreach.models import HistoryRow, Relationship

    rows = HistoryRow.objects.visible_to(user).live().filter(_holding("history", user, [["budg"]]))
    rows = rows.order_by("-occurred_on")[:5]
    names = Relationship.objects.visible_to(user).filter(Q(name_key__startswith="ma") | Q(name_key__contains=" ma"))
    names = names.order_by("name_key")[:5]
    return [plan.explain(analyze=True, buffers=True) for plan in (rows, names)]


def _word(rng):
    return "".join(rng.choice(ON) + rng.choice(MID) for _ in range(rng.randint(1, 2))) + rng.choice(END)


def _name(rng):
    return f"{_word(random.Random(rng.randrange(400)))} {_word(rng)}".title()


def _known(rng):
    """A name that somebody has."""
    from recruiters.models import Recruiter

    return Recruiter.objects.order_by("pk").values_list("name", flat=True)[rng.randrange(5000)]


def _slip(rng, name):
    """Two neighbours of the last name change places."""
    first, last = name.split()
    at = rng.randint(1, max(1, len(last) - 3))
    return f"{first} {last[:at]}{last[at + 1 : at + 2]}{last[at]}{last[at + 2 :]}"


def _say(text):
    print(text, file=sys.stderr, flush=True)


def main(arguments=None):
    """On the database that DATABASE_URL names (it must be empty), else on one of its own."""
    parser = argparse.ArgumentParser(prog="python -m bench finding", description=__doc__.splitlines()[0])
    parser.add_argument("--recruiters", type=int, default=FULL[0])
    parser.add_argument("--rows", type=int, default=FULL[1], help="interactions of all seekers")
    options = parser.parse_args(arguments)
    if "DATABASE_URL" in os.environ:
        return _report(options)
    from .apart import environment
    from .databases import database

    with database("postgresql") as url, tempfile.TemporaryDirectory(prefix="recruitpath-bench-") as folder:
        os.environ |= environment(url, folder)
        return _report(options)


def _report(options):
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    figures, plans = measure((options.recruiters, options.rows))
    for one in figures:
        aim = f"p95 < {one.aim}: {'yes' if one.passed else 'NO'}"
        print(f"{one.name}: median {one.median:.1f}, p95 {one.p95:.1f}, own work {one.cpu:.1f} ms; {aim}")
    print("\n\n".join(plans))
    connection.close()
    return 0 if all(one.passed for one in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
