"""The merge fields: every name that a text may hold in braces. Values: outreach/pages/merge_values.py."""

# Group → names, in the order in which the pages offer them. Source: domain.md section 6
GROUPS = {
    "recruiter": ("first_name", "last_name", "salutation", "firm", "specialty", "city"),
    "referrer": ("name",),
    "seeker": ("name", "phone", "email", "headline", "years", "city", "linkedin"),
    "search": (
        "target_roles", "industries", "places", "remote", "pay_range", "currency", "availability",
        "work_authorisation", "reason", "confidential_line",
    ),
    "proof": ("1", "2", "3"),
    "submission": ("employer", "role", "requisition", "date"),
    "last_contact": ("date", "channel"),
    "resume": ("version", "link"),
}  # fmt: skip
FIELDS = tuple(f"{group}.{name}" for group, names in GROUPS.items() for name in names)

# Missing in many searches, and rightly so: never asked for, and the line around it stays.
ALWAYS_OPTIONAL = frozenset({"search.confidential_line", "search.currency"})
