"""The language of search: what is understood, and what is told about the rest."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from depeche.archive.query import Every, Field, Not, Some, Term, joinable, parsed, terms
from depeche.archive.sqlite import match_text
from depeche.errors import BadQuery


def term(*words: str, prefix: bool = False) -> Term:
    return Term(words=words, prefix=prefix)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", Every()),
        ("   ", Every()),
        ("Bac", term("bac")),
        ('"le bac reprend"', term("le", "bac", "reprend")),
        ("« le bac »", term("le", "bac")),
        ("can't", term("can", "t")),
        ("bac Noël", Every(parts=(term("bac"), term("noel")))),
        ("bac AND noël", Every(parts=(term("bac"), term("noel")))),
        ("bac OR ferry pont", Some(parts=(term("bac"), Every(parts=(term("ferry"), term("pont")))))),
        ("(bac OR ferry) pont", Every(parts=(Some(parts=(term("bac"), term("ferry"))), term("pont")))),
        ("bac -pont", Every(parts=(term("bac"), Not(part=term("pont"))))),
        ("NOT pont", Not(part=term("pont"))),
        ("négo*", term("nego", prefix=True)),
        ("bac - pont", Every(parts=(term("bac"), term("pont")))),
        ("peace-keeping", term("peace", "keeping")),
        ("渡船", term("渡船")),
        ("渡船恢", term("渡船", "船恢")),
        ("渡", term("渡", prefix=True)),
        ("渡船2027", term("渡船", "船", "2027")),
        ("2027渡船", term("2027", "渡船")),
        ("ABC渡", term("abc", "渡", prefix=True)),
        ("か\u3099い", term("がい")),
        ("Fähr\u00adhafen", term("fahrhafen")),
        ('"Fähr\u00adhafen\u200b am\ufeff Kai"', term("fahrhafen", "am", "kai")),
        ("who:Vau\u00addrin", Field(name="who", value="Vaudrin")),
        ('דו"ח', term("דו", "ח")),
        ('"על דו"ח הנמל"', term("על", "דו", "ח", "הנמל")),
        ('"נמל" דוח', Every(parts=(term("נמל"), term("דוח")))),
        ("여객*", term("여객", prefix=True)),
        ("or and not", Every(parts=(term("or"), term("and"), term("not")))),
        ("Re: bac", Every(parts=(term("re"), term("bac")))),
        ("WHO:vaudrin", Field(name="who", value="vaudrin")),
        ('who:"Ilse Vaudrin"', Field(name="who", value="Ilse Vaudrin")),
        ("who: bac", Field(name="who", value="bac")),
        ("https://a.example/x", Every(parts=(term("https", "a", "example", "x"),)).parts[0]),
        ("said:bac", Field(name="said", inside=term("bac"))),
        ("said:(bac OR pont)", Field(name="said", inside=Some(parts=(term("bac"), term("pont"))))),
        ("since:2027-02", Field(name="since", value="2027-02-01")),
        ("until:2027-02", Field(name="until", value="2027-02-28")),
        ("until:2028", Field(name="until", value="2028-12-31")),
        ("kind:Live act:promise", Every(parts=(Field(name="kind", value="live"), Field(name="act", value="promise")))),
    ],
)
def test_what_is_understood(query: str, tree: object) -> None:
    assert parsed(query) == tree


@pytest.mark.parametrize(
    ("query", "at", "reason"),
    [
        ('bac "pont', 4, "quotation mark is not closed"),
        ("(bac", 0, "bracket is not closed"),
        ("bac)", 3, "never opened"),
        ("bac OR", 4, "nothing here to look for"),
        ("OR bac", 0, "nothing here"),
        ("AND bac", 0, "before AND"),
        ("bac AND OR", 8, "after AND"),
        ("()", 1, "nothing here"),
        ("NOT", 0, "after NOT"),
        ("ab*", 0, "3 letters"),
        ("渡船ab*", 0, "3 letters"),
        ("who:vaud*", 4, "whole value"),
        ("since:soon", 6, "2027-01-11"),
        ("since:2027-13", 6, "no day"),
        ("until:2027-W02", 6, "no day"),
        ("since:20270111", 6, "no day"),
        ("kind:lives", 5, "did you mean live"),
        ("act:promises", 4, "did you mean promise"),
        ("sit:a.example", 0, "did you mean site:"),
        ("bac who:", 4, "wants a value"),
        ("said:(who:bac)", 5, "words only"),
        ("—", 0, "no word here"),
        ('"…"', 0, "no word here"),
    ],
)
def test_what_is_told(query: str, at: int, reason: str) -> None:
    with pytest.raises(BadQuery) as told:
        parsed(query)
    assert reason in told.value.reason
    assert told.value.at == at
    assert str(told.value).endswith(f"\n  {' ' * at}^")


PIECES = st.sampled_from(["(", ")", '"', "OR", "AND", "NOT", "-", "a", "who:", "said:", "b*", "字", "*"])


@given(st.text(max_size=80) | st.lists(PIECES, max_size=12).map(" ".join))
@example("-" * 500 + "a")
@example("(" * 500)
def test_every_text_is_understood_or_told(query: str) -> None:
    try:
        tree = parsed(query)
    except BadQuery as told:
        spot = told.at
    else:
        spot = 0
        assert all(one.words for one in terms(tree))
        match_text(tree)
    assert 0 <= spot <= len(query)


@given(st.lists(PIECES, min_size=1, max_size=12).map(" ".join))
@example("a OR b")
@example("(a OR b)")
def test_what_is_written_behind_a_query_is_asked_of_all_that_it_finds(query: str) -> None:
    try:
        tree = parsed(query)
    except BadQuery:
        return
    narrowed = parsed(f"{joinable(query)} lang:fr")
    parts = tree.parts if isinstance(tree, Every) else (tree,)
    assert narrowed == (Every(parts=(*parts, Field(name="lang", value="fr"))) if parts else Field(name="lang", value="fr"))


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ('"le bac"', '"le bac"'),
        ("nego*", '"nego" *'),
        ("a b -c", '(("a" AND "b") NOT "c")'),
        ("a OR b", '("a" OR "b")'),
        ("-c", None),
        ("a who:b", None),
    ],
)
def test_what_the_index_is_asked(query: str, expression: str | None) -> None:
    assert match_text(parsed(query)) == expression


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("language:fr", "did you mean lang:?"), ("ferry domain:herald", "did you mean site:?"),
        ("before:2027", "did you mean until:?"), ("title:ferry", "words are looked for in titles, authors and text alike"),
        ("lang:french", "'french' is no code of a language: write lang:fr or lang:pt-BR"),
    ],
)  # fmt: skip
def test_what_other_searches_call_a_field_is_told_and_not_looked_for(query: str, told: str) -> None:
    with pytest.raises(BadQuery, match=re.escape(told)):
        parsed(query)


def test_a_word_before_a_colon_in_what_was_pasted_stays_a_word() -> None:
    assert parsed("Source: ferry") == parsed("source ferry")
    assert parsed("Re:ferry") == parsed("re ferry")
