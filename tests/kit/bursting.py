"""Small files made to burst a reader, by kind, ten of each: what a stranger may put into a story's folder.

``files(kind, n)`` gives the files of one story: the bad ones, and always ``good.txt``, which must be read beside them.
The words are invented, and the same bytes come every time.
"""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from itertools import pairwise

from tests.kit import forms

VARIANTS = 10
GOOD = (
    "The sluice gate at Orrin Mill jammed\n\nHarbour Echo\n4 March 2031\n\n"
    "The sluice gate at Orrin Mill jammed half open on Monday and the river Isk flooded 40 houses in the lower town.\n\n"
    "Firefighters brought 112 people to the school on the hill, police said. Two men were taken to hospital.\n"
)
BODY = "The sluice gate at Orrin Mill jammed on Monday and flooded 40 houses, police said. Two men were hurt.\n"
Files = dict[str, bytes]


def files(kind: str, n: int) -> Files:
    """The files of variant ``n`` (0 to 9) of a kind, and the good one."""
    return {**KINDS[kind](n), "good.txt": GOOD.encode()}


def _one(name: str, data: str | bytes) -> Files:
    return {name: data if isinstance(data, bytes) else data.encode()}


# --------------------------------------------------------------------------- PDF


def pdf(objects: list[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1, with a right table of their places."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return out + head + table + b"trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, trailer, len(out))  # fmt: skip


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d %s>>stream\n%s\nendstream" % (len(data), more, data)


def sheet(content: bytes, more: bytes = b"", font: bytes = b"", extra: tuple[bytes, ...] = ()) -> bytes:
    """A PDF of one page with this content; ``font`` replaces the font, ``extra`` are objects from 6 on."""
    font = font or b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>"  # fmt: skip
    tree = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, page, stream(content, more), font, *extra])


