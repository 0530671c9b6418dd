"""Exports of news databases: many articles in one file, each with its title, outlet, byline and day."""
