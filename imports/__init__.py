"""Lists from elsewhere become recruiters and firms, undoably: read → match columns → plan → check → keep → undo.

A batch (models/batch.py) walks through its states; the long steps run in the worker of the queue `imports`:
reading turns the file into a spool of rows, planning gives every row a verdict and a plan (models/row.py), keeping
carries the plans out in chunks and notes what it did, undoing takes exactly that back.
"""
