"""A person, organisation or place: how it is spelt, in which offices it was named, what it said, whom it met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from depeche.archive.answers import MeetingRow, PersonView, Spelling
from depeche.site.answering import Answers
from depeche.site.asking import Asked
from depeche.site.wording import script

_STATEMENTS, _ARTICLES = 40, 40  # shown here; the rest is a link to the list


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptSpellings:
    """The spellings of a name in one script, most used first."""

    script: str
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """All about one entity."""

    person: PersonView
    scripts: tuple[ScriptSpellings, ...]
    meetings: tuple[MeetingRow, ...]  # newest first
    statements_shown: int
    articles_shown: int

    @property
    def title(self) -> str:
        return self.person.row.name

    @property
    def answer(self) -> PersonView:
        return self.person


def page(archive: Answers, asked: Asked) -> PersonPage:
    person = archive.person(asked.numbers["person"])
    return PersonPage(
        person=person,
        scripts=by_script(person.spellings),
        meetings=tuple(sorted(person.meetings, key=lambda meeting: meeting.when or "", reverse=True)),
        statements_shown=min(_STATEMENTS, len(person.statements)),
        articles_shown=min(_ARTICLES, len(person.articles)),
    )


def by_script(spellings: Iterable[Spelling]) -> tuple[ScriptSpellings, ...]:
    """Spellings by script; scripts and spellings in the order of use."""
    groups: dict[str, list[Spelling]] = {}
    for spelling in sorted(spellings, key=lambda spelling: -spelling.articles):
        groups.setdefault(script(spelling.name), []).append(spelling)
    return tuple(ScriptSpellings(script=name, spellings=tuple(found)) for name, found in groups.items())
