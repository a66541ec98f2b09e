"""Questions about articles, captures, revisions and sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import changes, forgetting, former, identity, moments, siting, views
from depeche.archive.answers import ArticleRow, ArticleView, CaptureRow, Counts, Diff, SourceRow
from depeche.archive.readings import noun
from depeche.archive.schema import (
    aliases,
    articles,
    captures,
    entities,
    mentions,
    pages,
    readings,
    speakers,
    statements,
    stories,
)
from depeche.archive.schema import meetings as meeting_rows
from depeche.archive.schema import revisions as revision_rows
from depeche.errors import NotFound, unfit
from depeche.model import ARTICLE_KINDS, Article, Kind, Record, Revision


def counts(connection: Connection) -> Counts:
    """How much there is."""

    def number(what: sa.FromClause, *where: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
        return sa.select(sa.func.count()).select_from(what).where(*where).scalar_subquery()

    found = connection.execute(sa.select(
        number(captures).label("captures"),
        number(pages).label("pages"),
        number(articles, articles.c.kind.in_(sorted(ARTICLE_KINDS))).label("articles"),
        number(articles, articles.c.kind.not_in(sorted(ARTICLE_KINDS))).label("others"),
        number(pages, pages.c.unreadable.is_not(None)).label("unreadable"),
        number(revision_rows).label("revisions"),
        number(statements).label("statements"),
        number(meeting_rows).label("meetings"),
        *(number(entities, entities.c.kind == kind, entities.c.articles > 0).label(plural) for kind, plural in _KINDS),
        number(stories).label("stories"),
        sa.select(sa.func.count(articles.c.host.distinct())).where(articles.c.host != "").scalar_subquery().label("sites"),
    )).one()  # fmt: skip
    return Counts(**found._mapping)


_KINDS = (("person", "people"), ("organisation", "organisations"), ("place", "places"))


def find(connection: Connection, ref: str | int) -> int:
    """The article that a number or an address means. Raises NotFound."""
    if not isinstance(ref, (str, int)):
        raise unfit("an article is named by its number or address", ref)
    ref = identity.storable(str(ref).strip())
    if ref.isdecimal():
        number = former.today(connection, int(ref[:15]))
        known = connection.scalar(sa.select(articles.c.id).where(articles.c.id == number))
        gone_by = forgetting.by_number(number)
    else:
        key = identity.key(ref if "://" in ref or ref.startswith("urn:") else f"https://{ref}")
        known = connection.scalar(sa.select(articles.c.id).where(articles.c.key == key))
        known = known or connection.scalar(sa.select(aliases.c.article_id).where(aliases.c.key == key))
        gone_by = forgetting.digest(key)
    if known is None:
        raise forgetting.missing(connection, "article", ref, gone_by, "`depeche search` shows what there is")
    return int(known)


def article(connection: Connection, number: int, revision: int | None = None) -> ArticleView:
    """All about an article, in one of its revisions; the last, unless asked. Raises NotFound."""
    number = former.today(connection, views.number(number))
    row = connection.execute(views.ARTICLE.where(articles.c.id == views.number(number))).first()
    if row is None:
        raise no_article(connection, number)
    known = revision_list(connection, number)
    shown = chosen(known, number, revision or known[-1].number)
    reading = connection.execute(
        sa.select(readings.c.article, readings.c.record)
        .join(revision_rows, revision_rows.c.reading_id == readings.c.id)
        .where(revision_rows.c.article_id == number, revision_rows.c.number == shown.number)
    ).one()
    from depeche.archive import telling  # stories ask for articles too

    return ArticleView(
        row=views.article(row), article=noun(Article, reading.article), record=noun(Record, reading.record),
        revision=shown.number, revisions=tuple(known), captures=tuple(_captures_of(connection, number)),
        speakers=_named(connection, number), story=telling.row(connection, row.story_id) if row.story_id else None,
    )  # fmt: skip


def _named(connection: Connection, number: int) -> dict[str, int]:
    """Names in the article's record → entities."""
    rows = connection.execute(
        sa.select(mentions.c.name, mentions.c.entity_id, entities.c.kind)
        .join(entities, entities.c.id == mentions.c.entity_id)
        .where(mentions.c.article_id == number)
        .order_by(entities.c.kind != "person", mentions.c.entity_id)
    )
    found: dict[str, int] = {}
    for name, entity, _ in rows:
        found.setdefault(name, entity)
    # A second name of one entity stands only beside what it said.
    said = (
        sa.select(speakers.c.name, speakers.c.entity_id)
        .join(statements, statements.c.id == speakers.c.statement_id)
        .where(statements.c.article_id == number, speakers.c.entity_id.is_not(None))
        .order_by(speakers.c.statement_id, speakers.c.position)
    )
    for name, entity in connection.execute(said):
        found.setdefault(name, entity)
    return found


