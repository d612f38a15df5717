"""A real list of agencies, with sisters in it: none is another the first time, each is itself the second time.

The list is not part of this repository: its folder comes from RECRUITPATH_SAMPLES, else from beside the repository.
"""

import csv
import os
import random
from pathlib import Path

import pytest
from django.conf import settings

from common.text import domain_of, email_key
from recruiters.likeness.facts import FirmFacts
from recruiters.likeness.known import Known
from recruiters.models import Firm

SAMPLES = Path(os.environ.get("RECRUITPATH_SAMPLES", settings.BASE_DIR.parent / "shared" / "samples"))
AGENCIES = SAMPLES / "firms" / "ie_wrc_employment_agencies.csv"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not AGENCIES.exists(), reason="the sample lists are not here (RECRUITPATH_SAMPLES)"),
]


@pytest.fixture
def rows():
    with AGENCIES.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    random.Random(3).shuffle(rows)
    return rows


def facts_of(rows):
    return [
        FirmFacts(
            ("row", number),
            row["Agency_Name"].strip(),
            tuple(filter(None, [row["Trading_Name"]])),
            domain_of(row["Website"].split("|")[0].strip()),
            tuple(filter(None, map(email_key, row["Email"].replace(";", "|").split("|")))),
            tuple(filter(None, row["Phone"].split("|"))),
            row["County"],
        )
        for number, row in enumerate(rows)
    ]


def test_the_first_time_each_is_a_firm_of_its_own(rows):
    known = Known()
    facts = facts_of(rows)
    same = []
    for start in range(0, len(facts), 100):
        some = facts[start : start + 100]
        for fact in some:  # one at a time, so that each meets all before it
            same += [match for match in known.firms([fact])[0] if match.likeness.verdict == "same"]
            known.learn_firms([fact])
    assert len(facts) == 536
    assert same == []


@pytest.mark.parametrize("bare", [False, True])
def test_the_second_time_each_is_found(rows, bare):
    websites = [row["Website"].split("|")[0].strip()[:200] for row in rows]
    firms = Firm.objects.bulk_create(
        Firm(
            name=fact.name,
            trading_names=list(fact.names),
            website="" if bare else website,
            email="" if bare else "".join(fact.emails[:1]),
            phone="" if bare else "".join(fact.phones[:1])[:40],
            places=fact.places,
        )
        for fact, website in zip(facts_of(rows), websites, strict=True)
    )
    facts = facts_of(rows)
    for fact in facts if bare else ():
        fact.domain, fact.emails, fact.phones = "", (), ()
    found = Known().firms(facts)
    assert [matches[0].id if matches else None for matches in found] == [firm.pk for firm in firms]
    assert {matches[0].likeness.verdict for matches in found} == {"same"}
