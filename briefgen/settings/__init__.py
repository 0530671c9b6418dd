"""All that people write in YAML: a site's settings, a story's, an editor's decisions."""
