"""Where "the same" ends and "not the same" begins: every number of the comparison, together.

Measured by `python -m bench.likeness` on labelled samples; the figures stand at the end of this text.
"""

# Spelling
SLIP_LETTERS = 5  # a word of so many letters may carry one slip …
SLIPS_LETTERS = 9  # … and one of so many two
LEAST_RATIO = 88  # of 100: names whose words differ in slips only, over the whole name
ALIKE_RATIO = 82  # of 100: distinguishing words that look alike; worth a question, never more
TIGHT_LETTERS = 5  # names that are equal without spaces count as equal from so many letters on
PHONE_DIGITS = 7  # phones agree when so many digits at the end do (the country may be missing on one side)

# Looking for candidates
RARE_WORD = 50  # records: a word that more have is looked up together with a second one
COMMON_WORD = 20_000  # records: a word that more have leads to nobody
MOST_NEAR_WORDS = 5  # spelt nearly like one that nobody has
MOST_TRIED = 20  # records compared with one fact
MOST_MATCHES = 5  # shown of one fact
NAMESAKES = 2  # people who bear a name; of more, the name alone leads to nobody

# Scores, 0–100: only their order and the verdict matter
SURE, LIKELY, POSSIBLE, NO = 100, 95, 60, 0
