"""The list of templates: every kind with its variants, how often each was sent and how often it was answered."""

from dataclasses import dataclass

from django.db.models import Count, Q

from outreach.measures.share import Share
from outreach.models import Relationship
from outreach.pages.behind import INSIDE, contacted
from outreach.pages.texts import Text, texts_of
from outreach.words.writing import kind_groups, kind_names


@dataclass(frozen=True)
class Line:
    """One variant; `replies`: a Share of those first contacted with it whose window is over, None for none."""

    text: Text
    replies: Share | None


def template_list(seeker, today):
    """[(heading, [(kind, its name, [Line])])]. Two queries."""
    texts, names, replies = texts_of(seeker), kind_names(), reply_shares(seeker, today)
    return [
        (heading, [(kind, names[kind], [Line(text, replies.get(text.key)) for text in texts[kind]]) for kind in kinds])
        for heading, kinds in kind_groups()
    ]


def reply_shares(seeker, today):
    """{"first_touch:B": Share of replies inside the window}: first messages alone. Source: domain.md section 10"""
    over = Relationship.objects.visible_to(seeker).filter(contacted(today)).exclude(first_template="").order_by()
    rows = over.values_list("first_template").annotate(n=Count("pk"), replied=Count("pk", filter=Q(INSIDE)))
    return {key: Share(replied, n) for key, n, replied in rows}
