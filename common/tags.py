"""Tags: a JSON list of short texts, found whatever their case, alike on both databases.

`Model.objects.filter(tags__has="remote")` finds "Remote" too. Both databases fold only what their locale knows, SQLite
nothing beyond ASCII, so every usual spelling of the tag is folded and looked for.
"""

from django.db import models


def tag_key(tag):
    """The form by which two tags are the same: case and outer blanks folded away."""
    return " ".join(tag.split()).casefold()


class HasTag(models.Lookup):
    """tags__has="remote": whether a list holds a tag. A column that holds no list has none."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        spellings = sorted(_spellings(str(self.rhs)))
        marks = ", ".join(["%s"] * len(spellings))
        if connection.vendor == "postgresql":
            found = f"SELECT 1 FROM jsonb_array_elements_text({column}) AS tag(name) WHERE lower(tag.name) IN ({marks})"
            # Most lists are empty, and setting up a function for each costs more than everything else of the query.
            guard = f"{column} = '[]' OR jsonb_typeof({column}) <> 'array'"
            return f"CASE WHEN {guard} THEN FALSE ELSE EXISTS ({found}) END", [*params, *params, *params, *spellings]
        found = f"SELECT 1 FROM json_each({column}) AS tag WHERE lower(tag.value) IN ({marks})"
        return f"EXISTS ({found})", [*params, *spellings]


models.JSONField.register_lookup(HasTag)


def _spellings(tag):
    """How a database that folds all letters, or only those of ASCII, may write the tag in lower case."""
    tag = " ".join(tag.replace("\x00", "").split())
    ways = {tag, tag.casefold(), tag.lower(), tag.upper(), tag.title(), tag.capitalize()}
    return {way.lower() for way in ways} | {_lower_ascii(way) for way in ways}


def _lower_ascii(text):
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)
