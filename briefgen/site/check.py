"""A finished site under the gate once more: is it untouched, made of its sources, and does every receipt hold?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen import __version__
from briefgen.errors import GateError, Touched
from briefgen.gate.untouched import CNAME, SOURCES, STORES, changed_since, hashes, touched
from briefgen.gate.verify import verify_site
from briefgen.render.site import index_uris
from briefgen.settings.site import Settings
from briefgen.site.build import load_stories, whole_of
from briefgen.site.swap import Staging, recover, take_turn

OWNERS = frozenset({*STORES, CNAME, ".nojekyll", ".gitignore", ".gitattributes"})
"""What an owner may have put into a built site without that anybody reads it there."""

_BUILT_BY = re.compile(rb">\s*briefgen (\d[\w.+-]*)\s*<")
_CANONICAL = re.compile(rb'<link rel="canonical" href="([^"]+)"')


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check_site` found, in words: ``touched`` is not as it was built, ``false`` does not hold."""

    pages: int
    receipts: int
    touched: tuple[str, ...]
    false: tuple[str, ...]

    @property
    def failures(self) -> tuple[str, ...]:
        """Everything that was found."""
        return self.touched + self.false

    @property
    def error(self) -> GateError | None:
        """The error to end with.  A receipt of a site that somebody touched is no fault of the program."""
        if self.touched:
            return Touched(self.failures)
        if not self.false:
            return None
        error = GateError(self.false)
        error.advice = "This is an error of briefgen's own; please report it."
        return error


def check_site(settings: Settings, *, rebuild: bool = False) -> CheckReport:
    """Check the finished site of these settings; with ``rebuild``, build it again elsewhere and compare every byte.

    Raises `NothingToBuild` where there is no site, and with ``rebuild`` what `build_site` raises.
    """
    if Staging(settings.site_dir).work.exists():
        with take_turn(settings.build_dir):
            recover(settings.site_dir)
    whole = whole_of(settings) if settings.content.is_dir() else {}
    report = verify_site(settings.site_dir, settings.content, whole)
    found = [*touched(settings.site_dir), *_sources_touched(settings)]
    if rebuild:
        found += _unlike_its_sources(settings)
    return CheckReport(report.pages, report.receipts, tuple(found), report.failures)


def unlike(site: Path, again: Path) -> Iterator[str]:
    """Where a site differs from one that was built again, in words, file by file; its owner's few files aside."""
    theirs, ours = hashes(site), hashes(again)
    for name in sorted(theirs.keys() | ours.keys()):
        if name not in theirs:
            yield f"{name} is missing, but is made of the sources"
        elif name not in ours and name not in OWNERS:
            yield f"{name} is not made of the sources"
        elif name in ours and theirs[name] != ours[name]:
            yield f"{name} is not what is made of the sources"


def _sources_touched(settings: Settings) -> Iterator[str]:
    """The sources against their hashes in the site; a site that was carried away from them has none to look at."""
    if not settings.content.is_dir():
        return
    recorded = settings.site_dir / settings.uri(SOURCES)
    if not recorded.is_file():
        yield f"{settings.uri(SOURCES)} is not there: it was deleted, or the site was built by an earlier version"
        return
    yield from changed_since(recorded.read_bytes(), load_stories(settings))


def _unlike_its_sources(settings: Settings) -> Iterator[str]:
    from briefgen.site.running import build_site

    with TemporaryDirectory(prefix="briefgen-") as folder:
        build_site(settings, at=Path(folder), remembers=False)
        again = Path(folder) / "site"
        found = tuple(unlike(settings.site_dir, again))
        if found:
            yield from _why(settings, again)
        yield from found


def _why(settings: Settings, again: Path) -> Iterator[str]:
    """What explains that nearly every page differs: another version, another address."""
    made = index_uris(settings)["made"].removesuffix(".md")
    for name in (f"{made}.html", f"{made}/index.html"):
        version = _found(_BUILT_BY, settings.site_dir / name)
        if version and version != __version__:
            yield (
                f"the site says that briefgen {version} built it, and this is {__version__}: compare with that "
                "version, or build the site again"
            )
    theirs, ours = (_found(_CANONICAL, site / "index.html") for site in (settings.site_dir, again))
    if theirs != ours:
        here = f"SITE_URL={theirs}" if theirs else "no SITE_URL"
        yield f"the site was built for another address: check it with {here} if that is right"


def _found(wanted: re.Pattern[bytes], page: Path) -> str | None:
    match = wanted.search(page.read_bytes()) if page.is_file() else None
    return match[1].decode("utf-8", "replace") if match else None
