"""The encoding of a page, in the order of the standard, with wrong declarations survived."""

from __future__ import annotations

import pytest

from depeche.reading.page.charset import decode, known

WORDS = "Żółw, Größe, garçon"


def meta(name: str, text: str, encoding: str) -> bytes:
    return f'<html><head><meta charset="{name}"></head><p>{text}'.encode(encoding)


def test_a_byte_order_mark_comes_first() -> None:
    source, name = decode(
        b"\xef\xbb\xbf" + meta("windows-1252", WORDS, "utf-8"), {"content-type": "text/html; charset=koi8-r"}
    )
    assert name == "utf-8"
    assert WORDS.encode() in source


def test_utf_16_is_known_by_its_mark() -> None:
    assert WORDS.encode() in decode(b"\xff\xfe" + WORDS.encode("utf-16-le"), {})[0]


def test_the_header_comes_before_the_meta_element() -> None:
    body = meta("koi8-r", "Größe", "cp1252")
    assert "Größe".encode() in decode(body, {"content-type": "text/html; charset=iso-8859-1"})[0]


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "“Größe”"),  # the standard reads this label as Windows-1252
        ("gb2312", "gb18030", "港口的灯塔"),
        ("shift_jis", "cp932", "灯台の守り"),
        ("euc-kr", "cp949", "등대지기"),
        ("windows-1251", "cp1251", "Смотритель маяка"),
        ("iso-8859-2", "iso8859-2", "Żółw"),
    ],
)
def test_declared_encodings_are_read(label: str, encoding: str, text: str) -> None:
    assert text.encode() in decode(meta(label, text, encoding), {})[0]


def test_utf_8_is_known_by_its_bytes_whatever_is_declared() -> None:
    source, name = decode(meta("iso-8859-1", WORDS, "utf-8"), {})
    assert (WORDS.encode() in source, name) == (True, "utf-8")


def test_a_declaration_of_utf_8_that_the_bytes_contradict_gives_way() -> None:
    assert "garçon".encode() in decode(meta("utf-8", "garçon", "cp1252"), {})[0]
    russian = "Смотритель маяка рассказал о шторме"
    assert russian.encode() in decode(meta("utf-8", russian, "cp1251"), {})[0]


def test_a_stray_byte_does_not_turn_a_page_of_utf_8_into_another() -> None:
    body = meta("utf-8", WORDS * 20, "utf-8") + b"\xe9"
    assert decode(body, {})[1] == "utf-8"


def test_what_names_no_encoding_of_text_is_no_encoding() -> None:
    assert [known(label) for label in ("hex", "rot13", "utf-7", "nonsense", "")] == [None] * 5


def test_what_was_encoded_twice_is_decoded_twice() -> None:
    text = "<p>The board\u2019s bell \u2014 says \u201cAda\u201d \u2014 was au caf\u00e9.</p>"
    twice = text.encode().decode("latin-1").encode()
    assert decode(twice, {})[0].decode() == text
    once = "<p>Â© et Ã, là-bas : caf\u00e9</p>"  # odd, but nothing says that it was encoded twice
    assert decode(once.encode(), {})[0].decode() == once
