"""One invented article in every form in which people keep articles, written from scratch so that no tool is needed."""

from __future__ import annotations

import base64
import csv
import gzip
import html
import io
import json
import plistlib
import quopri
import zipfile
from collections.abc import Callable, Iterable

TITLE = "Jammed weir gate floods lower Ostbridge"
AUTHOR = "Ann Ames"
OUTLET = "Harbour Echo"
URL = "https://harbourecho.example/2031/03/weir-gate"
DATE = "2031-03-04T08:15:00+01:00"
MAIL_DATE = "Tue, 04 Mar 2031 08:15:00 +0100"
HEADING = "What the council decides now"
LEAD = (
    "The Marrow rose by two metres on Monday night and flooded the lower streets of Ostbridge, the harbour office said.",
    "About 340 people were brought to the sports hall, where rowers handed out blankets and soup until the morning.",
    "“We had an hour to carry everything upstairs,” said Ida Fenwright, who runs the kiosk beside the ferry landing.",
)
REST = (
    "Engineers found the gate of the weir jammed by a tree trunk that had lain there since Saturday afternoon.",
    "The council meets on Thursday to decide whether the gate is to be replaced or repaired once more.",
    "A new gate would cost 1.9 million crowns and could not be delivered before the end of the summer.",
)
SENTENCES = (*LEAD, *REST)
HEADED = (*LEAD, HEADING, *REST)
OTHER_TITLE = "Ferry to Saltmere runs again after the storm"
OTHER = (
    "The ferry between Ostbridge and Saltmere runs again since Wednesday noon, a day earlier than its owners had hoped.",
    "Divers had cleared the landing of planks and nets that the storm drove into the harbour over the weekend.",
    "Passengers with bicycles are asked to use the upper deck until the ramp on the lower one has been mended.",
)
OTHER_URL = "https://harbourecho.example/2031/03/ferry-again"
TEASER = "The mayor of Ostbridge will not stand again. Read more"
NAV = (
    '<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a> <a href="/about">About us</a></nav>'
)
FOOTER = "<footer><p>All rights reserved. Terms. Privacy.</p></footer>"


def fragment(lead: Iterable[str] = LEAD, rest: Iterable[str] = REST) -> str:
    """The article's body as HTML."""
    first = "".join(f"<p>{html.escape(p, quote=False)}</p>\n" for p in lead)
    last = "".join(f"<p>{html.escape(p, quote=False)}</p>\n" for p in rest)
    return f"{first}<h2>{HEADING}</h2>\n{last}" if last else first


def page(*, before: str = "", head: str = "", attributes: str = 'lang="en"', body: str | None = None) -> str:
    """A web page with the article, its record, a menu and a footer."""
    record = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": TITLE,
            "datePublished": DATE,
            "author": {"@type": "Person", "name": AUTHOR},
            "publisher": {"@type": "Organization", "name": OUTLET},
        }
    )
    said = f'<title>{TITLE} - {OUTLET}</title><link rel="canonical" href="{URL}">'
    said += f'<script type="application/ld+json">{record}</script>'
    inner = body or f"{NAV}<main><article><h1>{TITLE}</h1>\n{fragment()}</article></main>{FOOTER}"
    return (
        f"<!DOCTYPE html>\n{before}<html {attributes}><head><meta charset='utf-8'>{said}{head}</head>"
        f"<body>{inner}</body></html>"
    )


def saved_page() -> bytes:
    """Chrome's "save as": a comment with the address before everything."""
    return page(before=f"<!-- saved from url=({len(URL):04}){URL} -->\n").encode()


def single_file(megabytes: int = 3) -> bytes:
    """SingleFile: pictures, fonts and styles as data in the page, and no canonical link but the comment's address."""
    data = base64.b64encode(bytes(range(256)) * (megabytes * 1024)).decode()
    comment = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Wed Mar 05 2031 10:00:00 GMT+0100\n-->"
    style = f"<style>@font-face{{font-family:x;src:url(data:font/woff2;base64,{data})}}</style>"
    body = (
        f"{NAV}<main><article><h1>{TITLE}</h1><figure><img src='data:image/jpeg;base64,{data}' alt=''></figure>"
        f"{fragment()}</article></main>{FOOTER}"
    )
    text = page(before=comment, head=style, body=body)
    return text.replace(f'<link rel="canonical" href="{URL}">', "").encode()


