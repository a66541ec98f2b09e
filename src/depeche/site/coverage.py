"""A story side by side: who has it, in which language, who was quoted where, and which texts are copies.

Pure: from the rows that an archive answers to what the story page shows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from depeche.archive import identity
from depeche.archive.answers import ArticleRow, Party, StatementRow
from depeche.site.timeline import source_of, time_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement as one or several articles have it: the earliest, and the others with the same words."""

    row: StatementRow
    also: tuple[ArticleRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One speaker and what they say in a story. `party` is None for those who are not named."""

    party: Party | None
    said: tuple[Said, ...]
    role: str | None = None
    by_source: Mapping[str, int] | None = None  # source → statements it has of them

    @property
    def name(self) -> str:
        return self.party.name if self.party else "Unnamed sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageColumn:
    """What one language has of a story, in order of publication."""

    language: str | None
    articles: tuple[ArticleRow, ...]


def copies(articles: Sequence[ArticleRow]) -> dict[int, int]:
    """Article → the earliest one of which it has nearly all the words, or the headline or standfirst word for word.

    Headlines of less than four words are no proof. Case, accents' encoding and punctuation do not count.
    """
    found: dict[int, int] = {}
    holders: dict[str | int, int] = {}
    for article in sorted(articles, key=_order):
        told = (_words(article.title), _words(article.lede))
        words: list[str | int] = [key for key in told if key.count(" ") >= 3]
        if article.like is not None:
            words.append(article.like)
        original = next((holders[key] for key in words if key in holders), None)
        if original is not None:
            found[article.id] = original
        for key in words:
            holders.setdefault(key, article.id if original is None else original)
    return found


def voices(statements: Iterable[StatementRow]) -> tuple[Voice, ...]:
    """Who said what, most quoted first, the unnamed last; equal words are told once, with all who have them."""
    heard: dict[object, list[StatementRow]] = {}
    names: dict[object, dict[Party, set[int]]] = {}  # what each is called, and by which articles
    for row in sorted(statements, key=lambda row: (_order(row.article), row.statement.start)):
        for party in row.speakers or (None,):
            key: object = None if party is None else party.entity if party.entity is not None else party.name.casefold()
            heard.setdefault(key, []).append(row)
            if party is not None:
                names.setdefault(key, {}).setdefault(party, set()).add(row.article.id)
    found = [_voice(_called(names.get(key, {})), rows) for key, rows in heard.items()]
    found.sort(key=lambda voice: (voice.party is None, -len(voice.said)))
    return tuple(found)


def languages(articles: Iterable[ArticleRow]) -> tuple[LanguageColumn, ...]:
    """The articles by language; the language that had the story first stands first."""
    columns: dict[str | None, list[ArticleRow]] = {}
    for article in sorted(articles, key=_order):
        columns.setdefault((article.language or "").partition("-")[0] or None, []).append(article)
    return tuple(LanguageColumn(language=key, articles=tuple(rows)) for key, rows in columns.items())


def _voice(party: Party | None, rows: Sequence[StatementRow]) -> Voice:
    told: dict[str, list[StatementRow]] = {}
    for row in rows:
        told.setdefault(_words(row.statement.text), []).append(row)
    said = []
    for same in told.values():
        others = dict.fromkeys(row.article for row in same[1:] if row.article.id != same[0].article.id)
        said.append(Said(row=same[0], also=tuple(others)))
    by_source: dict[str, int] = {}
    for row in rows:
        by_source[source_of(row.article)] = by_source.get(source_of(row.article), 0) + 1
    roles: dict[str, set[int]] = {}  # words for one occasion are given once
    for row in rows:
        if row.statement.role:
            roles.setdefault(row.statement.role, set()).add(row.article.id)
    role = max(roles, key=lambda role: len(roles[role]), default=None)
    return Voice(party=party, said=tuple(said), role=role, by_source=by_source)


def _called(names: Mapping[Party, Set[int]]) -> Party | None:
    """The party by the name that most articles give it, chosen as the index of names does."""
    if not names:
        return None
    name = identity.called({party.name: len(by) for party, by in names.items()})
    return next(party for party in names if party.name == name)


def _order(article: ArticleRow) -> tuple[bool, float, int]:
    when = time_of(article)
    return (when is None, when.timestamp() if when else 0.0, article.id)


def _words(text: str | None) -> str:
    """Text as it is compared: folded, letters and digits only, one space between words."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return " ".join("".join(character if character.isalnum() else " " for character in folded).split())
