"""``llms.txt``: what the site holds and where its data is, for programs that read text (llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.render.addresses import Addresses
from briefgen.render.escape import visible
from briefgen.render.reader import BriefingReader
from briefgen.render.templates import ASSETS_URI

_MARKUP = re.compile(r"([\\`*_\[\]<>#])")
_ABOUT = (
    "Briefings made of news articles. Every statement is a verbatim sentence of an article and names it; nothing was "
    "written by a program. Cite the article and its outlet, not this site, and keep quotations as they are. Where the "
    "sources differ, both sides are given: say so, and do not choose one."
)


def llms_txt(readers: Iterable[BriefingReader], title: str, addresses: Addresses, at: str) -> bytes:
    """The stories with their pages and their data, as the Markdown that is asked for there."""
    lines = [f"# {_said(title)}", "", f"> {_ABOUT}", "", "## Stories", ""]
    for reader in readers:
        page, data = addresses.link(reader.uri, at=at), addresses.link(reader.data_uri, at=at)
        name = _said(reader.briefing.story.title)
        lines.append(f"- [{name}]({page}): {' · '.join(reader.strap)}. All of it as data: [briefing.json]({data})")
    schema = addresses.link(f"{ASSETS_URI}/briefing.schema.json", at=at)
    lines += ["", "## Data", "", f"- [briefing.schema.json]({schema}): what a briefing.json holds (JSON Schema)", ""]
    return "\n".join(lines).encode("utf-8", "replace")


def _said(text: str) -> str:
    """A text that means nothing to Markdown."""
    return _MARKUP.sub(r"\\\1", visible(text).strip())
