"""Messages that leave through the seeker's own mail account, by the outbox: account → message → what became of it."""
