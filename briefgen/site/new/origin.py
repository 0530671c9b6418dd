"""Where the briefgen that runs was installed from, as a line that installs the same one elsewhere.

An installer leaves that in ``direct_url.json`` (PEP 610), unless it took the package from an index by name.  A name
and a version are only written where it was so: else whoever takes the name on an index first would be installed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import briefgen
from briefgen import __version__

NAME = "briefgen"
WHEELS = "wheels"
"""The folder of a new site that a wheel from this computer is copied into."""

TO_FILL_IN = f"{NAME} @ git+https://fill-this-in.invalid/briefgen.git@COMMIT"
NOT_ELSEWHERE = (
    "briefgen was installed from a folder of this computer, which no other one can reach: before you publish, write "
    "into requirements.txt the address and the commit that it can be installed from."
)


@dataclass(frozen=True, slots=True)
class Installation:
    """How to install the same briefgen elsewhere.

    ``requirement`` is a line for pip; ``wheel`` a file to put into the folder ``wheels`` beside it, or None; ``todo``
    what a person has to do before the line can work, "" where it works as it is.
    """

    requirement: str
    wheel: Path | None = None
    todo: str = ""


def installed_from() -> Installation:
    """Where the briefgen that runs came from; a checkout that was never installed is a folder."""
    try:
        found = Distribution.from_name(NAME)
    except PackageNotFoundError:
        return Installation(TO_FILL_IN, todo=NOT_ELSEWHERE)
    record = found.read_text("direct_url.json")
    if record is not None:
        return origin(json.loads(record))
    runs = Path(briefgen.__file__).resolve()
    installed = Path(str(found.locate_file(f"{NAME}/__init__.py"))).resolve()
    return Installation(f"{NAME}=={__version__}") if runs == installed else Installation(TO_FILL_IN, todo=NOT_ELSEWHERE)


def origin(record: Mapping[str, Any]) -> Installation:
    """What a ``direct_url.json`` says.

    >>> origin({"url": "https://git.example/b.git", "vcs_info": {"vcs": "git", "commit_id": "4a5b"}}).requirement
    'briefgen @ git+https://git.example/b.git@4a5b'
    >>> wheel = {"url": "https://files.example/b.whl", "archive_info": {"hashes": {"sha256": "77af"}}}
    >>> origin(wheel).requirement
    'briefgen @ https://files.example/b.whl --hash=sha256:77af'
    """
    url = str(record["url"])
    parts = urlsplit(url)
    within = f"#subdirectory={record['subdirectory']}" if record.get("subdirectory") else ""
    if parts.scheme != "file":
        if vcs := record.get("vcs_info"):
            return Installation(f"{NAME} @ {vcs['vcs']}+{url}@{vcs['commit_id']}{within}")
        digest = _sha256(record.get("archive_info") or {})
        return Installation(f"{NAME} @ {url}{within}" + (f" --hash=sha256:{digest}" if digest else ""))
    file = Path(url2pathname(parts.path))
    if "archive_info" in record and file.suffix == ".whl" and file.is_file():
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        if _sha256(record["archive_info"]) in {digest, ""}:
            return Installation(f"./{WHEELS}/{file.name} --hash=sha256:{digest}", wheel=file)
    return Installation(TO_FILL_IN, todo=NOT_ELSEWHERE)


def _sha256(archive: Mapping[str, Any]) -> str:
    """The archive's SHA-256 as the installer noted it, in the new form or the old one; "" where it did not."""
    algorithm, _, digest = str(archive.get("hash") or "").partition("=")
    return str((archive.get("hashes") or {}).get("sha256") or (digest if algorithm == "sha256" else ""))
