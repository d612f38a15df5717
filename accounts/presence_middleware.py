"""A person who is signed in and looks at a page is here: the daily mail is kind to the absent (clock.md section 6)."""

from common.dates import now


class Presence:
    """Costs one query where the page would not read preferences itself, and one write a day."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # What an open page asks by itself says nothing of who sits before it.
        if request.user.is_authenticated and not request.path.endswith("/live/"):
            request.user.preferences.seen(now())
        return self.get_response(request)
