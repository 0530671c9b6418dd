"""The commands by what they are for; `briefgen.cli` puts them together."""
