"""Starting a site of one's own."""

from briefgen.new.site import new_site

__all__ = ["new_site"]
