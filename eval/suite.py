"""All adapters to the shared benchmarks (``bench/``), one after the other, each beside its baseline.

Usage: python -m eval.suite [--shared DIR]
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from eval import clusters, coreference, gold5w1h, labels, number_pairs, quote_pairs, quotes
from eval.bench import Benchmark, shared_of

Figures = dict[str, dict[str, float]]
FLOORED: tuple[Callable[[Path], Figures], ...] = (
    labels.figures,
    quotes.figures,
    gold5w1h.figures,
    quote_pairs.figures,
    number_pairs.figures,
    coreference.figures,
    clusters.figures,
)
"""The adapters' figures that have floors."""

BENCHMARKS: tuple[Benchmark, ...] = (
    labels.BENCHMARK,
    quotes.BENCHMARK,
    gold5w1h.BENCHMARK,
    quote_pairs.BENCHMARK,
    number_pairs.BENCHMARK,
    coreference.BENCHMARK,
    clusters.BENCHMARK,
)
"""The adapters, each beside its baseline."""


def measure_bench(shared: Path) -> Figures:
    """The figures that have floors: ``{"labels": {"people.F": 0.9}}``; none where the data is not here."""
    found: Figures = {}
    for figures in FLOORED:
        found |= figures(shared)
    return {name: {k: round(v, 4) for k, v in row.items()} for name, row in found.items()}


def main() -> int:
    """Print every benchmark's figures."""
    shared = shared_of(__doc__)
    for benchmark in BENCHMARKS:
        print(benchmark.report(shared), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
