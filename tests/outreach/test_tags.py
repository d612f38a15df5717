"""Tags on relationships and firms: put on, taken off, compared folded, limited, undone exactly."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Act
from outreach.acts.joining import join
from outreach.acts.merging import merge, undo_merge
from outreach.acts.undo import later_acts, undo
from outreach.models import Change, Relationship, SeekerFirm
from outreach.models.tagging import change_tags, tags_of
from outreach.refusals import Refused
from tests.cast import by
from tests.factories import make_firm, make_relationship

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


def url(thing, name):
    return reverse(f"outreach:{name}", args=[thing.public_id])


def tags(thing):
    return type(thing).objects.get(pk=thing.pk).tags


def test_put_on_and_taken_off_on_the_page(page, seeker):
    one = make_relationship(seeker)
    assert page.post(url(one, "tag"), {"tag_names": "dublin,  Contract , DUBLIN"}).status_code == 303
    assert tags(one) == ["dublin", "Contract"]
    html = page.get(url(one, "relationship")).content.decode()
    assert "Take off the tag Contract" in html
    assert page.post(url(one, "untag"), {"tag": "contract"}).status_code == 303
    assert tags(one) == ["dublin"]
    act = Act.objects.latest("pk")
    assert page.post(reverse("outreach:undo", args=[act.public_id])).status_code == 303
    assert tags(one) == ["dublin", "Contract"]


def test_the_panel_comes_back_alone_for_htmx(page, seeker):
    one = make_relationship(seeker)
    answer = page.post(url(one, "tag"), {"tag_names": "warm"}, headers={"hx-request": "true"})
    html = answer.content.decode()
    assert html.startswith('<section class="panel tags" id="tags"')
    assert "Tagged: warm" in html
    assert "person-head" not in html


def test_tags_used_before_are_offered(page, seeker, stranger):
    make_relationship(seeker).tag(by(seeker), ["warm", "Zürich"])
    make_relationship(stranger).tag(by(stranger), ["secret"])
    firm = make_firm()
    SeekerFirm.of(seeker, firm).tag(by(seeker), ["zurich", "boutique"])
    assert tags_of(seeker) == ["boutique", "warm", "Zürich"]
    html = page.get(url(make_relationship(seeker), "relationship")).content.decode()
    assert '<option value="boutique">' in html
    assert "secret" not in html


@pytest.mark.parametrize(
    ("names", "words"),
    [("", "required"), (" , ", "needs a letter"), ("!?", "needs a letter"), ("x" * 31, "longer than 30"),
     (",".join(f"t{n}" for n in range(13)), "At most 12"), ("a\x00b", "no text")],
)  # fmt: skip
def test_what_can_not_be_a_tag_is_said_by_the_field(page, seeker, names, words):
    one = make_relationship(seeker)
    for headers in ({}, {"hx-request": "true"}):
        answer = page.post(url(one, "tag"), {"tag_names": names}, headers=headers)
        assert answer.status_code == 422
        assert words in answer.content.decode().partition('id="id_tag_names_error"')[2][:1500]
    assert tags(one) == []
    assert not Act.objects.exists()


def test_the_number_counts_those_that_are_on(seeker):
    one = make_relationship(seeker)
    one.tag(by(seeker), [f"t{n}" for n in range(12)])
    assert one.tag(by(seeker), ["T3"]) is None
    with pytest.raises(Refused):
        one.tag(by(seeker), ["one more"])
    assert len(tags(one)) == 12


def test_a_firm_is_tagged_for_oneself(page, seeker, stranger, signed_in):
    firm = make_firm("Kestrel")
    assert page.post(url(firm, "firm_tag"), {"tag_names": "boutique"}).status_code == 303
    assert SeekerFirm.objects.get().tags == ["boutique"]
    assert "boutique" in page.get(url(firm, "firm")).content.decode()
    assert "boutique" not in signed_in(stranger).get(url(firm, "firm")).content.decode()
    undo(Act.objects.latest("pk"), by(seeker))
    assert SeekerFirm.objects.get().tags == []


def test_a_firm_refused_a_tag_keeps_no_row(page):
    firm = make_firm()
    answer = page.post(url(firm, "firm_tag"), {"tag_names": "?"})
    assert answer.status_code == 422
    assert "id_tag_names_error" in answer.content.decode()
    assert page.post(url(firm, "firm_untag"), {"tag": "x"}).status_code == 303
    assert not SeekerFirm.objects.exists()


def test_c_plus_plus_is_not_c(seeker):
    one = make_relationship(seeker)
    one.tag(by(seeker), ["C", "C++", "c#", "c"])
    assert tags(one) == ["C", "C++", "c#"]


def test_many_in_one_act(seeker):
    some = [make_relationship(seeker) for _ in range(3)]
    some[1].tag(by(seeker), [f"t{n}" for n in range(12)])
    some[2].tag(by(seeker), ["WARM"])
    tagging = change_tags(by(seeker), some, add=["warm"])
    assert (tagging.changed, tagging.full) == ([some[0]], [some[1]])
    assert tags(some[0]) == ["warm"]
    off = change_tags(by(seeker), some, remove=["warm"])
    assert [tags(one) for one in some] == [[], [f"t{n}" for n in range(12)], []]
    undo(off.act, by(seeker))
    assert [tags(some[0]), tags(some[2])] == [["warm"], ["WARM"]]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.tuples(st.booleans(), st.sampled_from("abcd")), min_size=1, max_size=8),
    taken=st.lists(st.integers(0, 7), max_size=4),
)
def test_undo_equals_never_tagged(seeker, steps, taken):
    """Whatever is taken back, in whatever order, what stands is what the other acts alone would have left."""
    one, other = make_relationship(seeker), make_relationship(seeker)
    acts = [act_of(one, seeker, step) for step in steps]
    for n in taken:
        if n < len(acts) and acts[n] and not Act.objects.get(pk=acts[n].pk).undone_at:
            undo(acts[n], by(seeker))
    gone = {n for n in taken if n < len(acts) and acts[n]}
    for n, step in enumerate(steps):
        if n not in gone and acts[n]:
            act_of(other, seeker, step)
    assert tags(one) == tags(other)


def test_a_tag_that_was_put_on_again_stays(seeker):
    """Without the taking off, putting it on again changed nothing; it stands all the same once the first is undone."""
    one = make_relationship(seeker)
    first, off, _again = [act_of(one, seeker, step) for step in ((True, "a"), (False, "a"), (True, "a"))]
    for act in (off, first):
        undo(act, by(seeker))
    assert tags(one) == ["a"]


def act_of(one, seeker, step):
    on, name = step
    one = Relationship.objects.select_related("seeker").get(pk=one.pk)
    return one.tag(by(seeker), [name]) if on else one.untag(by(seeker), [name])


def test_undo_over_a_later_change_of_the_same_tags_says_so_first(page, seeker):
    one = make_relationship(seeker)
    first = one.tag(by(seeker), ["warm"])
    one.log_interaction(by(seeker), direction="out")
    assert not later_acts(first).exists()
    second = one.tag(by(seeker), ["dublin"])
    assert list(later_acts(first)) == [second]
    answer = page.post(reverse("outreach:undo", args=[first.public_id]))
    assert "hange of tags" in answer.content.decode()
    assert tags(one) == ["warm", "dublin"]


def test_taken_back_after_two_were_joined(seeker):
    keep, gone = make_relationship(seeker), make_relationship(seeker)
    act = gone.tag(by(seeker), ["warm"])
    joined = join(by(seeker), keep, gone)
    assert tags(keep) == ["warm"]
    undo(act, by(seeker))
    assert tags(keep) == tags(gone) == []
    undo(joined, by(seeker))
    assert tags(keep) == tags(gone) == []


def test_taken_back_after_two_firms_were_merged(seeker):
    keep, gone = make_firm("Kestrel", owner=seeker), make_firm("Kestrel Search", owner=seeker)
    act = SeekerFirm.of(seeker, gone).tag(by(seeker), ["warm"])
    merged = merge(by(seeker), "firm", keep, gone, {})
    assert SeekerFirm.of(seeker, keep).tags == ["warm"]
    undo(act, by(seeker))
    assert SeekerFirm.of(seeker, keep).tags == []
    undo_merge(merged, by(seeker))
    assert SeekerFirm.of(seeker, gone).tags == []


def test_someone_who_was_tagged_since_stays_when_the_adding_is_undone(seeker):
    one = make_relationship(seeker)
    one.act = by(seeker).act_for(seeker, "add")
    one.save()
    tagged = one.tag(by(seeker), ["warm"])
    assert list(later_acts(one.act)) == [tagged]
    undo(one.act, by(seeker))
    assert Relationship.objects.visible_to(seeker).filter(pk=one.pk).exists()
    assert Change.objects.count() == 1
