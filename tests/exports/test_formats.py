"""What is written in each format says the same when somebody else's program reads it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import bibtexparser
import feedparser
import icalendar
import jsonschema
import listparser
import pyarrow.parquet as pq
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from lxml import etree
from tests.archive.fakes import ENGINE, page, told

from depeche import exports, schemas
from depeche.archive import Archive
from depeche.archive.answers import AgendaFilter, ArticleFilter, Followed, SaidFilter, SourceRow
from depeche.errors import UnknownFormat
from depeche.exports import Head
from depeche.model import Article

HEAD = Head(
    title="Ferry & friends\u202e", now=datetime(2027, 1, 15, 8, tzinfo=UTC), address="https://site.example/search.atom?q=a&b",
    home="https://site.example/search?q=a", site="https://site.example",
)  # fmt: skip

Written = Callable[..., bytes]


@pytest.fixture
def written(archive: Archive) -> Written:
    def write(what: str, name: str, **more: Any) -> bytes:
        return b"".join(exports.pieces(archive, what, exports.form(name, what), head=more.pop("head", HEAD), **more))

    return write


def test_a_format_that_has_no_place_for_a_noun_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="jsonl, csv, parquet, ics"):
        exports.form("wacz", "meetings")
    with pytest.raises(UnknownFormat, match="did you mean 'parquet'"):
        exports.form("parkuet", "articles")


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize("what", exports.NOUNS)
def test_a_table_has_the_same_rows_in_each_format(written: Written, what: str) -> None:
    lines = [json.loads(line) for line in written(what, "jsonl").decode().splitlines()]
    table = list(csv.DictReader(io.StringIO(written(what, "csv").decode(), newline="")))
    rows = pq.read_table(io.BytesIO(written(what, "parquet"))).to_pylist()
    assert len(lines) == len(table) == len(rows) > 0
    key = "host" if what == "sources" else "id"
    assert [str(line[key]) for line in lines] == [row[key] for row in table] == [str(row[key]) for row in rows]


def test_articles_in_json_texts_fit_their_schema(written: Written) -> None:
    for line in written("articles", "jsonl").decode().splitlines():
        row = json.loads(line)
        jsonschema.validate(row["article"], schemas.schema(Article))


def test_parquet_has_types_and_times(written: Written) -> None:
    rows = {row["article.url"]: row for row in pq.read_table(io.BytesIO(written("articles", "parquet"))).to_pylist()}
    row = rows["https://a.example/1"]
    assert row["article.authors"] == ["Odile M.", "Nora {Q}"]
    assert row["article.published"] == "2027-01-11T09:00:00+01:00"
    assert row["article.published_utc"] == datetime(2027, 1, 11, 8, tzinfo=UTC)
    assert [block["kind"] for block in row["article.blocks"]] == ["paragraph", "paragraph"]
    assert rows["https://www.b.example/3/?q=2&a=1"]["article.published"] is None
    said = pq.read_table(io.BytesIO(written("statements", "parquet"))).to_pylist()
    assert said[0]["speakers"][0]["name"] == "Mila Ostrand"
    assert said[0]["statement.confidence"] == pytest.approx(0.5, abs=0.5)


def test_parquet_is_written_in_groups_of_rows(archive: Archive) -> None:
    from depeche.exports import parquet, tables

    rows = list(tables.TABLES["articles"].rows(archive.whole_articles()))
    data = b"".join(parquet.chunks(rows, tables.ArticleLine, group=2))
    assert pq.ParquetFile(io.BytesIO(data)).num_row_groups == 2


def test_a_table_of_nothing_has_its_columns(written: Written) -> None:
    none = ArticleFilter(query="zeppelin")
    assert written("articles", "csv", filter=none).decode().startswith("id,story,revisions,text,article.url,")
    assert pq.read_table(io.BytesIO(written("articles", "parquet", filter=none))).num_rows == 0
    assert written("articles", "jsonl", filter=none) == b""


def test_no_cell_of_a_spreadsheet_is_a_formula(written: Written) -> None:
    for what in exports.NOUNS:
        for row in csv.reader(io.StringIO(written(what, "csv").decode(), newline="")):
            assert [cell for cell in row if cell.lstrip(" ")[:1] in set("=+-@\t\r\n")] == []
    assert "'=HYPERLINK(1)" in written("articles", "csv").decode()
    assert "'+49 is @home" in written("statements", "csv").decode()


# ---------------------------------------------------------------- references


def test_ris_is_read_by_rispy(written: Written) -> None:
    entries = rispy.loads(written("articles", "ris").decode())
    assert len(entries) == 4
    entry = next(entry for entry in entries if entry["urls"] == ["https://a.example/1"])
    assert (entry["title"], entry["authors"], entry["year"]) == ("Le bac, « enfin »", ["Odile M.", "Nora {Q}"], "2027")
    said = rispy.loads(written("statements", "ris").decode())
    assert any("Ilse Vaudrin: “Le bac reprendra lundi” (characters" in entry["notes"][0] for entry in said)


def test_no_line_of_a_page_becomes_a_tag_of_ris(written: Written) -> None:
    tags = {line[:2] for line in written("articles", "ris").decode().split("\r\n") if line}
    assert tags <= {"TY", "AU", "TI", "T2", "PY", "DA", "Y2", "UR", "N1", "ER"}


def test_bibtex_is_read_by_bibtexparser(written: Written) -> None:
    for what, number in (("articles", 4), ("statements", 2)):
        entries = bibtexparser.loads(written(what, "bibtex").decode()).entries
        assert len(entries) == len({entry["ID"] for entry in entries}) == number
    entry = next(e for e in bibtexparser.loads(written("articles", "bibtex").decode()).entries if e["url"].endswith("/1"))
    assert entry["author"] == r"{Odile M.} and {Nora \textbraceleft{}Q\textbraceright{}}"
    assert "".join(entry.values()).count("{") == "".join(entry.values()).count("}")


def test_csl_is_read_by_citeproc(written: Written) -> None:
    for what, number in (("articles", 4), ("statements", 2)):
        items = json.loads(written(what, "csl"))
        assert len(CiteProcJSON(items)) == number
        assert {item["type"] for item in items} == {"article-newspaper"}
    assert json.loads(written("articles", "csl", filter=ArticleFilter(query="zeppelin"))) == []


# ---------------------------------------------------------------- calendar


def test_meetings_are_read_by_icalendar(written: Written, archive: Archive) -> None:
    data = written("meetings", "ics")
    events: dict[str, Any] = {str(event["UID"]): event for event in icalendar.Calendar.from_ical(data).walk("VEVENT")}
    meetings = {meeting.uid: meeting for meeting in archive.agenda()}
    assert events.keys() == meetings.keys()
    (first,) = (meeting for meeting in meetings.values() if meeting.when == "2027-02-01/2027-02-03")
    event = events[first.uid]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 2, 1), date(2027, 2, 4))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert (int(event["SEQUENCE"]), str(event["STATUS"]), str(event["LOCATION"])) == (0, "TENTATIVE", "Port-Armel")
    assert str(event["SUMMARY"]).endswith("Ilse Vaudrin, Jon Brask")
    assert "https://a.example/1" in str(event["DESCRIPTION"])
    assert str(event["URL"]) == f"https://site.example/article/{first.mentions[-1].article.id}"
    assert {str(event["STATUS"]) for event in events.values()} == {"TENTATIVE", "CANCELLED"}
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_a_calendar_of_the_same_archive_is_the_same(written: Written) -> None:
    later = Head(title="x", now=datetime(2027, 3, 1, tzinfo=UTC))
    assert written("meetings", "ics", head=later) == written("meetings", "ics", head=Head(title="x", now=HEAD.now))


# ---------------------------------------------------------------- feeds


@pytest.mark.parametrize("what", ["articles", "statements", "stories"])
def test_atom_is_read_by_feedparser(written: Written, what: str) -> None:
    data = written(what, "atom")
    feed = feedparser.parse(data)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.title == "Ferry & friends"
    assert {link.rel: link.href for link in feed.feed.links} == {"self": HEAD.address, "alternate": HEAD.home}
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) > 0
    for entry in feed.entries:
        assert entry.title
        assert entry.updated_parsed
        assert entry.link.startswith("https://site.example/")
        assert entry.author
    assert feed.feed.updated == max(entry.updated for entry in feed.entries)


@pytest.mark.parametrize("what", ["articles", "statements", "stories"])
def test_json_feed_has_what_atom_has(written: Written, what: str) -> None:
    feed, atom = json.loads(written(what, "jsonfeed")), feedparser.parse(written(what, "atom"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["feed_url"], feed["home_page_url"]) == (HEAD.address, HEAD.home)
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    assert [item["title"] for item in feed["items"]] == [entry.title for entry in atom.entries]
    assert all(item["content_text"] and item["url"] and item["authors"][0]["name"] for item in feed["items"])


@pytest.mark.parametrize("name", ["atom", "jsonfeed"])
def test_the_same_words_said_again_are_an_entry_of_their_own(tmp_path: Path, name: str) -> None:
    said = [["Ilse Vaudrin", "Le bac reprendra"], ["Ilse Vaudrin", "Le bac reprendra"], ["Jon Brask", "Le bac reprendra"]]
    held = told(people=[["Ilse Vaudrin", "maire"], ["Jon Brask", None]], said=said)

    def ids(archive: Archive) -> list[str]:
        data = b"".join(exports.pieces(archive, "statements", exports.form(name, "statements"), head=HEAD))
        return [one["id"] for one in (feedparser.parse(data).entries if name == "atom" else json.loads(data)["items"])]

    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        list(archive.add([page("https://a.example/1", title="Bac", text=[held])], workers=0))
        before = ids(archive)
        assert len(set(before)) == len(before) == 3
        list(archive.rebuild(workers=0))
        assert ids(archive) == before


def test_a_feed_without_a_site_leads_to_the_publisher(written: Written) -> None:
    feed = feedparser.parse(written("statements", "atom", head=Head(title="Said"), filter=SaidFilter(who="Vaudrin")))
    assert [entry.link for entry in feed.entries] == ["https://a.example/1"]
    assert feed.entries[0].title == "Ilse Vaudrin: Le bac reprendra lundi"


def test_a_hostile_headline_is_text_in_a_feed(written: Written) -> None:
    tree = etree.fromstring(written("articles", "atom"))
    titles = [title.text for title in tree.iter("{http://www.w3.org/2005/Atom}title")]
    assert any("</script><b>&amp; ]]> evil =1+1" in title for title in titles)
    assert not any("\u202e" in title for title in titles)


# ---------------------------------------------------------------- sources


def test_sources_are_read_by_listparser(written: Written) -> None:
    """Sites, of which no feed is followed here, are links; a reader of feeds leaves those alone."""
    found = listparser.parse(written("sources", "opml").decode())
    assert (found.bozo, found.meta.title, len(found.feeds)) == (False, "Ferry & friends", 0)
    outlines = etree.fromstring(written("sources", "opml")).findall(".//outline")
    assert {(one.get("type"), one.get("url")) for one in outlines} == {
        ("link", "https://a.example/"),
        ("link", "https://b.example/"),
    }


def test_feeds_that_are_followed_are_read_by_listparser() -> None:
    class Following:
        def followed(self, now: datetime) -> list[Followed]:
            feed, added = "https://www.a.example/feed?a=1&b=2", HEAD.now
            return [
                Followed(
                    id=1,
                    url=feed,
                    kind="feed",
                    title='The "Herald" & <Post>',
                    site="https://a.example/",
                    added=added,
                    given="https://lists.example/feeds.opml",
                ),
                Followed(id=2, url="https://c.example/sitemap.xml", kind="sitemap", added=added),
            ]

        def sources(self) -> list[SourceRow]:
            return [SourceRow(host="a.example", site="A"), SourceRow(host="b.example", site="B", languages=("fr",))]

    archive: Any = Following()
    data = b"".join(exports.pieces(archive, "sources", exports.form("opml", "sources"), head=HEAD))
    (feed,) = listparser.parse(data.decode()).feeds
    assert (feed.title, feed.url) == ('The "Herald" & <Post>', "https://www.a.example/feed?a=1&b=2")
    assert [one.get("htmlUrl") for one in etree.fromstring(data).findall(".//outline")] == [
        "https://a.example/",
        "https://b.example/",
    ]
    assert [one.get("language") for one in etree.fromstring(data).findall(".//outline")] == [None, "fr"]


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize(("what", "name"), [(what, name) for name, one in exports.FORMS.items() for what in one.writes])
def test_each_format_is_chosen_by_a_filter_and_by_a_limit(written: Written, what: str, name: str) -> None:
    whole = written(what, name)
    assert whole
    if what not in exports.FILTERS:
        return
    filters: dict[str, Any] = {"meetings": AgendaFilter(who="Vaudrin"), "statements": SaidFilter(who="Vaudrin")}
    chosen = filters.get(what) or exports.FILTERS[what](query="reprendra")
    if name == "parquet":
        rows = pq.ParquetFile(io.BytesIO(whole)).metadata.num_rows
        assert pq.ParquetFile(io.BytesIO(written(what, name, filter=chosen))).metadata.num_rows < rows
        return
    assert len(written(what, name, filter=chosen)) < len(whole)
    if not exports.FORMS[name].of_records:
        assert len(written(what, name, limit=1)) < len(whole)


def test_every_format_is_documented_with_an_example() -> None:
    text = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
    for name, one in exports.FORMS.items():
        chapter = next((part for part in text.split("\n## ")[1:] if f"`{name}`" in part.split("\n", 1)[0]), None)
        assert chapter, f"docs/exports.md has no chapter whose head names `{name}`"
        assert "```" in chapter, f"the chapter of {name} has no example"
        assert f".{one.suffix}" in chapter
