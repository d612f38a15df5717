"""python -m bench likeness: how often "the same" is right and how much of it is found, on labelled samples.

The samples are not part of this repository: their folder comes from RECRUITPATH_SAMPLES, else from beside it.
"""

import csv
import os
import re
import sys
from collections import Counter
from itertools import combinations
from math import sqrt
from pathlib import Path

from bench.employers import compare_employers
from common.text import domain_of, email_key
from recruiters.likeness.addresses import phone_end
from recruiters.likeness.compare import SAME, UNSURE, compare_firms, compare_people
from recruiters.likeness.facts import FirmFacts, PersonFacts
from recruiters.likeness.firm_names import names_in

SAMPLES = Path(os.environ.get("RECRUITPATH_SAMPLES", Path(__file__).resolve().parents[2] / "shared" / "samples"))
HEAD = (
    "set",
    "pairs",
    "alike",
    "automatic",
    "false",
    "precision",
    "at least",
    "recall",
    "with unsure",
    "asked in vain",
)
LEAST_PRECISION = 0.995  # of automatic matches, all sets together
SMALL = 200  # pairs: a smaller set must have no false match at all
MOST_BLOCK = 60  # records that share a key; a key of more is passed over


def main():
    lines, over = report("--show" in sys.argv)
    print("\n".join(lines))
    print("\n" + (f"Over their aim: {'; '.join(over)}." if over else "Every aim is met."))
    return 1 if over else 0


def report(show=False):
    """(lines of a table, what misses its aim). `show` prints each false match."""
    if not SAMPLES.exists():
        return [f"No samples at {SAMPLES} (RECRUITPATH_SAMPLES names them): likeness is not measured."], []
    figures = [(name, _measured(pairs, missed, compare, show)) for name, pairs, missed, compare in sets()]
    pooled = Counter()
    for _, counts in figures:
        pooled.update(counts)
    employers = [(name, _measured(pairs, missed, compare_employers, show)) for name, pairs, missed in of_employers()]
    all_figures = [*figures, ("all sets together", pooled), *employers]
    rows = [HEAD, *(_row(name, counts) for name, counts in all_figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = []
    for row in rows:
        cells = enumerate(zip(row, widths, strict=True))
        lines.append("  ".join(cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in cells))
    over = [f"likeness: {name}" for name, counts in figures if counts["false"] and counts["pairs"] < SMALL]
    if _precision(pooled) < LEAST_PRECISION:
        over.append("likeness: precision of all sets together")
    return lines, over


def sets():
    """(name, [(facts, facts, alike)], alike pairs that blocking missed, compare) of each labelled set."""
    for part in ("train", "valid", "test"):
        yield f"restaurants, Fodors–Zagats {part}", _fodors(part), 0, compare_firms
    yield "restaurants, labelled pairs", _labelled_restaurants(), 0, compare_firms
    yield "child care sites of Chicago, true ids", *_blocked(_chicago()), compare_firms
    yield "made-up companies, misspelt", *_misspelt(), compare_firms
    yield "companies listed once, by name", *_blocked(_listed_once()), compare_firms
    yield "licensed agencies of Ireland, each once", *_blocked(_agencies()), compare_firms
    yield "made-up people, misspelt (febrl 1)", *_febrl(), compare_people


def of_employers():
    """The sets of company names, for the guard against standing twice at one employer: by name alone."""
    yield "employers: companies misspelt", *_misspelt()
    yield "employers: companies listed once", *_blocked(_listed_once())


def _measured(pairs, missed, compare, show):
    counts = Counter(alike=missed)
    for one, other, alike in pairs:
        verdict = compare(one, other).verdict
        counts["pairs"] += 1
        counts["alike"] += alike
        if verdict == SAME:
            counts["right" if alike else "false"] += 1
        if verdict == UNSURE:
            counts["unsure" if alike else "in vain"] += 1
        if show and verdict == SAME and not alike:
            print("false:", one, other, compare(one, other).reasons, sep="\n  ")
    return counts


def _row(name, counts):
    automatic = counts["right"] + counts["false"]
    alike = counts["alike"]
    return (
        name,
        f"{counts['pairs']:,}",
        f"{alike:,}",
        f"{automatic:,}",
        f"{counts['false']:,}",
        f"{_precision(counts):.4f}" if automatic else "–",
        f"{_lower_bound(counts['right'], automatic):.4f}" if automatic else "–",
        f"{counts['right'] / alike:.3f}" if alike else "–",
        f"{(counts['right'] + counts['unsure']) / alike:.3f}" if alike else "–",
        f"{counts['in vain']:,}",
    )


def _precision(counts):
    return counts["right"] / ((counts["right"] + counts["false"]) or 1)


def _lower_bound(right, of, z=1.96):
    """Of Wilson's 95 % interval."""
    share = right / of
    middle = share + z * z / (2 * of)
    return (middle - z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))) / (1 + z * z / of)


def _rows(path, **options):
    with (SAMPLES / path).open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, skipinitialspace=True, **options)


def _fodors(part):
    text = (SAMPLES / f"dedupe/ditto_magellan/Fodors-Zagats/{part}.txt").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines()):
        *sides, alike = line.split("\t")
        yield *(_fodors_firm((number, side), text) for side, text in enumerate(sides)), alike.strip() == "1"


