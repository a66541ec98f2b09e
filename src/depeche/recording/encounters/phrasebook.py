"""A language's words for encounters, compiled once per process, and where a text has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import compress, product

from depeche import language as languages
from depeche.language.encounter import Noun, Parted, Sort, Verb
from depeche.language.uncollected import uncollected
from depeche.model import MeetingStatus
from depeche.recording.calendar.almanac import almanac
from depeche.recording.calendar.vocabulary import Vocabulary
from depeche.recording.text.pieces import Pieces, folded
from depeche.recording.words.forms import Forms, Labels, Match, Openers, elements_of, past, spelt_out
from depeche.recording.words.wording import wording

Mark = MeetingStatus


class Party(Enum):
    """Someone who takes part, by a common noun."""

    GROUP = "group"  # can meet among themselves
    COUNTERPART = "counterpart"


Meaning = Noun | Verb | Party | Parted | Mark | None
"""Of a form: an encounter; one who takes part; a word, or the first of two, that tells how it stands; None for what only
looks like any."""


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The `[encounter]` table of one language, compiled for text that is cut as its almanac cuts it."""

    labels: Mapping[str, Labels]
    openers: Openers
    forms: Forms[Meaning]
    names: Mapping[Sort, str]
    definite: frozenset[str]
    none: frozenset[str]
    capital_nouns: bool
    compounds: tuple[str, ...]
    at: frozenset[str]
    at_suffixes: tuple[str, ...]
    there_suffixes: tuple[str, ...]
    object_suffixes: tuple[str, ...]
    apart_behind: tuple[str, ...]
    partners: frozenset[str]
    oblique: frozenset[str]  # prepositions that lead to what a verb tells about, or where, not to who takes part
    objects: frozenset[str]
    objects_before: frozenset[str]
    between: frozenset[str]
    planned_for: frozenset[str]
    pronouns: frozenset[str]
    pair: frozenset[str]
    persons: frozenset[str]  # what stands for one or several persons: "she", "they"
    dropped: bool
    within: frozenset[str]
    second: frozenset[str]
    resuming: frozenset[str]
    again: frozenset[str]  # words for another one, and that it goes on
    opening: frozenset[str]
    closing: frozenset[str]
    days: Mapping[str, int]  # words, a blank between → how many days they tell
    day_openers: frozenset[str]  # the first of these words
    since: frozenset[str]
    since_behind: frozenset[str]
    limits: frozenset[str]
    during: frozenset[str]
    margins: frozenset[str]
    over: frozenset[str]
    refused: frozenset[str]
    lasting: frozenset[str]
    naming: frozenset[str]
    others: frozenset[str]
    coming: frozenset[str]
    standing: frozenset[str]
    telling: frozenset[str]  # auxiliaries, and words with which what tells how an encounter stands begins
    sources: Mapping[
        str, tuple[tuple[str, ...], ...]
    ]  # first word → phrases before one whose words are told: "according to"
    sources_behind: frozenset[str]  # single words behind one: "zufolge"
    speaking: frozenset[str]  # verbs that announce a statement, and nothing about an encounter
    spokespersons: frozenset[str]
    speaking_apart: frozenset[str]  # those of which a word closes the clause: "teilte … mit"
    articles: frozenset[str]
    joiners: frozenset[str]  # words that stand before the last of a row: "and"
    that: frozenset[str]  # words that open what is said
    prepositions: frozenset[str]
    past: frozenset[str]  # auxiliaries and other words that tell the past of their sentence
    of: frozenset[str]
    settings: frozenset[str]  # nouns before a place, for its kind or a part of it: "the city of"
    played: frozenset[str]
    timing: frozenset[str]  # words of the calendar, and parts of the day
    relatives: frozenset[str]  # words that open a relative clause
    subordinating: frozenset[str]
    meanwhile: frozenset[str]
    hypothetical: frozenset[str]
    clause_openers: frozenset[str]
    reflexives: frozenset[str]
    strict_commas: bool
    contents: frozenset[str]  # words that open what is said, but those for a purpose
    pointing: frozenset[str]  # those that open nothing where nobody has spoken: they point, or lead to an infinitive
    framing: frozenset[str]  # those before what something is done in or after


