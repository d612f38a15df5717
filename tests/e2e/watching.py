"""What a page does behind the reader's back: errors in the console, refused content, failed or foreign requests."""

# The answer itself is judged by its status; htmx calls it an error that a newer request took an older one's place.
NOISE = ("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest")


class Watch:
    """Collects complaints about one browser context of a site. `expected`: statuses that a test provokes, `answered`:
    addresses elsewhere that it answers itself."""

    def __init__(self, context, site):
        self.site, self.complaints, self.expected, self.answered = site, [], set(), ()
        context.on("console", self._console)
        context.on("weberror", lambda error: self._say(f"error in a script: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def _say(self, complaint):
        if complaint not in self.complaints:
            self.complaints.append(complaint)

    def _console(self, message):
        if message.type == "error" and not message.text.startswith(NOISE):
            self._say(f"console at {message.page.url if message.page else '?'}: {message.text}")

    def _request(self, request):
        if not request.url.startswith((self.site.url + "/", "data:", "blob:", "about:", *self.answered)):
            self._say(f"a request to elsewhere: {request.url}")

    def _response(self, response):
        bad = response.status == 404 or response.status >= 500
        if bad and response.status not in self.expected:
            self._say(f"{response.status} for {response.request.method} {response.url}")
