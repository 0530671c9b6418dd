"""Key facts."""
