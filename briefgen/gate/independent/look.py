"""The door: which question is asked of which values of a story's data, and everything that gets no good answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from briefgen.gate.independent import people, sources, stands, values
from briefgen.gate.independent.days import written_out
from briefgen.gate.independent.plain import closed, has_word, numbers, one_line
from briefgen.gate.independent.told import At, Doubt, Told, places

FORMAT, ARTICLE_FORMAT = "briefgen.briefing/1", "briefgen.article/1"
Row = tuple[str, stands.Question, str]
"""A way through the data, what is asked of each value there, and what is wrong where the answer is no."""
OTHER, ASTRAY = "the article itself says otherwise", "its words do not stand in the first sentence it cites"

FIRST: tuple[Row, ...] = (
    ("**.sentence", stands.cited, "it cites a sentence that is not there, is damaged, or has other words"),
    ("articles.*", sources.row, "there is no such article, or two, or its origin is not the one that holds it"),
    ("articles/*", sources.file, "it bears another name, or its source file has another hash, encoding or form"),
)
"""What all else rests on: where one of these fails, nothing more is asked."""

TABLE: tuple[Row, ...] = (
    ("articles.*", sources.compared, "whether it is compared, or its assumed day, does not follow from the articles"),
    ("origins.*", sources.origin, "it shares its id, or its reason is none for the articles it holds"),
    ("origins.*.copied.*", sources.copied, "this sentence does not stand in the text it is said to come from"),
    ("background.*.article", lambda at: at.value in at.told.cards, "there is no such article"),
    ("not_read.*.path", lambda at: all(at.value != c["path"] for c in at.told.cards.values()), "this file was read"),
    ("articles/*.sentences.*", sources.sentence, "it does not stand in its block so, or has not the name of its words"),
    ("articles/*.blocks.*", sources.block, "it has words that stand in no sentence, or the level of another kind"),
    ("articles/*.blocks.*.repairs.*", sources.repair, "the repaired characters do not stand there"),
    (f"articles/*.metadata.{'|'.join(sources.FIELDS)}", sources.evident, "nothing shows where {value!r} was found"),
    ("articles/*.metadata.evidence.*", sources.evidence, "it is no value of its field, or not in the source file"),
    ("articles/*.blocks|cuts|overruled.*", sources.traced, "these characters of the source do not hold its words"),
    ("**.marks.*", stands.mark, "it begins or ends inside a word, or marks none, or one twice"),
    ("quotes|figures.*.text", stands.piece, ASTRAY),
    ("quotes.*.source|addressee|occasion.text", stands.piece, ASTRAY),
    ("people|figures.*.roles|amounts.*.text", stands.piece, ASTRAY),
    ("differences.*.positions.*.value", stands.piece, ASTRAY),
    ("facts.*.brackets.*.words", stands.piece, ASTRAY),
    ("facts|figures.**.origins", stands.origins, "it says {value} origins and cites fewer"),
    ("facts|figures|differences.**.article", lambda at: at.value not in at.told.aside,
     "{value} is kept out of the comparison"),
    ("bottom_line.*", lambda at: any(at.value == f["id"] for f in at.told.briefing["facts"]), "{value} is no fact"),
    ("bottom_line.*", lambda at: at.chain[-2].count(at.value) == 1, "{value} is named twice"),
    ("facts.*.root", stands.root, "its source's name does not stand in the sentences it cites"),
    ("facts.*.brackets.*.date", lambda at: stands.dated(at.told, at.first, at.entry["words"], at.value),
     "{entry[words]!r} does not give {value}"),
    ("parallels.*.topic", stands.parallel, "its passages do not have these words, or are of one article"),
    ("differences.*.positions", lambda at: len(at.value) > 1, "it has one side"),
    ("differences.*.kind", values.kind, "its sides, or its question, are of another kind"),
    ("differences.*.reading", lambda at: at.value == "update" or not has_word(at.entry["rule"], closed("newer")),
     "the reason given for it explains its sides by time"),
    ("differences.*.positions.*.resolved", values.resolved, "what it cites does not give {value}"),
    ("differences.*.silent.*", stands.silent, "{value} is cited here, not compared, or not there"),
    ("timeline.*.date", stands.date_told, "a sentence it cites does not give {value}"),
    ("timeline.*.kind", stands.happens, "its day lies behind, or ahead of, the articles that tell it"),
    ("timeline.*.clock", values.clock, "no sentence it cites gives {value}"),
    ("people|quotes.*.name|speaker", people.stands,
     "{value!r} stands in no article"),
    ("people.*.aliases.*", lambda at: one_line(at.value) in at.told.everything, "{value!r} stands in no article"),
    ("people.*.aliases.*", people.one_name, "it has nothing of the name {entry[name]!r}"),
    ("people.*.kind", people.sort, "the articles do not speak of a {value}"),
    ("people.*.roles.*.text", people.beside, "nobody of this name is named beside the words"),
    ("people.*.says.*", people.says, "nothing is said there, or somebody else is named as the one who says it"),
    ("quotes.*.text", people.uttered, "these words are not between quotation marks"),
    ("quotes.*.speaker", people.speaker, "{value} is not named near, or somebody else is named as the one who says it"),
    ("figures.*.unit", values.counted, "it is not the unit of its values, and nobody is {value} there"),
    ("figures.*.question", values.question, "the sentences are not about {value!r}, or count another thing"),
    ("figures.*.difference", values.about_the_figure, "{value} is not about its values"),
    ("figures.*.moves", lambda at: not at.value or values.several_days(at), "all its values are of one time"),
    ("figures.*.amounts.*.low|high", values.end, "{entry[text]!r} is not {value:g}"),
    ("figures.*.amounts.*.bound", values.bound, "its words do not bound it as {value!r}"),
    ("figures.*.amounts.*.unit", values.unit, "its unit does not stand in its sentence"),
    ("figures.*.amounts.*.converted", values.converted, "{entry[value]} {entry[unit]} is not {value}"),
    ("gaps.*.kind", stands.gap, "what is marked does not say {value!r}"),
    ("gaps.*.answered", stands.answered, "{value} does not answer it later"),
    ("unanswered.*", lambda at: not has_word(at.told.everything, closed("answers").get(at.value, ("\0",))),
     "an article answers {value!r}"),
)  # fmt: skip

MUST_BE: tuple[tuple[str, Callable[[At], Any], str], ...] = (
    ("story.language", sources.most_languages, "most of its articles are in another language"),
    ("story.title_citation", lambda at: at.value and next(
        (i for i, c in at.told.cards.items() if (c["title"], i) == (at.entry["title"], at.value)), ""),
     "the title is not the headline of the article it names"),
    ("articles.*.notes", sources.own_notes, OTHER),
    ("articles.*.path|sha256", lambda at: at.told.articles[at.entry["id"]][str(at.steps[-1])], OTHER),
    ("articles.*.language|title|outlet|authors|agencies|published|updated|url", lambda at: at.told.articles[
        at.entry["id"]]["metadata"][at.steps[-1]], OTHER),
    ("articles.*.words", lambda at: sum(len(b["text"].split()) for b in at.told.articles[at.entry["id"]]["blocks"]
                                        if b["kind"] != "caption"), OTHER),
    ("articles.*.page", lambda at: f"{at.chain[0]['story']['id']}/articles/{at.entry['id']}.md", OTHER),
    ("facts.*.text", stands.told, "it is not the sentence it cites: words"),
    ("timeline|single_source|gaps.*.text", lambda at: at.first["text"], "it is not the sentence it cites: words"),
    ("people.*.says.*.text", lambda at: at.first["text"], "it is not the sentence it cites"),
    ("facts|figures.**.articles", lambda at: len({c["article"] for c in stands.told_by(at.entry)}),
     "it says {value} articles and cites others"),
    ("facts.*.differences", stands.differences, "these are not the differences that its words stand in"),
    ("differences.*.revision", lambda at: len({at.told.home.get(c["article"]) for p in at.entry["positions"]
                                               for c in p["citations"]}) == 1,
     "whether all sides are of one origin is not what the table of origins gives"),
    ("timeline.*.inferred", lambda at: not any(written_out(stands.words(c), at.entry["date"]) for c in at.cited),
     "whether the date is written out there is not as it says"),
    ("figures.*.value|text|citations", lambda at: at.entry["amounts"][0][at.steps[-1]],
     "it is not that of its first value"),
    ("figures.*.agreement", lambda at: "differ" if at.entry.get("difference") else "agree" if at.entry["origins"] > 1
     else "one origin", "its values and origins make it another"),
    ("figures.*.amounts.*.value", lambda at: at.value if {numbers(at.value)[0], numbers(at.value)[-1]} == {
        at.entry["low"], at.entry["high"]} else None, "it is not {entry[low]:g} to {entry[high]:g}"),
)  # fmt: skip
"""What a value must be by the rest of the data."""


def look(
    briefing: bytes, articles: Mapping[str, bytes], sources: Mapping[str, bytes] | None = None
) -> tuple[Doubt, ...]:
    """What is doubtful in a ``briefing.json`` and its ``articles/<id>.json`` (by id), in the order of the questions.

    ``sources`` are the bytes of the source files by their path, as far as they are at hand; with them the articles are
    held against their files.

    Raises `ValueError` and `KeyError` where the data is no briefing.
    """
    told = Told(json.loads(briefing), {name: json.loads(data) for name, data in articles.items()}, sources or {})
    if told.briefing["format"] != FORMAT or any(a["format"] != ARTICLE_FORMAT for a in told.articles.values()):
        return (Doubt(told.briefing["story"]["id"], ("format",), "this is another form of data"),)
    return tuple(_asked(told, FIRST)) or (*_asked(told, TABLE), *_asked(told, map(_is, MUST_BE)))


def _is(row: tuple[str, Callable[[At], Any], str]) -> Row:
    way, expected, why = row
    return way, lambda at: bool(at.value == expected(at)), why


def _asked(told: Told, table: Iterable[Row]) -> Iterator[Doubt]:
    for way, question, why in table:
        for at in places(told, way):
            try:
                true = question(at)
            except (LookupError, TypeError, ValueError):  # changed by hand into something else than its form
                true = False
            if not true:
                yield Doubt(told.briefing["story"]["id"], at.steps, why.format(value=at.value, entry=at.entry))
