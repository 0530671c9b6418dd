"""Bringing pages and files into a story: the one place that uses the network, and only when a person asks.

The bytes are kept as they came, under ``content/STORY/articles/``, with a note beside them that says where they came
from and when.  Nothing is ever overwritten.
"""

from __future__ import annotations

import mimetypes
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import yaml

from briefgen.clean.text.slugs import slug
from briefgen.errors import NotAdded
from briefgen.load.sidecar import SIDECAR
from briefgen.model import short_hash
from briefgen.settings.plain_yaml import BadYaml, read_yaml_file

TIMEOUT = 30  # seconds without a byte, after which a site is given up
MAX_DOWNLOAD = 50_000_000  # bytes; the longest page seen by hand had 9 million
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
_STORY = re.compile(r"[^\W_][\w .-]*(?:/[^\W_][\w .-]*)*")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: its bytes, the address that gave them in the end, and what the site calls them."""

    data: bytes
    url: str
    content_type: str


def add(what: str, story: str, content: Path, *, outlet: str | None = None, published: str | None = None) -> Path:
    """Bring a page (by its address) or a file into ``content/STORY/articles/``; returns the new file.

    ``outlet`` and ``published`` (an ISO day or moment) go into the note beside it; a file that lies in the story
    already stays where it is, and its note is written or gets what it lacks.  Raises `NotAdded` where the page cannot
    be fetched or the file not be read, where one of its name is there, and where its note says otherwise.
    """
    if not _STORY.fullmatch(story):
        why = "Use letters, digits and hyphens, such as weir-flood or 2031/weir-flood."
        raise NotAdded(f"{story!r} cannot be a story's name. {why}")
    if published is not None and not _is_moment(published):
        raise NotAdded(f"{published!r} is no day. Write it as 2031-03-05.")
    told = {"outlet": (outlet or "").strip() or None, "published": published}
    folder = content / story / "articles"
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if re.match(r"https?://", what, re.IGNORECASE):
        if known := _known(folder, what):
            raise NotAdded(f"{what}: it is in the story already, as {known.name}. Delete that file to fetch it again.")
        fetched = fetch(what)
        note = {"url": fetched.url, "retrieved": now, "content_type": fetched.content_type or None, **told}
        if fetched.url != what:
            note["asked_for"] = what
        return _keep(folder, _name_of(fetched), fetched.data, note, what)
    if re.match(r"[a-z][a-z0-9+.-]+://", what, re.IGNORECASE):
        raise NotAdded(f"{what}: only http and https addresses can be fetched.")
    file = Path(what)
    if any(told.values()) and file.is_file() and file.resolve().parent in (folder.resolve(), folder.parent.resolve()):
        return _tell(file, told)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise NotAdded(f"{what}: the file cannot be read ({error.strerror}). Check its name.") from error
    return _keep(folder, file.name, data, {"file": file.name, "retrieved": now, **told}, None)


def fetch(url: str) -> Fetched:
    """A page's bytes.  Raises `NotAdded` with the cause: no network, no such site, an error, too slow, too large."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, urlopen

    from briefgen import __version__

    try:
        request = Request(_plain(url), headers={"User-Agent": f"briefgen/{__version__}", "Accept-Encoding": "identity"})
        with urlopen(request, timeout=TIMEOUT) as answer:
            data = answer.read(MAX_DOWNLOAD + 1)
            if answer.headers.get("Content-Encoding") in ("gzip", "x-gzip"):  # not asked for, and sent by some
                data = zlib.decompressobj(31).decompress(data, MAX_DOWNLOAD + 1)
            found = Fetched(data, answer.geturl(), answer.headers.get("Content-Type") or "")
    except HTTPError as error:
        why = f"the site answers {error.code} {error.reason}. Check the address, or save the page in a browser."
        raise NotAdded(f"{url}: {why}") from error
    except TimeoutError as error:
        raise NotAdded(f"{url}: the site did not answer within {TIMEOUT} s. Try again, or save the page.") from error
    except (URLError, HTTPException, OSError, ValueError, zlib.error) as error:
        cause = getattr(error, "reason", None) or error
        why = f"it cannot be reached ({cause}). Check the network and the address, or save the page in a browser."
        raise NotAdded(f"{url}: {why}") from error
    if len(data) > MAX_DOWNLOAD:
        raise NotAdded(f"{url}: it is larger than {MAX_DOWNLOAD // 1_000_000} MB. Save its text and add that file.")
    if not data.strip():
        raise NotAdded(f"{url}: the site sent nothing. Save the page in a browser and add that file.")
    return found


