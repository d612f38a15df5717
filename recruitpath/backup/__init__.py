"""Backup and restore: database, attachments and the key in one archive that proves itself whole."""
