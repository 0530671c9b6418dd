"""The site is the old one or the new one: the swap by itself, with small trees in place of sites."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from briefgen.errors import SettingsError
from briefgen.gate.untouched import SUMS, touched
from briefgen.site import rename, swap
from tests.kit.crashes import NEW, OLD, THEIRS, lay, prepared, tree

WAYS = ["exchange", "renames", "pour"]


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The swap in each of its ways, whatever this system offers."""

    def busy(_one: Path, other: Path) -> bool:
        raise OSError(errno.EBUSY, "busy", str(other))

    if request.param != "exchange":
        monkeypatch.setattr(rename, "exchange", busy if request.param == "pour" else lambda *_: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_new_site_takes_the_old_ones_place(tmp_path: Path) -> None:
    staging = prepared(tmp_path / "w" / "site")
    assert tree(staging.site) == OLD | THEIRS
    staging.publish()
    assert tree(staging.site) == NEW | THEIRS
    assert list(touched(staging.site)) == []
    assert [p.name for p in staging.site.parent.iterdir()] == ["site"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system: the driver dies in a child")
@pytest.mark.parametrize("how", WAYS)
def test_killed_at_any_step_it_is_whole(tmp_path: Path, root: Path, how: str) -> None:
    command = [sys.executable, "-m", "tests.kit.crashes", str(tmp_path / "w" / "site"), how]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (last,) = done.stdout.splitlines()
    assert re.fullmatch(r"\d+ steps", last)
    assert int(last.split()[0]) > 30


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    staging = swap.begin(tmp_path / "deep" / "site")
    lay(staging.new, NEW)
    staging.publish()
    assert tree(tmp_path / "deep" / "site") == NEW


def test_a_site_that_is_thrown_away_leaves_the_old_one(tmp_path: Path) -> None:
    staging = prepared(tmp_path / "w" / "site")
    staging.discard()
    assert tree(staging.site) == OLD | THEIRS
    assert not staging.work.exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("refused", ["_write_sums", "_write_journal"])
def test_what_the_disk_refuses_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, refused: str
) -> None:
    staging = prepared(tmp_path / "w" / "site")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "x")

    monkeypatch.setattr(swap, refused, refuse)
    with pytest.raises(OSError, match="x"):
        staging.publish()
    staging.discard()
    assert tree(staging.site) == OLD | THEIRS


def test_a_swap_that_the_disk_refuses_halfway_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staging = prepared(tmp_path / "w" / "site")
    real = os.rename

    def refuse(one: Path, other: Path) -> None:
        if other == staging.site and one == staging.new:
            raise PermissionError(errno.EACCES, "no", str(other))
        real(one, other)

    monkeypatch.setattr(rename, "exchange", lambda *_: False)
    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(PermissionError):
        staging.publish()
    staging.discard()
    assert tree(staging.site) == OLD | THEIRS


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    prepared(tmp_path / "disk" / "real").discard()
    (tmp_path / "site").symlink_to(tmp_path / "disk" / "real")
    staging = swap.begin(tmp_path / "site")
    lay(staging.new, NEW)
    staging.publish()
    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "site") == NEW | THEIRS
    assert staging.work.parent == tmp_path / "disk"


def test_who_reads_a_file_reads_it_to_the_end(tmp_path: Path) -> None:
    staging = prepared(tmp_path / "w" / "site")
    with (staging.site / "index.html").open() as stream:
        staging.publish()
        assert stream.read() == "old"


def test_a_folder_of_somebodys_own_files_is_not_replaced(tmp_path: Path) -> None:
    lay(tmp_path / "letters", {"to-anna.txt": "Dear Anna"})
    with pytest.raises(SettingsError, match=r"such as to-anna\.txt"):
        swap.begin(tmp_path / "letters")
    assert tree(tmp_path / "letters") == {"to-anna.txt": "Dear Anna"}
    (tmp_path / "file").write_text("x")
    with pytest.raises(SettingsError, match="names a file"):
        swap.begin(tmp_path / "file")


def test_a_new_sites_own_hidden_files_come_before_the_owners(tmp_path: Path) -> None:
    staging = prepared(tmp_path / "w" / "site")
    lay(staging.new, {"CNAME": "new.example"})
    staging.publish()
    assert (staging.site / "CNAME").read_text() == "new.example"
    assert list(touched(staging.site)) == []


@pytest.mark.parametrize("spoilt", ["", "{}", "[]", '{"sums": 1}', "\x00"])
def test_a_spoilt_journal_harms_nothing(tmp_path: Path, spoilt: str) -> None:
    staging = prepared(tmp_path / "w" / "site")
    (staging.work / swap.JOURNAL).write_text(spoilt)
    swap.recover(staging.site)
    assert tree(staging.site) == OLD | THEIRS
    assert not staging.work.exists()


def test_two_builds_take_turns(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    first = swap.take_turn(tmp_path / ".briefgen")
    order: list[str] = []

    def other() -> None:
        with swap.take_turn(tmp_path / ".briefgen"):
            order.append("second")

    thread = threading.Thread(target=other)
    thread.start()
    time.sleep(0.8)
    order.append("first")
    first.release()
    thread.join(10)
    assert order == ["first", "second"]
    assert "waiting for it to end" in caplog.text


def test_a_system_without_the_call_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, {"a/x": "1", "b/x": "2"})
    monkeypatch.setattr(sys, "platform", "plan9")
    assert not rename.exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "x").read_text() == "1"


def test_the_sums_are_of_the_whole_site(tmp_path: Path) -> None:
    staging = prepared(tmp_path / "w" / "site")
    staging.publish()
    named = [line.split("  ")[1] for line in (staging.site / SUMS).read_text().splitlines()]
    assert named == sorted({*NEW, "CNAME", ".well-known/x.txt"})
