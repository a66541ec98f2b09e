"""The speech table of a language, made ready for look-up: once per language and process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import chain, zip_longest
from typing import Any, Literal

from depeche.language import Language, cldr, gazetteer, load
from depeche.language.speech import Speech
from depeche.language.uncollected import uncollected
from depeche.recording.text.folding import fold
from depeche.recording.text.scripts import HAN
from depeche.recording.text.tokens import split
from depeche.recording.words.callings import also_called, origin_endings, trades
from depeche.recording.words.facts import Endings, Gender
from depeche.recording.words.forms import spelt_out
from depeche.recording.words.lexicon import Lexicon, lexicon
from depeche.recording.words.patterns import Pattern, patterns, speaking
from depeche.recording.words.phrases import Phrases, Words, by_last, folded_words, pairs, phrases, single

_NO_WORD = frozenset("[]{}()|<>0123456789")  # signs of a pattern, or of a date in figures
_CIRCUMSTANCE = 14  # characters of one, what opens and closes it not counted
_MEANWHILE = 3  # of the object of what goes on meanwhile
_CLOSE_TIMES = ("later_after", "earlier_after", "ago_after")  # classes of words that close a time: "two days | later"
_LOOKED_UP_OTHERWISE = frozenset({"hearsay", "musts", "owner_marks", "sources_between"})  # than by words
_SHORT_DAY = 3  # letters: shorter names of days are abbreviations, or other words


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """How a language words speech. Fields that are not explained here have the names and the sense of `Speech`."""

    speech: Speech
    naming: Lexicon
    cues: dict[str, tuple[Pattern, ...]]  # by first word, longest first
    verbs: Words  # first words of the cues that are no nouns, or not always
    opens_clause: Words  # complementizers and question words of one word
    pronouns: Words
    sources: Phrases
    heard_in: Phrases
    sources_first: Phrases
    sources_after: Phrases
    sources_of_bodies: Words
    sources_tail: Phrases
    sources_own: Phrases
    sources_theirs: Phrases
    sources_self: Phrases
    as_words: Phrases
    points_back: Phrases
    whose_words: Phrases
    months: Words  # their names, and no abbreviations
    days: Phrases  # names of weekdays, and words such as "yesterday" and "this morning"
    complementizers: Phrases
    noun_clauses: Phrases
    sourceless: Phrases
    asides: Phrases
    anonymity: Phrases
    asked: Phrases
    latter: Phrases
    hearsay: dict[str, Words]  # last word of a sentence → those of which one stands before it
    source_openers: Words
    source_starts: dict[str, Words | None]  # word at which what names a source may begin → those behind it; None: any
    triggers: Words  # a sentence without any of these attributes nothing, unless it has a quotation
    light: Words  # words that say nothing of whom they stand beside
    national_bodies: Phrases
    missions: Words  # "embassy"
    public_bodies: Words
    closed: Words  # words that are no nouns nor part of a name: these, verbs of speech and the like
    leading: Words  # small words that may lead a surname: "van", "de"
    clause_words: Words  # those that open a clause, and auxiliaries
    definite_nouns: tuple[str, ...]  # what a noun with its article ends in, of two letters or more ("polisen")
    verbal: Words  # auxiliaries, cues and joiners: no noun phrase that describes somebody goes on over them
    also_called: dict[str, tuple[tuple[tuple[str, ...], tuple[Words, ...]], ...]]  # first word of a paraphrase → it, offices
    adherents: dict[str, Words]  # noun for an adherent of a party → what tells it of somebody, folded without accents
    party_words: Words  # all that tells one
    like_bodies: dict[str, tuple[str, ...]]  # noun for a body → what else it may be called by
    origins: dict[str, Words]  # noun for who is from somewhere → words that tell it, all folded without accents
    natives: Words
    origin_words: Words  # all of these
    origin_endings: tuple[tuple[str, Gender | None], ...]  # of such nouns and the gender that each shows, longest first
    origins_capitalised: bool  # such nouns have a capital
    trades: dict[str, Words]  # office or occupation of one word → it, and what else its holders are called
    trade_endings: Endings  # the same at the end of longer words, where nouns are joined
    trade_nouns: Words  # these, and those other words that are not for everybody, as "politician" may be
    has_roles: bool  # it is known which nouns are offices and occupations
    nouns_capitalised: bool  # a capital letter is no sign of a name
    nouns_told_by_capitals: bool  # it is one, and the script has them
    question_enclitics: Words
    infinitive_markers: Words
    reported_verbs: Words
    auxiliaries: Words
    copulas: Words
    professes: Phrases
    passives: Words
    reflexives: Words
    agents: Words
    adverbs: Words
    negations: Words
    without: Words
    cites: Words
    impersonal: Words
    rumours: Words
    praising: Words
    occasions: Words
    prepositions: Words
    topics: Words
    genitives: Words
    determiners: Words
    definite: Words
    contracted: Words
    indefinite: Words
    nominatives: Words
    oblique: Words
    told_to: Words
    agencies: Words
    postpositions: Words
    accusatives: Words
    written_by: Words
    articles_alone: Words
    capital_prefixes: Words
    prefix_pieces: Words
    datives: Words
    addressees: Phrases
    conjunctions: Words
    subordinators: Words  # open a clause beside the main one: "when", "because"
    joiners: Words
    relatives: Words
    comma_relatives: Words
    oblique_relatives: Words
    beyond_office: Words  # words that open a clause, at which an office ends
    genitive_marks: Words
    correlatives: Words
    he: Words
    his: Words
    hers: Words
    tentative_verbs: Words
    first_persons: Words
    second_persons: Words
    as_ifs: Words
    musts: dict[str, tuple[tuple[str, ...], ...]]  # by last word
    cue_ends: frozenset[tuple[str, ...]]  # the last two items of words that only end as a verb of speech does
    no_one: Words
    rules: Words
    inscriptions: Words
    she: Words
    he_or_she: Words  # those that are one of the two, and no article
    they: Words
    quoting: Words
    sayings: Phrases
    sources_between: Mapping[str, Words]  # "in" → "view", "opinion"
    spoken: Words
    with_words: Phrases
    couples: Words
    pairs: Words
    it: Words
    documents: Words
    utterances: Words
    tallies: Words
    inquiries: Words
    papers: Words
    time_units: Words  # "days", "months", "hours"
    time_closers: Phrases  # behind them: "later", "más tarde"
    kinds_of_several: Words
    several_endings: Endings  # the same at the end of longer words, where nouns are joined
    venues: Words
    companies: Words
    governments: Words
    bodies_at_large: Words
    speaks_from: Words
    speaks_in: Words
    insiders: Words
    through: Phrases
    collectives: Words
    others: Words
    titles: Words
    title_words: Words
    title_words_after: Words
    judging: Words
    runs_so: Words
    also_nouns: Words
    verbs_of_several: Words
    verbs_of_one: Words
    also_adjectives: Words
    homographs: Words  # forms of verbs that may be nouns or adjectives: these, and those of several or of one
    of_several: Words
    naming_verbs: Words
    feminine: Words
    masculine: Words
    epithets: Words
    sole_offices: Words
    deputies: Words
    not_in_office: Words  # these, and who had an office
    told_offices: Words
    persons: Words
    entourage: Words
    unnamed_sources: Words
    speaking: Words  # verbs of one word behind which a "that" says what was said
    speaking_apart: Words  # verbs that do so with a word at the end of their clause: "teilte … mit"
    spokespersons: Words
    abbreviations: Words
    units: Words
    also_words: Words
    conjoined: Words
    circumstance: re.Pattern[str] | None  # what closes the words before a verb, where words are not parted
    owner_marks: str  # each of one character; a blank too
    possessive: str  # of the names; where there is none, what no word is
    hyphens: Words  # the hyphen, and the letter between a verb and its subject: "a-t-il", "dit-elle"
    obliques: Mapping[str, str]  # third persons behind a preposition, and who owns something → the pronoun of a subject

    def owns(self, words: Sequence[str], at: int) -> bool:
        """Whether the sign of an owner stands at `at`, its apostrophe before it: "Vaudrin's"."""
        return at > 0 and words[at] == self.possessive and words[at - 1] == "'"

    def names_a_person(self, word: str) -> bool:
        """Whether that folded word is a noun for a person: an office, an occupation, an epithet."""
        return word in self.epithets or self.naming.facts(word).role

    def trade(self, word: str) -> str:
        """That folded word as a trade of `trades`, or the one in which it ends: "Popsänger"; "" where it is none."""
        return word if word in self.trades else self.trade_endings.of(word)

    def tells_origin(self, word: str) -> bool:
        """Whether that folded word is one for a people, or for who is from somewhere."""
        facts = self.naming.facts(word)
        return facts.demonym or facts.folded in self.origins

    def origin_gender(self, word: str) -> Gender | Literal[""] | None:
        """The gender that a noun shows that ends as those for who is from somewhere; "" where it shows none."""
        for ending, gender in self.origin_endings:
            if word.endswith(ending):
                return gender or ""
        return None

    def means_a_person(self, word: str) -> bool:
        """Whether that folded word is a noun for a person of whatever kind: "neighbour", "woman", "spokesman"."""
        facts = self.naming.facts(word)
        if facts.role or facts.title_gender is not None or word in self.epithets or word in self.persons:
            return True
        return word in self.spokespersons or word in self.feminine or word in self.masculine

    def is_body(self, word: str) -> bool:
        """Whether that folded word is a noun for a body, one that acts for a place included."""
        return word in self.public_bodies or self.naming.facts(word).body

    def looks_common(self, word: str) -> bool:
        """Whether a word ends as common nouns and adjectives do, where both may have a capital."""
        return word.endswith(self.naming.noun_endings + self.speech.infinitive_endings)

    def mean_somebody(self, words: Iterable[str]) -> bool:
        """Whether one of those folded words can stand for a person or a body: a pronoun, or a noun for one."""
        for word in words:
            facts = self.naming.facts(word)
            if facts.role or facts.body or word in self.pronouns or word in self.epithets or word in self.spokespersons:
                return True
        return False

    def tells_a_people(self, word: str) -> bool:
        """Whether a folded word is for a people or its adjective, known or by its ending: "norwegian", "norwegische"."""
        endings = self.speech.national_endings or self.speech.demonym_endings
        return self.naming.facts(word).demonym or word.endswith(endings)

    def offices_meant(self, words: Sequence[str]) -> tuple[Words, ...]:
        """The offices, each as its words, that a paraphrase among those words stands for: "head of state", "president".
        Where cases link nouns, one adjective may stand inside: "szef polskiego rządu"."""
        for at, word in enumerate(words):
            for phrase, offices in self.also_called.get(word, ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    return offices
                if self.naming.declines and len(phrase) > 1 and tuple(words[at + 2 : at + 1 + len(phrase)]) == phrase[1:]:
                    return offices
        if self.naming.declines:
            for at, word in enumerate(words):
                for form in self.naming.facts(word).forms:
                    for phrase, offices in self.also_called.get(form, ()):
                        if all(map(self._is_form, words[at + 1 : at + len(phrase)], phrase[1:])) and at + len(phrase) <= len(
                            words
                        ):
                            return offices
        return ()

    def _is_form(self, word: str, base: str) -> bool:
        """Whether a word is that one, or a form of it as a name declines: "главы | региона", "міського | голови"."""
        facts = self.naming.facts(word)
        return base in (word, facts.folded) or base in facts.forms

    def leads_noun(self, words: Sequence[str]) -> bool:
        """Whether a demonstrative begins those words and is no pronoun, its noun behind it: "informó | este ministerio"."""
        if len(words) == 1 or words[0] not in self.determiners:
            return False
        return self.is_body(words[1]) or self.means_a_person(words[1])

    def behind_articles(self, words: Sequence[str], start: int, end: int) -> int:
        """Where a noun phrase begins but for its articles; one word of it is left."""
        while start + 1 < end and words[start] in self.determiners:
            start += 1
        return start

    def subject_gender(self, words: Iterable[str]) -> Gender | None:
        """The gender of its subject that a verb of speech shows: "сказала" is a woman's."""
        feminine, masculine = self.speech.feminine_verbs, self.speech.masculine_verbs
        if feminine or masculine:
            for word in words:
                if word.endswith(feminine):
                    return "f"
                if word.endswith(masculine):
                    return "m"
        return None

    def subject_is_plural(self, words: Iterable[str]) -> bool:
        """Whether one of those words, a verb of speech or its auxiliary, shows that several speak."""
        endings = self.speech.plural_verbs
        return bool(endings) and any(word.endswith(endings) and len(word) > 2 for word in words)

    def gender(self, word: str) -> Gender | None:
        """The gender that a word beside a name shows."""
        if word in self.feminine:
            return "f"
        return "m" if word in self.masculine else self.naming.facts(word).title_gender


