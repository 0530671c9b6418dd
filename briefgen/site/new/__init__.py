"""Starting a site of one's own."""

from briefgen.site.new.scaffolding import new_site

__all__ = ["new_site"]
