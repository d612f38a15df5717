"""Where "the same" ends and "not the same" begins: every number of the comparison, together.

Measured by `python -m bench likeness` on 54,000 labelled pairs of firms and people, 7,830 of them alike: 3,166
automatic matches, 12 of them false (sites that one set labels as two although name, phone and address agree): precision
0.9962, at least 0.9934; in all other sets none is false. Recall of automatic matches 0.40 (restaurants 0.77, people
0.73, sites that share staff and phones 0.38, misspelt names without any address 0.22), with those that a person is
asked about 0.94.

What would find more by itself was measured and left a question, since firms of a group share phone, house and website:
"further word, same phone, same place" would be wrong in 15 of 1,000, "same name, other phone, same place" in 125.
"""

# Spelling
LONGEST_NAME = 200  # letters that are read
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
SURE, LIKELY, POSSIBLE = 100, 95, 60
