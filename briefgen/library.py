"""briefgen as a library: from articles in memory or in a folder to a briefing whose receipts are checked.

Each function takes frozen values and gives frozen values (`briefgen.model`).  Nothing is read from the disk but what is
named, nothing is fetched, nothing is printed; what goes wrong is raised as a `BriefgenError` that says what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from briefgen.errors import NotAnArticle, SettingsError, SourceError
from briefgen.load.files import load_story
from briefgen.load.reading import given
from briefgen.model import Article, Publisher, SourceFile, Story
from briefgen.pipeline.explain import explain
from briefgen.pipeline.intake import take_in

__all__ = ["clean_file", "explain_item", "read_story", "source_of_text"]

explain_item = explain


def source_of_text(
    text: str,
    *,
    name: str = "article.txt",
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> SourceFile:
    """An article that lies in memory, as a source file.

    ``text`` is the article as it was copied or saved (plain text, Markdown or HTML; which, is told by its content);
    ``name`` stands in for a file's name and must be another one for each article of a story.  What is known beside the
    text is given by name: ``published`` as ISO 8601 ("2031-03-04"), ``author`` as the byline has it.

    >>> source_of_text("The weir broke on Monday.", name="gull.txt", outlet="The Gull").path
    'gull.txt'
    """
    known = given("the caller", title=title, outlet=outlet, author=author, published=published, url=url)
    return SourceFile(name, text.encode(), known)


def read_story(
    folder: Path | str | None = None,
    *,
    articles: Sequence[SourceFile] = (),
    name: str | None = None,
    title: str | None = None,
    publishers: Sequence[Publisher] = (),
) -> Story:
    """The source files of one story: those of a folder (with its ``story.yml`` and ``edits.yml``), or of memory.

    ``name`` is the story's id where there is no folder ("story" where it is not given), ``title`` replaces the title
    that the folder's settings give, ``publishers`` say which titles are of one publisher.  Raises `NothingToBuild`
    where the folder is missing, `SettingsError` where neither or both are named, or two articles bear one name.

    >>> read_story(articles=[source_of_text("The weir broke.", name="gull.txt")], name="weir").id
    'weir'
    """
    if (folder is None) == (not articles):
        raise SettingsError("Name a folder of articles, or give the articles; one of the two.")
    if folder is not None:
        story = load_story(Path(folder))
        return replace(story, title=title or story.title, publishers=(*story.publishers, *publishers))
    names = [PurePath(a.path).name for a in articles]
    if twice := sorted({n for n in names if names.count(n) > 1}):
        raise SettingsError(f"Two articles are named {twice[0]!r}; give each a name of its own.")
    identity = name or "story"
    filed = tuple(
        replace(a, path=f"{identity}/{PurePath(a.path).name}") for a in sorted(articles, key=lambda a: a.path)
    )
    return Story(identity, filed, title=title, publishers=tuple(publishers))


def clean_file(file: Path | str) -> Article:
    """One source file as a cleaned article: its metadata with evidence, its blocks and sentences, and every cut.

    Raises `SourceError` where it cannot be read or is no article, also where it holds several.
    """
    path = Path(file)
    try:
        source = SourceFile(path.name, path.read_bytes())
    except OSError as error:
        raise SourceError(path.as_posix(), f"It could not be opened ({error.strerror}).") from error
    intake = take_in([source])
    if len(intake.articles) > 1:
        raise NotAnArticle(path.as_posix(), f"It holds {len(intake.articles)} articles; read it with read_story.")
    if not intake.articles:
        raise NotAnArticle(path.as_posix(), intake.not_read[0].reason)
    return intake.articles[0]
