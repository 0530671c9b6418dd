"""The door to MkDocs: what it takes out, what it puts in, and how it behaves when something is wrong."""

from __future__ import annotations

import html
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from briefgen.errors import GateError, NothingToBuild, SettingsError
from briefgen.gate.verify import verify_site
from briefgen.settings.site import Settings
from briefgen.site.epoch import EPOCH
from briefgen.site.running import build_site
from tests.kit.ferry import GULL, TIDE

Make = Callable[[dict[str, str | bytes]], Path]

STORY: dict[str, str | bytes] = {"ferry/articles/gull.txt": GULL, "ferry/tide.txt": TIDE}
CANARY = "QZX-CANARY-QZX"


def site(make: Make, root: Path, files: dict[str, str | bytes], change: Callable[[str], str] = str) -> Path:
    """A site's folder with these files in its content, and our own mkdocs.yml."""
    content = make(files)
    (content.parent / "mkdocs.yml").write_text(change((root / "mkdocs.yml").read_text()))
    return content.parent


def config(folder: Path, command: str = "build", *, strict: bool = False) -> MkDocsConfig:
    """What MkDocs makes of it."""
    loaded = load_config(config_file=str(folder / "mkdocs.yml"), strict=strict)
    loaded.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
    return loaded


def everything(folder: Path) -> str:
    """All bytes of a built site, as far as they are text."""
    return "\n".join(f.read_bytes().decode("utf-8", "replace") for f in sorted(folder.rglob("*")) if f.is_file())


def test_no_byte_of_a_source_file_reaches_the_site(content: Make, root: Path) -> None:
    files = STORY | {
        "ferry/scan.pdf": f"%PDF-1.4 {CANARY}",
        "ferry/articles/raw.html": f"<html><body><nav>{CANARY}</nav></body></html>",
        "ferry/story.yml": f"title: The Gull\n# {CANARY}\n",
        "ferry/notes.yaml": f"a: {CANARY}",
        "ferry/deep/er/x.md": CANARY,
        "held/draft.txt": f"{CANARY} {GULL}",
        "held/story.yml": "publish: false",
        "about.md": "# About us\n\nWe are the owner.",
    }
    folder = site(content, root, files)
    build_site(Settings.load(folder))
    names = {f.name for f in (folder / "site").rglob("*")}
    assert not names & {
        "scan.pdf",
        "raw.html",
        "story.yml",
        "notes.yaml",
        "x.html",
        "x.md",
        "gull.txt",
        "tide.txt",
        "draft.txt",
    }
    assert CANARY not in everything(folder / "site")
    assert (folder / "site" / "about.html").is_file()
    assert (folder / "site" / "ferry" / "index.html").is_file()


def test_it_works_inside_a_site_with_pages_and_a_nav_of_its_own(content: Make, root: Path) -> None:
    def with_nav(text: str) -> str:
        return text + "\nnav:\n  - Welcome: index.md\n  - Briefings: stories.md\n  - Who: about.md\n"

    files = STORY | {"index.md": "# Our own home\n", "about.md": "# About\n\n[A story](ferry/index.md#key-facts)\n"}
    folder = site(content, root, files, with_nav)
    build(config(folder, strict=True))
    assert "Our own home" in (folder / "site" / "index.html").read_text()
    assert "ferry/index.html" in (folder / "site" / "stories.html").read_text()


HANDBOOK: dict[str, str | bytes] = {
    "index.md": "# Harbour handbook\n\n![Chart](pictures/chart.svg) and [the news](briefings/index.md)\n",
    "guide/pilots.md": "# Pilots\n\nThe [grounding](../briefings/ferry/index.md#key-facts) of 2025.\n",
    "guide/deep/tides.md": "# Tides\n\nSpring and neap.\n",
    "guide/table.csv": "day,high\n1,4.2\n",
    "pictures/chart.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    **{f"briefings/{name}": text for name, text in STORY.items()},
}
OWN_NAV = """
nav:
  - Home: index.md
  - Guide:
      - guide/pilots.md
      - Tides: guide/deep/tides.md
  - News:
      - Briefings: briefings/index.md
      - People: briefings/people.md
"""


def in_a_folder(text: str) -> str:
    """The settings of a site whose stories have a folder of their own, and that has the theme's search."""
    return text.replace("  - briefgen:\n", "  - search\n  - offline\n  - briefgen:\n      stories: briefings\n")


