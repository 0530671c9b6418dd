"""What decides a result beside its input."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import briefgen
from briefgen.keep import version
from briefgen.keep.version import PACKAGES, code_version

WITHOUT_A_SAY = frozenset(
    [
        "annotated-doc",
        "annotated-types",
        "anyio",
        "babel",
        "backrefs",
        "catalogue",
        "certifi",
        "cffi",
        "click",
        "cloudpathlib",
        "colorama",
        "confection",
        "cryptography",
        "cymem",
        "filelock",
        "ghp-import",
        "h11",
        "httpcore",
        "httpx",
        "idna",
        "markdown-it-py",
        "mdurl",
        "mergedeep",
        "mkdocs-get-deps",
        "mkdocs-material-extensions",
        "murmurhash",
        "packaging",
        "paginate",
        "pathspec",
        "pebble",
        "platformdirs",
        "preshed",
        "pycparser",
        "pydantic",
        "pydantic-core",
        "pytz",
        "pyyaml-env-tag",
        "requests",
        "rich",
        "setuptools",
        "shellingham",
        "six",
        "smart-open",
        "spacy-legacy",
        "snowballstemmer",
        "spacy-loggers",
        "srsly",
        "threadpoolctl",
        "tld",
        "tqdm",
        "typer",
        "typing-extensions",
        "typing-inspection",
        "tzdata",
        "urllib3",
        "wasabi",
        "watchdog",
        "wcwidth",
        "weasel",
        "wrapt",
    ]
)
"""Packages that move, print, download, check or index what is finished, and change no word of a result that is kept."""


def test_every_package_of_the_lock_has_a_say_or_is_named_here(root: Path) -> None:
    locked = set(re.findall(r"^([a-z0-9.-]+)==", (root / "requirements/run.lock").read_text(encoding="utf-8"), re.M))
    unknown = sorted(locked - {*PACKAGES, *WITHOUT_A_SAY})
    assert not unknown, f"can they change what comes out? then into PACKAGES of keep/version.py, else here: {unknown}"


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of two files in the place of ours."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "__init__.py").write_text("")
    (tmp_path / "lexicon" / "words.yml").write_text("a: [weir]")
    monkeypatch.setattr(briefgen, "__file__", str(tmp_path / "__init__.py"))
    return tmp_path


def test_a_changed_rule_or_word_list_is_another_version(toy: Path) -> None:
    told = [code_version.__wrapped__()]
    (toy / "lexicon" / "words.yml").write_text("a: [quay]")
    told.append(code_version.__wrapped__())
    (toy / "rule.py").write_text("")
    told.append(code_version.__wrapped__())
    (toy / "rule.py").rename(toy / "rules.py")
    told.append(code_version.__wrapped__())
    assert len(set(told)) == 4
    (toy / "rules.pyc").write_text("what Python makes of it")
    assert code_version.__wrapped__() == told[-1]


def test_another_package_is_another_version(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = code_version.__wrapped__()
    monkeypatch.setattr(version, "version", lambda name: "99" if name == "spacy" else "1")
    assert code_version.__wrapped__() != before
