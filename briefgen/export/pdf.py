"""The paper as a PDF: tagged, with bookmarks, with our fonts, without the network.

WeasyPrint sets it, which is no part of a plain installation (``pip install "briefgen[pdf]"``) and needs Pango from the
system.  The same version of both gives the same bytes; no build needs them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from briefgen.errors import SettingsError
from briefgen.export.paper import STEPS, paper
from briefgen.render.addresses import Addresses
from briefgen.render.reader import BriefingReader
from briefgen.render.templates import packaged

MOST_PAGES = 4
EPOCH, FIRST_DAY = "SOURCE_DATE_EPOCH", "315532800"  # 1 January 1980
STYLE = "paper.css"
MISSING = (
    "A PDF needs WeasyPrint, which is not installed or does not find Pango ({cause}). Install it with "
    '`pip install "briefgen[pdf]"`, and Pango from your system (Debian: apt-get install libpangoft2-1.0-0).'
)


def pdf(reader: BriefingReader, addresses: Addresses, own: Path | None = None) -> bytes:
    """The PDF of a story, on four pages at most; ``own`` is a site's folder of templates, whose ``paper.css`` counts.

    Raises `SettingsError` where WeasyPrint or Pango is missing.
    """
    make = _engine()
    fonts = make.text.fonts.FontConfiguration()
    style = _style(make, own, fonts)
    for facts, differences in STEPS:
        html = paper(reader, addresses, facts, differences).decode("utf-8")
        page = make.HTML(string=html, url_fetcher=_refuse, base_url="paper:")
        document = page.render(stylesheets=[style], font_config=fonts)
        if len(document.pages) <= MOST_PAGES:
            break
    with _no_clock():
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True))


@contextmanager
def _no_clock() -> Iterator[None]:
    """While it lasts, "now" is the first day a packed file can name: the fonts inside a PDF say when they were made."""
    if EPOCH in os.environ:
        yield
        return
    os.environ[EPOCH] = FIRST_DAY
    try:
        yield
    finally:
        del os.environ[EPOCH]


def _engine() -> Any:
    """WeasyPrint, loaded late: it is large, and seldom there."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # an OSError where a library of the system is not found
        raise SettingsError(MISSING.format(cause=re.sub(r"\s+", " ", str(error))[:120])) from error
    return weasyprint


def _style(make: Any, own: Path | None, fonts: Any) -> Any:
    folders = [own / "assets"] if own else []
    file = next(f for f in (*(d / STYLE for d in folders), packaged() / "assets" / STYLE) if f.is_file())
    base = file.parent.as_uri() + "/"

    def font(url: str) -> Any:
        """A font that lies beside the style sheet, and nothing else."""
        parts = urlsplit(url)
        wanted = Path(url2pathname(parts.path))
        if parts.scheme != "file" or wanted.suffix != ".woff2":
            return _refuse(url)
        return make.urls.URLFetcherResponse(url, wanted.read_bytes(), {"Content-Type": "font/woff2"})

    return make.CSS(string=file.read_text(encoding="utf-8"), base_url=base, url_fetcher=font, font_config=fonts)


def _refuse(url: str) -> Any:
    raise ValueError(f"nothing is loaded for a PDF: {url}")
