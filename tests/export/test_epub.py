"""The e-book: a whole one by the format's own rules, and every statement's note holds the sentence behind it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest
from lxml import etree

from briefgen.export.epub import epub
from briefgen.render.addresses import Addresses
from briefgen.render.reader import BriefingReader
from briefgen.sections.briefing import Briefing
from tests.kit.samples import sample

STORIES = ("lirren-water-treaty", "tallowick-footbridge")
JARS = ("/usr/bin/epubcheck", "/usr/share/java/epubcheck.jar")
XHTML, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
TYPE = "{http://www.idpf.org/2007/ops}type"


def hostile(b: Briefing) -> Briefing:
    """The same with words that mean something to XML, and nothing else known of its sources."""
    words = "<b>&amp;</b> ]]> \x00 \x0b \ud800 \ufffe"
    facts = tuple(replace(f, text=f"{words} {f.text}") for f in b.facts)
    cards = tuple(replace(a, title=words, outlet=None, published=None, authors=(words,)) for a in b.articles)
    return replace(b, facts=facts, articles=cards, story=replace(b.story, title=words, description=words))


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as book:
        assert book.testzip() is None
        first = book.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("change", [lambda b: b, hostile], ids=["as it is", "hostile"])
def test_it_is_a_whole_book(name: str, change: Callable[[Briefing], Briefing]) -> None:
    files = opened(epub(BriefingReader(change(sample(name).briefing)), Addresses()))
    assert files["mimetype"] == b"application/epub+zip"
    trees: dict[str, Any] = {
        n: etree.fromstring(data) for n, data in files.items() if n.endswith((".xhtml", ".opf", ".xml"))
    }
    package = trees["EPUB/package.opf"]
    listed = {f"EPUB/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    assert listed == {n for n in files if n.startswith("EPUB/")} - {"EPUB/package.opf"}
    idents = {item.get("id") for item in package.iter(f"{OPF}item")}
    assert {ref.get("idref") for ref in package.iter(f"{OPF}itemref")} <= idents
    for page, tree in trees.items():
        ids = [e.get("id") for e in tree.iter() if e.get("id")]
        assert len(ids) == len(set(ids)), page
        for link in tree.iter(f"{XHTML}a"):
            target, anchor = urldefrag(link.get("href", ""))
            if not target.startswith("http"):
                there = trees[f"EPUB/{unquote(target)}" if target else page]
                assert not anchor or there.xpath("//*[@id=$i]", i=anchor), (page, link.get("href"))


def test_a_note_holds_the_sentence() -> None:
    b = sample("lirren-water-treaty").briefing
    files = opened(epub(BriefingReader(b), Addresses("https://n.example/")))
    body: Any = etree.fromstring(files["EPUB/briefing.xhtml"])
    notes: Any = etree.fromstring(files["EPUB/notes.xhtml"])
    for fact in b.facts:
        (item,) = body.xpath("//*[@id=$i]", i=fact.id)
        marks = [a for a in item.iter(f"{XHTML}a") if a.get(TYPE) == "noteref"]
        told = [notes.xpath("//*[@id=$i]", i=urldefrag(a.get("href", ""))[1])[0] for a in marks]
        assert len(told) == len(fact.citations)
        for note, citation in zip(told, fact.citations, strict=True):
            assert f"“{citation.text}”" in "".join(note.itertext())
            assert next(note.iter(f"{XHTML}a")).get("href", "").endswith(f"#{citation.sentence}")


def test_the_same_briefing_is_the_same_book() -> None:
    reader = BriefingReader(sample("tallowick-footbridge").briefing)
    assert epub(reader, Addresses()) == epub(reader, Addresses())


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("change", [lambda b: b, hostile], ids=["as it is", "hostile"])
def test_the_formats_own_checker_finds_nothing(
    name: str, change: Callable[[Briefing], Briefing], tmp_path: Path
) -> None:
    jar = next((jar for jar in JARS if Path(jar).is_file()), None)
    if jar is None or shutil.which("java") is None:
        pytest.skip("no epubcheck here: install it (Debian: apt-get install epubcheck)")
    file = tmp_path / "book.epub"
    file.write_bytes(epub(BriefingReader(change(sample(name).briefing)), Addresses()))
    done = subprocess.run(["java", "-jar", jar, str(file)], capture_output=True, text=True, check=False)
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout, done.stdout + done.stderr
