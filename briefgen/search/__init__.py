"""The search of a finished site: its pages cut into sections, and the index that a browser loads in parts."""
