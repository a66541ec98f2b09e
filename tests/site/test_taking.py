"""Each list is there as a file, in every format that its noun has, and a page announces what can be subscribed to."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import feedparser
import icalendar
import pytest
from tests.site.conftest import FakeArchive, Get, client

from depeche import exports
from depeche.exports.documents import DOCUMENTS, PLAIN, Document
from depeche.site.taking import FEEDS, SHELVES, SUBSCRIBED, forms

EVERY = [(path, name) for path, shelf in SHELVES.items() for name in forms(shelf.what)]


def address(path: str, name: str) -> str:
    return f"{'/index' if path == '/' else path}.{exports.FORMS[name].suffix}"


@pytest.mark.parametrize(("path", "name"), EVERY)
def test_each_list_is_there_in_each_format(get: Get, path: str, name: str) -> None:
    answer = get(address(path, name) + ("?q=bac" if path == "/search" else ""))
    assert answer.status_code == 200
    form = exports.FORMS[name]
    assert answer.headers["content-type"].partition(";")[0] == form.media_type
    kind = "inline" if name in SUBSCRIBED else "attachment"
    assert answer.headers["content-disposition"] == f'{kind}; filename="depeche-{SHELVES[path].what}.{form.suffix}"'
    assert answer.content
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("path", ["/", "/search", "/said"])
def test_a_feed_leads_to_itself_to_its_page_and_to_the_site(get: Get, path: str) -> None:
    feed = feedparser.parse(get(address(path, "atom") + "?q=bac").content)
    assert not feed.bozo
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"].endswith(address(path, "atom") + "?q=bac")
    assert links["alternate"].endswith(path + "?q=bac")
    assert all(re.match(r"http://[^/]+/(article|story)/\d", entry.link) for entry in feed.entries)
    twin = json.loads(get(address(path, "jsonfeed") + "?q=bac").content)
    assert [item["id"] for item in twin["items"]] == [entry.id for entry in feed.entries]


def test_the_feed_of_a_person_bears_the_name(get: Get) -> None:
    assert feedparser.parse(get("/said.atom?who=7").content).feed.title == "Said: who Ilse Vaudrin"
    assert get("/said.atom?who=99").status_code == 404


def test_the_agenda_can_be_subscribed_to(get: Get) -> None:
    events = icalendar.Calendar.from_ical(get("/agenda.ics").content).walk("VEVENT")
    assert {str(event["UID"]) for event in events} == {"1@depeche"}  # both meetings have it here; the one just past is kept
    assert len(events) == 2
    assert len(icalendar.Calendar.from_ical(get("/agenda.ics?since=2027-01-10").content).walk("VEVENT")) == 1


def test_who_has_a_feed_already_is_told_so(get: Get) -> None:
    tag = get("/said.atom").headers["etag"]
    assert get("/said.atom", headers={"if-none-match": tag}).status_code == 304
    assert get("/agenda.ics", headers={"if-none-match": get("/agenda.ics").headers["etag"]}).status_code == 304


def test_a_file_has_what_the_filter_of_the_page_lets_through(get: Get) -> None:
    rows = list(csv.DictReader(io.StringIO(get("/said.csv?act=promise").text)))
    assert {row["statement.act"] for row in rows} == {"promise"}
    assert len(rows) < len(list(csv.DictReader(io.StringIO(get("/said.csv").text))))


def test_a_wacz_comes_whole(get: Get) -> None:
    assert zipfile.ZipFile(io.BytesIO(get("/search.wacz?q=bac").content)).testzip() is None


@pytest.mark.parametrize("name", ["atom", "csv", "wacz"])
def test_a_query_that_is_not_understood_is_told_before_anything_is_sent(name: str) -> None:
    class Refusing(FakeArchive):
        def warc_records(self, filter, /):  # type: ignore[no-untyped-def]
            self.search(filter.query)
            yield from ()

    answer = client(Refusing())(f"/search.{name}?q=%22")
    assert answer.status_code == 400
    assert "not closed" in answer.text


@pytest.mark.parametrize("query", ["act=shout", "since=yesterday"])
def test_a_filter_that_is_not_understood_is_told(get: Get, query: str) -> None:
    assert get(f"/said.csv?{query}").status_code == 400


def test_head_sends_no_body(get: Get) -> None:
    answer = get("/said.csv", method="HEAD")
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, "text/csv")


@pytest.mark.parametrize("path", SHELVES)
def test_a_page_announces_its_feeds_and_links_its_files(get: Get, path: str) -> None:
    html = get(path + ("?q=bac" if path == "/search" else "?site=x" if path == "/said" else "")).text
    shelf = SHELVES[path]
    for name, form in forms(shelf.what).items():
        assert f'href="{address(path, name)}' in html
        announced = f'<link rel="alternate" type="{form.media_type}"' in html
        assert announced == (name in (*FEEDS, "ics"))
    if path == "/said":
        assert 'href="/said.csv?site=x" download' in html


@pytest.mark.parametrize("document", [*DOCUMENTS.values(), PLAIN], ids=lambda document: document.suffix)
def test_an_article_is_there_as_a_document(get: Get, document: Document) -> None:
    answer = get(f"/article/1.{document.suffix}")
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, document.media_type)
    assert "Le bac de nuit reprend lundi" in answer.text
    assert f'href="/article/1.{document.suffix}" download' in get("/article/1").text
    assert get(f"/article/99.{document.suffix}").status_code == 404
    assert f".{document.suffix}`" in (Path(__file__).parents[2] / "docs" / "site.md").read_text("utf-8")


def test_a_page_without_rows_has_nothing_to_take_away() -> None:
    html = client(FakeArchive(empty=True))("/said").text
    assert "Take away" not in html


def test_every_file_of_a_list_is_told_in_the_documentation() -> None:
    text = (Path(__file__).parents[2] / "docs" / "site.md").read_text("utf-8")
    table = text.partition("| list | subscribe |")[2].partition("\n\n")[0]
    rows = {row.split("|")[1].strip(): row for row in table.splitlines() if row.startswith("| `/")}
    for path, shelf in SHELVES.items():
        for form in forms(shelf.what).values():
            assert f".{form.suffix}`" in rows[f"`{path}`"], f"docs/site.md does not tell {path}.{form.suffix}"