def _plain(url: str) -> str:
    """An address as it goes over the wire: letters of other alphabets are encoded, what is encoded already stays.

    >>> _plain("https://müller.example/déjà?a=%20b#part")
    'https://xn--mller-kva.example/d%C3%A9j%C3%A0?a=%20b'
    """
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    safe = "%/:=&?~+!$,;'@()*[]"
    return urlunsplit((parts.scheme, host, quote(parts.path, safe=safe), quote(parts.query, safe=safe), ""))


def _keep(folder: Path, name: str, data: bytes, note: dict[str, str | None], url: str | None) -> Path:
    """Write the bytes and the note.  Two pages may share a name; one file does not take another's place."""
    file = folder / name
    if file.exists() and url:
        file = folder / f"{file.stem}-{short_hash(url)}{file.suffix}"
    beside = file.with_name(file.name + SIDECAR)
    if file.exists() or beside.exists():
        taken = file if file.exists() else beside
        raise NotAdded(f"{taken}: there is such a file already, and nothing is overwritten. Rename or delete it first.")
    said = {key: value for key, value in note.items() if value}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as out:
            out.write(data)
        beside.write_text(yaml.safe_dump(said, sort_keys=False, allow_unicode=True), encoding="utf-8")
    except OSError as error:
        raise NotAdded(f"{file}: it cannot be written ({error.strerror}). Check the folder.") from error
    return file


def _tell(file: Path, told: dict[str, str | None]) -> Path:
    """Write what is told into the note beside a file of the story; what the note says already is not changed."""
    beside = file.with_name(file.name + SIDECAR)
    try:
        said = read_yaml_file(beside) if beside.is_file() else {}
    except BadYaml as error:
        raise NotAdded(f"{beside}: it is not valid YAML{error.where}. Mend or delete it.") from error
    if not isinstance(said, dict):
        raise NotAdded(f"{beside}: it should hold 'outlet: ...' and the like. Mend or delete it.")
    for name, value in told.items():
        if value and str(said.setdefault(name, value)) != value:
            raise NotAdded(f"{beside}: it says {name}: {said[name]} already, and is not overwritten.")
    try:
        beside.write_text(yaml.safe_dump(said, sort_keys=False, allow_unicode=True), encoding="utf-8")
    except OSError as error:
        raise NotAdded(f"{beside}: it cannot be written ({error.strerror}). Check the folder.") from error
    return file


def _is_moment(text: str) -> bool:
    try:
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _known(folder: Path, url: str) -> Path | None:
    """The file of this story that came from this address already."""
    for note in sorted(folder.glob(f"*{SIDECAR}")):
        try:
            said = read_yaml_file(note)
        except BadYaml:
            continue
        if isinstance(said, dict) and url in (said.get("url"), said.get("asked_for")):
            return note.with_name(note.name.removesuffix(SIDECAR))
    return None


def _name_of(page: Fetched) -> str:
    """A file name from the address: its last part that has letters, else its host."""
    parts = urlsplit(page.url)
    names = [unquote(p) for p in parts.path.split("/") if re.search(r"[^\W\d_]", unquote(p))]
    last = names[-1] if names else parts.netloc.replace(".", "-")
    kind = page.content_type.split(";")[0].strip().lower()
    ending = _ENDINGS.get(kind) or mimetypes.guess_extension(kind or "text/html", strict=True) or ".html"
    return f"{slug(re.sub(r'[.](?:html?|php|aspx?|pdf|txt|md|xml|json)$', '', last) + '.x')}{ending}"
