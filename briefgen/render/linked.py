"""What a page says of itself to machines that read its head: linked data (JSON-LD, schema.org), and what feeds it has.

A story is an ``Article`` based on its sources (``NewsArticle``); its leading facts are ``Claim`` with each sentence
that says them as an ``appearance``.  All of it is in the data already; words of an article stand in it as JSON only,
with every character written out that could end a script.
"""

from __future__ import annotations

import json
from typing import Any

from briefgen.model import Article, ArticleCard, Fact
from briefgen.render.addresses import Addresses
from briefgen.render.cited import instant
from briefgen.render.escape import visible, web_address
from briefgen.render.reader import BriefingReader

MOST_CLAIMS = 12
"""A page's head holds as many facts as its body shows before "more"."""

_HARMFUL = {ord(c): f"\\u{ord(c):04x}" for c in "<>&'\u2028\u2029"}
Data = dict[str, Any]


def story_data(reader: BriefingReader, addresses: Addresses) -> Data:
    """A story's page as schema.org has it."""
    story = reader.briefing.story
    here = addresses.link(reader.uri, at=reader.uri)
    moments = sorted(filter(None, (instant(a.published) for a in reader.briefing.articles)))
    return _told(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "@id": here,
            "url": here,
            "headline": _line(story.title),
            "description": _line(story.description) if story.description else None,
            "inLanguage": story.language,
            "datePublished": moments[0] if moments else None,
            "dateModified": moments[-1] if moments else None,
            "isBasedOn": [_source(reader, a, addresses, reader.uri) for a in reader.briefing.articles],
            "hasPart": [_claim(reader, fact, addresses) for fact in reader.briefing.facts[:MOST_CLAIMS]],
        }
    )


def article_data(reader: BriefingReader, article: Article, addresses: Addresses) -> Data:
    """The page of a cleaned article as schema.org has it: a page based on the original."""
    uri = reader.article_uri(article.id)
    here = addresses.link(uri, at=uri)
    source = _source(reader, reader.cards[article.id], addresses, uri)
    source.pop("@id")
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": here,
        "url": here,
        "isPartOf": {"@type": "Article", "@id": addresses.link(reader.uri, at=uri)},
        "isBasedOn": source,
    }


def as_script(data: Data) -> str:
    """The data as the text of a ``<script type="application/ld+json">``.

    >>> as_script({"name": "</script>"})
    '{"name":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode().translate(_HARMFUL)


def _source(reader: BriefingReader, card: ArticleCard, addresses: Addresses, at: str) -> Data:
    """A source; it is named by the page of the cleaned article, and its ``url`` is the original's."""
    return _told(
        {
            "@type": "NewsArticle",
            "@id": addresses.link(reader.article_uri(card.id), at=at),
            "headline": _line(card.title) if card.title else None,
            "publisher": {"@type": "Organization", "name": _line(card.outlet)} if card.outlet else None,
            "author": [_line(author) for author in card.authors],  # a person or a desk, nobody says
            "datePublished": instant(card.published),
            "dateModified": instant(card.updated),
            "inLanguage": card.language,
            "url": web_address(card.url),
        }
    )


def _claim(reader: BriefingReader, fact: Fact, addresses: Addresses) -> Data:
    """A fact, and each sentence that says it with the article it is part of."""
    return {
        "@type": "Claim",
        "@id": addresses.link(reader.uri, fact.id, at=reader.uri),
        "text": fact.text,
        "appearance": [
            {
                "@type": "Quotation",
                "url": addresses.link(reader.article_uri(c.article), c.sentence, at=reader.uri),
                "text": c.text,
                "isPartOf": {"@id": addresses.link(reader.article_uri(c.article), at=reader.uri)},
            }
            for c in fact.citations
        ],
    }


def _told(fields: Data) -> Data:
    return {name: value for name, value in fields.items() if value}


def _line(text: str) -> str:
    return visible(text).strip()