@pytest.mark.parametrize("nav", [OWN_NAV, ""])
@pytest.mark.parametrize("directories", [False, True])
def test_stories_in_a_folder_leave_the_rest_of_a_site_alone(
    content: Make, root: Path, nav: str, directories: bool
) -> None:
    def settings(text: str) -> str:
        text = in_a_folder(text) + nav
        if directories:  # which the plugin "offline" does not allow
            text = re.sub(r"  - offline.*\n", "", text).replace("use_directory_urls: false", "use_directory_urls: true")
        return text

    folder = site(content, root, HANDBOOK | {"briefings/ferry/scan.pdf": f"%PDF-1.4 {CANARY}"}, settings)
    build(config(folder, strict=True))
    made = folder / "site"
    assert "Harbour handbook" in (made / "index.html").read_text()
    assert "Spring and neap" in (made / f"guide/deep/tides{'/index' if directories else ''}.html").read_text()
    for name in ("guide/table.csv", "pictures/chart.svg"):
        assert (made / name).read_bytes() == (folder / "content" / name).read_bytes()
    assert CANARY not in everything(made)
    assert (made / "briefings/ferry/briefing.json").is_file()
    assert not (made / "ferry").exists()
    home = (made / "briefings/index.html").read_text()
    assert ">Briefings</h1>" in home
    assert "ferry/" in home
    assert "briefings/ferry/" in (made / "search/search_index.json").read_text()
    where = Settings.load(folder)
    report = verify_site(where.site_dir, where.content)
    assert report.failures == ()
    assert report.receipts > 0
    tide = folder / "content/briefings/ferry/tide.txt"
    tide.write_text(tide.read_text() + "A line more.\n")
    assert any("has changed" in failure for failure in verify_site(where.site_dir, where.content).failures)


def test_the_look_of_the_rest_of_a_site_is_its_own(content: Make, root: Path) -> None:
    folder = site(content, root, HANDBOOK, in_a_folder)
    build(config(folder))
    page = (folder / "site/guide/pilots.html").read_text()
    assert "briefgen.css" in page
    assert "briefgen-theme.css" not in page
    rules = (folder / "site/assets/briefgen/briefgen.css").read_text()
    rules = re.sub(r"/\*.*?\*/|@font-face \{[^}]*\}|@media[^{]*\{|@keyframes.*", "", rules, flags=re.S)
    for selector in re.findall(r"([^{}]+)\{", rules):
        touched = re.sub(r"\s+", " ", selector).strip()
        assert ".bg" in touched or touched.startswith((":root", "[data-md-color-scheme")), touched


def test_an_owners_home_of_the_stories_is_kept(content: Make, root: Path) -> None:
    own = HANDBOOK | {"briefings/index.md": "# Our news desk\n\n[All stories](stories.md)\n"}
    folder = site(content, root, own, in_a_folder)
    build(config(folder, strict=True))
    assert "Our news desk" in (folder / "site/briefings/index.html").read_text()
    assert "ferry/index.html" in (folder / "site/briefings/stories.html").read_text()


def test_a_dead_link_of_an_owners_page_is_the_owners_affair(content: Make, root: Path) -> None:
    own = HANDBOOK | {"guide/pilots.md": "# Pilots\n\n<a href='../served-by-others/'>live chart</a>\n"}
    folder = site(content, root, own, in_a_folder)
    build_site(Settings.load(folder))
    assert "served-by-others" in (folder / "site/guide/pilots.html").read_text()


