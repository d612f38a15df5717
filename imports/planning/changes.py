"""What an import would change on a record that is there; an empty cell never replaces a full one."""

from imports.written import FIRM, PERSON

UNSAID = FIRM | PERSON


def changes_on(record, said, policy, edition, heard):
    """(changes {column: [before, after]}, differing the same for columns that a person must decide on).

    `fill` fills gaps. `newer` and `ask` also look at values that differ: one that an import wrote and nobody touched
    since may be replaced; one that a person wrote is never replaced silently, so it is asked about. A new `edition`
    (an Edition) replaces what its source wrote, whatever the policy; an older one says nothing against newer values.
    `heard`: {column: values} that rows of this list say; where one of them stands already, it stays, so that rows that
    differ among themselves do not take turns each time the list comes.
    """
    changes, differing = {}, {}
    for column, value in said.items():
        before = getattr(record, column)
        if same(before, value) or (column == "name" and not _names(record, said)):
            continue
        if column == "name":
            changes[column] = [before, value]
        elif column == "trading_names":
            value = [*before, *(name for name in value if name not in before and name != record.name)]
            if value != before:
                changes[column] = [before, value]
        elif before in ("", None, UNSAID.get(column)):
            changes[column] = [before, value]
        elif not any(same(before, other) for other in heard.get(column, ())):
            written = record.provenance.get(column)
            untouched = written is not None and same(written["value"], before)
            if untouched and edition.is_older_than(written):
                continue
            if untouched and (policy == "newer" or edition.wrote(written)):
                changes[column] = [before, value]
            elif policy in ("newer", "ask"):
                differing[column] = [before, value]
    return changes, differing


def _names(record, said):
    """Whether a row tells the name of what was called by its web address or mailbox, for want of one."""
    if hasattr(record, "website"):
        name = said["name"]
        return "." in record.name and record.name in record.website and (" " in name or "." not in name)
    mailboxes = {key.partition("@")[0] for kind, key in record.contacts if kind == "email"}
    nameless = not (record.first_name or record.last_name) and record.name in mailboxes
    return nameless and ("first_name" in said or "last_name" in said)


def same(one, other):
    if isinstance(one, str) and isinstance(other, str):
        return one.strip().rstrip("/").casefold() == other.strip().rstrip("/").casefold()
    return one == other
