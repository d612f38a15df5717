"""Any file people have, to rows of cells: pure, without Django, in a child process under limits.

    outline = read(path, spool, How())      in this process: tests, and the child itself
    outline = read_in_child(path, spool, How())   what the worker calls

`spool` is written as one JSON array a line, [line of the file, [cells]], header and blank rows left out.
"""
