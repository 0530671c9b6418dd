"""What a disk, a name or a clock does to a build: one sentence with the cause and the next step, and the old site."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from briefgen.cli import main
from briefgen.errors import GateError, SettingsError
from briefgen.gate.verify import SiteReport
from briefgen.settings.site import Settings
from briefgen.site import plugin, swap
from briefgen.site.disk import disk_trouble
from briefgen.site.epoch import EPOCH, check_epoch, forget_epoch, set_epoch
from briefgen.site.running import build_site
from eval.plug import pull
from tests.kit.ferry import GOOD, GULL

Make = Callable[[dict[str, str | bytes]], Path]


def run(*arguments: str | Path) -> Result:
    """Run a command as a shell would."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def own_site(content: Make, root: Path) -> Path:
    """The folder of a site around one good story."""
    folder = content(GOOD).parent
    shutil.copy(root / "mkdocs.yml", folder)
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "no right"),
        (errno.EROFS, "only be read"),
        (errno.ENAMETOOLONG, "cannot hold a name"),
        (errno.ENOENT, "has disappeared"),
        (errno.EBUSY, "another program holds it"),
    ],
)
def test_a_refusal_is_one_sentence_with_a_next_step(number: int, cause: str) -> None:
    said = str(disk_trouble(OSError(number, os.strerror(number), "/news/site/a.html")))
    assert said.startswith("/news/site/a.html: ")
    assert cause in said
    assert said.count(". ") == 1


def test_of_a_copy_the_full_disk_is_the_one_that_is_written_to() -> None:
    assert "/to: the disk is full" in str(disk_trouble(OSError(errno.ENOSPC, "", "/from", None, "/to")))


def test_what_is_no_trouble_of_a_disk_stays_what_it_is() -> None:
    assert disk_trouble(BrokenPipeError(errno.EPIPE, "pipe")) is None
    assert disk_trouble(FileNotFoundError("no name")) is None


def test_every_command_says_it_plainly(own_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full", "b.json")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    result = run("brief", own_site / "content" / "ferry", "-o", tmp_path / "b.json")
    assert result.exit_code == 3
    assert result.stderr == "briefgen: b.json: the disk is full. Free some space and try again.\n"


def test_whatever_stops_a_build_the_old_site_stays(
    own_site: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    build_site(Settings.load(own_site))
    before = everything(own_site / "site")
    tide = own_site / "content" / "ferry" / "tide.txt"
    tide.write_text(tide.read_text() + "\nThe ferry was built in 1998, its owner said on Tuesday.\n")

    with monkeypatch.context() as lying:  # a lie that reached the finished pages
        lying.setattr(plugin, "verify_site", lambda *_: SiteReport(1, 1, ("ferry: it cites nothing",)))
        result = run("build", "--site", own_site)
        assert result.exit_code == 4, result.stderr
        assert everything(own_site / "site") == before
        with pytest.raises(Abort):
            mkdocs_build(load_config(config_file=str(own_site / "mkdocs.yml")))
        assert everything(own_site / "site") == before

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full", "site/x.html")

    with monkeypatch.context() as full:
        full.setattr(swap, "_write_sums", refuse)
        result = run("build", "--site", own_site)
        assert result.exit_code == 3
        assert "site/x.html: the disk is full" in result.stderr
        assert "Traceback" not in result.stderr
        with pytest.raises(Abort, match="the disk is full"):  # the same under MkDocs alone
            mkdocs_build(load_config(config_file=str(own_site / "mkdocs.yml")))
        assert everything(own_site / "site") == before

    (own_site / "content" / "about.md").write_text("[x](ferry/articles/gull.md#s-nowhere)")
    with pytest.raises(GateError, match="s-nowhere"):  # a warning, where one asked to stop at any
        build_site(Settings.load(own_site), strict=True)
    assert everything(own_site / "site") == before
    assert sorted(p.name for p in own_site.iterdir()) == [".briefgen", "content", "mkdocs.yml", "site"]


def test_an_owners_files_at_the_top_of_the_site_stay(own_site: Path) -> None:
    build_site(Settings.load(own_site))
    for name in (".git/HEAD", "CNAME"):
        (own_site / "site" / name).parent.mkdir(exist_ok=True)
        (own_site / "site" / name).write_text("mine")
    assert "CNAME has been added" in run("check", "--site", own_site).stderr
    config = load_config(config_file=str(own_site / "mkdocs.yml"))
    mkdocs_build(config)  # as `mkdocs build` and `mkdocs gh-deploy` do
    assert config.site_dir == str(own_site / "site")
    assert (own_site / "site" / ".git" / "HEAD").read_text() == "mine"
    assert (own_site / "site" / "CNAME").read_text() == "mine"
    assert run("check", "--site", own_site).exit_code == 0


def test_names_at_the_limit_of_the_disk_are_read_and_built(content: Make, root: Path) -> None:
    story, file = "f" * 255, "g" * 251 + ".txt"
    folder = content({f"{story}/{file}": GULL}).parent
    shutil.copy(root / "mkdocs.yml", folder)
    assert build_site(Settings.load(folder)).articles == 1


def test_a_file_that_disappears_while_it_is_read_is_named(content: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = content(GOOD)
    real = Path.read_bytes

    def gone(self: Path) -> bytes:
        if self.name == "tide.txt":
            self.unlink(missing_ok=True)
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", gone)
    result = run("brief", folder / "ferry", "--quiet", "-o", folder / "b.json")
    assert result.exit_code == 1
    assert "left out: ferry/tide.txt: It could not be opened" in result.stderr


@pytest.mark.parametrize(
    ("newest", "day"),
    [
        ("1912-04-15", "315532800"),  # 1980: a packed file names no second before 1970
        ("2031-03-04T10:00:00Z", "1930348800"),
        ("9999-12-31", "4294857600"),
        ("last week", "315532800"),
        (None, "315532800"),
    ],
)
def test_today_is_a_day_that_a_packed_file_can_name(
    newest: str | None, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(EPOCH, raising=False)
    set_epoch(newest)
    try:
        assert os.environ[EPOCH] == day
        assert int(day) < 2**32
        check_epoch()
    finally:
        forget_epoch()
    assert EPOCH not in os.environ


@pytest.mark.parametrize("said", ["abc", "-1", "1e9", "", str(2**32)])
def test_a_time_that_is_none_is_told(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EPOCH, said)
    with pytest.raises(SettingsError, match="seconds since 1970"):
        check_epoch()


@pytest.mark.slow
def test_a_killed_build_leaves_a_whole_site(tmp_path: Path) -> None:
    outcome = pull(tmp_path / "mine", moments=3)
    assert outcome.broken == ()
    assert outcome.old + outcome.new == 3
    assert outcome.cleared
