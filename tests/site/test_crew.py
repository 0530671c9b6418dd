"""Whoever does the work, the same comes out: one process, several, a cluster, one of whose workers dies."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import SettingsError
from briefgen.keep.store import Disk, Nowhere
from briefgen.keep.version import code_version
from briefgen.model import NotRead, SourceFile, Story
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.json import to_json
from briefgen.site import cluster, crew
from briefgen.site.crew import Crew, Outcome, brief_each
from eval import corpus

if TYPE_CHECKING:
    from distributed import LocalCluster

NO_DASK = "Dask is not installed here: pip install 'briefgen[dask]'"


def story(name: str, articles: int, first: int = 0) -> Story:
    """A story of so many invented articles on one event."""
    made = list(corpus.articles(first + articles, first + articles))[first:]
    return Story(name, tuple(SourceFile(f"{name}/{a.name}", a.text.encode()) for a in made))


STORIES = (story("small", 2), story("large", 14), story("middle", 3, 2))


def silent(*_: object) -> None:
    """Hears nothing."""


def told(outcomes: Iterator[Outcome]) -> list[tuple[str, bytes]]:
    """The stories with their data, as it is published."""
    return [(o.path, b"") if isinstance(o, NotRead) else (o.story.id, to_json(o.briefing)) for o in outcomes]


@pytest.fixture(scope="module")
def alone() -> list[tuple[str, bytes]]:
    """What one process makes of the stories."""
    return told(brief_each(STORIES, Crew(1), silent))


@pytest.mark.slow
@pytest.mark.parametrize("kept", [True, False])
def test_a_large_story_is_taken_apart_and_comes_out_the_same(
    alone: list[tuple[str, bytes]], tmp_path: Path, kept: bool
) -> None:
    store = Disk(tmp_path, b"k" * 32) if kept else Nowhere()
    assert told(brief_each(STORIES, Crew(2, store=store), silent)) == alone
    assert told(brief_each(STORIES, Crew(1, store=store), silent)) == alone


def test_the_parts_of_a_large_story_are_its_articles_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parts: list[int] = []

    class Here:
        """Does the work at once, in this process."""

        def submit(self, work, *given):  # type: ignore[no-untyped-def]
            done: Future[object] = Future()
            if given[0] is crew._annotate_some:
                parts.append(len(given[1][0]))
            done.set_result(work(*given))
            return done

    @contextmanager
    def here(workers: int) -> Iterator[Here]:
        yield Here()

    monkeypatch.setattr(crew, "_processes", here)
    done = [o.story.id for o in brief_each(STORIES, Crew(2), silent) if isinstance(o, BriefedStory)]
    assert done == ["small", "large", "middle"]
    assert parts == [6, 6, 2]


def test_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def starting(workers: int) -> None:
        raise AssertionError("a worker takes longer to start than they take to read")

    monkeypatch.setattr(crew, "_processes", starting)
    assert len(list(brief_each((story("small", 2),), Crew(2), silent))) == 1


def test_a_worker_of_another_version_is_refused() -> None:
    with pytest.raises(SettingsError, match="another version"):
        crew._work(crew._brief_one, (STORIES[0],), None, (), "0" * 64)


def test_without_dask_a_scheduler_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SettingsError, match=r"briefgen\[dask\]"):
        list(brief_each(STORIES, Crew(scheduler="tcp://127.0.0.1:1"), silent))


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    """A cluster of three processes."""
    if sys.platform == "win32":
        pytest.skip("a worker cannot be ended by a signal there")
    distributed = pytest.importorskip("distributed", reason=NO_DASK)
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same(workers: LocalCluster, alone: list[tuple[str, bytes]]) -> None:
    assert told(brief_each(STORIES, Crew(scheduler=workers.scheduler_address), silent)) == alone


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_after_a_worker_died(workers: LocalCluster, alone: list[tuple[str, bytes]]) -> None:
    ended: list[int] = []

    def end_one() -> None:
        """The first worker that has something to do."""
        from distributed import Client

        with Client(workers.scheduler_address, set_as_default=False) as client:
            until = time.monotonic() + 60
            while not ended and time.monotonic() < until:
                busy = {address for address, work in client.processing().items() if work}
                for address in client.scheduler_info(n_workers=-1)["workers"]:
                    if address in busy and not ended:
                        pid = client.run(os.getpid, workers=[address])[address]
                        os.kill(pid, signal.SIGKILL)
                        ended.append(pid)
                time.sleep(0.02)

    killer = threading.Thread(target=end_one)
    killer.start()
    assert told(brief_each(STORIES, Crew(scheduler=workers.scheduler_address), silent)) == alone
    killer.join()
    assert ended


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason=NO_DASK)
    monkeypatch.setattr(cluster, "SECONDS", 1)
    with pytest.raises(SettingsError, match=r"No scheduler answers at tcp://127\.0\.0\.1:9"):
        list(brief_each(STORIES, Crew(scheduler="tcp://127.0.0.1:9"), silent))


def test_all_processes_of_one_tree_have_one_version() -> None:
    assert code_version() == code_version.__wrapped__()
