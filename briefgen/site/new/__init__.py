"""Starting a site of one's own."""

from briefgen.site.new.scaffolding import NewSite, new_site

__all__ = ["NewSite", "new_site"]
