"""Where templates come from, and the rule that nothing a template prints reaches a page unescaped.

There are three folders under ``templates/``: ``pages`` (Jinja, one per kind of page), ``theme`` (overrides of the
MkDocs theme) and ``assets`` (stylesheet, fonts, the search shim; copied to the site as they are).  A site lays its
own ``templates/`` over the packaged ones, file by file.

Every expression in a page template goes through `briefgen.render.escape.plain`, also in a site's own templates:
there is no way to forget it.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefgen.render.escape import plain

ASSETS_URI = "assets/briefgen"


def environment(own: Path | None = None) -> Environment:
    """The Jinja environment for pages; ``own`` is a site's folder of templates, looked into first."""
    return _environment(own, templates_hash(own))


@lru_cache(maxsize=2)
def _environment(own: Path | None, known_by: str) -> Environment:
    """The same while the templates are those that ``known_by`` is the hash of: to compile them takes long."""
    folders = [folder / "pages" for folder in template_folders(own)]
    found = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        finalize=plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.tests["several"] = lambda value: len(value) > 1
    return found


def template_folders(own: Path | None = None) -> tuple[Path, ...]:
    """The folders of templates, a site's own before the packaged one."""
    return (own, packaged()) if own and own.resolve() != packaged().resolve() else (packaged(),)


def templates_hash(own: Path | None = None) -> str:
    """What all templates of pages are known by: another one in either folder makes it another."""
    digest = hashlib.sha256()
    for folder in template_folders(own):
        for file in sorted(p for p in (folder / "pages").rglob("*") if p.is_file()):
            name = file.relative_to(folder).as_posix().encode()
            digest.update(hashlib.sha256(name).digest() + hashlib.sha256(file.read_bytes()).digest())
        digest.update(b"folder")
    return digest.hexdigest()


@cache
def packaged() -> Path:
    """The templates that come with briefgen: inside the installed package, or at the top of a checkout."""
    inside = Path(str(files("briefgen"))) / "templates"
    return inside if inside.is_dir() else inside.parent.parent / "templates"


def assets(own: Path | None = None) -> dict[str, bytes]:
    """The files every page needs, by their path in the site."""
    found: dict[str, bytes] = {}
    for folder in reversed(template_folders(own)):
        root = folder / "assets"
        for file in sorted(root.rglob("*")) if root.is_dir() else ():
            if file.is_file() and not file.name.startswith("."):
                found[f"{ASSETS_URI}/{file.relative_to(root).as_posix()}"] = file.read_bytes()
    return dict(sorted(found.items()))
