"""Feeds, sitemaps and OPML are read as they come from the world, and what is no such thing says why."""

from __future__ import annotations

import gzip
import json
import time
from datetime import UTC, datetime

import pytest

from depeche.errors import SourceProblem
from depeche.sources import opml
from depeche.sources.entries import Entry
from depeche.sources.listing import listing

URL = "https://herald.example/feed"
AT = datetime(2027, 1, 11, 9, tzinfo=UTC)

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Herald</title>
<link>https://herald.example/</link><ttl>30</ttl>
<item><title>Ferry   sails</title><link>/ferry</link><pubDate>Mon, 11 Jan 2027 10:00:00 +0100</pubDate></item>
<item><title>Numbered</title><guid>https://herald.example/dam</guid></item>
<item><title>Again</title><link>https://herald.example/ferry</link></item>
<item><title>Nowhere</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title>
<entry><title type="html">Ferry</title><link href="https://herald.example/ferry"/><updated>2027-01-11T09:00:00Z</updated>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Herald</title></channel>
<item><title>Ferry</title><link>https://herald.example/ferry</link><dc:date>2027-01-11T10:00:00+01:00</dc:date></item>
</rdf:RDF>"""
JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Herald", "home_page_url": "https://herald.example/",
    "items": [{"id": "1", "url": "ferry", "title": "Ferry", "date_published": "2027-01-11T10:00:00+01:00"}, 7],
})  # fmt: skip
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://herald.example/ferry </loc><lastmod>2027-01-12</lastmod>
<image:image><image:loc>https://herald.example/ferry.jpg</image:loc><image:title>A ferry</image:title></image:image>
<news:news><news:publication><news:name>Herald</news:name></news:publication>
<news:publication_date>2027-01-11T09:00:00Z</news:publication_date><news:title>Ferry &amp; dam</news:title></news:news></url>
<url><loc>https://herald.example/old</loc><lastmod>2020-03-01</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://herald.example/a.xml.gz</loc><lastmod>2027-01-11T09:00:00Z</lastmod></sitemap>
<sitemap><loc>https://herald.example/b.xml</loc></sitemap></sitemapindex>"""


def test_an_rss_feed() -> None:
    found = listing(RSS.encode(), URL)
    assert (found.kind, found.title, found.site, found.wait) == ("feed", "Herald", "https://herald.example/", 1800.0)
    assert found.entries == (
        Entry(url="https://herald.example/ferry", title="Ferry sails", at=AT),
        Entry(url="https://herald.example/dam", title="Numbered"),
    )


@pytest.mark.parametrize("text", [ATOM, RDF, JSON], ids=["atom", "rdf", "json"])
def test_the_other_formats_say_the_same(text: str) -> None:
    found = listing(text.encode(), URL, {"content-type": "text/html"})
    assert (found.kind, found.title) == ("feed", "Herald")
    assert found.entries == (Entry(url="https://herald.example/ferry", title="Ferry", at=AT),)


@pytest.mark.parametrize("packed", [False, True])
def test_a_sitemap_of_news(packed: bool) -> None:
    found = listing(gzip.compress(NEWS.encode()) if packed else NEWS.encode(), URL)
    assert (found.kind, found.title) == ("sitemap", "Herald")
    assert found.entries == (
        Entry(url="https://herald.example/ferry", title="Ferry & dam", at=AT),
        Entry(url="https://herald.example/old", at=datetime(2020, 3, 1, tzinfo=UTC)),
    )


def test_an_index_lists_sitemaps() -> None:
    found = listing(INDEX.encode(), URL)
    assert found.kind == "index"
    assert [entry.url for entry in found.entries] == ["https://herald.example/a.xml.gz", "https://herald.example/b.xml"]


def test_a_sitemap_that_breaks_off_gives_what_came_before() -> None:
    assert len(listing(NEWS[: NEWS.index("<url><loc>https://herald.example/old")].encode(), URL).entries) == 1


@pytest.mark.parametrize("headers", [{}, {"content-type": "application/rss+xml"}], ids=["no type", "a type"])
@pytest.mark.parametrize(
    ("declared", "written"),
    [("utf-8", "windows-1252"), ("iso-8859-1", "utf-8"), ("made-up", "utf-8"), ("utf-16", "utf-8"), ("UTF-32LE", "utf-8")],
)
def test_a_feed_of_the_wrong_charset_is_read_all_the_same(declared: str, written: str, headers: dict[str, str]) -> None:
    text = RSS.replace("UTF-8", declared).replace("Herald", "Héraut")
    found = listing(text.encode(written), URL, headers)
    assert [entry.url for entry in found.entries] == ["https://herald.example/ferry", "https://herald.example/dam"]


def test_a_feed_with_a_fault_in_the_middle_gives_its_entries() -> None:
    assert len(listing(RSS.replace("Numbered", "R&D <b> & more").encode(), URL).entries) == 2


BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "it is empty"),
        (b"   \n", "it is empty"),
        (b"<!doctype html><title>Herald</title>", "it is a web page"),
        (b"<html><body><p>hello</p></body></html>", "it is a web page"),
        (b"\x89PNG\r\n\x1a\n", "neither a feed nor a sitemap"),
        (b"just words", "neither a feed nor a sitemap"),
        (b"<note>to you</note>", "no feed that can be read"),
        (b'{"version": "1"}', "no JSON Feed"),
        (b"{broken", "no JSON"),
        (b"[" * 5 + b"{", "neither a feed"),
        (b'{"a":' * 100_000, "no JSON"),
        (b"<rss>" + b"<a>" * 101, "nests deeper than 100"),
        (b"<rss><channel>" + b"<item/>" * 200_001, "more than 200,000 elements"),
        (BOMB.encode(), "made of others, as XML bombs do"),
        (b"<rss>" + b"x" * 10_000_000, "more than 10 MB"),
        (gzip.compress(b"<rss>" + b" " * 50_000_000), "more than 10 MB"),
        (gzip.compress(RSS.encode())[:-30], "can't be unpacked"),
    ],
    ids=range(17),
)
def test_what_is_no_feed_says_why_in_no_time(body: bytes, said: str) -> None:
    begun = time.process_time()
    with pytest.raises(SourceProblem, match=said):
        listing(body, URL)
    assert time.process_time() - begun < 5.0


