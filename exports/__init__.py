"""Lists that leave: the shared directory for admins, a seeker's own list and history; they can be read back.

chosen (which records) → tables (their columns) → formats (CSV, XLSX, vCard) → views.
"""
