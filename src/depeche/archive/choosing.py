"""Which rows a filter chooses, as SQL: the same for the leaf of a list, for a count, and for an export of all of them.

A filter may hold a search (`query`), in the language of `query.py`. It is asked of articles; of what is not an article,
those are chosen that such an article has: statements in it, meetings and people that it names, the story it belongs to.
"""

from __future__ import annotations

import unicodedata
from heapq import nsmallest
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import databases, identity, moments, naming, query, search, siting, views
from depeche.archive.answers import AgendaFilter, ArticleFilter, NameFilter, SaidFilter, StoryFilter
from depeche.archive.asked import filtered
from depeche.archive.engine import Engine
from depeche.archive.schema import articles, entities, meetings, mentions, parties, reports, speakers, spellings, statements
from depeche.archive.schema import stories as story_rows
from depeche.errors import BadQuery
from depeche.language import letters
from depeche.model import When

Condition = sa.ColumnElement[bool]


def of_articles(connection: Connection, engine: Engine, asked: ArticleFilter) -> list[Condition]:
    """Conditions on `articles`. Raises BadQuery."""
    filtered(ArticleFilter, asked)
    found = _found(connection, engine, asked.query)
    if asked.site is not None:
        found.append(siting.on_site(asked.site))
    if asked.language is not None:
        found.append(views.in_language(asked.language))
    if asked.kind is not None:
        found.append(articles.c.kind == asked.kind)
    return found + _between(articles.c.ordered, asked.since, asked.until)


def of_statements(connection: Connection, engine: Engine, asked: SaidFilter) -> list[Condition]:
    """Conditions on `statements` joined to `articles`. Raises BadQuery.

    What a search says of one statement (who:, said:, act:) has to be true of the statement itself, not only of its article.
    """
    filtered(SaidFilter, asked)
    found: list[Condition] = []
    if asked.query:
        tree = query.parsed(asked.query)
        conditions = search.Conditions(connection, engine)
        found += [one for one in (conditions.of(tree), conditions.of_one_statement(tree)) if one is not None]
    if asked.who is not None:
        numbers = naming.entities_called(connection, engine, asked.who)
        found.append(statements.c.id.in_(sa.select(speakers.c.statement_id).where(speakers.c.entity_id.in_(numbers))))
    if asked.words:
        found.append(statements.c.id.in_(search.said(databases.of(connection), _words_only(asked.words))))
    if asked.act is not None:
        found.append(statements.c.act == asked.act)
    if asked.site is not None:
        found.append(siting.on_site(asked.site))
    if asked.language is not None:
        found.append(views.in_language(asked.language))
    return found + _between(statements.c.ordered, asked.since, asked.until)


def _words_only(words: str) -> query.Node:
    tree = query.parsed(words)
    stray = next(query.fields(tree), None)
    if stray is not None:
        raise BadQuery(words, max(0, words.casefold().find(stray.name + ":")), "here there are words only")
    return tree


def of_meetings(connection: Connection, engine: Engine, asked: AgendaFilter) -> list[Condition]:
    """Conditions on `meetings`. Raises BadQuery."""
    filtered(AgendaFilter, asked)
    found: list[Condition] = []
    if asked.query:
        told = sa.select(reports.c.meeting_id).join(articles, articles.c.id == reports.c.article_id)
        found.append(meetings.c.id.in_(told.where(*_found(connection, engine, asked.query))))
    if asked.who is not None:
        numbers = naming.entities_called(connection, engine, asked.who)
        found.append(meetings.c.id.in_(sa.select(parties.c.meeting_id).where(parties.c.entity_id.in_(numbers))))
    if asked.where is not None:
        places = naming.entities_called(connection, engine, asked.where)
        written = _places_written(connection, _plain(asked.where))
        found.append(sa.or_(meetings.c.place_id.in_(places), meetings.c.where.in_(written)))
    if asked.status is not None:
        found.append(meetings.c.status == asked.status)
    if asked.since is not None:
        found.append(meetings.c.last_day >= asked.since.isoformat()[:10])
    if asked.until is not None:
        found.append(meetings.c.first_day <= asked.until.isoformat()[:10])
    return found


_MOST_PLACES = 10_000  # ways of writing a place that holds a piece: more than that hold a letter or two, and name nothing


def _places_written(connection: Connection, piece: str) -> list[str]:
    """The places of meetings that hold this piece. Compared here, since databases do not agree on what a capital is."""
    places = connection.scalars(sa.select(meetings.c.where).where(meetings.c.where.is_not(None)).distinct())
    return nsmallest(_MOST_PLACES, (place for place in places if piece in _plain(place)), key=lambda one: (len(one), one))


def _plain(place: str) -> str:
    """A place as it is looked for: case and accents aside."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", place).casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).translate(_LETTERS)


_LETTERS = str.maketrans(letters.PLAIN)


def meetings_in_order(asked: AgendaFilter) -> tuple[Any, ...]:
    """With `since`, in the order of their days; else the latest first, those without a day last."""
    if asked.since is not None:
        return meetings.c.first_day, meetings.c.id
    return meetings.c.first_day.is_(None), meetings.c.first_day.desc(), meetings.c.id.desc()


def of_names(connection: Connection, engine: Engine, asked: NameFilter) -> list[Condition]:
    """Conditions on `entities`. Raises BadQuery."""
    filtered(NameFilter, asked)
    found = [entities.c.kind == asked.kind, entities.c.articles > 0]
    begun = identity.folded(asked.begins)
    if begun:
        word = sa.literal(" ") + spellings.c.folded
        begins = sa.select(spellings.c.entity_id).where(word.contains(f" {begun}", autoescape=True))
        found.append(entities.c.id.in_(begins))
    if asked.query:
        named = sa.select(mentions.c.entity_id).join(articles, articles.c.id == mentions.c.article_id)
        found.append(entities.c.id.in_(named.where(*_found(connection, engine, asked.query))))
    return found


def of_stories(connection: Connection, engine: Engine, asked: StoryFilter) -> list[Condition]:
    """Conditions on `stories`. Raises BadQuery."""
    filtered(StoryFilter, asked)
    found: list[Condition] = []
    if asked.query:
        told = sa.select(articles.c.story_id).where(articles.c.story_id.is_not(None))
        found.append(story_rows.c.id.in_(told.where(*_found(connection, engine, asked.query))))
    if asked.since is not None:
        found.append(story_rows.c.last >= moments.begins(asked.since))
    if asked.until is not None:
        found += [story_rows.c.first < moments.after(asked.until), story_rows.c.first > ""]
    return found


def _found(connection: Connection, engine: Engine, text: str | None) -> list[Condition]:
    return [search.Conditions(connection, engine).of(query.parsed(text))] if text else []


def _between(column: sa.ColumnElement[str], since: When | None, until: When | None) -> list[Condition]:
    found: list[Condition] = []
    if since is not None:
        found.append(column >= moments.begins(since))
    if until is not None:
        found += [column < moments.after(until), column > ""]
    return found