def reader_page() -> bytes:
    """Firefox's reader view, saved: the text in a container of its own, a credit and the reading time above it."""
    body = (
        f'<div class="container"><div class="header reader-header"><a class="domain reader-domain" href="{URL}">'
        f'harbourecho.example</a><h1 class="reader-title">{TITLE}</h1><div class="credits reader-credits">{AUTHOR}</div>'
        '<div class="meta-data"><div class="reader-estimated-time">2 minutes</div></div></div><hr>'
        '<div class="content"><div class="moz-reader-content reader-show-element">'
        f'<div id="readability-page-1" class="page">{fragment()}</div></div></div></div>'
    )
    head = f'<title>{TITLE}</title><link rel="canonical" href="{URL}">'
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()


def amp_page() -> bytes:
    """An AMP page: its own elements for pictures, menus and advertisements."""
    body = (
        '<amp-sidebar id="menu" layout="nodisplay"><ul><li>News</li><li>Sport</li></ul></amp-sidebar>'
        f'<article><h1>{TITLE}</h1><amp-img src="a.jpg" width="4" height="3"></amp-img>'
        f'{fragment(rest=())}<amp-ad type="x" width="3" height="2"><div fallback>Advertisement</div></amp-ad>'
        f"<h2>{HEADING}</h2>{fragment(lead=REST, rest=())}</article>"
    )
    return page(attributes='amp lang="en"', body=body).encode()


def mhtml() -> bytes:
    """Chrome's single file: a mail that holds the page and its pictures."""
    text = quopri.encodestring(page().encode()).decode("ascii")
    return (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {URL}\r\nSubject: {TITLE} - {OUTLET}\r\nDate: {MAIL_DATE}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--x----"\r\n\r\n\r\n'
        "------MultipartBoundary--x----\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {URL}\r\n\r\n{text}\r\n"
        "------MultipartBoundary--x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: https://harbourecho.example/a.png\r\n\r\niVBORw0KGgo=\r\n------MultipartBoundary--x------\r\n"
    ).encode()


def _mail_head(kind: str, encoding: str = "7bit") -> str:
    return (
        "Return-Path: <bounce@harbourecho.example>\r\nReceived: from mx.example by mail.example;\r\n"
        f"\t{MAIL_DATE}\r\nFrom: =?utf-8?q?Harbour_Echo?= <news@harbourecho.example>\r\nTo: reader@mail.example\r\n"
        f"Subject: =?utf-8?q?{TITLE.replace(' ', '_')}?=\r\nDate: {MAIL_DATE}\r\nMessage-ID: <1@harbourecho.example>\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    )


def newsletter() -> bytes:
    """A newsletter: tables for its layout, a hidden preview line, a plain part that says only where to look."""
    cells = "".join(f"<tr><td style='padding:4px'><p>{p}</p></td></tr>" for p in LEAD)
    cells += f"<tr><td><h2>{HEADING}</h2></td></tr>"
    cells += "".join(f"<tr><td><p>{p}</p></td></tr>" for p in REST)
    shown = (
        "<html><head><style>td{color:#222}</style></head><body>"
        '<div style="display:none;max-height:0">The river came at night &#847;&zwnj;&nbsp;</div>'
        "<table><tr><td><table><tr><td><a href='https://harbourecho.example/v'>View in browser</a></td></tr>"
        f"<tr><td><h1>{TITLE}</h1></td></tr>{cells}<tr><td><a href='#'>Unsubscribe</a></td></tr></table></td></tr></table>"
        "</body></html>"
    )
    page_part = base64.encodebytes(shown.encode()).decode()
    return (
        _mail_head('multipart/mixed; boundary="m"')
        + '--m\r\nContent-Type: multipart/alternative; boundary="a"\r\n\r\n'
        + "--a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nRead this mail in your browser.\r\n"
        + "--a\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + page_part
        + "--a--\r\n--m\r\nContent-Type: application/pdf; name=agenda.pdf\r\n"
        + "Content-Disposition: attachment; filename=agenda.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--m--\r\n"
    ).encode()


def plain_mail() -> bytes:
    """A mail of plain text in an old encoding, its lines wrapped by hand."""
    import textwrap

    lines = "\n\n".join(textwrap.fill(p, 70) for p in SENTENCES)
    body = quopri.encodestring(lines.encode("cp1252")).decode("ascii").replace("\n", "\r\n")
    return (_mail_head("text/plain; charset=windows-1252", "quoted-printable") + body + "\r\n").encode()


def rss() -> bytes:
    """RSS with two full texts and a teaser."""

    def item(title: str, url: str, content: str, author: str) -> str:
        return (
            f"<item><title>{title}</title><link>{url}</link><guid isPermaLink='true'>{url}</guid>"
            f"<dc:creator><![CDATA[{author}]]></dc:creator><pubDate>{MAIL_DATE}</pubDate>{content}</item>"
        )

    full = f"<description>Short.</description><content:encoded><![CDATA[{fragment()}]]></content:encoded>"
    other = f"<description>{html.escape(fragment(OTHER, ()) * 3)}</description>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a feed --><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>World news | {OUTLET}</title><link>https://harbourecho.example/</link>"
        f"{item(TITLE, URL, full, AUTHOR)}{item(OTHER_TITLE, OTHER_URL, other, 'desk@harbourecho.example (Bo Lind)')}"
        f"{item('Mayor will not stand again', URL + '-mayor', f'<description>{TEASER}</description>', '')}</channel></rss>"
    ).encode()


