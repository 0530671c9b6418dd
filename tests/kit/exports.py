"""Exports of news databases in every shape they have, from two invented articles; nothing here is from a database."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.kit import forms


@dataclass(frozen=True)
class Told:
    """An article as a database knows it."""

    title: str = forms.TITLE
    outlet: str = forms.OUTLET
    byline: str = "By Ann Ames"
    section: str = "NEWS; Pg. 4"
    day: str = "March 4, 2031 Tuesday"
    text: tuple[str, ...] = forms.SENTENCES
    correction: str = ""


FIRST = Told()
SECOND = Told(
    forms.OTHER_TITLE, "Northland Courier", "Li, Bo; Ames, Ida", "Region; Pg. 2", "March 5, 2031 Wednesday", forms.OTHER
)
BOTH = (FIRST, SECOND)
CORRECTED = replace(FIRST, correction="An earlier version named the wrong gate.")
LANGUAGES = {
    "english": "BYLINE SECTION LENGTH LOAD-DATE LANGUAGE words DOCUMENTS of",
    "german": "AUTOR RUBRIK LÄNGE UPDATE SPRACHE Wörter DOKUMENTE von",
    "french": "AUTEUR RUBRIQUE LONGUEUR DATE-CHARGEMENT LANGUE mots DOCUMENTS de",
    "spanish": "AUTOR SECCIÓN LONGITUD FECHA-CARGA IDIOMA palabras DOCUMENTOS de",
    "dutch": "AUTEUR SECTIE LENGTE LAADDATUM TAAL woorden DOCUMENTEN van",
    "italian": "AUTORE SEZIONE LUNGHEZZA DATA-CARICAMENTO LINGUA parole DOCUMENTI di",
    "danish": "FORFATTER SEKTION LÆNGDE UDGIVET SPROG ord DOKUMENTER af",
}
DAYS = {
    "english": ("March 4, 2031 Tuesday", "5 March 2031"),
    "german": ("Dienstag 4. März 2031", "5. März 2031 Mittwoch"),
    "french": ("4 mars 2031", "mercredi 5 mars 2031"),
    "spanish": ("4 marzo 2031 martes", "5 de marzo de 2031"),
    "dutch": ("4 maart 2031 dinsdag", "5 maart 2031"),
    "italian": ("4 marzo 2031 martedì", "5 marzo 2031"),
    "danish": ("4. marts 2031 tirsdag", "5. marts 2031"),
}
# How a line looks: "c" in the middle, "b" in bold, "h" both.
Styled = tuple[str, str]


def nexis_lines(articles: Iterable[Told] = BOTH, *, cover: bool = True) -> list[Styled]:
    """Nexis Uni: a cover, then each article from its title to "End of Document"."""
    told = list(articles)
    lines: list[Styled] = []
    if cover:
        lines += [("User Name: J. Doe", ""), ("Date and Time: Sunday, April 20, 2031 7:08:00 PM GMT", "")]
        lines += [("Job Number: 79564", ""), (f"Documents ({len(told)})", "")]
        for number, article in enumerate(told, 1):
            lines += [(f"{number}. {article.title}", ""), ("Client/Matter: -None-", ""), ("Search Terms: weir", "")]
            lines += [("Narrowed by:", ""), ("Content Type", ""), ("News", "")]
    for article in told:
        lines += [(article.title, "h"), (article.outlet, "c"), (article.day, "c")]
        lines += [("Correction Appended", "c")] if article.correction else []
        lines += [(f"Copyright 2031 {article.outlet} Ltd All Rights Reserved", ""), (f"Section: {article.section}", "")]
        lines += [("Length: 120 words", ""), (f"Byline: {article.byline}", ""), ("Body", "b")]
        lines += [(paragraph, "") for paragraph in article.text]
        lines += [("Correction", "b"), (article.correction, "")] if article.correction else []
        lines += [("Classification", "b"), ("Language: ENGLISH", ""), ("Subject: RIVERS (90%); FLOODS (88%)", "")]
        lines += [("Load-Date: March 9, 2031", ""), ("End of Document", "b")]
    return lines


def academic_text(articles: Iterable[Told] = BOTH, language: str = "english", *, below: bool = False) -> bytes:
    """LexisNexis Academic as text, wrapped at 80 columns; ``below``: old documents have their labels below the text."""
    byline, section, length, load, tongue, words, documents, of = LANGUAGES[language].split()
    told = list(articles)
    parts = ["Download Request: All Documents: 1-2\nTime Of Request: Sunday, April 20, 2031\nTerms: weir AND gate\n"]
    for number, article in enumerate(told, 1):
        labels = [f"{byline}: {article.byline}", f"{section}: {article.section}", f"{length}: 120 {words}"]
        head = [_centred(f"{number} {of} {len(told)} {documents}"), _centred(article.outlet), _centred(article.day)]
        body = [textwrap.fill(paragraph, 80) for paragraph in article.text]
        tail = [f"{load}: {DAYS['english'][1]}", f"{tongue}: ENGLISH", _centred(f"Copyright 2031 {article.outlet}")]
        order = (
            [*head, article.title, *body, *labels, *tail] if below else [*head, article.title, *labels, *body, *tail]
        )
        parts.append("\n\n".join(order))
    return ("\ufeff" + "\n\n\n".join(parts) + "\n").replace("\n", "\r\n").encode()


def academic_page(articles: Iterable[Told] = BOTH) -> bytes:
    """LexisNexis Academic as a page; a searched word is an element of its own inside the text."""
    told = list(articles)

    def left(text: str) -> str:
        return f'<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c2">{text}</SPAN></P>\n</DIV>\n'

    def middle(text: str) -> str:
        return f'<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{text}</SPAN></P>\n</DIV>\n'

    parts = [
        '<HTML><HEAD><STYLE TYPE="text/css"><!--\n.c0 { text-align: center; }\n.c1 { text-align: center; }\n'
        ".c5 { text-align: left; }\n--></STYLE>\n<!-- LXNComment 1:2 --><TITLE>&nbsp;</TITLE></HEAD><BODY>"
    ]
    for number, article in enumerate(told, 1):
        body = "".join(
            f'<P CLASS="c9"><SPAN CLASS="c2">{_escaped(p).replace("the", "<SPAN CLASS=c4>the</SPAN>", 1)}</SPAN></P>\n'
            for p in article.text
        )
        parts.append(
            f'<A NAME="DOC_ID_0_{number}"></A><!-- Hide XML section from browser\n<DOCFULL> -->\n'
            + middle(f"{number} of {len(told)} DOCUMENTS") + middle(article.outlet) + middle(article.day)
            + left(article.title) + left(f"BYLINE: {article.byline}") + left(f"SECTION: {article.section}")
            + left("LENGTH: 120 words") + f'<BR><DIV CLASS="c5">{body}</DIV>\n' + left("LOAD-DATE: March 9, 2031")
            + left("LANGUAGE: ENGLISH") + middle(f"Copyright 2031 {article.outlet}") + '<DIV CLASS="c10"/>\n'
        )  # fmt: skip
    return "".join([*parts, "</BODY></HTML>"]).encode()


def factiva_page(articles: Iterable[Told] = BOTH, *, coded: bool = False) -> bytes:
    """Factiva as a page, by classes or with a table of codes, and the table of search terms behind it."""
    parts = ["<html><head><title>Factiva</title></head><body>"]
    for number, article in enumerate(articles):
        body = "".join(f'<p class="articleParagraph enarticleParagraph">{_escaped(p)}</p>' for p in article.text)
        name = f"HECHO00020310304er3400{number:02}a"
        if coded:
            fields = {
                "SE": article.section, "HD": article.title, "BY": article.byline, "WC": "120 words",
                "PD": article.day, "ET": "08:15", "SN": article.outlet, "SC": "HECHO", "LA": "English",
                "CY": f"(c) 2031 {article.outlet}", "LP": body, "NS": "gflood : Floods", "RE": "nland : Northland",
                "PUB": "Echo Papers Ltd", "AN": f"Document {name}",
            }  # fmt: skip
            rows = "".join(f"<tr><td><b>{code}</b></td><td>{value}</td></tr>" for code, value in fields.items())
            inner = f"<table>{rows}</table>"
        else:
            head = [article.section, f'<div id="hd"><span class="enHeadline">{article.title} </span></div>']
            told = [f'<div class="author">{article.byline} </div>', "120 words", article.day, "08:15", article.outlet]
            told += ["HECHO", "4", "English", f"(c) 2031 {article.outlet}"]
            rows = "".join(t if t.startswith("<") else f"<div>{t}</div>" for t in (*head, *told))
            inner = f"<p>{rows}</p>{body}<p>Echo Papers Ltd</p><p>Document {name}</p>"
        parts.append(f'<div id="article-{name}" class="article"><div class="article enArticle">{inner}</div></div>')
    parts.append('<table><tr><td class="sbSummaryTitle">Search Summary</td></tr><tr><td>Text weir</td></tr></table>')
    return "".join([*parts, "</body></html>"]).encode()


def factiva_lines(articles: Iterable[Told] = BOTH, *, coded: bool = False) -> list[Styled]:
    """Factiva as lines of a document, with codes or without."""
    lines: list[Styled] = []
    for number, article in enumerate(articles):
        name = f"Document HECHO00020310304er3400{number:02}a"
        if coded:
            fields = [("HD", article.title), ("BY", article.byline), ("WC", "120 words"), ("PD", article.day)]
            fields += [("SN", article.outlet), ("SC", "HECHO"), ("LA", "English"), ("CY", "(c) 2031 Echo Papers")]
            for code, value in [*fields, ("LP", article.text[0])]:
                lines += [(code, "b"), (value, "")]
            lines += [("TD", "b"), *((paragraph, "") for paragraph in article.text[1:])]
            lines += [("NS", "b"), ("gflood : Floods", ""), ("AN", "b"), (name, "")]
        else:
            lines += [(article.title, "b"), (article.byline, ""), ("120 words", ""), (article.day, "")]
            lines += [(article.outlet, ""), ("HECHO", ""), ("English", ""), (f"(c) 2031 {article.outlet}", "")]
            lines += [*((paragraph, "") for paragraph in article.text), ("Echo Papers Ltd", ""), (name, "")]
    return [*lines, ("Search Summary", "b"), ("Text weir AND gate", "")]


def factiva_xml(articles: Iterable[Told] = BOTH) -> bytes:
    """Factiva as its web service hands it out."""
    parts = ['<?xml version="1.0" encoding="utf-8"?><PPSResponse><r xmlns="http://global.factiva.com/pps/2.0">']
    for article in articles:
        lead, *rest = (f"<paragraph>{_escaped(p)}</paragraph>" for p in article.text)
        parts.append(
            f"<ppsarticle><article><headline><paragraph>{article.title}</paragraph></headline><byline>{article.byline}"
            f"</byline><copyright>(c) 2031</copyright><leadParagraph>{lead}</leadParagraph><tailParagraphs>"
            f"{''.join(rest)}</tailParagraphs><publicationDate><date>{_iso(article)}</date></publicationDate>"
            f"<sourceName>{article.outlet}</sourceName></article></ppsarticle>"
        )
    return "".join([*parts, "</r></PPSResponse>"]).encode()


def europresse_page(articles: Iterable[Told] = BOTH, *, old: bool = False) -> bytes:
    """Europresse: newer pages hold an element each, older ones a table each."""
    parts = ["<html><head><title>Europresse</title></head><body>"]
    for number, article in enumerate(articles):
        day = f"{('mardi 4', 'mercredi 5')[number % 2]} mars 2031"
        head = f'<span class="DocPublicationName">{article.outlet}</span>'
        dated = f'<span class="DocHeader">Région, </span><span class="DocHeader">{day}</span>'
        body = [_escaped(paragraph) for paragraph in article.text]
        if old:
            texts = "".join(f"{paragraph}<p></p>" for paragraph in body)
            parts.append(
                f'<table><tr><td>{head}<br>{dated}<span class="DocHeader">, p. 4</span><br><br>'
                f'<span class="TitreArticleVisu">{article.title}</span><br><br>{_plain_name(article)}<br><p></p>{texts}'
                "© 2031 Echo Papers. Tous droits réservés ; reproduction interdite.</td></tr></table>"
            )
        else:
            texts = "".join(f"<p>{paragraph}</p>" for paragraph in body)
            parts.append(
                f"<article><header><div>{head}</div><div class='DocHeader'>Région, {day}, p. 4</div>"
                f"<div class='titreArticle'><p class='titreArticleVisu'>{article.title}</p></div>"
                f"<div>{_plain_name(article)}</div></header><section><div class='docOcurrContainer'>{texts}</div></section>"
                "<footer><small>© 2031 Echo Papers. Numéro de document : news·20310304·EC·1. Certificat émis le 20 avril "
                "2031</small></footer></article>"
            )
    return "".join([*parts, "</body></html>"]).encode()


def proquest_text(articles: Iterable[Told] = BOTH) -> bytes:
    """ProQuest as text: a line of underscores between documents, a caption and a credit in the text."""
    rule = "_" * 60
    parts = []
    for article in articles:
        body = "\n".join(article.text)
        parts.append(
            f"{rule}\n\n{article.title}\n\nPublication info: Mar 4, 2031.\n\nhttps://www.proquest.com/docview/1\n\n"
            f"Abstract: The gate of the weir.\n\nLinks: https://links.example\n\nFull text: {body}\n\n"
            f"CAPTION: The gate of the weir on Tuesday morning.\n\nSubject: Rivers; Floods\n\nTitle: {article.title}\n\n"
            f"Author: {article.byline.removeprefix('By ')}\n\nPublication title: {article.outlet}\n\n"
            f"Publication date: {article.day}\n\nSection: {article.section}\n\nPublisher: Echo Papers\n\n"
            "Document type: News\n\nProQuest document ID: 1\n\nLast updated: 2031-04-20\n\nDatabase: News\n"
        )
    return f"{''.join(parts)}\n{rule}\n\nContact us at: http://about.proquest.com/go\n".encode()


def proquest_page(articles: Iterable[Told] = BOTH) -> bytes:
    """ProQuest as a page."""
    parts = ["<!DOCTYPE html><html><head><title>Documents</title></head><body>"]
    for number, article in enumerate(articles):
        fields = {
            "Subject": "Rivers", "Publication title": article.outlet, "Publication date": article.day,
            "Section": article.section, "Document type": "News", "ProQuest document ID": str(number),
            "Last updated": "2031-04-20",
        }  # fmt: skip
        body = "".join(f"<p>{_escaped(p)}</p>" for p in article.text)
        tail = "".join(f"<p><strong>{name}: </strong>{value}</p>" for name, value in fields.items())
        parts.append(
            f'<div><a name="DocID_MSTAR_{number}"></a><p style="font-weight:bold">{article.title}</p>'
            f"<p><strong>Author: </strong>{article.byline.removeprefix('By ')}</p><p><a href='#'>ProQuest document link"
            f'</a></p><p><strong>Full text: </strong><text wordcount="120">{body}</text></p>{tail}</div>'
        )
    return "".join([*parts, "<p>Contact ProQuest</p></body></html>"]).encode()


def proquest_mail(articles: Iterable[Told] = BOTH) -> bytes:
    """The same page as ProQuest mails it."""
    head = (
        "From: noreply@proquest.example\nTo: j@example.org\nSubject: Your ProQuest Research\nMIME-Version: 1.0\n"
        "Date: Sun, 20 Apr 2031 07:08:00 +0000\nContent-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n\n"
    )
    return head.encode() + proquest_page(articles)


def docx_of(lines: Iterable[Styled]) -> bytes:
    """Lines as a Word document."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    middle = '<w:jc w:val="center"/>'
    body = "".join(
        f"<w:p><w:pPr>{middle if style in ('c', 'h') else ''}</w:pPr><w:r>"
        f'<w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>'
        for text, style in lines
    )
    document = f"<w:document {w}><w:body>{body}</w:body></w:document>"
    return forms.zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def rtf_of(lines: Iterable[Styled]) -> bytes:
    """Lines as an RTF document, with a font table, a picture and a hidden note."""
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Times;}}{\colortbl;\red0;}"
    head += r"{\*\generator Maker 1.0;}{\info{\author J. Doe}}{\header Page 1}{\pict\pngblip 89504e47}"
    parts = [head, r"{\v A hidden note nobody may see.}"]
    for text, style in lines:
        look = (r"\qc " if style in ("c", "h") else "") + (r"\b " if style in ("b", "h") else "")
        parts.append(rf"\pard\plain {look}{rtf_escaped(text)}\par" + "\n")
    return ("".join(parts) + "}").encode("ascii")


