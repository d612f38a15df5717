"""The firms of the demo: 25 that Nora works with, and eight for Discover.

All are invented; their web addresses end in .example, which belongs to no one.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class FirmCard:
    name: str
    pay_model: str
    site: str
    places: str
    setting: str = "firm"
    engagement: str = "permanent"
    paid_by: str = "employer"
    covers: str = "finance"


FIRMS = {
    "alder": FirmCard("Alder & Finch", "retained", "alderfinch", "Boston"),
    "bellwether": FirmCard("Bellwether Finance", "contingency", "bellwetherfinance", "Boston, Hartford"),
    "brightwater": FirmCard("Brightwater Partners", "engaged", "brightwater", "Boston", covers="devices"),
    "castine": FirmCard("Castine Network", "contingency", "castine", "Portland, Boston", setting="network"),
    "cobalt": FirmCard("Cobalt Life Sciences Search", "engaged", "cobaltls", "Cambridge", covers="devices"),
    "fathom": FirmCard("Fathom & Lowe", "contingency", "fathomlowe", "Boston", covers="devices"),
    "grantham": FirmCard("Grantham Search", "contingency", "grantham", "New York"),
    "halyard": FirmCard("Halyard Talent", "rpo", "halyardtalent", "Remote", engagement="both", covers="devices"),
    "harrow": FirmCard("Harrow & Vale", "retained", "harrowvale", "New York, Boston"),
    "kestrel": FirmCard("Kestrel Finance Search", "contingency", "kestrel", "New York, Boston"),
    "larkspur": FirmCard("Larkspur & Hale", "contingency", "larkspurhale", "Providence", covers="devices"),
    "ledgerline": FirmCard("Ledgerline", "contingency", "ledgerline", "Boston"),
    "marlowe": FirmCard("Marlowe Tate", "retained", "marlowetate", "New York"),
    "meadowlark": FirmCard("Meadowlark Medtech", "contingency", "meadowlark", "Worcester", "sole", covers="devices"),
    "northgate": FirmCard("Northgate Interim", "staffing", "northgate", "Boston", engagement="contract"),
    "osei": FirmCard("Osei Executive", "contingency", "oseiexecutive", "Boston", "sole"),
    "pinecrest": FirmCard("Pinecrest Interim", "staffing", "pinecrest", "Hartford", engagement="contract"),
    "quillon": FirmCard("Quillon Search", "unknown", "quillon", "Manchester, NH"),
    "redfield": FirmCard("Redfield CFO Practice", "retained", "redfieldcfo", "New York"),
    "solace": FirmCard("Solace Medical", "in_house", "solacemedical", "Marlborough", covers="devices"),
    "sterling": FirmCard("Sterling Ashby International", "retained", "sterlingashby", "London, New York, Boston"),
    "summit": FirmCard("Summit Placement Club", "unknown", "summitclub", "Remote", paid_by="seeker"),
    "tern": FirmCard("Tern & Co", "contingency", "ternco", "Boston"),
    "thornbury": FirmCard("Thornbury CFO", "retained", "thornburycfo", "Chicago"),
    "wexcombe": FirmCard("Wexcombe Partners", "engaged", "wexcombe", "Boston", covers="devices"),
    # Nobody here is on her list.
    "amberly": FirmCard("Amberly Devices Search", "retained", "amberly", "Boston", covers="devices at the top"),
    "corran": FirmCard("Corran & Pike", "contingency", "corranpike", "Cambridge, MA", covers="finance at the top"),
    "eastlake": FirmCard("Eastlake Finance Leaders", "engaged", "eastlake", "New York", covers="finance at the top"),
    "fernhill": FirmCard("Fernhill Accounting", "contingency", "fernhill", "Boston", covers="accounts"),
    "hadley": FirmCard("Hadley Medtech Advisers", "contingency", "hadleymedtech", "Massachusetts", covers="devices"),
    "lowell": FirmCard("Lowell Street Search", "unknown", "lowellstreet", "Boston", engagement="unknown", covers="all"),
    "tidewater": FirmCard("Tidewater Risk", "contingency", "tidewaterrisk", "Boston", "sole", covers="risk"),
    "upward": FirmCard("Upward Careers", "unknown", "upwardcareers", "Boston", paid_by="seeker", covers="devices"),
}

# What a card covers, as names of specialties (recruiters.Specialty answers to names, codes and aliases).
COVERS = {
    "finance": ["finance, treasury & FP&A", "accounting & controllership"],
    "devices": ["finance, treasury & FP&A", "medical devices", "pharma & biotech"],
    "devices at the top": ["finance, treasury & FP&A", "medical devices", "VP/head", "C-level/board"],
    "finance at the top": ["finance, treasury & FP&A", "VP/head"],
    "accounts": ["accounting & controllership", "manager", "director"],
    "risk": ["risk & compliance", "banking & credit", "director"],
    "all": [],
}