@lru_cache(maxsize=64)  # bounded, because pages name languages that do not exist
@uncollected
def wording(code: str) -> Wording:
    """The wording of the language with that primary subtag."""
    language = load(code)
    speech, names = language.speech, lexicon(language)
    cues = patterns(speech)
    found = _lists(speech)
    found |= _who_is_meant(found, speech, names)
    found |= _how_clauses_go_on(found, cues, speech, names)
    roles = names.naming.roles
    return Wording(
        speech=speech,
        naming=names,
        cues=cues,
        sources_between=pairs(speech.sources_between),
        hearsay=pairs(" … ".join(reversed(pair.split("…"))) for pair in speech.hearsay),
        days=_days(language),
        time_units=_time_units(language),
        time_closers=phrases(_expanded(chain.from_iterable(language.calendar.words.get(one, ()) for one in _CLOSE_TIMES))),
        months=_months(language),
        second_persons=folded_words(language.encounter.second),
        subordinators=single((*language.encounter.subordinating, *language.encounter.meanwhile)),
        obliques=_obliques(speech),
        musts=by_last(speech.musts),
        cue_ends=frozenset(split(word)[-2:] for word in speech.cue_endings),
        circumstance=_circumstance(speech),
        owner_marks="".join((*speech.owner_marks, " ")),
        has_roles=bool(roles.m or roles.f or roles.either),
        nouns_capitalised=names.naming.nouns_capitalised,
        nouns_told_by_capitals=names.naming.capitals and not names.naming.nouns_capitalised,
        definite_nouns=tuple(ending for ending in names.naming.definite_endings if len(ending) > 1) or ("\0",),
        speaking=speaking(cues),
        speaking_apart=speaking(cues, apart=True),
        **found,
    )


