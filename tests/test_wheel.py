"""The installed package is whole: from the wheel alone, in an empty folder, to a finished site."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from briefgen import __version__

pytestmark = pytest.mark.slow
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The wheel, built from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, root)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of an environment that has the wheel, and the other packages from this one."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    python = home / SCRIPTS / Path(sys.executable).with_stem("python").name
    folder = Path(_run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    _run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet", wheel)
    (folder / "packages.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return home / SCRIPTS


def test_the_wheel_has_what_is_no_code(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "briefgen/templates/pages/story.md.j2",
        "briefgen/templates/theme/main.html",
        "briefgen/templates/assets/briefgen.css",
        "briefgen/lexicon/units.yml",
        "briefgen/new/scaffold/mkdocs.yml",
        "briefgen/new/scaffold/_github/workflows/pages.yml",
        "briefgen/py.typed",
    ):
        assert part in names
    assert not [name for name in names if name.split("/")[0] not in {"briefgen", f"briefgen-{__version__}.dist-info"}]


def test_an_installed_briefgen_makes_and_builds_a_site(installed: Path, tmp_path: Path) -> None:
    said = _run(installed / "python", "-c", "import briefgen; print(briefgen.__file__)", cwd=tmp_path)
    assert Path(said.strip()).is_relative_to(installed.parent)
    _run(installed / "briefgen", "new", "mine", cwd=tmp_path)
    _run(installed / "briefgen", "build", cwd=tmp_path / "mine")
    assert (tmp_path / "mine" / "site" / "quillhaven-library" / "index.html").is_file()
    _run(installed / "briefgen", "check", cwd=tmp_path / "mine")


def test_a_site_lays_its_own_templates_over_the_packaged_ones(installed: Path, tmp_path: Path) -> None:
    _run(installed / "briefgen", "new", ".", cwd=tmp_path)
    own = tmp_path / "templates" / "pages" / "home.md.j2"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"# The house of the gull\n")
    _run(installed / "briefgen", "build", cwd=tmp_path)
    assert "The house of the gull" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "Key facts" in (tmp_path / "site" / "quillhaven-library" / "index.html").read_text(encoding="utf-8")


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a command and return what it prints; its words are in the failure."""
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout
