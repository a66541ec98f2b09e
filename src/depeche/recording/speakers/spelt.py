"""Whom does a source name that nothing but its capitals and its place tells for a name?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress

from depeche.model import EntityKind
from depeche.recording.grammar.cues import in_capitals
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.punctuation import COMMAS
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.belonging import somebodys_body
from depeche.recording.speakers.cast import Cast, Speaker
from depeche.recording.speakers.institutions import LONGEST_NAME
from depeche.recording.speakers.offices import tells_office
from depeche.recording.speakers.source import Source
from depeche.recording.speakers.spelt_bodies import SHORTEST
from depeche.recording.text.sentences import DASHES, QUOTED, Sentence
from depeche.recording.words.declension import base_name
from depeche.recording.words.facts import Facts
from depeche.recording.words.wording import Wording

_GIVEN_AND_SUR = 2  # words of a name that nothing but its place tells
_DOUBLE = 3  # items of a surname with a hyphen
_NOUN_AND_NAME = 3  # words of one behind the noun that leads it
_OPENS = 3  # words of a name with which a sentence opens, at most
_SHOWN = 60  # items of a sentence that tell whether it is a headline
_LAND = 6  # letters of the name of a country
_SITE = re.compile(r"(?:\w[\w-]*\.)+[a-z]{2,7}")
_SIGNS_OF_NAMES = frozenset("'.&/-")
_OPENING = DASHES | {":", "：", "•"}


def behind_role(source: Source) -> Speaker | None:
    """A person whom nothing else tells for one, by two capitalised words behind an office: "the engineer Tomas Arrieta"."""
    words, made, wording = source.sentence.words, source.made, source.wording
    if not wording.naming.naming.capitals:
        return None
    name = _behind_role(source)
    if name is None or made.overlapping(*name.span) or any(wording.naming.facts(word).body for word in name.phrase):
        return None
    if wording.naming.declines and not wording.nouns_capitalised and not wording.naming.facts(words[name.start]).given:
        return None  # "Urzędnik Białego Domu"
    known = made.surnames.get(words[name.end - 1])
    if known is not None:
        return source.speaker("spelt", known) if known.kind == "person" else None
    person = made.surnames[words[name.end - 1]] = source.new("person", name.start, name.end)
    roles = (word for word in words[source.start : name.start] if tells_office(word, wording))
    gender = next((gender for word in roles if (gender := wording.gender(word)) is not None), None)
    if gender is not None:
        made.genders.setdefault(person.name, gender)
    return source.speaker("spelt", person)


def between_commas(source: Source) -> Speaker | None:
    """A person whom nothing else tells for one, by two capitalised words between the comma behind an office and the one
    before the verb: "Harbour Trust Chief Executive, Tsanda Gombo, said", "Sa voisine, Tsanda Gombo, confie"."""
    sentence, words, wording = source.sentence, source.sentence.words, source.wording
    first = source.end - _GIVEN_AND_SUR
    if first < source.start + _GIVEN_AND_SUR or words[first - 1] != "," or source.behind != ",":
        return None
    name = source.within(first, source.end)
    if not _strangers_name(name) or not any(map(wording.means_a_person, words[source.start : first])):
        return None
    if "," in words[source.start : first - 1] or source.made.people(sentence.starts[source.start], name.span[0]):
        return None
    return source.speaker("spelt", source.new("person", first, source.end))


def _strangers_name(name: Source) -> bool:
    """Whether words with capitals are nothing that is known, where nouns have none."""
    sentence, wording = name.sentence, name.wording
    if wording.nouns_capitalised or not wording.naming.naming.capitals or name.made.overlapping(*name.span):
        return False
    if not all(sentence.capital[name.start : name.end]) or any(not word.isalpha() for word in name.phrase):
        return False
    return _unknown(name)


def _unknown(name: Source) -> bool:
    """Whether its words are in no list, and open no sentence."""
    found = map(name.wording.naming.facts, name.phrase)
    return all(facts.dull and not facts.opener for facts in found)


def of_their_body(source: Source) -> Speaker | None:
    """A person whom nothing else tells for one, by two capitalised words before a preposition and a body: "Tsanda Gombo of
    the Harbour Trust said"."""
    sentence, start, wording = source.sentence, source.start, source.wording
    link = start + _GIVEN_AND_SUR
    if link + 1 >= source.end or not all(sentence.capital[start:link]) or not wording.naming.naming.capitals:
        return None
    name = source.within(start, link)
    if sentence.words[link] not in wording.prepositions or any(map(wording.looks_common, name.phrase)):
        return None
    if not _unknown(name) or wording.mean_somebody(name.phrase) or any(map(wording.names_a_person, name.phrase)):
        return None
    behind = source.made.overlapping(sentence.starts[link + 1], source.span[1])
    if not behind or behind[0][2].kind != "organisation" or source.made.overlapping(*name.span):
        return None
    return source.speaker("spelt", source.new("person", start, link))


