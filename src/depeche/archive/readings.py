"""What a worker makes of one page: article, record, traits and words for the index, ready to be written.

All that costs time is done here and not in the writer, of which there is one: turning nouns to JSON, compressing, folding
words. Pure, but for the engine that is brought along.
"""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, TypeVar

from depeche import plain
from depeche.archive import analyser, continuing, identity, moments, revisions
from depeche.archive.engine import Engine
from depeche.archive.sketching import Sketch, sketch
from depeche.language import gazetteer, primary
from depeche.model import ARTICLE_KINDS, Act, Article, Entity, EntityKind, Meeting, Page, Record, Statement, StatementKind

T = TypeVar("T")

_LATIN = "\u024f"  # its last letter
_PARTICLE = 3  # letters of one before a surname, at most: "von", "van", "de"


# Tuples, and only of what the tables want: nouns take four times as long to travel from the worker to the writer.


class Name(NamedTuple):
    """An entity that a record names, with what its name is looked up by."""

    kind: EntityKind
    name: str
    role: str | None
    affiliation: str | None
    times: int  # that the article names it; one at least
    folded: str  # as identity compares it
    keys: tuple[str, ...]  # depeche.names.keys, sorted
    known: str | None  # one more key: what all languages' names of this place or organisation share


class Said(NamedTuple):
    """A statement of a record."""

    text: str
    kind: StatementKind
    act: Act
    speaker: str | None
    role: str | None
    confidence: float
    spoke: tuple[str, ...]  # the names of those who said it, each once
    plain: str  # the Statement, JSON
    words: str  # for the index


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article and its record, as the tables want them."""

    reader: str
    recorder: str
    digest: str
    article: bytes  # stored form (`stored`)
    record: bytes
    people: tuple[str, ...]  # names of the record's persons
    names: tuple[Name, ...]  # whom and what the record names
    said: tuple[Said, ...]
    met: tuple[tuple[Meeting, str], ...]  # the record's meetings, each also as JSON
    columns: dict[str, Any]  # of the article's row
    canonical_url: str | None
    goes_on: str | None  # key of the address where the article goes on
    language: str | None
    partial: str | None
    traits: str | None  # JSON; None where it is no article, so in no story
    traits_noun: Any
    title_words: str  # for the index
    body_words: str
    sketch: Sketch  # by which others with nearly the same words are known; () where it is no article, or short


def reading(page: Page, engine: Engine) -> Reading:
    """The page read and recorded. Raises what the reader raises (errors.Unreadable above all)."""
    return recorded(engine.read(page), engine)


def recorded(article: Article, engine: Engine) -> Reading:
    """An article recorded: one that was just read, or joined from several pages."""
    found = engine.record(article)
    traits = engine.traits(article, found) if article.kind in ARTICLE_KINDS else None
    return made(article, found, engine, revisions.digest(article), traits)


def made(article: Article, record: Record, engine: Engine, digest: str, traits: Any = None) -> Reading:
    """All that the tables want of an article and its record. Of one out of the database the traits stay out: its story was
    found once and for all."""
    said, met = tuple(map(compact, record.statements)), tuple(map(compact, record.meetings))
    code = primary(article.language or "und")
    body_words = analyser.indexed(searchable(article))
    return Reading(
        reader=article.reader,
        recorder=record.recorder,
        digest=digest,
        article=stored(article),
        record=squeezed(_joined(record, statements=said, meetings=met)),
        people=tuple(person.name for person in record.people),
        names=tuple(_name(one, code, engine) for one in named(record)),
        said=tuple(map(_said, record.statements, said)),
        met=tuple(zip(record.meetings, met, strict=True)),
        columns=columns(article),
        canonical_url=article.canonical_url,
        goes_on=continuing.following(article),
        language=article.language,
        partial=article.partial,
        traits=compact(traits) if traits is not None else None,
        traits_noun=traits,
        title_words=title_words(article),
        body_words=body_words,
        sketch=sketch(body_words) if article.kind in ARTICLE_KINDS else (),
    )


def _name(one: Entity, code: str, engine: Engine) -> Name:
    key = gazetteer.key(one.kind, one.name, code)
    return Name(
        one.kind, one.name, one.role, one.affiliation, max(1, len(one.mentions)), identity.folded(one.name) or one.name,
        tuple(sorted(engine.name_keys(one.name))), f"={key}" if key else None,
    )  # fmt: skip


def _said(one: Statement, plain: str) -> Said:
    spoke = tuple(dict.fromkeys(filter(None, (one.speaker, *one.speakers))))
    return Said(one.text, one.kind, one.act, one.speaker, one.role, one.confidence, spoke, plain, analyser.indexed(one.text))


def sketched(article: Article) -> Sketch:
    """The sketch of an article (`Reading.sketch`)."""
    return sketch(analyser.indexed(searchable(article))) if article.kind in ARTICLE_KINDS else ()


def named(record: Record) -> list[Entity]:
    """Whom and what a record names, those included that only its statements and meetings know."""
    found = [*record.people, *record.organisations, *record.places]
    names = {one.name for one in found}

    def add(name: str, role: str | None = None) -> None:
        if name not in names:
            names.add(name)
            found.append(Entity(kind=_supposed(name), name=name, role=role))

    for statement in record.statements:
        for name in filter(None, (statement.speaker, *statement.speakers)):
            add(name, statement.role)
    for meeting in record.meetings:
        for name in meeting.participants:
            add(name)
    return found


def _supposed(name: str) -> EntityKind:
    """Who speaks and is no known person. In Latin letters a person where the name begins with a given name, initials or a
    particle ("von der Tarn"), else rather a body ("the Kremlin", "Live Quay", "Vier Pfoten"); in others, under one word."""
    first, _, rest = name.partition(" ")
    if first[:1] > _LATIN:
        return "person" if rest else "organisation"
    small = first.islower() and first.isalpha() and len(first) <= _PARTICLE
    known = not _given_names().isdisjoint(analyser.indexed(first).split()[:1]) or _INITIALS.fullmatch(first) is not None
    return "person" if rest and (known or small) else "organisation"


_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")


@cache
def _given_names() -> frozenset[str]:
    table = gazetteer.given_names()
    return frozenset((*table.m, *table.f, *table.either))


def title_words(article: Article) -> str:
    """The words that weigh most, for the index."""
    return analyser.indexed(" ".join(filter(None, (article.kicker, article.title))))


def searchable(article: Article) -> str:
    """What a search looks through beside the title: lede, text, captions and credits, authors, tags."""
    shown = {article.lede} if article.lede and article.lede in article.text else set()
    aside = [article.lede] if article.lede and not shown else []
    captions = [piece for block in article.blocks for piece in (block.caption, block.alt, block.credit) if piece]
    return "\n\n".join([*aside, article.text, *captions, *article.authors, *article.tags])


def columns(article: Article) -> dict[str, Any]:
    """What the row of an article has of it."""
    lead = article.images[0] if article.images else next((b for b in article.blocks if b.kind == "image"), None)
    return {
        "url": article.url,
        "title": article.title,
        "lede": article.lede,
        "site": article.site,
        "authors": compact(article.authors),
        "agency": article.agency,
        "published": moments.written(article.published),
        "modified": moments.written(article.modified),
        "language": article.language,
        "section": article.section,
        "kind": article.kind,
        "image": lead.url if lead else None,
        "ordered": moments.order(article.published),
    }


# `dumps` makes one each time. What is turned to JSON has no way to hold itself, so nobody has to look for that.
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=plain.opened, check_circular=False)


def compact(value: Any) -> str:
    """A noun, or what is plain already, as JSON without blanks."""
    return _COMPACT.encode(value)


def _joined(record: Record, **done: tuple[str, ...]) -> str:
    """The same as `compact(record)`, of which some lists are JSON already, item by item."""
    told = plain.opened(record).items()
    parts = ((key, f"[{','.join(done[key])}]" if key in done else compact(value)) for key, value in told)
    return f"{{{','.join(f'{compact(key)}:{value}' for key, value in parts)}}}"


def stored(noun: Any) -> bytes:
    """A noun as the database holds it."""
    return squeezed(compact(noun))


def squeezed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 4)


def noun(kind: type[T], data: bytes) -> T:
    """Back from `stored`."""
    return plain.from_plain(kind, json.loads(zlib.decompress(data)))


def addresses(reading: Reading) -> tuple[identity.Key, identity.Key | None]:
    """The key of a reading's address, and that of its canonical address where that may speak for it."""
    url = reading.columns["url"]
    return identity.key(url), identity.alias(url, reading.canonical_url)
