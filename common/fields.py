"""A column for folded keys that both databases order alike, byte by byte."""

from django.db import models


class KeyField(models.CharField):
    """A folded key (common/text). PostgreSQL gets collation C, so that order and prefix searches agree with SQLite."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
