"""The key that results are signed with: the user's alone."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.keep.place import NoKey, read_key


def test_a_key_is_made_once_and_is_its_users_alone(tmp_path: Path) -> None:
    file = tmp_path / "state" / "results.key"
    key = read_key(file)
    assert read_key(file) == key
    assert len(key) == 32
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in file.parent.iterdir()] == ["results.key"]


@pytest.mark.skipif(os.name != "posix", reason="who may read a file is told otherwise there")
def test_a_key_that_others_may_read_is_none(tmp_path: Path) -> None:
    """A key that came in a repository can be read by all who cloned it."""
    file = tmp_path / "results.key"
    read_key(file)
    file.chmod(0o644)
    with pytest.raises(NoKey, match="can be read by others"):
        read_key(file)


def test_a_damaged_key_is_none(tmp_path: Path) -> None:
    file = tmp_path / "results.key"
    read_key(file)
    file.write_bytes(b"short")
    with pytest.raises(NoKey, match="damaged"):
        read_key(file)


def test_a_place_that_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(NoKey, match="state"):
        read_key(tmp_path / "state" / "results.key")


def test_two_that_begin_at_a_time_have_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: read_key(tmp_path / "results.key"), range(8)))) == 1
