"""The table of formats: the first that knows the bytes reads them; what none knows is plain text or a page."""

from __future__ import annotations

from briefgen.load.readers import (
    captures,
    chats,
    docx,
    embedded,
    enex,
    epub,
    exports,
    feeds,
    gdocs,
    mail,
    mbox,
    mhtml,
    odt,
    pages,
    pasted,
    pdf,
    readability,
    readwise,
    references,
    rtf,
    shortcuts,
    tables,
    typed,
    warc,
    webarchive,
)
from briefgen.load.readers.databases import (
    defacto,
    europresse,
    factiva_page,
    factiva_xml,
    lexis_files,
    listed,
    proquest_files,
    texts,
)
from briefgen.load.reading import Reader

READERS: tuple[Reader, ...] = (
    Reader(pdf.NAME, pdf.knows, pdf.read_pdf),
    Reader(docx.NAME, docx.knows, docx.read_docx),
    Reader(epub.NAME, epub.knows, epub.read_epub),
    Reader(odt.NAME, odt.knows, odt.read_odt),
    Reader(rtf.NAME, rtf.knows, rtf.read_rtf),
    Reader(warc.NAME, warc.knows, warc.read_warc),
    Reader(webarchive.NAME, webarchive.knows, webarchive.read_webarchive),
    Reader(mhtml.NAME, mhtml.knows, mhtml.read_mhtml),  # before mail: it is one, but for what it holds
    Reader(mbox.NAME, mbox.knows, mbox.read_mbox),  # before mail: it begins with one
    Reader(mail.NAME, mail.knows, mail.read_mail),
    Reader(enex.NAME, enex.knows, enex.read_enex),
    Reader(factiva_xml.NAME, factiva_xml.knows, factiva_xml.read_xml),  # before feeds: it is XML
    Reader(feeds.NAME, feeds.knows, feeds.read_feed),
    Reader(
        feeds.JSON_NAME, feeds.knows_json, feeds.read_json_feed
    ),  # before exports: it lists addresses and titles too
    Reader(exports.JSON_NAME, exports.knows_json, exports.read_json),
    Reader(chats.NAME, chats.knows, chats.read_chat),
    Reader(exports.DATA_NAME, exports.knows_data, exports.read_data),  # what no other knows
    Reader(tables.NAME, tables.knows_csv, tables.read_csv),
    Reader(tables.BOOK, tables.knows_book, tables.read_book),
    Reader(references.NAME, references.knows, references.read_references),
    Reader(references.BOOKMARKS, references.knows_bookmarks, references.read_bookmarks),
    Reader(shortcuts.NAME, shortcuts.knows, shortcuts.read_shortcut),
    Reader(lexis_files.TEXT_NAME, lexis_files.knows_text, lexis_files.read_text),
    Reader(lexis_files.PAGE_NAME, lexis_files.knows_page, lexis_files.read_page),
    Reader(factiva_page.NAME, factiva_page.knows, factiva_page.read_page),
    Reader(europresse.NAME, europresse.knows, europresse.read_page),
    Reader(proquest_files.NAME, proquest_files.knows, proquest_files.read_page),
    Reader(defacto.NAME, defacto.knows, defacto.read_page),
    Reader(texts.NAME, texts.knows, texts.read_text),
    Reader(listed.NAME, listed.knows, listed.read_text),
    Reader(gdocs.NAME, gdocs.knows, gdocs.read_document),
    Reader(readability.NAME, readability.knows, readability.read_fragment),
    Reader(readwise.NAME, readwise.knows, readwise.read_readwise),
    Reader(captures.NAME, captures.knows, captures.read_capture),  # before the embedded: it passes over pictures too
    Reader(pages.NAME, pages.knows, pages.read_pages),
    Reader(typed.NAME, typed.knows, typed.read_numbered),
    Reader(pasted.NAME, pasted.knows, pasted.read_pasted),
    Reader(embedded.NAME, embedded.knows, embedded.read_page),
)
