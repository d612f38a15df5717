"""A list such as a job seeker keeps, of any length: people at firms, one mistake, one who is nearly somebody known."""

import csv

FIRST = [
    "Ada", "Bela", "Cleo", "Dora", "Egon", "Finn", "Gita", "Hugo", "Ines", "Jona", "Kira", "Liam", "Mona", "Nils",
    "Olga", "Paul", "Rosa", "Sami", "Tess", "Uma",
]  # fmt: skip
LAST = [
    "Abel", "Brandt", "Castel", "Dahl", "Eriksen", "Fabre", "Gruber", "Holt", "Iversen", "Jansen", "Keller", "Lund",
    "Moreau", "Nilsen", "Okoye", "Petit",
]  # fmt: skip
STATUS = ["not yet", "emailed", "in talks", ""]


def write_list(path, rows):
    """A CSV file of that many rows, under a line that is no heading. Line 4 has no e-mail address but says so."""
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["My recruiters, autumn"])
        out.writerow(["Name", "Company", "E-mail", "Phone", "Status", "Last contact", "Xmas card"])
        for number in range(rows):
            name = f"{FIRST[number % 20]} {LAST[number // 20 % 16]}{'son' * (number // 320)}"
            firm = f"{LAST[number % 16]} {FIRST[number // 16 % 20]} Search"
            email = f"{name.replace(' ', '.').lower()}@{firm.split()[0].lower()}{number}.example"
            if number == 1:
                email = "bela.abel(at)brandt"
            day = f"2026-{number % 10 + 1:02d}-{number % 27 + 1:02d}"
            out.writerow([name, firm, email, "", STATUS[number % 4], day, "y"])
    return path
