"""The folders of a plan: each story's articles, ready to be built.  The heap itself is never changed."""

from __future__ import annotations

from pathlib import Path

from briefgen.clean.markdown import to_markdown
from briefgen.errors import SettingsError
from briefgen.heap.plan import Plan
from briefgen.load.files import ARTICLES, source_in
from briefgen.load.sidecar import SIDECAR
from briefgen.model import NotRead, SourceFile
from briefgen.pipeline.intake import clipping_names, take_in


def fill_folders(plan: Plan, heap: Path, folder: Path, *, link: bool = False) -> tuple[int, tuple[NotRead, ...]]:
    """Put each story's articles into ``FOLDER/STORY/articles/``; how many files were written, and what was not.

    A file is copied with the note beside it, or, with ``link``, a symbolic link to it is made; a part of an export or a
    feed is written as Markdown, since it is no file.  What lies there already is left as it is, and named where it is
    something else.  Raises `SettingsError` where the folders would lie in the heap, where they would be read as
    articles.
    """
    if folder.resolve().is_relative_to(heap.resolve()):
        raise SettingsError(
            f"{folder} lies in the heap, where it would be sorted again; name a folder outside of {heap}."
        )
    written, left = 0, list[NotRead]()
    cut: dict[str, dict[str, bytes]] = {}
    for story in plan.stories:
        names = dict(zip(story.articles, _names(story.articles, heap), strict=True))
        for article, name in names.items():
            target = folder / story.name / ARTICLES / name
            source = heap / article
            if not source.is_file():
                file = article.rpartition("#")[0]
                if file not in cut:
                    cut = {file: _parts(heap, file)}  # one export in the memory at a time
                data = cut[file].get(article)
                if data is None:
                    left.append(NotRead(article, "It could not be read, so it was not put into its story's folder."))
                    continue
                done = _put(target, data)
            else:
                done = _linked(target, source) if link else _put(target, source.read_bytes())
                note = source.with_name(source.name + SIDECAR)
                if done is not None and note.is_file():
                    (_linked if link else _copied)(target.with_name(target.name + SIDECAR), note)
            if done is None:
                left.append(NotRead(article, f"{target} is another file already; it was left as it is."))
            written += bool(done)
    return written, tuple(left)


def _names(articles: tuple[str, ...], heap: Path) -> list[str]:
    """A name for each article's file, each its own: a whole file's own name, a part's Markdown."""
    taken: set[str] = set()
    found = []
    for article, made in zip(articles, clipping_names(articles), strict=True):
        name = Path(article).name if (heap / article).is_file() else made
        free, number = name, 1
        while free.casefold() in taken:
            number += 1
            free = f"{Path(name).stem}-{number}{Path(name).suffix}"
        taken.add(free.casefold())
        found.append(free)
    return found


def _parts(heap: Path, file: str) -> dict[str, bytes]:
    """The articles of a file of several, as Markdown, by their paths."""
    if not file or not (heap / file).is_file():
        return {}
    source, _ = source_in(heap / file, file)
    articles = take_in([SourceFile(file, source.data, source.given)]).articles if source else ()
    return {a.path: to_markdown(a).encode() for a in articles}


def _put(target: Path, data: bytes) -> bool | None:
    """Write a file that is not there; False where it is there already, None where another one is."""
    if target.exists() or target.is_symlink():
        return False if target.is_file() and target.read_bytes() == data else None
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return True


def _copied(target: Path, source: Path) -> bool | None:
    return _put(target, source.read_bytes())


def _linked(target: Path, source: Path) -> bool | None:
    if target.exists() or target.is_symlink():
        return False if target.exists() and target.samefile(source) else None
    target.parent.mkdir(parents=True, exist_ok=True)
    target.symlink_to(source.resolve())
    return True
