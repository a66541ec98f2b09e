"""Whatever a page holds stays text where it goes: the format around it is whole, and another program reads the words."""

from __future__ import annotations

import csv as csv_of_python
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import bibtexparser
import feedparser
import icalendar
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from depeche.archive.answers import ArticleRow, EntityRow, MeetingMention, MeetingRow, Party
from depeche.exports import Head, atom, csv, ical, jsonfeed, opml, references
from depeche.exports.entries import Entry
from depeche.exports.tables import ArticleLine
from depeche.exports.wording import beginning, json_text, single_line, uri, xml_text
from depeche.model import Article, Byline, Citation, Headline, Part, Publisher

ANY = Article(url="https://b.example/")
HEAD = Head(title="Ferry", now=datetime(2027, 1, 15, tzinfo=UTC))
EVIL = "\x1b[2J\x00\u202eevil\u2028\nTY  - BOOK\r\nEND:VEVENT {}\\,;:\"'<&>]]> \ud800\ufffe=1+1"
# What pages give is not only what is nice: signs of each format, controls, all scripts, lone surrogates.
WORDS = st.text(
    st.one_of(st.sampled_from("\\{}\"',;:=+-@<>&\n\r\t\x00\x1b\u2028\u202e\ufffe\ud800🚢éб字"), st.characters()), max_size=60
)


def meeting(text: str) -> MeetingRow:
    article = ArticleRow(id=1, url="https://a.example/1", site=text, published=date(2027, 1, 11))
    told = MeetingMention(article=article, start=0, end=1, text=text, status="announced")
    return MeetingRow(id=1, uid="u1", sequence=2, what=text, when="2027-01-25", where=text,
                      participants=(Party(name=text),), mentions=(told,))  # fmt: skip


def citation(text: str) -> Citation:
    return Citation(
        article=3, url="https://a.example/1", title=text, site=text, authors=(text,), published=date(2027, 1, 11),
        captured=datetime(2027, 1, 12, 7, tzinfo=UTC), digest="sha256:00", warc="a.warc.gz", offset=5, record="<urn:uuid:1>",
        reader="depeche", start=10, end=13, exact=text, prefix="", suffix="",
    )  # fmt: skip


def entry(text: str) -> Entry:
    when = datetime(2027, 1, 11, tzinfo=UTC)
    return Entry(id="urn:uuid:1", title=single_line(text), updated=when, summary=single_line(text), authors=(text,),
                 tags=(text,), address=uri(f"https://a.example/{text}"))  # fmt: skip


@given(WORDS)
def test_a_calendar_has_one_event_with_the_words(text: str) -> None:
    data = "".join(ical.text([meeting(text)], HEAD)).encode("utf-8", "replace")
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    expected = single_line(text).encode("utf-8", "replace").decode()
    found: Any = event
    assert str(found.get("LOCATION", "")) == expected
    assert (int(found["SEQUENCE"]), found["DTSTART"].dt) == (2, date(2027, 1, 25))
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character was cut apart


@given(WORDS)
def test_ris_has_one_entry_with_no_tag_that_a_page_made(text: str) -> None:
    lines = references.ris(citation(text), text).split("\r\n")
    assert {line[:6] for line in lines if line} <= {
        f"{tag}  - " for tag in ("TY", "AU", "TI", "T2", "PY", "DA", "Y2", "UR", "N1", "ER")
    }
    (found,) = rispy.loads("\r\n".join(lines))
    assert found["type_of_reference"] == "NEWS"


@given(WORDS)
def test_bibtex_has_one_entry_with_balanced_braces(text: str) -> None:
    entry = references.bibtex(citation(text), text)
    assert entry.count("{") == entry.count("}")
    assert len(entry.strip().split("\n@")) == 1


def test_bibtex_of_an_evil_page_is_read() -> None:
    (found,) = bibtexparser.loads(references.bibtex(citation(EVIL.replace("\ud800", "")))).entries
    assert found["ENTRYTYPE"] == "misc"


