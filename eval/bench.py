"""What the adapters to the shared benchmarks have in common: their files, plain texts as articles, B-cubed."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.model import Article, Block, BlockKind, Format, Metadata, Sentence, sentence_ids
from eval.events import shared_folder


def shared_of(description: str | None, arguments: Sequence[str] | None = None) -> Path:
    """The shared folder that the command line, the environment or the place of the checkout names."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    chosen: Path = parser.parse_args(arguments).shared
    return chosen


@dataclass(frozen=True)
class Benchmark:
    """One shared benchmark: ``measure`` gives our figures and the baseline's, ``note`` says of what."""

    name: str
    note: str
    measure: Callable[[Path], tuple[dict[str, float], dict[str, float]]]

    def report(self, shared: Path) -> str:
        """Our figures beside the baseline's, as text; empty where the data is not here."""
        mine, base = self.measure(shared)
        return table(self.name, mine, base, self.note) if mine else ""

    def main(self, description: str | None) -> int:
        """Print them: what each adapter does when it is run by itself."""
        print(self.report(shared_of(description)))
        return 0


def rows(shared: Path, name: str) -> list[dict[str, Any]]:
    """The rows of ``bench/NAME``; none, with a word on the console, where the file is not here."""
    file = shared / "bench" / name
    if not file.is_file():
        print(f"{file} is not here: put the shared data beside the checkout or name its folder with --shared.")
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def article_of(
    name: str, paragraphs: Sequence[Sequence[str]], metadata: Metadata | None = None, headings: int = 0
) -> Article:
    """An article made of paragraphs that are cut into sentences already; the first ``headings`` of them are headings.

    >>> article_of("a", [["One fell.", "Two rose."]]).blocks[0].text
    'One fell. Two rose.'
    """
    texts = [s for paragraph in paragraphs for s in paragraph]
    ids = iter(sentence_ids(texts))
    blocks, sentences = [], []
    for number, paragraph in enumerate(paragraphs):
        start = 0
        for text in paragraph:
            sentences.append(Sentence(next(ids), text, number, start, start + len(text)))
            start += len(text) + 1
        kind = BlockKind.HEADING if number < headings else BlockKind.PARAGRAPH
        blocks.append(Block(kind, " ".join(paragraph), (0, 0), level=2 if number < headings else 0))
    known = metadata or Metadata(language="en")
    return Article(name, name, "", Format.TEXT, "utf-8", known, tuple(blocks), tuple(sentences))


def b_cubed(pairs: Sequence[tuple[Hashable, Hashable]]) -> tuple[float, float, float]:
    """Precision, recall and F of a clustering, given (true cluster, our cluster) of each item.

    Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model", 1998.

    >>> b_cubed([("a", 1), ("a", 1), ("b", 2)])
    (1.0, 1.0, 1.0)
    """
    if not pairs:
        return 0.0, 0.0, 0.0
    both, true, ours = Counter(pairs), Counter(t for t, _ in pairs), Counter(o for _, o in pairs)
    precision = sum(n * n / ours[o] for (_, o), n in both.items()) / len(pairs)
    recall = sum(n * n / true[t] for (t, _), n in both.items()) / len(pairs)
    return precision, recall, f_of(precision, recall)


def f_of(precision: float, recall: float) -> float:
    """The harmonic mean of both: ``f_of(0.5, 1.0)`` is two thirds."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def table(title: str, figures: dict[str, float], baseline: dict[str, float], note: str = "") -> str:
    """Our figures with the baseline's beside them, a figure a line."""
    lines = [f"{title}: {note}" if note else title]
    for name, value in figures.items():
        beside = f"   baseline {baseline[name]:.3f}" if name in baseline else ""
        lines.append(f"  {name:34} {value:.3f}{beside}")
    return "\n".join(lines)
