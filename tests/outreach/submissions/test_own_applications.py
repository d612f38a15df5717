"""Applications of one's own: an employer whose name is like another's is asked about, and so is an earlier entry."""

import pytest
from django.urls import reverse

from outreach.acts.undo import undo
from outreach.models import Employer, Submission
from tests.cast import by

from .test_consent_page import client, say

pytestmark = pytest.mark.django_db
__all__ = ["client"]  # the fixture
HERE = {"role": "VP Finance", "state": "submitted", "day": "2026-11-09"}


def apply(client, employer, **said):
    return client.post(reverse("outreach:new_application"), HERE | {"employer": employer} | said)


def test_the_same_employer_by_another_name_is_one(client, seeker, dana):
    say(client, dana, "a", "consent_requested")
    meridian = Employer.objects.get()
    asked = apply(client, "Meridian")
    assert asked.status_code == 422
    page = asked.content.decode()
    assert "Meridian Devices – one name is the beginning of the other" in page
    assert "optional" not in page.partition("Is that the same employer?")[2].partition("</legend>")[0]
    assert apply(client, "Meridian", same_as="nonsense").status_code == 422
    assert apply(client, "Meridian", same_as=meridian.public_id).status_code == 303
    own = Submission.objects.get(relationship=None)
    assert own.employer == meridian
    assert own.conflicts_first.exists() or own.conflicts_second.exists(), "one role, two ways"
    meridian.refresh_from_db()
    assert meridian.aliases == ["Meridian"]
    undo(own.changes.get(field="removed_at").act, by(seeker))
    meridian.refresh_from_db()
    assert meridian.aliases == [], "the answer was part of the act"


def test_another_employer_is_never_asked_about_again(client, dana):
    say(client, dana, "a", "submitted")
    meridian = Employer.objects.get()
    assert apply(client, "Meridian Device Co", same_as="other").status_code == 303
    other = Employer.objects.exclude(pk=meridian.pk).get()
    assert other.told_apart == [meridian.public_id]
    assert apply(client, "Meridian Device Co", role="Controller").status_code == 303
    assert "may be the same employer" not in say(client, dana, "b", employer="Meridian Device Co").content.decode()


def test_a_corrected_name_is_asked_about_and_is_no_change_elsewhere(client, dana):
    say(client, dana, "a", "submitted", role="Controller")
    apply(client, "Corvane")
    there = reverse("outreach:application", args=[Submission.objects.get(relationship=None).public_id])
    said = HERE | {"employer": "Meridian", "opened": client.get(there).context["form"].version}
    assert client.post(there, said).status_code == 422
    assert client.post(there, said | {"same_as": Employer.objects.get(name="Meridian Devices").public_id}).url == (
        reverse("outreach:submissions")
    )
    assert Submission.objects.get(relationship=None).employer.name == "Meridian Devices"


def test_a_form_sent_twice_is_one_application(client):
    key = client.get(reverse("outreach:new_application")).context["form"]["key"].value()
    first, second = (apply(client, "Corvane", key=key) for _n in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert Submission.objects.count() == 1
    done = Submission.objects.get().changes.get(field="removed_at").act
    answer = client.post(reverse("outreach:undo", args=[done.public_id]), follow=True)
    assert "Taken back: your own application" in answer.content.decode()


def test_what_is_in_the_ledger_already_is_asked_about(client):
    apply(client, "Corvane", role="Vice President of Finance", day="2026-11-02")
    asked = apply(client, "CORVANE")
    assert asked.status_code == 422
    there = reverse("outreach:application", args=[Submission.objects.get().public_id])
    assert f'<a href="{there}">Say there how it stands now</a>' in asked.content.decode()
    said = "Vice President of Finance at Corvane is in the ledger already: “Submitted” on Mon 2 Nov"
    assert said in asked.content.decode()
    assert apply(client, "Corvane", site="Boston", again="on").status_code == 303
    assert apply(client, "Corvane", role="Controller").status_code == 303, "another role is not asked about"
    assert Submission.objects.count() == 3


def test_an_entry_is_not_its_own_double_but_may_become_one(client):
    apply(client, "Corvane")
    apply(client, "Corvane", role="Controller")
    there = reverse("outreach:application", args=[Submission.objects.get(role="Controller").public_id])
    form = client.get(there).context["form"]
    said = {"employer": "Corvane", "opened": form.version, "key": form["key"].value()}
    assert client.post(there, HERE | said | {"role": "Controller", "state": "rejected"}).status_code == 303
    said["opened"] = client.get(there).context["form"].version
    answer = client.post(there, HERE | said)
    assert (answer.status_code, "already" in answer.content.decode()) == (422, True)
