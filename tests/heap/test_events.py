"""Who is joined with whom, by how sure each pair is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.heap.events import TOGETHER, joined


def sure(*pairs: tuple[int, int, float], count: int = 4) -> dict[int, dict[int, float]]:
    found: dict[int, dict[int, float]] = {n: {} for n in range(count)}
    for a, b, value in pairs:
        found[a][b] = found[b][a] = value
    return found


def test_one_likely_pair_does_not_bind_two_groups() -> None:
    assert joined(sure((0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.8))) == [[0, 1], [2, 3]]


def test_the_surest_are_joined_first() -> None:
    assert joined(sure((0, 1, 0.6), (1, 2, 0.9), count=3)) == [[0], [1, 2]]


def test_placed_groups_take_others_in_and_are_never_joined() -> None:
    all_sure = sure((0, 1, 1.0), (0, 2, 0.9), (1, 2, 1.0), (0, 3, 1.0), (1, 3, 0.0))
    assert joined(all_sure, placed=[[1], [0]]) == [[1, 2], [0, 3]]


def test_what_an_editor_placed_together_stays_however_unlike() -> None:
    assert joined(sure((0, 1, 0.8)), placed=[[0, 3]]) == [[0, 3], [1], [2]]


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.floats(0.05, 1.0)))
def test_each_article_is_in_one_group_and_joined_groups_are_sure(values: dict[tuple[int, int], float]) -> None:
    pairs = {(min(p), max(p)): round(v, 4) for p, v in values.items() if p[0] != p[1]}
    groups = joined(sure(*((a, b, v) for (a, b), v in pairs.items()), count=8))
    assert sorted(m for g in groups for m in g) == list(range(8))
    for number, one in enumerate(groups):
        for other in groups[number + 1 :]:
            total = sum(pairs.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
            assert total / (len(one) * len(other)) < TOGETHER + 1e-5