def _captures_of(connection: Connection, number: int) -> list[CaptureRow]:
    stood = sa.select(pages.c.url).where(pages.c.article_id == number)
    gone = sa.and_(captures.c.page_id.is_(None), captures.c.url.in_(stood))  # deletions, and looks that brought nothing new
    numbers = sa.union(
        sa.select(captures.c.id).join(pages, pages.c.id == captures.c.page_id).where(pages.c.article_id == number),
        sa.select(captures.c.id).where(gone),
    )
    asked = views.CAPTURE.where(captures.c.id.in_(numbers)).order_by(captures.c.at, captures.c.id)
    return [views.capture(row) for row in connection.execute(asked)]


def revision_list(connection: Connection, number: int) -> list[Revision]:
    """The revisions of an article, in order of capture. Raises NotFound."""
    number = former.today(connection, views.number(number))
    rows = connection.execute(
        sa.select(revision_rows).where(revision_rows.c.article_id == number).order_by(revision_rows.c.number)
    )
    found = [views.revision(row) for row in rows]
    if not found:
        raise no_article(connection, number)
    return found


def no_article(connection: Connection, number: int) -> NotFound:
    """The error for an article that is not there, or no longer."""
    return forgetting.missing(connection, "article", number, forgetting.by_number(number))


def chosen(known: list[Revision], article: int, number: int) -> Revision:
    """The revision of that number. Raises NotFound."""
    for revision in known:
        if revision.number == number:
            return revision
    raise NotFound("revision", f"{article}/{number}", f"article {article} has {len(known)}")


def diff(connection: Connection, number: int, older: int | None, newer: int | None) -> Diff:
    """What changed between two revisions; the last two, unless asked. Raises NotFound."""
    number = former.today(connection, views.number(number))
    known = revision_list(connection, number)
    if len(known) < 2 and older is None and newer is None:
        raise NotFound("change of article", str(number), "it has one revision only")
    new = chosen(known, number, newer if newer is not None else known[-1].number)
    old = chosen(known, number, older if older is not None else max(1, new.number - 1))
    shown = [article(connection, number, revision.number) for revision in (old, new)]
    before, after = (view.article for view in shown)
    row = connection.execute(views.ARTICLE.where(articles.c.id == number)).one()
    return Diff(
        article=views.article(row), older=old, newer=new, title=changes.words(before.title or "", after.title or ""),
        blocks=changes.blocks(
            [block.text for block in before.blocks if block.text], [block.text for block in after.blocks if block.text]
        ),
        statements=changes.statements(*(view.record.statements for view in shown)),
    )  # fmt: skip


def article_list(connection: Connection, *, day: date | None, site: str | None, language: str | None, kind: Kind | None,
                 limit: int, offset: int) -> list[ArticleRow]:  # fmt: skip
    """Articles, newest first."""
    asked = views.ARTICLE
    if day is not None:
        asked = asked.where(articles.c.ordered >= day.isoformat(), articles.c.ordered < moments.after(day))
    if site is not None:
        asked = asked.where(siting.on_site(site))
    if language is not None:
        asked = asked.where(views.in_language(language))
    if kind is not None:
        asked = asked.where(articles.c.kind == kind)
    asked = asked.order_by(articles.c.ordered.desc(), articles.c.id.desc()).limit(limit).offset(offset)
    return [views.article(row) for row in connection.execute(asked)]


