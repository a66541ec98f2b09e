"""What streams is what the lists have, chosen by the same filters, and memory does not grow with it."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.archive.fakes import ENGINE, page, told
from warcio.archiveiterator import ArchiveIterator

from depeche.archive import Archive
from depeche.archive.answers import AgendaFilter, ArticleFilter, Filter, NameFilter, SaidFilter, StoryFilter
from depeche.errors import BadQuery


def text(speaker: str, words: str, day: str) -> str:
    return told(people=[[speaker, "maire"], ["Jon Brask", "capitaine"]], said=[[speaker, words]],
                met=[[day, "Port-Armel", [speaker, "Jon Brask"], "announced"]])  # fmt: skip


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """230 articles, more than are looked up at once, every tenth of them about a ferry, and an index page."""
    pages = [
        page(f"https://{'a' if n % 2 else 'b'}.example/{n}", title=f"Title {n}",
             text=[f"{'Ferry' if n % 10 == 0 else 'Storm'} number{n}.",
                   text(f"Ilse V{chr(97 + n % 26)}drin", f"Words{n} today", f"2027-02-{n % 27 + 1:02}")],
             published=f"2027-01-{n % 28 + 1:02}T09:00:00+01:00", at="2027-01-30T10:00:00+00:00",
             language="de" if n % 3 else "fr")
        for n in range(230)
    ]  # fmt: skip
    pages.append(page("https://a.example/", title="Front", kind="index", text=["Ferry"], at="2027-01-30T10:00:00+00:00"))
    assert sum(added.change == "new" for added in archive.add(pages, workers=0)) == 231
    return archive


def test_streams_have_what_the_lists_have_in_their_order(filled: Archive) -> None:
    assert [one.row for one in filled.whole_articles()] == filled.articles(limit=999)
    assert [one.row for one in filled.whole_statements()] == filled.said(limit=999)
    assert list(filled.whole_agenda()) == filled.agenda(limit=999)
    assert list(filled.whole_index()) == filled.people(limit=999)
    assert list(filled.whole_stories()) == filled.stories(limit=999)


def test_an_article_comes_with_its_text_record_and_citation(filled: Archive) -> None:
    one = next(filled.whole_articles())
    view = filled.article(one.row.id)
    assert (one.article, one.record) == (view.article, view.record)
    assert one.citation == filled.cite(one.row.id)


def test_a_statement_comes_with_the_citation_of_its_words(filled: Archive) -> None:
    for one in filled.whole_statements(SaidFilter(query="ferry")):
        said = one.row.statement
        assert one.citation == filled.cite(one.row.article.id, said.start, said.end)
        assert one.citation.exact == said.text


def test_a_search_chooses_what_belongs_to_its_articles(filled: Archive) -> None:
    articles = {one.row.id for one in filled.whole_articles(ArticleFilter(query="ferry kind:article"))}
    assert len(articles) == 23
    said = list(filled.whole_statements(SaidFilter(query="ferry")))
    assert {one.row.article.id for one in said} == articles
    met = list(filled.whole_agenda(AgendaFilter(query="ferry")))
    assert met
    assert all(any(mention.article.id in articles for mention in one.mentions) for one in met)
    people = {one.name for one in filled.whole_index(NameFilter(query="number20 title"))}
    assert people == {"Ilse Vudrin", "Jon Brask"}
    stories = {one.id for one in filled.whole_stories(StoryFilter(query="number20"))}
    assert stories == {one.row.story for one in filled.whole_articles(ArticleFilter(query="number20"))}


def test_a_search_for_statements_holds_of_the_statement_itself(filled: Archive) -> None:
    (one,) = filled.whole_statements(SaidFilter(query="said:words20 storm OR said:words20"))
    assert one.row.statement.text == "Words20 today"
    assert list(filled.whole_statements(SaidFilter(query="said:words20 who:brask"))) == []


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("act:promise OR said:bridge", ["The bridge", "The ferry"]),
        ("(act:promise OR act:deny) who:vaudrin", ["The ferry"]),
        ("ferry (act:promise OR act:deny)", ["The bridge", "The ferry"]),
        ("act:promise OR lang:fr", ["The bridge", "The ferry", "The toll"]),  # the second is true of all of the article's
        ("NOT act:warn", ["The bridge", "The ferry", "The toll"]),
    ],
)
def test_either_of_two_demands_on_a_statement(archive: Archive, search: str, expected: list[str]) -> None:
    said = [["Ilse Vaudrin", "The ferry", "promise"], ["Jon Brask", "The bridge", "deny"], ["Ilse Vaudrin", "The toll"]]
    text = told(people=[["Ilse Vaudrin", "maire"], ["Jon Brask", "capitaine"]], said=said)
    list(archive.add([page("https://a.example/1", title="Talks", text=[text])], workers=0))
    assert sorted(one.row.statement.text for one in archive.whole_statements(SaidFilter(query=search))) == expected


def test_filters_and_counts_agree(filled: Archive) -> None:
    filters: tuple[Filter, ...] = (
        ArticleFilter(site="a.example", language="fr", since=date(2027, 1, 5), until=date(2027, 1, 9)),
        SaidFilter(site="a.example", language="fr", since=date(2027, 1, 5), until=date(2027, 1, 9)),
        AgendaFilter(since=date(2027, 2, 5), until=date(2027, 2, 6)),
        NameFilter(begins="jon"),
        StoryFilter(until=date(2027, 1, 9)),
    )
    streams: dict[type, Callable[[Any], Iterator[Any]]] = {
        ArticleFilter: filled.whole_articles, SaidFilter: filled.whole_statements, AgendaFilter: filled.whole_agenda,
        NameFilter: filled.whole_index, StoryFilter: filled.whole_stories,
    }  # fmt: skip
    for chosen in filters:
        many = filled.how_many(chosen)
        assert many > 0
        assert len(list(streams[type(chosen)](chosen))) == many


def test_a_query_that_is_not_understood_is_told(filled: Archive) -> None:
    with pytest.raises(BadQuery):
        next(filled.whole_articles(ArticleFilter(query='"ferry')))


def test_a_stream_that_is_left_early_holds_nothing_up(filled: Archive) -> None:
    stream = filled.whole_articles()
    next(stream)
    stream.close()
    assert [added.change for added in filled.add([page("https://c.example/1", title="New", text=["x"])], workers=0)] == [
        "new"
    ]


def test_records_are_copied_byte_for_byte_with_those_that_hold_the_bytes(archive: Archive) -> None:
    same = {"title": "Ferry", "text": ["The ferry sails."], "canonical": "https://a.example/ferry"}
    pages = [
        page("https://a.example/ferry", at="2027-01-11T10:00:00+00:00", **same),
        page("https://a.example/other", title="Storm", text=["A storm."], at="2027-01-11T11:00:00+00:00"),
        page("https://a.example/ferry", at="2027-01-12T10:00:00+00:00", **same),
    ]
    assert [added.change for added in archive.add(pages, workers=0)] == ["new", "new", "unchanged"]
    found = list(archive.warc_records(ArticleFilter(query="sails")))
    assert [(one.kept.type, one.article.title if one.article else None) for one in found] == [
        ("resource", "Ferry"),
        ("revisit", "Ferry"),
    ]
    kept = b"".join(path.read_bytes() for path in sorted(Path(archive.folder).glob("warc/*.warc.gz")))
    assert all(one.member in kept for one in found)
    records = [record.rec_type for record in ArchiveIterator(BytesIO(b"".join(one.member for one in found)))]
    assert records == ["resource", "revisit"]


def test_memory_does_not_grow_with_what_is_streamed(tmp_path: Path) -> None:
    """A thousand articles of 40 kB each are 40 MB of text; at no time is there more than a batch of them."""
    with Archive(tmp_path / "big", engine=ENGINE) as archive:
        words = " ".join(f"word{n}" for n in range(5000))
        pages = (page(f"https://a.example/{n}", title=f"T{n}", text=[f"{n} {words}"]) for n in range(1000))
        assert sum(1 for _ in archive.add(pages, workers=0)) == 1000
        list(archive.whole_articles(ArticleFilter(query="t1")))  # what is loaded once
        tracemalloc.start()
        assert sum(len(one.article.text) for one in archive.whole_articles()) > 40_000_000
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 8_000_000