def atom() -> bytes:
    """Atom with an escaped text, an XHTML text and an entry without any."""
    inline = f'<div xmlns="http://www.w3.org/1999/xhtml">{fragment(OTHER, ())}</div>'
    entry = "<entry><title type='html'>{}</title><link rel='alternate' href='{}'/><id>tag:{}</id>"
    dates = f"<published>{DATE}</published><updated>2031-03-04T10:00:00+01:00</updated>"
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title><author><name>{AUTHOR}'
        f"</name></author>{entry.format(TITLE, URL, 1)}{dates}<content type='html'>{html.escape(fragment())}</content></entry>"
        f"{entry.format(OTHER_TITLE, OTHER_URL, 2)}{dates}<content type='xhtml'>{inline}</content></entry>"
        f"{entry.format('Only a link', URL + '-x', 3)}{dates}</entry></feed>"
    ).encode()


def json_feed() -> bytes:
    """A JSON feed with one text and one summary."""
    items = [
        {"id": "1", "url": URL, "title": TITLE, "content_html": fragment(), "date_published": DATE,
         "authors": [{"name": AUTHOR}]},
        {"id": "2", "url": URL + "-mayor", "title": "Mayor", "summary": TEASER},
    ]  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": OUTLET, "home_page_url": URL, "items": items}
    return json.dumps(feed, ensure_ascii=False).encode()


def wallabag() -> bytes:
    """wallabag's export: HTML, dates and authors of each entry."""
    entry = {"id": 4, "title": TITLE, "url": URL, "content": fragment(), "is_archived": 0, "published_at": DATE,
             "published_by": [AUTHOR], "domain_name": "harbourecho.example", "language": "en", "tags": []}  # fmt: skip
    failed = {**entry, "id": 5, "title": "Gone", "url": URL + "-gone", "content": "<p>wallabag can't retrieve it.</p>"}
    return json.dumps([entry, failed]).encode()


def readeck() -> bytes:
    """Readeck's bookmarks with their articles."""
    mark = {"id": "a1", "url": URL, "title": TITLE, "site_name": OUTLET, "authors": [AUTHOR], "published": DATE,
            "lang": "en", "has_article": True, "article": fragment()}  # fmt: skip
    return json.dumps({"items": [mark]}).encode()


