"""What the page to write to someone starts with, and by which ways the text can leave."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from outreach.models import HistoryRow, MailAccount, ResumeVersion
from outreach.pages.merge_values import values_for
from outreach.words.writing import kind_names
from outreach.writing.attaching import goes_with_resume
from outreach.writing.kinds import EMAIL, OWN_WORDS, kind_for, variant_for
from outreach.writing.links import gmail, mailto, outlook
from outreach.writing.merging import merge
from outreach.writing.sameness import body_key

FOLLOW_UPS, THREADED = ("nudge_1", "nudge_2"), ("first_touch", "nudge")  # kinds, and the purposes that they follow
ANSWERING = "Re: "
_WAY_OF = {"linkedin": "linkedin", "phone": "phone", "voicemail": "phone"}  # a channel's; email for the rest


@dataclass(frozen=True)
class Draft:
    """`key`: "first_touch:B", '' for own words. The text is filled in as far as it is known."""

    key: str
    way: str
    subject: str
    body: str


def draft_of(seeker, relationship, texts, key, way, today):
    """The Draft of a text of `texts` (texts_of); of own words where there is none of that key. `way` for own words."""
    kind, _colon, variant = key.partition(":")
    values = values_for(seeker, relationship, today, kind)
    text = next((one for one in texts.get(kind, ()) if one.variant == variant), None)
    if text is None:
        greeting = merge(_("Hello {recruiter.salutation},") + "\n\n\n\n{seeker.name}", values)
        return Draft("", way, "", greeting.text)
    subject = merge(text.subject, values).text
    if kind in FOLLOW_UPS and text.way == EMAIL and subject.startswith(ANSWERING):
        subject = _of_thread(seeker, relationship) or subject
    return Draft(text.key, text.way, subject, merge(text.body, values).text)


def _of_thread(seeker, relationship):
    """The subject under which they were written to last, so that a follow-up stays there; '' where it was not kept.

    It stands before the text in the note, and the key of the text says where that begins. One query.
    """
    rows = HistoryRow.objects.visible_to(seeker).live().filter(relationship=relationship, kind="interaction")
    rows = rows.filter(data__direction="out", data__channel=EMAIL, data__purpose__in=THREADED)
    last = rows.filter(data__has_key="body_key").in_order().last()
    subject, _gap, body = last.note.partition("\n\n") if last else ("", "", "")
    if not subject or body_key(body) != last.data["body_key"]:
        return ""
    return subject if subject.casefold().startswith("re:") else f"{ANSWERING}{subject}"


def first_key(relationship, reminder, result, texts, asked=""):
    """The key of the text to begin with: what the address asks for (a kind or a key), else what fits the step."""
    kind, _colon, variant = asked.partition(":")
    if kind not in texts or asked == "":
        kind, variant = _fitting(relationship, reminder, result)
    found = texts.get(kind, ())
    return next((one.key for one in found if one.variant == variant), found[0].key if found else OWN_WORDS)


def _fitting(relationship, reminder, result):
    number = reminder.params.get("number", 1) if reminder else max(relationship.unanswered, 1)
    stage, duty = relationship.stage, reminder.kind if reminder else ""
    return kind_for(stage, duty, number, result.turn or ""), variant_for(stage, duty)


def way_of(channel):
    """The way of a text for the channel last used."""
    return _WAY_OF.get(channel, "email")


def text_choices(texts):
    """[(kind's name, [(key, words)])] for the list of texts, own words first."""
    names = kind_names()
    listed = [
        (names[kind], [(one.key, f"{names[kind]} {one.variant} – {one.name}") for one in found])
        for kind, found in texts.items()
    ]
    return [("", [("own", _("Own words"))]), *listed]


@dataclass(frozen=True)
class Ways:
    """By which a text can leave: links, '' where it is too long for one. `account`: a MailAccount or None."""

    way: str
    mailto: str = ""
    gmail: str = ""
    outlook: str = ""
    account: MailAccount | None = None
    attach: int | None = None  # number of the newest résumé, where the text says that one comes with it
    phones: list = field(default_factory=list)
    profiles: list = field(default_factory=list)

    @property
    def too_long(self):
        """Whether no mail program takes it from a link."""
        return self.way == "email" and not self.mailto


def ways_of(seeker, way, to, subject, body, reach, kind=""):
    """The Ways of a text of a kind. reach: the ContactPoints of the person. At most two queries."""
    points = {kind: [point.value for point in reach if point.kind == kind] for kind in ("phone", "profile")}
    if way != "email":
        return Ways(way, phones=points["phone"], profiles=[one for one in points["profile"] if "linkedin" in one])
    newest = None
    if goes_with_resume(kind, body):
        newest = ResumeVersion.objects.visible_to(seeker).order_by("-number").values_list("number", flat=True).first()
    said = (to, subject, body.replace("\r\n", "\n"))
    return Ways(way, mailto(*said), gmail(*said), outlook(*said), MailAccount.of(seeker), newest)
