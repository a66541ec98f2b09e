"""What changed between two states."""

from __future__ import annotations

import time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from depeche.archive.changes import blocks, statements, words
from depeche.model import Statement


@given(st.text(max_size=120), st.text(max_size=120))
def test_words_give_both_texts_back(older: str, newer: str) -> None:
    found = words(older, newer)
    assert "".join(text for mark, text in found if mark != "+") == older
    assert "".join(text for mark, text in found if mark != "-") == newer


def test_words_that_changed() -> None:
    assert words("le bac reprend lundi", "le bac part lundi") == (
        (" ", "le bac "), ("-", "reprend"), ("+", "part"), (" ", " lundi"),
    )  # fmt: skip
    assert words("渡船星期一", "渡船星期二") == ((" ", "渡船星期"), ("-", "一"), ("+", "二"))


BLOCKS = st.lists(st.sampled_from(["a b c", "a b d", "e f", "g", "h"]), max_size=8)


@given(BLOCKS, BLOCKS)
def test_blocks_give_both_texts_back(older: list[str], newer: list[str]) -> None:
    found = blocks(older, newer)
    assert ["".join(t for m, t in b.words if m != "+") for b in found if b.mark != "+"] == older
    assert ["".join(t for m, t in b.words if m != "-") for b in found if b.mark != "-"] == newer


def test_a_changed_block_is_told_from_one_that_came() -> None:
    found = blocks(["Le bac reprend lundi.", "Fin."], ["Le bac reprend mardi.", "Une précision.", "Fin."])
    assert [block.mark for block in found] == ["~", "+", " "]


def test_a_huge_change_is_told_without_counting_words() -> None:
    assert words("a " * 30_000, "b " * 30_000)[0][0] == "-"


def said(text: str, speaker: str | None = "Ada Morven", act: Any = "assert", start: int = 0) -> Statement:
    return Statement(start=start, end=start + len(text), text=text, kind="direct", speaker=speaker, act=act)


def test_statements_that_differ_in_words_speaker_or_act_have_changed() -> None:
    older = (said("It will sail"), said("The pier holds"), said("Nobody was hurt"), said("Come on Monday"))
    newer = (
        said("Come on Monday", start=99), said("It will not sail", act="deny"), said("The pier holds", "Ben Ruddock"),
        said("Two sailors waited"),
    )  # fmt: skip
    found = statements(older, newer)
    assert [(one.mark, one.before and one.before.text, one.after and one.after.text) for one in found] == [
        ("~", "It will sail", "It will not sail"),
        ("~", "The pier holds", "The pier holds"),
        ("+", None, "Two sailors waited"),
        ("-", "Nobody was hurt", None),
    ]
    assert "".join(text for mark, text in found[0].words if mark == "+").strip() == "not"
    assert "".join(text for mark, text in found[1].speaker if mark != "-") == "Ben Ruddock"
    assert statements(older, older[::-1]) == ()


def test_a_statement_that_is_said_twice_and_then_once_has_gone_once() -> None:
    assert [one.mark for one in statements((said("It holds"), said("It holds")), (said("It holds"),))] == ["-"]


def test_many_changed_statements_cost_no_time() -> None:
    older = [said(f"{n} sailors of ship {n} waited", None) for n in range(2000)]
    begun_at = time.process_time()
    assert len(statements(older, [said(f"{n} boats lay in dock {n} idle", None) for n in range(2000)])) >= 2000
    assert time.process_time() - begun_at < 5
