"""Which of MkDocs' files stand in the site and in its navigation: ours, the owner's, the theme's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from briefgen.render.site import index_uris
from briefgen.settings.site import Settings

THEME_ASSETS = "assets/"
"""Where Material keeps its scripts and styles."""


def inside_content(file: File, config: MkDocsConfig) -> bool:
    """Whether a file lies in the content folder (and not in the theme, or in another plugin's memory)."""
    return bool(file.abs_src_path) and Path(file.abs_src_path or "").is_relative_to(config.docs_dir)


def of_the_stories(uri: str, settings: Settings) -> bool:
    """Whether a file of ``docs_dir`` lies in the folder that ``stories`` names, which may be all of it."""
    return PurePosixPath(uri).is_relative_to(settings.prefix or ".")


def leave_out_maps(files: Files) -> None:
    """Take out the source maps of the theme's scripts and styles: megabytes that only its makers read."""
    for file in [f for f in files if f.src_uri.startswith(THEME_ASSETS) and f.src_uri.endswith(".map")]:
        files.remove(file)


def named_in(nav: object) -> Iterator[str]:
    """The pages a navigation names."""
    if isinstance(nav, str):
        yield nav
    for entry in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from named_in(entry)


def inclusion_of(uri: str, settings: Settings, config: MkDocsConfig) -> InclusionLevel:
    """The index pages may stand in the navigation; stories and articles are reached from them.

    A navigation of thousands of pages would be copied into each of them.
    """
    wanted = config.nav is None or uri in set(named_in(config.nav))
    return InclusionLevel.INCLUDED if wanted and uri in index_uris(settings).values() else InclusionLevel.NOT_IN_NAV


def navigate(settings: Settings, files: Files, config: MkDocsConfig) -> None:
    """A navigation where the site sets none: stories, the owner's own pages, the indexes.

    Where the stories have a folder of their own, MkDocs makes the navigation of the site's folders, ours among them.
    """
    if config.nav is not None or settings.prefix:
        return
    own = sorted(f.src_uri for f in files.documentation_pages() if f.inclusion.is_in_nav())  # type: ignore[no-untyped-call]
    titles = {"home": "Stories", "outlets": "Outlets", "people": "People", "made": "How this was made"}
    entries = [{titles[what]: uri} for what, uri in index_uris(settings).items() if uri not in own]
    home = [uri for uri in own if uri == "index.md"]
    config.nav = [*home, *entries[:1], *(uri for uri in own if uri not in home), *entries[1:]]
