"""Those with an open exchange that asks for nothing today: planned, awaiting, talking, representing."""

from demo.lines import (
    Person,
    accepted,
    address_found,
    answered,
    auto_reply,
    bounced,
    filed,
    invited,
    nudged,
    out,
    plan,
    skip,
    snooze,
    submission,
    thanked,
    they,
    wrote,
)

AVENA = ("avena-cfo", "Avena Health", "Divisional CFO")
TRISTAN = ("tristan-fd", "Tristan Robotics", "Finance director")

UNDER_WAY = (
    # Planned
    Person("Grace Lin", "alder", "Senior associate", "Boston", added="60d", diary=(
        plan("6b", "1b"),
        snooze("1b", "+2b"),
    )),
    Person("Helen Oduya", "northgate", "Consultant", "Boston", added="45d", diary=(plan("3b", "+2b"),)),
    Person("Mateo Silva", "cobalt", "Consultant", "Cambridge", covers="devices", added="20d", diary=(
        plan("2b", "+3b"),
    )),
    Person("Ruth Feld", "thornbury", "Principal", "Chicago", added="50d", diary=(plan("1b", "+5b"),)),
    # Awaiting
    Person("Katarina Dvořáková-Whitmore", "sterling", "Partner, healthcare", "London", covers="devices", diary=(
        wrote("3b", "Her note on spin-offs was the way in."),
    )),
    Person("Henrik Lund", "sterling", "Consultant", "Boston", diary=(
        wrote("5b"),
        auto_reply("5b", "On leave until the end of the month."),
    )),
    Person("George Pemberton", "wexcombe", "Partner", "Boston", covers="devices", diary=(
        plan("20b", "13b"),
        wrote("13b"),
        nudged("5b", "Sent the article on device pricing."),
    )),
    Person("Gloria Sanchez", "bellwether", "Consultant", "Hartford", diary=(
        wrote("4b", "Asked about device makers along the river.", corrected="Asked about hospitals along the river."),
        out("3b", "nudge", "Meant for Ian Forsyth.", undone=True),
    )),
    Person("Ian Forsyth", "bellwether", "Manager", "Boston", diary=(
        wrote("18b"),
        nudged("13b"),
        nudged("6b", "The last one; left the door open."),
    )),
    Person("Trevor Quinn", "northgate", "Consultant", "Boston", diary=(
        wrote("2b", "Interim cover for a parental leave would suit.", subject="Interim finance lead, devices"),
    )),
    Person("Tess Moreau", "halyard", "Recruiting lead", "Remote", covers="devices", diary=(
        invited("6b", "Two lines with the invitation."),
        accepted("0"),
    )),
    Person("Paul Renner", "brightwater", "Associate", "Boston", covers="devices", diary=(
        wrote("8b", "Sent to the address on their website."),
        bounced("8b", "No such mailbox."),
        address_found("3b"),
        wrote("3b", "To the new address, which Ingrid's assistant gave me."),
    )),
    Person("Kwame Asante", "tern", "Manager", "Boston", diary=(
        wrote("17b"),
        nudged("12b"),
        skip("5b", "He is travelling until Friday."),
    )),
    # Talking, their turn
    Person("Yuki Tanabe", "cobalt", "Senior consultant", "Cambridge", covers="devices", diary=(
        wrote("19b"),
        nudged("12b"),
        they("6b", "Thanks for your patience. Would a company of 80 people be too small?"),
        answered("3b", "Not if it makes things. Gave two examples."),
    )),
    Person("Elias Brandt", "ledgerline", "Director", "Boston", diary=(
        wrote("9b"),
        they("4b", "Could speak next week.", channel="phone"),
        out("1b", "schedule", "Call booked; he sends the brief before."),
    )),
    Person("Isabel Fuentes", "wexcombe", "Associate partner", "Boston", covers="devices", diary=(
        wrote("10b"),
        nudged("3b"),
        they("2b", "Two questions on the ERP change at Halden."),
        answered("0", "Answered both, and offered a call."),
    )),
    # Representing
    Person("Dev Malhotra", "larkspur", "Partner", "Providence", covers="devices", diary=(
        wrote("75d"),
        they("72d", "Yes, he works for Avena and others. Send what you have."),
        out("71d", "resume", "Résumé 3."),
        filed("71d", 3),
        they("44d", "A divisional CFO post at Avena Health. Interested?", channel="phone"),
        submission("43d", *AVENA[:1], "consent_requested", *AVENA[1:]),
        out("43d", "consent_reply", "Yes, for Avena only, until the end of the quarter."),
        submission("43d", *AVENA[:1], "consented", *AVENA[1:], expires="+45d"),
        submission("40d", *AVENA[:1], "submitted", *AVENA[1:]),
        out("33d", "status_ask", "How does it stand?"),
        they("30d", "They liked it. First interview in two weeks."),
        thanked("30d"),
        out("29d", "resume", "Résumé 4 for the panel."),
        filed("29d", 4),
        submission("15d", *AVENA[:1], "interviewing", *AVENA[1:]),
        they("8b", "Good first round. The second one is with the divisional president.", channel="phone"),
        out("2b", "status_ask", "Asked for the date of the second round."),
    )),
    Person("Odile Marchand", "brightwater", "Partner", "Boston", covers="devices", diary=(
        wrote("60d"),
        nudged("50d"),
        they("46d", "Asks for the résumé."),
        out("45d", "resume", "Résumé 3."),
        filed("45d", 3),
        they("27d", "Tristan Robotics thinks about a finance director. May she name me?"),
        submission("26d", *TRISTAN[:1], "consent_requested", *TRISTAN[1:]),
        out("26d", "consent_reply", "Yes, for thirty days."),
        submission("26d", *TRISTAN[:1], "consented", *TRISTAN[1:], expires="+4d"),
        out("4b", "status_ask", "Has Tristan decided whether to search?"),
    )),
)  # fmt: skip