def _fodors_firm(number, text):
    cells = dict(re.findall(r"COL (\w+) VAL (.*?)(?= COL |$)", text.strip()))
    cells = {
        key: re.sub(r"\\|`|(?<!\w)'|'(?!\w)", "", value).replace(" s ", "s ").strip() for key, value in cells.items()
    }
    return _restaurant(number, cells["name"], cells["addr"], cells["city"], cells["phone"])


def _restaurant(number, name, street, city, phone):
    return FirmFacts(number, name, phones=(re.sub(r"\D", "", phone),), places=f"{street}, {city}")


def _labelled_restaurants():
    for row in _rows(
        "dedupe/py_entitymatching_restaurants/py_entitymatching/datasets/end-to-end/restaurants/lbl_restnt_wf1.csv"
    ):
        one, other = (
            _restaurant((side, row["_id"]), *(row[f"{side}_{column}"] for column in ("name", "addr", "city", "phone")))
            for side in ("ltable", "rtable")
        )
        yield one, other, row["gold"] == "1"


def _chicago():
    path = "dedupe/dedupe-examples/csv_example/csv_example_input_with_true_ids.csv"
    for number, row in enumerate(_rows(path)):
        places = ", ".join(filter(None, (" ".join(row["Address"].split()), row["Zip"])))
        yield (
            row["True Id"],
            FirmFacts(
                (number,),
                " ".join(row["Site name"].split()),
                domain=domain_of(row["Website"]),
                emails=tuple(filter(None, [email_key(row["Email Address"])])),
                phones=tuple(filter(None, [row["Phone"]])),
                places=places,
            ),
        )


def _listed_once():
    seen = set()
    path = SAMPLES / "dedupe/cleanco/companies.csv"
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        name, _, country = line.rpartition(";")
        if line not in seen:
            seen.add(line)
            yield line, FirmFacts((line,), name, places=country)


def _agencies():
    for number, row in enumerate(_rows("firms/ie_wrc_employment_agencies.csv", delimiter=";")):
        emails = [email_key(part) for part in re.split(r"[|;]", row["Email"])]
        yield (
            number,
            FirmFacts(
                (number,),
                row["Agency_Name"],
                tuple(filter(None, [row["Trading_Name"]])),
                domain_of(row["Website"].split("|")[0]),
                tuple(filter(None, emails)),
                tuple(filter(None, re.split(r"\s*[|;]\s*", row["Phone"]))),
                row["County"],
            ),
        )


def _misspelt():
    """Each company beside its misspelt form, and beside every other one's that shares a word with it."""
    folder = "dedupe/dnb_name_matching/test"
    left = [
        (row[""], FirmFacts((0, row[""]), row["company_name"], places=row["country"]))
        for row in _rows(f"{folder}/test_names.csv")
    ]
    right = [
        (row[""], FirmFacts((1, row[""]), row["company_name"], places=row["country"]))
        for row in _rows(f"{folder}/adjusted_test_names.csv")
    ]
    pairs = [
        (one, other, label == twin)
        for label, one in left
        for twin, other in right
        if label == twin or _share(one, other)
    ]
    return pairs, 0


def _share(one, other):
    return bool(_keys(one) & _keys(other))


def _blocked(labelled):
    """(pairs that share a key, number of alike ones that share none) of [(label, facts)]."""
    labelled = list(labelled)
    blocks, pairs = {}, set()
    for at, (_, facts) in enumerate(labelled):
        for key in _keys(facts):
            blocks.setdefault(key, []).append(at)
    for block in blocks.values():
        if len(block) <= MOST_BLOCK:
            pairs.update(combinations(block, 2))
    members = Counter(label for label, _ in labelled)
    alike = sum(many * (many - 1) // 2 for many in members.values())
    found = [(labelled[a][1], labelled[b][1], labelled[a][0] == labelled[b][0]) for a, b in sorted(pairs)]
    return found, alike - sum(same for _, _, same in found)


def _keys(facts):
    found = {("domain", facts.domain)} | {("phone", phone_end(phone)) for phone in facts.phones}
    found |= {("email", address) for address in facts.emails}
    for text in (facts.name, *facts.names):
        for name in names_in(text):
            found |= {("word", word) for word in name.core} | {("tight", name.tight)}
    return {key for key in found if key[1]}


def _febrl():
    """People by name; the social security number is an address that one person has, street and postcode are a firm."""
    people = {}
    for row in _rows("dedupe/febrl/dataset1.csv"):
        number, kind = row["rec_id"].split("-")[1:3]
        people[number, kind] = PersonFacts(
            (row["rec_id"],),
            " ".join(filter(None, (row["given_name"], row["surname"]))),
            profiles=(f"number/{row['soc_sec_id']}",) if row["soc_sec_id"] else (),
            firms=(f"{row['address_1']} {row['postcode']}",) if row["address_1"] else (),
        )
    left = {number: facts for (number, kind), facts in people.items() if kind == "org"}
    right = {number: facts for (number, kind), facts in people.items() if kind == "dup"}
    pairs = [
        (one, other, number == twin)
        for number, one in left.items()
        for twin, other in right.items()
        if number == twin or set(one.name.split()) & set(other.name.split()) or set(one.firms) & set(other.firms)
    ]
    return pairs, 0


if __name__ == "__main__":
    sys.exit(main())