@lru_cache(maxsize=512)  # bounded, because pages name languages that do not exist
@uncollected
def phrasebook(code: str) -> Phrasebook:
    """Of an ISO 639 code; without a word in it where the language has no table."""
    language = languages.load(code)
    table = language.encounter
    fold = {ord(letter): small for letter, small in language.calendar.fold.items()}
    book = Vocabulary(fold, spaced=language.calendar.spaced)
    for name, words in table.words.items():
        for word in words:
            book.open(f"<{name}>")
            book.enter(f"<{name}>", word)
    meanings: list[tuple[str, Meaning]] = [(form, None) for form in table.ignored]
    meanings += [(form, noun) for noun in table.noun for form in noun.forms]
    meanings += [(form, verb) for verb in table.verb for form in verb.forms]
    meanings += [(form, Party.GROUP) for form in table.groups]
    meanings += [(form, Party.COUNTERPART) for form in table.counterparts]
    marks: dict[Mark, tuple[str, ...]] = {
        "cancelled": table.cancelled, "postponed": table.postponed, "ongoing": table.ongoing,
        "announced": table.announced, "held": table.held,
    }  # fmt: skip
    meanings += [(form, mark) for mark, forms in marks.items() for form in forms]
    meanings += [(form, parted) for parted in table.parted for form in parted.forms]
    written = [(book.spelt(form), meaning) for form, meaning in meanings]
    forms = Forms(written, book.members)
    labels = book.used(forms.labels)
    days = {
        " ".join(words): int(count)
        for count, told in table.days.items()
        for form in told
        for words in product(*(spelt_out(folded(word, fold)) for word in form.split()))
    }
    relatives = wording(language.code).relatives | wording(language.code).comma_relatives | _words(table.relatives)
    contents = frozenset(form.rstrip("'") for form in language.speech.complementizers) - _words(table.purpose)
    told_alone = _words(form for form, meaning in meanings if _tells_alone(form, meaning))
    return Phrasebook(
        labels=labels,
        openers=forms.openers(labels),
        forms=forms,
        names=table.names,
        definite=_words(table.definite),
        none=_words(table.none),
        capital_nouns=table.capital_nouns,
        compounds=tuple(folded(part, fold) for part in table.compounds),
        at=_words(table.at),
        at_suffixes=table.at_suffixes,
        there_suffixes=table.there_suffixes,
        object_suffixes=table.object_suffixes,
        apart_behind=table.apart_behind,
        partners=_words(table.partners),
        oblique=(wording(language.code).prepositions | wording(language.code).genitives).difference(
            wording(language.code).agents,
            _words(article.rstrip("'’") for article in language.naming.articles),
            _words((*table.of, *table.partners, *table.towards)),
            _words((*table.subordinating, *table.meanwhile, *table.hypothetical)),
        ),
        objects=_words(table.objects),
        objects_before=_words(table.objects_before),
        between=_words(table.between),
        planned_for=_words(table.planned_for),
        pronouns=_words(table.pronouns),
        pair=_words(table.pair),
        persons=wording(language.code).pronouns,
        dropped=table.dropped,
        within=_words(table.within),
        second=_words(table.second),
        resuming=_words(table.resuming),
        again=_words((*table.others, *table.resuming)),
        opening=_words(table.opening),
        closing=_words(table.closing),
        days=days,
        day_openers=frozenset(words.split(" ")[0] for words in days),
        since=_words(table.since),
        since_behind=_words(table.since_behind),
        limits=_words(table.limits),
        during=_words(table.during),
        margins=_words(table.margins),
        over=_words(table.over),
        refused=_words(table.refused),
        lasting=_words(table.lasting),
        naming=_words(table.naming),
        others=_words(table.others),
        coming=_words(table.coming),
        standing=_words(table.standing),
        telling=wording(language.code).auxiliaries
        | frozenset(word for forms in marks.values() for form in forms for word in _first_words(form))
        | frozenset(word for parted in table.parted for form in parted.forms for word in spelt_out(form)),
        sources=wording(language.code).sources,
        sources_behind=_words(word for word in language.speech.sources_after if " " not in word),
        speaking=wording(language.code).speaking - told_alone,
        spokespersons=wording(language.code).spokespersons,
        speaking_apart=wording(language.code).speaking_apart - told_alone,
        prepositions=wording(language.code).prepositions | wording(language.code).genitives,
        of=_words(table.of),
        settings=frozenset(
            folded(word, fold)
            for word in (
                *language.naming.place_parts,
                *language.naming.place_units,
                *language.naming.settlement_nouns,
                *language.naming.place_plurals,
            )
        ),
        timing=_words(table.parts).union(almanac(language.code).labels),
        played=_words(table.played),
        relatives=relatives,
        subordinating=_words(table.subordinating),
        meanwhile=_words(table.meanwhile),
        hypothetical=_words(table.hypothetical),
        reflexives=wording(language.code).reflexives,
        strict_commas=table.strict_commas,
        contents=contents,
        clause_openers=relatives.union(contents, *map(_words, (table.subordinating, table.meanwhile, table.hypothetical))),
        pointing=_words(table.definite) | wording(language.code).infinitive_markers,
        framing=wording(language.code).prepositions - wording(language.code).genitives,
        articles=_words(article.rstrip("'’") for article in language.naming.articles),
        joiners=_words(language.speech.joiners),
        past=_words(language.calendar.past_words),
        that=frozenset(form.rstrip("'") for form in language.speech.complementizers),
    )


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
        compounds = [word for word in set(words) - labels.keys() if word.endswith(book.compounds)]
        parts = {word: part for word in compounds if (part := _last_part(word, book))}
        if parts:
            labels = {**{word: labels[part] for word, part in parts.items()}, **labels}
            openers = {**dict.fromkeys(parts), **openers}
    done = -1
    for at in compress(range(len(words)), map(openers.__contains__, words)):
        if at <= done:
            continue
        following = openers[words[at]]
        if following is not None and words[at + 2] not in following and words[at + 1] not in following:
            behind = past(within, at + 2)
            if behind == at + 2 or words[min(behind, len(words) - 1)] not in following:
                continue
        matches = book.forms.matches(pieces, labels, at, within)
        if matches and matches[0].last > at + 1 and any(within[one] != one for one in range(at + 1, matches[0].last)):
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
