"""Invented names, from which the bench makes its people and firms."""

FIRST = """
    Ana Ben Cara Dev Elif Finn Gia Hugo Ines Jan Kemi Leo Mina Noel Ola Pia Quinn Rosa Sven Tara Uma Vito
""".split()  # noqa: SIM905 – a list of words reads best as words
LAST = """
    Adler Berg Costa Duran Evans Fofana Grant Haas Ito Jensen Khan Lopez Meyer Novak Okafor Petit Rossi
""".split()  # noqa: SIM905 – a list of words reads best as words
TRADES = """
    Search Partners Talent Executive Associates Recruiting People Careers Group Selection
""".split()  # noqa: SIM905 – a list of words reads best as words
