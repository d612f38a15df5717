"""Known, and not yet written to in this search."""

from demo.lines import Person

LISTED = (
    Person("Aisha Karim", "fathom", "Director", "Boston", added="35d", covers="devices", tags=("from Dana",)),
    Person("Laura Kim", "solace", "Recruiter, corporate functions", "Marlborough", added="28d", covers="devices"),
    Person("Quillon Search", "quillon", "", "", added="12d", is_desk=True),
)
