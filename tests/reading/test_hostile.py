"""Whatever is thrown at it, `read` gives an article or one of our errors, in time."""

from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import depeche
from depeche.errors import DepecheError

LINE = (
    b"<p>The harbour board of Port Annick met on Monday and put off the question of the north pier for the ninth time.</p>"
)


@given(st.binary(max_size=2_000))
def test_random_bytes_are_read_or_refused(body: bytes) -> None:
    with suppress(DepecheError):
        depeche.read(body, url="https://quay.example/x")


@given(st.lists(st.tuples(st.integers(0, 2_000), st.binary(max_size=6)), max_size=12))
def test_a_mutated_page_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    page = bytearray(
        b"<html><head><title>The board</title></head><body><article><h1>The board</h1>"
        + LINE * 12
        + b"</article></body></html>"
    )
    for at, piece in changes:
        page[at : at + len(piece)] = piece
    with suppress(DepecheError):
        depeche.read(bytes(page), url="https://quay.example/x")


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 100_000 + LINE,
        b"<a href=/x>" * 60_000 + LINE,
        b"<p>" + b"word " * 1_000_000,
        b"<br>x" * 200_000,
        LINE * 20_000,
        b"<ul>" + b"<li><a href=/x>one of many links</a></li>" * 60_000 + b"</ul>",
        b"<table>" + b"<tr><td>1</td><td>2</td></tr>" * 60_000 + b"</table>",
        b"<!--" * 200_000 + LINE,
        b"<img srcset='" + b"a 1w," * 200_000 + b"'>" + LINE,
        b"<p class='" + b"related " * 200_000 + b"'>" + LINE,
        b"\x00" * 500 + LINE * 50,
        b"<p>" + "\ud800\udfff".encode("utf-8", "surrogatepass") * 5_000,
        b"<h1>" * 5_000 + b"x" + LINE * 10,
        b"<h1>The board</h1>"
        + LINE * 4
        + b"".join(b"<article><h1>Another story %d</h1>" % at + LINE * 4 + b"</article>" for at in range(8_000)),
        b"".join(
            f"<p>“The pier gave way at moor {at}.”</p><p>She says “The pier gave way at moor {at}.” again.</p>".encode()
            for at in range(8_000)
        ),
    ],
    ids=[
        "deep",
        "links",
        "one text",
        "breaks",
        "paragraphs",
        "list",
        "table",
        "comments",
        "srcset",
        "class",
        "nul",
        "surrogates",
        "h1",
        "stories",
        "quoted",
    ],
)
def test_hostile_pages_end_in_time(body: bytes) -> None:
    started = time.process_time()
    try:
        article = depeche.read(body, url="https://quay.example/x")
    except DepecheError:
        return
    finally:
        assert time.process_time() - started < 10
    assert not any("\ud800" <= char <= "\udfff" or char == "\x00" for char in article.text)


def test_a_bomb_of_nested_data_is_no_harm() -> None:
    state = '{"a":' * 50_000 + '"x"' + "}" * 50_000
    page = f"<body><div id='app'></div><script type='application/json'>{state}</script></body>"
    assert depeche.read(page, url="https://quay.example/x").blocks == ()
    wide = json.dumps([{"text": "It is a sentence of a plank. "}] * 50_000)
    depeche.read(f"<body><script type='application/json'>{wide}</script></body>", url="https://quay.example/x")