def _lists(speech: Speech) -> dict[str, Any]:
    """The lists that are looked up under the names which they have in `Speech`: words, and phrases by their first word."""
    wanted = {field.name for field in fields(Wording)} - _LOOKED_UP_OTHERWISE
    found: dict[str, Any] = {}
    for field in fields(speech):
        if field.name in wanted and field.type in ("Phrases", "tuple[str, ...]"):
            written = getattr(speech, field.name)
            found[field.name] = phrases(written) if field.type == "Phrases" else folded_words(written)
    found["venues"] |= found["papers"]
    return found


def _who_is_meant(words: Mapping[str, Any], speech: Speech, names: Lexicon) -> dict[str, Any]:
    """Nouns and pronouns for somebody who has a name, too."""
    called = trades(speech, names)
    epithets: Words = words["epithets"]  # anybody's, unless they are trades themselves
    adherents = {noun.lower(): frozenset(map(fold, told)) for noun, told in speech.adherents.items()}
    origins = {fold(noun): frozenset(map(fold, told)) for noun, told in speech.origins.items()}
    deputies = words["deputies"].union(gazetteer.deputy_prefixes())  # "vice" may stand apart, too
    return {
        "deputies": deputies,
        "not_in_office": deputies | words["not_in_office"],
        "pronouns": words["he"] | words["she"] | words["they"] | words["others"],
        "he_or_she": (words["he"] ^ words["she"]) - words["determiners"],
        "epithets": epithets.union(called, folded_words(tuple(speech.adherents))),
        "also_called": also_called(speech, names),
        "trades": called,
        "trade_endings": Endings((trade for trade in called if len(trade) > 4) if names.naming.compounds else ()),
        "trade_nouns": frozenset(called).union(*called.values()) - epithets.difference(called),
        "several_endings": Endings(words["kinds_of_several"] if names.naming.compounds else ()),
        "adherents": adherents,
        "party_words": frozenset[str]().union(*adherents.values()),
        "like_bodies": {
            noun: tuple(dict.fromkeys(other for one in speech.like_bodies if noun in one for other in one if other != noun))
            for noun in chain.from_iterable(speech.like_bodies)
        },
        "origins": origins,
        "origin_words": frozenset(origins).union(*origins.values()),
        "origin_endings": origin_endings(speech),
        "origins_capitalised": all(noun[0].isupper() for noun in speech.origins),
        "possessive": names.naming.possessive or "\0",
    }


