"""What the columns of a list can mean: headers and contents that name a field, and cells cleaned into values.

    mapping = guess_mapping(kind, header, sample, remembered)       {column: Guess(field, sure)}
    order = date_order(cells of a date column)                      "" where it has to be asked
    cleaner = Cleaner(kind, {column: field}, country="IE", …)
    values, errors, unknown = cleaner.row(cells)

Nothing here reads the database or the clock: specialties come as data, today as a date.
"""

from .cleaner import Cleaned, Cleaner
from .dates import asks_order, date_order
from .fields import FIELDS, Field
from .guessing import Guess, guess_mapping
from .headers import fold_header, header_key

__all__ = [
    "FIELDS",
    "Cleaned",
    "Cleaner",
    "Field",
    "Guess",
    "asks_order",
    "date_order",
    "fold_header",
    "guess_mapping",
    "header_key",
]
