"""A heap of articles sorted into events: which of them tell one event, and why."""
