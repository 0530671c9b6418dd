"""The bottom line: what happened, in the sentences that the articles open with, and in the facts."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.compare.align import align
from briefgen.compare.pair import pairs, passages
from briefgen.compare.weigh import weigh
from briefgen.gather.origins import Origins
from briefgen.likeness.encoder import shipped_encoder
from briefgen.likeness.passages import claims
from briefgen.model import AnnotatedArticle, Citation, Difference, DifferenceKind, Fact, Position, Reading
from briefgen.sections.facts.bottom_line import MOST, bottom_line
from briefgen.sections.facts.facts import facts
from briefgen.sections.facts.newsworth import newsworthy
from briefgen.sections.facts.overtaken import overtaken
from tests.kit.invented import annotated

EARLY = annotated(
    "The ferry Silver Gull ran aground off Marrowby on Monday, and twelve people were hurt, the coast guard said.",
    "The ferry had left Corran an hour before dawn in thick fog.",
    "Volunteers in small boats took the passengers ashore.",
    name="early",
)
LATE = annotated(
    "Fifteen people were hurt when the ferry Silver Gull ran aground off Marrowby on Monday, rescuers said on Tuesday.",
    "The ferry had left Corran in thick fog an hour before dawn.",
    "The harbour is closed to large ships until the wreck is gone.",
    name="late",
)
DAYS = {"early": "2031-03-03", "late": "2031-03-04"}


def told(
    *articles: AnnotatedArticle, differences: tuple[Difference, ...] = (), days: Mapping[str, str | None] = DAYS
) -> list[Fact]:
    """The lines, as facts."""
    encoder = shipped_encoder()
    weighed = list(weigh(align(pairs([p for a in articles for p in passages(a)], encoder), encoder)))
    known = Origins.among([a.article for a in articles])
    news = newsworthy(articles, weighed, [c for a in articles for c in claims(a)], known, encoder)
    old = overtaken(weighed, differences, days)
    ids, whole = bottom_line(facts(weighed, known, differences, old), weighed, news, differences, old)
    by_id = {fact.id: fact for fact in whole}
    assert len(by_id) == len(whole)
    return [by_id[name] for name in ids]


def cited(article: AnnotatedArticle, n: int) -> Citation:
    sentence = article.sentences[n].plain
    return Citation(article.article.id, sentence.id, sentence.text)


def test_what_the_articles_open_with_is_told_first() -> None:
    lines = told(EARLY, LATE)
    assert "ran aground off Marrowby" in lines[0].text
    assert 1 <= len(lines) <= MOST


def test_an_opening_that_no_other_says_whole_has_one_origin_and_says_so() -> None:
    lead = told(EARLY, LATE)[0]
    assert (lead.articles, lead.origins, len(lead.citations)) == (1, 1, 1)


def test_a_number_that_a_later_report_moved_on_from_is_no_bottom_line() -> None:
    sides = (Position("twelve", (cited(EARLY, 0),)), Position("Fifteen", (cited(LATE, 0),)))
    moved = Difference("d-1", DifferenceKind.NUMBER, Reading.UPDATE, False, "How many were hurt?", "", sides)
    lines = told(EARLY, LATE, differences=(moved,))
    assert [line.text for line in lines if "hurt" in line.text] == [LATE.sentences[0].text]
    assert lines[0].differences == ("d-1",)


def test_of_two_sides_of_a_conflict_one_line_is_enough() -> None:
    sides = (Position("twelve", (cited(EARLY, 0),)), Position("Fifteen", (cited(LATE, 0),)))
    conflict = Difference("d-1", DifferenceKind.NUMBER, Reading.CONFLICT, False, "How many were hurt?", "", sides)
    assert sum("hurt" in line.text for line in told(EARLY, LATE, differences=(conflict,))) == 1


def test_nothing_is_told_of_one_article_by_others_that_are_not_there() -> None:
    assert told(EARLY) == []


def test_a_toll_that_has_grown_is_newer_though_its_report_bears_the_day_before() -> None:
    for days in (DAYS, {"early": "2031-03-05", "late": "2031-03-04"}):
        assert [line.text for line in told(EARLY, LATE, days=days) if "hurt" in line.text] == [LATE.sentences[0].text]


def test_a_toll_that_is_corrected_days_later_is_not_outgrown() -> None:
    lines = told(EARLY, LATE, days={"early": "2031-03-09", "late": "2031-03-04"})
    assert EARLY.sentences[0].text in [line.text for line in lines]


def test_an_opening_that_tells_a_fact_with_its_second_clause_is_that_fact() -> None:
    opening = annotated(
        "A crane fell into the harbour of Corran on Tuesday, and eleven barges with malt and coal were stranded there.",
        "A choir sang in the old church.",
        name="early",
    )
    other = annotated(
        "A choir sang in the old church of Marrow.",
        "They said that eleven barges with malt and coal were stranded in the harbour of Corran.",
        name="late",
    )
    [line] = [one for one in told(opening, other) if "barges" in one.text]
    assert (line.text, line.origins) == (opening.sentences[0].text, 2)
    assert "crane" not in "".join(line.text[start:end] for start, end in line.citations[0].marks)
