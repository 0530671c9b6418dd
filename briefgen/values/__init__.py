"""What two values do to each other; no text."""
