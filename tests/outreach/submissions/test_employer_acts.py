"""Acts on employers: names that are taken, taken back and told apart; and people who are one and so one way."""

import pytest
from django.urls import reverse

from outreach.acts.applying import apply
from outreach.acts.employers import edit, join, tell_apart
from outreach.acts.joining import join as join_people
from outreach.acts.undo import undo
from outreach.models import Conflict, Employer, Relationship
from outreach.refusals import Refused
from tests.cast import MORNING, by
from tests.outreach.scenes import nov

from .test_ledger import put

pytestmark = pytest.mark.django_db


def employers(*names):
    return [Employer.objects.get(name=name) for name in names]


def named(employer, name, aliases=()):
    return edit(by(employer.seeker), employer, name=name, aliases=list(aliases), domain="", parent=None)


def test_a_name_that_another_employer_goes_by_is_taken(seeker, dana):
    put(dana, "a", "submitted", 12, employer="Corvane")
    put(dana, "b", "submitted", 12, employer="Orrin")
    corvane, orrin = employers("Corvane", "Orrin")
    named(corvane, "Brightwell")
    with pytest.raises(Refused) as refused:
        named(orrin, "Corvane")
    assert (refused.value.code, refused.value.params) == ("employer_taken", {"employer": "Brightwell"})
    assert named(Employer.objects.get(pk=corvane.pk), "Corvane"), "a former name of its own"


@pytest.mark.parametrize("joined", [False, True])
def test_a_name_that_is_taken_since_is_not_given_back(seeker, dana, client, joined):
    put(dana, "a", "submitted", 12, employer="Corvane")
    put(dana, "b", "submitted", 12, employer="Brightwell")
    corvane, brightwell = employers("Corvane", "Brightwell")
    act = join(by(seeker), brightwell, corvane) if joined else named(corvane, "Marlow")
    keep = Employer.objects.get(pk=brightwell.pk if joined else corvane.pk)
    assert "Corvane" in keep.aliases
    named(keep, keep.name)  # no longer called so
    apply(by(seeker), seeker, employer="Corvane", role="VP Finance", day=nov(9))
    with pytest.raises(Refused) as refused:
        undo(act, by(seeker))
    assert refused.value.code == "employer_taken_since"
    client.force_login(seeker)
    there = reverse("outreach:undo", args=[act.public_id])
    answer = client.post(there, {"confirmed": "on", "way_back": reverse("outreach:submissions")}, follow=True)
    assert "There is another employer called “Corvane” by now." in answer.content.decode()
    act.refresh_from_db()
    assert act.undone_at is None


def test_a_joined_employer_stays_another_than_those_it_was_told_apart_from(seeker, dana, tomas):
    for number, name in enumerate(("Meridian Devices", "MDX", "Meridian Devices Ltd", "MDX Ltd")):
        put(dana if number < 2 else tomas, f"{number}", "submitted", 12, employer=name)
    meridian, mdx, one, other = employers("Meridian Devices", "MDX", "Meridian Devices Ltd", "MDX Ltd")
    tell_apart(by(seeker), meridian, [one])
    tell_apart(by(seeker), mdx, [other])
    assert not Conflict.objects.open().exists()
    act = join(by(seeker), mdx, meridian)
    assert not Conflict.objects.open().exists(), "they were told apart, whichever of the names is meant"
    undo(act, by(seeker))
    mdx.refresh_from_db()
    assert mdx.told_apart == [other.public_id]


@pytest.mark.parametrize("who", ["keep", "gone"])
def test_others_that_were_told_apart_from_the_joined_one(seeker, dana, tomas, who):
    put(dana, "a", "submitted", 12, employer="Meridian Devices")
    put(dana, "b", "submitted", 12, employer="MDX", role="Controller")
    put(tomas, "c", "submitted", 13, employer="Meridian Devices Ltd")
    meridian, mdx, limited = employers("Meridian Devices", "MDX", "Meridian Devices Ltd")
    tell_apart(by(seeker), limited, [meridian])
    join(by(seeker), *((mdx, meridian) if who == "gone" else (meridian, mdx)))
    assert not Conflict.objects.open().exists()


def test_two_records_of_one_person_without_a_firm_are_one_way(seeker, dana, tomas):
    Relationship.objects.filter(pk__in=[dana.pk, tomas.pk]).update(firm=None)
    for one in (dana, tomas):
        one.refresh_from_db()
    put(dana, "a", "submitted", 12)
    put(tomas, "b", "submitted", 13)
    assert Conflict.objects.open().exists()
    act = join_people(by(seeker), dana, tomas)
    assert not Conflict.objects.open().exists()
    undo(act, by(seeker))
    assert Conflict.objects.open().exists()


def test_an_employer_that_nothing_names_any_more_is_not_asked_about(seeker, dana, client):
    client.force_login(seeker)
    row = put(dana, "a", "submitted", 12, employer="Meridan Devices")
    undo(row.act, by(seeker))
    assert Employer.objects.exists(), "undo of the undo would need it"
    there = reverse("outreach:submission", args=[dana.public_id])
    said = {"role": "VP Finance", "employer": "Meridian Devices", "state": "proposed", "occurred_on": "2026-11-12",
            "key": "b"}  # fmt: skip
    assert client.post(there, said).status_code == 303


def test_the_page_of_a_person_and_a_letter_say_what_the_ledger_says(seeker, dana, client):
    put(dana, "a", "submitted", 9, employer="MDX")
    put(dana, "a", "interviewing", 20, employer="", role="")
    named(Employer.objects.get(), "Meridian Devices")
    client.force_login(seeker)
    page = client.get(reverse("outreach:relationship", args=[dana.public_id])).content.decode()
    assert "VP Finance, Meridian Devices" in page
    letter = client.get(reverse("outreach:write", args=[dana.public_id]), {"template": "submission_status:A"})
    assert "You put me forward to Meridian Devices for VP Finance on 9 Nov" in letter.content.decode()


def test_the_ledger_leads_nowhere_for_someone_off_the_list(seeker, dana, signed_in):
    client = signed_in(seeker)
    put(dana, "a", "submitted", 12)
    there, page = reverse("outreach:relationship", args=[dana.public_id]), reverse("outreach:submissions")
    assert f'href="{there}' in client.get(page).content.decode()
    Relationship.objects.filter(pk=dana.pk).update(hidden_at=MORNING)
    text = client.get(f"{page}?by=recruiter").content.decode()
    assert f'href="{there}' not in text
    assert "no longer on your list" in text
