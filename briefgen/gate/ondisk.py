"""The files of a finished site, each read when it is asked for: those of a large site together take gigabytes."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path


class OnDisk(Mapping[str, bytes]):
    """The bytes of some files of a folder, by their paths in it, in the order in which they are named.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.html").write_bytes(b"one")
    ...     OnDisk(Path(folder), ["a.html"])["a.html"]
    b'one'
    """

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self._folder, self._names = folder, dict.fromkeys(names)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return (self._folder / name).read_bytes()

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def by_folder(names: Iterable[str], folders: Container[str]) -> dict[str, list[str]]:
    """For each of these folders, the files that lie in it or in a folder of it, in their order.

    >>> by_folder(["ferry/index.html", "ferry/articles/a.html", "index.html"], {"ferry"})
    {'ferry': ['ferry/index.html', 'ferry/articles/a.html']}
    """
    found: dict[str, list[str]] = {}
    for name in names:
        for folder in above(name):
            if folder in folders:
                found.setdefault(folder, []).append(name)
    return found


def above(name: str) -> Iterator[str]:
    """The folders that a file lies in, the innermost first.

    >>> list(above("ferry/articles/a.html"))
    ['ferry/articles', 'ferry']
    """
    while name := posixpath.dirname(name):
        yield name
