"""How much of what a careful reader finds does a briefing find?  Our own measure, for our own sample stories.

The expectations are files that anybody can read and extend: ``tests/stories/samples/<story>.yml``.  They name facts,
differences, traps, dates, people and quotes by snippets of the articles; a reported item shows an expected one when
a sentence it cites holds a snippet.  All figures are shares from 0 to 1, higher is better.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from briefgen.load.files import find_stories
from briefgen.model import Article, BlockKind, Citation
from briefgen.pipeline.story import brief_folder, brief_story
from briefgen.sections.briefing import Briefing
from eval.events import ROOT
from eval.incidents import incidents

EXPECTATIONS = ROOT / "tests" / "stories" / "samples"
INCIDENTS = ROOT / "tests" / "stories" / "incidents"
_TYPOGRAPHY = str.maketrans("’‘“”–—\u00a0", "''\"\"-- ")
Evidence = dict[str, list[str]]


def measure_samples() -> dict[str, dict[str, float]]:
    """The figures of each sample story."""
    figures = {}
    for folder in find_stories(ROOT / "content"):
        expected = yaml.safe_load((EXPECTATIONS / f"{folder.name}.yml").read_text(encoding="utf-8"))
        done = brief_folder(folder)
        measured = {**measure_briefing(done.briefing, expected), **measure_cleaning(done.articles, expected)}
        figures[folder.name] = {name: round(value, 3) for name, value in sorted(measured.items())}
    return figures


def measure_incidents() -> dict[str, float]:
    """The differences of all our small invented stories together, weighted by importance where they are expected."""
    found = wanted = reported = right = alarms = 0.0
    for incident in incidents(INCIDENTS):
        done, expected = brief_story(incident.story()), incident.gold  # which raises for what it cannot prove
        briefing = done.briefing
        figures, here = _Judge(briefing, expected).differences(), len(briefing.differences)
        weight = sum(d["importance"] for d in expected["differences"])
        wanted, found = wanted + weight, found + figures["differences.recall"] * weight
        reported, right = reported + here, right + round(figures["differences.precision"] * here)
        alarms += round((1 - figures["differences.no_false_alarm"]) * here)
    return {
        "differences.precision": round(right / reported, 3) if reported else 0.0,
        "differences.recall": round(found / wanted, 3),
        "differences.no_false_alarm": round(1 - alarms / reported, 3) if reported else 1.0,
    }


def measure_briefing(briefing: Briefing, expected: dict[str, Any]) -> dict[str, float]:
    """What a briefing finds of the facts, differences, origins, dates, people and quotes that are expected."""
    judge = _Judge(briefing, expected)
    return {
        **judge.facts(),
        **judge.differences(),
        "origins": float(len(briefing.origins) == expected["independent_origins"]),
        "timeline.recall": judge.timeline(),
        "people.recall": judge.people(),
        **judge.quotes(),
    }


def measure_cleaning(articles: Iterable[Article], expected: dict[str, Any]) -> dict[str, float]:
    """What cleaning kept, cut and read, as far as it is expected."""
    by_name = {Path(a.path).name: a for a in articles}
    right: dict[str, list[bool]] = {"absent": [], "present": [], "caption": [], "unglued": [], "metadata": []}
    for key, name in expected["articles"].items():
        article = by_name.get(name)
        body, captions = _texts(article)
        rules = expected.get("cleaning", {}).get(key, {})
        right["absent"] += [article is not None and _flat(s) not in body for s in rules.get("absent", [])]
        right["present"] += [_flat(s) in body for s in rules.get("present", [])]
        right["caption"] += [_flat(s) in captions and _flat(s) not in body for s in rules.get("caption", [])]
        right["unglued"] += [_flat(s) in body for s in rules.get("unglued", [])]
        wanted = expected.get("metadata", {}).get(key, {})
        right["metadata"] += [article is not None and _is(article, field, want) for field, want in wanted.items()]
    return {f"clean.{name}": _share(hits) for name, hits in right.items() if hits}


class _Judge:
    """Compares one briefing with what is expected of it."""

    def __init__(self, briefing: Briefing, expected: dict[str, Any]) -> None:
        self.briefing, self.expected = briefing, expected
        names = {name: key for key, name in expected["articles"].items()}
        self.key = {card.id: names.get(Path(card.path).name, "") for card in briefing.articles}

    def facts(self) -> dict[str, float]:
        """Expected facts found (weighted), and how many of the first ten are expected, each counted once."""
        wanted = self.expected["facts"]
        shows = [[w["id"] for w in wanted if self._shown(f.citations, w["evidence"], 2)] for f in self.briefing.facts]
        found = {name for shown in shows for name in shown}
        top = shows[:10]
        return {
            "facts.recall": _weighted(wanted, found),
            "facts.precision@10": len(_matched(top)) / len(top) if top else 0.0,
        }

    def differences(self) -> dict[str, float]:
        """Expected differences found (weighted), how many of the reported are expected, kinds, readings, traps."""
        wanted = self.expected["differences"]
        shows: list[list[str]] = []
        right_kind, right_reading, found = [], [], set()
        for difference in self.briefing.differences:
            sides = [p.citations for p in difference.positions]
            shown = [w for w in wanted if self._apart(sides, w["positions"])]
            shows.append([w["id"] for w in shown])
            # Sentences that tell the difference may show another one in passing: that is found, and no wrong kind.
            meant = [w for w in shown if w["kind"] == difference.kind] or shown
            found |= {w["id"] for w in shown if w not in meant}
            for w in meant:
                if w["id"] not in found:
                    found.add(w["id"])
                    right_kind.append(w["kind"] == difference.kind)
                    right_reading.append(w["reading"] == difference.reading)
        traps = [w["evidence"] for w in self.expected.get("not_differences", [])]
        unmatched = [d for d, shown in zip(self.briefing.differences, shows, strict=True) if not shown]
        alarms = sum(
            any(self._shown([c for p in d.positions for c in p.citations], trap, 2) for trap in traps)
            for d in unmatched
        )
        return {
            "differences.recall": _weighted(wanted, found),
            "differences.precision": len(_matched(shows)) / len(shows) if shows else 0.0,
            "differences.kind": _share(right_kind),
            "differences.reading": _share(right_reading),
            "differences.no_false_alarm": 1 - alarms / len(shows) if shows else 1.0,
        }

    def timeline(self) -> float:
        """Expected dates that an entry gives, with the evidence."""
        entries = self.briefing.timeline
        return _share(
            any(e.date.startswith(str(w["date"])) and self._shown(e.citations, w["evidence"], 1) for e in entries)
            for w in self.expected["timeline"]
        )

    def people(self) -> float:
        """Expected people that are listed, under their name or an alias."""
        listed = [{_flat(name) for name in (p.name, *p.aliases)} for p in self.briefing.people]
        return _share(any(_flat(w["name"]) in names for names in listed) for w in self.expected["people"])

    def quotes(self) -> dict[str, float]:
        """Expected quotes that are listed, and those whose speaker is right."""
        found, spoken = [], []
        for wanted in self.expected["quotes"]:
            same = [q for q in self.briefing.quotes if _flat(wanted["text"]) in _flat(q.text)]
            found.append(bool(same))
            spoken.append(any(_flat(q.speaker or "") == _flat(wanted["speaker"]) for q in same))
        return {"quotes.recall": _share(found), "quotes.speaker": _share(spoken)}

    def _shown(self, citations: Iterable[Citation], evidence: Evidence, articles: int) -> bool:
        """Whether the citations hold evidence of so many articles, or of all there are."""
        return len(self._keys(citations, evidence)) >= min(articles, len(evidence))

    def _keys(self, citations: Iterable[Citation], evidence: Evidence) -> set[str]:
        return {
            key
            for c in citations
            if (key := self.key[c.article]) in evidence and any(_flat(s) in _flat(c.text) for s in evidence[key])
        }

    def _apart(self, sides: list[tuple[Citation, ...]], wanted: list[dict[str, Any]]) -> bool:
        """Whether two sides show two different ones of the expected positions."""
        shown = [
            {n for n, w in enumerate(wanted) if self._keys(side, {k: v for k, v in w.items() if k != "value"})}
            for side in sides
        ]
        return any(a != b for n, one in enumerate(shown) for other in shown[n + 1 :] for a in one for b in other)


def _matched(shows: list[list[str]]) -> set[int]:
    """The reported items that can each have an expected one to itself: a second telling of one is not right."""
    owner: dict[str, int] = {}

    def place(item: int, tried: set[str]) -> bool:
        for name in shows[item]:
            if name not in tried:
                tried.add(name)
                if name not in owner or place(owner[name], tried):
                    owner[name] = item
                    return True
        return False

    return {item for item in range(len(shows)) if place(item, set())}


def _weighted(wanted: list[dict[str, Any]], found: set[str]) -> float:
    total = sum(w["importance"] for w in wanted)
    return sum(w["importance"] for w in wanted if w["id"] in found) / total if total else 1.0


def _share(hits: Iterable[bool]) -> float:
    each = list(hits)
    return sum(each) / len(each) if each else 0.0


def _texts(article: Article | None) -> tuple[str, str]:
    """The words of an article's body, and of its captions."""
    if article is None:
        return "", ""
    captions = [b.text for b in article.blocks if b.kind is BlockKind.CAPTION]
    body = [b.text for b in article.blocks if b.kind is not BlockKind.CAPTION]
    return _flat("\n".join(body)), _flat("\n".join(captions))


def _is(article: Article, field: str, want: Any) -> bool:
    """Whether a metadata field is as expected; "A|B" takes either, None takes nothing."""
    if field == "author":
        return [_flat(a) for a in article.metadata.authors] == [_flat(want)]
    have = getattr(article.metadata, field)
    if isinstance(want, list):
        return sorted(map(_flat, want)) == sorted(map(_flat, have))
    if want is None or have is None:
        return bool(want is None and not have)
    text = have[:10] if field == "published" else have
    return _flat(text) in {_flat(option) for option in str(want).split("|")}


def _flat(text: str) -> str:
    """Words and marks with plain typography, for comparing.

    >>> _flat("The  “Gull”")
    'the "gull"'
    """
    return re.sub(r"\s+", " ", str(text).translate(_TYPOGRAPHY)).strip().lower()
