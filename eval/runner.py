"""A process that runs many commands of one side's ``briefgen``, as long as it lives (see ``eval/worker.py``)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LIMIT = 300.0
"""Seconds after which a command counts as failed; the slowest of today's takes under 60 on a busy machine."""


@dataclass(frozen=True)
class Answer:
    """What became of a command: the kind of error, if it failed, what it said, the processor seconds it took."""

    error: str | None
    said: str = ""
    seconds: float = 0.0


class Runner:
    """Runs commands with the code in ``tree``, one at a time; a process that ended is started anew for the next."""

    def __init__(self, tree: Path) -> None:
        self.tree = tree
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Runner:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def run(self, command: Sequence[str]) -> Answer:
        """Run ``briefgen`` with these arguments; nothing is raised, whatever becomes of it."""
        if self.process is None:
            self.process = self._start()
        process = self.process
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(LIMIT, give_up)
        timer.start()
        try:
            process.stdin.write(json.dumps(list(command)) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        timer.cancel()
        if line:
            return Answer(**json.loads(line))
        code = self.stop()
        return Answer(f"stopped after {LIMIT:.0f} s" if late.is_set() else f"its process ended with {code}")

    def stop(self) -> int | None:
        """End the process; returns its exit code."""
        process, self.process = self.process, None
        if process is None:
            return None
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError):
            process.stdin.close()  # it ends by itself when the input does
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
        process.stdout.close()
        return process.wait()

    def _start(self) -> subprocess.Popen[str]:
        """The process; -P keeps the names in this folder out of its way."""
        return subprocess.Popen(
            [sys.executable, "-P", str(Path(__file__).with_name("worker.py"))],
            cwd=self.tree,
            env={**os.environ, "PYTHONPATH": str(self.tree), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
