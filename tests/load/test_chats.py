"""Exports of chats: what a channel posts is an article, what somebody passed on is, what people say is not."""

from __future__ import annotations

import json

import pytest

from briefgen.model import SourceFile
from briefgen.pipeline.intake import Intake, take_in

WEIR = "The weir at Tallow broke on Monday night after three days of rain, and two streets were flooded, the town said."
NOBODY = "Nobody was hurt, but forty people spent the night in the school, where the mayor brought them soup and bread."
MINE = (
    "I was at the school all night and I can tell you that it was cold there, and my brother came too late with the "
    "blankets because he had lost the keys of the car again, and now I have a cold and shall stay at home until Sunday."
)
TITLE = "Weir breaks at Tallow"
POST = f"{TITLE}\n\n{WEIR}\n\n{NOBODY}"
PASSED_ON = f"*{TITLE}*\nHarbour Echo, 4 March 2031\n{WEIR}\n{NOBODY}"


def taken(data: bytes) -> Intake:
    return take_in([SourceFile("s/any.bin", data)])


def telegram(kind: str, *texts: str) -> bytes:
    head = {"id": 0, "type": "service", "date": "2031-03-01T00:00:00", "action": "create"}
    sent = [
        {
            "id": n,
            "type": "message",
            "date": f"2031-03-0{3 + n}T07:12:00",
            "from": "Harbour Echo",
            "text": [{"type": "bold", "text": text[:5]}, text[5:]],
        }
        for n, text in enumerate(texts, 1)
    ]
    return json.dumps({"name": "Harbour Echo", "type": kind, "id": 9, "messages": [head, *sent]}).encode()


def telegram_page(*texts: str) -> bytes:
    posts = "".join(
        f'<div class="message default clearfix" id="m{n}"><div class="body"><div class="pull_right date details" '
        f'title="0{3 + n}.03.2031 07:12:00 UTC+01:00">07:12</div><div class="from_name">Harbour Echo</div>'
        f'<div class="text">{text.replace(chr(10), "<br>")}</div></div></div>'
        for n, text in enumerate(texts, 1)
    )
    head = '<div class="page_header"><div class="text bold">Harbour Echo</div></div>'
    return f"<!DOCTYPE html><html><head><title>Exported Data</title></head><body>{head}{posts}</body></html>".encode()


def whatsapp(*texts: str) -> bytes:
    first = "04/03/2031, 07:12 - Messages are encrypted.\n"
    return (first + "\n".join(f"04/03/2031, 07:1{n} - Ann Lee: {text}" for n, text in enumerate(texts, 3))).encode()


def iphone(*texts: str) -> bytes:
    return "\n".join(f"[04.03.31, 07:1{n}:05] Ann Lee: {text}" for n, text in enumerate(texts, 3)).encode()


def slack(*texts: str) -> bytes:
    return json.dumps(
        [{"type": "message", "user": "U1", "ts": "1930377600.0", "text": text} for text in texts]
    ).encode()


@pytest.mark.parametrize("data", [telegram("public_channel", POST, "Good morning!"), telegram_page(POST, "Morning!")])
def test_a_channels_post_is_an_article_of_its_day(data: bytes) -> None:
    intake = taken(data)
    (article,) = intake.articles
    said = article.metadata
    assert (said.title, said.outlet, said.published) == (TITLE, "Harbour Echo", "2031-03-04")
    assert [b.text for b in article.blocks] == [WEIR, NOBODY]
    assert [n.reason[:34] for n in intake.not_read] == ["1 message(s) of fewer than 40 words"[:34]]


@pytest.mark.parametrize(
    "data",
    [
        whatsapp(PASSED_ON, "Terrible!", MINE),
        iphone(PASSED_ON, "Terrible!", MINE),
        slack(PASSED_ON.replace("*", ""), "Terrible!", MINE),
        telegram("private_group", PASSED_ON.replace("*", ""), "Terrible!", MINE),
    ],
)
def test_of_a_chat_only_what_was_passed_on_is_read_and_nobody_who_wrote_there_is_named(data: bytes) -> None:
    intake = taken(data)
    (article,) = intake.articles
    said = article.metadata
    assert (said.title, said.outlet, said.authors, said.published) == (TITLE, "Harbour Echo", (), "2031-03-04")
    assert [b.text for b in article.blocks] == [WEIR, NOBODY]
    assert sorted("somebody's own words" in n.reason for n in intake.not_read) == [False, True]
    assert not any(
        word in repr((article.metadata, article.blocks, intake.not_read)) for word in ("Ann Lee", "blankets")
    )


def test_a_text_with_a_time_in_its_first_line_is_no_chat() -> None:
    (article,) = taken(f"04/03/2031, 07:12 - Live: weir breaks\n\n{WEIR}\n\n{NOBODY}".encode()).articles
    assert [b.text for b in article.blocks][-2:] == [WEIR, NOBODY]
