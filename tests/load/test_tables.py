"""Tables and data files with an article in each row: CSV of every make, Excel, JSON of crawlers."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

import pytest

from briefgen.load.sources import read_source
from briefgen.model import SourceFile
from briefgen.pipeline.intake import Intake, take_in
from tests.kit.forms import zipped

WEIR = "The weir at Tallow broke on Monday night after three days of rain, and two streets were flooded, the town said."
NOBODY = 'Nobody was hurt, but forty people spent the night in the school. "We had soup for all," the mayor said.'
MILL = "The mill at Orre burned down before dawn, and its owner, Piet Holm, said that nobody had slept in it for years."
SMOKE = "The smoke was seen from the harbour, and the road along the river stays closed until Friday, the county said."
TITLES = ("Weir breaks at Tallow", "Mill burns down at Orre")
HEAD = ("Headline", "Publication", "Date", "Author", "Full text", "My notes")
ROWS = (
    (TITLES[0], "Harbour Echo", "2031-03-04", "Ada Lind", f"{WEIR}\n\n{NOBODY}", "ask her"),
    (TITLES[1], "Tallow Post", "5 March 2031", "", f"{MILL}\n\n{SMOKE}", "secret"),
)


def taken(data: bytes, name: str = "any.bin") -> Intake:
    return take_in([SourceFile(f"s/{name}", data)])


def csv_of(rows: tuple[tuple[str, ...], ...], comma: str = ",") -> str:
    return "\r\n".join(comma.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)


def book_of(rows: tuple[tuple[str | int, ...], ...]) -> bytes:
    """A workbook as Excel writes it: words in a list of their own, days as numbers, empty cells left out."""
    shared: list[str] = []
    lines = []
    for n, row in enumerate(rows, 1):
        cells = ""
        for letter, cell in zip("ABCDEF", row, strict=False):
            if isinstance(cell, int):
                cells += f'<c r="{letter}{n}" s="1"><v>{cell}</v></c>'
            elif cell:
                shared.append(cell)
                cells += f'<c r="{letter}{n}" t="s"><v>{len(shared) - 1}</v></c>'
        lines.append(f'<row r="{n}">{cells}</row>')
    words = "".join(f"<si><r><t>{escape(text)}</t></r><rPh><t>spoken</t></rPh></si>" for text in shared)
    sheet = '<sheets><sheet name="A" sheetId="1" r:id="rId7"/></sheets>'
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns="m" xmlns:r="r">{sheet}</workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": b'<R><R Id="rId7" Target="worksheets/one.xml"/></R>',
            "xl/sharedStrings.xml": f"<sst>{words}</sst>".encode(),
            "xl/worksheets/one.xml": f"<worksheet><sheetData>{''.join(lines)}</sheetData></worksheet>".encode(),
        }
    )


SERIAL = ((TITLES[0], "Harbour Echo", 47911, "Ada Lind", ROWS[0][4], "ask her"), ROWS[1])
GERMAN = (("Titel", "Quelle", "Datum", "Autor", "Volltext", "Notiz"), *ROWS)
RECORDS = [dict(zip(("headline", "publication", "date", "author", "body"), row, strict=False)) for row in ROWS]
CRAWLED = [
    {
        "title": row[0],
        "url": f"https://echo.example/{n}",
        "source": {"id": None, "name": row[1]},
        "date_publish": row[2],
        "authors": [row[3]] if row[3] else [],
        "maintext": row[4],
    }
    for n, row in enumerate(ROWS)
]
FORMS = {
    "commas": csv_of((HEAD, *ROWS)).encode(),
    "semicolons, as Excel saves them": csv_of((HEAD, *ROWS), ";").encode("utf-8-sig"),
    "tabs, of two bytes a character": csv_of((HEAD, *ROWS), "\t").encode("utf-16"),
    "columns in German": csv_of(GERMAN, ";").encode("cp1252"),
    "a workbook": book_of((HEAD, *ROWS)),
    "a workbook whose first lines are its title": book_of((("My articles",), (), HEAD, *ROWS)),
    "a workbook with a day as Excel keeps it": book_of((HEAD, *SERIAL)),
    "a list of records without addresses": json.dumps(RECORDS).encode(),
    "a crawler's object a line": "\n".join(json.dumps(item) for item in CRAWLED).encode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_row_is_an_article_with_where_it_is_from(form: str) -> None:
    second, first = taken(FORMS[form]).articles  # by their names
    assert [b.text for b in first.blocks] == [WEIR, NOBODY]
    assert [b.text for b in second.blocks] == [MILL, SMOKE]
    said = [a.metadata for a in (first, second)]
    assert [(m.title, m.outlet, m.published) for m in said] == [
        (TITLES[0], "Harbour Echo", "2031-03-04"),
        (TITLES[1], "Tallow Post", "2031-03-05"),
    ]
    assert [m.authors for m in said] == [("Ada Lind",), ()]


def test_a_day_in_figures_is_read_by_its_column_or_not_at_all() -> None:
    def days(*dates: str) -> list[str | None]:
        rows = tuple((f"Title {n}", day, WEIR + NOBODY) for n, day in enumerate(dates))
        return [a.metadata.published for a in taken(csv_of((("title", "date", "text"), *rows)).encode()).articles]

    assert days("04/03/2031", "25/03/2031") == ["2031-03-04", "2031-03-25"]
    assert days("04/03/2031", "03/25/2031") == ["2031-04-03", "2031-03-25"]
    assert days("04/03/2031") == [None]
    assert days("04.03.2031") == ["2031-03-04"]


def test_a_row_without_a_text_is_named() -> None:
    rows = (("title", "url", "text"), (TITLES[0], "", WEIR + NOBODY), ("Mayor", "https://echo.example/m", ""))
    intake = taken(csv_of(rows).encode())
    assert [(n.path, "only a link" in n.reason) for n in intake.not_read] == [("s/any.bin#mayor", True)]
    assert len(intake.articles) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (csv_of((("Name", "Title", "Date"), ("a", "Dry again", "1"), ("b", "Wet", "2"))).encode(), "no column of it"),
        (book_of((("Name", "Price"), ("Mill", "4"))), "no column of it holds the articles' texts"),
        (b'{"rows": [{"a": 1, "b": "It rained."}, {"a": 2}]}', "in no form that is known"),
        (b'[{"title": "Dry", "url": "https://e.example/", "text": "It is', "breaks off or is damaged"),
    ],
)
def test_a_table_or_data_file_without_articles_is_named_with_what_to_do(data: bytes, words: str) -> None:
    intake = taken(data)
    assert not intake.articles
    assert [words in n.reason and ("save" in n.reason or "name" in n.reason) for n in intake.not_read] == [True]


def test_a_text_that_a_service_cuts_off_is_a_teaser() -> None:
    text = f"{WEIR} {NOBODY} … [+2311 chars]"
    data = json.dumps({"articles": [{"title": "Weir", "url": "https://e.example/", "content": text}]}).encode()
    (left_out,) = read_source(SourceFile("a.json", data)).not_read
    assert "only a teaser" in left_out.reason
