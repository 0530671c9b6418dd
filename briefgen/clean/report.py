"""The cleaning report: what was kept, what went and by which rule, in the order of the file."""

from __future__ import annotations

from briefgen.clean.text.projection import project
from briefgen.model import Article, Manuscript

OUTSIDE = "outside the body"
WIDTH = 100  # characters of a text that are shown


def report(article: Article, manuscript: Manuscript) -> str:
    """One line for each block and each cut: "kept" or "cut", the kind or the rule, the beginning of the text.

    A page's menus and the like, which no rule had to cut because the body was found without them, stand under
    "outside the body".
    """
    overruled = {c.source for c in article.overruled}
    rows = [(b.source, "kept", "editor" if b.source in overruled else b.kind.value, b.text) for b in article.blocks]
    rows += [(c.source, "cut", c.rule, c.text) for c in article.cuts]
    rows += [(span, "cut", OUTSIDE, text) for span, text in _outside(manuscript, [row[0] for row in rows])]
    width = max((len(why) for _, _, why, _ in rows), default=0)
    lines = [f"{what:4}  {why:{width}}  {_short(text)}" for _, what, why, text in sorted(rows)]
    meta = article.metadata
    head = f"{article.path}: {meta.title or 'no title found'}"
    found = [f"      {e.field}: {e.value} ({e.where})" for e in meta.evidence]
    notes = [f"note  {note}" for note in article.notes]
    return "\n".join([head, *found, *notes, *lines]) + "\n"


def _outside(manuscript: Manuscript, told: list[tuple[int, int]]) -> list[tuple[tuple[int, int], str]]:
    """The runs of visible characters that are neither in a block nor in a cut."""
    visible = project(manuscript.text, manuscript.format)
    spans = sorted(told)
    runs: list[list[int]] = [[]]
    next_span = 0
    for i, start in enumerate(visible.starts):
        while next_span < len(spans) and spans[next_span][1] <= start:
            next_span += 1
        inside = next_span < len(spans) and spans[next_span][0] <= start
        if inside and runs[-1]:
            runs.append([])
        elif not inside:
            runs[-1].append(i)
    found = []
    for run in runs:
        if run:
            part = visible.cut(run[0], run[-1] + 1).tidy()
            if any(c.isalnum() for c in part.text):
                found.append((part.span, part.text))
    return found


def _short(text: str) -> str:
    if len(text) <= WIDTH:
        return text
    return f"{text[: WIDTH - 1].rstrip()}… ({len(text.split())} words)"
