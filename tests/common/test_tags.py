"""Template tags of the design."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from lucide import IconDoesNotExist

TODAY = date(2026, 11, 23)


def written(source, **context):
    return Template(source).render(Context(context))


def test_an_icon_is_inline_silent_and_one_root():
    svg = ElementTree.fromstring(written('{% icon "send" %}'))
    assert svg.attrib == {"class": "icon", "viewBox": "0 0 24 24", "aria-hidden": "true"}
    assert len(svg) == 2


def test_a_misspelt_icon_is_found_at_once():
    with pytest.raises(IconDoesNotExist):
        written('{% icon "no-such-drawing" %}')


def test_the_glyph_draws_one_way_three_times():
    svg = ElementTree.fromstring(written('{% stage_path "on_file" %}'))
    assert svg.get("data-stage") == "on_file"
    assert [path.get("class") for path in svg] == ["path-way", "path-walked", "path-here"]
    assert len({path.get("d") for path in svg}) == 1


def test_a_badge_has_its_words_escaped_and_its_tone():
    assert written("{% badge words 'due' %}", words="<b>Due</b>") == (
        '<span class="badge" data-tone="due">&lt;b&gt;Due&lt;/b&gt;</span>'
    )
    assert "<svg" in written("{% badge 'Stale' tone='stale' icon='leaf' %}")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Nora Halvorsen", "NH"),
        ("Ana María de la Cruz", "AC"),
        ("Cher", "C"),
        ("", "·"),
        ("(…)", "·"),
        ("émile zola", "ÉZ"),
    ],
)
def test_initials(name, letters):
    assert written("{{ name|initials }}", name=name) == letters


def test_days_carry_their_date_and_take_the_pages_today():
    assert (
        written("{% day value %}", value=date(2026, 11, 20), today=TODAY) == '<time datetime="2026-11-20">Friday</time>'
    )
    assert written("{% day value style='plain' %}", value=date(2026, 11, 20), today=TODAY).endswith(">20 Nov</time>")
    assert written("{% since value today %}", value=date(2026, 11, 22), today=TODAY).endswith(">since yesterday</time>")
    assert written("{% day value %}{% since value %}{{ value|in_words:None }}", value=None) == ""


def test_steps_say_where_we_stand():
    items = [
        {"label": "Listed", "note": "21 Oct", "state": "done"},
        {"label": "Planned", "note": "since 23 Oct", "state": "here"},
        {"label": "Awaiting", "note": "", "state": ""},
    ]
    html = written("{% steps items %}", items=items)
    assert html.count("<li") == 3
    assert 'aria-label="Planned, since 23 Oct"' in html
    assert html.count('aria-current="step"') == 1
    assert html.count("data-done") == 1
    assert 'data-count="3"' in html


@pytest.mark.parametrize(
    ("done", "target", "filled", "count"),
    [(3, 15, 3, 15), (0, 8, 0, 8), (20, 15, 15, 15), (50, 100, 30, 60), (1, 0, 1, 1)],
)
def test_the_goal_is_drawn_as_far_as_it_is_met(done, target, filled, count):
    html = written("{% goal done target %}", done=done, target=target)
    assert html.count("data-done") == filled
    assert html.count("<rect") == count


def test_a_days_load_never_stands_above_its_box():
    assert 'y="0" width="28" height="40"' in written("{% day_load 30 15 %}")
    assert "day-fill" not in written("{% day_load 0 15 %}")


def test_an_address_breaks_behind_its_marks_and_stays_escaped():
    said = written("{{ address|breakable }}", address="<b>@firm.example")
    assert said == "&lt;b&gt;@<wbr>firm.example"
