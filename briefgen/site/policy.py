"""The second wall: a Content-Security-Policy in every page, by which a browser runs only the theme's scripts.

The first wall is that no word of an article becomes mark-up (`briefgen.render.escape`).  Should one ever get through,
its script does not run: a browser runs files of the site's own and those inline scripts whose hash the policy names.
The hashes are taken from the theme's template **filled with an empty page**, so that nothing an article says can get
itself allowed.

It is a ``<meta>`` element because a folder that is opened by double click has no server that could send a header.
There every file has an origin of its own, and "self" means nothing in some browsers: hence ``file:``.
"""

from __future__ import annotations

import base64
import copy
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Protocol, cast
from urllib.parse import quote, urlsplit

import lxml.html

OWN = "'self' file:"
SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}
"""Other types are data, which no browser runs."""

_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta\s+charset\s*=[^>]*>)?", re.I)


class Template(Protocol):
    """A template of the theme."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Its text with these values."""


@dataclass(frozen=True, slots=True)
class Trusted:
    """What the theme brings: the hashes of its inline scripts, and the files it takes from other hosts."""

    hashes: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


def trusted_in(html: str) -> Trusted:
    """The scripts and styles of a page that holds nobody's words but the theme's.

    >>> trusted_in("<body><script>a()</script><script src='x.js'></script>").hashes
    ("'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='",)
    """
    tree = cast("lxml.html.HtmlElement", lxml.html.document_fromstring(html))
    run = [e for e in tree.iter("script") if (e.get("type") or "").strip().lower() in SCRIPT_TYPES]
    hashes = {_hash(e.text or "") for e in run if e.get("src") is None}
    scripts = {_source(e.get("src") or "") for e in run}
    styles = {_source(e.get("href") or "") for e in tree.iter("link") if "stylesheet" in (e.get("rel") or "").split()}
    return Trusted(*(tuple(sorted(found - {""})) for found in (hashes, scripts, styles)))


def trusted_of(template: Template, context: Mapping[str, Any]) -> Trusted:
    """The scripts and styles of the theme's template for the page of this context, without any word of the page."""
    blank = copy.copy(context["page"])
    blank.content, blank.title, blank.meta = "", "", {}
    blank.toc = type(blank.toc)([])
    blank.previous_page = blank.next_page = None
    return trusted_in(template.render({**context, "page": blank}))


def whole_policy(trusted: Trusted) -> str:
    """For a site that is all ours: nothing is loaded from elsewhere, unless its owner's settings name it.

    >>> whole_policy(Trusted(hashes=("'sha256-AA='",))).split("; ")[1]
    "script-src 'self' file: 'sha256-AA='"
    """
    return "; ".join(
        [
            "default-src 'none'",
            _scripts(trusted),
            " ".join(["style-src", OWN, "'unsafe-inline'", *trusted.styles]),
            f"img-src {OWN} data:",
            f"font-src {OWN}",
            f"connect-src {OWN}",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def scripts_policy(trusted: Trusted) -> str:
    """For our pages inside somebody's site, whose theme may take pictures and fonts from where it likes."""
    return "; ".join([_scripts(trusted), "object-src 'none'", "base-uri 'none'"])


def with_policy(html: str, policy: str) -> str:
    """The page with its policy before anything that could run, but after the mark of its encoding.

    >>> with_policy("<head><title>A</title>", "base-uri https:").partition("<title>")[0]
    '<head><meta http-equiv="Content-Security-Policy" content="base-uri https:">'
    """
    content = escape(policy, quote=False).replace('"', "&quot;")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return _HEAD.sub(lambda found: found[0] + meta, html, count=1)


def _scripts(trusted: Trusted) -> str:
    return " ".join(["script-src", OWN, *trusted.hashes, *trusted.scripts])


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.replace("\r\n", "\n").encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _source(address: str) -> str:
    """A file of another host as a policy names it; "" for the site's own."""
    parts = urlsplit(address)
    if not parts.netloc:
        return ""
    scheme = f"{parts.scheme}://" if parts.scheme else ""
    return f"{scheme}{quote(parts.netloc, safe=':')}{quote(parts.path, safe='/%~@=+')}"
