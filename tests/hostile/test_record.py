"""Text made to hurt: the record is total in every language, its offsets hold, and twice the text takes twice the time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.costs import seconds
from tests.hostile.promises import broken_record

import depeche
from depeche.model import Article, Block, Record
from depeche.recording.calendar.expressions import dates
from depeche.recording.encounters.meeting import meetings
from depeche.recording.naming.entity import entities

LANGUAGES = [
    "fr",
    "en",
    "de",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "ru",
    "uk",
    "tr",
    "sv",
    "no",
    "da",
    "fi",
    "cs",
    "ro",
    "el",
    "hu",
    "ar",
    "he",
    "zh",
    "ja",
    "ko",
]
TAGS = ["xx", "", "und", "zh-Hant-TW", "en_US", "EN", "-", "*", "../en", "\0", "x" * 500]
UNITS = (
    *"\"'“”„«»‘’‚‹›「」『』`´-–—.,:;()[]\n\u202e\u200b\u2028w1中あاก",
    "“a ", "« Aa », ", "„Aa bb“, sagte Cc. ", "“Aa bb,” said Cc Dd. ", "「中文」と中は言った。", "קמ\"ל ", "— a\n",
    "\u0301\u0327", "Aa sagte: „bb“, sagte er ", "weil die Stadt „bb“ genannt hat, ",
    "12 ", "1.", "1/", "12:", "2027-", "1 May ", "Monday ", "next week ", "Aa ", "AB ", "A. ", "Mr. ", "Aa, ",
    "Aa and ", "Aa de ",
    "said ", "he said that ", "a déclaré que ", "according to ", "selon Aa Bb ", "сказал Иванов ", "President Aa ",
    "le ministre ", "met with Aa Bb in Paris ", "talks between Aa and ", "the summit in Geneva on Monday ",
    "NATO (", "l'", "a’s ",
)  # fmt: skip


def recorded(text: str, language: str) -> Record:
    """The record of a text, which keeps its promises."""
    paragraphs = tuple(Block(kind="paragraph", text=part) for part in text.split("\n\n") if part)
    article = Article(url="urn:x", blocks=paragraphs, language=language, published=date(2027, 1, 15))
    record = depeche.record(article)
    assert broken_record(article.text, record) == []
    return record


@pytest.mark.parametrize("unit", UNITS)
def test_the_same_over_and_over(unit: str) -> None:
    for language in ("en", "de", "ru", "und"):
        recorded(unit * (1_500 // len(unit)), language)
    begun = time.process_time()
    recorded(unit * (20_000 // len(unit)), "en")
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("language", [*LANGUAGES, *TAGS])
def test_every_language_and_what_is_none(language: str) -> None:
    for unit in UNITS:
        text = unit * (200 // len(unit))
        recorded(text, language)
        meetings(text, language)
        assert all(text[one.start : one.end] == one.text for one in dates(text, language, date(2027, 1, 15)))
        assert all(0 <= start < end <= len(text) for one in entities(text, language) for start, end in one.mentions)


@given(st.lists(st.sampled_from(UNITS) | st.text(max_size=5), max_size=25), st.sampled_from(LANGUAGES))
@settings(max_examples=100, deadline=None)
def test_any_mixture(units: list[str], language: str) -> None:
    recorded("".join(units), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aa Bb met Cc Dd in Ee on May 6, 2025"),
        ("en", "You can’t say that"),
        ("en", "Vaudrin told he’s"),
        ("en", "Vaudrin’s support when Orlo was first noted for"),
        ("pt", "A prefeita informou que\n\n“já”"),
        ("de", "zum „Hafenblatt“,"),
    ],
)
def test_a_text_may_be_cut_off_anywhere(language: str, text: str) -> None:
    recorded(text, language)


@pytest.mark.heavy
@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_takes_twice_the_time(unit: str) -> None:
    taken = []
    for size in (100_000, 200_000):
        text = unit * (size // len(unit))
        begun = time.process_time()
        recorded(text, "en")
        taken.append(time.process_time() - begun)
    assert taken[1] < max(0.3, 2.7 * taken[0])


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_two_names(one: str, other: str) -> None:
    likeness = depeche.same_name(one, other)
    assert 0 <= likeness <= 1
    assert likeness == depeche.same_name(other, one)
    assert depeche.same_name(one, one) == 1


@pytest.mark.parametrize(
    "name", ["a" * 1_000_000, "Aa " * 300_000, "'" * 1_000_000, "\u0301\u0327" * 200_000, "Baron of " * 10**5]
)
def test_long_names_are_compared_in_no_time(name: str) -> None:
    likeness: list[float] = []
    assert seconds(lambda: likeness.extend((depeche.same_name(name, f"{name}b"), depeche.same_name(f"{name}b", name)))) < 1
    assert likeness[0] == likeness[1]


def test_odd_articles_have_a_story() -> None:
    odd = [
        Article(url="", title=title, language=language, published=day, blocks=(Block(kind="paragraph", text=text),))
        for title in (None, "", "A" * 50_000, "\u202e")
        for language in (None, "", "xx", "-")
        for day in (None, date.min, date.max)
        for text in ("", "w" * 50_000, "1 " * 20_000, "Aa " * 20_000)
    ]
    assert len(depeche.stories.assign(odd)) == len(odd)
