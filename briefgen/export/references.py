"""A story's sources for a reference manager: BibTeX, RIS and CSL-JSON.

What is not known is left out.  An author is one name as the byline has it: where a family name begins, nobody says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefgen.model import ArticleCard
from briefgen.render import dates
from briefgen.render.escape import visible, web_address

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: f"\\{c}" for c in "&%$#_"},
}
_IN_URL = {"\\": "%5C", "{": "%7B", "}": "%7D"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9:.-]+")


def bibtex(cards: Iterable[ArticleCard], story: str) -> bytes:
    """The sources as BibTeX, one ``@article`` each; its key is the story's id and the article's.

    >>> unknown = (None, None, None, None, "", "", 9)
    >>> card = ArticleCard("q", "q.txt", "50% aground", "The Gull", (), (), "2031-03-04", *unknown)
    >>> print(bibtex([card], "ferry").decode(), end="")
    @article{ferry:q,
      title = {{50\\% aground}},
      journal = {The Gull},
      year = {2031},
      month = mar,
      day = {4}
    }
    """
    entries = []
    for card, key in _keyed(cards, story):
        fields = [f"  {name} = {value}" for name, value in _bibtex_fields(card)]
        entries.append(",\n".join([f"@article{{{key}", *fields]) + "\n}\n")
    return "\n".join(entries).encode()


def ris(cards: Iterable[ArticleCard]) -> bytes:
    """The sources as RIS, each of the type "newspaper article"; lines end as its standard has it.

    >>> card = ArticleCard("q", "q.txt", "Aground", None, ("Ida F",), (), "2031-03", None, None, None, None, "", "", 9)
    >>> ris([card]).decode().split("\\r\\n")
    ['TY  - NEWS', 'TI  - Aground', 'AU  - Ida F', 'PY  - 2031', 'DA  - 2031/03//', 'ID  - q', 'ER  - ', '']
    """
    return "".join(f"{tag}  - {value}\r\n" for card in cards for tag, value in _ris_fields(card)).encode()


def csl_json(cards: Iterable[ArticleCard], story: str) -> bytes:
    """The sources as CSL-JSON, which citation styles are applied to."""
    found = [_csl(card, key) for card, key in _keyed(cards, story)]
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def _bibtex_fields(card: ArticleCard) -> Iterator[tuple[str, str]]:
    if card.authors:
        yield "author", f"{{{' and '.join(f'{{{_latex(author)}}}' for author in card.authors)}}}"
    if card.title:
        yield "title", f"{{{{{_latex(card.title)}}}}}"  # a second pair keeps the capitals
    if card.outlet:
        yield "journal", f"{{{_latex(card.outlet)}}}"
    for name, value in zip(("year", "month", "day"), _date(card), strict=False):
        yield name, _MONTHS[value - 1] if name == "month" else f"{{{value}}}"
    if card.language:
        yield "langid", f"{{{_latex(card.language)}}}"
    if url := web_address(card.url):
        yield "url", f"{{{''.join(_IN_URL.get(c, c) for c in url)}}}"


def _ris_fields(card: ArticleCard) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    if card.title:
        yield "TI", _line(card.title)
    yield from (("AU", _line(author)) for author in card.authors)
    if card.outlet:
        yield "T2", _line(card.outlet)
    if day := _date(card):
        yield "PY", f"{day[0]:04}"
        yield "DA", "/".join([f"{day[0]:04}", *(f"{n:02}" for n in day[1:]), *[""] * (4 - len(day))])
    if card.language:
        yield "LA", _line(card.language)
    if url := web_address(card.url):
        yield "UR", url
    yield "ID", _line(card.id)
    yield "ER", ""


def _csl(card: ArticleCard, key: str) -> dict[str, Any]:
    fields = {
        "id": key,
        "type": "article-newspaper",
        "title": card.title and _line(card.title),
        "container-title": card.outlet and _line(card.outlet),
        "author": [{"literal": _line(author)} for author in card.authors],
        "issued": {"date-parts": [list(day)]} if (day := _date(card)) else None,
        "language": card.language,
        "URL": web_address(card.url),
    }
    return {name: value for name, value in fields.items() if value}


def _keyed(cards: Iterable[ArticleCard], story: str) -> Iterator[tuple[ArticleCard, str]]:
    """Each source with a key that no other has, made of letters that every reader of these formats takes."""
    taken: set[str] = set()
    for card in cards:
        name = _NOT_IN_A_KEY.sub("-", f"{story}:{card.id}".replace("/", ":")).strip("-")
        key, n = name, 1
        while key in taken:
            n += 1
            key = f"{name}-{n}"
        taken.add(key)
        yield card, key


def _date(card: ArticleCard) -> tuple[int, ...]:
    """Year, month and day of publication, as far as they are known."""
    parts = tuple(int(part) for part in (dates.day(card.published) or "").split("-") if part)
    return parts if len(parts) < 2 or 1 <= parts[1] <= 12 else parts[:1]


def _latex(text: str) -> str:
    return "".join(_LATEX.get(c, c) for c in _line(text))


def _line(text: str) -> str:
    return visible(text).strip()
