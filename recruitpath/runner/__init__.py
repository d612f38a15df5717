"""`make run`: web, worker and beat in one terminal. Imports nothing of Django, so that it starts at once."""
