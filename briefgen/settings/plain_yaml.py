"""The one reader of YAML that people write, or that comes in a file of unknown origin.

YAML can do more than anybody needs who writes a title or a list: an alias makes 300 bytes a billion words, a number of
5,000 digits or of base 60 stops Python, thirty thousand brackets end its stack.  So only plain YAML is read: lists,
mappings, texts, numbers, dates, true and false, to a depth and a length.  What looks like a number or a date and is
none, is text.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import yaml

MAX_LENGTH = 200_000  # characters; PyYAML needs 2 s for so many
MAX_DEPTH = 30  # lists and mappings inside each other, far more than a person writes and far less than Python's stack
MAX_DIGITS = 18  # of a number; a longer one is text (an id), and Python refuses to read 4,300


class BadYaml(ValueError):
    """It is no YAML that is read here; ``line`` is the first line that is at fault (from 1), None where unknown."""

    def __init__(self, why: str, line: int | None = None) -> None:
        self.line = line
        super().__init__(why)

    @property
    def where(self) -> str:
        """Such as " (line 3)", to put into a sentence; "" where no line is known."""
        return f" (line {self.line})" if self.line else ""


def read_yaml(text: str, *, own: bool = False, longest: int = MAX_LENGTH) -> Any:
    """What a YAML text says: None, text, number, date, list or mapping.  ``longest`` is in characters.

    ``own`` is for the settings of the site's owner, which MkDocs reads too: aliases are allowed there, ``!ENV`` names
    variables of the environment as it does for MkDocs, and its other tags (``!!python/name:``) stand for nothing.
    Raises `BadYaml`.

    >>> read_yaml("title: Rain\\norder: 3\\nat: 20:30:59")
    {'title': 'Rain', 'order': 3, 'at': '20:30:59'}
    """
    if len(text) > longest:
        raise BadYaml(f"It is longer than {longest:,} characters.")
    try:
        return yaml.load(text, Loader=_Own if own else _Plain)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadYaml(getattr(error, "problem", None) or "It is no YAML.", mark.line + 1 if mark else None) from error
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise BadYaml(f"A value in it cannot be read ({type(error).__name__}).") from error


def read_yaml_file(path: Path, *, own: bool = False, longest: int = MAX_LENGTH) -> Any:
    """The same for a file in UTF-8.  Raises `BadYaml`, also where it cannot be opened or is no text."""
    try:
        with path.open("rb") as file:
            data = file.read(4 * longest + 1)  # a character has at most four bytes
        return read_yaml(data.decode("utf-8-sig"), own=own, longest=longest)
    except UnicodeDecodeError as error:
        raise BadYaml("It is not in UTF-8.", data[: error.start].count(b"\n") + 1) from error
    except OSError as error:
        raise BadYaml(f"It could not be opened ({error.strerror}).") from error


class _Plain(yaml.SafeLoader):
    """YAML without aliases, tags, merged keys, base 60, long numbers, depth."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            self._refuse("aliases (*name) are not read here")
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._refuse(f"more than {MAX_DEPTH} lists or mappings inside each other")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _refuse(self, why: str) -> None:
        raise yaml.composer.ComposerError(None, None, why, self.peek_event().start_mark)  # type: ignore[no-untyped-call]


class _Own(yaml.SafeLoader):
    """Plain YAML with aliases and variables of the environment, and with MkDocs' other tags read as nothing, since
    none of ours needs one."""


def _nothing(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    """What a tag that is not plain YAML stands for."""


def _variable(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """``!ENV NAME`` or ``!ENV [NAME, OTHER, default]``: the first variable that is set, else the default, else None."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(str(loader.construct_scalar(node)))
    if not isinstance(node, yaml.SequenceNode):
        return None
    *names, default = loader.construct_sequence(node) or [None]
    return next((os.environ[name] for name in map(str, names) if name in os.environ), default)


def _number(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Any:
    """A whole number that a person writes, else its text: no base 60, no octal of a leading zero, no long ones."""
    text = str(loader.construct_scalar(node))
    return int(text) if re.fullmatch(rf"[-+]?(?:0|[1-9][0-9]{{0,{MAX_DIGITS - 1}}})", text) else text


def _decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Any:
    text = str(loader.construct_scalar(node))
    return float(text) if re.fullmatch(rf"[-+]?[0-9]{{1,{MAX_DIGITS}}}\.[0-9]{{0,{MAX_DIGITS}}}", text) else text


def _day(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Any:
    """A date or time; one that the calendar does not have is text."""
    try:
        return loader.construct_yaml_timestamp(node)
    except (ValueError, OverflowError):
        return str(loader.construct_scalar(node))


_Plain.add_constructor("tag:yaml.org,2002:int", _number)
_Plain.add_constructor("tag:yaml.org,2002:float", _decimal)
_Plain.add_constructor("tag:yaml.org,2002:timestamp", _day)
_Own.add_constructor("!ENV", _variable)
_Own.add_multi_constructor("", _nothing)
# A key "<<" is a key like any other.
_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:merge"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
