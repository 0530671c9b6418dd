"""Bringing pages and files in: the bytes as they came, a note beside them, nothing overwritten, errors in words."""

from __future__ import annotations

import gzip
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from briefgen.cli import main
from briefgen.errors import NotAdded
from briefgen.load.files import load_story
from briefgen.pipeline.story import brief_folder
from briefgen.site import add as adding
from briefgen.site.add import add
from briefgen.site.untold import untold
from tests.kit import forms

WEIR = """The weir at Tallow broke

The weir at Tallow broke on Monday night after three days of rain, and two streets were flooded, the town said.

Nobody was hurt, but forty people spent the night in the school, where the mayor brought them soup and blankets.
"""
PAGE = forms.page().replace(f'<link rel="canonical" href="{forms.URL}">', "").encode()


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/old":
            self.send_response(301)
            self.send_header("Location", "/2031/weir-gate.html")
            self.end_headers()
            return
        bodies = {
            "/2031/weir-gate.html": (PAGE, "text/html; charset=utf-8"),
            "/sport/weir-gate.html": (PAGE, "text/html"),
            "/report": (forms.printed_pdf(), "application/pdf"),
            "/": (PAGE, "text/html"),
            "/empty": (b"", "text/html"),
            "/2031/d%C3%A9j%C3%A0": (PAGE, "text/html"),
            "/packed": (gzip.compress(PAGE), "text/html"),
            "/large": (b"x" * 5000, "text/plain"),
        }
        body, kind = bodies.get(self.path, (b"", ""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/html")
        if self.path == "/packed":
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A site on this machine; returns its address."""
    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=partial(server.serve_forever, 0.05), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_kept_as_it_came_with_a_note_beside_it(site: str, tmp_path: Path) -> None:
    file = add(f"{site}/2031/weir-gate.html", "flood", tmp_path)
    assert file == tmp_path / "flood" / "articles" / "weir-gate.html"
    assert file.read_bytes() == PAGE
    note = yaml.safe_load((file.parent / "weir-gate.html.source.yml").read_text())
    assert note["url"] == f"{site}/2031/weir-gate.html"
    assert note["retrieved"].endswith("+00:00")
    (source,) = load_story(tmp_path / "flood").sources
    assert source.path == "flood/articles/weir-gate.html"
    (article,) = brief_folder(tmp_path / "flood").articles
    assert article.metadata.url == note["url"]
    assert any(e.field == "retrieved" and "weir-gate.html.source.yml" in e.where for e in article.metadata.evidence)


def test_the_address_in_the_end_is_noted_and_the_one_asked_for(site: str, tmp_path: Path) -> None:
    file = add(f"{site}/old", "flood", tmp_path)
    note = yaml.safe_load(file.with_name(file.name + ".source.yml").read_text())
    assert (note["url"], note["asked_for"]) == (f"{site}/2031/weir-gate.html", f"{site}/old")


@pytest.mark.parametrize(("path", "ending"), [("/report", "report.pdf"), ("/", ".html")])
def test_the_name_comes_from_the_address_and_the_ending_from_the_site(
    site: str, tmp_path: Path, path: str, ending: str
) -> None:
    assert add(site + path, "flood", tmp_path).name.endswith(ending)


@pytest.mark.parametrize("path", ["/2031/déjà", "/packed"])
def test_an_address_with_accents_and_a_page_sent_packed(site: str, tmp_path: Path, path: str) -> None:
    assert add(site + path, "flood", tmp_path).read_bytes() == PAGE


def test_nothing_is_overwritten(site: str, tmp_path: Path) -> None:
    first = add(f"{site}/2031/weir-gate.html", "flood", tmp_path)
    with pytest.raises(NotAdded, match=r"in the story already, as weir-gate\.html"):
        add(f"{site}/2031/weir-gate.html", "flood", tmp_path)
    other = add(f"{site}/sport/weir-gate.html", "flood", tmp_path)
    assert other != first
    assert first.read_bytes() == other.read_bytes() == PAGE
    file = tmp_path / "weir-gate.html"
    file.write_bytes(b"Another page.")
    with pytest.raises(NotAdded, match="nothing is overwritten"):
        add(str(file), "flood", tmp_path)
    assert first.read_bytes() == PAGE


def test_a_file_is_copied_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "mail.eml").write_bytes(forms.newsletter())
    file = add(str(tmp_path / "mail.eml"), "flood", tmp_path / "content")
    assert file.read_bytes() == forms.newsletter()
    assert yaml.safe_load(file.with_name("mail.eml.source.yml").read_text())["file"] == "mail.eml"


@pytest.mark.parametrize(
    ("what", "story", "words"),
    [
        ("{site}/missing", "flood", "the site answers 404"),
        ("{site}/empty", "flood", "sent nothing"),
        ("{site}/large", "flood", "larger than"),
        ("http://127.0.0.1:9/x", "flood", "cannot be reached"),
        ("http://no-such-host.invalid/", "flood", "Check the network"),
        ("ftp://a.example/x", "flood", "only http and https"),
        ("nowhere.html", "flood", "cannot be read"),
        ("{site}/report", "../flood", "cannot be a story's name"),
        ("{site}/report", ".git", "cannot be a story's name"),
    ],
)
def test_what_cannot_be_added_says_why(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, story: str, words: str
) -> None:
    monkeypatch.setattr(adding, "MAX_DOWNLOAD", 4000)
    with pytest.raises(NotAdded, match=words):
        add(what.format(site=site), story, tmp_path)
    assert not list(tmp_path.rglob("*.source.yml"))


def test_a_slow_site_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(adding, "TIMEOUT", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(NotAdded, match=r"did not answer|cannot be reached"):
            add(f"http://127.0.0.1:{silent.getsockname()[1]}/", "flood", tmp_path)


def test_the_command_adds_what_it_can_and_its_exit_code_tells(site: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\nplugins: [briefgen]\n")
    (tmp_path / "content").mkdir()
    run = partial(CliRunner().invoke, main)
    good, bad = f"{site}/2031/weir-gate.html", f"{site}/missing"
    result = run(["add", "flood", good, bad, "-C", str(tmp_path)])
    assert result.exit_code == 1
    assert "weir-gate.html" in result.stderr
    assert f"not added: {bad}: the site answers 404" in result.stderr
    assert run(["add", "flood", bad, "-C", str(tmp_path)]).exit_code == 3
    assert run(["add", "flood", f"{site}/report", "-C", str(tmp_path)]).exit_code == 0


def test_no_other_command_loads_what_fetches() -> None:
    code = (
        "import sys, briefgen.cli, briefgen.site.build, briefgen.pipeline.story; "
        "print(sorted({'urllib.request', 'briefgen.site.add'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "briefgen.site.add" not in done.stdout


def test_a_note_beside_nothing_or_broken_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "flood" / "articles"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Rain fell.")
    (folder / "a.txt.source.yml").write_text("- not a mapping")
    (folder / "gone.txt.source.yml").write_text("url: https://a.example/")
    story = load_story(tmp_path / "flood")
    assert [s.path for s in story.sources] == ["flood/articles/a.txt"]
    assert {n.path for n in story.not_read} == {
        "flood/articles/a.txt.source.yml",
        "flood/articles/gone.txt.source.yml",
    }
    assert all(n.reason.endswith(".") for n in story.not_read)


def test_what_a_file_does_not_say_is_told_when_it_is_added(tmp_path: Path) -> None:
    text = tmp_path / "weir.txt"
    text.write_text(WEIR)
    add(str(text), "flood", tmp_path / "content", outlet="Harbour Echo", published="2031-03-05")
    (article,) = brief_folder(tmp_path / "content" / "flood").articles
    assert (article.metadata.outlet, article.metadata.published) == ("Harbour Echo", "2031-03-05")
    assert not untold([article])


def test_a_file_of_the_story_gets_the_note_that_was_missing_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "content" / "flood" / "weir.txt"
    file.parent.mkdir(parents=True)
    file.write_text(WEIR)
    (asked,) = untold(brief_folder(file.parent).articles)
    assert asked.request.splitlines() == [
        "flood/weir.txt: its outlet and day are not told. Write beside it, in flood/weir.txt.source.yml:",
        "    outlet: NAME",
        "    published: YYYY-MM-DD",
        "    url: https://...",
    ]
    content = tmp_path / "content"
    assert add(str(file), "flood", content, outlet="Harbour Echo") == file
    assert add(str(file), "flood", content, published="2031-03-05") == file
    assert not untold(brief_folder(file.parent).articles)
    with pytest.raises(NotAdded, match="it says outlet: Harbour Echo already"):
        add(str(file), "flood", content, outlet="The Weir")
    with pytest.raises(NotAdded, match="is no day"):
        add(str(file), "flood", content, published="5 March")
