"""Rows of the database → the nouns of `answers.py`. The selects that several questions share stand here too."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from depeche import plain
from depeche.archive import identity, moments, renderings
from depeche.archive.answers import (
    ArticleRow,
    CaptureRow,
    EntityRow,
    MeetingMention,
    MeetingRow,
    Party,
    StatementRow,
    StoryRow,
)
from depeche.archive.schema import (
    articles,
    captures,
    entities,
    meetings,
    mentions,
    pages,
    parties,
    reports,
    speakers,
    statements,
    stories,
    warcs,
)
from depeche.errors import unfit
from depeche.language import primary
from depeche.model import Meeting, Revision, Statement
from depeche.names import same_name

ARTICLE = sa.select(articles)
STATEMENT = sa.select(statements.c.id.label("statement_id"), statements.c.plain, articles).join_from(
    statements, articles, articles.c.id == statements.c.article_id
)
CAPTURE = (
    sa.select(captures, pages.c.digest, pages.c.article_id, pages.c.unreadable, warcs.c.name.label("warc"))
    .join(warcs, warcs.c.id == captures.c.warc_id)
    .outerjoin(pages, pages.c.id == captures.c.page_id)
)


def number(id: int) -> int:
    """A number as the database can be asked for it: 0, which no row has, in place of one too large to be kept."""
    if not isinstance(id, int):
        raise unfit("what has a number is asked for by it, an int (`Archive.find` gives that of an address)", id)
    return id if 0 < id < 2**63 else 0


def in_language(code: str) -> sa.ColumnElement[bool]:
    """Articles in a language, however much more their code says: "pt" finds "pt-BR" too."""
    asked = identity.storable(code).lower()

    def holds(language: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
        lower = sa.func.lower(language)
        return sa.or_(lower == asked, lower.startswith(f"{asked}-", autoescape=True))

    return _with_value(articles.c.language, holds)


def _with_value(
    column: sa.Column[Any], holds: Callable[[sa.ColumnElement[str]], sa.ColumnElement[bool]]
) -> sa.ColumnElement[bool]:
    """Articles whose value in an indexed column, one of few values, is one for which `holds` is true.

    False, and not NULL, of those that have none, lest "without it" leave them out.
    """
    values = _values(column)
    wanted = sa.select(values.c.value).where(values.c.value.is_not(None), holds(values.c.value))
    return sa.and_(column.is_not(None), column.in_(wanted))


def _values(column: sa.Column[Any]) -> sa.CTE:
    """The values of an indexed column, one of few values.

    The index is asked for one value after the other, so that the cost is that of the values and not of the articles.
    """
    of_others = articles.alias().c[column.name]
    value = sa.func.min(of_others).label("value")
    values = sa.select(value).cte(recursive=True)
    following = sa.select(value).where(of_others > values.c.value).scalar_subquery()
    return values.union_all(sa.select(following).where(values.c.value.is_not(None)))


def article(row: Any) -> ArticleRow:
    return ArticleRow(
        id=row.id, url=row.url, title=row.title, lede=row.lede, site=row.site or row.host, host=row.host,
        authors=tuple(json.loads(row.authors)), agency=row.agency, published=moments.moment(row.published),
        modified=moments.moment(row.modified), captured=moments.instant(row.captured), language=row.language,
        section=row.section, kind=row.kind, story=row.story_id, revisions=row.revisions, image=row.image,
        like=row.like_id,
    )  # fmt: skip


def capture(row: Any) -> CaptureRow:
    return CaptureRow(
        id=row.id, name=row.name, url=row.url, at=moments.instant(row.at), outcome=row.outcome, status=row.status,
        digest=row.digest, warc=row.warc, offset=row.offset, article=row.article_id, reason=row.unreadable or row.reason,
    )  # fmt: skip


def entity(row: Any) -> EntityRow:
    return EntityRow(
        id=row.id, kind=row.kind, name=row.name, role=row.role, articles=row.articles, statements=row.statements
    )


def revision(row: Any) -> Revision:
    return Revision(
        number=row.number, article=row.article_id, capture=row.capture_id, at=moments.instant(row.at), title=row.title,
        digest=row.digest,
    )  # fmt: skip


def statement_rows(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[StatementRow, ...]:
    """The statements of rows selected with `STATEMENT`, their speakers looked up in one go."""
    who = _parties(connection, speakers.c.statement_id, speakers.c, [row.statement_id for row in rows])
    return tuple(
        StatementRow(
            id=row.statement_id, article=article(row), statement=plain.from_plain(Statement, json.loads(row.plain)),
            speakers=who[row.statement_id],
        )
        for row in rows
    )  # fmt: skip


def _parties(connection: Connection, of: Any, columns: Any, numbers: list[int]) -> dict[int, tuple[Party, ...]]:
    found: dict[int, list[Party]] = defaultdict(list)
    if numbers:
        for number, name, who in connection.execute(
            sa.select(of, columns.name, columns.entity_id).where(of.in_(numbers)).order_by(of, columns.position)
        ):
            if who is None or all(party.entity != who for party in found[number]):  # two names of one are one party
                found[number].append(Party(name=name, entity=who))
    return defaultdict(tuple, {number: tuple(names) for number, names in found.items()})


_REPORTED = (
    reports.c.meeting_id, reports.c.start, reports.c.end, reports.c.text, reports.c.status, reports.c.when, reports.c.plain,
)  # fmt: skip


def meeting_rows(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[MeetingRow, ...]:
    """The meetings of rows of their table, with parties and the articles that tell of them.

    What they tell in several languages has one name: `renderings`.
    """
    numbers = [row.id for row in rows]
    who = _parties(connection, parties.c.meeting_id, parties.c, numbers)
    told: dict[int, list[MeetingMention]] = defaultdict(list)
    tellings: dict[int, list[Meeting]] = defaultdict(list)
    languages: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    if numbers:
        for row in connection.execute(
            sa.select(*_REPORTED, articles)
            .join(articles, articles.c.id == reports.c.article_id)
            .where(reports.c.meeting_id.in_(numbers))
            .order_by(reports.c.id)
        ):
            told[row.meeting_id].append(MeetingMention(
                article=article(row), start=row.start, end=row.end, text=row.text, status=row.status, when=row.when
            ))  # fmt: skip
            telling = plain.from_plain(Meeting, json.loads(row.plain))
            tellings[row.meeting_id].append(telling)
            for name in telling.participants:
                languages[row.meeting_id][name].add(primary(row.language))
    bodies, people = _kinds(connection, [party for number in numbers for party in who[number]])
    found = []
    for row in rows:
        where = renderings.place(row.where, tellings[row.id], same_name) if row.where else None
        participants = renderings.parties(who[row.id], bodies, languages[row.id], same_name)
        tongues = {primary(mention.article.language) for mention in told[row.id]}
        found.append(MeetingRow(
            id=row.id, uid=row.uid, sequence=row.sequence, what=renderings.noun(row.what, where, tellings[row.id]),
            when=row.when, where=where,
            participants=renderings.indexed(participants, people, tongues),
            status=row.status, confidence=row.confidence, mentions=tuple(told[row.id]),
        ))  # fmt: skip
    return tuple(found)


def _kinds(connection: Connection, of: Iterable[Party]) -> tuple[frozenset[int], dict[int, str]]:
    """The entities among these parties: those that are no persons (organisations, and states), and the persons, each with
    the name that the index has."""
    numbers = {party.entity for party in of if party.entity is not None}
    if not numbers:
        return frozenset(), {}
    wanted = sa.select(entities.c.id, entities.c.kind, entities.c.name).where(entities.c.id.in_(numbers))
    found = connection.execute(wanted).all()
    people = {row.id: row.name for row in found if row.kind == "person"}
    return frozenset(row.id for row in found) - people.keys(), people


MOST_NAMED = 5


def story_rows(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[StoryRow, ...]:
    """The stories of rows of their table, with sites, languages and those named most often."""
    numbers = [row.id for row in rows]
    sites: dict[int, dict[str, None]] = defaultdict(dict)
    languages: dict[int, dict[str, None]] = defaultdict(dict)
    named: dict[int, list[Party]] = defaultdict(list)
    if numbers:
        for number, site, language in connection.execute(
            sa.select(articles.c.story_id, sa.func.coalesce(articles.c.site, articles.c.host), articles.c.language)
            .where(articles.c.story_id.in_(numbers))
            .order_by(articles.c.ordered == "", articles.c.ordered, articles.c.id)
        ):
            sites[number][site] = None
            if language:
                languages[number][language] = None
        for found in connection.execute(_named(numbers)):
            if len(named[found.story_id]) < MOST_NAMED:
                named[found.story_id].append(Party(name=found.name, entity=found.id))
    return tuple(
        StoryRow(
            id=row.id, title=row.title, lede=row.lede, first=moments.instant_of_order(row.first),
            last=moments.instant_of_order(row.last), articles=row.articles, sites=tuple(sites[row.id]),
            languages=tuple(languages[row.id]), people=tuple(named[row.id]),
        )
        for row in rows
    )  # fmt: skip


def _named(numbers: Iterable[int]) -> sa.Select[Any]:
    """People of stories, those whom most of its articles name first."""
    return (
        sa.select(articles.c.story_id, entities.c.name, entities.c.id)
        .join_from(articles, mentions, mentions.c.article_id == articles.c.id)
        .join(entities, entities.c.id == mentions.c.entity_id)
        .where(articles.c.story_id.in_(list(numbers)), entities.c.kind == "person")
        .group_by(articles.c.story_id, entities.c.id, entities.c.name)
        .order_by(articles.c.story_id, sa.func.count().desc(), sa.func.sum(mentions.c.times).desc(), entities.c.id)
    )


__all__ = [
    "ARTICLE", "CAPTURE", "STATEMENT", "article", "capture", "entity", "meeting_rows", "meetings", "revision",
    "statement_rows", "stories", "story_rows",
]  # fmt: skip
