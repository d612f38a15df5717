"""Who holds which résumé version, and the steps that send the newest one to those with an older one."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Act
from outreach.models import Relationship, Reminder, ResumeVersion
from tests.cast import by
from tests.factories import make_relationship
from tests.outreach.scenes import nov

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
HELD = reverse("outreach:held")


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


@pytest.fixture
def old(seeker):
    """Five firms that hold résumé 1."""
    version = ResumeVersion.objects.create(seeker=seeker, number=1, made_on=nov(1))
    people = [make_relationship(seeker, f"Person {number}") for number in range(5)]
    for number, one in enumerate(people):
        one.file_resume(by(seeker), version, occurred_on=nov(2 + number))
    return people


def file_new(page, one):
    return page.post(reverse("outreach:file", args=[one.public_id]), {"version": "new", "occurred_on": "2026-11-20"})


def open_steps():
    return Reminder.objects.filter(automatic=False, closed_at__isnull=True)


def test_a_new_version_leads_to_those_with_an_older_one_and_one_act_plans_to_send_it(page, seeker, old):
    assert "No firm holds an older" not in page.get(HELD).content.decode()
    answer = file_new(page, old[0])
    assert (answer.status_code, answer.url) == (303, HELD)
    old[4].close(by(seeker), "seeker_choice")
    shown = page.get(HELD).content.decode()
    assert "4 firms hold an older one than résumé 2." in shown
    picked = [one.public_id for one in old]  # the first holds the new one, the last is closed
    assert page.post(HELD, {"pick": picked}).status_code == 303
    assert set(open_steps().values_list("relationship", "on_day", "text")) == {
        (one.pk, date(2026, 11, 24), "Send résumé 2") for one in old[1:4]
    }
    assert "Planned for" in page.get(HELD).content.decode()
    assert page.post(HELD, {"pick": picked}).status_code == 422  # nobody is left to ask
    assert page.post(reverse("outreach:undo", args=[Act.objects.latest("pk").public_id])).status_code == 303
    assert not open_steps().exists()


def test_who_may_not_be_written_to_is_not_asked_and_the_page_says_why(page, seeker, old):
    file_new(page, old[0])
    old[1].close(by(seeker), "seeker_choice")
    old[2].opt_out(by(seeker))
    Relationship.objects.filter(pk=old[3].pk).update(protected=True)
    shown = page.get(HELD).content.decode()
    for words in ("Closed", "Not to be contacted", "Protected"):
        assert shown.count(f'<span class="faint">{words}</span>') == 1
    page.post(HELD, {"pick": [one.public_id for one in old]})
    assert [step.relationship for step in open_steps()] == [old[4]]


def test_three_a_day_over_working_days(page, seeker, old):
    extra = make_relationship(seeker, "Newest")
    assert file_new(page, extra).url == HELD
    page.post(HELD, {"pick": [one.public_id for one in old]})
    days = sorted(open_steps().values_list("on_day", flat=True))
    assert days == [date(2026, 11, 24)] * 3 + [date(2026, 11, 25)] * 2


def test_nothing_ticked_is_said_and_a_strangers_is_never_taken(page, seeker, old, stranger, signed_in):
    file_new(page, old[0])
    for pick in ([], ["nowhere"], [old[0].public_id]):
        answer = page.post(HELD, {"pick": pick})
        assert answer.status_code == 422
        assert "Tick at least one firm" in answer.content.decode()
    other = signed_in(stranger)
    assert other.post(HELD, {"pick": [old[1].public_id]}).status_code == 422
    assert "No firm holds it yet" in other.get(HELD).content.decode()
    assert not open_steps().exists()


def test_the_first_version_leads_nowhere_else(page, seeker):
    one = make_relationship(seeker)
    assert file_new(page, one).url == reverse("outreach:relationship", args=[one.public_id])
