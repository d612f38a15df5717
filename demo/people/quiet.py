"""Parked, paused, alumni and closed: those who need nothing from Nora, or nothing more."""

from demo.lines import (
    Person,
    answered,
    checked_in,
    close,
    filed,
    nudged,
    opt_out,
    out,
    pause,
    resume,
    they,
    unknown,
    wrote,
)

QUIET = (
    # Parked, and back in view
    Person("Peter Nowak", "grantham", "Senior consultant", "New York", diary=(
        wrote("130d"), nudged("122d"), nudged("112d", "The last one for now."),
    )),
    Person("Omar Farouk", "pinecrest", "Consultant", "Hartford", diary=(
        wrote("75d", subject="Interim finance lead, devices"), nudged("72d"), nudged("65d"),
    )),
    # Parked
    Person("James Okonkwo", "marlowe", "Principal", "New York", diary=(wrote("90d"), nudged("76d"))),
    Person("Stefan Novak", "castine", "Partner", "Boston", diary=(
        wrote("905d", subject="Finance director, diagnostics"),
        unknown("400d", "From an old address book: “spoke in the autumn”."),
        wrote("62d"), nudged("55d"), nudged("45d"),
    )),
    Person("Ravi Menon", "northgate", "Senior consultant", "Boston", diary=(
        wrote("52d", subject="Interim finance lead, devices"), nudged("48d"), nudged("41d"),
    )),
    # Paused
    Person("Owen Castellanos", "redfield", "Partner", "New York", diary=(
        wrote("40d"), they("21d", "On sabbatical until next month; then gladly."),
        answered("20d", "Wished him a good time."), pause("19d", "+14d", "He is away until then."),
    )),
    Person("Dmitri Sokolov", "grantham", "Manager", "New York", diary=(
        wrote("58d"), pause("52d", "45d"), resume("48d"), nudged("46d"),
        pause("38d", note="Their largest client buys from Halden; wait until that is settled."),
    )),
    # Alumni of the search two years ago
    Person("Fiona Gallagher", "harrow", "Partner", "Boston", diary=(
        wrote("930d", subject="Finance director, diagnostics"), they("922d", "Send the résumé."),
        out("921d", "resume", "Résumé 1."), filed("921d", 1), they("915d", "On file.", outcome="no_match"),
        out("738d", "landed_note", "Told her that I start at Halden, and thanked her."),
        checked_in("555d", "A good first half-year."), checked_in("187d", "Two years on; all well."),
    )),
    Person("Beth Sandoval", "marlowe", "Principal", "New York", diary=(
        wrote("900d", subject="Finance director, diagnostics"), nudged("885d"),
        they("880d", "Nothing then, but a long and helpful call.", channel="phone"), answered("879d", "Thanked her."),
        out("738d", "landed_note"), checked_in("560d"), checked_in("190d", "A line at the turn of the year."),
    )),
    Person("Simon Ladd", "kestrel", "Principal", "Boston", diary=(
        wrote("880d", subject="Finance director, diagnostics"),
        they("876d", "Put me in touch with Halden's owner.", channel="phone"), answered("875d", "Said yes at once."),
        out("738d", "landed_note", "It was his introduction."), checked_in("552d"),
        checked_in("360d", "Lunch when he is next in Boston."),
    )),
    # Closed
    Person("Rupert Lang", "alder", "Partner", "Boston", diary=(
        wrote("88d"), they("84d", "Declines: Alder & Finch works for Halden’s owner.", outcome="declined"),
    )),
    Person("Chidi Eze", "tern", "Consultant", "Boston", diary=(
        wrote("45d"), they("43d", "Places warehouse leaders only."), close("43d", "not_my_field"),
    )),
    Person("Alan Mercer", "thornbury", "Partner", "Chicago", diary=(
        wrote("66d"), they("60d", "Retires at the end of the quarter."), close("60d", "left_industry"),
    )),
    Person("Brad Sutter", "summit", "Membership advisor", "Remote", diary=(
        wrote("34d"), they("33d", "Asks for a fee of 1,900 dollars before naming any employer.", channel="phone"),
        close("33d", "bad_conduct", "Employers pay recruiters; job seekers don't."),
    )),
    Person("Julia Roth", "bellwether", "Senior manager", "Boston", diary=(
        wrote("55d"), they("53d", "Asks not to be written to again."), opt_out("53d"),
    )),
)  # fmt: skip