def _behind_role(source: Source) -> Source | None:
    """The last two of the words with capitals that close a source behind an office, no preposition before them."""
    words, capital, start, wording = source.sentence.words, source.sentence.capital, source.start, source.wording
    end = min(source.before(","), source.before("("))
    first = end
    while (
        first > start and capital[first - 1] and words[first - 1].isalpha() and not tells_office(words[first - 1], wording)
    ):
        first -= 1
    if end - first < _GIVEN_AND_SUR or not any(tells_office(word, wording) for word in words[start:first]):
        return None
    led = first - 1
    while led > start and words[led] in wording.determiners:
        led -= 1
    if words[led] in wording.prepositions and words[led] not in wording.determiners:
        return None  # "the lawyer of Ana Ruiz", "el jefe de la IX Región Norte"
    if wording.nouns_capitalised and (end - first > _GIVEN_AND_SUR or not tells_office(words[first - 1], wording)):
        return None
    return source.within(end - _GIVEN_AND_SUR, end)


def strange(facts: Facts) -> bool:
    """Whether a word is known to be nothing that names of people are not made of."""
    return not (facts.body or facts.role or facts.place_head or facts.demonym or facts.never or facts.known)


# ---------------------------------------------------------------- names as they are spelt


def as_spelt(source: Source) -> Speaker | None:
    """A source of capitalised words only, which nobody has recognised: named as it is spelt."""
    site = _site(source)
    if site is not None:
        return source.speaker("spelt", site)
    if source.wording.nouns_capitalised:
        return _spelt_among_nouns(source)
    land = _land(source)
    if land is not None:
        return source.speaker("spelt", land)
    if not source.wording.naming.naming.capitals:
        return None  # a script without capitals shows no names
    source = _before_bracket(source)
    words, opens = source.sentence.words, source.start
    while opens < source.end and words[opens] in COMMAS:
        opens += 1
    start = _past_article(source, opens)
    if start >= source.end:
        return None
    native = start + 1 < source.end and _leads_given_name(source, start)
    start += native
    name = source.within(start, source.end)
    if start > opens:
        known = source.made.overlapping(*name.span)
        if any(entity.kind != "person" for _, _, entity in known):
            return None  # "Prezydent Francji", "президент США"
        if source.wording.naming.declines and not known and source.wording.names_a_person(words[start - 1]):
            bearer = source.made.surnames.get(words[source.end - 1])  # else "prezydent Norwalii", "Urzędnik Białego Domu"
            return None if bearer is None else source.speaker("named", bearer)
    pointed = start > opens and words[opens] in source.wording.definite and not native
    if not _spells_a_name(name) or (pointed and len(name.phrase) == 1 and _of_no_list(words[start], source)):
        return None
    spelt = _alphanumeric(name.phrase)
    known_as = source.made.surnames.get(spelt[-1]) or (source.made.by_first_name(spelt[0]) if len(spelt) == 1 else None)
    if known_as is not None:
        return source.speaker("named", known_as)
    body = pointed and len(name.phrase) == 1 and not source.wording.naming.facts(words[start]).given
    kind: EntityKind = "organisation" if body else "person"
    return source.speaker("spelt", Named(kind=kind, name=_nominative(name, source.start), mentions=(source.span,)))


