"""What the search box answers with: groups of lines, each with an address, and how many there are in words."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Hit:
    """One line. `stage` draws the path of a relationship, else `icon`; `excerpt`: [(piece, whether found)]."""

    url: str
    words: str
    beside: str = ""
    icon: str = ""
    stage: str = ""
    on: date | None = None
    excerpt: list = field(default_factory=list)


@dataclass(frozen=True)
class Group:
    key: str
    title: str
    hits: list


@dataclass(frozen=True)
class Found:
    """`close`: nothing is spelt so; these are the nearest."""

    groups: list
    close: bool = False

    @property
    def count(self):
        return sum(len(group.hits) for group in self.groups)

    @property
    def said(self):
        """For those who hear the page."""
        if not self.count:
            return _("Nothing found")
        said = ngettext("%(count)s result", "%(count)s results", self.count) % {"count": self.count}
        return _("%(said)s, spelt nearly so") % {"said": said} if self.close else said
