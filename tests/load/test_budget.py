"""Files that burst a reader cost themselves and nothing else: they are named with their size, the next one is read."""

from __future__ import annotations

import time

import pytest

from briefgen.errors import NotAnArticle, Unreadable
from briefgen.load import budget
from briefgen.load.budget import MEMORY, within_budget
from briefgen.load.sources import read_here, read_source
from briefgen.model import SourceFile
from briefgen.pipeline.intake import take_in
from briefgen.steps import heard
from tests.kit import bursting, forms


def _spin(_which: int) -> int:
    while True:
        pass


def _swell(_which: int) -> int:
    return len(bytearray(2 * MEMORY))


def _fail(path: str) -> int:
    raise NotAnArticle(path, "It is none.")


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A budget of one second."""
    monkeypatch.setattr(budget, "SECONDS", 1)


@pytest.mark.usefixtures("hasty")
def test_what_takes_too_long_or_too_much_is_named_and_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match=r"It has 300 bytes, and reading it takes more than 1 seconds; save"):
        within_budget("a.pdf", 300, _spin, 1)
    with pytest.raises(Unreadable, match=r"It has 2\.5 MB, and reading it takes more than 1,200 MB of memory; save"):
        within_budget("a.pdf", 2_500_000, _swell, 1)
    assert within_budget("b.pdf", 300, abs, -3) == 3
    monkeypatch.setattr(budget, "_asked", lambda *_: pytest.fail("it was tried again"))
    with pytest.raises(Unreadable, match="more than 1 seconds"):
        within_budget("a.pdf", 300, _spin, 1)


def _turn_pages(pages: int) -> int:
    for _ in range(pages):
        budget.extend(0.01)
        time.sleep(0.02)
    return pages


def test_the_pages_that_are_read_are_told_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "_LOOK", 0.05)
    told: list[tuple[str, int, int]] = []
    with heard(lambda *said: told.append(said)):
        assert within_budget("a.pdf", 300, _turn_pages, 40) == 40
        assert within_budget("b.pdf", 300, _turn_pages, 30) == 30
    counts = [done for what, done, _ in told if what == "pages read"]
    assert len(counts) > 2
    assert max(counts) <= 40
    assert counts != sorted(counts) or counts[-1] <= 30  # each file is counted anew


def test_a_file_earns_no_time_by_its_size_alone() -> None:
    assert budget.allowance(300_000_000) == budget.MOST_SECONDS


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(NotAnArticle) as caught:
        within_budget("a.pdf", 300, _fail, "s/a.pdf")
    assert (caught.value.path, caught.value.reason) == ("s/a.pdf", "It is none.")


@pytest.mark.parametrize("data", [forms.printed_pdf(), forms.docx(), forms.warc()], ids=["PDF", "Word", "WARC"])
def test_a_file_read_in_the_worker_is_read_as_it_is_here(data: bytes) -> None:
    source = SourceFile("s/a.bin", data)
    assert read_source(source) == read_here(source)


def test_a_large_page_is_cleaned_in_the_worker_as_a_small_one_is_here() -> None:
    page = forms.page()
    (small,) = take_in([SourceFile("s/a.html", page.encode())]).articles
    (large,) = take_in(
        [SourceFile("s/a.html", page.replace("</body>", "<!--" + " " * 150_000 + "--></body>").encode())]
    ).articles
    assert large.blocks == small.blocks
    assert large.sha256 != small.sha256


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(
    ("kind", "n"), [("pdf circles", 5), ("zip", 6), ("gzip", 2), ("warc heads", 2), ("json digits", 0)]
)
def test_a_good_file_is_read_beside_one_made_to_burst(kind: str, n: int) -> None:
    sources = [SourceFile(f"weir/{name}", data) for name, data in bursting.files(kind, n).items()]
    intake = take_in(sources)
    assert "weir/good.txt" in {a.path for a in intake.articles}
    named = {*(a.path for a in intake.articles), *(n.path for n in intake.not_read)}
    assert {path.partition("#")[0] for path in named} == {file.path for file in sources}


@pytest.mark.usefixtures("hasty")
def test_a_file_in_a_zip_file_that_bursts_costs_only_itself() -> None:
    files = bursting.files("pdf circles", 5)
    (bad,) = files.keys() - {"good.txt"}
    intake = take_in([SourceFile("weir/a.zip", forms.zipped({"deep/" + name: data for name, data in files.items()}))])
    assert [a.path for a in intake.articles] == ["weir/a.zip#deep-good-txt"]
    (named,) = intake.not_read
    assert "reading it takes more than" in named.reason
    assert named.reason.endswith(f"In the ZIP file it is “deep/{bad}”.")


def test_a_sentence_has_a_length() -> None:
    (bad, good) = take_in([SourceFile(f"weir/{n}", d) for n, d in bursting.files("one sentence", 0).items()]).articles
    assert max(len(s.text) for s in bad.sentences) < 500
    assert any(len(b.text) > 100_000 for b in bad.blocks)
    assert good.sentences