def rtf_escaped(text: str) -> str:
    """Text as RTF has it: everything beyond ASCII as Unicode with a mark for older programs."""
    out = []
    for c in text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}"):
        if ord(c) < 128:
            out.append(c)
        else:
            units = c.encode("utf-16-le")
            for i in range(0, len(units), 2):
                unit = int.from_bytes(units[i : i + 2], "little", signed=True)
                out.append(f"\\u{unit}?")
    return "".join(out)


def pdf_of(lines: Iterable[Styled]) -> bytes:
    """Lines as a PDF: each article begins a page, with a foot and page numbers."""
    pages: list[list[forms.Placed]] = [[]]
    up = 780.0
    for text, style in lines:
        bold = style in ("b", "h")
        if bold and len(text) > 12 and pages[-1]:
            pages.append([])
            up = 780.0
        size = 14.0 if bold and len(text) > 12 else 10.0
        for line in textwrap.wrap(text, 80):
            pages[-1].append((50, up, size, "F2" if bold else "F1", line))
            up -= 14 if size == 10 else 18
        up -= 8
    for number, page in enumerate(pages, 1):
        foot = f"Page {number} of {len(pages)} \u00a9 2031 Factiva, Inc. All rights reserved."
        page.append((150, 20, 8, "F1", foot))
    return forms.pdf_of(pages)