def links() -> bytes:
    """Pocket's export: titles and addresses, no text."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(["title", "url", "time_added", "tags", "status"])
    rows.writerow([TITLE, URL, 1930000000, "", "unread"])
    rows.writerow([OTHER_URL, OTHER_URL, 1930000100, "ferry|sea", "archive"])
    return out.getvalue().encode()


def shortcut() -> bytes:
    """A Windows shortcut."""
    return f"[InternetShortcut]\r\nURL={URL}\r\nIconIndex=0\r\n".encode()


def webloc() -> bytes:
    """A macOS shortcut."""
    return plistlib.dumps({"URL": URL})


def webarchive() -> bytes:
    """Safari's web archive, a binary property list."""
    main = {"WebResourceData": page().encode(), "WebResourceURL": URL, "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": "UTF-8", "WebResourceFrameName": ""}  # fmt: skip
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


def _record(kind: str, url: str, block: bytes, content: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-05T09:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{len(url) % 10}>\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _answer(url: str, body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    chunk = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    return _record("response", url, head + chunk, "application/http; msgtype=response")


def warc(*, packed: bool = True) -> bytes:
    """A web archive: its own record, the page, a picture, a page that was not there, a frame."""
    frame = f"<html><body>{fragment(OTHER, ())}</body></html>".encode()
    records = [
        _record("warcinfo", URL, b"software: a crawler\r\n", "application/warc-fields"),
        _answer(URL, page().encode()),
        _answer(URL + ".png", b"\x89PNG", kind="image/png"),
        _answer(URL + ".pdf", b"%PDF-1.4", kind="application/pdf"),
        _answer(URL + "-old", b"<html><p>Not here</p></html>", "404 Not Found"),
        _answer("https://ads.example/frame", frame),
    ]
    return b"".join(gzip.compress(r, mtime=0) if packed else r for r in records)


def wacz() -> bytes:
    """A packed web archive with a list of its pages: the frame is none of them."""
    pages = '{"format": "json-pages-1.0", "id": "pages"}\n' + json.dumps({"url": URL, "title": TITLE}) + "\n"
    return zipped({"datapackage.json": b"{}", "pages/pages.jsonl": pages.encode(), "archive/data.warc.gz": warc()})


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip file of these members, the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 3, 4, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def delivery() -> bytes:
    """A ZIP file of a saved page with its folder of scripts and a text, as a reader or a database sends them."""
    other = "\n\n".join((OTHER_TITLE, *OTHER))
    script = b"document.write('" + b"rain fell on the weir and " * 40 + b"');"
    return zipped(
        {"Weir/saved.html": saved_page(), "Weir/saved_files/rain.js": script, "Ferry again.txt": other.encode()}
    )


def docx() -> bytes:
    """A Word document: a title, a byline, a heading, a tracked change, words divided among runs."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def para(text: str, style: str = "") -> str:
        first, rest = text[: len(text) // 2], text[len(text) // 2 :]
        look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        runs = f'<w:r><w:t xml:space="preserve">{html.escape(first)}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>'
        return f'<w:p>{look}{runs}<w:t xml:space="preserve">{html.escape(rest)}</w:t></w:r></w:p>'

    gone = "<w:p><w:del><w:r><w:delText>This sentence was deleted by the editor of the paper.</w:delText></w:r></w:del></w:p>"
    body = (
        para(TITLE, "Titel") + gone + "".join(map(para, LEAD)) + para(HEADING, "berschrift1") + "".join(map(para, REST))
    )
    styles = "".join(
        f'<w:style w:styleId="{i}"><w:name w:val="{n}"/></w:style>'
        for i, n in (("Titel", "Title"), ("berschrift1", "heading 1"))
    )
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{AUTHOR}</dc:creator></cp:coreProperties>'
    )
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f"<w:document {w}><w:body>{body}</w:body></w:document>".encode(),
            "word/styles.xml": f"<w:styles {w}>{styles}</w:styles>".encode(),
            "docProps/core.xml": core.encode(),
        }
    )


def odt() -> bytes:
    """An OpenDocument text with the same parts."""
    names = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "style", "drawing")
    )
    style = '<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>'

    def para(text: str) -> str:
        first, _, rest = text.partition(" ")
        return f"<text:p><text:span>{html.escape(first)}</text:span><text:s/>{html.escape(rest)}</text:p>"

    gone = (
        "<text:tracked-changes><text:deletion><text:p>This was deleted.</text:p></text:deletion></text:tracked-changes>"
    )
    body = f'{gone}<text:p text:style-name="P1">{TITLE}</text:p>' + "".join(map(para, LEAD))
    body += f'<text:h text:outline-level="1">{HEADING}</text:h>' + "".join(map(para, REST))
    content = f"<office:document-content {names}>{style}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    meta = (
        f'<office:document-meta {names} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        f"<dc:creator>{AUTHOR}</dc:creator></office:meta></office:document-meta>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "meta.xml": meta.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


Placed = tuple[float, float, float, str, str]


def pdf_of(pages: Iterable[Iterable[Placed]], info: str = "", trailer: str = "") -> bytes:
    """A PDF with these words at these places: (left, up from the bottom, size, font F1 or F2, text)."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    for font in ("Helvetica", "Helvetica-Bold"):
        objects.append(f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>")
    objects.append(f"<<{info}>>")
    kids = []
    for words in pages:
        drawn = "".join(f"BT /{f} {s} Tf {x} {y} Td ({_pdf_string(t)}) Tj ET\n" for x, y, s, f, t in words)
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}endstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<</Size {len(objects) + 1}/Root 1 0 R/Info 5 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()


def _pdf_string(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def printed_pdf() -> bytes:
    """A page printed from a browser: date and title above, address and page number below, on two pages."""
    import textwrap

    pages = []
    for number, (heading, paragraphs) in enumerate((("", LEAD), (HEADING, REST)), 1):
        words: list[Placed] = [(24, 820, 8, "F1", "3/4/31, 8:15 AM"), (230, 820, 8, "F1", f"{TITLE} - {OUTLET}")]
        words += [(24, 18, 8, "F1", URL), (560, 18, 8, "F1", f"{number}/2")]
        words += [(40, 770, 20, "F2", TITLE), (40, 745, 11, "F1", f"By {AUTHOR}")] if number == 1 else []
        words += [(40, 770, 14, "F2", heading)] if heading else []
        up = 720.0
        for paragraph in paragraphs:
            for line in textwrap.wrap(paragraph, 60):
                words.append((40, up, 11, "F1", line))
                up -= 13
            up -= 10
        pages.append(words)
    return pdf_of(pages, info=f"/Title({TITLE} - {OUTLET})/Author({AUTHOR})")


def paper_pdf() -> bytes:
    """A paper: a title across the page, two narrow columns with divided words, a running head, page numbers."""
    import textwrap

    pages = []
    for number, paragraphs in enumerate(((LEAD, REST[:1]), (REST[1:], OTHER)), 17):
        words: list[Placed] = [(60, 815, 9, "F1", "The Ostbridge Review of Rivers"), (290, 20, 9, "F1", str(number))]
        words += [(60, 760, 22, "F2", TITLE)] if number == 17 else []
        for left, column in zip((60, 320), paragraphs, strict=True):
            text = " ".join(column).replace("blankets", "blan-|kets").replace("replaced", "re-|placed")
            lines = [line for piece in text.split("|") for line in textwrap.wrap(piece, 40, break_on_hyphens=False)]
            words += [(left, 700 - 13 * n, 10, "F1", line) for n, line in enumerate(lines)]
        pages.append(words)
    return pdf_of(pages)


Form = Callable[[], bytes]
WHOLE: dict[str, Form] = {
    "saved.html": saved_page,
    "single.html": single_file,
    "reader.html": reader_page,
    "amp.html": amp_page,
    "page.mhtml": mhtml,
    "newsletter.eml": newsletter,
    "plain.eml": plain_mail,
    "printed.pdf": printed_pdf,
    "paper.pdf": paper_pdf,
    "report.docx": docx,
    "report.odt": odt,
    "page.webarchive": webarchive,
}
"""Forms that are one article."""

SEVERAL: dict[str, Form] = {
    "rss.xml": rss,
    "atom.xml": atom,
    "feed.json": json_feed,
    "wallabag.json": wallabag,
    "readeck.json": readeck,
    "crawl.warc": lambda: warc(packed=False),
    "crawl.warc.gz": warc,
    "crawl.wacz": wacz,
    "delivery.zip": delivery,
}
"""Forms that hold articles, and more."""
