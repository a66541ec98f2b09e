"""The `[encounter]` table of a language file: how the language speaks of talks, summits, visits, calls and sessions.

Words and phrases are forms as `language.calendar` describes them, without slots; endings may stand in braces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from depeche.model import MeetingStatus

Sort = Literal["talks", "summit", "visit", "call", "session", "hearing", "debate", "conference", "meal"]
"""Kinds of encounter. Two mentions of kinds that exclude each other (a visit, a call) are never one meeting."""


Endings = tuple[str, ...]
"""What words and names end in, as written; other lists are of words, with their endings in braces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """Nouns that name an encounter."""

    sort: Sort
    forms: tuple[str, ...]
    firm: bool = True  # False: the word often means something else, so it takes more evidence
    attended: bool = False  # the word means one only behind a preposition: "at the debate", not "the debate goes on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """Verbs that tell of one. Parties have to stand on both sides, unless a key says that less will do."""

    sort: Sort
    forms: tuple[str, ...]
    firm: bool = True  # False: it often means something else; a day and someone named have to stand with it
    status: MeetingStatus | None = None  # where the form itself tells it
    alone: bool = False  # its object is a place or nothing: "visited", "flew to"
    joint: bool = False  # all parties may stand on one side: "the ministers met in Vienna", "they have … received"
    particle: tuple[str, ...] = ()  # one of these has to follow in the sentence: "kommt … zusammen"
    unless: tuple[str, ...] = ()  # words behind it, up to the particle, that make it mean else: "met the target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """Verbs in two parts that tell how an encounter stands: "sagte ein Treffen … ab"."""

    status: MeetingStatus | None = None  # None: that there will be none ("schloss ein Treffen … aus")
    forms: tuple[str, ...]
    particle: tuple[str, ...]  # one of these has to close the clause; no comma stands before it
    unless: tuple[str, ...] = ()  # words between the two that make it mean else


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsExample:
    """An invented text with all its meetings: (its words that tell it, when or "", where or "", status) of each."""

    text: str
    meetings: tuple[tuple[str, str, str, str], ...] = ()
    on: str = "2022-01-12"  # the article's day, a Wednesday
    known_gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounters:
    """How one language speaks of encounters."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # classes used in the forms
    names: Mapping[Sort, str] = field(default_factory=dict)  # what one is called that only a verb tells of: "meeting"
    noun: tuple[Noun, ...] = ()
    verb: tuple[Verb, ...] = ()
    declined: bool = False  # nouns stand in cases: what one is called is the spelling without an ending, or the first
    capital_nouns: bool = False  # nouns have a capital: "treffen" is the verb
    inverted: bool = False  # the subject stands behind a verb that something else leads: "Am Abend | traf Orlo Vaud"
    compounds: Endings = ()  # last parts of compounds that mean what they mean alone: "gipfel" in "Krisengipfel"
    ignored: tuple[str, ...] = ()  # longer forms that are no encounter: "press conference"
    definite: tuple[str, ...] = ()  # words before a noun that point back: "the", "these"
    demonstrative: tuple[str, ...] = ()  # those of them that always do: "this", "these"
    definite_endings: Endings = ()  # what a noun ends in that points back: "mötet"
    none: tuple[str, ...] = ()  # words before a noun that deny it: "no", "without"
    refused: tuple[str, ...] = ()  # words that deny what they lead to: "refused to meet"
    at: tuple[str, ...] = ()  # prepositions before the place
    at_suffixes: Endings = ()  # what a place bears where the language has endings for it: "Ankara'da"
    there_suffixes: Endings = ()  # those of them for where something is, not whither it goes
    away_suffixes: Endings = ()  # what one bears from which something comes, which begins so too: "Ankara'dan"
    object_suffixes: Endings = ()  # what a name bears to which a verb behind it is done: "Orlo'yu ziyaret etti"
    apart_behind: Endings = ()  # behind a name, as written, that takes part in something else: " tarafından"
    planned_for: tuple[str, ...] = ()  # before the day for which something is planned ("für Freitag ist … geplant")
    houses: tuple[str, ...] = ()  # nouns for a house in which one meets, the form of the dictionary first: "hotel"
    house_endings: Endings = ()  # what compounds for one end in: "Außenministerium"
    partners: tuple[str, ...] = ()  # prepositions before those who take part: "between", "with"
    between: tuple[str, ...] = ()  # those of them before all who take part, in a row: "between"
    towards: tuple[str, ...] = ()  # prepositions before whom it is done to: "spoke to", "recibió a", "appeared before"
    objects: tuple[str, ...] = ()  # verbs with as many things for an object as persons: "received", "hosts"
    objects_before: tuple[str, ...] = ()  # those that stand behind their object: "kabul etti"
    pronouns: tuple[str, ...] = ()  # what stands for an encounter at the head of the next sentence: "it", "they"
    pair: tuple[str, ...] = ()  # what stands for the two that were told before: "the two", "both leaders"
    dropped: bool = False  # a sentence may go without one: "Tendrá lugar el lunes"
    within: tuple[str, ...] = ()  # adverbs that may stand within a form of several words: "has already met"
    second: tuple[str, ...] = ()  # second persons, whose visits and meetings are nobody's: "you", "your"
    resuming: tuple[str, ...] = ()  # verbs that tell that it goes on after a while: "They will resume on Friday"
    opening: tuple[str, ...] = ()  # words that tell the first of several days: "opened"
    closing: tuple[str, ...] = ()  # words that tell the last of them: "ended"
    days: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # how many → "three-day", "three days of"
    since: tuple[str, ...] = ()  # prepositions before the day from which it goes on: "since"
    since_behind: tuple[str, ...] = ()  # what stands behind that day instead: "salıdan beri"
    limits: tuple[str, ...] = ()  # words before a date that is not the day itself: "before", "by", "until"
    of: tuple[str, ...] = ()  # prepositions before the day of what another noun tells: "the floods of last weekend"
    parts: tuple[str, ...] = ()  # words before those that only tell a part of the day: "in the early hours of Monday"
    relatives: tuple[str, ...] = ()  # words that open a relative clause, beside those of `Speech`: "whose"
    subordinating: tuple[str, ...] = ()  # words that open a clause that tells of something else: "because", "before"
    meanwhile: tuple[str, ...] = ()  # those that open one of the same occasion: "on Monday in Rome, where"
    hypothetical: tuple[str, ...] = ()  # those that open one that may never come true: "if they met"
    purpose: tuple[str, ...] = ()  # words for "that" behind which the same is told on: "поехала в Осло, чтобы встретиться"
    strict_commas: bool = False  # every clause stands between commas
    played: tuple[str, ...] = ()  # words of games, several of which tell that a text is about one: "goalkeeper"
    during: tuple[str, ...] = ()  # words before a mention in which something was said: "during a phone call"
    margins: tuple[str, ...] = ()  # words before a mention beside which another took place: "on the sidelines of"
    over: tuple[str, ...] = ()  # words before a mention that is over: "after"
    lasting: tuple[str, ...] = ()  # words before a noun that say how long it took: "hours of talks"
    naming: tuple[str, ...] = ()  # words before a date that is part of a noun's name: "its February letter"
    others: tuple[str, ...] = ()  # adjectives that tell one more of the same kind: "the previous meeting"
    coming: tuple[str, ...] = ()  # those of them that tell the one to come: "the next meeting"
    standing: tuple[str, ...] = ()  # what stands behind such a word for the noun told before: "one", "edition"
    press: tuple[str, ...] = ()  # words in names of papers and broadcasters, who report it and take no part: "times"
    groups: tuple[str, ...] = ()  # who can meet among themselves: bodies, and those named as several ("the ministers")
    counterparts: tuple[str, ...] = ()  # whom one meets: "the mayor", "his colleague"
    cancelled: tuple[str, ...] = ()
    postponed: tuple[str, ...] = ()
    ongoing: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    parted: tuple[Parted, ...] = ()
    example: tuple[MeetingsExample, ...] = ()
