"""The formats: for each, what can be written in it, and how. A new format is a module beside this one and an entry here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from depeche.archive.answers import Followed, SourceRow, StatementRow
from depeche.archive.whole import WholeArticle, WholeStatement
from depeche.exports import (
    atom,
    csv,
    entries,
    ical,
    jsonfeed,
    jsonl,
    jsonld,
    markdown,
    ninjs,
    opml,
    parquet,
    plaintext,
    references,
    tei,
    wacz,
    warcs,
)
from depeche.exports.entries import Entry
from depeche.exports.head import Head
from depeche.exports.tables import TABLES
from depeche.model import Citation

Write = Callable[[Iterable[Any], Head], Iterator[Any]]
"""What streams out of the archive, and the head of the file → pieces of the file, as text or bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A format."""

    name: str  # as people write it
    suffix: str  # of files and addresses
    media_type: str
    writes: Mapping[str, Write]  # what → how
    of_records: bool = False  # it takes the WARC records of articles


def _tables(written: Callable[[Iterable[Any], type], Iterator[Any]]) -> Mapping[str, Write]:
    def of(what: str) -> Write:
        table = TABLES[what]
        return lambda found, head: written(table.rows(found), table.noun)

    return {what: of(what) for what in TABLES}


def _cited(found: Iterable[WholeArticle]) -> Iterator[tuple[Citation, str]]:
    return ((one.citation, "") for one in found)


def _quoted(found: Iterable[WholeStatement]) -> Iterator[tuple[Citation, str]]:
    return ((one.citation, speakers(one.row)) for one in found)


def speakers(row: StatementRow) -> str:
    """Who said it; "" where the article names nobody."""
    return ", ".join(party.name for party in row.speakers)


def _references(written: Callable[[Iterable[tuple[Citation, str]]], Iterator[str]]) -> Mapping[str, Write]:
    return {
        "articles": lambda found, head: written(_cited(found)),
        "statements": lambda found, head: written(_quoted(found)),
    }


def _feeds(written: Callable[[Iterable[Entry], Head], Iterator[str]]) -> Mapping[str, Write]:
    return {
        "articles": lambda found, head: written((entries.of_article(one, head) for one in found), head),
        "statements": lambda found, head: written(entries.of_statements(found, head), head),
        "stories": lambda found, head: written((entries.of_story(one, head) for one in found), head),
    }


def _apart(written: Callable[[WholeArticle], str], between: str) -> Mapping[str, Write]:
    """Articles one after the other."""

    def pieces(found: Iterable[WholeArticle], head: Head) -> Iterator[str]:
        mark = ""
        for one in found:
            yield mark + written(one)
            mark = between

    return {"articles": pieces}


def _outlines(found: Iterable[SourceRow | Followed], head: Head) -> Iterator[str]:
    return opml.text((outline(row) for row in found), head)


def outline(row: SourceRow | Followed) -> opml.Outline:
    """A source as OPML has it."""
    if isinstance(row, Followed):
        return opml.Outline(title=row.title or row.url, feed=row.url, site=row.site)
    return opml.Outline(title=row.site or row.host, site=f"https://{row.host}/", language=next(iter(row.languages), None))


FORMS: Mapping[str, Form] = {
    "jsonl": Form(
        name="JSON Lines", suffix="jsonl", media_type="application/jsonl",
        writes=_tables(lambda rows, noun: jsonl.text(rows)),
    ),
    "csv": Form(name="CSV", suffix="csv", media_type="text/csv", writes=_tables(csv.text)),
    "parquet": Form(
        name="Parquet", suffix="parquet", media_type="application/vnd.apache.parquet", writes=_tables(parquet.chunks)
    ),
    "ris": Form(
        name="RIS", suffix="ris", media_type="application/x-research-info-systems", writes=_references(references.ris_file)
    ),
    "bibtex": Form(
        name="BibTeX", suffix="bib", media_type="application/x-bibtex", writes=_references(references.bibtex_file)
    ),
    "csl": Form(
        name="CSL-JSON", suffix="csl.json", media_type="application/vnd.citationstyles.csl+json",
        writes=_references(references.csl_file),
    ),
    "ics": Form(name="iCalendar", suffix="ics", media_type="text/calendar", writes={"meetings": ical.text}),
    "atom": Form(name="Atom", suffix="atom", media_type="application/atom+xml", writes=_feeds(atom.text)),
    "jsonfeed": Form(
        name="JSON Feed", suffix="feed.json", media_type="application/feed+json", writes=_feeds(jsonfeed.text)
    ),
    "opml": Form(name="OPML", suffix="opml", media_type="text/x-opml", writes={"sources": _outlines}),
    "text": Form(
        name="Plain text", suffix="txt", media_type="text/plain",
        writes=_apart(lambda one: plaintext.of(one.article), plaintext.RULE),
    ),
    "markdown": Form(
        name="Markdown", suffix="md", media_type="text/markdown",
        writes=_apart(lambda one: markdown.of(one.article), "\n* * *\n\n"),
    ),
    "jsonld": Form(
        name="JSON-LD", suffix="jsonld", media_type="application/ld+json",
        writes={"articles": lambda found, head: jsonld.graph(((one.article, one.record) for one in found), head.title)},
    ),
    "ninjs": Form(
        name="ninjs", suffix="ninjs.jsonl", media_type="application/jsonl",
        writes={"articles": lambda found, head: ninjs.lines((one.article, one.record, one.row.revisions) for one in found)},
    ),
    "tei": Form(
        name="TEI", suffix="tei.xml", media_type="application/tei+xml",
        writes={"articles": lambda found, head: tei.corpus((one.article for one in found), head.title)},
    ),
    "warc": Form(
        name="WARC", suffix="warc.gz", media_type="application/warc", writes={"articles": warcs.chunks}, of_records=True
    ),
    "wacz": Form(
        name="WACZ", suffix="wacz", media_type="application/wacz", writes={"articles": wacz.chunks}, of_records=True
    ),
}  # fmt: skip
