"""Where does the noun phrase of a source begin and end? "According to | Ana Ruiz, mayor of Orlen, | the pier is safe"."""

from __future__ import annotations

from depeche.recording.grammar.clause_bounds import ASIDE
from depeche.recording.grammar.noun_phrases import BREAKS, abbreviates, noun_end
from depeche.recording.grammar.punctuation import FINAL
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

_JOINS = frozenset("'-")  # inside a surname: "D'Amico", "Smit-Brandt"
_INNER = BREAKS - FINAL
_APPOSED = 10  # items of an office with which a sentence opens, its holder behind a comma


def source_end(sentence: Sentence, start: int, wording: Wording, *, opens: bool) -> int:
    """Where the noun phrase behind "according to" ends: at a comma, else where a verb must begin.

    `opens`: that stands at the beginning of its sentence.
    """
    words, capital = sentence.words, sentence.capital
    end = noun_end(sentence, start, wording)
    closed = end >= len(words) or words[end] in BREAKS
    if wording.nouns_capitalised or (closed and not (opens and _INNER.isdisjoint(words[start:]))):
        return end  # else the sentence must come behind it: "Podle Vodičky trajekt odjel."
    comma = comma_behind(sentence, end, wording) if opens and not closed else 0
    if comma:
        return comma  # "Según una fuente cercana al consejo, …"
    named = next((at for at in range(start, end) if capital[at]), end)
    if named == end:
        return _behind_noun(sentence, start, end, wording)
    at = named
    while at < end and _goes_on(sentence, named, at, end, wording):
        at += 1
    if at == end:
        return end
    facts = wording.naming.facts
    if facts(words[at]).body and not any(capital[one] and facts(words[one]).given for one in range(start, at)):
        at += 1  # "volgens het Bretse ministerie"
    if at < end - 1 and wording.names_a_person(words[at]) and capital[at + 1]:  # "enligt FN:s talesperson Ana Ruiz"
        at += 1
        while at < end and capital[at]:
            at += 1
    while wording.speech.verb_second and words[at - 1] in wording.prepositions and not capital[at - 1]:
        at -= 1  # "Volgens Ilse Vaudrin | van de zeevaartraad is …"
    return at


