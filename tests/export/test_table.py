"""The table: a row for each sentence that stands behind something, and nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from briefgen.export.table import COLUMNS, table
from briefgen.render.addresses import Addresses
from briefgen.render.reader import BriefingReader
from tests.kit.samples import sample


def rows(reader: BriefingReader) -> list[dict[str, str]]:
    made = table(reader, Addresses(), reader.file("briefing.csv")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(made, newline="")))


def test_each_sentence_behind_a_statement_has_its_row() -> None:
    reader = BriefingReader(sample("lirren-water-treaty").briefing)
    b, made = reader.briefing, rows(reader)
    assert tuple(made[0]) == COLUMNS
    assert sum(r["kind"] == "says so" for r in made) == sum(len(f.citations) for f in b.facts)
    sides = [c for d in b.differences for p in d.positions for c in p.citations]
    assert [r["sentence"] for r in made if r["section"] == "difference"] == [c.text for c in sides]
    assert sum(r["section"] == "figure" for r in made) == sum(len(a.citations) for f in b.figures for a in f.amounts)
    assert sum(r["section"] == "quotation" for r in made) == sum(len(q.citations) for q in b.quotes)
    assert all(r["receipt"].startswith("articles/") and "#s-" in r["receipt"] for r in made)


def test_a_title_that_looks_like_a_formula_is_text() -> None:
    b = sample("lirren-water-treaty").briefing
    cards = tuple(replace(a, title='=HYPERLINK("https://x.example","y")', outlet="@Outlet") for a in b.articles)
    made = rows(BriefingReader(replace(b, articles=cards)))
    assert {r["title"][:2] for r in made} == {"'="}
    assert {r["outlet"] for r in made} == {"'@Outlet"}
