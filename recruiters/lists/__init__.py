"""Plain lists of firms from a file: reader (bytes to rows), columns (cells to values), loading (values to records)."""
