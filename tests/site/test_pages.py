"""The pages over a real archive, and what they decide by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest

import depeche
from depeche.archive import query
from depeche.archive.answers import ArticleRow, BlockChange, Party, Results, StoryFilter, StoryRow
from depeche.errors import NotFound
from depeche.model import Capture, Meeting, Page
from depeche.site import rendering
from depeche.site.answering import Answers
from depeche.site.asking import Asked
from depeche.site.pages import agenda, article, beside, diff, front, person, search

Get = Callable[..., httpx.Response]

PAGE = """<!doctype html><html lang="en"><head><title>{title} | Armel Post</title><script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "{title}", "datePublished": "2027-01-1{day}T09:00:00+01:00"}}</script>
<meta property="og:type" content="article"><meta property="og:site_name" content="Armel Post">
</head><body><main><article><h1>{title}</h1>
<p>The night ferry will run again from Monday, the mayor of Port-Armel said.</p>
<p>“The hull holds,” said Ilse Vaudrin, the mayor of Port-Armel. She will meet Pavel Horák in Port-Armel on Friday.</p>
<p>The crossing takes forty minutes and costs four crowns. It had stopped in autumn after a storm.</p>
</article></main></body></html>
"""


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Answers]:
    captures = []
    titles = ("Night ferry to run again", "Night ferry to run again", "Storm stops night ferry")
    for day, title in enumerate(titles, start=1):
        url, at = f"https://post{day}.example/ferry", datetime(2027, 1, 20, day, tzinfo=UTC)
        body = PAGE.format(title=title, day=day).encode()
        captures.append(Capture(name=url, url=url, at=at, page=Page(body=body, url=url, captured=at)))
    captures.append(Capture(name="a picture", at=None, page=Page(body=b"\x89PNG\r\n\x1a\n" + bytes(200))))
    with depeche.Archive(tmp_path / "archive") as archive:
        assert len(list(archive.add(captures, workers=0))) == 4
        yield archive


def test_a_real_archive_answers_every_page(kept: Answers, client_of: Callable[..., Get]) -> None:
    get = client_of(kept)
    (story, *_), (who, *_) = kept.stories(StoryFilter()), kept.people()
    for address in (
        "/", f"/story/{story.id}", "/article/1", "/article/1/cite", "/article/1/cite?start=0&end=5", f"/person/{who.id}",
        "/people?q=vau", "/search?q=ferry", "/said", "/said?who=vaudrin&words=hull", "/agenda?view=all",
        "/agenda?who=vaudrin", "/sources", "/sources/unread", "/about", "/capture/1",
    ):  # fmt: skip
        assert get(address).status_code == 200, address
        path, mark, asked = address.partition("?")
        if path not in ("/", "/capture/1"):
            assert get(f"{path}.json{mark}{asked}").status_code == 200, address
    assert 'class="found">ferry</mark>' in get("/search?q=ferry").text
    for address in ("/article/99", "/story/99", "/person/999", "/capture/99", "/article/1/cite?start=0&end=99999"):
        assert get(address).status_code == 404, address
    assert "^" in get('/search?q="ferry').text


def test_every_example_of_the_syntax_is_understood() -> None:
    for example, _meaning in search.SYNTAX:
        query.parsed(example)


def story(number: int, last: datetime | None, *sites: str) -> StoryRow:
    return StoryRow(id=number, title=f"Story {number}", last=last, articles=len(sites), sites=sites)


def test_stories_stand_by_day_and_within_a_day_by_sources() -> None:
    monday, tuesday = datetime(2027, 1, 11, 9, tzinfo=UTC), datetime(2027, 1, 12, 9, tzinfo=UTC)
    rows = [story(1, tuesday, "a"), story(2, tuesday, "a", "b"), story(3, monday, "a"), story(4, None, "a")]
    found = [(day.date, [row.id for row in day.stories]) for day in front.by_day(rows)]
    assert found == [(date(2027, 1, 12), [2, 1]), (date(2027, 1, 11), [3]), (None, [4])]


def test_the_front_quotes_named_people_from_several_articles(archive: Any) -> None:
    first, *_ = rows = archive.statement_rows
    many = [replace(first, id=number) for number in range(10)]
    assert [row.article.id for row in front.varied([*many, *rows])].count(first.article.id) == 2
    assert all(row.speakers for row in front.varied([*many, *rows]))
    nameless = [replace(row, speakers=()) for row in many]
    assert len(front.varied(nameless)) == front.STATEMENTS


def test_spellings_stand_by_script(archive: Any) -> None:
    groups = person.by_script(archive.persons[7].spellings)
    assert [(group.script, len(group.written)) for group in groups] == [("Latin", 1), ("Cyrillic", 1)]


def test_meetings_stand_by_the_day_they_begin_on(archive: Any) -> None:
    row = archive.meeting_rows[1]
    rows = [replace(row, when=when) for when in ("2027-01-15", "2027-01-15/2027-01-17", "2027-W03", "2027-02", None)]
    days = agenda.by_day(rows)
    assert [day.when for day in days] == ["2027-01-15", "2027-W03", "2027-02", None]
    assert [len(day.meetings) for day in days] == [2, 1, 1, 1]
    labels = ["Friday, 15\xa0January\xa02027", "Week 3 of 2027", "February 2027", "Day not told"]
    assert [day.label for day in days] == labels


def test_facets_ask_for_one_of_their_values(get: Get) -> None:
    text = get("/search?q=bac").text
    assert "/search?q=bac+site%3A%22Le+Courrier+du+Sarn%22" in text
    assert '/search?q=bac+lang%3Afr"><bdi>French</bdi></a> <span class="meta">3<' in text
    assert "kind%3A" not in text  # all are of one kind, so there is nothing to choose
    assert "since%3A2026-12-01+until%3A2026-12-31" in text  # a month without articles has its place too


def test_a_facet_narrows_all_that_an_either_found(archive: Any) -> None:
    facets = {"kind": (("article", 3), ("live", 1)), "month": (("2027-01", 4),)}
    archive.search = lambda asked, **_: Results(query=asked, total=4, facets=facets)
    now = datetime(2027, 1, 13, tzinfo=UTC)
    found = search.page(archive, Asked(path="/search", query={"q": "bac OR quai"}, now=now))
    assert found.facets["kind"][1].link == "/search?q=%28bac+OR+quai%29+kind%3Alive"
    assert found.months[0].link == "/search?q=%28bac+OR+quai%29+since%3A2027-01-01+until%3A2027-01-31"
    assert found.joinable == "(bac OR quai)"


def test_the_next_query_keeps_the_order_that_was_chosen(get: Get) -> None:
    chosen = '<input type="hidden" name="order" value="newest">'
    assert chosen in get("/search?q=bac&order=newest").text
    assert chosen not in get("/search?q=bac").text


def test_all_articles_of_a_person_are_asked_for_by_number_since_others_may_have_the_name(archive: Any) -> None:
    asked = Asked(path="/person/7", numbers={"person": 7}, now=datetime(2027, 1, 13, tzinfo=UTC))
    assert person.page(archive, asked).query == "who:7"


def test_who_is_named_beside_somebody_stands_there_without_the_count_of_all_that_names_them(get: Get) -> None:
    assert '<a href="/person/8"><bdi>Pavel Horák</bdi></a></li>' in get("/person/7").text


def test_what_was_said_in_another_year_than_this_says_so(archive: Any) -> None:
    for year, told in ((2027, "11 Jan, 1"), (2029, "11 Jan 2027, 1")):
        here = Asked(now=datetime(year, 1, 13, tzinfo=UTC))
        rail = rendering.html("front.html", front.page(archive, here), here).partition('<div class="rail">')[2]
        assert f">{told}" in rail, year


def test_the_hours_of_a_story_are_told_in_utc_and_its_day_alone_without_any(archive: Any) -> None:
    here = Asked(now=datetime(2027, 1, 13, tzinfo=UTC))
    for first, told in ((datetime(2027, 1, 11, 9, tzinfo=UTC), "11 Jan, 09:00</time> UTC</p>"),
                        (datetime(2027, 1, 11, tzinfo=UTC), "11 Jan</time></p>")):  # fmt: skip
        archive.story_rows = [replace(archive.story_rows[0], first=first, last=first)]
        assert told in rendering.html("front.html", front.page(archive, here), here), first


def test_the_front_page_is_of_the_stories_that_its_search_finds(get: Get) -> None:
    found, row = get("/index.json?q=bac").json(), '<h3 class="headline">'
    assert [story["id"] for story in found["stories"]["items"]] == [1]
    assert {said["article"]["id"] for said in found["statements"]} == {1}
    text = get("/?q=bac").text
    assert (text.count(row), get("/").text.count(row)) == (1, 2)
    assert all(link in text for link in ('href="/said?q=bac"', 'href="/agenda?q=bac"', 'href="/index.atom?q=bac"'))
    assert "No story passes this filter." in get("/?q=bateau").text


@pytest.mark.parametrize("address", ["/?q=bac&page=1", "/said?q=bac&act=promise", "/agenda?q=bac&view=all"])
def test_a_search_that_a_list_was_asked_with_stands_in_its_form(get: Get, address: str) -> None:
    assert '<input name="q" value="bac"' in get(address).text
    assert '<input name="q"' not in get(address.replace("q=bac&", "")).text


def test_field_values_are_told_in_words() -> None:
    values = (None, True, ("a", "b"), date(2027, 1, 11), {"fr": "x"}, Party(name="Ilse"), "x" * 400)
    found = ["", "yes", "a, b", "Mon 11 Jan 2027", "fr: x", "Ilse", "x" * 299 + "…"]
    assert [article.told(value) for value in values] == found


def test_what_is_far_from_a_change_is_folded() -> None:
    marks: tuple[Literal[" ", "~", "+"], ...] = (" ", " ", " ", " ", "~", " ", " ", " ", " ", " ", " ", "+")
    blocks = tuple(BlockChange(mark=mark, words=((" ", f"{number}"),)) for number, mark in enumerate(marks))
    found = diff.passages(blocks)
    assert [(len(passage.blocks), passage.folded) for passage in found] == [(3, True), (3, False), (4, True), (2, False)]
    assert tuple(block for passage in found for block in passage.blocks) == blocks


def rows(*languages: str) -> list[ArticleRow]:
    return [ArticleRow(id=number, url="u", language=code) for number, code in enumerate(languages, start=1)]


@pytest.mark.parametrize(
    ("languages", "left", "right", "expected"),
    [
        (("fr", "fr-BE", "de"), None, None, (1, 3)),
        (("fr", "fr"), None, None, (1, 2)),
        (("fr", "de", "en"), 3, None, (3, 1)),
        (("fr", "de", "en"), None, 1, (2, 1)),
        (("fr", "de", "en"), 3, 2, (3, 2)),
    ],
)
def test_the_other_side_is_in_another_language_where_there_is_one(
    languages: tuple[str, ...], left: int | None, right: int | None, expected: tuple[int, int]
) -> None:
    assert beside.pair(rows(*languages), left, right) == expected


def test_a_story_of_one_article_has_no_other_side() -> None:
    with pytest.raises(NotFound, match="only one"):
        beside.pair(rows("fr"), None, None)


def test_one_person_in_two_spellings_is_named_on_both_sides(archive: Any) -> None:
    second = archive.views[2]
    spelt = replace(second.record.people[0], name="Ильзе Водрен")
    archive.views[2] = replace(
        second, record=replace(second.record, people=(spelt, *second.record.people[1:])), speakers={"Ильзе Водрен": 7}
    )
    found = beside.page(archive, Asked(path="/story/1/beside", numbers={"story": 1}, now=datetime(2027, 1, 13, tzinfo=UTC)))
    assert [party.name for party in found.both] == ["Ilse Vaudrin"]
    assert [[party.name for party in side.only] for side in found.sides] == [["Pavel Horák"], ["Lutz Ahrend"]]


def test_a_meeting_is_shown_in_its_paragraph() -> None:
    text = f"Before.\n\n{'word ' * 60}they met in town{' word' * 60}\n\nAfter."
    start = text.index("met")
    found = article.encounter(text, Meeting(start=start, end=start + 3, text="met"))
    assert found.words == "met"
    assert found.before.startswith("… word")
    assert found.after.endswith("word …")
    assert len(found.before) < 150 > len(found.after)
    whole = article.encounter("One.\n\nThey met.", Meeting(start=11, end=14, text="met"))
    assert (whole.before, whole.words, whole.after) == ("They ", "met", ".")


def test_the_leading_story_is_drawn_by_language_where_it_has_more_than_one_article(archive: Any) -> None:
    many, one = archive.story_rows
    drawn = front.picture(archive, many)
    assert drawn
    assert [row.name for row in drawn.rows] == ["French", "German", "English", "Russian", "Arabic"]
    assert front.picture(archive, one) is None


def test_a_person_who_was_merged_and_what_was_decided(kept: Any, client_of: Callable[..., Get]) -> None:
    get = client_of(kept)
    (vaudrin, horak) = (kept.people(name)[0].id for name in ("Vaudrin", "Horák"))
    kept.merge(str(vaudrin), str(horak), why="a test")
    assert get(f"/person/{horak}.json").headers["location"] == f"/person/{vaudrin}.json"
    text = get(f"/person/{vaudrin}").text
    assert "Decided by hand" in text
    assert "<bdi>a test</bdi>" in text
    kept.undo(1)
    assert "taken back" in get(f"/person/{horak}").text
