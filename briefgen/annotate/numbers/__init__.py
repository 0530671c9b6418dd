"""How many: numbers, units, what they count."""
