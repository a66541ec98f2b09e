"""A story: how it moved from source to source, who said what, and what each language and source has of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from depeche.archive.answers import MeetingRow, StoryView
from depeche.site import coverage
from depeche.site.answering import Answers
from depeche.site.asking import Asked
from depeche.site.coverage import LanguageColumn, Voice
from depeche.site.timeline import Timeline, source_of, timeline

_TABLE_VOICES, _TABLE_SOURCES = 12, 8  # of the table of voices by source: what fits and can be read


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """All about one story."""

    story: StoryView
    timeline: Timeline
    copies: dict[int, int]  # article → the earlier one whose words it has
    voices: tuple[Voice, ...]  # who said what, most quoted first
    sources: tuple[str, ...]  # columns of the table of voices: those that quote most
    written: dict[str, str | None]  # source → the language that it writes in; None: in several
    table: tuple[Voice, ...]  # its rows
    languages: tuple[LanguageColumn, ...]
    meetings: tuple[MeetingRow, ...]

    @property
    def title(self) -> str:
        return self.story.row.title

    @property
    def answer(self) -> StoryView:
        return self.story


def page(archive: Answers, asked: Asked) -> StoryPage:
    story = archive.story(asked.numbers["story"])
    copies = coverage.copies(story.articles)
    voices = coverage.voices(story.statements)
    table = tuple(voice for voice in voices if voice.party)[:_TABLE_VOICES]
    return StoryPage(
        story=story,
        timeline=timeline(story.articles, copies),
        copies=copies,
        voices=voices,
        sources=_quoting(story),
        written=_written(story),
        table=table,
        languages=coverage.languages(story.articles),
        meetings=story.meetings,
    )


def _written(story: StoryView) -> dict[str, str | None]:
    languages: dict[str, set[str | None]] = {}
    for article in story.articles:
        languages.setdefault(source_of(article), set()).add(article.language)
    return {source: next(iter(found)) if len(found) == 1 else None for source, found in languages.items()}


def _quoting(story: StoryView) -> tuple[str, ...]:
    """The sources that quote named people, most first."""
    counts = Counter(source_of(row.article) for row in story.statements if row.speakers)
    return tuple(source for source, _ in counts.most_common(_TABLE_SOURCES))
