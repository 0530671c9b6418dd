"""Resolve the dependencies anew and write the lock files: every package, for every platform, with its hashes.

The files name no package index and no path, so that they mean the same on every machine.  ``uv`` does the work; it
keeps the versions that are locked unless ``--upgrade`` is given.  What a user gets is what the tests ran with: the
developers' file is resolved first, and the users' one takes its versions.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEVELOPERS, USERS = "requirements/dev.lock", "requirements/run.lock"
LOCKS = {DEVELOPERS: ["--group", "dev"], USERS: ["--constraint", DEVELOPERS]}
COPY = "briefgen/site/new/scaffold/requirements.lock"
OPTIONS = [
    *("--universal", "--generate-hashes", "--python-version", "3.11"),
    *("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--annotation-style", "line", "--quiet"),
]


def main() -> int:
    """Write both lock files, and the copy that a new site's workflow installs; returns the exit code."""
    for name, groups in LOCKS.items():
        command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *groups, *OPTIONS, "-o", name]
        done = subprocess.run([*command, *sys.argv[1:]], cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    shutil.copyfile(ROOT / USERS, ROOT / COPY)
    return 0


if __name__ == "__main__":
    sys.exit(main())
