"""A seeker's own list: relationships and rows of history, through the undo of the list's act."""

from imports.models import ImportRow
from outreach.acts import undo_parts
from outreach.models import HistoryRow, Relationship


def take_back(batch, by, takings):
    """Part of the one undo of the batch's act; tags, how they met and earlier absence are put back too."""
    made = {pk for taking in takings for pk in taking.made.get("relationship", [])}
    history = [pk for taking in takings for pk in taking.made.get("history", [])]
    touched = set(HistoryRow.objects.filter(pk__in=history).values_list("relationship_id", flat=True))
    touched |= made | {entry[1] for taking in takings for entry in taking.set if entry[0] == "relationship"}
    stay = undo_parts.undo_part(batch.act, by, touched, made)
    for taking in takings:
        for entry in reversed(taking.set):
            if entry[0] == "relationship":
                _put_back(*entry[1:5])
        staying = [pk for pk in taking.made.get("relationship", []) if pk in stay]
        taking.made = {name: ids for name, ids in taking.made.items() if name not in ("relationship", "history")}
        if staying:
            taking.made["relationship"] = staying
            taking.leave("in_use", what="relationship")


def finish(batch, by):
    """After the last row the act as a whole counts as undone."""
    if not ImportRow.objects.filter(batch=batch, kept_at__isnull=False, undone_at__isnull=True).exists():
        undo_parts.finish(batch.act, by)


def _put_back(pk, column, before, after):
    one = Relationship.objects.filter(pk=pk)
    if column == "tags":
        for tags in one.values_list("tags", flat=True):
            one.update(tags=[tag for tag in tags if tag in before or tag not in after])
    elif column == "met":
        one.filter(met=after).update(met=before)
    else:  # of one that had been taken back before, unless it is worked with now
        one.filter(hidden_at__isnull=False).update(**{column: before})
