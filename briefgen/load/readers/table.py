"""The table of formats: the first that knows the bytes reads them; what none knows is plain text or a page."""

from __future__ import annotations

from briefgen.load.readers import docx, embedded, exports, feeds, mail, mhtml, odt, pdf, shortcuts, warc, webarchive
from briefgen.load.reading import Reader

READERS: tuple[Reader, ...] = (
    Reader(pdf.NAME, pdf.knows, pdf.read_pdf),
    Reader(docx.NAME, docx.knows, docx.read_docx),
    Reader(odt.NAME, odt.knows, odt.read_odt),
    Reader(warc.NAME, warc.knows, warc.read_warc),
    Reader(webarchive.NAME, webarchive.knows, webarchive.read_webarchive),
    Reader(mhtml.NAME, mhtml.knows, mhtml.read_mhtml),  # before mail: it is one, but for what it holds
    Reader(mail.NAME, mail.knows, mail.read_mail),
    Reader(feeds.NAME, feeds.knows, feeds.read_feed),
    Reader(
        feeds.JSON_NAME, feeds.knows_json, feeds.read_json_feed
    ),  # before exports: it lists addresses and titles too
    Reader(exports.JSON_NAME, exports.knows_json, exports.read_json),
    Reader(exports.CSV_NAME, exports.knows_csv, exports.read_csv),
    Reader(shortcuts.NAME, shortcuts.knows, shortcuts.read_shortcut),
    Reader(embedded.NAME, embedded.knows, embedded.read_page),
)
