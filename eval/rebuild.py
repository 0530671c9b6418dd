"""What a build costs beside what it cannot do without, and what the next one costs after an edit, in one run.

A site of invented articles (``eval/corpus.py``), ten a story.  Beside a full build stand spaCy alone and the encoder
alone on the same sentences, and bare MkDocs on the same finished pages; beside the builds that follow, bare MkDocs.
Each is a process of its own, with a folder of results of its own, so that what is told is what a command takes.

Usage: python -m eval.rebuild [--articles 200] [--stories DIR]
``--stories`` names a folder of story folders to measure instead, such as real events (see ``eval/events.py``).
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import yaml

from eval import corpus
from eval.events import ROOT

A_STORY = 10
"""Articles of a story."""
EDIT = "\n\nThe gate of the old weir was painted green on Friday, a neighbour said.\n"
SCAFFOLD = ROOT / "briefgen" / "site" / "new" / "scaffold" / "mkdocs.yml"
ALONE = """
import json, sys, time
from pathlib import Path
from briefgen.annotate.language import model
from briefgen.likeness.encoder import MiniLM
from briefgen.likeness.weights import load_weights
language, encoder = model(), MiniLM(load_weights())
texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
start = time.process_time(); [language(t) for t in texts]; spacy = time.process_time() - start
start = time.process_time(); [encoder.encode(texts[i : i + 500]) for i in range(0, len(texts), 500)]
print(json.dumps([spacy, time.process_time() - start]))
"""

STORIES = """
import sys
from pathlib import Path
from briefgen.keep.store import disk
from briefgen.settings.site import Settings
from briefgen.site.build import load_stories
from briefgen.site.crew import Crew, brief_each
stories = load_stories(Settings.load(Path(sys.argv[1])))
for _ in brief_each(stories, Crew(int(sys.argv[2]), store=disk()[0]), lambda *_: None): pass
"""
STORIES_BY = ("stories alone, one worker", "stories alone, two workers")
"""What is done for each story before there is a page."""
_SUBREAPER = 36
"""Linux's `prctl` for "give me my children's children when they lose their parent"."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds on the clock, and of the processor with all processes it started."""

    name: str
    clock: float
    processor: float


def measure(folder: Path, articles: int, stories: Path | None = None) -> list[Run]:
    """All runs on one site in ``folder``, in the order of the table."""
    site = folder / "site"
    if stories:
        shutil.copytree(stories, site / "content")
    else:
        made = list(corpus.articles(articles, A_STORY))
        for n, article in enumerate(made):
            file = site / "content" / f"story-{n // A_STORY:03}" / article.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(article.text, encoding="utf-8")
    _settings(site, workers=1)
    here = {"BRIEFGEN_CACHE": str(folder / "results"), "XDG_STATE_HOME": str(folder / "state")}
    full = _briefgen("full build", site, here)
    same = _briefgen("nothing changed", site, here)
    bare = _bare(folder, site)
    _edit(site)
    one = _briefgen("one article changed", site, here)
    served = _served(site, here)
    alone = _alone(folder, site)
    _settings(site, workers=2)
    two = _briefgen("full build, two workers", site, {**here, "BRIEFGEN_CACHE": str(folder / "other")})
    read = [_stories(folder, site, n, here) for n in (1, 2)]
    return [*alone, bare, full, two, *read, same, one, *served]


def table(articles: int, runs: Sequence[Run]) -> str:
    """The runs as a table in Markdown, each with the ratio that its figure is about."""
    took = {run.name: run for run in runs}
    needed = sum(took[name].processor for name in ("spaCy alone", "encoder alone", "bare MkDocs"))
    bare, full = took["bare MkDocs"], took["full build"]
    one, other = (took[name] for name in STORIES_BY)
    beside = {
        "full build": f"{full.processor / needed:.2f} × (spaCy + encoder + MkDocs), processor",
        "full build, two workers": f"{full.clock / took['full build, two workers'].clock:.2f} × as fast, clock",
        STORIES_BY[1]: f"{one.clock / other.clock:.2f} × as fast, clock; "
        f"{other.processor / one.processor:.2f} × the processor",
        "nothing changed": f"{took['nothing changed'].processor / bare.processor:.2f} × bare MkDocs, processor",
        "one article changed": f"{took['one article changed'].processor / bare.processor:.2f} × bare MkDocs, processor",
    }
    lines = [
        f"### a site of {articles:,} articles, built and built again",
        "",
        "| run | clock s | processor s | beside |",
        "|---|---:|---:|---|",
        *(f"| {r.name} | {r.clock:.1f} | {r.processor:.1f} | {beside.get(r.name, '')} |" for r in runs),
    ]
    return "\n".join(lines) + "\n"


def _settings(site: Path, *, workers: int) -> None:
    said = SCAFFOLD.read_text(encoding="utf-8").replace("build_dir: .briefgen", f"workers: {workers}")
    (site / "mkdocs.yml").write_text(said, encoding="utf-8")


def _briefgen(name: str, site: Path, around: Mapping[str, str]) -> Run:
    return _run(name, [sys.executable, "-m", "briefgen", "build", "-q", "-C", str(site)], around)


def _stories(folder: Path, site: Path, workers: int, around: Mapping[str, str]) -> Run:
    """All stories briefed and no page made."""
    place = {**around, "BRIEFGEN_CACHE": str(folder / f"by-{workers}")}
    return _run(STORIES_BY[workers - 1], [sys.executable, "-c", STORIES, str(site), str(workers)], place)


def _bare(folder: Path, site: Path) -> Run:
    """MkDocs and its theme on the finished pages, without us."""
    bare = folder / "bare"
    shutil.copytree(site / ".briefgen", bare / "content")
    said = SCAFFOLD.read_text(encoding="utf-8")
    before, _, behind = said.partition("plugins:\n")
    _, _, rest = behind.partition("\n\n")
    (bare / "mkdocs.yml").write_text(f"{before}plugins: []\n\n{rest}", encoding="utf-8")
    return _run("bare MkDocs", [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(bare / "mkdocs.yml")], {})


def _alone(folder: Path, site: Path) -> list[Run]:
    """spaCy and the encoder on the sentences of all articles; loading them does not count."""
    found = (json.loads(f.read_bytes()) for f in sorted((site / ".briefgen").rglob("articles/*.json")))
    texts = [sentence["text"] for article in found for sentence in article["sentences"]]
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    command = [sys.executable, "-c", ALONE, str(folder / "texts.json")]
    told = subprocess.run(command, cwd=ROOT, env=_around({}), check=True, capture_output=True, text=True).stdout
    return [Run(name, s, s) for name, s in zip(("spaCy alone", "encoder alone"), json.loads(told), strict=True)]


def _edit(site: Path) -> Path:
    file = min((site / "content").rglob("*.*"))
    with file.open("a", encoding="utf-8") as opened:
        opened.write(EDIT)
    return file


def _served(site: Path, around: Mapping[str, str]) -> list[Run]:
    """From an edit on disk to the page that shows it, the first time and the second, under `serve`."""
    address = "127.0.0.1:8765"
    command = [sys.executable, "-m", "briefgen", "serve", "-C", str(site), "-a", address]
    server = subprocess.Popen(
        command, env=_around(around), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    try:
        page = _await(f"http://{address}/", "", 600)
        time.sleep(8)  # the language model is loaded meanwhile, as it is while somebody writes
        file = min((site / "content").rglob("*.*"))
        story = yaml.safe_load(json.dumps(file.relative_to(site / "content").parts[0]))
        page = f"http://{address}/{story}/articles/"
        runs = []
        for n, word in enumerate(("violet", "orange"), 1):
            before, used = time.perf_counter(), _processor_of(server.pid)
            text = file.read_text(encoding="utf-8")
            file.write_text(text + EDIT.replace("green", word), encoding="utf-8")
            _await_word(page, site, story, word, server)
            taken = time.perf_counter() - before
            runs.append(Run(f"serve: edit {n} to its page", taken, _processor_of(server.pid) - used))
        return runs
    finally:
        server.terminate()
        server.wait()


def _processor_of(pid: int) -> float:
    """The processor seconds that a running process has used; 0 where the system does not tell them."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _await(url: str, word: str, seconds: float) -> str:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(url, timeout=60) as answer:
            text = str(answer.read(), "utf-8")
            if word in text:
                return text
        time.sleep(0.05)
    raise SystemExit(f"{url}: {word!r} did not appear")


