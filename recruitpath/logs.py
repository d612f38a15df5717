"""What may be written to a log: ids, never names, addresses or notes.

Three doors are closed: e-mail addresses in any line, the words of exceptions that quote data (a database says
"Key (email)=(…) already exists"), and the reprs of exceptions in Celery's own lines.
"""

import logging
import re
import traceback

# Their words come from code or from a server's state, never from a person's data.
TELLING = (ImportError, AttributeError, NameError, TypeError, SyntaxError, OSError)
TELLING_NAMES = {"ImproperlyConfigured", "OperationalError", "TemplateDoesNotExist", "TemplateSyntaxError"}
_ADDRESS = re.compile(r"[^\s<>\"'(,;:=]+@[^\s<>\"'),;:]+")


def logging_config(level):
    """Django's LOGGING: one line per event on standard error, at the given level and above."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": "recruitpath.logs.IdsOnly"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": level, "propagate": True},
            # Every 404 of a stranger is an answer, not news.
            "django.request": {"level": "ERROR"},
            "celery.worker.strategy": {"level": "WARNING"},
            "celery.app.trace": {"level": "WARNING"},
        },
    }


class IdsOnly(logging.Formatter):
    """time level logger: message — with addresses blanked and exceptions told by kind and place."""

    def __init__(self):
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record):
        if isinstance(record.args, dict) and "exc" in record.args:
            told = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "an error"
            record = logging.makeLogRecord({**record.__dict__, "args": {**record.args, "exc": told}, "exc_text": None})
        return _ADDRESS.sub("[address]", super().format(record))

    def formatException(self, exc_info):
        return told(exc_info[1])


def told(error):
    """An exception and its causes: kind, place in the code, and its words only where they cannot be personal."""
    lines, seen = [], set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines += [
            f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
        ]
        lines.append(f"{type(error).__name__}{': ' + str(error) if _is_telling(error) else ''}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(lines)


def _is_telling(error):
    return isinstance(error, TELLING) or type(error).__name__ in TELLING_NAMES
