"""From characters to an article: blocks with receipts, metadata with evidence, and a log of every cut."""
