"""The gate as a whole: finished pages before they are written, and a built site found on the disk."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.errors import NothingToBuild
from briefgen.gate.statements import all_citations, printed
from briefgen.gate.verify import verify, verify_site
from briefgen.pipeline.story import brief_folder
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.json import to_json
from tests.kit import forms
from tests.kit.honest import GULL, honest_story


def pages(done: BriefedStory) -> dict[str, bytes]:
    """Finished pages for a story, in the smallest form."""
    story = done.story.id
    cited = "\n".join(f"- [{c.article}](articles/{c.article}.md#{c.sentence})" for _, c in all_citations(done.briefing))
    found = {"index.md": f"# Home\n\n[{story}]({story}/index.md)".encode()}
    found[f"{story}/index.md"] = cited.encode()
    found[f"{story}/briefing.json"] = to_json(done.briefing)
    for article in done.articles:
        text = " ".join(f'<span id="{s.id}">{s.text}</span>' for s in article.sentences)
        found[f"{story}/articles/{article.id}.md"] = text.encode()
        found[f"{story}/articles/{article.id}.json"] = to_json(article)
    return found


def built(site: Path, done: BriefedStory) -> Path:
    """The same as a built site on the disk."""
    story = done.story.id
    claims = "".join(
        f'<q data-receipt="{c[0].article}#{c[0].sentence}">{html.escape(words)}</q>'
        for _, words, c in printed(done.briefing)
    )
    links = "".join(
        f'<a href="articles/{c.article}.html#{c.sentence}">{c.article}</a>' for _, c in all_citations(done.briefing)
    )
    files = {name: data for name, data in pages(done).items() if name.endswith(".json")}
    files["index.html"] = f'<html><body><a href="{story}/index.html">story</a></body></html>'.encode()
    files[f"{story}/index.html"] = f"<html><body>{claims}{links}</body></html>".encode()
    for article in done.articles:
        text = "".join(f'<p id="{s.id}">{html.escape(s.text)}</p>' for s in article.sentences)
        files[f"{story}/articles/{article.id}.html"] = f"<html><body>{text}</body></html>".encode()
    for name, data in files.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return site


def sources(content: Path, done: BriefedStory) -> Path:
    """The story's source files on the disk."""
    for source in done.story.sources:
        file = content / source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.data)
    return content


def test_an_honest_build_passes() -> None:
    done = honest_story()
    assert verify((done,), pages(done)) == ()


def test_a_lie_in_a_story_names_the_story() -> None:
    done = honest_story()
    lied = replace(done, briefing=replace(done.briefing, bottom_line=("f-9",)))
    assert verify((lied,), pages(lied)) == ("ferry: bottom line: there is no fact f-9",)


@pytest.mark.parametrize(
    ("page", "old", "new", "expected"),
    [
        ("index.md", b"ferry/index.md", b"fery/index.md", "index.md: the link fery/index.md leads to a page"),
        ("ferry/articles/tide.md", b'id="s-', b'id="x-', "leads to an anchor that does not exist"),
        ("ferry/briefing.json", b"Twelve", b"Thirteen", "ferry: no briefing.json among the pages holds this story's"),
    ],
)
def test_a_lie_in_the_pages_is_caught(page: str, old: bytes, new: bytes, expected: str) -> None:
    done = honest_story()
    files = pages(done)
    assert old in files[page]
    files[page] = files[page].replace(old, new)
    assert any(expected in failure for failure in verify((done,), files))


def test_an_honest_site_passes(tmp_path: Path) -> None:
    done = honest_story()
    report = verify_site(built(tmp_path / "site", done), sources(tmp_path / "content", done))
    assert report.failures == ()
    assert (report.pages, report.receipts) == (4, len(list(printed(done.briefing))))


def test_a_site_is_checked_without_its_sources(tmp_path: Path) -> None:
    assert verify_site(built(tmp_path / "site", honest_story())).failures == ()


