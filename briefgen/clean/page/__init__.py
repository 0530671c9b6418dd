"""Saved web pages: the article's body, and what the page says of itself."""