def test_a_page_of_the_nav_taken_for_a_story_is_told(
    content: Make, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = site(
        content, root, STORY | {"guide/pilots.md": "# Pilots"}, lambda text: text + "\nnav: [guide/pilots.md]\n"
    )
    with pytest.raises(Abort):
        build(config(folder, strict=True))
    assert "guide/pilots.md stands in nav" in caplog.text
    assert "stories: briefings" in caplog.text


def test_without_a_nav_one_is_made(content: Make, root: Path) -> None:
    folder = site(content, root, STORY | {"about.md": "# About us\n"})
    made = config(folder, strict=True)
    build(made)
    assert made.nav == [
        {"Stories": "index.md"},
        "about.md",
        {"Outlets": "outlets.md"},
        {"People": "people.md"},
        {"How this was made": "how-this-was-made.md"},
    ]


def test_a_minimal_mkdocs_yml_is_enough(content: Make, root: Path) -> None:
    folder = site(
        content, root, STORY, lambda _: "site_name: X\ndocs_dir: content\ntheme: material\nplugins: [briefgen]\n"
    )
    build(config(folder))
    page = (folder / "site" / "ferry" / "index.html").read_text()
    assert (folder / "site/ferry/articles/gull/index.html").is_file()
    assert "assets/briefgen/briefgen.css" in page
    assert 'markdown="' not in page


def test_a_left_out_file_is_a_line_of_the_log_and_a_warning_if_one_wishes(
    content: Make, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "mkdocs")
    folder = site(content, root, STORY | {"ferry/empty.txt": ""})
    build(config(folder, strict=True))
    (line,) = [r for r in caplog.records if "ferry/empty.txt" in r.getMessage()]
    assert line.levelname == "INFO"
    (folder / "mkdocs.yml").write_text((folder / "mkdocs.yml").read_text().replace("strict: false", "strict: true"))
    with pytest.raises(Abort):
        build(config(folder, strict=True))


def test_the_same_site_twice_is_the_same_bytes(content: Make, root: Path) -> None:
    folder = site(content, root, STORY)
    build_site(Settings.load(folder))
    first = {f.relative_to(folder): f.read_bytes() for f in (folder / "site").rglob("*") if f.is_file()}
    shutil.rmtree(folder / "site")
    shutil.rmtree(folder / ".briefgen")
    build_site(Settings.load(folder))
    assert first == {f.relative_to(folder): f.read_bytes() for f in (folder / "site").rglob("*") if f.is_file()}
    assert b"2025-03-05" in (folder / "site" / "sitemap.xml").read_bytes() or not os.environ.get("SITE_URL")
    assert EPOCH not in os.environ


def test_a_date_somebody_set_is_kept(content: Make, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EPOCH, "86400")
    monkeypatch.setenv("SITE_URL", "https://desk.example/")
    folder = site(content, root, STORY)
    build_site(Settings.load(folder))
    assert "<lastmod>1970-01-02</lastmod>" in (folder / "site" / "sitemap.xml").read_text()
    assert os.environ[EPOCH] == "86400"


def test_a_broken_link_fails_a_strict_build(content: Make, root: Path) -> None:
    folder = site(content, root, STORY | {"about.md": "[x](ferry/articles/gull.md#s-nowhere)"})
    with pytest.raises(GateError, match="s-nowhere"):
        build_site(Settings.load(folder), strict=True)


def test_nothing_to_build_stops_a_build_in_words(content: Make, root: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = site(content, root, {"about.md": "# About"})
    with pytest.raises(NothingToBuild):
        build_site(Settings.load(folder))
    with pytest.raises(Abort):
        build(config(folder))
    assert "no story" in caplog.text


def test_without_settings_or_plugin_it_says_what_to_do(content: Make, root: Path) -> None:
    folder = content(STORY).parent
    with pytest.raises(SettingsError, match="briefgen new"):
        build_site(Settings.load(folder))
    site(content, root, STORY, lambda _: "site_name: X\ndocs_dir: content\n")
    with pytest.raises(SettingsError, match="- briefgen"):
        build_site(Settings.load(folder))


def test_under_serve_a_fault_is_a_page_and_the_next_build_mends_it(content: Make, root: Path) -> None:
    folder = site(content, root, STORY)
    loaded = config(folder, "serve")
    build(loaded)
    good = (folder / "site" / "ferry" / "index.html").read_text()
    own = folder / "templates" / "pages"
    own.mkdir(parents=True)
    (own / "people.md.j2").write_text("{% for %}")
    loaded = _again(loaded, folder)
    build(loaded)
    for page in ("index.html", "ferry/index.html"):
        assert "cannot be built yet" in (folder / "site" / page).read_text()
    assert "TemplateSyntaxError" in (folder / "site" / "index.html").read_text()
    (own / "people.md.j2").unlink()
    build(_again(loaded, folder))
    assert (folder / "site" / "ferry" / "index.html").read_text() == good


def test_under_serve_what_one_edits_is_watched_and_what_is_made_is_not(content: Make, root: Path) -> None:
    folder = site(content, root, STORY)
    (folder / "templates").mkdir()
    loaded = config(folder, "serve")
    build(loaded)
    watched = {Path(p) for p in loaded.watch}
    assert folder / "templates" in watched
    assert not any((folder / ".briefgen").is_relative_to(p) or p.is_relative_to(folder / ".briefgen") for p in watched)


def test_a_removed_article_takes_its_page_along(content: Make, root: Path) -> None:
    folder = site(content, root, STORY)
    build_site(Settings.load(folder))
    assert (folder / "site/ferry/articles/tide.html").is_file()
    (folder / "content/ferry/tide.txt").unlink()
    build_site(Settings.load(folder))
    assert not (folder / "site/ferry/articles/tide.html").exists()
    assert not (folder / ".briefgen/ferry/articles/tide.md").exists()


def _again(before: MkDocsConfig, folder: Path) -> MkDocsConfig:
    """A rebuild as serve does it: the settings are read anew, the plugin object stays."""
    fresh = load_config(config_file=str(folder / "mkdocs.yml"))
    assert fresh.plugins["briefgen"] is before.plugins["briefgen"]
    return fresh


@pytest.mark.slow
def test_serve_shows_an_edited_article_by_itself(content: Make, root: Path) -> None:
    folder = site(content, root, STORY)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(folder / "mkdocs.yml"), "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}/ferry/articles/tide.html"
        assert _eventually(url, "three hours")
        file = folder / "content" / "ferry" / "tide.txt"
        file.write_text(TIDE.replace("three hours", "five hours"))
        assert _eventually(url, "five hours")
    finally:
        process.terminate()
        process.wait(10)


def _eventually(url: str, words: str, seconds: float = 60) -> bool:
    """Whether a page comes to hold these words."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=5) as answer:
                if words in answer.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.3)
    return False


@pytest.mark.slow
def test_of_the_content_folder_nothing_is_copied_but_what_is_the_owners(content: Make, root: Path) -> None:
    raw = f"<html><body><script>run('{CANARY}')</script><p>{CANARY}</p></body></html>"
    picture = f"\x89PNG {CANARY}"
    files = STORY | {
        "loose.html": raw, "index.html": raw, "scan.svg": raw, "run.js": CANARY, "look.css": CANARY, "shot.png": picture,
        ".hidden/a.html": raw, ".htaccess": CANARY, "README": CANARY, "notes.markdown": raw, "2025/deep/page.html": raw,
        "2025/deep/shot.png": picture, "ferry/articles/README.md": f"[{CANARY}](x)", "ferry/a_files/run.js": CANARY,
        "ferry/a.html": f"<html><body><nav>{CANARY}</nav></body></html>", "assets/shot.png": picture,
        "clip.md": f"---\nurl: https://tide.example/\n---\n{raw}", "styles/ours.css": "p { color: teal }",
        "about.md": f"# About\n\nOurs.\n\n<script>{CANARY}</script>\n\n<p onclick='{CANARY}'>[A dead end](run.js)</p>",
    }  # fmt: skip
    folder = site(content, root, files, lambda text: text + "\nextra_css: [styles/ours.css]\n")
    report = build_site(Settings.load(folder))
    assert report.exit_code == 1
    assert CANARY not in everything(folder / "site")
    assert "Ours." in (folder / "site/about.html").read_text()
    assert (folder / "site/styles/ours.css").is_file()
    named = {n.path for n in report.not_read}
    quiet = {".hidden/a.html", ".htaccess", "ferry/a_files/run.js", "about.md", "styles/ours.css"}
    assert named == {f for f in files if f not in STORY} - quiet
    made = html.unescape((folder / "site/how-this-was-made.html").read_text())
    assert all(path in made for path in named)


@pytest.mark.slow
@pytest.mark.parametrize("directories", [False, True])
def test_stories_in_any_depth_have_pages_that_lead_to_each_other(content: Make, root: Path, directories: bool) -> None:
    def settings(text: str) -> str:
        text = in_a_folder(text)
        if directories:
            text = re.sub(r"  - offline.*\n", "", text).replace("use_directory_urls: false", "use_directory_urls: true")
        return text

    deep = {f"briefings/2025/spring/{name}": text for name, text in STORY.items()}
    folder = site(
        content, root, {"index.md": "# Ours", **deep, "briefings/2025/spring/ferry/sequel/gull.txt": GULL}, settings
    )
    build(config(folder, strict=True))
    where = Settings.load(folder)
    report = verify_site(where.site_dir, where.content)
    assert report.failures == ()
    assert report.receipts > 0
    for story in ("2025/spring/ferry", "2025/spring/ferry/sequel"):
        assert story in (where.site_dir / "briefings/index.html").read_text()
        assert f"briefings/{story}/" in (where.site_dir / "search/search_index.json").read_text()


@pytest.mark.slow
def test_the_plugins_of_an_older_site_do_no_harm(content: Make, root: Path) -> None:
    """A site made before the search was ours names the theme's, and the plugin that made it work by double click."""
    folder = site(content, root, STORY)
    build(config(folder, strict=True))
    before = but_for_white_space(folder / "site")
    settings = (folder / "mkdocs.yml").read_text()
    older = settings.replace("plugins:\n", "plugins:\n  - search:\n      lang: [en, de]\n  - offline\n")
    (folder / "mkdocs.yml").write_text(older)
    build(config(folder, strict=True))
    after = but_for_white_space(folder / "site")
    assert after == before
    assert "search/index.js" in after
    assert not [name for name in after if "search_index" in name or "lunr" in name or "workers" in name]


def but_for_white_space(made: Path) -> dict[str, bytes]:
    """Each file of a site, but for the sums; where a plugin is named, the theme leaves empty lines."""
    files = {f.relative_to(made).as_posix(): f.read_bytes() for f in made.rglob("*") if f.is_file()}
    return {n: b" ".join(d.split()) if n.endswith(".html") else d for n, d in files.items() if n != "SHA256SUMS"}