def _behind_noun(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where a source without a name ends: behind its noun and those for whose or of what it is, which cases or a small word
    link ("podle mluvčího policie | se nic nestalo", "според шефа на полицията | няма"); where none is known, behind the
    first that is no adjective."""
    words, adjectives = sentence.words, wording.naming.naming.leading_endings
    at = next((at + 1 for at in range(start, end) if _oblique_source(words[at], wording)), 0)
    if not at:
        if not adjectives:
            return end
        nouns = (one for one in range(start, end) if words[one] not in wording.determiners)
        return next((one + 1 for one in nouns if not words[one].endswith(adjectives)), end)
    while at < end:
        linked = at + (words[at] in wording.genitives)
        of = linked > at or (wording.naming.declines and _oblique_source(words[linked], wording))
        if linked >= end or not of:
            break
        at = linked + 1
    return at


def _goes_on(sentence: Sentence, start: int, at: int, end: int, wording: Wording) -> bool:
    """Whether a name of a source that begins at `start` goes on at `at`, or what a body of that name is of."""
    words, capital, word = sentence.words, sentence.capital, sentence.words[at]
    if capital[at] or word in wording.prepositions or abbreviates(sentence, at) or _hyphened(sentence, at):
        return True  # "Volgens PvdA-leider Ilse Vaudrin | is …"
    joins = word in wording.joiners
    if (joins or word == ",") and "," in words[start:end]:
        return True  # "Volgens het ministerie van Havens, Rivieren en Kanalen | is …"
    inside = joins or (wording.speech.verb_second and word in wording.naming.particles)  # "Ilse de Vaudrin"
    between = (inside and capital[at - 1]) or word in _JOINS  # "Secondo D'Amico | è …"
    return between and at + 1 < end and capital[at + 1]


def _hyphened(sentence: Sentence, at: int) -> bool:
    """Whether an item is a hyphen behind a capital, or the part of a word that stands behind one."""
    hyphen = at if sentence.words[at] == "-" else at - 1
    return hyphen > 0 and sentence.words[hyphen] == "-" and sentence.capital[hyphen - 1]


def _means_a_source(word: str, wording: Wording) -> bool:
    """Whether a word can only be the noun of a source: "volgens de politie | raakte niemand gewond"."""
    return wording.naming.facts(word).body or wording.names_a_person(word) or word in wording.collectives


def _oblique_source(word: str, wording: Wording) -> bool:
    """Whether a word can only be the noun of a source, and for a person is in no nominative, where cases are told by
    endings: "podle policistů | muž utekl"."""
    if not _means_a_source(word, wording) or not wording.naming.declines or wording.naming.facts(word).body:
        return _means_a_source(word, wording)
    forms = wording.naming.facts(word).forms
    return word in wording.collectives or any(form != word for form in forms)


def first_name(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where the first name of a noun phrase ends: "Per la Cgil | servono «più risorse»"; `end` where it has none."""
    words, capital, at = sentence.words, sentence.capital, start
    while at < end and not capital[at]:
        at += 1
    if at == end or wording.nouns_capitalised:
        return end
    if at == start and any(known.kind == "place" for known in wording.naming.facts(words[at]).known):
        return end  # "Per Roma servono «più treni»"
    while at < end and (capital[at] or (words[at] in _JOINS and at + 1 < end and capital[at + 1])):
        at += 1
    return at


def last_noun(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where the last noun phrase of `start:end` begins, with its genitives: "kam | der Meldung der Stadt zufolge"."""
    words, capital = sentence.words, sentence.capital
    at = end
    while at > start:
        noun = at
        while noun > start and (capital[noun - 1] or words[noun - 1] in wording.naming.particles):
            noun -= 1
        begin = noun
        while begin > start and not capital[begin - 1] and _described(words[begin - 1], wording):
            begin -= 1  # "ersten Angaben zufolge"
        if begin > start and words[begin - 1] in wording.determiners:
            begin -= 1
        elif noun == at:
            return at if at < end else start
        else:
            begin = max(begin, noun - 1)  # one adjective: the word before it may be a verb
        at = begin
        genitive = words[at] in wording.determiners and at > start and capital[at - 1]
        if not genitive:
            return at
    return start


def _described(word: str, wording: Wording) -> bool:
    """Whether a word before a noun may be its adjective, no verb nor adverb."""
    known = (wording.auxiliaries, wording.adverbs, wording.prepositions, wording.determiners, wording.reported_verbs)
    return word.isalpha() and not any(word in words for words in known) and word.endswith(wording.speech.infinitive_endings)


def with_apposed(sentence: Sentence, start: int, at: int, wording: Wording) -> int:
    """Where a source before its word begins, a comma parting office and name: "A szóvivő, Pintér Zsófia | szerint"."""
    words, capital = sentence.words, sentence.capital
    if start < 2 or words[start - 1] != "," or start > _APPOSED:
        return start
    if any(word in BREAKS for word in words[: start - 1]):
        return start
    before, behind = range(start - 1), range(start, at)
    named = [all(capital[one] for one in part) and len(part) > 1 for part in (before, behind)]
    opens = wording.mean_somebody(words[: start - 1]) and named[1]
    return 0 if opens or (named[0] and wording.mean_somebody(words[start:at])) else start


def up_to_verb(sentence: Sentence, end: int, wording: Wording) -> int:
    """Where the verb stands behind an opening source and its circumstances: "Enligt ett brev till Vaudrin | har …"."""
    words = sentence.words
    if not wording.speech.verb_second or end >= len(words) or words[end] not in wording.prepositions:
        return end
    named = False
    for at in range(end + 1, min(end + ASIDE, len(words))):
        if words[at] in wording.auxiliaries:
            return at
        if words[at] in BREAKS:
            break
        if named and not sentence.capital[at] and words[at] not in wording.light and not wording.nouns_capitalised:
            return at  # "Enligt Vaudrin på Havsrådet | får …"
        named = sentence.capital[at]
    return end


def comma_behind(sentence: Sentence, at: int, wording: Wording) -> int:
    """The comma that closes the circumstances of a source with which its sentence opens; 0 where none does."""
    words = sentence.words
    if wording.speech.verb_second or words[at] not in wording.prepositions:
        return 0
    for comma in range(at, min(at + ASIDE, len(words) - 2)):
        if words[comma] == ",":
            inner = (wording.joiners, wording.opens_clause, wording.relatives, wording.prepositions)
            return 0 if any(words[comma + 1] in known for known in inner) else comma
        if words[comma] in BREAKS or words[comma] in wording.auxiliaries or words[comma] in wording.verbs:
            return 0
    return 0
