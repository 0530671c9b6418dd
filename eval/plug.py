"""Kill a build at many moments, and look each time whether the site is whole, the old one or the new one.

Usage: python -m eval.plug [--moments N]

A small site is built again and again, each time from other articles than it shows, and each time the process is
killed as by ``kill -9``: at the n-th of N moments, spread evenly over what a build takes here.  A site is whole where
every one of its bytes is that of one of the two; the exit code is 1 where it was not, even once.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.gate.untouched import SUMS, hashes
from briefgen.site.new.scaffolding import new_site

MOMENTS = 40


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many sites were whole after a kill (``old`` and ``new``), what the others lacked, whether all was cleared."""

    old: int
    new: int
    broken: tuple[str, ...]
    cleared: bool


def pull(folder: Path, moments: int = MOMENTS) -> Outcome:
    """Make a site in ``folder``, and kill builds of it at that many moments; a last one is left to finish."""
    new_site(folder)
    story = next(p for p in (folder / "content").iterdir() if p.is_dir())
    article = next(p for p in sorted(story.iterdir()) if p.suffix == ".md")
    texts = article.read_bytes(), None
    whole: list[dict[str, str]] = []
    for text in texts:
        _write(article, text)
        began = time.monotonic()
        _start(folder).wait()
        taken = time.monotonic() - began
        whole.append(_tree(folder / "site"))
    assert whole[0] != whole[1], "the two contents make two sites"
    shown, old, new, broken = 1, 0, 0, []
    for moment in range(moments):
        _write(article, texts[1 - shown])
        process = _start(folder)
        time.sleep(taken * (moment + 1) / moments)
        process.kill()
        process.wait()
        found = _tree(folder / "site")
        if found == whole[shown]:
            old += 1
        elif found == whole[1 - shown]:
            new, shown = new + 1, 1 - shown
        else:
            broken.append(f"moment {moment + 1}: {len(found)} files are there, {len(whole[shown])} were")
    _write(article, texts[1 - shown])
    ended = _start(folder).wait() == 0 and _tree(folder / "site") == whole[1 - shown]
    left = [p.name for p in folder.iterdir() if p.name.endswith(".briefgen") and p.name != ".briefgen"]
    return Outcome(old, new, tuple(broken), ended and not left)


def main(arguments: list[str] | None = None) -> int:
    """Pull it, and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--moments", type=int, default=MOMENTS)
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        outcome = pull(Path(folder) / "site-of-mine", asked.moments)
    print(
        f"killed {asked.moments} times: {outcome.old} old sites, {outcome.new} new ones, {len(outcome.broken)} broken"
    )
    for line in outcome.broken:
        print(f"  {line}")
    print("left-overs cleared by the next build" if outcome.cleared else "the next build did not clear what was left")
    return 0 if outcome.cleared and not outcome.broken else 1


def _start(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "briefgen", "build", "--quiet", "--site", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _write(article: Path, text: bytes | None) -> None:
    """Give an article its text, or take it away."""
    if text is None:
        article.unlink(missing_ok=True)
    else:
        article.write_bytes(text)


def _tree(site: Path) -> dict[str, str]:
    """Every file of a site by its hash, its sums too."""
    return {**hashes(site), SUMS: (site / SUMS).read_text() if (site / SUMS).is_file() else ""}


if __name__ == "__main__":
    sys.exit(main())
