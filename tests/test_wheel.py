"""The installed package is whole: from the wheel alone, in an empty folder, to a finished site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
import yaml

from briefgen import __version__
from tests.kit.served import dead_links, served

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
    return environment(tmp_path_factory.mktemp("environment"), wheel)


def environment(home: Path, *wheels: Path) -> Path:
    """Make one in ``home`` with these wheels and, of this one's, all packages but briefgen; returns its commands."""
    venv.create(home, with_pip=False)
    python = home / SCRIPTS / Path(sys.executable).with_stem("python").name
    folder = Path(_run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    for wheel in wheels:
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
        "briefgen/site/new/scaffold/mkdocs.yml",
        "briefgen/site/new/scaffold/_github/workflows/pages.yml",
        "briefgen/site/new/scaffold/requirements.lock",
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


@pytest.mark.skipif(shutil.which("bash") is None, reason="the steps of the workflow are written for bash")
def test_the_workflow_of_a_new_site_publishes_it(wheel: Path, tmp_path: Path) -> None:
    """Its steps as they stand, with this wheel and without a network, and then every link as a reader opens it."""
    tools = environment(tmp_path / "mine", wheel)
    site, address = tmp_path / "site", "https://user.example/repo"
    _run(tools / "briefgen", "new", site)
    tools = environment(tmp_path / "runner")
    steps = yaml.safe_load((site / ".github/workflows/pages.yml").read_text())["jobs"]["build"]["steps"]
    around = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "PIP_NO_INDEX": "1", "PYTHONPATH": ""}
    for step in (step for step in steps if "run" in step):
        given = {k: v.replace("${{ steps.pages.outputs.base_url }}", address) for k, v in step.get("env", {}).items()}
        _run("bash", "-e", "-c", step["run"], cwd=site, env=around | given)
    said = _run(tools / "python", "-c", "import briefgen; print(briefgen.__file__)", cwd=tmp_path, env=around)
    assert Path(said.strip()).is_relative_to(tools.parent)
    with served(site / "site", "/repo/") as home:
        dead, seen = dead_links(home, "no/such/page.html")
        assert not dead
        assert f"{home}quillhaven-library/articles/beacon.html" in seen


def _run(*command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a command and return what it prints; its words are in the failure."""
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout
