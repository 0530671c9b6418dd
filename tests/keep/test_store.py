"""Results on disk: what is damaged, foreign, or of another version counts as missing, and nothing ever stops."""

from __future__ import annotations

import errno
import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from briefgen.keep.packing import Typed
from briefgen.keep.store import DAMAGED, SIGNATURE, Disk, Memory, clear, disk, held, trim

KEY = b"k" * 32
ANY = Typed[Any](tuple[str, int] | tuple[int, ...] | str | int)


def on(folder: Path, key: bytes = KEY, version: str = "1") -> Disk:
    """Results in a folder."""
    return Disk(folder, key, version)


def only_file(folder: Path) -> Path:
    """The one result in a folder."""
    (file,) = (p for p in folder.rglob("*") if p.is_file())
    return file


def test_what_is_kept_is_there_for_the_next_process(tmp_path: Path) -> None:
    on(tmp_path).keep("weir", ("broke", 3), ANY)
    again = pickle.loads(pickle.dumps(on(tmp_path)))
    assert again.recall("weir", ANY) == ("broke", 3)
    assert again.recall("quay", ANY) is None
    assert again.words == ()


def test_one_changed_bit_anywhere_is_seen(tmp_path: Path) -> None:
    on(tmp_path).keep("weir", ("broke", 3), ANY)
    file = only_file(tmp_path)
    whole = file.read_bytes()
    for n in range(len(whole)):
        file.write_bytes(whole[:n] + bytes([whole[n] ^ 1]) + whole[n + 1 :])
        store = on(tmp_path)
        assert store.recall("weir", ANY) is None
        assert store.words == (DAMAGED,)
    for cut in (0, 5, SIGNATURE, len(whole) - 1):
        file.write_bytes(whole[:cut])
        assert on(tmp_path).recall("weir", ANY) is None


def test_the_results_of_another_version_are_none(tmp_path: Path) -> None:
    on(tmp_path, version="1").keep("weir", 1, ANY)
    assert on(tmp_path, version="2").recall("weir", ANY) is None
    on(tmp_path, version="2").keep("weir", 2, ANY)
    assert (on(tmp_path, version="1").recall("weir", ANY), on(tmp_path, version="2").recall("weir", ANY)) == (1, 2)


def test_what_another_signed_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as results that came along with somebody's site."""
    on(tmp_path, key=b"t" * 32).keep("weir", "a lie", ANY)

    def reading(data: bytes) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr(ANY, "unpacked", reading)
    assert on(tmp_path).recall("weir", ANY) is None


def test_a_result_under_another_name_is_none(tmp_path: Path) -> None:
    """A true result in the place of another one is as bad as a false one."""
    store = on(tmp_path)
    store.keep("weir", "broke", ANY)
    broke = only_file(tmp_path).read_bytes()
    store.keep("quay", "stands", ANY)
    for file in tmp_path.rglob("*"):
        if file.is_file():
            file.write_bytes(broke)
    assert (on(tmp_path).recall("weir", ANY), on(tmp_path).recall("quay", ANY)) == ("broke", None)


def test_a_folder_that_cannot_be_written_is_told_once_and_stops_nothing(tmp_path: Path) -> None:
    place = tmp_path / "no-folder"
    place.write_text("a file stands in its place")
    store = on(place)
    store.keep("weir", 1, ANY)
    store.keep("quay", 1, ANY)
    assert store.recall("weir", ANY) is None
    (word, *_) = store.words
    assert "could not be kept" in word


def test_a_full_disk_is_told_once_and_leaves_no_half_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(self: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", refusing)
    store = on(tmp_path)
    store.keep("weir", 1, ANY)
    store.keep("quay", 1, ANY)
    assert len(store.words) == 1
    assert "No space left" in store.words[0]
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_a_crash_in_the_middle_leaves_what_is_no_result(tmp_path: Path) -> None:
    store = on(tmp_path)
    store.keep("weir", "broke", ANY)
    file = only_file(tmp_path)
    half = file.with_name(f"{file.name}.77.abcd.part")
    half.write_bytes(file.read_bytes()[:40])
    assert store.recall("weir", ANY) == "broke"
    os.utime(half, (10**9, 10**9))
    trim(tmp_path)
    assert not half.exists()
    assert store.recall("weir", ANY) == "broke"


def test_many_that_write_one_result_at_a_time_leave_a_whole_one(tmp_path: Path) -> None:
    value = tuple(range(20_000))
    with ThreadPoolExecutor(8) as pool:
        for _ in pool.map(lambda _: on(tmp_path).keep("weir", value, ANY), range(40)):
            assert on(tmp_path).recall("weir", ANY) in (value, None)
    assert on(tmp_path).recall("weir", ANY) == value
    assert held(tmp_path).results == 1


def test_too_much_goes_and_what_was_used_last_stays(tmp_path: Path) -> None:
    store = on(tmp_path)
    for n in range(10):
        store.keep(str(n), "x" * 1000, ANY)
    files = {n: store._file(str(n)) for n in range(10)}
    for n, file in files.items():
        os.utime(file, (10**9 + n, 10**9 + n))
    store.recall("0", ANY)  # it is used, so it is among the last to go
    assert trim(tmp_path, most=5 * files[0].stat().st_size) > 0
    assert held(tmp_path).size <= 5 * files[0].stat().st_size
    assert [n for n in range(10) if files[n].exists()] == [0, 7, 8, 9]
    assert trim(tmp_path, most=10**9) == 0


def test_clearing_takes_results_and_nothing_else(tmp_path: Path) -> None:
    on(tmp_path).keep("weir", 1, ANY)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "ab").mkdir(exist_ok=True)
    (tmp_path / "ab" / "photo.png").write_text("mine")
    assert clear(tmp_path) == 1
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["notes.txt", "photo.png"]
    assert clear(tmp_path / "nowhere") == 0


def test_the_environment_says_where_and_whether(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("briefgen.keep.place.user_state_path", lambda name: tmp_path / "state" / name)
    monkeypatch.setenv("BRIEFGEN_CACHE", "off")
    assert disk() == (None, "")
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path / "here"))
    found, why = disk()
    assert found is not None
    assert (found.folder, why) == (tmp_path / "here", "")


def test_a_memory_lets_go_of_what_is_not_asked_for() -> None:
    memory = Memory()
    memory.keep("weir", 1, ANY)
    memory.keep("quay", 2, ANY)
    memory.let_go()
    memory.recall("quay", ANY)
    memory.let_go()
    assert memory.values == {"quay": 2}
