"""Those who give Today its reasons: replies owed, approaches, due, overdue, going stale."""

from demo.lines import (
    Person,
    answered,
    approached,
    auto_reply,
    checked_in,
    filed,
    nudged,
    out,
    plan,
    submission,
    thanked,
    they,
    wrote,
)

MERIDIAN = ("meridian-vp", "Meridian Devices", "VP Finance")

TODAY = (
    # Replies owed
    Person("Ingrid Solberg", "brightwater", "Partner", "Boston", covers="devices", diary=(
        plan("16b", "14b"),
        wrote("14b", "Two lines on the Halden carve-out, one ask: is anything open in devices?"),
        nudged("7b", "One new fact: the integration closed a month early."),
        they("1b", "Could we speak on Tuesday or Wednesday? A board-backed device maker asked for someone like you."),
    )),
    Person("Tomás Herrera", "harrow", "Managing director", "New York", diary=(
        wrote("31b", "Met him at the treasurers' breakfast; asked whether he covers devices."),
        they("22b", "He does, from time to time. Will keep me in mind.", channel="phone"),
        answered("22b", "Sent the one-page profile."),
        they("1b", "Asks whether he may put me forward for VP Finance at Meridian Devices."),
        submission("1b", "meridian-harrow", "consent_requested", *MERIDIAN[1:]),
    )),
    Person("Noor Haddad", "ledgerline", "Senior consultant", "Boston", diary=(
        wrote("11b"),
        nudged("6b", "Mentioned that I can start within four weeks."),
        they("2b", "Which pay range should she work with? And is a plant outside Boston possible?"),
    )),
    # Approaches: they wrote first
    Person("Wen Zhao", "fathom", "Consultant", "Boston", covers="devices", added="40d", diary=(
        approached("1b", "Looks for a finance lead for a catheter maker in Lowell.", channel="linkedin"),
    )),
    Person("Amara Nwosu", "sterling", "Principal", "London", added="90d", diary=(
        approached("4b", "A group controller role in Galway. Too far, but worth a kind answer."),
    )),
    # Due today
    Person("Jonas Weber", "cobalt", "Director, finance and operations", "Cambridge", covers="devices", diary=(
        plan("10b", "7b"),
        wrote("7b", "Asked about the finance desk; named the product-cost work at Halden."),
    )),
    Person("Claire Beaumont", "alder", "Partner", "Boston", diary=(
        plan("14b", "11b"),
        wrote("10b", "Dana Whitfield pointed me to her. Kept it to five lines."),
    )),
    Person("Hannah Price", "ledgerline", "Consultant", "Boston", diary=(
        wrote("12b"),
        nudged("7b", "Added the audit committee work."),
    )),
    Person("Daniel Osei", "osei", "Owner", "Boston", diary=(
        wrote("24b", "Long-standing name in Boston finance searches."),
        they("20b", "Happy to talk. He has a devices client who may move in the new year."),
        out("16b", "schedule", "Call, 25 minutes. He wants a sharper line on working capital.", channel="phone"),
        they("9b", "Read the new version, likes it. Asks for two references."),
        answered("5b", "Both references, with their permission."),
    )),
    Person("Gareth Pugh", "fathom", "Associate director", "Boston", covers="devices", added="30d", diary=(
        plan("4b", "0"),
    )),
    # Overdue, not yet stale
    Person("Priya Raman", "kestrel", "Principal, finance and life sciences", "New York", covers="devices", diary=(
        plan("23b", "20b"),
        wrote("20b", "Mentioned that Dana Whitfield pointed me to her.", subject="FP&A director, medical devices"),
        auto_reply("20b", "Away until Thursday."),
        nudged("15b", "One new fact: the Halden closing."),
        they("13b", "Sorry for the silence. She does cover devices. Asks for the résumé."),
        out("12b", "resume", "Résumé 4, as a PDF.", subject="Résumé"),
        filed("12b", 4),
        they("8b", "Call about Meridian Devices, 22 minutes. Reports to the CFO; they want someone who has lived "
             "through a carve-out: lead with the Halden story.", channel="phone"),
        submission("7b", *MERIDIAN[:1], "consent_requested", *MERIDIAN[1:]),
        out("7b", "consent_reply", "Yes to this one role, for 90 days. No other role, no fee to me."),
        submission("7b", *MERIDIAN[:1], "consented", *MERIDIAN[1:], expires="+80d"),
        they("6b", "Sent the résumé to Karen's team this afternoon. First interviews in two weeks."),
        thanked("6b", "Two lines."),
        submission("6b", *MERIDIAN[:1], "submitted", *MERIDIAN[1:]),
    )),
    Person("Marcus Webb", "northgate", "Manager, interim finance", "Boston", diary=(
        wrote("6b", "Would take an interim post of up to six months.", subject="Interim finance lead, devices"),
    )),
    # Going stale
    Person("Sofia Marchetti", "marlowe", "Partner", "New York", diary=(
        wrote("120d"),
        they("114d", "Nothing in devices now; asks for the résumé for the file."),
        out("113d", "resume", "Résumé 2, with the devices page first."),
        filed("113d", 2),
        they("105d", "No current match, but on file.", outcome="no_match"),
        checked_in("100d", "Told her about the new title at Halden."),
    )),
    Person("Liam O’Rourke", "tern", "Consultant", "Boston", diary=(
        wrote("80d"),
        nudged("73d"),
        they("70d", "Send it over.", channel="phone"),
        out("69d", "resume", "Résumé 3."),
        filed("69d", 3),
        they("60d", "No search that fits. Will call when one does.", outcome="no_match"),
        checked_in("48d", "A line on the year-end close."),
    )),
    Person("Kofi Mensah", "halyard", "Talent partner", "Remote", covers="devices", diary=(
        wrote("13b", "Halyard hires for three device makers; asked which of them has finance posts."),
    )),
)  # fmt: skip