def _how_clauses_go_on(
    words: Mapping[str, Any], cues: Mapping[str, Sequence[Pattern]], speech: Speech, names: Lexicon
) -> dict[str, Any]:
    """Words at which a clause, a name, an office or a source begins or ends."""
    verbs = frozenset(word for word, group in cues.items() if not all(pattern.cue.noun for pattern in group))
    opens_clause = single((*speech.complementizers, *speech.question_words))
    light: Words = words["prepositions"].union(words["determiners"], words["relatives"], words["adverbs"], words["pronouns"])
    acting = verbs.union(words["auxiliaries"], words["joiners"])
    source_starts = _source_starts(words)
    return {
        "verbs": verbs,
        "homographs": words["also_adjectives"] | words["verbs_of_several"] | words["verbs_of_one"],
        "opens_clause": opens_clause,
        "light": light,
        "closed": light.union(acting, words["negations"], words["conjunctions"]) - names.particles,
        "leading": light.union(acting, *map(split, names.particles)),
        "hyphens": frozenset(("-", *speech.euphonic)),
        "clause_words": opens_clause.union(words["complementizers"], words["question_enclitics"], words["auxiliaries"]),
        "verbal": words["auxiliaries"].union(cues.keys() - words["prepositions"], words["joiners"]),
        "beyond_office": (words["relatives"] | words["comma_relatives"] | opens_clause) - words["determiners"],
        "source_starts": source_starts,
        "triggers": frozenset(cues).union(source_starts, words["points_back"]),
    }


