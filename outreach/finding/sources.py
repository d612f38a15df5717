"""Which texts of a seeker are found: the one place where another table of notes is added.

To add one, append a Source here and name it in a migration after its table is made:

    from outreach.finding.schema import MakeFindable
    operations = [MakeFindable("notes of people")]

then say in texts.py how a found row reads. A source never changes afterwards; a changed one gets a new name.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """`columns` are found as one text, where `where` holds ({row} stands for the row). The table has a seeker_id."""

    name: str
    table: str
    columns: tuple
    where: str = "TRUE"

    @property
    def index(self):
        return f"outreach_find_{self.name.replace(' ', '_')}"

    def text(self, row=""):
        """SQL of the row's text; row: a prefix as "NEW."."""
        return " || ' ' || ".join(f"{row}{column}" for column in self.columns)

    def holds(self, row=""):
        """SQL of whether the row is found at all."""
        filled = " OR ".join(f"{row}{column} <> ''" for column in self.columns)
        return f"{self.where.format(row=row)} AND ({filled})"


SOURCES = {
    source.name: source
    for source in (
        Source("history", "outreach_historyrow", ("subject", "note"), "NOT {row}void"),
        Source("firms", "outreach_seekerfirm", ("notes",)),
        Source("knowledge", "outreach_knowledge", ("text", "role", "place", "field", "name", "firm_name"),
               "{row}removed_at IS NULL"),
        Source("notes", "outreach_note", ("text",), "{row}removed_at IS NULL"),
    )
}
