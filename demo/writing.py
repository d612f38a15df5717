"""What the demo's seeker writes with: what messages say of her, a variant of her own, who was written to from it."""

from zlib import crc32

from outreach.models import AboutYou, Template

_VARIANT = """Hello {recruiter.salutation},

Two results, then the question:
– {proof.1}
– {proof.2}

I am {seeker.headline}, and I look for {search.target_roles} in {search.places}.
{search.confidential_line}

Do you work on such a search, or will you this winter?

{seeker.name}
{seeker.phone?}
"""


def write_about(by, seeker):
    """What her messages say of her, and the variant C that she wrote herself."""
    AboutYou.of(seeker).tell(
        by, headline="a finance leader in medical devices", years="18", phone="+1 617 555 0148", city="Boston",
        linkedin="linkedin.com/in/nora-halvorsen", work_authorisation="US citizen",
    )  # fmt: skip
    Template.write(
        by, seeker, "first_touch", name="Results first", way="email",
        subject="{search.target_roles}, Boston – {seeker.name}", body=_VARIANT,
    )  # fmt: skip


def template_of(name, data):
    """The text that a first message of a diary was written from; '' for what is none."""
    if data.get("purpose") != "first_touch" or data.get("direction") != "out":
        return ""
    by_channel = {"linkedin": "first_touch:B", "phone": "call_script:A", "voicemail": "voicemail:A"}
    return by_channel.get(data["channel"]) or ("first_touch:C" if crc32(name.encode()) % 3 else "first_touch:A")
