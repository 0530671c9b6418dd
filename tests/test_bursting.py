"""Every file made to burst, ten of each kind: within the bar, and a good file beside it is read (run by 'make bench')."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests import bursting

MOST_SECONDS = 60  # of processor time, over all processes
MOST_MEMORY = 1_500_000_000  # bytes of the largest process
RUN = """
import sys
from pathlib import Path
from briefgen.load.files import load_story
from briefgen.story import brief_story
from briefgen.verify import verify_story
if __name__ == "__main__":
    done = brief_story(load_story(Path(sys.argv[1])))
    assert not verify_story(done)
    assert "weir/good.txt" in {a.path for a in done.articles}
    print(*(f"{n.path}: {n.reason}" for n in done.briefing.not_read), sep="\\n")
"""


@pytest.mark.bench
@pytest.mark.parametrize("n", range(bursting.VARIANTS))
@pytest.mark.parametrize("kind", bursting.KINDS)
def test_a_file_made_to_burst_costs_little_and_only_itself(kind: str, n: int, tmp_path: Path, root: Path) -> None:
    folder = tmp_path / "content" / "weir"
    folder.mkdir(parents=True)
    for name, data in bursting.files(kind, n).items():
        (folder / name).write_bytes(data)
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        [sys.executable, str(script), str(folder)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        preexec_fn=_bounded,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run.returncode == 0, run.stderr[-2000:]
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime <= MOST_SECONDS


def _bounded() -> None:
    """No process of a run may take more memory than the bar; a few hundred megabytes are addresses without memory."""
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
