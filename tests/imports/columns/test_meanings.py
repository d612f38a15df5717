"""Words that mean something of ours: types of firms, stages, specialties; words that nobody knows are listed."""

import pytest

pytestmark = pytest.mark.once
ANSWERS = {"software": [1], "finance": [2], "accounting": [3], "finance accounting": [2, 3], "hr": [4]}


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Executive search", {"pay_model": "retained"}),
        ("Contingent", {"pay_model": "contingency"}),
        ("TEMP", {"pay_model": "staffing"}),
        ("Temporary / Contract staffing", {"pay_model": "staffing"}),
        ("Container", {"pay_model": "engaged"}),
        ("RPO", {"pay_model": "rpo"}),
        ("In-house", {"pay_model": "in_house"}),
        ("Arbeitnehmerüberlassung", {"pay_model": "staffing"}),
        ("Independent recruiter", {"setting": "sole"}),
        ("Retained, permanent", {"pay_model": "retained", "engagement": "permanent"}),
    ],
)
def test_types_of_firms(clean, text, firm):
    values, errors, unknown = clean("firm.pay_model", text)
    assert (values, errors, unknown) == ({"firm": firm}, [], [])


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("firm.setting", "Freelancer", "sole"),
        ("firm.engagement", "Perm & Contract", "both"),
        ("firm.engagement", "befristet", "contract"),
        ("firm.paid_by", "Candidate", "seeker"),
        ("mine.stage", "Contacted", "awaiting"),
        ("mine.stage", "no reply", "awaiting"),
        ("mine.stage", "Open - Not Contacted", "listed"),
        ("mine.stage", "Replied", "talking"),
        ("mine.stage", "CV on file", "on_file"),
        ("mine.stage", "Declined", "closed"),
        ("mine.stage", "ON HOLD", "paused"),
        ("mine.stage", "Called, declined", "closed"),
        ("mine.stage", "Emailed twice, no reply", "awaiting"),
        ("mine.stage", "angeschrieben", "awaiting"),
        ("mine.stage", "noch nicht kontaktiert", "listed"),
        ("mine.stage", "im Gespräch", "talking"),
        ("mine.stage", "Absage", "closed"),
    ],
)
def test_other_words(value, field, text, code):
    assert value(field, text) == code


def test_a_word_nobody_knows_is_listed(clean):
    assert clean("mine.stage", "Simmering") == ({}, [], [("mine.stage", "Simmering")])


def test_a_word_that_a_person_gave_a_meaning(clean):
    words = {"mine.stage": {"simmering": "parked", "contacted": "talking", "zzz": ""}}
    assert clean("mine.stage", "Simmering", words=words) == ({"mine": {"stage": "parked"}}, [], [])
    assert clean("mine.stage", "Contacted", words=words) == ({"mine": {"stage": "talking"}}, [], [])
    assert clean("mine.stage", "ZZZ", words=words) == ({}, [], [])


@pytest.mark.parametrize(
    ("text", "ids", "unknown"),
    [
        ("Software; HR", [1, 4], []),
        ("Software, HR, software", [1, 4], []),
        ("Finance & Accounting", [2, 3], []),
        ("HR/Software", [4, 1], []),
        ("HR and Software", [4, 1], []),
        ("General", None, []),
        ("Software | Basket weaving", [1], [("specialties", "Basket weaving")]),
        ("HR / Falconry", None, [("specialties", "HR / Falconry")]),
    ],
)
def test_specialties(clean, text, ids, unknown):
    values, errors, strange = clean("specialties", text, specialties=ANSWERS)
    assert (values.get("specialties"), errors, strange) == (ids, [], unknown)


def test_specialties_that_a_person_matched_made_or_dropped(clean):
    words = {"specialties": {"falconry": 9, "weaving": [7, 8], "yodelling": ""}}
    values, _, unknown = clean("specialties", "Falconry; Weaving; Yodelling", specialties=ANSWERS, words=words)
    assert (values, unknown) == ({"specialties": [9, 7, 8]}, [])
