"""The sections of a briefing, one a file or a folder."""
