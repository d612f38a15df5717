"""The forms of the seeker's pages."""
