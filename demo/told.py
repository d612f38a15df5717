"""What Nora was told beside jobs, and what she passed on: pay, the market, advice, names."""

from accounts.by import By
from common.dates import instant_of
from outreach.models import Give, Insight, MarketSignal, Referral

from .days import ZONE

VP, HEAD = "VP Finance", "Head of FP&A"
DEVICES, BOSTON, NEW_YORK = "Medical devices", "Boston", "New York"

PAY = (
    ("Lena Hoffmann", "125d", VP, BOSTON, 240_000, 275_000, "Bonus of 30% on top; equity only at the funded ones."),
    ("Karen Whitcombe", "76d", VP, BOSTON, 235_000, 265_000, ""),
    ("Maeve Doyle", "62d", VP, BOSTON, 225_000, 260_000, "Less where the parent is abroad."),
    ("Rachel Stein", "60d", HEAD, BOSTON, 185_000, 215_000, ""),
    ("Patrick Dunne", "60d", VP, BOSTON, 230_000, 255_000, ""),
    ("Priya Raman", "30d", VP, BOSTON, 245_000, 280_000, "After a carve-out one can ask for the upper third."),
    ("Victoria Shaw", "58d", VP, NEW_YORK, 270_000, 320_000, ""),
)
SIGNALS = (
    ("Lena Hoffmann", "124d", "down", DEVICES, BOSTON, "Two of her clients froze their budgets."),
    ("Karen Whitcombe", "76d", "flat", DEVICES, "", ""),
    ("Victoria Shaw", "58d", "flat", DEVICES, NEW_YORK, ""),
    ("Maeve Doyle", "62d", "up", DEVICES, BOSTON, "Three searches opened in one month."),
    ("Priya Raman", "30d", "up", DEVICES, BOSTON, "Private equity is buying again."),
)
WORDS = (
    ("Karen Whitcombe", "76d", "resume", "Put the carve-out into the first three lines; nobody turns the page."),
    ("Maeve Doyle", "62d", "tip", "Look at the suppliers of the device makers too: they hire quietly."),
    ("Victoria Shaw", "58d", "market", "Boards ask for people who have sold a division, not only run one."),
)
NAMED = (
    ("Karen Whitcombe", "76d", "Priya Raman", "Kestrel Finance Search", "She covers devices."),
    ("Maeve Doyle", "62d", "Ines Marlow", "Corbel Partners", "Works for device suppliers."),
)
GIVEN = (
    ("Karen Whitcombe", "12b", "lead", "Tristan wants a controller in Hartford; gave her the name of the CFO."),
    ("Maeve Doyle", "20b", "referral", "Sent her Tom, who closes books faster than anyone I know."),
)  # fmt: skip


def tell(seeker, relationships, days, at):
    """Enter all of it as of its days. relationships: {name: relationship}."""

    def hand(when):
        return By(seeker, min(instant_of(days(when), ZONE, 17 * 60 + 30), at))

    for name, when, role, place, low, high, text in PAY:
        Insight.note(
            hand(when), relationships[name], "salary", day=days(when), text=text, role=role, place=place, low=low,
            high=high, currency="USD", period="year",
        )  # fmt: skip
    for name, when, direction, field, place, text in SIGNALS:
        MarketSignal.note(
            hand(when), seeker, direction, day=days(when), relationship=relationships[name], field=field,
            place=place, text=text,
        )  # fmt: skip
    MarketSignal.note(
        hand("16d"), seeker, "up", day=days("16d"), field="Finance", place=BOSTON, text="The weekend paper."
    )
    for name, when, kind, text in WORDS:
        Insight.note(hand(when), relationships[name], kind, day=days(when), text=text)
    for name, when, whom, firm, text in NAMED:
        Referral.note(hand(when), relationships[name], day=days(when), name=whom, firm_name=firm, text=text)
    for name, when, what, text in GIVEN:
        Give.pass_on(hand(when), relationships[name], what, day=days(when), text=text)
