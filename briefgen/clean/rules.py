"""The rules of cleaning in their order.  Each takes a draft and changes it; each cut names its rule in the log."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.clean.draft import Draft
from briefgen.clean.paste.captions import cut_foreign, keep_captions
from briefgen.clean.paste.furniture import cut_addresses, cut_furniture, cut_repeated
from briefgen.clean.paste.gallery import cut_galleries
from briefgen.clean.paste.head import read_head, read_standfirst
from briefgen.clean.paste.headings import first_caption, mark_headings
from briefgen.clean.paste.openings import read_opening
from briefgen.clean.paste.tail import cut_more_to_read, read_rights, read_tail

RULES: tuple[tuple[str, Callable[[Draft], None]], ...] = (
    ("repeated", cut_repeated),  # a pasted page says its head twice; all else is easier without
    ("galleries", cut_galleries),  # before furniture, which would take single lines out of a run
    ("more to read", cut_more_to_read),
    ("rights", read_rights),
    ("furniture", cut_furniture),
    ("head", read_head),  # needs menus gone: the first line left is the title
    ("addresses", cut_addresses),
    ("tail", read_tail),  # before captions: a sign-off with agencies looks like a credit
    ("captions", keep_captions),
    ("standfirst", read_standfirst),  # after captions: what stands under the title may be a picture's
    ("opening", read_opening),
    ("foreign", cut_foreign),
    ("first caption", first_caption),
    ("headings", mark_headings),  # last: only now it shows what follows a heading
)


def apply_rules(draft: Draft) -> None:
    """Apply every rule in order."""
    for _, rule in RULES:
        rule(draft)
