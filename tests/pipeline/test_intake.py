"""From files to articles: every file is an article or is named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import SourceFile
from briefgen.pipeline.intake import clipping_names, take_in
from tests.kit.ferry import GULL, TIDE


def test_a_file_is_an_article_or_is_named() -> None:
    sources = [SourceFile("s/b.txt", TIDE.encode()), SourceFile("s/a.txt", b""), SourceFile("s/c.txt", GULL.encode())]
    intake = take_in(sources)
    assert [a.path for a in intake.articles] == ["s/b.txt", "s/c.txt"]
    assert [n.path for n in intake.not_read] == ["s/a.txt"]


@given(st.permutations([("s/a.txt", GULL.encode()), ("s/b.txt", TIDE.encode()), ("s/c.txt", b"")]))
def test_the_order_of_files_means_nothing(files: list[tuple[str, bytes]]) -> None:
    intake = take_in([SourceFile(path, data) for path, data in files])
    assert [a.path for a in intake.articles] == ["s/a.txt", "s/b.txt"]
    assert intake.articles == take_in([SourceFile(path, data) for path, data in sorted(files)]).articles


@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_are_named(data: bytes) -> None:
    intake = take_in([SourceFile("s/any.txt", data)])
    assert len(intake.articles) + len(intake.not_read) == 1
    assert all(n.path == "s/any.txt" and n.reason for n in intake.not_read)


@given(st.lists(st.sampled_from(["a/x.txt", "b/x.txt", "b/X.txt", "c/x.md", "c/y.md", "d/x.txt-2.md"]), max_size=8))
def test_no_clipping_overwrites_another(paths: list[str]) -> None:
    names = [name.casefold() for name in clipping_names(paths)]
    assert len(set(names)) == len(paths)