def text_of(lines: Iterable[Styled]) -> bytes:
    """Lines as plain text."""
    return "\n".join(text for text, _ in lines).encode()


def _centred(text: str) -> str:
    return text.center(80).rstrip()


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _iso(article: Told) -> str:
    return "2031-03-04" if " 4" in article.day else "2031-03-05"


def _plain_name(article: Told) -> str:
    return "Ann Ames" if article is FIRST else "Bo Li"


def printed_text(articles: Iterable[Told] = BOTH) -> bytes:
    """Nexis Uni as text taken from print: broken lines, and on each page its number and the title once more."""
    parts = []
    for article in articles:
        lead, *rest = (textwrap.fill(paragraph, 90) for paragraph in article.text)
        parts.append(
            f"Page 1 of 2\n{article.title}\n\n{article.title}\n{article.outlet}\n{article.day}\n\n"
            f"Copyright 2031 {article.outlet} Ltd All Rights Reserved\n\nSection: {article.section}\nLength: 120 words\n"
            f"Byline: {article.byline}\n\nBody\n\n{lead}\n\fPage 2 of 2\n{article.title}\n\n" + "\n\n".join(rest)
            + "\n\nClassification\n\nLanguage: ENGLISH\n\nLoad-Date: March 9, 2031\n\nEnd of Document\n\f"
        )  # fmt: skip
    return "".join(parts).encode()


