"""What a text still holds of its template is named before it leaves; brackets that someone wrote themself pass."""

import pytest

from outreach.models import AboutYou, GuardAnswer, Template
from tests.cast import by
from tests.factories import make_relationship, make_search
from tests.outreach.scenes import HTMX

from .pages import KNOWN, at, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
NEWS = "Still to be written: “[your news in one sentence]”. Put your own words in its place, or take it out."
NOBODY = "There is no field for “{nobody}”, so it would go out as it stands."


@pytest.fixture
def page(seeker, signed_in):
    make_search(seeker, proof_1="Closed early", proof_2="Built a team of six")
    AboutYou.of(seeker).tell(by(seeker), **KNOWN)
    return signed_in(seeker)


@pytest.fixture
def dana(seeker):
    return make_relationship(seeker, "Dana Reyes")


def ways(page, dana, **changed):
    look = page.post(at(dana), said(page, dana, **changed) | {"act": "look"}, **HTMX)
    return look.content.decode()


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Hello Dana, [your news in one sentence].", NEWS),
        ("Hello {nobody}, a word?", NOBODY),
        ("Hello {recruiter.first_name, a word?", "There is no field for “{recruiter.first_name}”"),
        ("Hello {recruiter.city}, a word?", "Not filled in yet: the recruiter’s city."),
    ],
)
def test_it_is_named_and_no_way_out_is_offered(page, seeker, dana, body, sentence):
    html = ways(page, dana, template="check_in:A", body=body)
    assert sentence in html
    assert "mailto:" not in html
    assert "Copy the text" not in html
    answer = page.post(at(dana), said(page, dana, template="check_in:A", body=body) | {"act": "send"})
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    html = ways(page, dana, template="check_in:A", body="Hello Dana, I moved to Cork.")
    assert "mailto:" in html


def test_a_subject_is_looked_at_like_the_text(page, dana):
    assert NOBODY in ways(page, dana, subject="{nobody}", body="Hello Dana, a word?")


@pytest.mark.parametrize("body", ["As she said [sic], see [1].", "The role [VP Finance] and {} and { }"])
def test_brackets_that_someone_wrote_themself_pass(page, dana, body):
    assert "mailto:" in ways(page, dana, template="", body=body)


def test_a_starters_brackets_count_in_own_words_too(page, dana):
    assert NEWS in ways(page, dana, template="", body="Hello, [your news in one sentence].")


def test_brackets_of_an_own_template_count_where_it_was_begun_from(page, seeker, dana):
    mine = Template.write(
        by(seeker), seeker, "check_in", name="Mine", way="email", subject="News", body="We spoke [where and when]."
    )
    key = f"check_in:{mine.variant}"
    assert "“[where and when]”" in ways(page, dana, template=key, body="We spoke [where and when].")
    assert "mailto:" in ways(page, dana, template="check_in:A", body="We spoke [where and when].")


def test_a_log_asks_once_whether_it_went_out_like_that(page, seeker, dana):
    first = said(page, dana, template="check_in:A", body="Hello Dana, [your news in one sentence].")
    answer = page.post(at(dana), first | {"act": "log"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert NEWS in html
    assert "Did it go out like that?" in html
    assert not dana.history.filter(kind="interaction").exists()
    assert page.post(at(dana), first | {"act": "log_as_it_is"}).status_code == 303
    assert dana.history.get(kind="interaction").note.endswith("[your news in one sentence].")
    kept = GuardAnswer.objects.get()
    assert (kept.rule, kept.params) == ("placeholder", {})
    assert "Something in brackets was left in the text from its template." in page.get("/guards/").content.decode()


def test_what_is_whole_is_logged_without_a_question(page, dana):
    whole = said(page, dana, template="check_in:A", body="Hello Dana, I moved to Cork.")
    assert page.post(at(dana), whole | {"act": "log"}).status_code == 303
