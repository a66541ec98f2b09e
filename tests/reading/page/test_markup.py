"""From bytes to a tree: what is no page is refused with its reason, what is one is parsed in its own encoding."""

from __future__ import annotations

import hashlib

import pytest

from depeche.errors import Unreadable
from depeche.model import Page
from depeche.reading.page.markup import parse


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04......", "ZIP"),
        (b"\x1f\x8b\x08......", "gzip"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
        (bytes(range(32)) * 40, "not text"),
        (
            b"\x1b" + b"".join(hashlib.sha256(bytes((n,))).digest() for n in range(58, 118)),
            "not text",
        ),  # packed, nobody says how
        (b' {"headline": "Fog over the quay", "body": "<p>It came at dawn."}', "JSON"),
        (b'<?xml version="1.0"?>\n<!-- ours --><rss version="2.0"><channel><title>Quay</title></channel></rss>', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title></feed>', "feed"),
        (b'<?xml version="1.0"?><urlset xmlns="x"><url><loc>https://quay.example/</loc></url></urlset>', "sitemap"),
        (b"https://quay.example/fog", "address"),
        (b"page.html\n", "name"),
    ],
)
def test_what_is_no_page_is_refused_with_its_reason(body: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse(Page(body=body))
    assert reason in caught.value.reason


def test_relative_addresses_start_from_the_base_element() -> None:
    markup = parse(Page(body=b'<head><base href="/deep/"></head><p>x', url="https://quay.example/a/b"))
    assert markup.base == "https://quay.example/deep/"


def test_without_a_base_element_they_start_from_the_page() -> None:
    assert parse(Page(body=b"<p>x", url="https://quay.example/a")).base == "https://quay.example/a"


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><body><p>Fog over the quay.',
        b"[Fog] over the quay: <p>it came at dawn.",
        b"Fog over the quay.",
        "岸壁に霧が出た。".encode(),
    ],
)
def test_what_may_be_a_page_is_taken_for_one(body: bytes) -> None:
    assert "Fog" in parse(Page(body=body)).text or not body.isascii()


def test_an_ordinary_page_is_whole() -> None:
    assert parse(Page(body=b"<html><body><p>Fog over the quay.")).partial is None
