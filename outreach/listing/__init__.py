"""Which people a list shows, in which order and with which columns: read from an address and nothing else.

asked (the address as a whole) → filters (what narrows), named (filters that name a firm, specialty, place, tag),
sorts, columns, groups. Everything here reads; nothing is written and nothing is shown.
"""
