"""The next session on a coach's pages of a client, and those that were called off and may be put back."""

from coaching.models import Session
from coaching.moments import elsewhere_words, moment_words


def next_session(coach, client, session, at):
    """Of the next Session (or None): the instant on the coach's clock, and on the client's where that differs."""
    today = coach.today(at)
    gone = Session.objects.arranged_by(coach).filter(client=client).called_off(at)
    found = {"called_off": [(one, moment_words(one.at, coach, today)) for one in gone]}
    if session:
        found |= {
            "session": session,
            "when": moment_words(session.at, coach, today),
            "elsewhere": elsewhere_words(session.at, coach, client),
        }
    return found
