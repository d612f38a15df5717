"""What the edition that is being planned may replace: what its source wrote, unless it is the older one."""


class Edition:
    """Of a batch, also of one that belongs to no source: that is of today, and replaces nothing by itself."""

    def __init__(self, batch):
        self.source = batch.source.name if batch.source else ""
        self.day = batch.edition_on.isoformat() if batch.edition_on else ""
        self.outdated = bool(batch.source) and batch.source.has_newer_than(batch)

    def wrote(self, written):
        """Whether an entry of a record's provenance is this source's."""
        return bool(self.source) and written.get("from") == self.source

    def is_older_than(self, written):
        """Whether a value is newer than this edition: by its day, or because a newer edition has confirmed it."""
        return (self.outdated and self.wrote(written)) or bool(self.day and self.day < written.get("on", ""))
