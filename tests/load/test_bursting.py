"""Every file made to burst, ten of each kind: within the bar, and a good file beside it is read (run by 'make bench').

On 30 November 2026 all 210 did, after two repairs.  The most of each kind, in seconds of processor time without the 3 s
in which a process loads what it needs, and in megabytes of the process and its worker together:

=======================  ==  =====    ====================  ==  =====
kind                     s   MB       kind                  s   MB
=======================  ==  =====    ====================  ==  =====
pdf filters              19  1,298    pages                 18    486
pdf circles              16    376    feeds                  5    304
pdf character maps       21  1,300    mails                 25    561
pdf letters on one point 17  1,293    one sentence           3    324
zip                       6    578    one run                2    315
gzip                     17  1,271    repeated sentences    23    517
warc heads               43    604    repeated lines         3    327
yaml                      1    295    marks                 10    326
json                     25    446    like sentences        44    441
=======================  ==  =====    ====================  ==  =====
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.kit import bursting

resource = pytest.importorskip("resource", reason="only POSIX systems count a process's time")

MOST_SECONDS = 60  # of processor time, over all processes
MOST_MEMORY = 1_500_000_000  # bytes of the process and its worker together, each at its peak
LOOK = 0.05  # seconds between two looks at the memory
RUN = """
import sys
from pathlib import Path
from briefgen.gate.verify import verify_story
from briefgen.load.files import load_story
from briefgen.pipeline.story import brief_story
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
    said, before = tmp_path / "said", resource.getrusage(resource.RUSAGE_CHILDREN)
    with (
        said.open("wb") as errors,
        subprocess.Popen(
            [sys.executable, str(script), str(folder)],
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env={**os.environ, "PYTHONPATH": str(root)},
            preexec_fn=_bounded,
        ) as run,
    ):
        memory = _peak(run)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run.returncode == 0, said.read_text(errors="replace")[-2000:]
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime <= MOST_SECONDS
    assert memory <= MOST_MEMORY


def _bounded() -> None:
    """No process of a run may take more memory than the bar, whatever is seen of it."""
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def _peak(run: subprocess.Popen[bytes]) -> int:
    """The run's own peak of memory and the largest of its workers', in bytes; 0 where the system does not tell.

    What `resource` says of children does not do: a process that was forked counts its parent's memory.
    """
    peaks: dict[int, int] = {}
    while run.poll() is None:
        for process in _family(run.pid):
            peaks[process] = max(peaks.get(process, 0), _high_water(process))
        time.sleep(LOOK)
    own = peaks.pop(run.pid, 0)
    return own + max(peaks.values(), default=0)


def _family(process: int) -> list[int]:
    found = [process]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:  # it has just ended
                continue
    return found


def _high_water(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)