def _leads_given_name(source: Source, start: int) -> bool:
    """Whether a word for a people, with its capital, stands before a given name: "the Palestinian | Neda"."""
    words, facts = source.sentence.words, source.wording.naming.facts
    return source.sentence.capital[start + 1] and facts(words[start]).demonym and facts(words[start + 1]).given


def _site(source: Source) -> Named | None:
    """The site that the one word of a source names, an article before it or none: "Outsports.example"."""
    words, start = source.sentence.words, source.start
    start += words[start] in source.wording.definite
    written = source.made.text[source.sentence.starts[start] : source.span[1]] if start < source.end else ""
    return source.new("organisation", start, source.end) if _SITE.fullmatch(written) else None


def _before_bracket(source: Source) -> Source:
    """A source with a surname that begins with a preposition, up to its bracket: "Van Dam | (VVD)"."""
    words = source.sentence.words
    if not words[source.start][:1].isupper():
        return source
    end = source.before("(")
    return Source(source.sentence, source.start, end, source.made, span=(source.span[0], source.sentence.ends[end - 1]))


def _past_article(source: Source, opens: int) -> int:
    """Where a name begins behind articles and forms of address, unless its capital tells that they are a part of it: "dans
    | Les Échos"."""
    sentence, words, end, wording = source.sentence, source.sentence.words, source.end, source.wording
    start = opens
    while start < end and (words[start] in wording.determiners or words[start] in wording.titles):
        start += 1
        start += opens < start < end and words[start] == "'"  # "l'Union"
    one = start == opens + 1 and words[opens] in wording.definite
    return opens if one and sentence.capital[opens] and not _has_its_capital_anyway(sentence, opens) else start


def _of_no_list(word: str, source: Source) -> bool:
    """Whether one word behind an article may be for a people, which no list has, or a noun: "de Belg"."""
    speech = source.wording.speech
    if speech.peoples_small or word in source.made.surnames or source.wording.naming.facts(word).body:
        return False
    return not speech.demonym_endings or word.endswith(speech.demonym_endings)


def _alphanumeric(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.isalnum()]


def _spells_a_name(source: Source) -> bool:
    """Whether a few words, all with capitals that do not only stand where a sentence begins, may be a name."""
    words, made, wording = source.phrase, source.made, source.wording
    spelt = _alphanumeric(words)
    if not 0 < len(spelt) <= LONGEST_NAME or max(map(len, spelt)) < SHORTEST or not all(map(_may_be_spelt, words)):
        return False
    if not _has_capitals(source, inner=wording.naming.facts(spelt[0]).dull):
        return False
    if spelt[0].upper() == spelt[0] and len(spelt[0]) > 1:
        return False  # a script without capitals shows no names
    alone = len(words) == 1
    if alone and made.text[slice(*source.span)] in wording.naming.acronym_stops:
        return False  # "la ONG"
    if not alone and wording.names_a_person(spelt[-1]):
        return False  # "the Conservative MP"
    if any(wording.naming.facts(word).never or word in wording.not_in_office for word in spelt):
        return False  # "thank God", "Cumhurbaşkanı Yardımcısı"
    if not _has_its_capital_anyway(source.sentence, source.start):
        return True
    return _mixed(source) or (alone and a_name_here(source.sentence, source.start, made))


def _has_capitals(source: Source, *, inner: bool) -> bool:
    """Whether all words have capitals but those that may stand inside a surname: "Van den Berg", or with `inner` between
    two that have them: "Aimone d'Orsenigo"."""
    sentence, words, start, end = source.sentence, source.sentence.words, source.start, source.end
    prefixed = words[start][:1].isupper()
    for at in range(start, end):
        if sentence.capital[at] or not words[at].isalnum():
            continue
        if not (prefixed or (inner and start < at < end - 1)) or not _inside(sentence, at, source.wording):
            return False
    return True


def _nominative(name: Source, begin: int) -> str:
    """A name as written; one word, or two that a hyphen joins, in the nominative where what stands before the source shows
    their case: "По словам Марии", "W opinii Morwiaka-Kosa"."""
    made, lexicon, words = name.made, name.wording.naming, name.phrase
    written = made.text[slice(*name.span)]
    cases = lexicon.cases.behind.get(name.sentence.words[begin - 1]) if begin else None
    if not cases or not lexicon.declines or not (len(words) == 1 or words[1] == "-"):
        return written
    return "-".join(base_name(part, (part,), _capitals(made), None, lexicon, cases)[0] for part in written.split("-"))


