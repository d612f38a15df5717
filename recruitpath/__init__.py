"""The project: settings, addresses, the schedule and the processes. It may name any app."""