@pytest.mark.parametrize("text", ["a { b", "a } b", "{", "}}{", "\\{", "{\\"])
def test_a_brace_without_its_other_leaves_the_next_entry_alone(text: str) -> None:
    two = [(citation(text), ""), (replace(citation("Ferry"), article=4), "")]
    found = bibtexparser.loads("".join(references.bibtex_file(two))).entries
    assert [one["ID"] for one in found] == ["depeche3c10-13", "depeche4c10-13"]


@given(WORDS)
def test_json_has_the_words_and_nothing_that_a_terminal_obeys(text: str) -> None:
    line = json_text({"title": text})
    assert json.loads(line) == {"title": text}
    assert re.search("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", line) is None


def test_a_table_has_what_is_in_a_noun_by_itself_and_of_many_their_names() -> None:
    article = Article(
        url="https://a.example/", publisher=Publisher(name="Herald House"), bylines=(Byline(name="Ann"), Byline(name="Bo")),
        headlines=(Headline(title="Ferry", url="https://a.example/1"), Headline(title="Quay", url="https://a.example/2")),
        parts=(Part(url="https://a.example/", block=0, start=0, end=1),),
    )  # fmt: skip
    lines = (ArticleLine(id=n, story=None, revisions=1, text="", article=one) for n, one in enumerate((article, ANY)))
    full, bare = csv_of_python.DictReader(io.StringIO("".join(csv.text(lines, ArticleLine)), newline=""))
    assert (full["article.publisher.name"], full["article.bylines"]) == ("Herald House", "Ann; Bo")
    assert (full["article.headlines"], full["article.parts"]) == ("Ferry; Quay", "https://a.example/")
    assert bare["article.publisher.name"] == bare["article.headlines"] == ""
    assert "article.publisher" not in full


@given(WORDS)
def test_atom_and_opml_are_well_formed(text: str) -> None:
    for data in (
        "".join(atom.text([entry(text)], replace(HEAD, title=text))),
        "".join(opml.text([opml.Outline(title=text, feed=uri(f"https://a.example/{text}"))], replace(HEAD, title=text))),
    ):
        etree.fromstring(data.encode("utf-8"))


def test_atom_of_an_evil_page_is_read() -> None:
    feed = feedparser.parse("".join(atom.text([entry(EVIL)], HEAD)).encode())
    assert not feed.bozo
    assert feed.entries[0].title == xml_text(single_line(EVIL))
    assert "\u202e" not in feed.entries[0].title


@given(WORDS)
def test_a_json_feed_is_one_line_an_entry(text: str) -> None:
    lines = "".join(jsonfeed.text([entry(text)], HEAD)).splitlines()
    assert len(lines) == 3


@given(WORDS)
@settings(max_examples=200)
def test_no_cell_is_run_by_a_spreadsheet(text: str) -> None:
    data = "".join(csv.text([EntityRow(id=1, kind="person", name=text, role=text)], EntityRow))
    (row,) = csv_of_python.DictReader(io.StringIO(data, newline=""))
    assert row["name"].lstrip(" ")[:1] not in set("=+-@\t\r\n＝＋－＠") - {""}
    assert row["name"] in (text, "'" + text)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "  =1", "＝1", "\n=1"])
def test_a_formula_begins_with_an_apostrophe(cell: str) -> None:
    (row,) = csv_of_python.DictReader(
        io.StringIO("".join(csv.text([EntityRow(id=1, kind="person", name=cell)], EntityRow)), newline="")
    )
    assert row["name"] == "'" + cell


@given(WORDS)
def test_an_address_has_only_what_addresses_have(text: str) -> None:
    found = uri(f"https://a.example/{text}")
    assert re.fullmatch(r"[!#$%&'()*+,\-./:;=?@_~A-Za-z0-9]+", found)
    assert uri(found) == found


def test_brackets_stay_around_a_host_of_numbers_only() -> None:
    assert uri("https://[2001:db8::1]:81/[a]?b=[c]") == "https://[2001:db8::1]:81/%5Ba%5D?b=%5Bc%5D"
    assert uri("https://a.example/://[") == "https://a.example/://%5B"


def test_a_beginning_ends_with_a_word() -> None:
    assert beginning("one two three", 8) == "one two …"
    assert beginning("word" * 20, 10) == "wordwordwo…"
    assert beginning("short") == "short"
