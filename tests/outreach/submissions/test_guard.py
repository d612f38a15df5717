"""The submission guard rule by rule: what it answers, and the sentence that a person reads."""

from dataclasses import replace
from datetime import date

import pytest

from outreach.guards.employers import EmployerFacts
from outreach.guards.roles import role_of, same_role
from outreach.guards.submission import Asked, Introduced, Right, Standing, check
from outreach.words.guards import sentence

TODAY = date(2026, 11, 23)
MERIDIAN = EmployerFacts("Meridian Devices", aliases=("Meridian Medical",), domain="meridian.example")
VP = role_of("VP Finance")
ASKED = Asked(MERIDIAN, VP, party=2, firm="Harrow & Vale", right=Right(expires_on=date(2027, 1, 15)))
KESTREL = Standing(
    MERIDIAN, VP, party=1, title="VP Finance", firm="Kestrel", on=date(2026, 11, 12),
    sent_on=date(2026, 11, 12), live=True, claim_until=date(2027, 11, 12),
)  # fmt: skip


def said(asked=ASKED, *standing, introduced=()):
    """[(rule, level, sentence)] of what stands against it."""
    answers = check(asked, list(standing), list(introduced), TODAY)
    return [(one.rule, one.level, sentence(one, TODAY)) for one in answers]


def rules(*args, **kwargs):
    return [(rule, level) for rule, level, _ in said(*args, **kwargs)]


ROLES = [
    (role_of("VP Finance"), role_of("Vice President of Finance"), True),
    (role_of("Finance Director (m/w/d)"), role_of("Director, Finance"), True),
    (role_of("CFO"), role_of("Chief Financial Officer"), True),
    (role_of("VP Finance", site="Boston"), role_of("VP Finance"), True),
    (role_of("VP Finance", site="Boston"), role_of("VP Finance", site="Lyon"), False),
    (role_of("VP Finance", "R-0042"), role_of("Head of Finance", "Req. R42"), False),
    (role_of("VP Finance", "REQ #0042"), role_of("Head of Finance", "42"), True),
    (role_of("VP Finance", "41"), role_of("VP Finance", "42"), False),
    (role_of("VP Finance", "41"), role_of("VP Finance"), True),
    (role_of("VP Finance"), role_of("Controller"), False),
    (role_of(""), role_of(""), False),
]


@pytest.mark.parametrize(("a", "b", "one"), ROLES)
def test_one_opening_or_two(a, b, one):
    assert same_role(a, b) is one is same_role(b, a)


def test_nothing_stands_against_the_first_consent():
    assert said() == []


S1 = [
    ("the same employer and role", KESTREL, [("S1", "block")]),
    ("by another name of it", replace(KESTREL, employer=EmployerFacts("Meridian Medical")), [("S1", "block")]),
    ("ended since, the claim stays", replace(KESTREL, live=False), [("S2", "warn")]),
    ("ended, the claim too", replace(KESTREL, live=False, claim_until=None), []),
    ("through the same firm", replace(KESTREL, party=2), []),
    ("another role: the claim", replace(KESTREL, role=role_of("Controller")), [("S2", "warn")]),
    ("an employer that looks alike", replace(KESTREL, employer=EmployerFacts("Meridian Device Group")),
     [("S1_near", "warn")]),
    ("alike, but the seeker said it is another", replace(KESTREL, apart=True), []),
    ("another employer", replace(KESTREL, employer=EmployerFacts("Corvane")), []),
    ("not named there", replace(KESTREL, employer=None), []),
]  # fmt: skip


@pytest.mark.parametrize(("case", "standing", "answers"), S1, ids=[case for case, *_ in S1])
def test_s1_one_role_through_two_firms(case, standing, answers):
    assert rules(ASKED, standing) == answers


def test_s1_says_who_has_it_since_when_and_what_to_do():
    assert said(ASKED, KESTREL)[0][2] == (
        "Kestrel has you for VP Finance at Meridian Devices since Thu 12 Nov. Sent twice, you may be dropped by both, "
        "so this can't be agreed to. Keep it as asked for, and compare the two."
    )


def test_a_conflict_freezes_new_consents_at_that_employer_only():
    standing = replace(KESTREL, role=role_of("Controller"), in_conflict=True, claim_until=None)
    assert said(ASKED, standing) == [
        ("frozen", "block", "Meridian Devices has you two ways already, and that is not settled. Nothing new is "
         "agreed to there until you have noted what was decided.")
    ]  # fmt: skip
    assert rules(replace(ASKED, employer=EmployerFacts("Corvane")), standing) == []


def test_an_employer_without_a_name_can_not_be_checked():
    assert said(replace(ASKED, employer=None), KESTREL) == [
        ("employer_unnamed", "warn", "The employer is not named, so nobody can check whether you are there already. "
         "Get the name first.")
    ]  # fmt: skip


