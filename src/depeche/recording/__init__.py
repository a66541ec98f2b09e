"""Article → Record: who said what, who met whom, of whom, where and when it tells.

    text ─► people, organisations, places ─► statements
         └► dates ─────────────────────────► meetings

Every step is a plain function of the text, its language and what came before. The packages, from below: `text`, `words`,
`naming` and `calendar`, `grammar`, `speakers`, `speech` and `encounters`.
"""

from __future__ import annotations

from datetime import date, datetime

from depeche.errors import unfit
from depeche.language import load
from depeche.model import Article, Record, Statement, When
from depeche.recording.calendar.almanac import almanac
from depeche.recording.calendar.expressions import dates, dates_in
from depeche.recording.encounters.meeting import meetings, meetings_in, outside_names
from depeche.recording.naming.entity import entities, named
from depeche.recording.naming.held import with_offices
from depeche.recording.speech.statement import statements_in
from depeche.recording.text.layout import layout
from depeche.recording.text.tokens import tokens, tokens_of
from depeche.recording.text.unmarked import unmarked, without_signs

__all__ = ["RECORDER", "dates", "entities", "meetings", "record", "statements"]

RECORDER = "36"
"""Version of the recorder: goes up whenever the same article would give another record."""


def statements(text: str, language: str, date: date | None = None) -> list[Statement]:
    """Who said what in `text`, in order of the words said. Paragraphs are parted by line breaks.

    `language` is a BCP 47 tag; `date` is the day of the article, for which a later version may have use. Linear in
    `len(text)`; never raises.
    """
    plain = unmarked(text)
    if plain is not None:
        return [plain.statement(one) for one in statements(plain.text, language, date)]
    known = load(language)
    return statements_in(tokens(text), known, named(text, known))


def record(article: Article) -> Record:
    """All that an article says of statements, meetings, people, organisations, places and dates.

    Offsets count in `article.text`. A weekday counts from the day of publication, else from the day of capture.
    """
    if not isinstance(article, Article):
        raise unfit("what is recorded is an Article, as `read` gives it; of text ask `statements` or `meetings`", article)
    text, code = article.text, article.language or "und"
    plain = unmarked(text)
    if plain is not None:
        return plain.record(record(without_signs(article)))
    known = load(code)
    day = _day(article.published) or _day(article.captured)
    cast = named(text, known)
    everybody = [one.entity() for one in cast]
    book = almanac(known.code)
    pieces = book.pieces(text)  # all but names share the cut
    mentioned = outside_names(dates_in(pieces, book, day), everybody)
    said = statements_in(tokens_of(pieces), known, cast, layout(article.blocks))
    everybody = with_offices(everybody, said, text, known)
    return Record(
        statements=tuple(said),
        meetings=tuple(meetings_in(pieces, known, day, everybody, mentioned)),
        people=tuple(entity for entity in everybody if entity.kind == "person"),
        organisations=tuple(entity for entity in everybody if entity.kind == "organisation"),
        places=tuple(entity for entity in everybody if entity.kind == "place"),
        dates=tuple(mentioned),
        recorder=RECORDER,
    )


def _day(when: When | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when