def small_labels(articles: Iterable[Told] = BOTH) -> bytes:
    """LexisNexis Academic with labels in small letters and "Document 1 of 2"."""
    text = academic_text(articles).decode()
    for n, capital in enumerate(("1 of 2 DOCUMENTS", "2 of 2 DOCUMENTS"), 1):
        text = text.replace(capital, f"Document {n} of 2")
    for label in ("BYLINE", "SECTION", "LENGTH", "LOAD-DATE", "LANGUAGE"):
        text = text.replace(f"{label}:", f"{label.title()}:")
    return text.encode()


def page_saved_again(articles: Iterable[Told] = BOTH) -> bytes:
    """LexisNexis Academic as a page that another program wrote anew: no comments, small tags."""
    page = academic_page(articles).decode().replace("<!-- Hide XML section from browser\n<DOCFULL> -->", "")
    for name in ("DIV", "SPAN", "CLASS", "NAME", "A ", "P "):
        page = page.replace(f"<{name}", f"<{name.lower()}").replace(f" {name}=", f" {name.lower()}=")
    return page.encode()


def without_numbers(articles: Iterable[Told] = BOTH) -> bytes:
    """Factiva with codes, but without accession numbers."""
    lines = [text for text, _ in factiva_lines(articles, coded=True)]
    gone = {n for n, text in enumerate(lines) if text == "AN" or text.startswith("Document ")}
    return "\n".join(text for n, text in enumerate(lines[:-2]) if n not in gone).encode()


