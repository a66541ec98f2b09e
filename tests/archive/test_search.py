"""Searching an archive: what is found, in which order, and what is shown of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.fakes import ENGINE, page, told

from depeche.archive import Archive, search
from depeche.archive import engine as engines
from depeche.archive.query import parsed, terms
from depeche.archive.search import snippet
from depeche.archive.store import Store
from depeche.errors import BadQuery

RECORD = told(
    said=[["Ilse Vaudrin", "Le bac reprendra lundi", "promise"], ["Jon Brask", "la tempête est passée", "assert"]],
    people=[["Ilse Vaudrin", "maire"], ["Jon Brask", None]],
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, database: str | None) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("search") / "a", engine=ENGINE, database=database) as made:
        captures = [
            page("https://a.example/1", title="Le bac de Port-Armel", published="2027-01-11T09:00:00+01:00", site="La Vigie",
                 authors=["Odile Karsten"], text=["Le bac reprendra lundi, et la tempête est passée.", RECORD]),
            page("https://news.b.example/2", title="Fähre fährt wieder", language="de",
                 published="2027-01-12T00:30:00+01:00", text=["Die Fähre am Bac-Kai nimmt den Verkehr auf."]),
            page("https://c.example/3", title="渡船恢复", published="2027-02-01T09:00:00+08:00", language="zh-Hans",
                 text=["北港渡船星期一恢复。"]),
            page("https://c.example/4", title="Live", kind="live", text=["Rien sur le sujet."], language="fr-CA"),
        ]  # fmt: skip
        list(made.add(captures, workers=0))
        yield made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bac", {1, 2}),
        ("BÀC", {1, 2}),
        ('"bac reprendra"', {1}),
        ('"reprendra bac"', set()),
        ("bac -reprendra", {2}),
        ("-bac", {3, 4}),
        ("reprendra OR Fähre", {1, 2}),
        ("repren*", {1}),
        ("(bac OR sujet) lang:fr", {1, 4}),
        ("lang:zh", {3}),
        ("渡船", {3}),
        ("渡", {3}),
        ("港渡船星", {3}),
        ("船渡", set()),
        ("复", {3}),
        ("site:b.example", {2}),
        ("site:news.b.example", {2}),
        ("site:example", {1, 2, 3, 4}),
        ('site:"la vigie"', {1}),
        ("since:2027-01-12", {3}),
        ("until:2027-01-11", {1, 2}),
        ("until:2027-01", {1, 2}),
        ("since:2027-02 until:2027-02", {3}),
        ("kind:live", {4}),
        ("-kind:live", {1, 2, 3}),
        ("bac OR kind:live", {1, 2, 4}),
        ("who:vaudrin", {1}),
        ('who:"Ilse Vaudrin"', {1}),
        ('who:"I. Vaudrin"', {1}),
        ("who:vaudrin bac", {1}),
        ("who:vaudrin -bac", set()),
        ("who:nobody", set()),
        ("said:reprendra", {1}),
        ("said:fähre", set()),
        ('said:"bac reprendra"', {1}),
        ("act:promise", {1}),
        ("who:vaudrin act:promise", {1}),
        ("bac since:2027-01-01 until:2027-01-11", {1, 2}),  # filters that hold of many articles, beside words
        ("bac site:a.example", {1}),
        ("bac kind:article lang:de", {2}),
        ("bac act:promise", {1}),
        ("bac act:promise lang:de", set()),
        ("bac act:promise act:assert", set()),
        ("who:vaudrin who:brask said:bac", set()),
        ("who:vaudrin act:promise said:bac", {1}),
        ("who:vaudrin act:assert said:bac", set()),
        ("who:brask act:promise", set()),
        ("who:brask said:tempête", {1}),
        ("who:brask said:bac", set()),
        ("said:(bac -lundi)", set()),
        ("said:(-bac)", {1}),
        ("karsten", {1}),
        ("", {1, 2, 3, 4}),
    ],
)
def test_what_is_found(archive: Archive, query: str, found: set[int]) -> None:
    results = archive.search(query)
    assert {hit.article.id for hit in results.hits} == found
    assert results.total == len(found)


def test_the_title_weighs_more(archive: Archive) -> None:
    assert [hit.article.id for hit in archive.search("bac").hits] == [1, 2]


def test_newest_first_on_request(archive: Archive) -> None:
    assert archive.search("", newest=True).hits[0].article.id == 3
    assert [hit.article.id for hit in archive.search("bac OR fähre", newest=True).hits] == [2, 1]


def test_pages_of_results_do_not_overlap(archive: Archive) -> None:
    first, second = archive.search("", limit=2), archive.search("", limit=2, offset=2)
    assert first.total == second.total == 4
    assert {hit.article.id for hit in first.hits} | {hit.article.id for hit in second.hits} == {1, 2, 3, 4}


def test_facets_count_all_that_was_found(archive: Archive) -> None:
    facets = archive.search("bac OR kind:live").facets
    assert dict(facets["kind"]) == {"article": 2, "live": 1}
    assert dict(facets["language"]) == {"fr": 2, "de": 1}  # fr and fr-CA, which lang:fr finds
    assert dict(facets["month"]) == {"2027-01": 2}
    assert sum(n for _, n in facets["site"]) == 3


def test_of_more_than_can_be_ranked_those_kept_last_are(archive: Archive) -> None:
    """The answer says that there are more; with room for all of them it counts and ranks the same as ever."""
    store, engine = Store(archive.folder, create=False), engines.load(ENGINE)
    for query in ("bac", "bac OR lang:fr", "lang:fr", "lang:fr -reprend", "(bac OR sujet) lang:fr"):
        with store.peeking() as connection:
            ask = partial(search.results, connection, engine, query, limit=50, offset=0, newest=False)
            every, few = ask(), ask(most=1)
        assert not every.more
        assert every.total > 1
        assert (few.total, few.more) == (1, True)
        newest = max(hit.article.id for hit in every.hits)
        assert newest in {hit.article.id for hit in few.hits} <= {hit.article.id for hit in every.hits}
    store.close()


def test_the_beginning_of_words_that_too_many_have_ranks_nothing(archive: Archive) -> None:
    """To weigh it, the index would go through every article once more: those come newest first. A whole word decides."""
    store, engine = Store(archive.folder, create=False), engines.load(ENGINE)
    with store.peeking() as connection:
        ask = partial(search.results, connection, engine, limit=50, offset=0, most=2)
        for query, order in (("bac OR lang:zh", [2, 3]), ("bac* OR lang:zh", [3, 2])):
            assert [hit.article.id for hit in ask(query, newest=False).hits] == order
            assert [hit.article.id for hit in ask(query, newest=True).hits] == [3, 2]
    store.close()


def test_of_how_many_articles_a_filter_holds_decides_how_it_is_asked(archive: Archive) -> None:
    """Both databases make use of the answer: of many, each that has the words is asked; of few, a set is made first."""
    store, engine = Store(archive.folder, create=False), engines.load(ENGINE)
    asked: list[str] = []
    sa.event.listen(store.engine, "before_cursor_execute", lambda *of: asked.append(of[2]))
    with store.reading() as connection:
        for query in ("bac lang:fr", "bac lang:it"):
            search.results(connection, engine, query, limit=5, offset=0, newest=True)
    many, few = (one for one in asked if "words" in one and "ordered" in one)
    assert ("EXISTS" in many, "EXISTS" in few) == (True, False)
    store.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [("bac site:a.example", {1}), ("bac since:2027-01-01 until:2027-01-11", {1, 2}), ("bac act:promise", {1}),
     ("(bac OR sujet) lang:fr", {1, 4}), ('"bac reprendra" lang:fr', {1}), ("bac -reprendra lang:de", {2})],
)  # fmt: skip
def test_what_is_found_by_filters_that_hold_of_few(
    archive: Archive, query: str, found: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive._store.kind, "GOOD_PART", 0)
    assert {hit.article.id for hit in archive.search(query).hits} == found


def test_a_bad_query_points_at_the_spot(archive: Archive) -> None:
    with pytest.raises(BadQuery):
        archive.search("(bac")


@pytest.mark.parametrize(
    "query", ['"', "'", "a'; DROP TABLE words; --", "NEAR(a b)", "title:bac", "a^2", "{x}", "%", "_", "\\", "*", "a:b:c"]
)
def test_what_the_database_would_take_for_syntax_is_words(archive: Archive, query: str) -> None:
    with suppress(BadQuery):
        archive.search(query)


def test_a_large_query_is_answered_or_told(archive: Archive) -> None:
    for query in (" OR ".join(f"w{n}" for n in range(190)), " ".join(["bac"] * 190), "(" * 49 + "bac" + ")" * 49):
        archive.search(query)


# ---------------------------------------------------------------- snippets


def test_a_snippet_shows_the_words_where_they_are_densest() -> None:
    text = "Le bac. " + "Rien d'autre ici. " * 60 + "Lundi, le bac reprendra vers Port-Armel. " + "Et la suite. " * 60
    pieces = snippet(text, terms(parsed("bac reprendra")))
    assert [piece for piece, hit in pieces if hit] == ["bac", "reprendra"]
    assert pieces[0] == ("… ", False)
    assert pieces[-1] == (" …", False)


def test_a_phrase_is_marked_whole_and_pairs_of_signs_once() -> None:
    assert ("Bac Reprendra", True) in snippet("Le Bac Reprendra.", terms(parsed('"bac reprendra"')))
    assert [piece for piece, hit in snippet("北港渡船星期一", terms(parsed("渡船星"))) if hit] == ["渡船星"]


@pytest.mark.parametrize("before", [0, 60, 90, 400, 4000])
@pytest.mark.parametrize("between", [1, 100, 180, 220])
def test_all_that_the_densest_piece_has_is_shown(before: int, between: int) -> None:
    text = "x " * (before // 2) + "ferry " + "y " * (between // 2) + "quay " + "z " * 500
    assert [piece for piece, hit in snippet(text, terms(parsed("ferry quay"))) if hit] == ["ferry", "quay"]


@pytest.mark.parametrize("before", [0, 70, 400, 4000])
def test_a_hit_that_is_longer_than_the_piece_is_marked_as_far_as_it_goes(before: int) -> None:
    phrase = "渡船恢复" * 100
    (mark,) = [piece for piece, hit in snippet("x " * (before // 2) + phrase, terms(parsed(phrase))) if hit]
    assert phrase.startswith(mark)
    assert len(mark) > 100


@given(st.text(alphabet="ab .\n北", max_size=600), st.sampled_from(["a", '"a b"', "aa OR bb", "北", "abb*"]))
def test_a_snippet_is_a_piece_of_the_text(text: str, query: str) -> None:
    pieces = snippet(text, terms(parsed(query)), length=60)
    shown = "".join(piece for piece, _ in pieces if piece not in ("… ", " …"))
    assert "".join(shown.split()) in "".join(text.split())
