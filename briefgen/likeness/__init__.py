"""How alike two passages are, and what they are about."""
