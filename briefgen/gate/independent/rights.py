"""Is no more of an article published than may be?  Asked of its file, and of the whole one where it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from briefgen.gate.independent.shared import cited
from briefgen.gate.independent.told import Doubt, Json, Told

_TEXTS = ("blocks", "sentences", "cuts", "repairs", "overruled")
"""What of an article's file holds words of it."""


def rights_doubts(told: Told, whole: Mapping[str, Json]) -> tuple[Doubt, ...]:
    """What is published of an article, and may not be; ``whole`` are the articles the story was made of, by id."""
    story, found = told.briefing["story"]["id"], []
    every = {(c["article"], c["sentence"]) for c in cited(told.briefing)}
    every |= {(c["article"], c["sentence"]) for o in told.briefing["origins"] for c in o.get("copied", ())}
    for name, article in told.articles.items():
        asked = told.cards[name].get("rights")
        at = (f"articles/{name}.json",)
        if article.get("rights") != asked or (whole and whole[name].get("rights") != asked):
            found.append(Doubt(story, (*at, "rights"), "the table of sources says otherwise"))
        if asked == "none":
            found += [Doubt(story, (*at, part), "it may only be named") for part in _TEXTS if article.get(part)]
        if asked == "cited":
            here = {s for a, s in every if a == name}
            found += [Doubt(story, at, why) for why in _more(article, here, whole.get(name))]
        if asked and article["metadata"]["description"]:
            found.append(Doubt(story, (*at, "metadata", "description"), "it is a piece of the text"))
    return tuple(found)


def _more(article: Json, cited_here: set[str], whole: Json | None) -> Iterator[str]:
    """What is neither a cited sentence nor the one before it."""
    order = [s["id"] for s in article["sentences"]]
    allowed = set(cited_here)
    if whole is not None:
        all_of = [s["id"] for s in whole["sentences"]]
        allowed |= {before for before, s in pairwise(all_of) if s in cited_here}
        if [s for s in all_of if s in set(order)] != order:
            yield "its sentences are not those of the article, in their order"
    else:
        allowed |= {before for before, s in pairwise(order) if s in cited_here}
    if more := [s for s in order if s not in allowed]:
        yield f"the sentence {more[0]} is neither cited nor before one that is"
    for part in ("cuts", "repairs", "overruled"):
        if article.get(part):
            yield f"it has {part}, which hold more of the text"
    for n, block in enumerate(article["blocks"]):
        inside = "".join(s["text"] for s in article["sentences"] if s["block"] == n)
        if "".join(block["text"].split()) != "".join(inside.split()):
            yield f"paragraph {n + 1} holds more than its sentences"
