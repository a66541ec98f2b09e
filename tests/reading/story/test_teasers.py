"""Teasers between two sentences of one paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.board import FIRST, SECOND, THIRD, read

from depeche.model import Link
from depeche.reading.story.teasers import without_teasers

OTHER = "The bell of the board rings again over the harbour"
LABELS = (
    "READ ALSO", "À LIRE AUSSI", "Lesen Sie auch", "Lea también", "Leggi anche", "Leia também", "Lees ook", "Czytaj także",
    "Читайте также", "Läs också", "See also:",
)  # fmt: skip


def linked(*parts: str | tuple[str, str]) -> tuple[str, tuple[Link, ...]]:
    """A text of its parts; those with an address are links."""
    text, links = "", []
    for part in parts:
        words, address = (part, None) if isinstance(part, str) else part
        if address is not None:
            links.append(Link(start=len(text), end=len(text) + len(words), href=address))
        text += words
    return text, tuple(links)


@pytest.mark.parametrize("label", LABELS)
def test_a_label_and_a_linked_title_between_two_sentences_are_cut_out(label: str) -> None:
    text, links = linked(f"{FIRST} {label} ", (OTHER, "/bell"), f"{SECOND} It was ", ("a joke", "/joke"), ".")
    told, kept = without_teasers(text, links)
    assert told == f"{FIRST} {SECOND} It was a joke."
    assert [(told[link.start : link.end], link.href) for link in kept] == [("a joke", "/joke")]


@pytest.mark.parametrize("label", LABELS)
def test_a_teaser_at_the_head_of_a_paragraph_is_no_part_of_it(label: str) -> None:
    text, links = linked(f"{label} ", (OTHER, "/bell"), f" {SECOND} {THIRD}")
    assert without_teasers(text, links) == (f"{SECOND} {THIRD}", ())


def test_words_of_a_sentence_before_a_link_stay() -> None:
    for text, links in (
        linked(f"{FIRST} The two are related ", ("to the bell of the harbour board", "/bell"), f". {SECOND}"),
        linked("Read also ", (OTHER, "/bell")),
        linked(f"{FIRST} Recommended ", ("by all", "/all"), f". {SECOND}"),
    ):
        assert without_teasers(text, links) == (text, links)


@given(st.lists(st.tuples(st.text(max_size=30), st.booleans()), max_size=8))
def test_what_links_say_is_what_they_said(parts: list[tuple[str, bool]]) -> None:
    text, links = linked(*[(words, "/x") if is_link else words for words, is_link in parts])
    told, kept = without_teasers(text, links)
    said = [text[link.start : link.end] for link in links]
    assert all(told[link.start : link.end] in said for link in kept)


def test_a_paragraph_with_a_teaser_in_it_is_read_without() -> None:
    capsule = f"<span class='capsule'><span>À LIRE AUSSI</span> <strong><a href='/bell'>{OTHER}</a></strong></span>"
    found = read(
        f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND} {THIRD} {capsule}{SECOND}</p><p>{THIRD}</p></article>"
    )
    assert [block.text for block in found.blocks] == [FIRST, f"{SECOND} {THIRD} {SECOND}", THIRD]
