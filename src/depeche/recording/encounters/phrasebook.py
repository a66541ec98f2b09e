"""A language's words for encounters, compiled once per process, and where a text has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from functools import lru_cache
from itertools import compress, product
from typing import Any

from depeche import language as languages
from depeche.language import gazetteer
from depeche.language.encounter import Encounters, Noun, Parted, Sort, Verb
from depeche.language.uncollected import uncollected
from depeche.model import MeetingStatus
from depeche.recording.calendar.almanac import almanac
from depeche.recording.calendar.vocabulary import Vocabulary
from depeche.recording.encounters.called import Folding
from depeche.recording.text.pieces import Pieces, folded
from depeche.recording.words.forms import Forms, Labels, Match, Openers, base_form, elements_of, past, spelt_out
from depeche.recording.words.phrases import Phrases, Words, phrases
from depeche.recording.words.wording import wording

Mark = MeetingStatus


class Party(Enum):
    """Someone who takes part, by a common noun."""

    GROUP = "group"  # can meet among themselves
    COUNTERPART = "counterpart"


Meaning = Noun | Verb | Party | Parted | Mark | None
"""Of a form: an encounter; one who takes part; a word, or the first of two, that tells how it stands; None for what only
looks like any."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Phrasebook:
    """The `[encounter]` table of one language, compiled for text that is cut as its almanac cuts it.

    Fields that are not explained here have the names and the sense of `Encounters`.
    """

    labels: Mapping[str, Labels]
    openers: Openers
    forms: Forms[Meaning]
    names: Mapping[Sort, str]
    declined: bool
    fold: Folding
    definite: Words
    definite_endings: tuple[str, ...]
    demonstrative: Words
    none: Words
    capital_nouns: bool
    inverted: bool
    compounds: tuple[str, ...]
    at: Words
    at_suffixes: tuple[str, ...]
    there_suffixes: tuple[str, ...]
    away_suffixes: tuple[str, ...]
    object_suffixes: tuple[str, ...]
    apart_behind: tuple[str, ...]
    houses: Mapping[str, str]  # each form → that of the dictionary
    house_endings: tuple[str, ...]
    partners: Words
    particles: Words  # the other parts of verbs in several
    oblique: Words  # prepositions that lead to what a verb tells about, or where, not to who takes part
    towards: Words
    objects: Words
    objects_before: Words
    between: Words
    planned_for: Words
    pronouns: Words
    pair: Words
    persons: Words  # what stands for one or several persons: "she", "they"
    dropped: bool
    within: Words
    asides: Phrases  # the same of several words: "en revanche"
    second: Words
    resuming: Words
    again: Words  # words for another one, and that it goes on
    opening: Words
    closing: Words
    days: Mapping[str, int]  # words, a blank between → how many days they tell
    day_openers: Words  # the first of these words
    since: Words
    since_behind: Words
    limits: Words
    up_to: Words  # words between the days of a range: "through"
    during: Words
    margins: Words
    over: Words
    refused: Words
    lasting: Words
    naming: Words
    possessive: str  # behind an apostrophe
    owners: tuple[str, ...]  # the same with either apostrophe, and the blank behind it
    others: Words
    coming: Words
    standing: Words
    auxiliaries: Words
    telling: Words  # auxiliaries, and words with which what tells how an encounter stands begins
    sources: Phrases  # those before one whose words are told: "according to"
    sources_behind: Words  # single words behind one: "zufolge"
    speaking: Words  # verbs that announce a statement, and nothing about an encounter
    spokespersons: Words
    entourage: Words
    speaking_apart: Words  # those of which a word closes the clause: "teilte … mit"
    articles: Words
    joiners: Words  # words that stand before the last of a row: "and"
    that: Words  # words that open what is said
    prepositions: Words
    past: Words  # auxiliaries and other words that tell the past of their sentence
    of: Words
    press: Words
    press_names: Words  # of those that every reader knows: "Reuters"
    settings: Words  # nouns before a place, for its kind or a part of it: "the city of"
    played: Words
    timing: Words  # words of the calendar, and parts of the day
    relatives: Words  # words that open a relative clause
    subordinating: Words
    meanwhile: Words
    hypothetical: Words
    clause_openers: Words
    turning: Words  # words at which a sentence may take a turn: these, and those for a source, a begin or an end
    reflexives: Words
    strict_commas: bool
    contents: Words  # words that open what is said, but those for a purpose
    pointing: Words  # those that open nothing where nobody has spoken: they point, or lead to an infinitive
    framing: Words  # those before what something is done in or after


