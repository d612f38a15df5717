"""A coach is no recruiter: the seeker's own can't be added, and nobody learns who else coaches here."""

import pytest
from django.urls import reverse

from outreach.acts.adding import add_relationship
from outreach.models import Relationship
from outreach.refusals import Refused
from recruiters.models import Recruiter
from tests.accounts.joined import make_coaching
from tests.cast import by, person
from tests.factories import make_recruiter
from tests.imports.lists import bring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
NO_RECRUITER = "who coaches you. A coach is no recruiter"
LIST = "Name,Company,Email\nRuth Adler,Adler Coaching,RUTH@helper.example\nRuth Adler,Kestrel,\nDana Reyes,Kestrel,\n"


@pytest.fixture
def ruth(seeker):
    ruth = person("ruth@helper.example", name="Ruth Adler", is_coach=True)
    make_coaching(seeker, ruth)
    return ruth


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


def add(page, **said):
    answer = page.post(reverse("outreach:add"), {"firm": "Adler Coaching"} | said)
    return answer.status_code, answer.content.decode()


def test_the_own_coach_is_refused_by_address(page, seeker, ruth):
    status, html = add(page, name="R. A.", email="Ruth@Helper.example")
    assert (status, NO_RECRUITER in html) == (422, True)
    assert "Ruth Adler" in html
    assert not Recruiter.objects.exists()
    assert add(page, name="R. A.", email="dana@helper.example")[0] == 303


def test_of_the_own_coachs_name_it_is_asked_whether_someone_else_is_meant(page, seeker, ruth):
    status, html = add(page, name="ruth adler")
    assert status == 422
    assert "Add this one only if it is someone else of that name" in html
    assert "No, add someone else" in html
    assert add(page, name="ruth adler", another="on")[0] == 303
    assert Relationship.objects.get().recruiter.name == "ruth adler"


def test_a_coach_of_others_is_added_like_anyone_so_that_nothing_is_told(page, seeker, coach):
    make_coaching(person("other@client.example"), coach)
    assert add(page, name=coach.name, email=coach.email)[0] == 303
    assert "coaches you" not in page.get(reverse("outreach:recruiters")).content.decode()


def test_everyone_reads_who_does_not_belong_here(page):
    assert "Whoever you pay to help you search is a coach" in page.get(reverse("outreach:add")).content.decode()


def test_neither_by_the_directory_nor_by_a_desk_nor_by_a_later_address(page, seeker, ruth):
    shared = make_recruiter("R. Adler", email="ruth@helper.example")
    with pytest.raises(Refused) as refused:
        add_relationship(by(seeker), seeker, shared)
    assert NO_RECRUITER in refused.value.sentence
    add(page, name="")
    desk = Relationship.objects.get()
    said = {"name": "R. A.", "email": "ruth@helper.example"}
    answer = page.post(reverse("outreach:hand_over", args=[desk.public_id]), said)
    assert (answer.status_code, NO_RECRUITER in answer.content.decode()) == (422, True)
    add(page, name="R. A.")
    mine = Recruiter.objects.get(name="R. A.")
    answer = page.post(reverse("outreach:edit_person", args=[mine.public_id]), said)
    assert (answer.status_code, NO_RECRUITER in answer.content.decode()) == (422, True)


def test_nor_by_a_list(seeker, ruth):
    batch = bring(seeker, LIST, kind="my-recruiters", keep=False)
    rows = {row.number: row for row in batch.rows.all()}
    assert (rows[1].verdict, rows[1].errors[-1][2]) == ("error", "own_coach")
    assert (rows[2].excluded, rows[2].reasons[-1][0]) == (True, "named_as_coach")
    assert (rows[3].excluded, rows[3].verdict) == (False, "new")
    rows[2].include(by(seeker))
    assert not rows[2].excluded


def test_an_admin_is_told_of_any_coach_in_the_shared_directory(admin, coach, signed_in):
    shared = make_recruiter("R. Adler")
    answer = signed_in(admin).post(
        reverse("outreach:edit_person", args=[shared.public_id]), {"name": "R. Adler", "email": coach.email}
    )
    assert "Someone who coaches here signs in with that address" in answer.content.decode()
