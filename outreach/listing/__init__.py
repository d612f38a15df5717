"""Which people a list shows, in which order and with which columns: read from an address and nothing else.

asked (the address as a whole) → understood (what of it means something) → filters, named (filters by a name), sorts,
groups, columns. Everything here reads; nothing is written and nothing is shown.
"""
