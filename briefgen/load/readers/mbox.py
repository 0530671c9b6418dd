"""A mailbox (mbox): several mails in one file, each begun by a line "From ...", read one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from briefgen.errors import SourceError
from briefgen.load.readers import mail
from briefgen.load.reading import Left, part_name
from briefgen.model import Manuscript, SourceFile

NAME = "a mailbox"
_FROM = re.compile(rb"^From \S+ .*\d\d:\d\d.*(?:19|20)\d\d.*\r?\n(?=[!-9;-~]+:)", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def knows(source: SourceFile) -> bool:
    """Bytes that begin with such a line and a mail's head."""
    return bool(_FROM.match(source.data.lstrip(b"\xef\xbb\xbf\r\n")[:2000]))


def read_mbox(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The article of every mail."""
    starts = list(_FROM.finditer(source.data))
    for number, (start, end) in enumerate(pairwise([*starts, None]), 1):
        assert start is not None, "only the last one has no follower"
        data = _QUOTED.sub(rb"\1", source.data[start.end() : end.start() if end else len(source.data)])
        subject = re.search(rb"^Subject:[ \t]*(.+)$", data, re.MULTILINE | re.IGNORECASE)
        part = part_name(subject[1].decode("ascii", "ignore") if subject else "", f"mail-{number}")
        try:
            for found in mail.read_mail(SourceFile(source.path, data)):
                if isinstance(found, Left):
                    yield found
                else:
                    yield replace(found, source=source, part=found.part or part)
        except SourceError as error:
            yield Left(part, error.reason)
