"""Questions to an archive, and what is not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from tests.archive.fakes import DAYS, add, page, told

from depeche.archive import Archive
from depeche.archive.answers import AgendaFilter, Counts, SaidFilter, StoryFilter
from depeche.errors import BadQuery, NotFound
from depeche.model import Capture

NAMES = [["Ilse Vaudrin", "maire"], ["Jon Brask", None]]


@pytest.fixture
def told_of(archive: Archive) -> Archive:
    """Two papers on one story, a third on something else."""
    said = [["Ilse Vaudrin", "Le bac reprendra lundi", "promise"]]
    places = ["Port-Armel"]
    announced = ["2027-01-12", "Port-Armel", ["Ilse Vaudrin", "Jon Brask"], "announced"]
    held = ["2027-01-12", "Port-Armel", ["I. Vaudrin", "Jon Brask"], "held"]
    later = [["I. Vaudrin", "ministre"], ["Jon Brask", None]]
    add(
        archive,
        page("https://a.example/1", title="Ferry announced", site="La Vigie", at=DAYS[0],
             published="2027-01-10T09:00:00+01:00",
             text=["Le bac reprendra lundi.", told(said=said, people=NAMES, places=places, met=[announced])]),
        page("https://b.example/1", title="Ferry talks held", language="en", at=DAYS[3],
             published="2027-01-13T09:00:00+01:00", text=["They met.", told(people=later, places=places, met=[held])]),
        page("https://a.example/2", title="Snow", site="La Vigie", text=["Rien."], at=DAYS[4]),
        page("https://a.example/bad", do="raise"),
        Capture(name="nowhere.html", outcome="failed", reason="it can't be read"),
    )  # fmt: skip
    return archive


def test_counts(told_of: Archive) -> None:
    assert told_of.counts() == Counts(
        captures=5, pages=4, articles=3, unreadable=1, revisions=3, statements=1, meetings=1, people=2, places=1, stories=2,
        sites=2,
    )  # fmt: skip


def test_one_meeting_told_by_two_articles_has_moved(told_of: Archive) -> None:
    (meeting,) = told_of.agenda()
    assert (meeting.status, meeting.sequence, meeting.when, meeting.where) == ("held", 1, "2027-01-12", "Port-Armel")
    told = [(mention.status, mention.article.host) for mention in meeting.mentions]
    assert told == [("announced", "a.example"), ("held", "b.example")]
    assert [party.name for party in meeting.participants] == ["Ilse Vaudrin", "Jon Brask"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (AgendaFilter(), 1),
        (AgendaFilter(who="vaudrin"), 1),
        (AgendaFilter(who="nobody"), 0),
        (AgendaFilter(where="Port-Armel"), 1),
        (AgendaFilter(where="Norrland"), 0),
        (AgendaFilter(status="held"), 1),
        (AgendaFilter(status="announced"), 0),
        (AgendaFilter(since=date(2027, 1, 12)), 1),
        (AgendaFilter(since=date(2027, 1, 13)), 0),
        (AgendaFilter(until=date(2027, 1, 11)), 0),
    ],
)
def test_agenda(told_of: Archive, asked: AgendaFilter, found: int) -> None:
    assert len(told_of.agenda(asked)) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (SaidFilter(), 1),
        (SaidFilter(who="I. Vaudrin"), 1),
        (SaidFilter(who="1"), 1),
        (SaidFilter(who="brask"), 0),
        (SaidFilter(words="bac lundi"), 1),
        (SaidFilter(words="bac -lundi"), 0),
        (SaidFilter(words="-mardi"), 1),
        (SaidFilter(act="promise"), 1),
        (SaidFilter(act="deny"), 0),
        (SaidFilter(site="a.example"), 1),
        (SaidFilter(site="la vigie"), 1),
        (SaidFilter(language="fr"), 1),
        (SaidFilter(language="en"), 0),
        (SaidFilter(since=date(2027, 1, 10), until=date(2027, 1, 10)), 1),
        (SaidFilter(until=datetime(2027, 1, 10, 7, 0, tzinfo=UTC)), 0),
    ],
)
def test_said(told_of: Archive, asked: SaidFilter, found: int) -> None:
    assert len(told_of.said(asked)) == found


def test_said_takes_words_only(told_of: Archive) -> None:
    with pytest.raises(BadQuery, match="words only"):
        told_of.said(SaidFilter(words="bac site:a.example"))


def test_a_person_with_spellings_offices_and_company(told_of: Archive) -> None:
    view = told_of.person(told_of.people("vaud")[0].id)
    assert (view.row.name, view.row.articles, view.row.statements, view.row.role) == ("Ilse Vaudrin", 2, 1, "ministre")
    assert {spelling.name for spelling in view.spellings} == {"Ilse Vaudrin", "I. Vaudrin"}
    offices = [(office.role, str(office.first)) for office in view.offices]
    assert offices == [("ministre", "2027-01-13"), ("maire", "2027-01-10")]
    assert [row.name for row in view.beside] == ["Jon Brask"]
    assert [row.id for row in view.articles] == [2, 1]
    assert len(view.statements) == len(view.meetings) == 1


def test_people_by_prefix(told_of: Archive) -> None:
    assert [row.name for row in told_of.people("BRA")] == ["Jon Brask"]
    assert told_of.people("rask") == []
    assert [row.name for row in told_of.people(kind="place")] == ["Port-Armel"]
    assert len(told_of.people(limit=1, offset=1)) == 1


def test_stories(told_of: Archive) -> None:
    snow, ferry = told_of.stories()
    assert (snow.title, ferry.title, ferry.articles) == ("Snow", "Ferry announced", 2)
    assert (ferry.sites, ferry.languages) == (("La Vigie", "b.example"), ("fr", "en"))
    assert {party.name for party in ferry.people} == {"Jon Brask", "Ilse Vaudrin"}
    view = told_of.story(ferry.id)
    assert [row.id for row in view.articles] == [1, 2]
    assert (len(view.statements), len(view.meetings)) == (1, 1)
    assert [row.title for row in told_of.stories(StoryFilter(since=date(2027, 1, 14)))] == ["Snow"]
    assert [row.title for row in told_of.stories(StoryFilter(until=date(2027, 1, 10)))] == ["Ferry announced"]
    assert [row.title for row in told_of.stories(StoryFilter(query="snow"))] == ["Snow"]


def test_articles(told_of: Archive) -> None:
    assert [row.id for row in told_of.articles()] == [3, 2, 1]
    assert [row.id for row in told_of.articles(site="La Vigie")] == [3, 1]
    assert [row.id for row in told_of.articles(day=date(2027, 1, 10))] == [1]
    assert [row.id for row in told_of.articles(language="en")] == [2]
    assert [row.id for row in told_of.articles(limit=1, offset=1)] == [2]
    assert told_of.articles(kind="live") == []


def test_the_article_knows_its_speakers_story_and_captures(told_of: Archive) -> None:
    view = told_of.article(1)
    assert view.speakers["Ilse Vaudrin"] == told_of.people("ilse")[0].id
    assert view.story is not None
    assert view.story.articles == 2
    assert [row.id for row in view.captures] == [1]
    assert view.record.statements[0].text == "Le bac reprendra lundi"


def test_sources_tell_what_could_not_be_read(told_of: Archive) -> None:
    first, second = told_of.sources()
    assert (first.host, first.site, first.articles, first.statements, first.unreadable) == ("a.example", "La Vigie", 2, 1, 1)
    assert (second.host, second.languages) == ("b.example", ("en",))
    assert {row.name: row.reason for row in told_of.unread()}["nowhere.html"] == "it can't be read"


def test_a_source_goes_by_the_name_that_most_of_its_articles_have(archive: Archive) -> None:
    names = {"a": ["La Vigie", "La Vigie", "Zoo"], "archive": ["La Vigie", "Herald", "Post", "Bote"]}
    for host, sites in names.items():
        add(archive, *(page(f"https://{host}.example/{n}", title="T", site=site) for n, site in enumerate(sites)))
    add(archive, page(None, title="Nowhere", site="Zoo"))
    found = {row.host: row.site for row in archive.sources()}
    assert found == {"a.example": "La Vigie", "archive.example": None, "": None}


def test_find_by_number_and_address(told_of: Archive) -> None:
    assert told_of.find("1") == told_of.find("https://www.a.example/1?utm_source=x") == told_of.find("a.example/1") == 1


def test_diff(told_of: Archive) -> None:
    add(told_of, page("https://a.example/2", title="Snow!", text=["Rien, sauf la neige."], at=DAYS[6]))
    diff = told_of.diff(3)
    assert (diff.older.number, diff.newer.number) == (1, 2)
    assert diff.title == ((" ", "Snow"), ("+", "!"))
    assert [block.mark for block in diff.blocks] == ["~"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda a: a.article(99), lambda a: a.article(1, 9), lambda a: a.story(99), lambda a: a.person(99),
        lambda a: a.find("99"), lambda a: a.find("https://z.example/"), lambda a: a.find("9" * 40),
        lambda a: a.revisions(99), lambda a: a.diff(99),
        lambda a: a.diff(1), lambda a: a.page(99), lambda a: a.cite(99),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told(told_of: Archive, ask: Callable[[Archive], object]) -> None:
    with pytest.raises(NotFound, match="no "):
        ask(told_of)


def test_an_empty_archive_answers_everything(archive: Archive) -> None:
    assert archive.counts() == Counts()
    assert archive.search("bac").total == 0
    empty: list[object] = []
    for answer in (archive.articles, archive.people, archive.stories, archive.sources, archive.unread):
        assert answer() == empty
    assert archive.said() == empty
    assert archive.agenda() == empty
    assert list(archive.check()) == []
    assert list(archive.rebuild(workers=0)) == []
