"""Who objected is blanked in everything that came since: what merges noted, records merged into one, kept mails."""

import json

import pytest
from django.urls import reverse

from mail.kept import kept_for
from mail.models import OutgoingMail
from mail.post import FILES, message_id, post
from mail.sweeps import old_bodies
from outreach import sweeps
from outreach.acts.adding import add_relationship
from outreach.acts.merging import merge, undo_merge
from outreach.acts.objection import uphold
from outreach.models import MergeShare, Relationship, Told
from outreach.refusals import Refused
from recruiters.likeness.facts import PersonFacts
from recruiters.likeness.known import Known
from recruiters.likeness.pairs import possible_duplicates
from recruiters.models import Merge, Objection, Recruiter
from recruiters.suppression import suppressed
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship

from .scenes import out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]

SAID = ("Weber", "Boston", "Partner", "jonas")


@pytest.fixture
def firm():
    return make_firm("Cobalt")


@pytest.fixture
def keep(firm):
    return make_recruiter("Jon Weber", firm=firm, email="jon@cobalt.example", title="Partner")


@pytest.fixture
def gone(firm):
    return make_recruiter("Jonas Weberknecht", firm=firm, email="jonas@cobalt.example", place="Boston")


def object_to(recruiter, admin):
    """An objection that came about this record, upheld and carried out."""
    objection = Objection.objects.create(recruiter=recruiter, said_on=MORNING.date(), told_by=admin)
    uphold(by(admin), objection)
    sweeps.objections(MORNING)


def told(*records):
    """What rows still tell, as text."""
    return json.dumps([list(type(one).objects.filter(pk=one.pk).values()) for one in records], default=str)


def is_silent(*records):
    text = told(*records)
    return not [word for word in SAID if word in text]


class TestMerged:
    @pytest.fixture
    def made(self, admin, keep, gone):
        return merge(by(admin), "recruiter", keep, gone, {"name": "theirs"})

    @pytest.mark.parametrize("which", ["keep", "gone"])
    def test_records_of_one_person_are_blanked_together(self, admin, keep, gone, made, which):
        object_to({"keep": keep, "gone": gone}[which], admin)
        for record in Recruiter.objects.filter(pk__in=(keep.pk, gone.pk)):
            assert (record.shown_name, record.unavailable_at) == ("Not available", MORNING)
        assert is_silent(keep, gone, made)
        people = [(["jon@cobalt.example"], [], [], "", []), (["jonas@cobalt.example"], [], [], "", [])]
        people += [([], [], [], name, ["Cobalt"]) for name in ("Jon Weber", "Jonas Weberknecht")]
        people += [([], [], [], "Jonas Weberknecht", []), ([], [], [], "Jon Weber", ["Elsewhere"])]
        assert suppressed(people) == {0, 1, 2, 3}

    def test_every_report_of_one_person_is_decided_at_once(self, admin, keep, gone, made):
        other = Objection.objects.create(recruiter=gone, said_on=MORNING.date(), told_by=admin, how="Jonas said so")
        object_to(keep, admin)
        other.refresh_from_db()
        assert (other.state, other.how) == ("upheld", "")

    def test_everyone_who_has_either_is_done_with_them(self, admin, seeker, stranger, keep, gone):
        both = [add_relationship(by(seeker), seeker, one) for one in (keep, gone)]
        other = add_relationship(by(stranger), stranger, gone)
        out(other, MORNING.date())
        merge(by(admin), "recruiter", keep, gone, {})
        object_to(gone, admin)
        for relationship in Relationship.objects.kept():
            assert (relationship.stage, relationship.do_not_contact) == ("closed", True)
        assert Relationship.objects.kept().count() == 2
        there = Relationship.objects.filter(pk__in=[one.pk for one in [*both, other]])
        assert not there.filter(name_key__contains="weber").exists()

    def test_the_merge_is_not_undone(self, admin, keep, gone, made, signed_in):
        object_to(keep, admin)
        with pytest.raises(Refused) as refused:
            undo_merge(made, by(admin))
        assert refused.value.sentence == "They asked not to be kept here, so this stays as it is."
        assert Recruiter.objects.get(pk=gone.pk).merged_into == keep
        client = signed_in(admin)
        for url in (reverse("recruiters:merges"), reverse("recruiters:merge", args=[made.public_id])):
            page = client.get(url).content.decode()
            assert "Not available into Not available" in page
            assert reverse("recruiters:merge_undo", args=[made.public_id]) not in page
        undo = reverse("recruiters:merge_undo", args=[made.public_id])
        assert client.post(undo).status_code == 303
        assert Merge.objects.get().state == "merged"

    def test_an_undone_one_forgets_too(self, admin, seeker, keep, gone):
        for one in (keep, gone):
            add_relationship(by(seeker), seeker, one)
        made = merge(by(admin), "recruiter", keep, gone, {"name": "theirs"})
        out(Relationship.objects.kept().get(), MORNING.date())
        keep.refresh_from_db()
        keep.add_contact("email", "jonas@home.example")
        undo_merge(made, by(admin))
        share = MergeShare.objects.get()
        assert "jonas" in told(made)
        assert share.kept
        object_to(keep, admin)
        assert is_silent(made, share, keep)
        assert Recruiter.objects.get(pk=gone.pk).name == "Jonas Weberknecht"  # two again, and only one objected

    def test_a_seekers_own_goes_with_the_shared_one_and_never_the_other_way(self, admin, seeker, keep):
        own = make_relationship(seeker, "Jonas Weberknecht", owner=seeker, email="jonas@home.example").recruiter
        merge(by(seeker), "recruiter", keep, own, {})
        object_to(keep, admin)
        assert is_silent(own)
        other = make_recruiter("Jon Weber")
        twin = make_relationship(seeker, "Jonas Weberknecht", owner=seeker).recruiter
        merge(by(seeker), "recruiter", other, twin, {})
        object_to(twin, admin)
        assert Recruiter.objects.get(pk=other.pk).name == "Jon Weber"

    def test_titles_in_merges_of_firms(self, admin, keep, firm):
        former = make_firm("Cobalt Old")
        keep.affiliations.create(firm=former, title="Partner of Weber")
        made = merge(by(admin), "firm", firm, former, {})
        assert "Partner of Weber" in told(made)
        object_to(keep, admin)
        assert is_silent(made)
        undo_merge(made, by(admin))
        assert set(keep.affiliations.values_list("title", flat=True)) == {""}


