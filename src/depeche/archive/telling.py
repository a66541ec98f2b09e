"""Questions about the record: statements, meetings, people, stories."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import choosing, deciding, forgetting, identity, moments, naming, views
from depeche.archive.answers import (
    AgendaFilter,
    EntityRow,
    MeetingRow,
    NameFilter,
    Office,
    PersonView,
    SaidFilter,
    Spelling,
    StatementRow,
    StoryFilter,
    StoryRow,
    StoryView,
)
from depeche.archive.engine import Engine
from depeche.archive.schema import (
    articles,
    entities,
    meetings,
    mentions,
    parties,
    reports,
    speakers,
    spellings,
    statements,
    stories,
)

MOST_SHOWN = 200
"""Statements, meetings and articles on the page of a person or a story."""


# ---------------------------------------------------------------- statements


def said(connection: Connection, engine: Engine, asked: SaidFilter, *, limit: int, offset: int) -> list[StatementRow]:
    """Statements, newest first."""
    order = statements.c.ordered.desc(), statements.c.article_id.desc(), statements.c.position
    chosen = sa.select(statements.c.id).join(articles, articles.c.id == statements.c.article_id)
    chosen = chosen.where(*choosing.of_statements(connection, engine, asked)).order_by(*order).limit(limit).offset(offset)
    # Of all that pass only numbers are put in order: whole rows took three times as long.
    wanted = views.STATEMENT.where(statements.c.id.in_(chosen)).order_by(*order)
    return list(views.statement_rows(connection, connection.execute(wanted).all()))


# ---------------------------------------------------------------- meetings


def agenda(connection: Connection, engine: Engine, asked: AgendaFilter, *, limit: int, offset: int) -> list[MeetingRow]:
    """Meetings: with `since`, in the order of their days; else the latest first, those without a day last."""
    wanted = sa.select(meetings).where(*choosing.of_meetings(connection, engine, asked))
    wanted = wanted.order_by(*choosing.meetings_in_order(asked)).limit(limit).offset(offset)
    return list(views.meeting_rows(connection, connection.execute(wanted).all()))


# ---------------------------------------------------------------- people, organisations, places


def people(connection: Connection, engine: Engine, asked: NameFilter, *, limit: int, offset: int) -> list[EntityRow]:
    """Entities of a kind, those that most articles name first; with a prefix, those with a word that begins so."""
    wanted = sa.select(entities).where(*choosing.of_names(connection, engine, asked))
    wanted = wanted.order_by(entities.c.articles.desc(), entities.c.id).limit(limit).offset(offset)
    return [views.entity(row) for row in connection.execute(wanted)]


def person(connection: Connection, number: int) -> PersonView:
    """All about an entity, or about the one that it was merged into. Raises NotFound."""
    asked, number = number, naming.leads_to(connection, views.number(number))
    row = connection.execute(sa.select(entities).where(entities.c.id == number)).first()
    if row is None:
        hint = "`depeche people list` shows who there is"
        raise forgetting.missing(connection, "person", asked, forgetting.ref("person", number), hint)
    names = connection.execute(
        sa.select(spellings).where(spellings.c.entity_id == number, spellings.c.articles > 0)
        .order_by(spellings.c.articles.desc(), spellings.c.name)
    )  # fmt: skip
    spoke = sa.select(speakers.c.statement_id).where(speakers.c.entity_id == number)
    told = connection.execute(
        views.STATEMENT.where(statements.c.id.in_(spoke))
        .order_by(statements.c.ordered.desc(), statements.c.article_id.desc(), statements.c.position).limit(MOST_SHOWN)
    ).all()  # fmt: skip
    met = connection.execute(
        sa.select(meetings)
        .where(meetings.c.id.in_(sa.select(parties.c.meeting_id).where(parties.c.entity_id == number)))
        .order_by(meetings.c.first_day.is_(None), meetings.c.first_day.desc(), meetings.c.id.desc()).limit(MOST_SHOWN)
    ).all()  # fmt: skip
    named = connection.execute(
        views.ARTICLE.where(articles.c.id.in_(naming.articles_naming([number])))
        .order_by(articles.c.ordered.desc(), articles.c.id.desc()).limit(MOST_SHOWN)
    )  # fmt: skip
    return PersonView(
        row=views.entity(row),
        spellings=tuple(Spelling(name=n.name, language=n.language or None, articles=n.articles) for n in names),
        offices=_offices(connection, number),
        statements=views.statement_rows(connection, told),
        meetings=views.meeting_rows(connection, met),
        articles=tuple(views.article(found) for found in named),
        beside=_beside(connection, number),
        decided=tuple(deciding.decided(connection, number)),
    )


def _offices(connection: Connection, number: int) -> tuple[Office, ...]:
    """The roles that articles gave, the one told last first."""
    found: dict[str, list[str]] = defaultdict(list)
    shown: dict[str, str] = {}
    for role, ordered in connection.execute(
        sa.select(mentions.c.role, articles.c.ordered).join(articles, articles.c.id == mentions.c.article_id)
        .where(mentions.c.entity_id == number, mentions.c.role.is_not(None)).order_by(articles.c.ordered, articles.c.id)
    ):  # fmt: skip
        key = identity.folded(role)
        shown[key] = role
        found[key].append(ordered)
    offices = [
        Office(
            role=shown[key], articles=len(days), first=moments.moment(next(filter(None, days), "")[:10] or None),
            last=moments.moment(days[-1][:10] or None),
        )
        for key, days in found.items()
    ]  # fmt: skip
    return tuple(sorted(offices, key=lambda office: (str(office.last or ""), office.articles), reverse=True))


def _beside(connection: Connection, number: int) -> tuple[EntityRow, ...]:
    """People named in the same articles, most often first; of somebody who is named everywhere, in the newest of them."""
    newest = (
        sa.select(articles.c.id).join(mentions, mentions.c.article_id == articles.c.id)
        .where(mentions.c.entity_id == number).order_by(articles.c.ordered.desc()).limit(500)
    )  # fmt: skip
    rows = connection.execute(
        sa.select(entities).join(mentions, mentions.c.entity_id == entities.c.id)
        .where(mentions.c.article_id.in_(newest), entities.c.id != number, entities.c.kind == "person")
        .group_by(*entities.c).order_by(sa.func.count().desc(), entities.c.id).limit(20)
    )  # fmt: skip
    return tuple(views.entity(row) for row in rows)


# ---------------------------------------------------------------- stories


def story_list(connection: Connection, engine: Engine, asked: StoryFilter, *, limit: int, offset: int) -> list[StoryRow]:
    """Stories, the one that grew last first."""
    wanted = sa.select(stories).where(*choosing.of_stories(connection, engine, asked))
    wanted = wanted.order_by(stories.c.last.desc(), stories.c.id.desc()).limit(limit).offset(offset)
    return list(views.story_rows(connection, connection.execute(wanted).all()))


def row(connection: Connection, number: int) -> StoryRow:
    """A story in a list. Raises NotFound."""
    wanted = sa.select(stories).where(stories.c.id == views.number(number))
    found = views.story_rows(connection, connection.execute(wanted).all())
    if not found:
        hint = "`depeche stories` lists them"
        raise forgetting.missing(connection, "story", number, forgetting.ref("story", number), hint)
    return found[0]


def story(connection: Connection, number: int) -> StoryView:
    """All about a story. Raises NotFound."""
    shown = row(connection, number)
    found = connection.execute(
        views.ARTICLE.where(articles.c.story_id == number)
        .order_by(articles.c.ordered == "", articles.c.ordered, articles.c.id).limit(MOST_SHOWN)
    )  # fmt: skip
    told = connection.execute(
        views.STATEMENT.where(articles.c.story_id == number)
        .order_by(statements.c.ordered == "", statements.c.ordered, statements.c.article_id, statements.c.position)
        .limit(MOST_SHOWN)
    ).all()  # fmt: skip
    of_story = sa.select(reports.c.meeting_id).join(articles, articles.c.id == reports.c.article_id)
    met = connection.execute(
        sa.select(meetings).where(meetings.c.id.in_(of_story.where(articles.c.story_id == number)))
        .order_by(meetings.c.first_day.is_(None), meetings.c.first_day, meetings.c.id).limit(MOST_SHOWN)
    ).all()  # fmt: skip
    return StoryView(
        row=shown, articles=tuple(views.article(one) for one in found),
        statements=views.statement_rows(connection, told), meetings=views.meeting_rows(connection, met),
    )  # fmt: skip
