"""A built site as a host shows it: under the path of its address, with its page "not found" for all that is not there."""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import lxml.html

NOT_FOUND = "404.html"


@contextmanager
def served(folder: Path, path: str = "/") -> Iterator[str]:
    """Serve ``folder`` under ``path`` (with slashes around it), and nothing beside it; gives the site's address."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, url: str) -> str:
            asked = urlsplit(url).path
            if not asked.startswith(path):
                return str(folder / "outside of the site")
            return super().translate_path("/" + asked.removeprefix(path))

        def send_error(self, code: int, *_: Any) -> None:
            body = (folder / NOT_FOUND).read_bytes() if code == 404 else b""
            self.send_response(code)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    def handler(*arguments: Any) -> Handler:
        return Handler(*arguments, directory=str(folder))

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{path}"
    finally:
        server.shutdown()
        server.server_close()


def dead_links(home: str, *entries: str) -> tuple[list[str], set[str]]:
    """Open every link inside the site from its entries on: those that lead nowhere, and all addresses opened.

    ``entries`` are addresses relative to ``home``, opened whatever the host says of them; the home page is one.
    """
    waiting = [home, *(urljoin(home, entry) for entry in entries)]
    told = set(waiting[1:])
    seen: set[str] = set()
    dead: list[str] = []
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        try:
            with urlopen(address, timeout=20) as answer:
                data, kind = answer.read(), answer.headers.get_content_type()
        except HTTPError as error:
            data, kind = error.read(), error.headers.get_content_type()
            error.close()
            if address not in told:
                dead.append(address)
                continue
        if kind == "text/html":
            waiting += [link for link in _links(address, data) if urlsplit(link).netloc == urlsplit(home).netloc]
    return dead, seen


def _links(address: str, page: bytes) -> Iterator[str]:
    tree = cast("lxml.html.HtmlElement", lxml.html.document_fromstring(page.decode("utf-8")))
    for element, name, link, _ in tree.iterlinks():
        if name in {"href", "src"} and element.get("rel") != "canonical":
            yield urldefrag(urljoin(address, link))[0]


def of_folder(folder: Path) -> list[str]:
    """Every link that does not work when the pages are opened by double click; the page "not found" is the host's."""
    dead = []
    for file in folder.rglob("*.html"):
        name = file.relative_to(folder).as_posix()
        for link in () if name == NOT_FOUND else _links(f"file:///{name}", file.read_bytes()):
            parts = urlsplit(link)
            if parts.scheme == "file" and not (folder / posixpath.normpath(parts.path).lstrip("/")).is_file():
                dead.append(f"{name}: {link}")
    return dead