@pytest.mark.parametrize(
    "junk", [b"<rss>" + b"&" * 200_000, b"<rss><!" * 40_000, b"<rss><a " * 20_000, b"<rss>" + b"]]>" * 90_000]
)
def test_a_hostile_feed_ends(junk: bytes) -> None:
    begun = time.process_time()
    with pytest.raises(SourceProblem):
        listing(junk, URL)
    assert time.process_time() - begun < 5.0


OPML = """<opml version="1.0"><head><title>Mine</title></head><body><outline text="Ports">
<outline text="Herald" type="rss" xmlUrl="https://herald.example/feed" htmlUrl="https://herald.example/"/>
<outline title="Lac" xmlUrl="https://lac.example/feed"/><outline title="again" xmlUrl="https://lac.example/feed"/>
<outline xmlUrl="file:///etc/passwd"/></outline></body></opml>"""


def test_opml_gives_its_feeds() -> None:
    found = opml.outlines(OPML.encode(), "mine.opml")
    assert [(one.url, one.title) for one in found] == [
        ("https://herald.example/feed", "Herald"), ("https://lac.example/feed", "Lac"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "said"),
    [(RSS, "it is no OPML"), ("<opml><body/></opml>", "there is no feed in this OPML"), (OPML[:-20], "it is broken")],
)
def test_what_is_no_opml_says_why(body: str, said: str) -> None:
    with pytest.raises(SourceProblem, match=said):
        opml.outlines(body.encode(), "mine.opml")


@pytest.mark.parametrize("before", ["\n", "  \r\n", "\ufeff\n", "<!-- kept since noon -->\n", "\n<!--1--> <!--2-->"])
def test_blank_lines_and_comments_before_the_declaration_do_no_harm(before: str) -> None:
    assert RSS.startswith("<?xml")
    assert len(listing((before + RSS).encode(), URL).entries) == 2
    sitemap = '<?xml version="1.0"?><urlset><url><loc>https://herald.example/ferry</loc></url></urlset>'
    assert len(listing((before + sitemap).encode(), URL).entries) == 1


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_date_beyond_the_calendar_is_none(date: str) -> None:
    sitemap = f"<urlset><url><loc>https://herald.example/ferry</loc><lastmod>{date}</lastmod></url></urlset>"
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"url": "https://herald.example/ferry", "date_published": date}],
    }
    for body in (sitemap, json.dumps(feed)):
        assert [entry.at for entry in listing(body.encode(), URL).entries] == [None]


@pytest.mark.parametrize("ttl", ["nan", "-5", "inf", "soon", "0"])
def test_a_wait_that_is_none_is_not_waited_for(ttl: str) -> None:
    found = listing(RSS.replace("<ttl>30", f"<ttl>{ttl}").encode(), URL).wait
    assert found is None or 0 < found <= 86_400


def test_a_sitemap_of_fifty_thousand_addresses_is_read_whole() -> None:
    """As large as the standard allows them to be, and larger than any feed may."""
    entry = "<url><loc>https://herald.example/2027/01/11/harbour/{}</loc><lastmod>2027-01-11</lastmod>{}</url>"
    body = "<urlset>" + "".join(entry.format(n, "<!-- " + "x" * 150 + " -->") for n in range(50_000)) + "</urlset>"
    assert len(body) > 12_000_000
    assert len(listing(body.encode(), URL).entries) == 50_000
    with pytest.raises(SourceProblem, match="more than 10 MB"):
        listing(f"<rss>{body}</rss>".encode(), URL)


def test_an_address_of_a_sitemap_that_is_too_long_is_not_cut_to_another() -> None:
    entry = "<url><loc>https://herald.example/{}</loc></url>"
    found = listing(f"<urlset>{entry.format('x' * 5_000)}{entry.format('ferry')}</urlset>".encode(), URL)
    assert [one.url for one in found.entries] == ["https://herald.example/ferry"]


def test_no_title_is_longer_than_one_is() -> None:
    """A list of feeds had megabytes of them printed."""
    long = "Harbour " * 1_000
    (outline,) = opml.outlines(OPML.replace('title="Lac"', f'title="{long}"').encode(), "mine.opml")[1:]
    news = f"<news><publication><name>{long}</name></publication><title>{long}</title></news>"
    sitemap = listing(f"<urlset><url><loc>https://herald.example/</loc>{news}</url></urlset>".encode(), URL)
    feed = listing(RSS.replace("<title>", f"<title>{long}", 1).encode(), URL)
    for title in (outline.title, sitemap.title, sitemap.entries[0].title, feed.title):
        assert title is not None
        assert title.startswith("Harbour Harbour")
        assert len(title) <= 500


@pytest.mark.parametrize(
    "body",
    [
        "<rss version='2.0'><channel><title>T</title><item><title>A</title></item><item/></channel></rss>",
        '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1"}, {"url": 7}]}',
    ],
)
def test_entries_that_lead_nowhere_are_told(body: str) -> None:
    """Nothing would ever come of the feed, and it would be said to be well."""
    with pytest.raises(SourceProblem, match="none of the 2 that it lists has an address"):
        listing(body.encode(), URL)