def _source_starts(words: Mapping[str, Any]) -> dict[str, Words | None]:
    """The words at which what names a source may begin, with those of which one has to stand behind; None: any may."""
    starts: dict[str, Words | None] = dict.fromkeys(words["source_openers"].union(words["sources_of_bodies"]))
    for name in ("as_words", *(name for name in words if name.startswith("sources") and name != "sources_of_bodies")):
        for first, group in words[name].items():
            behind = starts.get(first, frozenset())
            if behind is not None and all(len(phrase) > 1 for phrase in group):
                starts[first] = behind.union(phrase[1] for phrase in group)
            else:
                starts[first] = None
    return starts


def _circumstance(speech: Speech) -> re.Pattern[str] | None:
    """What tells, at the end of the words before a verb, in or after what, how or while what somebody speaks."""
    told = [f"{opening}[^，。]{{1,{_CIRCUMSTANCE}}}[{''.join(ends)}]" for opening, ends in speech.circumstances.items()]
    told += [rf"[{HAN}]{mark}[{HAN}]{{0,{_MEANWHILE}}}" for mark in speech.going_on_marks]
    told += [rf"[{HAN}]{{2}}{mark}" for mark in speech.manner_marks]
    return re.compile(rf"(?:{'|'.join(told)})\Z") if told else None


def _obliques(speech: Speech) -> dict[str, str]:
    """Words for "him", "his" and "her" → "he" and "she"; not those that tell no gender."""
    men, women = (*speech.him_and_her.m, *speech.his), (*speech.him_and_her.f, *speech.hers)
    found = {word: speech.he[0] for word in men if speech.he} | {word: speech.she[0] for word in women if speech.she}
    return {word: base for word, base in found.items() if not (word in men and word in women)}


def _time_units(language: Language) -> Words:
    """Nouns for times; none where words are not parted, and "day" is a part of many."""
    units = language.calendar.units.values() if language.naming.spaced else ()
    return folded_words((*_expanded(chain.from_iterable(units)), *language.speech.short_units))


def _expanded(written: Iterable[str]) -> Iterator[str]:
    """The words that those written with their endings in braces stand for."""
    return chain.from_iterable(map(spelt_out, written))


def _days(language: Language) -> Phrases:
    """The names of weekdays, and what is said in place of one."""
    calendar = language.calendar
    spoken = (*calendar.words.get("today", ()), *calendar.words.get("yesterday", ()))
    known = zip_longest(cldr.locale(language.code).weekdays, calendar.weekdays, fillvalue=())
    single = ((*one, *(name for name in more if " " not in name)) for one, more in known)  # not "nesta quarta"
    full = chain.from_iterable(map(_whole_names, single))
    return phrases(phrase for phrase in (*full, *spoken) if _NO_WORD.isdisjoint(phrase))


def _whole_names(day: Sequence[str]) -> Iterator[str]:
    """The names of one weekday without its abbreviations; a short one where it has no longer one, as Romanian "joi"."""
    longest = max(map(len, day), default=0)
    return (name for name in day if len(name) >= min(longest, _SHORT_DAY + 1) and not name.endswith("."))


def _months(language: Language) -> Words:
    forms = (form for one in (*cldr.locale(language.code).months, *language.calendar.months) for form in one)
    return folded_words(form for form in forms if len(form) > _SHORT_DAY - 1 and not form.endswith("."))
