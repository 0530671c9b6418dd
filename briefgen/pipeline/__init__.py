"""The line: from files to a briefing."""
