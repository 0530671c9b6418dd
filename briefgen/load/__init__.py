"""From a folder to characters: which files make a story, and what each of them says before any cleaning."""
