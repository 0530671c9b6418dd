"""Bodies that a page cuts in chunks, and extractors that take the wrong container."""

from __future__ import annotations

from lxml import html

from briefgen.clean.article import clean
from briefgen.clean.page.completed import missing, paragraphs_of, wrong_container
from briefgen.load.decode import read
from briefgen.model import Article, BlockKind, SourceFile

LINE = "The ferry left Dunmarrow at {n} on Monday with cattle, two doctors and {n} sacks of seed potatoes on board."
CHUNK = "".join(f"<p>{LINE.format(n=n)}</p>" for n in range(10, 15))
MORE = CHUNK.replace("Monday", "Tuesday").replace("cattle", "sheep")


def page(*parts: str) -> str:
    return f"<html><body><article><h1>The Dunmarrow ferry</h1>{''.join(parts)}</article></body></html>"


def paragraphs(text: str) -> list[str]:
    return [p.text for p in paragraphs_of(html.fromstring(text))]


def lost(text: str, got: str, said: str = "") -> list[str]:
    return [p.text for p in missing(paragraphs_of(html.fromstring(text)), got, said)]


def article_of(text: str) -> Article:
    return clean(read(SourceFile("s/ferry.html", text.encode())))


def test_a_container_of_the_same_kind_belongs_to_the_body() -> None:
    both = page(f'<div class="body">{CHUNK}</div><div class="ad"></div><div class="body">{MORE}</div>')
    got = "\n".join(paragraphs(page(CHUNK)))
    assert lost(both, got) == paragraphs(page(MORE))


def test_a_container_of_another_kind_does_not() -> None:
    both = page(f'<div class="body">{CHUNK}</div><div class="promo-box">{MORE}</div>')
    assert lost(both, "\n".join(paragraphs(page(CHUNK)))) == []
    assert lost(both.replace("promo-box", "other"), "\n".join(paragraphs(page(CHUNK)))) == []


def test_the_same_container_in_another_article_does_not() -> None:
    other = page(f'<div class="body">{CHUNK}</div></article><article><div class="body">{MORE}</div>')
    assert lost(other, "\n".join(paragraphs(page(CHUNK)))) == []


def test_a_little_more_below_the_body_is_a_note() -> None:
    note = page(f'<div class="body">{CHUNK}<p></p></div><div class="body"><p>{LINE.format(n=99)}</p></div>')
    assert lost(note, "\n".join(paragraphs(page(CHUNK)))) == []


def test_what_the_pages_own_data_say_counts() -> None:
    both = page(f'<div class="body">{CHUNK}</div><div class="rest">{MORE}</div>')
    got, said = "\n".join(paragraphs(page(CHUNK))), " ".join(paragraphs(page(CHUNK, MORE)))
    assert lost(both, got, said) == paragraphs(page(MORE))


def test_an_embedded_post_inside_the_body_is_kept_as_a_quotation() -> None:
    post = '<blockquote class="twitter-tweet"><p>Nobody told the harbour master that the seed potatoes were ours.</p>'
    article = article_of(page(f"<div>{CHUNK}{post}</blockquote>{MORE}</div>"))
    assert [b.kind for b in article.blocks if "harbour master" in b.text] == [BlockKind.QUOTATION]
    assert len([b for b in article.blocks if "ferry left" in b.text]) == 10


def test_next_to_nothing_is_the_wrong_container() -> None:
    found = paragraphs_of(html.fromstring(page(CHUNK, MORE)))
    assert wrong_container(found, "This copy is for personal use.")
    assert not wrong_container(found, "\n".join(p.text for p in found[:6]))


def test_a_body_in_two_chunks_is_whole_and_in_order() -> None:
    both = page(f'<div class="body">{CHUNK}</div><div class="ad"></div><div class="body">{MORE}</div>')
    days = [("Monday" if "Monday" in b.text else "Tuesday") for b in article_of(both).blocks if "ferry left" in b.text]
    assert days == ["Monday"] * 5 + ["Tuesday"] * 5