@lru_cache(maxsize=512)  # bounded, because pages name languages that do not exist
@uncollected
def phrasebook(code: str) -> Phrasebook:
    """Of an ISO 639 code; without a word in it where the language has no table."""
    language = languages.load(code)
    table, naming, told = language.encounter, language.naming, wording(language.code)
    fold = {ord(letter): small for letter, small in language.calendar.fold.items()}
    wanted = {field.name for field in fields(Phrasebook)}
    found: dict[str, Any] = {}
    for field in fields(table):
        if field.name in wanted:
            written = getattr(table, field.name)
            found[field.name] = _words(written) if field.type == "tuple[str, ...]" else written
    found |= {name: getattr(told, name) for name in ("auxiliaries", "sources", "spokespersons", "entourage", "reflexives")}
    marks = _marks(table)
    meanings = [*_encounters(table), *((form, mark) for mark, forms in marks.items() for form in forms), *_parted(table)]
    found["fold"] = tuple(fold.items())
    found |= _compiled(table, meanings, Vocabulary(fold, spaced=language.calendar.spaced))
    found["compounds"] = tuple(folded(part, fold) for part in table.compounds)
    found["houses"] = {folded(word, fold): base_form(form) for form in table.houses for word in spelt_out(form)}
    found["days"] = days = _days(table, fold)
    found["relatives"] = relatives = told.relatives | told.comma_relatives | found["relatives"]
    that = frozenset(form.rstrip("'") for form in language.speech.complementizers)
    articles = _words(article.rstrip("'’") for article in naming.articles)
    prepositions = told.prepositions | told.genitives
    contents = that - _words(table.purpose)
    subordinators = _words((*table.subordinating, *table.meanwhile, *table.hypothetical))
    clause_openers = relatives | contents | subordinators
    told_alone = _words(form for form, meaning in meanings if _tells_alone(form, meaning))
    press = gazetteer.press()
    settings = (naming.place_parts, naming.place_units, naming.settlement_nouns, naming.place_plurals)
    return Phrasebook(
        oblique=prepositions.difference(
            told.agents, articles, subordinators, _words((*table.of, *table.partners, *table.towards))
        ),
        particles=frozenset(word for verb in table.verb for word in verb.particle),
        persons=told.pronouns,
        again=found["others"] | found["resuming"],
        day_openers=frozenset(words.split(" ")[0] for words in days),
        telling=told.auxiliaries.union(
            (word for forms in marks.values() for form in forms for word in _first_words(form)),
            _words(form for parted in table.parted for form in parted.forms),
        ),
        sources_behind=_words(word for word in language.speech.sources_after if " " not in word),
        press_names=frozenset(name for name, key in gazetteer.organisations(language.code).items() if key in press),
        speaking=told.speaking - told_alone,
        speaking_apart=told.speaking_apart - told_alone,
        prepositions=prepositions,
        settings=frozenset(folded(word, fold) for words in settings for word in words),
        timing=_words(table.parts).union(almanac(language.code).labels),
        contents=contents,
        clause_openers=clause_openers,
        turning=clause_openers.union(told.sources, found["opening"], found["closing"]),
        pointing=found["definite"] | told.infinitive_markers,
        framing=told.prepositions - told.genitives,
        asides=phrases(words for words in table.within if " " in words),
        articles=articles,
        joiners=_words(language.speech.joiners),
        up_to=_words(language.calendar.words.get("to", ())),
        possessive=naming.possessive,
        owners=tuple(f"{mark}{naming.possessive} " for mark in "'’") if naming.possessive else (),
        past=_words(language.calendar.past_words),
        that=that,
        **found,
    )


def _encounters(table: Encounters) -> list[tuple[str, Meaning]]:
    """The forms for an encounter and for who takes part, and those that only look like one."""
    return [
        *((form, None) for form in table.ignored),
        *((form, noun) for noun in table.noun for form in noun.forms),
        *((form, verb) for verb in table.verb for form in verb.forms),
        *((form, Party.GROUP) for form in table.groups),
        *((form, Party.COUNTERPART) for form in table.counterparts),
    ]


def _marks(table: Encounters) -> dict[Mark, tuple[str, ...]]:
    """How an encounter may stand → the forms that tell it."""
    return {
        "cancelled": table.cancelled, "postponed": table.postponed, "ongoing": table.ongoing,
        "announced": table.announced, "held": table.held,
    }  # fmt: skip


def _parted(table: Encounters) -> list[tuple[str, Meaning]]:
    """The first parts of verbs in two parts that tell how it stands."""
    return [(form, parted) for parted in table.parted for form in parted.forms]


