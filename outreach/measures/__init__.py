"""What one's own numbers say (domain.md section 10): pure counting, no database, no clock.

share (one number of so many) → tally (what a group of first contacts came to) → funnel, weeks, periods.
Whose rows are counted stands in outreach/pages/behind.py, where each number's people come from too.
"""
