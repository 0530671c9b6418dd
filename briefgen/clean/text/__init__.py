"""Characters that know their place, and small questions about words and lines."""