def _compiled(table: Encounters, meanings: Sequence[tuple[str, Meaning]], book: Vocabulary) -> dict[str, Any]:
    """The forms as one automaton, what each word can stand for in it, and the words that a form can begin with."""
    for name, words in table.words.items():
        book.open(f"<{name}>")
        for word in words:
            book.enter(f"<{name}>", word)
    forms = Forms([(book.spelt(form), meaning) for form, meaning in meanings], book.members)
    labels = book.used(forms.labels)
    return {"forms": forms, "labels": labels, "openers": forms.openers(labels)}


def _days(table: Encounters, fold: Mapping[int, str]) -> dict[str, int]:
    """Words, a blank between → how many days they tell: "three-day" → 3."""
    return {
        " ".join(words): int(count)
        for count, told in table.days.items()
        for form in told
        for words in product(*(spelt_out(folded(word, fold)) for word in form.split()))
    }


def _words(forms: Iterable[str]) -> frozenset[str]:
    """The words of forms of one word, with each of their endings."""
    return frozenset(word for form in forms for word in spelt_out(form))


def _first_words(form: str) -> Iterator[str]:
    """The words with which a form can begin: "is" and "are" of "[still] (is|are) scheduled", and "still"."""
    depth = 0
    for element in elements_of(form):
        depth += (element in "([") - (element in ")]")
        if element not in "[]()|":
            yield from (word for word in spelt_out(element) if word.isalpha())
        if depth == 0 and element != "]":
            return


def _tells_alone(form: str, meaning: Meaning) -> bool:
    """Whether a form is one word that says by itself that there is an encounter, or how it stands."""
    return " " not in form and (isinstance(meaning, str) or (isinstance(meaning, Verb) and not meaning.particle))


def matches_in(pieces: Pieces, book: Phrasebook, within: Mapping[int, int]) -> Iterator[list[Match[Meaning]]]:
    """All that the longest form at each spot can mean, from left to right. `within` is what `Forms.matches` knows by it."""
    words = [*pieces.pieces, "", ""]
    labels, openers = book.labels, book.openers
    if book.compounds:
        size = min(map(len, book.compounds))
        tails = {part[-size:] for part in book.compounds}  # which most words lack
        compounds = [word for word in set(words) - labels.keys() if word[-size:] in tails and word.endswith(book.compounds)]
        parts = {word: part for word in compounds if (part := _last_part(word, book))}
        if parts:
            labels = {**{word: labels[part] for word, part in parts.items()}, **labels}
            openers = {**dict.fromkeys(parts), **openers}
    done = -1
    for at in compress(range(len(words)), map(openers.__contains__, words)):
        if at <= done:
            continue
        following = openers[words[at]]
        if (
            following is not None
            and words[at + 2] not in following
            and words[at + 1] not in following
            and not (at + 2 in within and words[min(past(within, at + 2), len(words) - 1)] in following)
        ):
            continue
        matches = book.forms.matches(pieces, labels, at, within)
        if matches and matches[0].last > at + 1 and any(one in within for one in range(at + 1, matches[0].last)):
            closed = book.forms.matches(pieces, labels, at)
            if not _needs_all(matches[0], closed) or _holds_noun(matches[0], pieces, labels, book):
                matches = closed  # "ha avuto domenica un colloquio": the noun tells it
        if matches:
            done = matches[0].last
            yield [match for match in matches if match.last == done]


def _needs_all(match: Match[Meaning], closed: Sequence[Match[Meaning]]) -> bool:
    """Whether a verb that something stands within is none without its last words: "has on Monday met", not "phoned on
    Monday with"."""
    if not isinstance(match.meaning, Verb):
        return False
    alone = (one.meaning for one in closed if isinstance(one.meaning, Verb) and not one.meaning.particle)
    return not any(one.sort == match.meaning.sort for one in alone)


def _holds_noun(match: Match[Meaning], pieces: Pieces, labels: Mapping[str, Labels], book: Phrasebook) -> bool:
    """Whether a noun that names an encounter stands within what was found, as its last part or before it."""
    words = pieces.pieces
    inner = (one for one in range(match.first + 1, match.last + 1) if words[one] in book.openers)
    return any(isinstance(one.meaning, Noun) for at in inner for one in book.forms.matches(pieces, labels, at)[:1])


def _last_part(word: str, book: Phrasebook) -> str | None:
    """The last part of a compound, where it is one that the language names and means what it means alone."""
    part = max((part for part in book.compounds if word.endswith(part)), key=len)
    return part if part in book.labels else None