def flat(data: bytes, times: int = 1) -> bytes:
    """Data packed so many times over."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def zeros(megabytes: int, times: int = 1, unit: bytes = b" ") -> bytes:
    """So many megabytes of one byte, packed without holding them all."""
    packer, parts = zlib.compressobj(9), []
    for _ in range(megabytes):
        parts.append(packer.compress(unit * (1_000_000 // len(unit))))
    return flat(b"".join([*parts, packer.flush()]), times - 1)


def _pdf_filters(n: int) -> Files:
    many = b"/Filter[%s]" % (b"/FlateDecode" * (n % 3 + 1))
    if n < 4:
        return _one("a.pdf", sheet(zeros(300 * (n + 1), n % 3 + 1), many))
    if n < 6:
        drawn = zeros(20 * (n - 3), unit=b"BT /F1 9 Tf 50 700 Td (Rain fell) Tj ET\n".ljust(50))
        return _one("a.pdf", sheet(drawn, b"/Filter/FlateDecode"))
    if n == 6:  # run lengths: two bytes for 128
        return _one("a.pdf", sheet(b"\x81 " * 4_000_000, b"/Filter/RunLengthDecode"))
    if n == 7:
        return _one("a.pdf", sheet(b"41" * 2_000_000 + b">", b"/Filter[" + b"/ASCIIHexDecode " * 300 + b"]"))
    if n == 8:
        return _one("a.pdf", sheet(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 300_000, b"/Filter/LZWDecode"))
    predictor = b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 1/Colors 1>>"
    return _one("a.pdf", sheet(zeros(40, unit=b"\x02\x01"), predictor))


def _pdf_circles(n: int) -> Files:
    catalog, font = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    text = stream(b"BT /F1 9 Tf 50 700 Td (Rain fell on the weir) Tj ET")
    tree = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    made = {
        0: pdf([catalog, b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 3 0 R]>>", page, text]),
        1: pdf([catalog, tree, page, b"<</Length 4 0 R>>stream\nBT ET\nendstream"]),
        2: sheet(
            b"/X Do " * 5,
            extra=(
                stream(b"/X Do " * 20, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
            ),
        ),
        3: pdf([catalog, b"<</Type/Pages/Count 9/Kids 3 0 R>>", b"[2 0 R 3 0 R]", text]),
        4: pdf([catalog, tree, b"<</Type/Page/Parent 3 0 R/Contents 3 0 R/Resources 3 0 R>>", text]),
        5: pdf([b"1 0 R", tree, page, text]),
        6: pdf([catalog, tree, page, text], b"/Root 1 0 R/Info 5 0 R/Prev 9"),
        7: pdf([catalog, tree, page.replace(b"4 0 R", b"[4 0 R 5 0 R]"), text, b"[5 0 R 5 0 R 4 0 R]"]),
    }
    if n in made:
        return _one("a.pdf", made[n])
    if n == 8:  # forms that draw each other: 10 ** 9 drawings
        forms_ = tuple(
            stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (7 + i))
            for i in range(8)
        )  # fmt: skip
        return _one("a.pdf", sheet(b"/X Do " * 10, extra=(*forms_, stream(b"BT /F1 9 Tf (Rain) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"))))  # fmt: skip
    pages = [
        b"<</Type/Pages/Count 9/Kids[%s]>>" % b" ".join(b"%d 0 R" % (3 + k) for k in [i + 1] * 10) for i in range(9)
    ]
    return _one("a.pdf", pdf([catalog, b"<</Type/Pages/Kids[4 0 R 4 0 R]>>", font, *pages, page]))


def _pdf_maps(n: int) -> Files:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[7 0 R]>>"
    under = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>%s>>"  # fmt: skip
    widths = b"/W[0 4294967295 500]" if n == 8 else b"/W[" + b"0 65535 500 " * 40 + b"]" if n == 9 else b""
    head, end = b"/CIDInit /ProcSet findresource begin begincmap\n", b"endcmap end"
    ranges = {
        0: b"1 beginbfrange\n<00000000> <ffffffff> <0041>\nendbfrange\n",
        1: b"100 beginbfrange\n" + b"<0000> <ffff> <0041>\n" * 2000 + b"endbfrange\n",
        2: b"1 beginbfrange\n<0000> <7fffffff> <" + b"0041" * 500 + b">\nendbfrange\n",
        3: b"1 begincidrange\n<00000000> <ffffffff> 0\nendcidrange\n",
        4: b"1 begincodespacerange\n" + b"<0000> <ffff>\n" * 300_000 + b"endcodespacerange\n",
        5: b"100 beginbfchar\n" + b"<0041> <" + b"0042" * 250_000 + b">\nendbfchar\n",
        6: b"1 beginbfrange\n<0000> <ffff> [" + b"<0041> " * 300_000 + b"]\nendbfrange\n",
        7: b"1 beginbfrange\n<" + b"00" * 4000 + b"> <" + b"ff" * 4000 + b"> <0041>\nendbfrange\n",
    }
    cmap = head + ranges.get(n, b"1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange\n") + end
    drawn = b"BT /F1 9 Tf 50 700 Td <" + b"00410041" * (100_000 if n == 5 else 400) + b"> Tj ET"
    packed = stream(flat(cmap), b"/Filter/FlateDecode")
    return _one("a.pdf", sheet(flat(drawn), b"/Filter/FlateDecode", font, (packed, under % widths)))


def _pdf_points(n: int) -> Files:
    size = 4000 * (n + 1)
    steps = {0: b"0 0 Td (a) Tj ", 1: b"0 0.001 Td (a) Tj ", 2: b"0.001 0 Td (rain) Tj ", 3: b"0 0 Td (rain fell) Tj "}
    start = b"BT /F1 9 Tf 50 700 Td "
    if n % 5 == 4:
        drawn = b"".join(
            b"BT /F1 %d Tf %d %d Td (a) Tj ET\n" % (i % 9 + 1, i * 7 % 595, i * 13 % 842) for i in range(size)
        )
    else:
        drawn = start + steps[n % 5] * size + b" ET"
    return _one("a.pdf", sheet(flat(drawn), b"/Filter/FlateDecode"))


# --------------------------------------------------------------------------- packed


def zipped(members: dict[str, tuple[bytes, int]]) -> bytes:
    """A zip of members, each one unit of bytes so many times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, (unit, times) in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as member:
                block = unit * max(1, 1_000_000 // len(unit))
                whole, rest = divmod(times, max(1, 1_000_000 // len(unit)))
                for _ in range(whole):
                    member.write(block)
                member.write(unit * rest)
    return out.getvalue()


_W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_P = b"<w:p><w:r><w:t>Rain fell on the weir all night.</w:t></w:r></w:p>"


def _zips(n: int) -> Files:
    if n == 0:
        return _one("a.docx", zipped({"word/document.xml": (b" ", 1_500_000_000)}))
    if n == 1:  # words that pack by less than the limit
        units = [b"<w:p><w:r><w:t>%d rain %d</w:t></w:r></w:p>" % (i * 7919 % 99991, i) for i in range(5000)]
        return _one("a.docx", zipped({"word/document.xml": (_W + b"".join(units), 300)}))
    if n == 2:
        return _one("a.docx", zipped({f"word/{i}.xml": (b"x", 1) for i in range(60_000)}))
    if n == 3:
        deep = _W + b"<w:sdt><w:sdtContent>" * 100_000
        return _one("a.docx", zipped({"word/document.xml": (deep, 1)}))
    if n == 4:
        inner = zipped({"archive/data.warc": (b" ", 300_000_000)})
        for level in range(9):
            inner = forms.zipped({f"archive/{level}.warc": inner})
        return _one("a.wacz", inner)
    if n == 5:  # the head says 10 bytes, the member holds 400 million
        made = bytearray(zipped({"word/document.xml": (b" ", 400_000_000)}))
        at = made.index(b"PK\x01\x02")
        made[at + 24 : at + 28] = struct.pack("<I", 10)
        return _one("a.docx", bytes(made))
    if n == 6:
        spaces = '<text:p>Rain<text:s text:c="2000000000"/>fell</text:p>'
        return _one("a.odt", forms.zipped({"content.xml": _odt(spaces).encode(), "META-INF/manifest.xml": b"<m/>"}))
    if n == 7:
        cells = '<table:table-cell table:number-columns-repeated="100000000"><text:p>Rain</text:p></table:table-cell>'
        row = f'<table:table><table:table-row table:number-rows-repeated="1000000">{cells}</table:table-row></table:table>'
        return _one("a.odt", forms.zipped({"content.xml": _odt(row).encode(), "META-INF/manifest.xml": b"<m/>"}))
    if n == 8:
        lines = (b'{"url": "https://a.example/%s"}\n' % (b"a" * 50), 6_000_000)
        return _one("a.wacz", zipped({"pages/pages.jsonl": lines, "archive/data.warc": (b"WARC/1.0\r\n", 1)}))
    return _one("a.docx", zipped({"word/document.xml": (_W + _P * 20_000, 90), "word/styles.xml": (b" ", 190_000_000)}))


def _odt(body: str) -> str:
    spaces = " ".join(
        f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"' for p in ("office", "text", "table", "style")
    )
    return f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"


def _record(head: bytes, body: bytes, http: bytes = b"Content-Type: text/html\r\n") -> bytes:
    answer = b"HTTP/1.1 200 OK\r\n" + http + b"\r\n" + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        b"Content-Type: application/http; msgtype=response\r\n" + head
        + b"Content-Length: %d\r\n\r\n" % len(answer) + answer + b"\r\n\r\n"
    )  # fmt: skip


def _gzips(n: int) -> Files:
    page = forms.page().encode()
    if n == 0:
        return _one("a.warc.gz", gzip.compress(_record(b"", page) + b" " * 800_000_000, 9, mtime=0))
    if n == 1:
        packed = gzip.compress(b"<html><body><p>" + b"rain " * 200_000_000, 9, mtime=0)
        return _one("a.warc", _record(b"", packed, b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n"))
    if n == 2:
        return _one("a.warc.gz", gzip.compress(_record(b"", page), mtime=0) + gzip.compress(b"", mtime=0) * 200_000)
    if n == 3:
        inner = _record(b"", b"<p>" + b"rain fell " * 30_000_000)
        return _one("a.warc.gz", gzip.compress(inner, 9, mtime=0))
    if n == 4:
        return _one("a.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"A: b\r\n" * 20_000_000, 9, mtime=0))
    if n == 5:
        return _one("a.warc.gz", gzip.compress(b"WARC/1.0\r\nA: " + b"b" * 400_000_000, 9, mtime=0))
    if n == 6:
        many = b"".join(gzip.compress(_record(b"", b"<p>%d" % i), mtime=0) for i in range(30_000))
        return _one("a.warc.gz", many)
    if n == 7:
        return _one("a.html.gz", gzip.compress(b" " * 500_000_000, 9, mtime=0))
    if n == 8:
        nested = b"rain " * 60_000_000
        for _ in range(3):
            nested = gzip.compress(nested, 9, mtime=0)
        return _one("a.warc", _record(b"", nested, b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n"))
    return _one(
        "a.warc",
        _record(b"", zeros(500, unit=b"<p>rain "), b"Content-Type: text/html\r\nContent-Encoding: deflate\r\n"),
    )


def _warc_heads(n: int) -> Files:
    page = forms.page().encode()
    made = {
        0: _record(b"X: " + b"a" * 30_000_000 + b"\r\n", page),
        1: _record(b"X: a\r\n" * 1_000_000, page),
        2: b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n" + page,
        3: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n" * 200_000,
        4: b"WARC/1.0\r\nWARC-Type: response\r\n" + b" folded\r\n" * 1_500_000 + b"Content-Length: 0\r\n\r\n",
        5: _record(b"", page, b"Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"),
        6: _record(b"", b"1\r\na\r\n" * 2_000_000, b"Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"),
        7: _record(b"", page, b"Content-Type: text/html\r\n" + b"X: a\r\n" * 500_000),
        8: b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 400_000,
        9: _record(b"", page, b"Content-Type: text/html; charset=" + b"x" * 5_000_000 + b"\r\n"),
    }
    return _one("a.warc", made[n])


# --------------------------------------------------------------------------- YAML and JSON


def _where(n: int, said: str) -> Files:
    """A piece of YAML in one of the four places people write it."""
    place = n % 4
    if place == 0:
        return _one("a.md", f"---\n{said}\n---\n\n{BODY * 3}")
    if place == 1:
        return {"a.txt": (BODY * 3).encode(), "a.txt.source.yml": said.encode()}
    return {"a.txt": (BODY * 3).encode(), "story.yml" if place == 2 else "edits.yml": said.encode()}


def _yaml_aliases(n: int) -> Files:
    letters = "abcdefghi"
    laughs = "a: &a [rain, rain, rain, rain, rain, rain, rain, rain, rain]\n" + "\n".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise(letters)
    )
    if n < 4:
        return _where(n, laughs + "\ntitle: *i\nauthor: *i\nclean: *i")
    if n == 4:
        return _where(n, "title: &t [*t]\nauthor: *t")
    if n < 8:
        merged = "a: &a {x: 1}\n" + "\n".join(
            f"{b}: &{b} {{<<: [{', '.join([f'*{a}'] * 9)}], {b}1: 1}}" for a, b in pairwise(letters)
        )
        return _where(n, merged + "\ntitle: Rain\npublishers: *i\nclean: *i")
    if n == 8:
        return _where(n, "x: &x " + "rain " * 20_000 + "\nauthor: [" + ", ".join(["*x"] * 5000) + "]")
    return _where(n, "&k ? *k\n: title\n&r r: &q {*r : *q}\ntitle: *q")


def _yaml_digits(n: int) -> Files:
    said = (
        "1" * 5000, "0x" + "f" * 200_000, ":".join(["59"] * 20_000), "190:20:30:" + ":".join(["1"] * 3000) + ".5",
        "1_" * 3000 + "1", "0b" + "10" * 100_000, "0o" + "7" * 100_000, "1e" + "9" * 4000,
        "9999-99-99", "2031-02-30T25:61:61Z",
    )[n]  # fmt: skip
    if n >= 8:
        return _where(0 if n == 8 else 1, f"title: Rain\npublished: {said}\nupdated: {said}")
    return _where(n, f"title: {said}\npublished: {said}\norder: {said}\nclean: {said}\nauthor: [{said}]")


def _yaml_depth(n: int) -> Files:
    depth = 30_000
    said = (
        "[" * depth, "{a: " * depth, "- " * depth + "a", "? " * depth + "a", "title: " + "[" * depth + "]" * depth,
        "\n".join(" " * i + "a:" for i in range(1500)), "[{" * depth, "!!set {" * 3000, "a: " * depth,
        "- [" * 2000 + "]" * 2000,
    )[n]  # fmt: skip
    return _where(n, said)


def _json_digits(n: int) -> Files:
    digits = ("1" * 5000, "1" * 2_000_000, "-" + "9" * 5000, "1e" + "9" * 5000, "0." + "1" * 500_000)[n % 5]
    if n < 5:
        return _one(
            "a.json", f'[{{"url": "https://a.example/", "title": "Rain", "content": "{BODY.strip()}", "id": {digits}}}]'
        )
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": {digits}, "position": {digits}}}</script>'
    return _one("a.html", forms.page(head=head))


def _json_depth(n: int) -> Files:
    depth = (900, 50_000, 400_000)[n % 3]
    deep = ("[" * depth + "]" * depth, '{"a":' * depth + "1" + "}" * depth, "[" * depth, '{"@graph":[' * depth)[n % 4]
    if n < 5:
        return _one("a.json", f'[{{"url": "https://a.example/", "title": "Rain", "content": {deep}}}]')
    if n == 5:
        return _one("a.json", f'{{"version": "https://jsonfeed.org/version/1", "items": {deep}}}')
    if n == 6:
        return {"a.txt": BODY.encode(), "a.json": deep.encode()}
    return _one("a.html", forms.page(head=f'<script type="application/ld+json">{deep}</script>'))


# --------------------------------------------------------------------------- pages, feeds, mails


def _pages(n: int) -> Files:
    body = f"<p>{BODY}</p>" * 3
    made = (
        "<div>" * 30_000 + body, "<b><i>" * 20_000 + body, "<table><tr><td>" * 5000 + body,
        f"<div {'a=b ' * 300_000}>{body}</div>", body + "<p>Rain</p>" * 60_000, body + "<a href=x>Rain fell</a> " * 60_000,
        body + "&nbsp;" * 600_000, body + "<!--" * 200_000, body + "<ul><li>" * 8000,
        body + "".join(f"<figure><figcaption>Rain fell on weir {i}</figcaption></figure>" for i in range(8000)),
    )[n]  # fmt: skip
    return _one(
        "a.html",
        f"<!doctype html><html lang=en><head><title>Rain</title></head><body><article>{made}</article></body></html>",
    )


def _feeds(n: int) -> Files:
    text = BODY * 5
    item = f"<item><title>Rain</title><link>https://a.example/</link><description>{text}</description></item>"
    made = (
        item * 3000, f"<item><description>{'<b>' * 50_000}{text}</description></item>",
        "<item>" * 100_000, f"<item><description><![CDATA[{'<div>' * 30_000}{text}]]></description></item>",
        f"<item><title>{'Rain ' * 200_000}</title><description>{text}</description></item>",
        f"<item><link>https://{'a' * 1_000_000}</link><description>{text}</description></item>",
        f"<item>{'<category>Rain</category>' * 200_000}<description>{text}</description></item>",
        f"<item><description>{text}&amp;{'amp;' * 300_000}lt;b</description></item>",
        f"<item {' '.join(f'a{i}=&quot;&quot;'.replace('&quot;', chr(34)) for i in range(50_000))}/>",
        f"<item><pubDate>{'1' * 500_000}</pubDate><description>{text}</description></item>",
    )[n]  # fmt: skip
    return _one("a.xml", f'<?xml version="1.0"?><rss version="2.0"><channel><title>Rain</title>{made}</channel></rss>')


def _mails(n: int) -> Files:
    head = "From: a@a.example\r\nTo: b@b.example\r\nSubject: {}\r\nDate: Tue, 04 Mar 2031 08:15:00 +0100\r\nMIME-Version: 1.0\r\n"
    if n == 0:
        nest = "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\r\n\r\n--b{i}\r\n' for i in range(3000))
        return _one("a.eml", head.format("Rain") + nest + f"Content-Type: text/plain\r\n\r\n{BODY}")
    if n == 1:
        return _one("a.eml", head.format("=?utf-8?q?" + "=41" * 15_000 + "?=") + f"\r\n{BODY}")
    if n == 2:
        return _one("a.eml", head.format(" ".join(["=?utf-8?b?UmFpbg==?="] * 2000)) + f"\r\n{BODY}")
    if n == 3:
        parts = '--b\r\nContent-Type: text/plain; name="a"\r\n\r\nx\r\n' * 50_000
        return _one("a.eml", head.format("Rain") + f'Content-Type: multipart/mixed; boundary="b"\r\n\r\n{parts}--b--')
    if n == 4:
        return _one("a.eml", head.format("Rain").replace("a@a", "(" * 5000 + "a@a") + f"\r\n{BODY}")
    if n == 5:
        return _one("a.eml", head.format("Rain") + "Content-Type: text/plain; " + "a*0=x; " * 5000 + f"\r\n\r\n{BODY}")
    if n == 6:
        return _one(
            "a.eml", head.format("Rain") + "Content-Transfer-Encoding: base64\r\n\r\n" + "UmFpbiBmZWxs" * 300_000
        )
    if n == 7:
        nest = "Content-Type: message/rfc822\r\n\r\n" * 3000
        return _one("a.eml", head.format("Rain") + nest + BODY)
    if n == 8:
        return _one(
            "a.eml", head.format("Rain").replace("a@a.example", ", ".join(["a@a.example"] * 4000)) + f"\r\n{BODY}"
        )
    return _one("a.eml", head.format("Rain") + "Content-Type: text/html\r\n\r\n" + "<div>" * 30_000 + BODY)


# --------------------------------------------------------------------------- texts

FILLS = (
    "rain ", "rain, ", "Rain ", "“rain ", "(rain ", "rain-", "40 ", "r", "Mr. ", "rain and Ames said that ",
)  # fmt: skip
REPEATED = (
    "Jonas Pellew met Ann Ames and the Isk Valley Council. ", "The gate is 40 metres (131 ft) long and weighs 12 tonnes. ",
    "Three people were killed and 14 were injured. ", "Jonas Pellew, 44, and Ann Ames, 31, were hurt. ",
    "J. P. R. Ames of the U.S. and the E.U. left at 5 p.m. ", "On Monday, 4 March 2031, two days after 2 March, it rained. ",
    "“The gate held,” Jonas Pellew said. “It did not,” said Ann Ames. ", "Police denied that the gate had not been shut. ",
    "The council voted 12 to 9, with 3 abstentions, on 4 March. ", "Prices rose by 4 % to £3.40, from £3.27 in March 2030. ",
)  # fmt: skip
LENGTH = 200_000
COMPARED = 55_000  # characters; of a little more than that an article is not compared at all


def _sentences(n: int) -> Files:
    """One sentence of 200,000 characters."""
    return _one("a.txt", f"{GOOD}\n{(FILLS[n] * LENGTH)[:LENGTH]}.\n")


def _repeats(n: int) -> Files:
    """The same kind of sentence again and again, 55,000 characters in paragraphs of ten that begin with their number."""
    told = REPEATED[n]
    paragraphs = (f"\nWeir {i} held. {told * 10}\n" for i in range(COMPARED // (len(told) * 10 + 20)))
    return _one("a.txt", GOOD + "".join(paragraphs))


def _runs(n: int) -> Files:
    """What the repeated sentences tell, in one sentence without an end."""
    told = REPEATED[n].replace(". ", ", and ").strip()
    return _one("a.txt", f"{GOOD}\n{(told + ' ') * (LENGTH // len(told))}ended.\n")


def _lines(n: int) -> Files:
    """One line again and again: what the rules over a file's lines look at."""
    told = (
        "Rain",
        "- Rain",
        "# Rain",
        "> Rain",
        "By Ann Ames",
        "4 March 2031",
        "Read more: Rain",
        "[Rain](x)",
        "|a|b|",
        "Photo: Ann Ames",
    )[n]
    return _one("a.md", GOOD + "\n" + f"{told}\n{chr(10) if n % 2 else ''}" * 20_000)


def _marks(n: int) -> Files:
    """Marks that a reader of Markdown may take for the beginning of something, again and again."""
    told = ("[", "![", "*a ", "**a ", "`", "<a ", "[[", "_a ", "<!--", "&#")[n]
    return _one("a.md", f"{GOOD}\n{told * (100_000 // len(told))}\n")


def _numbered(n: int) -> Files:
    """Sentences like one another that are not the same: other names, numbers, days in each, 55,000 characters."""
    names = [f"{a}{b}" for a in ("Am", "Bel", "Cor", "Dan", "El", "Far", "Gor", "Hal", "Is", "Jor") for b in ("es", "ow", "in", "ard", "ley", "mer", "ton", "wick", "by", "den")]  # fmt: skip
    forms_ = (
        "{0} {1} of {2} was killed.", "{3} people were killed in {2}.", "{0} {1}, {4}, lives in {2}.",
        "“We saw {3} boats,” {0} {1} said.", "It rained on {5} March 20{4} in {2}.", "{0} {1} denied that {2} {1} left.",
        "{2} paid {3} pounds for {4} tonnes.", "The {2} Council voted {3} to {4}.", "{0} {2} {1} met {1} {0} {2}.",
        "{3} of {4} people in {2} were hurt at {5} p.m.",
    )  # fmt: skip
    told = [
        forms_[n].format(
            names[i % 100], names[i * 7 % 97], names[i * 13 % 89], i * 37 % 9000 + 2, i * 11 % 80 + 10, i % 12 + 1
        )
        for i in range(COMPARED // 40)
    ]
    return _one("a.txt", GOOD + "\n" + "\n\n".join(" ".join(told[i : i + 5]) for i in range(0, len(told), 5)))


KINDS: dict[str, Callable[[int], Files]] = {
    "pdf filters": _pdf_filters,
    "pdf circles": _pdf_circles,
    "pdf character maps": _pdf_maps,
    "pdf letters on one point": _pdf_points,
    "zip": _zips,
    "gzip": _gzips,
    "warc heads": _warc_heads,
    "yaml aliases": _yaml_aliases,
    "yaml digits": _yaml_digits,
    "yaml depth": _yaml_depth,
    "json digits": _json_digits,
    "json depth": _json_depth,
    "pages": _pages,
    "feeds": _feeds,
    "mails": _mails,
    "one sentence": _sentences,
    "one run": _runs,
    "repeated sentences": _repeats,
    "repeated lines": _lines,
    "marks": _marks,
    "like sentences": _numbered,
}
