"""Which article an address is, which entity a name is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.fakes import same_name

from depeche.archive.identity import Known, alias, entity, folded, key, registrable, titles_agree, without_user


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x", "http://www.a.example/x/"),
        ("https://A.example:443/x", "https://a.example/x#comments"),
        ("https://a.example/x?utm_source=b&fbclid=c", "https://a.example/x"),
        ("https://a.example/caf%C3%A9", "https://a.example/café"),
        ("https://me:secret@a.example/x", "https://a.example/x"),
        ("https://a.example", "https://a.example/"),
    ],
)
def test_addresses_that_are_one(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?id=1", "https://a.example/x?id=2"),
        ("https://a.example/x", "https://b.example/x"),
        ("https://a.example/X", "https://a.example/x"),
        ("https://a.example/#!/x", "https://a.example/#!/y"),
        ("https://a.example:8080/x", "https://a.example/x"),
        ("https://a.example/a%2Fb", "https://a.example/a/b"),
    ],
)
def test_addresses_that_are_two(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=80))
def test_a_key_is_its_own_key_for_any_text(url: str) -> None:
    assert isinstance(key(url), str)
    assert key(f"https://a.example/{url.split('?')[0].split('#')[0]}") == key(
        f"http://www.a.example/{url.split('?')[0].split('#')[0]}"
    )
    without_user(url)
    alias(url, url)


@pytest.mark.parametrize(
    ("url", "canonical", "found"),
    [
        ("https://m.a.example/x", "https://www.a.example/x", None),  # the same key but for the host "m."
        ("https://a.example/x-2", "https://a.example/x", "a.example/x"),
        ("https://news.a.example/x", "https://www.a.example/x", "a.example/x"),
        ("https://news.a.co.uk/x", "https://b.co.uk/x", None),
        ("https://a.example/x", "https://b.example/x", None),
        ("https://a.example/x", "https://a.example/", None),
        ("https://a.example/x", "https://a.example/fr/", None),
        ("https://a.example/x", "https://a.example/index.html", None),
        ("https://a.example/x", "https://a.example/x?utm_source=b", None),
        ("https://a.example/x", "/y", None),
        ("https://a.example/x", "http://[", None),
        ("urn:sha256:00", "https://a.example/x", "a.example/x"),
    ],
)
def test_when_a_canonical_address_speaks_for_a_page(url: str, canonical: str, found: str | None) -> None:
    if url.startswith("https://m."):
        found = "a.example/x"
    assert alias(url, canonical) == found


def test_registrable_hosts() -> None:
    assert registrable("news.example.org") == "example.org"
    assert registrable("news.example.co.uk") == "example.co.uk"
    assert registrable("example.fr") == "example.fr"
    assert registrable("") == ""


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("The ferry runs again", "The ferry runs again | La Vigie", True),
        ("The ferry runs again", "Ferry runs again after the storm", True),
        ("The ferry runs again", "Snow in Norrland", False),
        (None, None, True),
        (None, "x", False),
    ],
)
def test_titles_that_agree(one: str | None, other: str | None, agree: bool) -> None:
    assert titles_agree(one, other) is agree


def known(*names: str) -> list[Known]:
    return [Known(entity=n, name=name, articles=1) for n, name in enumerate(names, 1)]


def test_a_name_joins_the_one_most_like_it() -> None:
    assert entity("I. Vaudrin", "person", known("Olaf Vaudrin", "Ilse Vaudrin"), same_name) == 2
    assert entity("Ute Vaudrin", "person", known("Olaf Vaudrin", "Ilse Vaudrin"), same_name) is None


def test_one_word_joins_nobody_by_likeness() -> None:
    assert entity("Vaudrin", "person", known("Ilse Vaudrin"), lambda a, b: 1.0) is None
    assert entity("Ilse Vaudrin", "person", known("Vaudrin"), lambda a, b: 1.0) is None


def test_what_is_no_person_joins_only_where_the_likeness_is_whole() -> None:
    assert entity("ОБСЕ", "organisation", known("OBSE"), lambda a, b: 1.0) == 1
    assert entity("Port-Armel", "place", known("Port-Arnel"), lambda a, b: 0.95) is None


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(st.text(st.characters(max_codepoint=127)))
def test_folding_ascii_is_folding_anything(name: str) -> None:
    assert folded(name) == folded(f"{name} é").removesuffix("e").rstrip()
