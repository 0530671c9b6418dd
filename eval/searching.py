"""How quick the search of a large site is: the index of invented pages, asked in a browser from a folder (``file://``).

A page is what the outlets of one invented event wrote (``eval/corpus.py``), and words of the common language, the
commonest most often, so that there are as many words and as long lists of places as in a real site; about 800 words.
The index is laid into a copy of a built site, whose page a headless Chromium opens; each query is typed into a page
that was just loaded.  What is measured is what a reader waits for: from the last key to the first result.

Usage: python -m eval.searching SITE [--pages 5000]
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate, groupby
from pathlib import Path
from statistics import median

from briefgen.search.index import search_files
from briefgen.search.pages import SearchedPage
from briefgen.search.sections import AnchoredText, SearchedSection
from eval import corpus
from eval.events import ROOT

COMMON_WORDS = 400
"""Words of the common language on a page, beside the event's own."""

QUERIES = ("the", "fire", "mill bridge", "talloford", "firefighters blaze", "reporters spo", "xyzzy", "f")
_TYPED = """([query]) => new Promise((done) => {
  const input = document.querySelector('.md-search__input');
  const list = document.querySelector('.md-search-result__list');
  const status = document.querySelector('[data-bg-status]');
  let longest = 0;
  new PerformanceObserver((seen) => seen.getEntries().forEach((e) => { longest = Math.max(longest, e.duration); }))
    .observe({ entryTypes: ['longtask'] });
  const begun = performance.now();
  const watch = new MutationObserver(() => {
    if (list.children.length || /Nothing/.test(status.textContent)) {
      const took = performance.now() - begun;
      watch.disconnect();
      setTimeout(() => done([took, longest, status.textContent]), 200);
    }
  });
  watch.observe(document.querySelector('[data-bg-search]'), { childList: true, subtree: true, characterData: true });
  input.value = query;
  input.dispatchEvent(new Event('input', { bubbles: true }));
})"""


def pages(count: int) -> Iterator[SearchedPage]:
    """So many invented pages, the same each time."""
    vocabulary = (ROOT / "briefgen/likeness/data/vocab.txt").read_text(encoding="utf-8").split("\n")
    words = [word for word in vocabulary if word.isalpha() and len(word) > 1]
    weights = [*accumulate(1 / (n + 1) for n in range(len(words)))]
    events = groupby(corpus.articles(count * (corpus.TELLERS + 2), corpus.TELLERS), lambda a: a.event)
    for n, (_, told) in zip(range(count), events, strict=False):
        dice = random.Random(n)
        articles = list(told)
        heads, bodies = zip(*(a.text.removeprefix("---\n").split("\n---\n", 1) for a in articles), strict=True)
        title = heads[0].split("'")[1]
        common = " ".join(dice.choices(words, cum_weights=weights, k=COMMON_WORDS))
        sections = [
            SearchedSection(f"Report {i}", f"r-{i}", tuple(_pieces(f"{body}\n\n{part}.", f"{n}-{i}")))
            for i, (body, part) in enumerate(zip(bodies, _parts(common, len(bodies)), strict=True))
        ]
        outlets = tuple(head.split("site: ")[1].split("\n")[0] for head in heads)
        day = articles[0].day.isoformat()
        yield SearchedPage(f"{n // 100}/{n}.html", title, tuple(sections), "article", 1, outlets, (), day, day)


def measure(site: Path, count: int) -> None:
    """Print what the index of so many pages costs, and how long a reader waits."""
    made = list(pages(count))
    said = sum(len(p.text.encode()) for page in made for s in page.sections for p in s.pieces)
    begun = time.process_time()
    files = search_files(made)
    took = time.process_time() - begun
    size = sum(map(len, files.values()))
    print(f"{count} pages: text {said / 1e6:.1f} MB, index {size / 1e6:.1f} MB in {len(files)} files, {took:.1f} s")
    for kind in ("index", "words", "names", "texts"):
        sizes = [len(data) for name, data in files.items() if name.startswith(f"search/{kind}")] or [0]
        print(f"  {kind}: {sum(sizes) / 1e6:.2f} MB, largest {max(sizes) / 1e3:.0f} kB")
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(site, Path(folder) / "site")
        shutil.rmtree(copy / "search")
        for name, data in files.items():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes(data)
        _ask(copy)


def _ask(site: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for query in QUERIES:
            rows = []
            for _ in range(3):
                page = browser.new_page()
                page.goto((site / "index.html").as_uri())
                page.keyboard.press("/")
                page.wait_for_timeout(400)
                rows.append(page.evaluate(_TYPED, [query]))
                page.close()
            took, longest = (median(row[n] for row in rows) for n in (0, 1))
            print(f"  {query!r}: first result after {took:.0f} ms, longest task {longest:.0f} ms: {rows[0][2]}")
        browser.close()


def _pieces(text: str, name: str) -> Iterator[AnchoredText]:
    for n, sentence in enumerate(text.replace("\n\n", " ").split(". ")):
        yield AnchoredText(f"s-{name}-{n}", f"{sentence}.")


def _parts(text: str, count: int) -> list[str]:
    words = text.split(" ")
    size = -(-len(words) // count)
    return [" ".join(words[i * size : (i + 1) * size]) for i in range(count)]


def main() -> None:
    """Measure as the command line says."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("site", type=Path, help="a built site")
    asked.add_argument("--pages", type=int, default=5_000)
    told = asked.parse_args()
    measure(told.site, told.pages)


if __name__ == "__main__":
    main()
