"""Any file people have, to rows of cells: pure, without Django, in a child process under limits.

    outline = read(path, spool, How())            in this process: tests, and the child itself
    outline = read_in_child(path, spool, How())   what the worker calls

`spool` is written as one JSON array a line, [line of the file, [cells]], header and blank rows left out. Cells are
text and as many as the row had: a short row is not padded, a long one not cut. Null characters are taken out.
In workbooks the line is the row's number in its sheet, in vCard files the line of BEGIN:VCARD.

Raises Unreadable(code, **params) for a file that is refused as a whole; the codes, by where they come from:
  kinds       empty, too_large, pdf, image, document, archive, database, outlook_data, old_excel, unknown_bytes,
              xml, json, calendar, ldif, encoded_mail
  workbook    zip, zip_linkedin, document, numbers, presentation, encrypted, unpacks_too_large, broken_workbook,
              no_sheet, no_such_sheet, empty_sheet
  texts       no_such_encoding, not_in_encoding
  tables      empty, only_header, no_such_header, too_many_rows, too_many_columns, cell_too_long, line_too_long
  shapes      linkedin_messages, linkedin_other
  names       no_list
  webtable    html
  vcards      no_cards
  child       too_large, too_slow, crashed
"""

from .child import read_in_child
from .limits import LIMITS, Limits
from .outline import How, Outline, Unreadable
from .whole import read

__all__ = ["LIMITS", "How", "Limits", "Outline", "Unreadable", "read", "read_in_child"]
