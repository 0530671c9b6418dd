"""The one normal form of text: no character in it that is not seen, or that turns what stands around it.

It is decided where text is read, so that everything after (sentences, names, pages, search) sees the same characters;
what was taken out is logged, so that a receipt still leads to the file.  What is spelled rather than written
(``&#8238;`` in a page, ``"\\u202e"`` in its data) takes the same form where it is spelled out.
"""

from __future__ import annotations

import re

from briefgen.model import Repair

CONTROL, TURN, UNSEEN, LINE = "control character", "direction mark", "invisible character", "line separator"
_CLASSES = {
    # Of the control characters only tab and line ends mean something; halves of characters and no-characters none.
    CONTROL: "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff",
    # They make "91 dead" read "dead 19".  Right-to-left letters do without: a page isolates them.
    TURN: "\u202a-\u202e\u2066-\u2069",
    # They break words for everyone who searches them.  Joiners stay: emoji and Persian need them.
    UNSEEN: "\u00ad\u200b\u2060\ufeff\u200e\u200f",
    # Python breaks lines at them, Markdown and browsers do not.
    LINE: "\x0b\x0c\x1c-\x1e\x85\u2028\u2029",
}
_RULES = {rule: re.compile(f"[{characters}]") for rule, characters in _CLASSES.items()}
_ANY = re.compile(f"[{''.join(_CLASSES.values())}]")  # one class is searched four times as fast as four
_RUN = re.compile("|".join(f"[{characters}]+" for characters in _CLASSES.values()))


def is_normal(text: str) -> bool:
    """Whether a text is in normal form already.

    >>> is_normal("two\\nlines"), is_normal("over\\u202eride")
    (True, False)
    """
    return _ANY.search(text) is None


def normal(text: str) -> str:
    """A text in its normal form.

    >>> normal("dead \\u202e91"), normal("one\\u2028two"), normal("qu\\x08ay")
    ('dead 91', 'one\\ntwo', 'quay')
    """
    return _RUN.sub(lambda run: _instead(run[0]), text)


def normalised(text: str) -> tuple[str, tuple[Repair, ...]]:
    """A text in its normal form, and the repairs that give the old one back, one for each run of characters.

    >>> normalised("qu\\x08ay")
    ('quay', (Repair(start=2, before='\\x08', after='', rule='control character'),))
    """
    parts: list[str] = []
    repairs: list[Repair] = []
    at = length = 0
    for run in _RUN.finditer(text):
        after = _instead(run[0])
        length += run.start() - at
        repairs.append(Repair(length, run[0], after, rule_of(run[0])))
        parts += [text[at : run.start()], after]
        at, length = run.end(), length + len(after)
    return "".join([*parts, text[at:]]), tuple(repairs)


def rule_of(character: str) -> str:
    """The rule that a character which is not in normal form falls under."""
    return next(rule for rule, known in _RULES.items() if known.match(character))


def _instead(run: str) -> str:
    return "\n" * len(run) if _RULES[LINE].match(run) else ""
