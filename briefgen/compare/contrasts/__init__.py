"""The kinds of contrast, one file a kind."""
