"""Source text is hostile: how any text at all becomes Markdown that shows exactly this text.

The body of a finished page is HTML blocks with a ``markdown`` attribute (Python-Markdown's ``md_in_html``), and
only its links are Markdown.  Two reasons.  A designed page needs elements that Markdown has no words for; and
links and anchors must be Markdown, because MkDocs checks (and rewrites) those and never looks into raw HTML: a
dangling citation then fails a strict build, here and in any other renderer of the same folder.

The price is that text stands where both languages are read.  So every character that means something to either,
or to an extension a site may switch on (``:smile:``, ``--``, ``==mark==``, ``$x$``, ``www.``), is written as a
numeric character reference, which both leave alone.  White space is folded, so no text can begin a new line and
with it a block; control characters, which Python-Markdown uses for its own bookkeeping, become U+FFFD, and so do those
that turn the direction of what stands around them (a file's name may hold them).
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from markupsafe import Markup

# A full stop before a space, a decimal point and a hyphen inside a word mean nothing to anybody.
_HARMLESS = r"\.(?=\s|$)|(?<=[0-9])\.(?=[0-9])|(?<=[0-9A-Za-z])-(?=[0-9A-Za-z])"
_TO_ESCAPE = re.compile(rf"({_HARMLESS})|[!-/:-@\[-`{{-~]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_WHITE = re.compile(r"\s+")  # a run is one space, also at the edges: a text may be a piece of a sentence
_UNESCAPED = ",;?%"


def plain(value: object) -> Markup:
    """Any text as Markdown-in-HTML that shows this text and nothing else; for text and for attribute values.

    >>> str(plain("*a* <b>"))
    '&#42;a&#42; &#60;b&#62;'
    """
    if isinstance(value, Markup):
        return value
    return Markup(_TO_ESCAPE.sub(_reference, visible("" if value is None else str(value))))


def visible(text: str) -> str:
    """A text as a page shows it: each run of white space as one space, control characters as U+FFFD.

    >>> visible("two\\n words")
    'two words'
    """
    return _CONTROL.sub("�", _WHITE.sub(" ", text))


def title(text: str) -> str:
    """A text for a page's front matter title, which themes print without escaping (and sometimes unescape first).

    >>> title('<b> "x" & y')
    '‹b› ”x” &amp; y'
    """
    looks_alike = str.maketrans({"<": "‹", ">": "›", '"': "”", "&": "&amp;"})
    return visible(text).strip().translate(looks_alike)


def link(label: object, target: str, anchor: str | None = None) -> Markup:
    """A Markdown link to another finished page.

    >>> str(link("The Post", "articles/a b.md", "s-1"))
    '[The Post](articles/a%20b.md#s-1)'
    """
    where = quote(target) + (f"#{quote(anchor)}" if anchor else "")
    return Markup(f"[{isolated(label)}]({where})")


def isolated(value: object) -> Markup:
    """Any text beside other text: right-to-left letters in it do not turn what stands around it.

    >>> str(isolated("المرفأ")), str(isolated("The Post"))
    ('<bdi>المرفأ</bdi>', 'The Post')
    """
    shown = plain(value)
    return Markup(f"<bdi>{shown}</bdi>") if _RIGHT_TO_LEFT.search(shown) else shown


def web_address(url: str | None) -> str | None:
    """The address if it may be linked to: http or https, with a host, and nothing that could hide in it.

    >>> web_address("javascript:alert(1)") is None
    True
    """
    if not url or not url.isprintable() or any(c.isspace() or c in "<>\"'`\\" for c in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and host and not parts.username else None


def address(url: str | None) -> Markup | None:
    """A checked web address for a ``href``; None where `web_address` refuses it.

    >>> str(address("https://example.org/a?b=1&c=2"))
    'https://example&#46;org/a?b&#61;1&#38;c&#61;2'
    """
    checked = web_address(url)
    return Markup(str(plain(checked)).replace("&#58;", ":").replace("&#47;", "/")) if checked else None


def _reference(match: re.Match[str]) -> str:
    character = match.group(0)
    return character if match.group(1) or character in _UNESCAPED else f"&#{ord(character)};"
