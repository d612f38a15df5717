"""Whether two messages say the same: a key of the body that does not mind spaces, case and marks."""

import hashlib
import re


def body_key(body):
    """A short key; '' of a text without words."""
    words = re.findall(r"\w+", body.casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:24] if words else ""