def test_s2_a_claim_holds_for_other_roles_until_its_last_day():
    other = replace(KESTREL, role=role_of("Controller"), live=False)
    assert said(ASKED, replace(other, claim_until=TODAY))[0][2] == (
        "Kestrel introduced you at Meridian Devices and may claim a fee until Mon 23 Nov, whatever the role. Ask which "
        "firm the employer would accept you from."
    )
    assert rules(ASKED, replace(other, claim_until=date(2026, 11, 22))) == []
    told = Introduced(EmployerFacts("Meridian Medical"), 3, "Orrin", date(2027, 2, 1))
    assert rules(ASKED, introduced=[told]) == [("S2", "warn")]
    assert rules(ASKED, introduced=[replace(told, party=2)]) == [], "their own claim stands in nobody's way"
    assert rules(ASKED, introduced=[replace(told, until=date(2026, 11, 1))]) == []


def test_s3_an_application_of_ones_own_counts_for_six_months():
    own = Standing(MERIDIAN, role_of("Controller"), party=None, sent_on=date(2026, 5, 23), live=True)
    assert said(ASKED, own)[0][2] == (
        "You applied at Meridian Devices yourself on Sat 23 May. Within six months employers often pass over the "
        "recruiter who comes second: tell them first."
    )
    assert rules(ASKED, replace(own, sent_on=date(2026, 5, 22))) == []


NEAR = EmployerFacts("Meridian Device Group")


def test_what_may_be_this_employer_is_warned_of_with_the_reason():
    other = replace(KESTREL, employer=NEAR, role=role_of("Controller"))
    assert said(ASKED, other) == [
        ("S2_near", "warn", "Kestrel introduced you at Meridian Device Group and may claim a fee until Fri 12 Nov "
         "2027, and Meridian Devices may be the same employer: nearly the same name. Find out before you agree.")
    ]  # fmt: skip
    own = replace(other, party=None, claim_until=None)
    assert said(ASKED, own) == [
        ("S3_near", "warn", "You applied at Meridian Device Group yourself on Thu 12 Nov, and Meridian Devices may be "
         "the same employer: nearly the same name. Find out before you agree.")
    ]  # fmt: skip
    assert rules(ASKED, replace(own, sent_on=date(2026, 5, 22))) == []
    told = Introduced(NEAR, 1, "Kestrel", date(2027, 2, 1))
    assert rules(ASKED, introduced=[replace(told, apart=True)]) == []
    sure = replace(other, employer=MERIDIAN)
    assert rules(ASKED, sure, introduced=[told]) == [("S2", "warn")], "one sentence for a firm, the sure one"
    assert rules(ASKED, replace(sure, party=None), own) == [("S3", "warn")]


S4 = [
    (Right(expires_on=date(2027, 2, 21)), []),
    (Right(expires_on=date(2027, 2, 22)), ["S4_long"]),
    (Right(), ["S4_no_expiry"]),
    (Right("all", date(2027, 1, 1)), ["S4_blanket"]),
    (Right("employer", date(2027, 1, 1)), ["S4_no_role"]),
    (Right("all", None, fee=True), ["S4_blanket", "S4_no_expiry", "S4_fee"]),
]


@pytest.mark.parametrize(("right", "found"), S4)
def test_s4_what_a_right_to_represent_gives_away(right, found):
    assert rules(replace(ASKED, right=right)) == [(rule, "warn") for rule in found]


def test_s4_says_how_long_and_what_is_plenty():
    words = [words for *_, words in said(replace(ASKED, right=Right("all", date(2027, 3, 1), True)))]
    assert words == [
        "This right covers every employer and role. Agree to one named role at a time instead.",
        "This right runs 98 days, until Mon 1 Mar 2027. 90 days are plenty; ask for less.",
        "They charge you for it. Employers pay recruiters; a fee from you is a warning.",
    ]


def test_s5_a_firm_that_sent_the_resume_without_asking():
    before = replace(KESTREL, party=2, employer=EmployerFacts("Corvane"), unauthorised=True, live=False)
    assert said(ASKED, before)[0][2] == (
        "Harrow & Vale sent your résumé without asking, noted on Thu 12 Nov. Get it in writing that they ask first."
    )
    assert rules(ASKED, replace(before, party=3)) == []


def test_s6_a_second_search_at_a_retained_firm():
    there = replace(KESTREL, party=2, employer=EmployerFacts("Corvane"), title="CFO", role=role_of("CFO"))
    assert said(replace(ASKED, retained=True), there)[0][2] == (
        "Harrow & Vale is retained and has you in its search for CFO since Thu 12 Nov. A retained firm rarely puts one "
        "person into two searches: ask them which."
    )
    assert rules(ASKED, there) == [], "other firms do"
    assert rules(replace(ASKED, retained=True), replace(there, live=False)) == []


def test_s7_a_speculative_approach():
    assert said(replace(ASKED, speculative=True))[0][2] == (
        "Nobody asked them to fill a post there. A speculative approach can leave a claim on you: agree to named "
        "employers only."
    )
