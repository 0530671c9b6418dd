"""Who's who."""
