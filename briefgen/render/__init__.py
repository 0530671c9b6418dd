"""From briefings to finished pages: `briefgen.render.site.render` is the way in."""
