"""Search everywhere: one's own recruiters, the directory, texts of one's own, pages and acts, from one line.

`everywhere.find` answers; `sources.py` says which texts are found; `postgresql.py` and `sqlite.py` hide behind
`schema.py` and `texts.py` how each database does it.
"""
