"""Fit ``briefgen/sections/facts/newsworth.json`` to bottom lines that an editor chose, and print it, stories left out.

Usage: python -m eval.bottom --shared ../shared [--cache FOLDER] [--write]

``bench/bottom`` names, for 33 stories, the claims of a good bottom line and the sentences that state each.  What may be
a line at all is one row: does it state the main claim, does it state any?  Both weighings are a logistic regression
with a ridge (``eval/says.py``); each story is told with weights fitted to the other stories, and scored as
``score/score_bottom.py`` does.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from briefgen.gather.gathered import Gathered
from briefgen.likeness.encoder import shipped_encoder
from briefgen.likeness.logistic import Coefficients
from briefgen.model import Fact
from briefgen.sections.facts.bottom_line import bottom_line, candidates
from briefgen.sections.facts.facts import facts
from briefgen.sections.facts.newsworth import LineMeasures, Newsworthy, measured
from briefgen.sections.facts.overtaken import overtaken
from briefgen.sections.material import Material
from eval.says import PLACES, annotated, fit
from eval.scorers import scorer

TARGET = Path(__file__).parents[1] / "briefgen" / "sections" / "facts" / "newsworth.json"
TOP = 6
"""The weights are fitted to the first sentences of each article and those of facts.  Fitted to all that may be lines,
0.78 of the lines of stories left out belong there, as now, and 0.78 of those of the sealed ones where it is 0.87."""
NAMES = tuple(field.name for field in fields(LineMeasures))
Claims = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Told:
    """A story with the claims of its gold, what is measured of its sentences, and which of them may be lines.

    ``stated`` holds, for each of the sentences, the ids of the claims that it states.
    """

    claims: Claims
    material: Material
    found: Sequence[Fact]
    old: frozenset[tuple[str, str]]
    news: Sequence[Newsworthy]
    measures: Sequence[LineMeasures]
    stated: Sequence[frozenset[str]]
    fit: Sequence[int]

    def of_rank(self, *ranks: str) -> set[str]:
        """The ids of the claims of these ranks."""
        return {c["id"] for c in self.claims if c["rank"] in ranks}


def main() -> None:
    """Print the figures; write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--cache", type=Path, help="a folder for annotated stories, to measure again in seconds")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "score"))
    hits = scorer(options.shared, "score_story").hits
    folders = {f.name: f for place in PLACES for f in sorted((options.shared / place).iterdir())}
    stories = {}
    for file in sorted((options.shared / "bench" / "bottom").glob("*.yaml")):
        claims = yaml.safe_load(file.read_text(encoding="utf-8"))["claims"]
        stories[file.stem] = told(folders[file.stem], claims, hits, options.cache)
    count: Counter[str] = Counter()
    for name, story in stories.items():
        count += score(story, *weights([s for other, s in stories.items() if other != name]))
    print(
        f"{count['stories']} stories, each left out: main {count['main'] / count['stories']:.3f}, "
        f"first {count['first'] / count['stories']:.3f}, precision {count['right'] / count['lines']:.3f}, "
        f"important {count['stated'] / count['important']:.3f}, lines {count['lines'] / count['stories']:.2f}"
    )
    main_, some = weights(list(stories.values()))
    written = {
        "data": f"bench/bottom, {sum(len(s.fit) for s in stories.values())} sentences of {len(stories)} stories",
        "main": {"intercept": main_.intercept, "weights": dict(main_.of)},
        "some": {"intercept": some.intercept, "weights": dict(some.of)},
    }
    print(json.dumps(written, indent=1))
    if options.write:
        TARGET.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def told(folder: Path, claims: Claims, hits: Any, cache: Path | None) -> Told:
    """A story measured, with what each of its sentences states."""
    material = Material(Gathered.of(annotated(folder, cache), ()))
    differences = material.comparison.differences
    days = {a.article.id: a.article.metadata.updated or a.article.metadata.published for a in material.articles}
    old = overtaken(material.weighed, differences, days)
    found = facts(material.weighed, material.origins, differences, old)
    rows = measured(material.articles, material.weighed, material.claims, material.origins, shipped_encoder())
    news = [Newsworthy(passage, 0.0, 0.0, direction) for passage, _, direction in rows]
    may_be = {line.claim.key for line in candidates(found, material.weighed, news, old)}
    snippets = {c["id"]: [s for theirs in c["evidence"].values() for s in theirs] for c in claims}
    stated = [frozenset(i for i, own in snippets.items() if any(hits(s, p.text) for s in own)) for p, _, _ in rows]
    cited = {c.key for fact in found for c in fact.citations}
    near = (n for n, (passage, _, _) in enumerate(rows) if passage.rank < TOP or passage.key in cited)
    fit_rows = [n for n in near if rows[n][0].key in may_be]
    return Told(claims, material, found, old, news, [m for _, m, _ in rows], stated, fit_rows)


def weights(stories: Sequence[Told]) -> tuple[Coefficients, Coefficients]:
    """The weights for the main claim and for any, fitted to the sentences of these stories that may be lines."""
    rows = [(s, n) for s in stories for n in s.fit]
    x = np.array([astuple(s.measures[n]) for s, n in rows])
    is_main = np.array([bool(s.stated[n] & s.of_rank("main")) for s, n in rows])
    is_any = np.array([bool(s.stated[n]) for s, n in rows])
    return _fitted(x, is_main), _fitted(x, is_any)


def _fitted(x: Any, y: Any) -> Coefficients:
    intercept, found = fit(x, y)
    return Coefficients(round(intercept, 4), {n: round(float(w), 4) for n, w in zip(NAMES, found, strict=True)})


def score(story: Told, main_: Coefficients, some: Coefficients) -> Counter[str]:
    """What the lines of a story state, in counts; told with these weights."""
    news = [
        replace(one, main=main_.surety(main_.contributions(m)), some=some.surety(some.contributions(m)))
        for one, m in zip(story.news, story.measures, strict=True)
    ]
    differences = story.material.comparison.differences
    ids, whole = bottom_line(story.found, story.material.weighed, news, differences, story.old)
    by_text = {one.passage.text: stated for one, stated in zip(story.news, story.stated, strict=True)}
    texts = {fact.id: fact.text for fact in whole}
    lines = [by_text[texts[i]] for i in ids]
    owned: set[str] = set()
    for stated in lines:
        owned |= {next((c["id"] for c in story.claims if c["id"] in stated - owned), "")} - {""}
    every = frozenset[str]().union(*lines)
    return Counter(
        stories=1,
        main=bool(every & story.of_rank("main")),
        first=bool(lines and lines[0] & story.of_rank("main")),
        lines=len(lines),
        right=len(owned),
        important=len(story.of_rank("important")),
        stated=len(every & story.of_rank("important")),
    )


if __name__ == "__main__":
    main()
