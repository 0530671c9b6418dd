"""What lies beside articles and is none, told by its name: hidden files, YAML, the folder of a saved page."""

from __future__ import annotations

from pathlib import PurePath

PAGE_FOLDERS = ("_files", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden", "_arquivos", "-filer", "_pliki")
PAGES = (".html", ".htm", ".xhtml")
_OF_SYSTEMS = frozenset({"Thumbs.db", "desktop.ini", "__MACOSX"})


def is_hidden(name: str) -> bool:
    """Whether a system or a program put a file or folder of this name there for itself.

    >>> is_hidden(".DS_Store"), is_hidden("~$storm.docx"), is_hidden("storm.docx")
    (True, True, False)
    """
    return name.startswith((".", "~$")) or name in _OF_SYSTEMS


def is_data(name: str) -> bool:
    """Settings and other YAML lie beside articles and are none.

    >>> is_data("story.yml"), is_data("storm.txt")
    (True, False)
    """
    return PurePath(name).suffix.lower() in {".yml", ".yaml"}


def pages_of(folder: str) -> tuple[str, ...]:
    """The pages that a browser may have saved beside a folder of this name, into which it puts pictures and scripts.

    >>> pages_of("storm_files"), pages_of("storm")
    (('storm.html', 'storm.htm', 'storm.xhtml'), ())
    """
    stem = next((folder.removesuffix(end) for end in PAGE_FOLDERS if folder.endswith(end)), None)
    return tuple(stem + ending for ending in PAGES) if stem is not None else ()
