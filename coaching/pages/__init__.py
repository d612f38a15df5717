"""What each page of a coach reads."""