class TestLikeness:
    def test_nobody_is_compared_with_them(self, admin, keep, firm):
        other = make_recruiter("Jon Weber", firm=firm, email="jon@cobalt.example")
        facts = PersonFacts("new", "Jon Weber", emails=("jon@cobalt.example",), firms=(firm.pk,))
        assert {pair.other for pair in possible_duplicates(admin, "recruiter").rows} == {other}
        assert {match.id for match in Known().people([facts])[0]} == {keep.pk, other.pk}
        Recruiter.objects.filter(pk=keep.pk).update(unavailable_at=MORNING)  # whatever of them is still there
        assert possible_duplicates(admin, "recruiter").rows == []
        assert {match.id for match in Known().people([facts])[0]} == {other.pk}


class TestMails:
    @pytest.fixture(autouse=True)
    def _files(self, settings, tmp_path):
        settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = FILES, tmp_path

    def mail(self, relationship, key):
        """A mail that listed somebody, kept as a file."""
        user = relationship.seeker
        mail = OutgoingMail(user=user, key=key, kind="digest", to=user.email, state="sending", text="Jonas")
        mail.due_at = mail.created_at = MORNING
        mail.message_id, mail.body_until = message_id(mail), MORNING
        mail.save()
        Told.objects.create(seeker=user, mail=mail, relationship=relationship, duty_key="nudge:1")
        post(mail)
        return mail

    def test_kept_files_go_with_the_bodies(self, admin, seeker, gone, tmp_path):
        self.mail(add_relationship(by(seeker), seeker, gone), "digest:1")
        self.mail(make_relationship(seeker, "Somebody Else"), "digest:2")
        assert len(kept_for(seeker.email)) == 2
        object_to(gone, admin)
        assert len(kept_for(seeker.email)) == len(list(tmp_path.iterdir())) == 1

    def test_others_in_the_same_file_stay_as_they_were(self, admin, seeker, gone, tmp_path):
        self.mail(add_relationship(by(seeker), seeker, gone), "digest:1")
        self.mail(make_relationship(seeker, "Somebody Else"), "digest:2")
        one, other = sorted(tmp_path.iterdir())
        one.write_bytes(one.read_bytes() + other.read_bytes())
        other.unlink()
        before = kept_for(seeker.email)
        object_to(gone, admin)
        (left,) = kept_for(seeker.email)
        assert left in before

    def test_after_ninety_days_the_files_go_too(self, seeker, tmp_path):
        mail = self.mail(make_relationship(seeker), "digest:1")
        assert old_bodies(MORNING) == 1
        assert OutgoingMail.objects.get(pk=mail.pk).text == ""
        assert list(tmp_path.iterdir()) == []
