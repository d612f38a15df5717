"""Templates through their pages: a copy of a starter, variants, the preview, undo, and what the pages refuse."""

import pytest
from django.urls import reverse

from outreach.acts.undo import undo
from outreach.models import AboutYou, Relationship, Template
from outreach.refusals import Refused
from tests.cast import by
from tests.factories import make_relationship, make_search
from tests.outreach.scenes import HTMX, noon, nov, out, settle, they
from tests.test_query_counts import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
NEW, LIST = "/templates/new/", "/templates/"
SAID = {"name": "Mine", "way": "email", "subject": "Hello", "body": "Hello {recruiter.salutation},\n\n{seeker.name}"}


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


def write(seeker, kind="first_touch", **said):
    return Template.write(by(seeker), seeker, kind, **SAID | said)


def test_changing_a_starter_makes_a_copy_and_removing_it_brings_the_starter_back(page, seeker):
    html = page.get(f"{NEW}?kind=nudge_1&copy=A").content.decode()
    assert "A starter text" in html
    assert "{last_contact.date}" in html
    answer = page.post(f"{NEW}?kind=nudge_1&copy=A", SAID)
    assert (answer.status_code, answer.url) == (303, "/templates/#nudge_1")
    mine = Template.objects.get()
    assert (mine.kind, mine.variant, mine.name) == ("nudge_1", "A", "Mine")
    assert "Mine" in page.get(LIST).content.decode()
    assert page.post(reverse("outreach:template_remove", args=[mine.public_id])).status_code == 303
    html = page.get(LIST).content.decode()
    assert "Mine" not in html
    assert "One new fact" in html
    # Changed once more, the same row stands up: the letter means one text alone.
    page.post(f"{NEW}?kind=nudge_1&copy=A", SAID | {"name": "Again"})
    assert Template.objects.get().name == "Again"
    assert Template.objects.live().count() == 1


def test_variants_get_the_next_letter_for_good(page, seeker):
    assert [write(seeker).variant, write(seeker).variant] == ["C", "D"]  # the starters are A and B
    Template.objects.get(variant="D").remove(by(seeker))
    assert write(seeker).variant == "E"
    page.post(f"{NEW}?kind=thank_you", SAID)
    assert Template.objects.get(kind="thank_you").variant == "B"
    for _letter in range(21):
        write(seeker)
    with pytest.raises(Refused) as refused:
        write(seeker)
    assert "Twenty-six" in refused.value.sentence


def test_every_change_can_be_taken_back(page, seeker):
    mine = write(seeker)
    url = reverse("outreach:template", args=[mine.public_id])
    page.post(url, SAID | {"subject": "Changed"})
    asks = page.get(reverse("outreach:undo", args=[mine.act.public_id])).content.decode()
    assert "A text of your own" in asks
    assert "A change of a text" in asks  # the later act, said before undoing over it
    edited = seeker.acts.latest("pk")
    page.post(reverse("outreach:template_remove", args=[mine.public_id]))
    assert page.get(url).status_code == 404
    undo(seeker.acts.latest("pk"), by(seeker))
    undo(edited, by(seeker))
    mine.refresh_from_db()
    assert (mine.subject, mine.removed_at) == ("Hello", None)
    undo(mine.act, by(seeker))
    assert not Template.objects.live().exists()


def test_the_preview_fills_in_and_says_what_is_not_known(page, seeker):
    make_search(seeker, proof_1="Closed early")
    body = "Hello {recruiter.first_name}, {proof.1}, {seeker.phone}, <b> {seeker.phnoe}"
    answer = page.post(NEW, SAID | {"body": body, "look": "1"}, **HTMX)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.lstrip().startswith('<section class="look" id="look"')
    assert "Hello Dana, Closed early, " in html
    assert '<mark class="gap">your phone</mark>' in html
    assert "Not known yet: your phone." in html
    assert "There is no field “seeker.phnoe”" in html
    assert "<b>" not in html
    assert "of 120 words" in html
    whole = page.post(NEW, SAID | {"body": "x " * 130, "look": "1"}).content.decode()
    assert "130 of 120 words" in whole
    assert 'data-tone="overdue"' in whole
    assert not Template.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"body": "{seeker.phnoe}"}, "body"), ({"subject": "{nobody}"}, "subject"), ({"name": ""}, "name"),
     ({"way": "pigeon"}, "way"), ({"body": " "}, "body")],
)  # fmt: skip
def test_what_is_no_template_is_said_by_the_field(page, seeker, changed, field):
    mine = write(seeker)
    for url in (NEW, reverse("outreach:template", args=[mine.public_id])):
        answer = page.post(url, SAID | changed)
        assert answer.status_code == 422
        assert f'id="id_{field}_error"' in answer.content.decode()
    assert Template.objects.count() == 1