def _inside(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether an item may stand inside a surname that begins with a preposition: "Van 't Hof", "Van den Berg-Smit"."""
    word = sentence.words[at]
    particles = wording.naming.particles
    return word in particles or f"{word}'" in particles or (word == "t" and sentence.words[at - 1] == "'")


def _may_be_spelt(word: str) -> bool:
    return word.isalnum() or word in _SIGNS_OF_NAMES


def _has_its_capital_anyway(sentence: Sentence, at: int) -> bool:
    """Whether a word has its capital from where it stands: first in its sentence, behind a colon or a dash."""
    return at == 0 or sentence.words[at - 1] in _OPENING


def a_name_here(sentence: Sentence, at: int, made: Cast) -> bool:
    """Whether the one word that opens a sentence is a name: a given name, or one that the text has with a capital elsewhere,
    and no noun for anybody."""
    wording, word = made.wording, sentence.words[at]
    facts = wording.naming.facts(word)
    if facts.body or facts.place_head or facts.demonym or facts.alone_known or wording.means_a_person(word):
        return False
    if _known_given(facts, wording):
        return True
    if wording.subject_is_plural(sentence.words[at + 1 : at + 2]):
        return False  # "Lekarze mówią"
    return _capitals(made).get(made.text[sentence.starts[at] : sentence.ends[at]], False)


def _known_given(facts: Facts, wording: Wording) -> bool:
    """Whether a word is a given name, and no other word as often."""
    return facts.given and not (facts.opener or facts.alone_known or wording.naming.is_common(facts))


def _capitals(made: Cast) -> dict[str, bool]:
    """The words of the text that have a capital, as written; and whether they have it within a sentence."""
    if made.capitals is None:
        made.capitals = {}
        for sentence in made.sentences:
            for at in compress(range(len(sentence)), sentence.capital):
                if sentence.words[at] != QUOTED:
                    written = made.text[sentence.starts[at] : sentence.ends[at]]
                    inside = made.capitals.get(written, False)
                    made.capitals[written] = inside or not _has_its_capital_anyway(sentence, at)
    return made.capitals


def _mixed(source: Source) -> bool:
    """Whether capitals behind the first word of a sentence show a name, its first word being no office and no body."""
    words = source.phrase
    if words[0][:1].isupper():
        return True  # "Van Dam": told by its capital already
    if not _GIVEN_AND_SUR <= len(words) <= _OPENS or not source.wording.light.isdisjoint(words):
        return False
    if in_capitals(source.sentence.capital[:_SHOWN]):
        return False
    facts = source.wording.naming.facts(words[0])
    return facts.dull and not facts.opener


def _land(source: Source) -> Named | None:
    """A country that no list has, told by how the names of countries end: "Velania said", "la Vélanie a déclaré"."""
    words, wording, at = source.sentence.words, source.wording, source.end - 1
    endings = wording.speech.land_endings
    if not endings or not source.sentence.capital[at] or not words[at].endswith(endings) or len(words[at]) < _LAND:
        return None
    led = at == source.start + 1 and (words[at - 1] in wording.definite or words[at - 1] in wording.determiners)
    if not (led or at == source.start) or not wording.naming.facts(words[at]).dull or words[at] in source.made.surnames:
        return None
    return source.new("place", at, at + 1)


# ---------------------------------------------------------------- where all nouns have capitals


def _spelt_among_nouns(source: Source) -> Speaker | None:
    """A name that stands where no noun can, in a language whose nouns have capitals; or one that has stood so before."""
    made, only = source.made, source.sentence.words[source.start] if len(source.phrase) == 1 else ""
    named = made.surnames.get(only)
    if named is not None and named.kind == "person":
        return source.speaker("named", named)  # "so Arrieta"
    if named is None or only not in made.spelt:
        named = _among_nouns(source)
        if named is None:
            return None
        if only and made.surnames.setdefault(only, named) is named:
            made.spelt.add(only)
    return source.speaker("spelt", named)


def _among_nouns(source: Source) -> Named | None:
    """A name behind a noun and its article ("der Apotheker Tomas Arrieta"), or alone where one thing would have an article
    ("teilte Armelia mit", "laut Stadt Bree")."""
    words, capital, start, wording = source.sentence.words, source.sentence.capital, source.start, source.wording
    end = min(source.before(","), source.before("("))
    if end - start == _DOUBLE and words[start + 1] == "-":
        return _double_name(source.until(end))
    first = end
    while first > start and capital[first - 1] and words[first - 1].isalpha() and words[first - 1] not in wording.light:
        first -= 1
    size = end - first
    if not 0 < size <= _NOUN_AND_NAME or len(words[end - 1]) < SHORTEST or somebodys_body(source, first):
        return None
    if any(map(wording.means_a_person, words[max(first, end - _GIVEN_AND_SUR) : end])):
        return None
    if size == 1:
        return _alone(source.within(first, end)) if first == start else None
    led = first > start and words[start] in wording.determiners
    if size == _GIVEN_AND_SUR:
        return _of_two(source.within(first, end), led=led, opens=first == start)
    dull = all(wording.naming.facts(word).dull for word in words[first + 1 : end])
    return source.new("person", first + 1, end) if dull and (led or wording.means_a_person(words[first])) else None


def _alone(name: Source) -> Named | None:
    """One word that is a name: a given one, or one of which nothing is known, where one thing would have an article."""
    word = name.sentence.words[name.start]
    facts = name.wording.naming.facts(word)
    if facts.opener and _has_its_capital_anyway(name.sentence, name.start):
        return None  # "Anders sieht das …"
    told = _known_given(facts, name.wording) or (facts.dull and not name.wording.looks_common(word))
    return name.new("organisation", name.start, name.end) if told and not _may_be_plural(name) else None


def _of_two(name: Source, *, led: bool, opens: bool) -> Named | None:
    """Two words of which the first is a noun for a body ("laut Stadt Bree") or, behind an article, for a firm ("die
    Reederei | Nordsand"), or that are somebody's name, where nothing stands before."""
    (noun, last), wording, start = name.phrase, name.wording, name.start
    body = wording.is_body(noun)
    if not body and not wording.naming.facts(last).dull:
        return None
    if led and noun in wording.companies:
        return name.new("organisation", start + 1, name.end)
    if body:
        return name.new("organisation", start, name.end)
    if not opens or not wording.naming.facts(noun).dull or wording.looks_common(noun) or wording.looks_common(last):
        return None
    timed = noun in wording.months or last in wording.months  # "hatte Anfang Juli berichtet"
    inside = not timed and not _has_its_capital_anyway(name.sentence, start)  # "laut Tsanda Gombo"
    return None if _may_be_plural(name) and not inside else name.new("person", start, name.end)


def _double_name(source: Source) -> Named | None:
    """Somebody of a double surname alone where one thing would have an article: "“…”, schrieb Vaudrin-Brandt"."""
    sentence, start, end, wording = source.sentence, source.start, source.end, source.wording
    parts = (sentence.words[start], sentence.words[end - 1])
    if not (sentence.capital[start] and sentence.capital[end - 1]) or len(parts[-1]) < SHORTEST:
        return None
    if not all(wording.naming.facts(word).dull for word in parts):
        return None
    if any(map(wording.means_a_person, parts)) or any(map(wording.looks_common, parts)) or _may_be_plural(source):
        return None
    return source.made.surnames.setdefault(parts[-1], source.new("person", start, end))


def _may_be_plural(source: Source) -> bool:
    """Whether no verb of speech shows that a word without an article speaks, and alone: "Armelia teilte mit", "“…”, sagte
    Brandt"."""
    words, start, wording = source.sentence.words, source.start, source.wording
    if start > 1 and words[start - 1] in wording.verbs and words[start - 2] in BREAKS:
        return wording.subject_is_plural([words[start - 1]])
    opens = start == 0 or words[start - 1] in BREAKS or words[start - 1] in wording.opens_clause
    behind = source.behind if opens else ""
    verb = behind in wording.verbs or behind in wording.auxiliaries
    return not verb or wording.subject_is_plural([behind])
