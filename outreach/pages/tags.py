"""What the panel of tags shows: those that are on, and all that the seeker uses, to choose from."""

from django.urls import reverse

from outreach.forms.tags import TagForm
from outreach.models.tagging import fold_tag, tags_of


def tags_context(user, tags, kind, public_id, form=None):
    """kind: "relationship" or "firm", whose page at public_id it is; `form`: the one with its errors."""
    on = {fold_tag(tag) for tag in tags}
    start = "outreach:" if kind == "relationship" else "outreach:firm_"
    return {
        "tags": tags,
        "tag_form": form or TagForm(),
        "tags_known": [tag for tag in tags_of(user) if fold_tag(tag) not in on],
        "tag_url": reverse(f"{start}tag", args=[public_id]),
        "untag_url": reverse(f"{start}untag", args=[public_id]),
    }