def capture_list(connection: Connection, url: str) -> list[CaptureRow]:
    """All captures of an address, in time: of the address as given, and of the article that it leads to."""
    url = identity.storable(url)
    key = identity.key(url if "://" in url or url.startswith("urn:") else f"https://{url}")
    known = sa.union_all(
        sa.select(articles.c.id).where(articles.c.key == key), sa.select(aliases.c.article_id).where(aliases.c.key == key)
    )
    asked = views.CAPTURE.where(sa.or_(captures.c.url == url, pages.c.article_id.in_(known)))
    return [views.capture(row) for row in connection.execute(asked.order_by(captures.c.at, captures.c.id))]


def unread(connection: Connection) -> list[CaptureRow]:
    """The captures that brought nothing that can be read, with their reasons; the last first. Of what is missing or gone
    only what was never there: the rest is an event of its article."""
    once = captures.alias()
    never = ~sa.exists().where(once.c.url == captures.c.url, once.c.page_id.is_not(None))
    asked = views.CAPTURE.where(
        sa.or_(
            captures.c.page_id.in_(sa.select(pages.c.id).where(pages.c.unreadable.is_not(None))),
            sa.and_(captures.c.page_id.is_(None), captures.c.outcome.in_(("failed", "refused"))),
            sa.and_(captures.c.page_id.is_(None), captures.c.outcome.in_(("missing", "gone")), never),
        )
    )
    return [views.capture(row) for row in connection.execute(asked.order_by(captures.c.id.desc()))]


def source_list(connection: Connection) -> list[SourceRow]:
    """The sites, those with most articles first."""
    said: dict[str, int] = _counted(connection.execute(
        sa.select(articles.c.host, sa.func.count()).join(statements, statements.c.article_id == articles.c.id)
        .group_by(articles.c.host)
    ))  # fmt: skip
    unreadable: dict[str, int] = _counted(connection.execute(
        sa.select(pages.c.host, sa.func.count()).where(pages.c.unreadable.is_not(None)).group_by(pages.c.host)
    ))  # fmt: skip
    languages: dict[str, list[str]] = defaultdict(list)
    for host, language in connection.execute(
        sa.select(articles.c.host, articles.c.language).where(articles.c.language.is_not(None))
        .group_by(articles.c.host, articles.c.language)
        .order_by(articles.c.host, sa.func.count().desc(), articles.c.language)
    ):  # fmt: skip
        languages[host].append(language)
    named: dict[str, tuple[str, int]] = {}  # the name that most articles of a host have, and how many
    for host, site, count in connection.execute(
        sa.select(articles.c.host, articles.c.site, sa.func.count().label("n"))
        .where(articles.c.site.is_not(None), articles.c.host != "")
        .group_by(articles.c.host, articles.c.site).order_by(articles.c.host, sa.desc("n"), articles.c.site)
    ):  # fmt: skip
        named.setdefault(host, (site, count))
    rows = connection.execute(
        sa.select(
            articles.c.host, sa.func.count().label("articles"),
            sa.func.min(articles.c.captured).label("first"), sa.func.max(articles.c.latest).label("last"),
        ).group_by(articles.c.host)
    )  # fmt: skip
    found = [
        SourceRow(
            host=row.host, site=_site(named.get(row.host), row.articles), languages=tuple(languages[row.host]),
            articles=row.articles, statements=said.get(row.host, 0), unreadable=unreadable.pop(row.host, 0),
            first=moments.instant(row.first), last=moments.instant(row.last),
        )
        for row in rows
    ]  # fmt: skip
    found += [SourceRow(host=host, site=None, unreadable=n) for host, n in unreadable.items()]
    return sorted(found, key=lambda source: (-source.articles, source.host))


def _site(named: tuple[str, int] | None, articles: int) -> str | None:
    """What the host is called; None where fewer than half of its articles say so: it has those of others, or their names."""
    return named[0] if named is not None and 2 * named[1] >= articles else None


def _counted(rows: Iterable[Any]) -> dict[str, int]:
    return {row[0]: row[1] for row in rows}
