"""One reader a format, and the table that picks it."""
