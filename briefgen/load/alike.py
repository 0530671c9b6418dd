"""Letters that look like others: a Cyrillic "о" in a Latin name, digits as wide as Chinese characters.

To a reader they are the same, to a comparison they are two names or no number.  A word that mixes Latin letters with
letters that only look like them is written in Latin throughout, and wide letters and digits in a line of Latin text
are plain ones.  Both are logged as repairs, one a letter, so that a receipt still leads to the file.
"""

from __future__ import annotations

import re

from briefgen.model import Repair

ALIKE, WIDE = "look-alike letter", "wide character"
_CYRILLIC = "АВЕЅІЈКМНОРСТУХаеорсухѕіј", "ABESIJKMHOPCTYXaeopcyxsij"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"
_LATIN = str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1])
_ALIKE = _CYRILLIC[0] + _GREEK[0]
# A word of Latin letters and their look-alikes alone: "COVИD" has a letter that looks like none of them.
_MIXED = re.compile(
    rf"(?<![^\W\d_])(?=[{_ALIKE}]*[A-Za-zÀ-ɏ])(?=[A-Za-zÀ-ɏ]*[{_ALIKE}])[A-Za-zÀ-ɏ{_ALIKE}]+(?![^\W\d_])"
)
_WIDE = re.compile("[\uff05\uff0c\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_EAST = re.compile("[\u2e80-\ufdff\uff66-\uffdf]")  # a line of Chinese, Japanese or Korean, where they are at home
_EITHER = re.compile(f"[{_ALIKE}\uff05-\uff5a]")
_STEP = 0xFEE0  # from a plain character to its wide one


def plainly(line: str) -> tuple[str, tuple[Repair, ...]]:
    """A line with the letters its reader sees, and the repairs that give the old one back.

    >>> plainly("Mr M\\u043eor has \\uff11\\uff12 boats")[0]
    'Mr Moor has 12 boats'
    """
    if not _EITHER.search(line):
        return line, ()
    at = {n for m in _MIXED.finditer(line) for n in range(*m.span()) if line[n] in _ALIKE}
    found = [Repair(n, line[n], line[n].translate(_LATIN), ALIKE) for n in at]
    if not _EAST.search(line):
        wide = (n for m in _WIDE.finditer(line) for n in range(*m.span()))
        found += [Repair(n, line[n], chr(ord(line[n]) - _STEP), WIDE) for n in wide]
    letters = list(line)
    for repair in found:
        letters[repair.start] = repair.after
    return "".join(letters), tuple(sorted(found, key=lambda r: r.start))
