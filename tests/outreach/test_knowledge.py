"""What recruiters tell and what is passed on: noted, changed, removed, undone, gathered, found, taken along."""

import pytest
from django.urls import reverse

from accounts.models import Act
from outreach.acts.joining import join
from outreach.acts.undo import undo
from outreach.finding.texts import own_texts
from outreach.models import Change, Give, HistoryRow, Insight, Knowledge, MarketSignal, Referral
from outreach.refusals import Refused
from tests.cast import by
from tests.factories import make_relationship
from tests.outreach.scenes import awaiting, nov, out, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
PAY = {"role": "VP Finance", "place": "Boston", "low": "230000", "high": "270000", "currency": "usd", "period": "year",
       "day": "2026-11-20", "text": "Plus a bonus"}  # fmt: skip


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


@pytest.fixture
def one(seeker):
    return make_relationship(seeker, "Dana Reyes")


def url(thing, name, query=""):
    return reverse(f"outreach:{name}", args=[thing.public_id]) + query


def html(page, address):
    return page.get(address).content.decode()


def take_back(page):
    assert page.post(url(Act.objects.latest("pk"), "undo")).status_code == 303


def test_pay_is_noted_with_its_range_and_a_thank_you_follows(page, one):
    answer = page.post(url(one, "told", "?kind=salary"), PAY)
    assert (answer.status_code, answer.url) == (303, url(one, "relationship") + "#told")
    shown = html(page, answer.url)
    assert "VP Finance, Boston: 230,000–270,000 USD a year" in shown
    assert "They told you something useful" in shown
    assert "Told you about pay" in shown
    assert "You gave nothing yet, they gave 1" in shown
    one.refresh_from_db()
    assert one.reminders.get(closed_at__isnull=True).kind == "thank_you"
    take_back(page)
    assert not Knowledge.objects.live().exists()
    assert not one.reminders.filter(closed_at__isnull=True).exists()
    assert "230,000" not in html(page, url(one, "relationship"))


def test_pay_of_ten_digits_is_pay_in_some_currencies(page, one):
    rupiah = PAY | {"low": "1500000000", "high": "1900000000", "currency": "idr"}
    assert page.post(url(one, "told", "?kind=salary"), rupiah).status_code == 303
    assert page.post(url(one, "told", "?kind=salary"), rupiah | {"high": "2000000001"}).status_code == 422
    assert "1,500,000,000–1,900,000,000 IDR a year" in html(page, reverse("outreach:market"))


def test_a_second_click_keeps_one(page, one):
    for _click in range(2):
        assert page.post(url(one, "told", "?kind=salary"), PAY).status_code == 303
    assert (Knowledge.objects.count(), HistoryRow.objects.filter(kind="told").count()) == (1, 1)
    page.post(url(one, "told", "?kind=salary"), PAY | {"low": "1"})
    assert Knowledge.objects.count() == 2


@pytest.mark.parametrize(("kind", "values", "field", "words"), [
    ("salary", PAY | {"low": "", "high": ""}, "low", "Say at least one end of the range."),
    ("salary", PAY | {"low": "300000"}, "high", "This end is lower than the other one. Swap the two."),
    ("salary", PAY | {"currency": "$"}, "currency", "Three letters, as USD, EUR or GBP."),
    ("salary", PAY | {"day": "2026-11-24"}, "day", "24 November is still to come. Choose today or an earlier day."),
    ("tip", {"day": "2026-11-20", "text": " "}, "text", ""),
    ("market", {"day": "2026-11-20", "text": "", "field": "Devices"}, "text", ""),
    ("signal", {"day": "2026-11-20", "direction": "sideways"}, "direction", ""),
    ("referral", {"day": "2026-11-20", "text": "Someone"}, "name", "Say whom they named: a person, a firm, or both."),
    ("give", {"day": "2026-11-24", "what": "lead", "channel": "email", "text": "A lead"}, "day", "still to come"),
])  # fmt: skip
def test_what_does_not_fit_is_said_by_the_field(page, one, kind, values, field, words):
    answer = page.post(url(one, "told", f"?kind={kind}"), values)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in shown
    assert words in shown
    assert not Knowledge.objects.exists()
    assert not HistoryRow.objects.exists()


def test_one_end_is_a_range_of_one_number(seeker, one):
    kept = Insight.note(by(seeker), one, "salary", day=nov(20), high=90, currency="eur", period="hour", role="Interim")
    assert (kept.low, kept.high, kept.currency) == (90, 90, "EUR")


