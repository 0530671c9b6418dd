"""Wherever a site is published, every link of it works: under a path, at the top of a domain, and in a folder."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from briefgen.gate.verify import verify_site
from briefgen.settings.site import Settings
from briefgen.site.running import build_site
from tests.kit.served import dead_links, of_folder, served
from tests.site.test_site import STORY, Make, site

DEEP = "no/such/page/anywhere.html"


def own_site(make: Make, root: Path) -> Path:
    return site(make, root, STORY | {"about.md": "# About us\n\n[Home](index.md), [the ferry](ferry/index.md)"})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "directories"),
    [
        ("", False),
        ("https://user.example/", False),
        ("https://user.example/repo", False),
        ("https://user.example/repo/", True),
        ("https://news.example:8443/a/b%20c/", False),
    ],
)
def test_every_link_works_under_any_address(
    content: Make, root: Path, monkeypatch: pytest.MonkeyPatch, address: str, directories: bool
) -> None:
    folder = own_site(content, root)
    if directories:
        settings = (folder / "mkdocs.yml").read_text()
        settings = settings.replace("use_directory_urls: false", "use_directory_urls: true")
        (folder / "mkdocs.yml").write_text(settings.replace("  - offline #", "  #"))
    monkeypatch.setenv("SITE_URL", address)
    report = build_site(Settings.load(folder))
    assert report.exit_code == 0
    assert not verify_site(folder / "site", folder / "content").failures
    path = urlsplit(address).path.rstrip("/") + "/"
    with served(folder / "site", path) as home:
        dead, seen = dead_links(home, DEEP)
    assert not dead
    assert any("ferry/articles/tide" in opened for opened in seen)
    if not directories:
        assert not of_folder(folder / "site")


@pytest.mark.slow
def test_a_link_out_of_the_sites_path_is_named(content: Make, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = own_site(content, root)
    monkeypatch.setenv("SITE_URL", "https://user.example/repo/")
    build_site(Settings.load(folder))
    home = folder / "site" / "index.html"
    home.write_text(home.read_text().replace('href="ferry/index.html', 'href="/repository/ferry/index.html'))
    failures = verify_site(folder / "site", folder / "content").failures
    assert any("/repository/ferry/index.html leads to a page that does not exist" in failure for failure in failures)


@pytest.mark.slow
def test_serve_and_plain_mkdocs_do_so_too(content: Make, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = own_site(content, root)
    monkeypatch.setenv("SITE_URL", "https://user.example/repo/")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-s"], cwd=folder, check=True)
    with served(folder / "site", "/repo/") as home:
        assert not dead_links(home, DEEP)[0]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "briefgen", "serve", "-a", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        home = f"http://127.0.0.1:{port}/repo/"
        _wait_for(home)
        assert not dead_links(home, DEEP)[0]
        (folder / "mkdocs.yml").write_text("site_name: [")  # an edit breaks the settings; the site goes on
        time.sleep(2)
        _wait_for(home)
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(address: str, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            urlopen(address, timeout=5).close()
        except (URLError, TimeoutError):
            assert time.monotonic() < end, f"{address} does not answer"
            time.sleep(0.3)
        else:
            return
