"""A saved page: its article word for word, its captions as captions, nothing that could run."""

from __future__ import annotations

from briefgen.clean.article import clean
from briefgen.clean.markdown import to_markdown
from briefgen.clean.text.receipt import traces
from briefgen.load.decode import read
from briefgen.model import Article, BlockKind, SourceFile

PAGE = """<!doctype html><html lang="en"><head><title>Lido opens early | Pellmere Echo</title>
<meta property="og:site_name" content="Pellmere Echo"><link rel="canonical" href="https://pellmere-echo.example/lido">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Lido opens early","datePublished":
"2031-05-09T07:00:00+01:00","dateModified":"2031-05-09T09:00:00+01:00","author":[{"name":"Rosa Kellaway"},{"name":
"Pellmere Echo"}]}</script></head><body onload="run()"><nav><a href="/">Home</a> <a href="/s">Sport</a></nav>
<article><h1>Lido opens early</h1>
<figure><img src="x.jpg" alt="Blue water" onerror="run()">
<figcaption>The lido on Friday (Lena Ashgrove/QNA)</figcaption></figure>
<p>The outdoor pool in Pellmere opened a week early on Friday, after <a href="javascript:run()">volunteers</a>
finished the changing rooms &amp; the caf&eacute;, the parish council said.</p><script>run("no")</script>
<h2>A queue at seven</h2>
<p>About 70 people were in the water by noon, said Denise Ashby, who runs the lido. “They were round the corner at
<b>seven</b>,” she said, and nobody seemed to mind the cold of the morning or the length of the wait.</p>
<ul><li>Adults pay four crowns for the whole day, as they did last year.</li>
<li>Children under five swim free until the end of September.</li></ul>
<blockquote>
<p>I shall miss the draught that came through the old doors,
said one swimmer who has come for forty years.</p></blockquote>
</article><aside><h3>Most read</h3><p>Heron moves into the lido and will not leave, say swimmers.</p></aside>
<footer>© Pellmere Echo</footer></body></html>"""


def article_of(page: str) -> Article:
    manuscript = read(SourceFile("s/lido.html", page.encode()))
    article = clean(manuscript)
    assert all(traces(block, manuscript) for block in article.blocks)
    return article


def test_the_article_is_whole_and_nothing_else() -> None:
    article = article_of(PAGE)
    text = [b.text for b in article.blocks if b.kind is not BlockKind.CAPTION]
    assert text[0].startswith("The outdoor pool in Pellmere")
    assert "after volunteers finished the changing rooms & the café, the parish" in text[0]
    assert "“They were round the corner at seven,” she said" in " ".join(text)
    assert [b.text for b in article.blocks if b.kind is BlockKind.CAPTION] == ["The lido on Friday"]
    assert [b.text for b in article.blocks if b.kind is BlockKind.HEADING] == ["A queue at seven"]
    assert len([b for b in article.blocks if b.kind is BlockKind.LIST_ITEM]) == 2
    assert [b.kind for b in article.blocks if "draught" in b.text] == [BlockKind.QUOTATION]
    assert not {"Heron", "Sport", "Blue water"} & set(" ".join(text).split(" "))


def test_the_head_is_metadata() -> None:
    meta = article_of(PAGE).metadata
    assert (meta.title, meta.outlet, meta.authors) == ("Lido opens early", "Pellmere Echo", ("Rosa Kellaway",))
    assert (meta.published, meta.updated) == ("2031-05-09T07:00:00+01:00", "2031-05-09T09:00:00+01:00")
    assert (meta.url, meta.language) == ("https://pellmere-echo.example/lido", "en")


def test_nothing_that_runs_survives() -> None:
    written = to_markdown(article_of(PAGE))
    assert "run(" not in written
    assert "javascript" not in written
    assert "<" not in written.replace("&lt;", "")


def test_an_address_that_runs_is_no_address() -> None:
    page = PAGE.replace("https://pellmere-echo.example/lido", "javascript:alert(1)")
    assert article_of(page).metadata.url is None


def test_a_page_without_a_head_invents_nothing() -> None:
    body = PAGE[PAGE.index("<article>") : PAGE.index("</article>")]
    meta = article_of(f"<html><body>{body}</article></body></html>").metadata
    assert (meta.outlet, meta.authors, meta.published, meta.url) == (None, (), None, None)
