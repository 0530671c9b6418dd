"""A briefing in other forms, each made from its published data alone: references, feeds, tables, books."""
