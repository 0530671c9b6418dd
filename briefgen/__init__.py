"""briefgen: a folder of news articles about one event becomes a briefing site that only quotes.

As a library::

    import briefgen

    story = briefgen.read_story("content/flood")
    done = briefgen.brief_story(story)
    for fact in done.briefing.facts:
        print(fact.text, fact.origins)
    assert not briefgen.verify_story(done)

The names of ``__all__`` keep their meaning within a minor version; everything else in the package may move.  Errors are
raised as `BriefgenError`; what is left out is logged to the logger "briefgen" and stands in ``briefing.not_read``.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "briefgen.errors": ("BriefgenError", "GateError", "NotAnArticle", "NothingToBuild", "SettingsError", "SourceError",
                        "UnknownItem", "Unreadable"),
    "briefgen.gate.verify": ("verify_site", "verify_story"),
    "briefgen.library": ("clean_file", "explain_item", "read_story", "source_of_text"),
    "briefgen.model": ("Article", "Difference", "Fact", "Publisher", "SourceFile", "Story"),
    "briefgen.sections.briefed": ("BriefedStory",),
    "briefgen.sections.briefing": ("Briefing",),
    "briefgen.sections.json": ("article_from_json", "briefing_from_json", "briefing_schema", "to_json"),
    "briefgen.pipeline.story": ("brief_story",),
    "briefgen.clean.markdown": ("to_markdown",),
    "briefgen.settings.site": ("Settings",),
    "briefgen.site.running": ("build_site",),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}
__all__ = ["__version__", *_HOME]


def __getattr__(name: str) -> Any:
    """A public name, loaded when it is first asked for: the language model takes longer than most programs."""
    if name not in _HOME:
        raise AttributeError(f"briefgen has no public name {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
