"""Comparison: one rule per file, and the ordered table that runs them (``rules.py``)."""
