"""Fuzzing: mutated inputs through reading and cleaning, without a crash, a hang, or a page that carries a script.

The seeds are our own fixtures (the sample stories, the tests' own files) and a few pages and clippings made for this.
A mutator changes their bytes (flips, cuts, repeats, splices of two seeds, fragments of markup); every so many inputs
come from hypothesis instead.  The same seed number gives the same inputs.

Usage: python -m eval.fuzz [--count 100000] [--seed 1] [--save DIR]
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from briefgen.clean.markdown import to_markdown
from briefgen.clean.story import clean_story
from briefgen.clean.text.receipt import traces
from briefgen.errors import SourceError
from briefgen.load.sources import read_source
from briefgen.model import SourceFile

ROOT = Path(__file__).resolve().parent.parent
HANG = 5  # processor seconds after which an input counts as a hang: a busy machine is none
STUCK = 60  # seconds on the clock after which it does as well
LARGEST = 16_000  # bytes of a mutated input
DRAWN = 25  # every so many inputs one is drawn by hypothesis
# The body escapes every "<" and every bracket of a link, so that either can only be ours.
_RUNS = re.compile(r"<[/!?]?[A-Za-z]|(?<!\\)\]\(\s*(?:javascript|data|vbscript):", re.IGNORECASE)
_NAMES = ("a.txt", "a.md", "a.html", "a.bin", "a.eml", "a.xml", "a.json", "a.mhtml")
FRAGMENTS: tuple[bytes, ...] = (
    *(b"<script>alert(1)</script>", b"<img src=x onerror=alert(1)>", b"<svg/onload=alert(1)>", b"</script>", b"<!--"),
    *(b"]]>", b"<![CDATA[", b"&lt;script&gt;", b"&#x3c;script&#x3e;", b"[a](javascript:alert(1))", b"---\n", b"\x00"),
    *(
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xc3\x28",
        b"\xf0\x9f\x92\xa9",
        b"```",
        b"<p>" * 300,
        b"</div>" * 50,
        b"<b>" * 600,
    ),
    *(b"<title>", b"<textarea>", b"<blockquote class='twitter-tweet'>", b"{" * 200, b"[" * 200, b"(" * 400, b"*" * 99),
    *(b"By Ann Ames\n", b"Read more:\n", b"(AP) --", b"Photo: A/B\n", b"3 May 2031\n", b"&" * 50, b"\r", b"\n" * 50),
    *(
        b"MIME-Version: 1.0\n",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"<rss><item>",
        b"a, b; " * 200,
        b'"' * 31,
    ),
    b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"A","articleBody":"B"}</script>',
)
PAGE = b"""<html><head><title>Dredger aground | Marl Bay News</title>
<meta property="og:title" content="Dredger aground">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Dredger aground","datePublished":"2031-02-03"}
</script></head><body><nav><a href="/">Home</a></nav><article><h1>Dredger aground</h1><p class="byline">By Ola Fenn</p>
<figure><img src="d.jpg"><figcaption>The dredger on Monday. Photo: Ola Fenn</figcaption></figure>
<div class="body"><p>The dredger Marl Queen ran onto the sand at low water on Monday, and six of her crew were taken off
by the lifeboat, the coastguard said.</p><p>"She will float on the next big tide," said the pilot, Edda Crane, who has
seen three ships there since she began.</p></div><div class="ad">Advertisement</div><div class="body">
<p>Nobody was hurt.
The harbour stays closed to larger vessels until the tugs come from Port Ransome on Thursday, the board said.</p></div>
</article><footer>&copy; Marl Bay News</footer></body></html>"""
CLIPPING = b"""---
title: "Dredger aground"
author: ["[[Ola Fenn]]"]
published: 2031-02-03
source: https://marlbay.example/dredger
---
![The dredger](d.jpg)

## On the sand

