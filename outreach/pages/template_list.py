"""The list of templates: every kind with its variants, how often each was sent and how often it was answered."""

from dataclasses import dataclass

from django.db.models import Count, Q

from outreach.cadence.rows import SILENT_PURPOSES
from outreach.measures.answered import Message, answered
from outreach.measures.share import Share
from outreach.models import HistoryRow, Relationship
from outreach.pages.behind import INSIDE, contacted
from outreach.pages.texts import Text, texts_of
from outreach.words.writing import kind_groups, kind_names


@dataclass(frozen=True)
class Line:
    """One variant; `replies`: a Share of the messages from it that can be counted, None for none."""

    text: Text
    replies: Share | None


def template_list(seeker, today):
    """[(heading, [(kind, its name, [Line])])]. Three queries."""
    texts, names, replies = texts_of(seeker), kind_names(), reply_shares(seeker, today)
    return [
        (heading, [(kind, names[kind], [Line(text, replies.get(text.key)) for text in texts[kind]]) for kind in kinds])
        for heading, kinds in kind_groups()
    ]


def reply_shares(seeker, today):
    """{"first_touch:B": Share of replies}: of first messages inside the window that they opened (domain.md section 10),
    of later ones as measures/answered.py counts.
    """
    found = answered(_later(seeker), today)
    for key, first in _firsts(seeker, today).items():
        later = found.get(key, Share(0, 0))
        found[key] = Share(first.count + later.count, first.n + later.n)
    return found


def _firsts(seeker, today):
    over = Relationship.objects.visible_to(seeker).filter(contacted(today)).exclude(first_template="").order_by()
    rows = over.values_list("first_template").annotate(n=Count("pk"), replied=Count("pk", filter=Q(INSIDE)))
    return {key: Share(replied, n) for key, n, replied in rows}


def _later(seeker):
    """Messages with everyone who had one from a text, in order; the first one to each stands without its text."""
    mine = HistoryRow.objects.visible_to(seeker).live().filter(kind__in=("interaction", "bounce"))
    written = mine.filter(data__has_key="template").order_by().values("relationship")
    mine = mine.filter(relationship__in=Relationship.objects.visible_to(seeker).filter(pk__in=written).order_by())
    rows = mine.order_by("relationship", "occurred_on", "day_seq", "pk")
    first = "relationship__first_out_on", "relationship__first_template"
    rows = list(rows.values_list("pk", "relationship", "kind", "occurred_on", "data", *first))
    bounced = {data.get("out") for _pk, _who, kind, _day, data, *_first in rows if kind == "bounce"}
    for pk, who, kind, day, data, first_on, first_text in rows:
        if kind == "bounce" or pk in bounced:
            continue
        if data.get("direction") == "in":
            yield Message(who, day, theirs=True)
        elif data.get("direction") == "out" and data.get("purpose") not in SILENT_PURPOSES:
            text = data.get("template", "")
            yield Message(who, day, text="" if (day, text) == (first_on, first_text) else text)
