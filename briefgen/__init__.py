"""briefgen: a folder of news articles about one event becomes a briefing site that only quotes."""

__version__ = "0.1.0"