def test_a_give_is_a_message_that_opens_no_window_and_both_are_taken_back(page, seeker, one):
    they(one, nov(12), outcome="no_match")
    values = {"day": "2026-11-20", "what": "lead", "channel": "phone", "text": "Tristan wants a controller"}
    assert page.post(url(one, "told", "?kind=give"), values).status_code == 303
    row = HistoryRow.objects.get(data__purpose="give")
    assert (row.data["channel"], row.occurred_on, row.note) == ("phone", nov(20), "Tristan wants a controller")
    one.refresh_from_db()
    assert (one.stage, one.last_out_on, one.unanswered) == ("parked", nov(20), 0)
    assert "You gave 1, they gave nothing yet" in html(page, url(one, "relationship"))
    take_back(page)
    one.refresh_from_db()
    row.refresh_from_db()
    assert (one.last_out_on, row.void, Give.objects.live().count()) == (None, True, 0)
    assert Give.objects.get().text == "Tristan wants a controller"
    assert not Insight.objects.exists()
    with pytest.raises(Refused):
        Give.pass_on(by(seeker), one, "lead", day=nov(20), text=" ")


def test_who_was_named_is_joined_to_the_one_of_that_name(page, seeker, one):
    ines = make_relationship(seeker, "Ines Marlow")
    made = Referral.note(by(seeker), one, day=nov(20), name=" ines marlow", firm_name="Corbel")
    assert made.became == ines
    later = Referral.note(by(seeker), one, day=nov(20), name="Tom Ash")
    shown = html(page, reverse("outreach:market"))
    assert f'{reverse("outreach:add")}?name=Tom%20Ash&amp;firm=' in shown
    make_relationship(seeker, "Tom Ash")
    assert "?name=Tom%20Ash" not in html(page, reverse("outreach:market"))
    namesake = make_relationship(seeker, "Tom Ash")  # which of the two is not known
    assert "?name=Tom%20Ash" in html(page, reverse("outreach:market"))
    assert url(namesake, "relationship") not in html(page, reverse("outreach:market"))
    page.post(url(later, "told_edit"), {"day": "2026-11-20", "name": "Ines Marlow", "firm_name": "", "text": ""})
    later.refresh_from_db()
    assert later.became == ines
    take_back(page)
    later.refresh_from_db()
    assert (later.name, later.became) == ("Tom Ash", None)


def test_an_edit_and_a_removal_are_undone(page, seeker, one):
    page.post(url(one, "told", "?kind=salary"), PAY)
    kept = Knowledge.objects.get()
    opened = html(page, url(kept, "told_edit")).split('name="opened" value="')[1].split('"')[0]
    changed = PAY | {"high": "280000", "day": "2026-11-19", "opened": opened}
    assert page.post(url(kept, "told_edit", "?back=market"), changed).url == reverse("outreach:market")
    kept.refresh_from_db()
    assert (kept.high, kept.day) == (280_000, nov(19))
    assert HistoryRow.objects.live().get(kind="told").occurred_on == nov(19)
    assert Change.objects.filter(field="high").values_list("before", "after").get() == (270_000, 280_000)
    other_tab = page.post(url(kept, "told_edit"), PAY | {"text": "Mine", "opened": opened})
    assert other_tab.status_code == 409
    assert "280000" in other_tab.content.decode()
    take_back(page)
    kept.refresh_from_db()
    assert (kept.high, kept.day) == (270_000, nov(20))
    assert HistoryRow.objects.live().get(kind="told").occurred_on == nov(20)
    assert page.post(url(kept, "told_remove")).status_code == 303
    assert page.get(url(kept, "told_edit")).status_code == 404
    take_back(page)
    assert "270,000" in html(page, url(one, "relationship"))


def test_a_removal_speaks_of_the_history_where_there_is_one(page, seeker, one):
    told = MarketSignal.note(by(seeker), seeker, "up", day=nov(20), relationship=one)
    read = MarketSignal.note(by(seeker), seeker, "up", day=nov(20))
    for kept, words in ((told, "The history still says that it happened"), (read, "Removed")):
        answer = page.post(url(kept, "told_remove"), follow=True).content.decode()
        assert words in answer
        assert ("history still says" in answer) == (kept is told)


