from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.exports.wording import single_line, web_address
from depeche.site import wording


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//paper.example/a", "/a", "", "http://", "http://[", "vbscript:x", " https://x.example"],
)  # fmt: skip
def test_only_the_web_may_be_linked(address: str) -> None:
    assert web_address(address) is None


def test_web_addresses_pass_as_they_are() -> None:
    assert web_address("https://paper.example/a?b=1#c") == "https://paper.example/a?b=1#c"


@given(st.text(max_size=60))
def test_any_text_may_stand_for_an_address(text: str) -> None:
    wording.host(text)
    found = web_address(text)
    assert found is None or found.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ilse", "Latin"), ("Ильзе", "Cyrillic"), ("إلسه", "Arabic"), ("伊尔", "Han"), ("«Ilse", "Latin"), ("7", "")],
)
def test_a_name_tells_its_script(name: str, expected: str) -> None:
    assert expected == wording.script(name)


def test_marks_that_turn_the_reading_direction_do_not_reach_a_title() -> None:
    assert single_line("a\u202eb\n\tc") == "a b c"


@pytest.mark.parametrize(
    ("code", "expected"), [("fr", "fr"), ("zh-Hant-TW", "zh-Hant-TW"), ('"><x', None), ("", None), (None, None)]
)
def test_only_language_tags_reach_the_lang_attribute(code: str | None, expected: str | None) -> None:
    assert expected == wording.language_tag(code)
