"""Who coaches a person, as far as that person knows: a coach is paid by the seeker and never stored as a recruiter.

Looked for among the seeker's own coaches and nobody else: whether anyone has an account here, or is a coach, must not
be found out by adding them. Source: domain.md section 1, rows 2 and 3.
"""

from accounts.models import Coaching
from common.text import email_key, sort_key


class OwnCoaches:
    """Those who coach the client or did; one query. By the address that they sign in with, or by name."""

    def __init__(self, client):
        rows = Coaching.objects.filter(client=client).values_list("coach__email", "coach__name")
        found = [(email, name or email) for email, name in rows]
        self._by_address = {email_key(email): name for email, name in found}
        self._by_name = {sort_key(name): name for _email, name in found}

    def at(self, emails):
        """The name of the one who is reached by one of the addresses; ''."""
        return next((self._by_address[key] for key in map(email_key, emails) if key in self._by_address), "")

    def called(self, name):
        """The name of the one who is called so; ''."""
        return self._by_name.get(sort_key(name), "") if name else ""

    def __bool__(self):
        return bool(self._by_address)