def codes_beside(articles: Iterable[Told] = BOTH) -> bytes:
    """Factiva with codes in a column of their own, and lines broken at 80."""
    found: list[str] = []
    code = ""
    for text, style in factiva_lines(articles, coded=True)[:-2]:
        if style == "b":
            code = text
        else:
            found += textwrap.wrap(text, 80, initial_indent=f"{code:<5}", subsequent_indent=" " * 5)
            found += [""] if code in ("LP", "TD") else []
            code = ""
    return "\n".join(found).encode()


def counted_proquest(articles: Iterable[Told] = BOTH) -> bytes:
    """ProQuest as text whose documents are counted, too."""
    parts = proquest_text(articles).decode().split("_" * 60 + "\n\n")
    told = [
        f"Document {n} of 2\n\n{part}" if part.startswith(("J", "C", "M")) and n < 3 else part
        for n, part in enumerate(parts)
    ]
    return ("_" * 60 + "\n\n").join(told).encode()


def press_line(articles: Iterable[Told] = BOTH) -> list[Styled]:
    """DeFacto: outlet, day, page and section on one line, then who wrote it and the title."""
    lines: list[Styled] = []
    for article in articles:
        day = ".".join(reversed(_iso(article).split("-")))
        lines += [(f'"{article.outlet}" Nr. 54 vom {day} Seite: 4 Ressort: Region', "")]
        lines += [(f"Von {_plain_name(article)}", ""), (article.title, "b"), *((p, "") for p in article.text)]
        lines += [("_" * 60, "")]
    return lines