def test_an_insight_request_is_offered_and_then_waits_ninety_days(page, seeker):
    one = awaiting(seeker, "Dana Reyes", day=nov(2))
    assert "Ask for insight</a>" not in html(page, url(one, "relationship"))
    one.file_resume(by(seeker), occurred_on=nov(3))
    they(one, nov(12), outcome="no_match")
    ask = f"{url(one, 'write')}?kind=insight_market"
    assert ask in html(page, url(one, "relationship"))
    out(one, nov(13), "insight")
    shown = html(page, url(one, "relationship"))
    assert ask not in shown
    assert "The next question is polite from 11 Feb 2027" in shown


def test_the_page_of_the_market_gathers_filters_and_leads_to_people(page, seeker, one, stranger, signed_in):
    assert "What recruiters know, kept" in html(page, reverse("outreach:market"))
    for high in (250_000, 270_000):
        Insight.note(by(seeker), one, "salary", day=nov(20), role="VP Finance", place="Boston", low=230_000, high=high,
                     currency="USD", period="year")  # fmt: skip
    Insight.note(by(seeker), one, "tip", day=nov(20), text="Look at <b>suppliers</b>")
    MarketSignal.note(by(seeker), seeker, "up", day=nov(20), field="Devices")
    values = {"direction": "down", "day": "2026-10-02", "field": "Retail", "place": "", "text": ""}
    assert page.post(reverse("outreach:signal"), values).status_code == 303
    shown = html(page, reverse("outreach:market"))
    assert "230,000–270,000 USD a year" in shown
    assert "n = 2" in shown
    assert "data-small" in shown
    assert "Look at &lt;b&gt;suppliers" in shown
    assert shown.index("November 2026") < shown.index("October 2026")
    assert url(one, "relationship") in shown
    for query in ("?kind=tip", "?q=suppliers", "?q=dana+SUPPLIERS"):
        shown = html(page, reverse("outreach:market") + query)
        assert "suppliers" in shown
        assert "230,000" not in shown
    assert "Nothing here has those words" in html(page, reverse("outreach:market") + "?q=zebra")
    other = signed_in(stranger)
    assert "suppliers" not in html(other, reverse("outreach:market"))
    assert other.get(url(Knowledge.objects.first(), "told_edit")).status_code == 404


def test_the_table_runs_no_formula_and_follows_the_filter(page, seeker, one):
    Insight.note(by(seeker), one, "tip", day=nov(20), text="=1+1")
    Insight.note(by(seeker), one, "salary", day=nov(20), role="CFO", low=5, currency="USD", period="year")
    table = b"".join(page.get(reverse("exports:market")).streaming_content).decode()
    assert "'=1+1" in table
    assert "2026-11-20,Pay,Dana Reyes," in table
    tips = b"".join(page.get(reverse("exports:market") + "?kind=tip").streaming_content).decode()
    assert "CFO" not in tips


def test_what_was_told_is_found_until_it_is_removed(seeker, one):
    kept = Insight.note(by(seeker), one, "tip", day=nov(20), text="Look at the suppliers")
    (found,) = own_texts(seeker, [["supp"]], 5)
    assert (found.about, found.what, found.url) == ("Dana Reyes", "Tip", url(one, "relationship") + "#told")
    assert kept.remove(by(seeker)).kind == "knowledge_removed"
    assert own_texts(seeker, [["supp"]], 5) == []


def test_it_goes_along_when_two_become_one_and_comes_back(seeker, one):
    other = make_relationship(seeker, "Dana Reyes at home")
    told = Insight.note(by(seeker), other, "tip", day=nov(20), text="A tip")
    named = Referral.note(by(seeker), one, day=nov(20), name="Dana Reyes at home")
    act = join(by(seeker), one, other)
    for kept in (told, named):
        kept.refresh_from_db()
    assert (told.relationship, named.became) == (one, one)
    undo(act, by(seeker))
    for kept in (told, named):
        kept.refresh_from_db()
    assert (told.relationship, named.became) == (other, other)


def test_a_first_message_names_who_sent_the_seeker(page, seeker):
    dana, ira = make_relationship(seeker, "Dana Reyes"), make_relationship(seeker, "Ira Blum")
    assert "suggested that I do" not in html(page, url(ira, "write", "?kind=first_touch"))
    Referral.note(by(seeker), dana, day=nov(20), name="Ira Blum")
    assert "Dana Reyes suggested that I do" in html(page, url(ira, "write", "?kind=first_touch"))
    assert "suggested that I do" not in html(page, url(dana, "write", "?kind=first_touch"))
