"""Lines of an export that stand by themselves, whatever the width at which its text is broken."""

from __future__ import annotations

from briefgen.load.readers.databases.days import is_day_line
from briefgen.load.readers.databases.factiva_lines import ACCESSION, code_of, is_counted
from briefgen.load.readers.databases.labels import alone, is_count, is_rights, label_of
from briefgen.load.readers.databases.running import is_page


def is_mark(text: str) -> bool:
    """Whether a line is a label, a code, a day, a count, or marks an article's end or its text's beginning.

    >>> is_mark("LENGTH: 355 words"), is_mark("HD Dry again"), is_mark("It fell on the weir.")
    (True, True, False)
    """
    text = text.strip()
    code = text.split(maxsplit=1)[0] if text else ""
    return bool(
        ACCESSION.fullmatch(text) or is_counted(text) or is_day_line(text) or is_rights(text) or is_count(text)
        or alone(text, "end") or alone(text, "body") or alone(text, "languages") or label_of(text, strict=True)
        or is_page(text) or (len(code) in (2, 3) and code_of(code) is not None)
    )  # fmt: skip
