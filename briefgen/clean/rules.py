"""The rules of cleaning in their order.  Each takes a draft and changes it; each cut names its rule in the log."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.clean.draft import Draft
from briefgen.clean.paste.captions import cut_foreign, keep_captions
from briefgen.clean.paste.corrections import take_corrections
from briefgen.clean.paste.entries import mark_entries
from briefgen.clean.paste.fields import read_fields
from briefgen.clean.paste.furniture import cut_addresses, cut_furniture, cut_repeated
from briefgen.clean.paste.gallery import cut_galleries
from briefgen.clean.paste.glued import cut_glued
from briefgen.clean.paste.head import read_head, read_standfirst
from briefgen.clean.paste.headings import first_caption, mark_headings, name_headings
from briefgen.clean.paste.openings import credit_opening, read_opening
from briefgen.clean.paste.tail import cut_more_to_read, read_rights, read_tail
from briefgen.clean.paste.transcript import cut_stage_directions
from briefgen.clean.paste.walls import cut_offer

RULES: tuple[tuple[str, Callable[[Draft], None]], ...] = (
    ("repeated", cut_repeated),  # a pasted page says its head twice; all else is easier without
    ("fields", read_fields),  # before furniture, which takes some of their lines
    ("galleries", cut_galleries),  # before furniture, which would take single lines out of a run
    ("more to read", cut_more_to_read),
    ("rights", read_rights),
    ("corrections", take_corrections),  # before the tail's rules, which take part of them
    ("entries", mark_entries),  # before furniture, which takes a time before a headline for a video's length
    ("offer", cut_offer),  # before furniture, which takes some of its lines
    ("glued", cut_glued),  # before furniture: what is left of a line may be furniture, too
    ("furniture", cut_furniture),
    ("head", read_head),  # needs menus gone: the first line left is the title
    ("addresses", cut_addresses),
    ("tail", read_tail),  # before captions: a sign-off with agencies looks like a credit
    ("captions", keep_captions),
    ("standfirst", read_standfirst),  # after captions: what stands under the title may be a picture's
    ("stage directions", cut_stage_directions),
    ("opening", read_opening),
    ("foreign", cut_foreign),
    ("first caption", first_caption),
    ("headings", mark_headings),  # last: only now it shows what follows a heading
)

# Where the file itself tells text from furniture, nothing is guessed: an export holds no page's menus.
TOLD: tuple[tuple[str, Callable[[Draft], None]], ...] = (("opening", credit_opening), ("headings", name_headings))


def apply_rules(draft: Draft, rules: tuple[tuple[str, Callable[[Draft], None]], ...] = RULES) -> None:
    """Apply every rule in order."""
    for _, rule in rules:
        rule(draft)


def cut_asides(draft: Draft) -> None:
    """Cut what the manuscript's reader knows to be no text, each piece under the rule it names."""
    for piece in list(draft.pieces):
        start, end = piece.traced.span
        rule = next((a.rule for a in draft.manuscript.asides or () if a.start <= start and end <= a.end), None)
        if rule is not None:
            draft.cut(piece, rule)
