"""Attached files: what they are is told from their bytes; limits; served to their owner alone; removed and undone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import Act
from common.dates import now
from outreach.acts.undo import undo
from outreach.models import Attachment, ResumeVersion, attachment
from outreach.refusals import Refused
from outreach.sweeps import removed_files
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship

from .papers import BAD, GOOD, PDF, attach, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning", "folder")]


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": settings.MEDIA_ROOT}
        }
    }  # fmt: skip
    return settings.MEDIA_ROOT


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


@pytest.fixture
def one(seeker):
    return make_relationship(seeker)


def url(thing, name):
    return reverse(f"outreach:{name}", args=[thing.public_id])


def stored(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_attached_on_the_page_and_read_back(page, one, folder):
    said = {"file": upload(name="../../Agreement of\u202e May.PDF"), "kind": "agreement"}
    assert page.post(url(one, "attach"), said).status_code == 303
    file = Attachment.objects.get()
    assert (file.name, file.type, file.size) == ("Agreement of May.PDF", "pdf", len(PDF))
    assert file.relationship == one
    html = page.get(url(one, "relationship")).content.decode()
    assert "Agreement of May" in html
    answer = page.get(url(file, "download"))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in answer["Cache-Control"]
    (path,) = stored(folder)
    assert "agreement" not in path.name.casefold()
    assert "." not in path.name


@pytest.mark.parametrize("code", GOOD)
def test_kinds_that_are_kept(seeker, one, code):
    assert attach(seeker, GOOD[code], "cv.exe", relationship=one).type == code
    assert Attachment.objects.get().name == f"cv.exe.{code}"


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_document_is_refused_whatever_it_is_called(page, one, folder, what):
    answer = page.post(url(one, "attach"), {"file": upload(BAD[what], "resume.pdf"), "kind": "resume"})
    assert answer.status_code == 422
    assert 'id="id_file_error"' in answer.content.decode()
    assert not Attachment.objects.exists()
    assert not folder.exists() or not stored(folder)


@pytest.mark.parametrize(
    ("said", "field"),
    [({"kind": "agreement"}, "file"), ({"file": b"", "kind": "other"}, "file"), ({"file": PDF, "kind": "x"}, "kind"),
     ({"file": PDF + bytes(10 * 1024 * 1024), "kind": "other"}, "file")],
    ids=["none", "empty", "unknown kind", "large"],
)  # fmt: skip
def test_what_does_not_fit_is_said_by_its_field(page, one, said, field):
    for address in (url(one, "attach"), reverse("outreach:files"), url(make_firm(), "firm_attach")):
        sent = said | ({"file": upload(said["file"])} if "file" in said else {})
        answer = page.post(address, sent)
        assert answer.status_code == 422
        assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Attachment.objects.exists()


def test_there_is_an_end_to_what_one_seeker_keeps(seeker, stranger, one, monkeypatch):
    monkeypatch.setattr(attachment, "MOST", 2 * len(PDF))
    first = attach(seeker, relationship=one)
    attach(stranger)
    attach(seeker)
    first.remove(by(seeker))
    with pytest.raises(Refused, match="files_many"):
        attach(seeker)
    assert Attachment.objects.visible_to(seeker).count() == 2


def test_a_file_is_its_owners_alone(page, seeker, one, stranger, admin, client, signed_in):
    file = attach(seeker, relationship=one)
    for other in (stranger, admin):
        for method in ("get", "post"):
            assert getattr(signed_in(other), method)(url(file, "file_remove")).status_code == 404
        assert signed_in(other).get(url(file, "download")).status_code == 404
        assert signed_in(other).post(url(one, "attach"), {"file": upload(), "kind": "other"}).status_code == 404
    assert client.get(url(file, "download")).status_code == 302
    assert page.get(f"/{file.file.name}").status_code == 404
    assert page.get(f"/static/{file.file.name}").status_code == 404


def test_removed_and_brought_back(page, seeker, one):
    file = attach(seeker, relationship=one)
    answer = page.post(url(file, "file_remove"), headers={"hx-request": "true"})
    assert answer.content.decode().startswith('<section class="panel files" id="files"')
    assert page.get(url(file, "download")).status_code == 404
    page.post(url(Act.objects.latest("pk"), "undo"))
    assert page.get(url(file, "download")).status_code == 200


def test_the_bytes_go_thirty_days_after(seeker, one, folder, morning):
    kept, gone = attach(seeker, relationship=one), attach(seeker, relationship=one)
    act = gone.remove(by(seeker))
    assert removed_files(now()) == 0
    morning.move_to(MORNING + timedelta(days=29, hours=23))
    assert removed_files(now()) == 0
    morning.move_to(MORNING + timedelta(days=30))
    assert removed_files(now()) == 1
    assert [path.name for path in stored(folder)] == [kept.file.name.rpartition("/")[2]]
    with pytest.raises(Refused, match="file_gone"):
        undo(act, by(seeker, MORNING + timedelta(days=30)))
    assert not Attachment.objects.live().filter(pk=gone.pk).exists()


def test_taking_back_the_attaching_removes_it(seeker, one, folder):
    file = attach(seeker, relationship=one)
    undo(file.act, by(seeker))
    assert not Attachment.objects.live().exists()
    assert len(stored(folder)) == 1


def test_of_a_resume_version(page, seeker, one):
    version = ResumeVersion.objects.create(seeker=seeker, number=4, label="shorter", made_on=MORNING.date())
    one.file_resume(by(seeker), version)
    said = {"file": upload(name="cv.pdf"), "kind": "resume", "version": "4"}
    assert page.post(url(one, "attach"), said).status_code == 303
    file = Attachment.objects.get()
    assert file.resume == version
    assert page.get(url(one, "relationship")).content.decode().count(f'href="{url(file, "download")}"') == 2
    assert page.post(url(one, "attach"), said | {"file": upload(), "kind": "agreement"}).status_code == 422
    listed = page.get(reverse("outreach:files")).content.decode()
    assert "cv.pdf" in listed
    assert "Résumé 4" in listed
