"""ninjs, held against what its schema says of the properties that we write.

`SCHEMA` is our own transcription of those parts of the IPTC's ninjs 3.1 schema (types, closed sets of words, what has to be
there, that nothing else may be there), since no package carries the whole.
"""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest

from depeche.exports import ninjs
from depeche.model import Article, Record

TEXT, URI, INSTANT = {"type": "string"}, {"type": "string", "format": "uri"}, {"type": "string", "format": "date-time"}
NUMBER = {"type": "integer"}


def closed(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def listed(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


WORDS = listed(closed(("value",), role=TEXT, contentType=TEXT, value=TEXT))
NAMED = listed(closed((), name=TEXT, rel=TEXT, uri=URI, literal=TEXT))
RENDITION = closed(("name",), name=TEXT, href=URI, width=NUMBER, height=NUMBER, contentType=TEXT, title=TEXT)
PICTURE = closed(
    ("name", "uri"), name=TEXT, uri=URI, rel=TEXT, type={"enum": ["picture"]}, descriptions=WORDS, by=TEXT,
    renditions=listed(RENDITION),
)  # fmt: skip
SCHEMA = closed(
    ("uri",), uri=URI, standard=closed((), name=TEXT, version=TEXT, schema=URI),
    type={"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
    representationType={"enum": ["full", "partial"]}, version=TEXT, firstCreated=INSTANT, versionCreated=INSTANT,
    contentCreated=INSTANT, pubStatus={"enum": ["usable", "withheld", "canceled"]}, language=TEXT, title=TEXT, by=TEXT,
    located=TEXT, copyrightHolder=TEXT, copyrightNotice=TEXT, headlines=WORDS, descriptions=WORDS,
    bodies=listed(closed(("value",), role=TEXT, contentType=TEXT, charCount=NUMBER, wordCount=NUMBER, value=TEXT)),
    infoSources=listed(closed((), name=TEXT, role=TEXT, uri=URI, literal=TEXT)),
    subjects=listed(closed((), name=TEXT, rel=TEXT, uri=URI, literal=TEXT, creator=TEXT)),
    people=NAMED, organisations=NAMED, places=NAMED,
    events=listed(closed((), id=TEXT, name=TEXT, rel=TEXT, uri=URI, literal=TEXT)), associations=listed(PICTURE),
)  # fmt: skip

FORMATS = jsonschema.FormatChecker(())


@FORMATS.checks("date-time", raises=ValueError)  # type: ignore[untyped-decorator]
def _is_an_instant(value: object) -> bool:
    return datetime.fromisoformat(str(value)).tzinfo is not None


@FORMATS.checks("uri", raises=ValueError)  # type: ignore[untyped-decorator]
def _is_a_uri(value: object) -> bool:
    return str(value).isascii() and " " not in str(value) and bool(urlsplit(str(value)).scheme)


def valid(found: dict[str, Any]) -> dict[str, Any]:
    jsonschema.validate(found, SCHEMA, format_checker=FORMATS)
    return found


def test_an_article_fits_the_schema_and_says_what_the_page_says(article: Article, record: Record) -> None:
    found = valid(json.loads(ninjs.document(article, record)))
    assert found["uri"] == "https://bote.example/f%C3%A4hre?a=1&b=2"
    assert found["standard"]["version"] == "3.1"
    assert (found["contentCreated"], found["versionCreated"]) == ("2027-01-11T08:30:00+01:00", "2027-01-11T09:00:00+01:00")
    assert found["headlines"][0]["value"] == article.title
    assert found["by"] == "Odile Marchais, Nora Quill"
    assert found["bodies"][0]["value"] == article.text
    assert found["bodies"][0]["charCount"] == len(article.text)
    assert {"name": "Ilse Vaudrin", "rel": "mentioned"} in found["people"]
    assert found["events"] == [
        {"name": "talks: Ilse Vaudrin, Jon Brask", "rel": "postponed", "literal": "2027-01-12/2027-01-13"}
    ]
    assert found["infoSources"] == [{"name": "Bote Verlag", "role": "publisher"}, {"name": "Armel Wire", "role": "agency"}]
    lead, quay = found["associations"]
    assert [one["width"] for one in lead["renditions"]] == [1200, 300]
    assert quay["descriptions"][1] == {"role": "alternative", "contentType": "text/plain", "value": "A quay"}


def test_markup_of_a_page_is_text_in_the_body(article: Article) -> None:
    html = ninjs.of(article)["bodies"][1]["value"]
    assert "<script" not in html
    assert "&lt;/script&gt;&lt;b&gt;&amp;amp;" in html
    assert "javascript:" not in html
    assert '<a href="https://m.example/x y">It holds</a>' in html


def test_a_day_is_no_instant_and_is_left_out(article: Article) -> None:
    for when in (date(2027, 1, 11), datetime(2027, 1, 11, 8, 30)):
        found = valid(ninjs.of(dataclasses.replace(article, published=when, modified=None)))
        assert "contentCreated" not in found
        assert found["versionCreated"] == "2027-01-11T09:00:00+00:00"


@pytest.mark.parametrize("kind", ["live", "video", "gallery", "index"])
def test_each_kind_fits_the_schema(article: Article, kind: Any) -> None:
    valid(ninjs.of(dataclasses.replace(article, kind=kind, cut_off=True)))
    valid(ninjs.of(Article(url="urn:sha256:00", kind=kind)))


def test_many_are_one_a_line(article: Article, record: Record) -> None:
    lines = "".join(ninjs.lines([(article, record, 3), (article, record, 1)])).splitlines()
    assert [valid(json.loads(line))["version"] for line in lines] == ["3", "1"]