@pytest.mark.parametrize(
    ("page", "old", "new", "expected"),
    [
        ("ferry/index.html", "Twelve people", "Thirteen people", "do not stand in the sentence gull#s-"),
        ("ferry/index.html", 'data-receipt="gull#s-', 'data-receipt="gull#s-0', "which does not exist"),
        ("ferry/index.html", 'href="articles/tide', 'href="articles/ebb', "leads to a page that does not exist"),
        ("ferry/articles/gull.html", "ran aground", "ran away", "are not those it cites"),
        ("ferry/articles/gull.html", 'id="s-', 'id="x-', "has no anchor s-"),
        ("ferry/briefing.json", '"articles": 2', '"articles": 5', "it says 5 articles"),
        ("ferry/briefing.json", "ran aground off", "ran aground on", "ferry: fact f-1"),
        ("ferry/briefing.json", "briefgen.briefing/1", "briefgen.briefing/0", "is no briefgen.briefing/1 file"),
        ("ferry/articles/gull.json", "Twelve", "Eleven", "article gull: "),
    ],
)
def test_a_lie_in_a_built_site_is_caught(tmp_path: Path, page: str, old: str, new: str, expected: str) -> None:
    done = honest_story()
    site = built(tmp_path / "site", done)
    text = (site / page).read_bytes().decode()
    assert old in text
    (site / page).write_bytes(text.replace(old, new).encode())
    report = verify_site(site, sources(tmp_path / "content", done))
    assert any(expected in failure for failure in report.failures), report.failures


def _gone(file: Path) -> None:
    file.unlink()


def _changed(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"Monday", b"Sunday"))


def _spoilt(file: Path) -> None:
    file.write_bytes(b"\x00\x01\x02" * 400)


@pytest.mark.parametrize(
    ("harm", "expected"),
    [(_gone, None), (_changed, "has changed since the site was built"), (_spoilt, "cannot be read any more")],
)
def test_sources_are_compared_where_they_are(
    tmp_path: Path, harm: Callable[[Path], None], expected: str | None
) -> None:
    done = honest_story()
    content = sources(tmp_path / "content", done)
    harm(content / "ferry" / "gull.txt")
    failures = verify_site(built(tmp_path / "site", done), content).failures
    assert not failures if expected is None else any(expected in f for f in failures)


def test_a_missing_page_is_caught(tmp_path: Path) -> None:
    site = built(tmp_path / "site", honest_story())
    (site / "ferry/articles/gull.html").unlink()
    failures = verify_site(site).failures
    assert any("the page ferry/articles/gull.md of the article it cites does not exist" in f for f in failures)
    assert GULL[0] in (site / "ferry/index.html").read_bytes().decode()


def test_no_site_is_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(NothingToBuild, match="Run `briefgen build` first"):
        verify_site(tmp_path / "site")


def test_articles_of_a_zip_file_are_checked_against_the_files_in_it(tmp_path: Path) -> None:
    ferry = "\n\n".join((forms.OTHER_TITLE, *forms.OTHER)).encode()
    files = {"new/report.docx": forms.docx(), "ferry.txt": ferry, "page.html": forms.page().encode()}
    content = tmp_path / "content"
    (content / "ferry").mkdir(parents=True)
    packed = content / "ferry" / "download.zip"
    packed.write_bytes(forms.zipped(files))
    done = brief_folder(content / "ferry")
    parts = {card.path for card in done.briefing.articles}
    assert parts == {f"ferry/download.zip#{name}" for name in ("ferry-txt", "new-report-docx", "page-html")}
    site = built(tmp_path / "site", done)
    assert verify_site(site, content).failures == ()
    packed.write_bytes(forms.zipped({**files, "ferry.txt": ferry.replace(b"Divers", b"Sailors")}))
    assert any("download.zip has changed since" in failure for failure in verify_site(site, content).failures)
    packed.write_bytes(forms.zipped(files)[:200])
    assert any("cannot be read any more" in failure for failure in verify_site(site, content).failures)


def test_a_sentence_that_is_not_in_the_file_in_a_zip_file_is_caught(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "ferry").mkdir(parents=True)
    ferry = "\n\n".join((forms.OTHER_TITLE, *forms.OTHER)).encode()
    (content / "ferry" / "download.zip").write_bytes(
        forms.zipped({"ferry.txt": ferry, "page.html": forms.page().encode()})
    )
    site = built(tmp_path / "site", brief_folder(content / "ferry"))
    (article,) = site.glob("ferry/articles/*ferry-txt.json")
    article.write_bytes(article.read_bytes().replace(b"Divers", b"Savers"))
    assert any("is not what the source file has" in failure for failure in verify_site(site, content).failures)
