"""A person, organisation or place: how it is spelt, in which offices it was named, what it said, whom it met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from depeche.archive.answers import MeetingRow, PersonView, Spelling
from depeche.site.answering import Answers
from depeche.site.asking import Asked, Moved
from depeche.site.wording import script, tongues

_STATEMENTS, _ARTICLES = 40, 40  # shown here; the rest is a link to the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One way to write a name, in whatever languages."""

    name: str
    languages: tuple[str, ...]  # without regions
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptSpellings:
    """The ways to write a name in one script, most used first."""

    script: str
    written: tuple[Written, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """All about one entity."""

    person: PersonView
    scripts: tuple[ScriptSpellings, ...]
    meetings: tuple[MeetingRow, ...]  # newest first
    statements_shown: int
    articles_shown: int
    query: str  # finds all articles that name it

    @property
    def title(self) -> str:
        return self.person.row.name

    @property
    def language(self) -> str | None:
        """That in which its name is written most often."""
        return next((one.language for one in self.person.spellings if one.name == self.person.row.name), None)

    @property
    def answer(self) -> PersonView:
        return self.person


def page(archive: Answers, asked: Asked) -> PersonPage:
    person = archive.person(asked.numbers["person"])
    if person.row.id != asked.numbers["person"]:  # it was merged into another
        raise Moved(f"/person/{person.row.id}")
    return PersonPage(
        person=person,
        scripts=by_script(person.spellings),
        meetings=tuple(sorted(person.meetings, key=lambda meeting: meeting.when or "", reverse=True)),
        statements_shown=min(_STATEMENTS, len(person.statements)),
        articles_shown=min(_ARTICLES, len(person.articles)),
        query=f"who:{person.row.id}",  # by its name, namesakes would be found too
    )


def by_script(spellings: Iterable[Spelling]) -> tuple[ScriptSpellings, ...]:
    """Spellings by script; scripts and spellings in the order of use."""
    same: dict[str, list[Spelling]] = {}
    for spelling in spellings:
        same.setdefault(spelling.name, []).append(spelling)
    written = [
        Written(name=name, languages=tongues(row.language for row in rows), articles=sum(row.articles for row in rows))
        for name, rows in same.items()
    ]
    groups: dict[str, list[Written]] = {}
    for one in sorted(written, key=lambda one: -one.articles):
        groups.setdefault(script(one.name), []).append(one)
    return tuple(ScriptSpellings(script=name, written=tuple(found)) for name, found in groups.items())
