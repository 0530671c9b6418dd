"""A head of labelled lines, as people and programs keep one above a text they copied: "Title: ...", "Source: ..."."""

from __future__ import annotations

from briefgen.load.readers.databases.labels import Label, label_of

KINDS = ("title", "byline", "outlet", "date", "section", "length", "edition")
VALUE_WORDS = 40  # of a labelled line; a longer one is text
_ADDRESSES = frozenset({"url", "link", "permalink", "source url", "web address", "address", "adresse"})


def field_of(text: str) -> Label | None:
    """The label of such a line and what it says; None for any other line.

    >>> field_of("Source: Harbour Echo"), field_of("URL: https://echo.example/a").kind, field_of("Rain: it fell.")
    (Label(kind='outlet', name='Source', value='Harbour Echo'), 'url', None)
    """
    name, colon, value = text.strip().partition(":")
    if colon and name.strip().lower() in _ADDRESSES and value.strip().startswith(("http://", "https://", "www.")):
        return Label("url", name.strip(), value.strip())
    label = label_of(text.strip())
    known = label is not None and label.kind in KINDS and 0 < len(label.value.split()) <= VALUE_WORDS
    return label if known else None
