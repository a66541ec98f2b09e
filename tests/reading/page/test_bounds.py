"""Hostile nesting and attributes never reach the parser; ordinary pages are let through as they are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.model import Page
from depeche.reading.page.bounds import bounded
from depeche.reading.page.markup import parse

ORDINARY = b"<html><body>" + b'<div class="a"><ul><li><a href="/x">One</a></li></ul><p>Two <b>three</b></p></div>' * 300


def test_an_ordinary_page_passes_untouched() -> None:
    assert bounded(ORDINARY) == (ORDINARY, None)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<div>" * 100_000 + b"the end", "nested"),
        (b"<div></x>" * 60_000 + b"the end", "nested"),
        (b"<ul><li>" * 60_000 + b"the end", "nested"),
        (b"<div " + b" ".join(b"a%d" % n for n in range(200_000)) + b">the end", "attributes"),
        (b"<span><div></span></div>" * 30_000 + b"the end", "nested"),
        (b"<div><div><div><marquee></div></div></div>" * 20_000 + b"the end", "nested"),
        (b"<svg>" + b"<td>" * 60_000 + b"the end", "nested"),
        (b"<div %b>" % b" ".join(b"a%d" % n for n in range(1_001)) * 8_000 + b"the end", "nested"),
        (b"<p>" + b"".join(b"<b id=%d>" % n for n in range(3_000)) + b"<p>x" * 1_000 + b"the end", "nested"),
    ],
)
def test_what_is_beyond_the_bounds_is_left_out_and_told_and_its_text_stays(body: bytes, reason: str) -> None:
    started = time.process_time()
    markup = parse(Page(body=body))
    assert time.process_time() - started < 5
    assert markup.partial is not None
    assert reason in markup.partial
    assert markup.tree.body is not None
    assert "the end" in markup.tree.body.text()


def test_scripts_and_comments_hold_no_tags() -> None:
    body = b"<script>" + b"if (a<b) { c('<div>'); }" * 300_000 + b"</script><!-- " + b"<div>" * 2_000 + b" --><p>x"
    assert bounded(body) == (body, None)


@given(
    st.lists(
        st.sampled_from([b"<div>", b"</div>", b"<p>", b"<b>", b"</b>", b"x", b"<a b='>'", b'"', b"<!--", b"-->"]),
        max_size=60,
    )
)
def test_any_mix_of_tags_is_bounded_without_harm(pieces: list[bytes]) -> None:
    source, reason = bounded(b"".join(pieces))
    assert (source, reason) == (b"".join(pieces), None)


@given(st.integers(0, 40), st.sampled_from([b"<div>", b"<div></x>", b"<i><div></i>", b"<section><marquee></section>"]))
def test_nesting_is_bounded_wherever_it_hides(place: int, nest: bytes) -> None:
    rest = [b'<p class="a">Rain over Norwick.</p>' * 100] * 40
    source, reason = bounded(b"".join([*rest[:place], nest * 5_000, *rest[place:]]))
    assert reason is not None
    assert "nested" in reason
    assert source.count(b"Rain over Norwick.") == 4_000


@given(
    st.integers(0, 60_000),
    st.lists(
        st.sampled_from([b" a", b' b=">"', b" c='>'", b" d='<i>'", b' e="<p f=1>"', b"/g", b" h = \"'>'\""]),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from([b"", b' long="' + b"> x " * 700 + b'"', b" long='" + b"<br>" * 700 + b"'"]),
)
def test_no_bracket_hides_a_long_tag(before: int, attributes: list[bytes], padding: bytes) -> None:
    run = (b"".join(attributes) * 300 + padding) * 40
    source = b"<p>" + b"x" * before + b"<p " + run + b">the end"
    assert bounded(source)[1] == "a tag has more than 1,000 attributes"