def _await_word(page: str, site: Path, story: str, word: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the article's page has a word."""
    file = min((site / "content" / story).rglob("*.*"))
    data = next(
        f
        for f in (site / ".briefgen" / story / "articles").glob("*.json")
        if json.loads(f.read_bytes())["path"].endswith(file.name)
    )
    assert server.poll() is None, "it serves"
    _await(f"{page}{data.stem}.html", word, 300)


def _around(more: Mapping[str, str]) -> dict[str, str]:
    kept = {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1", "NO_MKDOCS_2_WARNING": "1", "BRIEFGEN_CACHE": "off"}
    return {**os.environ, **kept, **more}


def _run(name: str, command: Sequence[str], around: Mapping[str, str]) -> Run:
    _adopt()
    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=_around(around), capture_output=True, text=True, check=False)
    taken = time.perf_counter() - clock
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{name}: {done.stderr}")
    with suppress(
        ChildProcessError
    ):  # what the command started and outlived it: the server that workers are forked from
        while True:
            os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(name, taken, used)


def _adopt() -> None:
    """Have the processes that a command leaves behind counted too, where the system can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--stories", type=Path)
    chosen = parser.parse_args(arguments)
    count = chosen.articles if not chosen.stories else sum(1 for f in chosen.stories.rglob("articles/*") if f.is_file())
    with tempfile.TemporaryDirectory() as folder:
        print(table(count, measure(Path(folder), chosen.articles, chosen.stories)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