def test_what_there_is_not_is_not_found(page, seeker, stranger, signed_in):
    assert page.get(f"{NEW}?kind=poem").status_code == 404
    assert page.get(f"{NEW}?kind=nudge_1&copy=Z").status_code == 404
    assert signed_in(stranger).get(reverse("outreach:template", args=[write(seeker).public_id])).status_code == 404


def test_reply_rates_by_variant_on_the_list_and_among_the_numbers(page, seeker):
    for number in range(4):
        one = make_relationship(seeker, f"Person {number}", at=noon(nov(1).replace(month=8)))
        out(one, nov(2).replace(month=9), written={"template": "first_touch:B"} if number else None)
        if number == 1:
            they(one, nov(3).replace(month=9))
    settle(seeker)
    assert Relationship.objects.exclude(first_template="").count() == 3
    assert "33% replied, n = 3" in page.get(LIST).content.decode()
    html = page.get("/numbers/?by=template").content.decode()
    assert "First message, B" in html
    assert "Own words" in html
    html = page.get("/numbers/contacted/?by=template&group=first_touch:B").content.decode()
    assert ("Person 3" in html, "Person 0" in html) == (True, False)


def test_reply_rates_of_every_kind_that_can_be_answered(page, seeker):
    """One answered, one over, one that ends today, one answered too late; and one written to again."""
    nudge, question = {"template": "nudge_1:A"}, {"template": "insight_market:A"}
    for number, (sent, replied) in enumerate(
        [(nov(2), nov(4)), (nov(1), None), (nov(2), None), (nov(20).replace(month=10), nov(23))]
    ):
        one = make_relationship(seeker, f"Person {number}", at=noon(nov(1).replace(month=8)))
        out(one, nov(1).replace(month=10))
        out(one, sent, "nudge", written=nudge)
        if replied:
            they(one, replied)
    one = make_relationship(seeker, "Person 4", at=noon(nov(1).replace(month=8)))
    out(one, nov(1).replace(month=10))
    out(one, nov(3), "nudge", written=nudge)
    out(one, nov(3), "thank_you", written={"template": "thank_you:A"})
    out(one, nov(9), "insight", written=question)
    they(one, nov(10))
    settle(seeker)
    html = page.get(LIST).content.decode()
    nudges, questions, thanks = (
        html.split(f'id="{kind}"')[1].split("</ul>")[0] for kind in ("nudge_1", "insight_market", "thank_you")
    )
    assert "25% replied, n = 4" in nudges
    assert "100% replied, n = 1" in questions
    assert "replied" not in thanks


def test_a_bounced_message_counts_in_no_rate(page, seeker):
    one = make_relationship(seeker, "Dana Reyes", at=noon(nov(1).replace(month=8)))
    out(one, nov(1).replace(month=9))
    row = out(one, nov(1).replace(month=10), "nudge", written={"template": "nudge_1:A"})
    assert "0% replied, n = 1" in page.get(LIST).content.decode()
    one.log_bounce(by(seeker), row)
    assert "replied, n = " not in page.get(LIST).content.decode()


def test_the_list_and_the_page_to_write_take_a_fixed_number_of_queries(page, seeker):
    one = make_relationship(seeker, at=noon(nov(1)))
    urls = [LIST, reverse("outreach:write", args=[one.public_id])]
    write(seeker)
    out(one, nov(1))  # guards read more of who has not been written to yet
    before = [queries(page, url) for url in urls]
    for day in range(2, 13):
        write(seeker, "nudge_1")
        out(one, nov(day), "other")
    assert [queries(page, url) for url in urls] == before


def test_about_you_is_said_once_and_can_be_taken_back(page, seeker):
    assert page.get("/settings/about-you/").status_code == 200
    said = {"headline": "a finance leader", "phone": "617 555 0100"}
    assert page.post("/settings/about-you/", said).status_code == 303
    assert AboutYou.of(seeker).headline == "a finance leader"
    page.post("/settings/about-you/", said | {"headline": "a controller"})
    undo(seeker.acts.latest("pk"), by(seeker))
    assert AboutYou.of(seeker).headline == "a finance leader"
    assert page.post("/settings/about-you/", {"headline": "x" * 161}).status_code == 422


def test_a_second_window_does_not_write_over_the_own_copy(page, seeker):
    address = f"{NEW}?kind=nudge_1&copy=A"
    page.post(address, SAID)
    mine = Template.objects.get()
    assert page.get(address).url == reverse("outreach:template", args=[mine.public_id])
    answer = page.post(address, SAID | {"name": "From the other window"})
    assert answer.status_code == 422
    assert "You have a text of your own here by now" in answer.content.decode()
    assert Template.objects.get().name == "Mine"