The *dredger* [Marl Queen](https://marlbay.example/queen) ran onto the sand at low water on Monday, the coastguard said.

> She will float on the next big tide.

- Six of her crew were taken off
- Nobody was hurt, the board said on Monday evening
"""


def seeds() -> list[bytes]:
    """Our own fixtures, in the order of their paths."""
    places = [ROOT / "content", ROOT / "tests" / "cases", ROOT / "tests" / "stories"]
    files = sorted(p for place in places for p in place.rglob("*") if p.is_file())
    return [PAGE, CLIPPING, *(p.read_bytes() for p in files)]


def inputs(count: int, seed: int) -> Iterator[SourceFile]:
    """So many mutated files; the same for the same seed."""
    chance = random.Random(seed)
    stock = seeds()
    drawn = _drawn(count // DRAWN + 1, seed)
    for number in range(count):
        data = next(drawn) if number % DRAWN == 0 else mutated(chance, stock)
        yield SourceFile(f"fuzz/{chance.choice(_NAMES)}", data[:LARGEST])


def mutated(chance: random.Random, stock: list[bytes]) -> bytes:
    """One seed with one to eight changes."""
    chosen = chance.choice(stock)
    begin = chance.randrange(max(1, len(chosen) - LARGEST + 1)) if chance.random() < 0.5 else 0
    data = bytearray(chosen[begin : begin + LARGEST])
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(data))
        end = min(len(data), at + int(chance.expovariate(1 / 60)))
        match chance.randrange(7):
            case 0:
                data[at:end] = b""
            case 1:
                data[at:at] = data[at:end] * chance.randint(1, 9)
            case 2:
                data[at:at] = chance.choice(FRAGMENTS)
            case 3 if data:
                data[at % len(data)] = chance.randrange(256)
            case 4:
                other = chance.choice(stock)
                start = chance.randint(0, len(other))
                data[at:end] = other[start : start + chance.randint(0, 2000)]
            case 5:
                data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 12)))
            case 6:
                data = data[at:] if chance.random() < 0.3 else data[:at] if chance.random() < 0.4 else data
    return bytes(data)


def _drawn(count: int, seed: int) -> Iterator[bytes]:
    """Texts of markup and odd characters, drawn by hypothesis."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    pieces = st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=80).map(str.encode), st.binary(max_size=40))
    found: list[bytes] = []

    @seeded(seed)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(pieces, min_size=1, max_size=30))
    def draw(parts: list[bytes]) -> None:
        found.append(b"".join(parts))

    draw()
    for number in range(count):
        yield found[number % len(found)]


def fault_of(source: SourceFile) -> str | None:
    """What is wrong with how an input is read and cleaned; None where nothing is."""
    _alarm(HANG)
    try:
        try:
            manuscripts = read_source(source).manuscripts
        except SourceError:
            return None
        articles, _ = clean_story(manuscripts)
        by_path = {m.path: m for m in manuscripts}
        for article in articles:
            if _RUNS.search(_body(to_markdown(article))):
                return "a page that carries a script"
            if article.metadata.url and not article.metadata.url.startswith(("http://", "https://")):
                return "an address that is no page"
            if not all(traces(block, by_path[article.path]) for block in article.blocks):
                return "a block without its receipt"
    except _Hang:
        return f"a hang over {HANG} s"
    except RecursionError:
        return "RecursionError"
    except Exception as error:  # whatever it is, it is a find
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"
    finally:
        _alarm(0)
    return None


def _body(written: str) -> str:
    """A clipping without its front matter, whose values are data and no Markdown."""
    return written.split("\n---\n", 1)[1]


class _Hang(BaseException):
    """Raised by the alarm, past every handler of ordinary errors."""


def _alarm(seconds: int) -> None:
    if hasattr(signal, "SIGPROF"):

        def ring(number: int, frame: FrameType | None) -> None:
            raise _Hang

        signal.signal(signal.SIGPROF, ring)
        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, STUCK if seconds else 0)


def main() -> int:
    """Run so many inputs; returns 1 where one of them found a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", type=Path, help="write each input that found a fault into this folder")
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    faults: Counter[str] = Counter()
    start = time.monotonic()
    slowest = 0.0
    for number, source in enumerate(inputs(chosen.count, chosen.seed), 1):
        began = time.process_time()
        fault = fault_of(source)
        slowest = max(slowest, time.process_time() - began)
        if fault:
            faults[fault] += 1
            if chosen.save and faults[fault] <= 3:
                chosen.save.mkdir(parents=True, exist_ok=True)
                name = re.sub(r"\W+", "-", fault)
                (chosen.save / f"{name}-{number}{Path(source.path).suffix}").write_bytes(source.data)
        if number % 1000 == 0 or number == chosen.count:
            rate = number / (time.monotonic() - start)
            print(f"{number} inputs, {rate:.0f} a second, slowest {slowest:.1f} s, {dict(faults)}", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