SHAPES: dict[str, bytes] = {
    "Nexis Uni, Word": docx_of(nexis_lines()),
    "Nexis Uni, Word without a cover": docx_of(nexis_lines(cover=False)),
    "Nexis Uni, RTF": rtf_of(nexis_lines()),
    "Nexis Uni, text": text_of(nexis_lines()),
    "LexisNexis Academic, text": academic_text(),
    "LexisNexis Academic, labels below the text": academic_text(below=True),
    "LexisNexis Academic, page": academic_page(),
    "Factiva, page": factiva_page(),
    "Factiva, page with codes": factiva_page(coded=True),
    "Factiva, XML": factiva_xml(),
    "Factiva, RTF": rtf_of(factiva_lines()),
    "Factiva, RTF with codes": rtf_of(factiva_lines(coded=True)),
    "Factiva, Word": docx_of(factiva_lines()),
    "Factiva, text with codes": text_of(factiva_lines(coded=True)),
    "Factiva, PDF": pdf_of(factiva_lines()),
    "Europresse, page": europresse_page(),
    "Europresse, older page": europresse_page(old=True),
    "ProQuest, text": proquest_text(),
    "ProQuest, RTF": rtf_of([(line, "") for line in proquest_text().decode().split("\n") if line]),
    "ProQuest, page": proquest_page(),
    "ProQuest, mail": proquest_mail(),
    "Nexis Uni, text from print": printed_text(),
    "LexisNexis Academic, labels in small letters": small_labels(),
    "LexisNexis Academic, page saved once more": page_saved_again(),
    "Factiva, text without accession numbers": without_numbers(),
    "Factiva, codes in a column": codes_beside(),
    "ProQuest, counted documents": counted_proquest(),
    "DeFacto, RTF": rtf_of(press_line()),
    "DeFacto, text": text_of(press_line()),
}
