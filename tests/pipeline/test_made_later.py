"""Notes that an article gets only when it is read: the gate lets them stand, so that the article is not left out."""

from __future__ import annotations

from pathlib import Path

from briefgen.annotate.pipeline import MAX_COMPARED
from briefgen.pipeline.story import brief_folder

HEAD = "---\ntitle: Dam breaks\nsite: {}\ndate: 2031-06-20\n---\n"
DAM = "The dam at Tallow broke on Thursday, and two streets were flooded. It had been inspected on {}, the town said.\n"


def test_a_date_that_may_be_two_days_is_named_on_its_article(tmp_path: Path) -> None:
    for name, outlet, day in (("a.md", "Harbour Echo", "03/04/31"), ("b.md", "Orrin Bell", "04/03/31")):
        (tmp_path / name).write_text(HEAD.format(outlet) + DAM.format(day), encoding="utf-8")
    briefing = brief_folder(tmp_path).briefing
    assert [card.notes for card in briefing.articles] == [
        (f"Whether the day or the month stands first cannot be told: {day}. Nobody agrees by it.",)
        for day in ("03/04/31", "04/03/31")
    ]
    assert all(fact.articles == 1 for fact in briefing.facts if "inspected" in fact.text)


def test_a_text_too_long_to_be_compared_is_shown(tmp_path: Path) -> None:
    line = (
        "In the year {0} the town of Tallow counted {0} sheep, {1} goats and a good many hens, its chronicle says.\n\n"
    )
    book = "".join(line.format(1000 + n, 2 * n) for n in range(MAX_COMPARED // 100 + 50))
    (tmp_path / "book.md").write_text(HEAD.format("Harbour Echo") + book, encoding="utf-8")
    (tmp_path / "a.md").write_text(HEAD.format("Orrin Bell") + DAM.format("Monday"), encoding="utf-8")
    briefing = brief_folder(tmp_path).briefing
    assert [card.uncompared for card in briefing.articles] == [False, True]
    assert briefing.articles[1].notes[0].startswith("This text has ")
