"""What every test may use: small sites from a dictionary, the browser, the shared real stories."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock
from hypothesis import settings
from jinja2 import Environment

from briefgen.annotate import story
from briefgen.gate import verify
from briefgen.settings.site import Settings
from briefgen.site.running import build_site
from tests.kit.places import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
NO_BROWSER = "no Chromium here: install it (Debian: apt-get install chromium) or name one in BRIEFGEN_CHROMIUM"
NO_SHARED = "the shared real stories are not here: put them beside the checkout or name them in BRIEFGEN_SHARED"

settings.register_profile("house", deadline=None, derandomize=True)  # the same cases on every machine
settings.load_profile("house")
os.environ["BRIEFGEN_CACHE"] = "off"  # a test that plants a lie in the program must not find what the true one kept
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice about another program
Content = dict[str, str | bytes]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def annotated_once() -> Iterator[None]:
    """Many tests plant one lie after another in the same few articles; these are annotated once."""
    remembered = lru_cache(maxsize=64)(story.annotate_story)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(story, "annotate_story", remembered)
        patch.setattr(verify, "annotate_story", remembered)
        yield


@pytest.fixture
def content(tmp_path: Path) -> Callable[[Content], Path]:
    """Make a content folder from a dictionary: ``content({"flood/a.txt": "..."})`` returns its path."""

    def make(files: Content) -> Path:
        folder = tmp_path / "content"
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data if isinstance(data, bytes) else data.encode())
        return folder

    return make


@pytest.fixture(scope="session", autouse=True)
def _templates_are_compiled_once() -> Iterator[None]:
    """Compiling the theme's templates is more than half of a small site's build, and gives the same each time."""
    compiled: dict[tuple[Any, ...], Any] = {}
    compile_anew = Environment.compile

    def compile_once(self: Environment, source: Any, *more: Any, **named: Any) -> Any:
        options = (
            self.autoescape,
            self.trim_blocks,
            self.lstrip_blocks,
            self.keep_trailing_newline,
            self.newline_sequence,
        )
        known = (*sorted(self.extensions), *sorted(self.filters), *sorted(self.tests))
        key = (type(self), source, *more, *named.items(), options, self.finalize, known)
        if not isinstance(source, str):
            return compile_anew(self, source, *more, **named)
        if key not in compiled:
            compiled[key] = compile_anew(self, source, *more, **named)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        yield


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample site, built once in a run, whatever the number of its workers; nobody writes to it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "sample-site"
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "site").is_dir():
            shutil.copytree(ROOT / "content", folder / "content", dirs_exist_ok=True)
            shutil.copy(ROOT / "mkdocs.yml", folder)
            build_site(Settings.load(folder))
    return folder / "site"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared real stories; the test is skipped where there is none."""
    folder = Path(os.environ.get("BRIEFGEN_SHARED") or ROOT.parent / "shared")
    if not (folder / "stories").is_dir():
        pytest.skip(NO_SHARED)
    return folder


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The system's Chromium.  Without one the test is skipped, or fails where BRIEFGEN_REQUIRE_BROWSER is set."""
    named = os.environ.get("BRIEFGEN_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found:
        return found
    if os.environ.get("BRIEFGEN_REQUIRE_BROWSER"):
        pytest.fail(NO_BROWSER)
    pytest.skip(NO_BROWSER)


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """A headless Chromium for the whole run; open a context of your own in it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield chromium
        chromium.close()
