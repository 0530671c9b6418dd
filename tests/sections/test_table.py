"""The table of sections: each has its part of the page, and the gate can read its type."""

from __future__ import annotations

import re

from briefgen.model.fields import marked, nouns_of
from briefgen.render.parts import parts_of_page
from briefgen.sections.briefing import SECTIONS, Briefing
from tests.kit.places import ROOT

PARTS = ROOT / "templates" / "pages" / "sections"


def test_every_section_has_a_part_of_the_page() -> None:
    missing = [name for name in parts_of_page() if not (PARTS / f"{name}.j2").is_file()]
    assert not missing, f"write templates/pages/sections/{missing[0]}.j2, or say `on=` whose part prints it"
    strangers = {s.on for s in SECTIONS.values() if s.on} - {*parts_of_page()}
    assert not strangers, f"a section is printed on {strangers}, which is no part of the page"


def test_no_part_of_the_page_is_left_over() -> None:
    assert {f.stem for f in PARTS.glob("*.j2")} == {*parts_of_page()}


def test_what_cites_says_which_words_the_citations_prove() -> None:
    """`Citations` beside words that are not marked would be a receipt for nothing."""
    unmarked = [n.__name__ for n in nouns_of(Briefing) if "citations" in n.__annotations__ and not marked(n)]
    assert unmarked == ["ParallelPassage"], "mark the words as Verbatim: the gate proves nothing else"


def test_an_item_is_called_by_what_it_has() -> None:
    for name, section in SECTIONS.items():
        noun = next((n for n in nouns_of(Briefing) if f"[{n.__name__}," in str(Briefing.__annotations__[name])), None)
        asked = set(re.findall(r"{(\w+)}", section.each)) - {"section", "said"}
        assert noun is None or asked <= noun.__annotations__.keys(), f"{name} has no {asked}"
