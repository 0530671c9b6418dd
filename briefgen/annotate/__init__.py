"""Annotation: one annotator per file, and the ordered table that runs them (``pipeline.py``)."""
