"""Which words of a sentence announce that somebody says something?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import Final

from depeche.language.speech import Cue
from depeche.recording.grammar.homographs import is_homograph
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.patterns import Pattern
from depeche.recording.words.phrases import Phrases
from depeche.recording.words.wording import Wording

_APPOSED = 10  # items back to the comma that opens an apposition
_BY = 2  # items before a noun that is led by a "by", an article and an adjective
_NEAR = 8  # items from a verb to what it is done to
_REACH = 40  # items between a verb and the particle that closes its clause
_STOPS = frozenset({";", ".", "!", "?"})
_APOSTROPHES = ("'", "’")
_MARKS = frozenset('«»„“”"‘’')
_HEADLINE = 0.6  # share of capitals from which on they are no sign of a name


class Found:
    """A cue in a sentence: items `start:end`; where its particle begins, if it has one, and of how many items that is."""

    __slots__ = ("cue", "end", "particle", "size", "start")

    def __init__(
        self,
        start: int,
        end: int,
        cue: Cue,
        particle: int | None = None,
        size: int = 1,
    ) -> None:
        self.start: Final = start
        self.end: Final = end
        self.cue: Final = cue
        self.particle: Final = particle
        self.size: Final = size


def cues(sentence: Sentence, wording: Wording) -> list[Found]:
    """The cues of a sentence in order; no two overlap, longer ones first. Linear."""
    words, known = sentence.words, wording.cues
    told: list[Found] = []
    candidates = compress(range(len(words)), map(known.__contains__, words))
    free = 0
    headline: bool | None = None
    nouns = wording.nouns_capitalised
    for at in candidates:
        word = words[at]
        if at < free or (at > 1 and words[at - 1] == "-" and _compounded(sentence, at)):
            continue
        if wording.cue_ends and at and (words[at - 1], word) in wording.cue_ends:
            continue  # "小说"
        if at and wording.musts and _must(words, at, wording):
            continue  # "cabe señalar que": the paper says so
        noun = _noun(words, at, wording) or (word in wording.homographs and is_homograph(sentence, at, wording))
        behind, beyond = (*words[at + 1 : at + 3], "", "")[:2]
        if behind in _MARKS and word in wording.title_words:
            continue  # "la loi dite « Ruiz »": those marks hold a name, else they were a quotation
        named = at > 0 and sentence.capital[at] and word.upper() != word  # "New York State"
        if word in wording.naming.particle_ends and at and f"{words[at - 1]} {word}" in wording.naming.particles:
            continue  # Turkish "der" in "Ludwig van der Meer"
        if named:
            headline = in_capitals(sentence.capital) if headline is None else headline
            named = not headline
        for pattern in known[word]:
            if (pattern.second and pattern.second != behind) or (pattern.third and pattern.third != beyond):
                continue
            if named and not (pattern.cue.noun and nouns):
                continue
            if word in wording.verbs and noun != pattern.cue.noun:
                continue  # "the hope that" and "they hope that"
            if pattern.cue.not_of and _done_to_a_thing(words, at, pattern.cue):
                continue
            found = _found(words, at, pattern, wording)
            if found is not None:
                told.append(found)
                free = found.end
                break
    return told


def _done_to_a_thing(words: Sequence[str], at: int, cue: Cue) -> bool:
    """Whether a noun stands beside a verb to which it is done in another sense: "bestreitet ihr letztes Rennen"; in its own
    clause: not "bestreitet, dass sie das Rennen …"."""
    for near in (reversed(words[max(0, at - _NEAR) : at]), words[at : at + _NEAR]):
        for word in near:
            if word == "," or word in _STOPS:
                break
            if word.endswith(cue.not_of):
                return True
    return False


def in_capitals(capital: Sequence[bool]) -> bool:
    """Whether so many words have capitals that these are no sign of a name, as in a headline."""
    return sum(capital) > _HEADLINE * len(capital)


def _must(words: list[str], at: int, wording: Wording) -> bool:
    """Whether a phrase that makes its words the writer's own stands before a verb, an adverb between at most."""
    if words[at - 1] in wording.adverbs and words[at - 1] not in wording.musts:
        at -= 1
    if not at or words[at - 1] not in wording.musts:
        return False
    return any(tuple(words[max(0, at - len(one)) : at]) == one for one in wording.musts[words[at - 1]])


def cue_at(words: list[str], at: int, wording: Wording, *, silent: bool = False) -> Found | None:
    """The cue that begins at item `at`, if it is one that may stand beside a quotation, or with `silent` one of thought."""
    known = wording.cues.get(words[at]) if at < len(words) else None
    if known is None:
        return None
    behind = words[at + 1] if at + 1 < len(words) else ""
    for pattern in known:
        if (pattern.second and pattern.second != behind) or pattern.cue.noun or (pattern.cue.silent and not silent):
            continue
        found = _found(words, at, pattern, wording)
        if found is not None:
            return found
    return None


def cue_of_any(words: list[str], at: int, wording: Wording) -> bool:
    """Whether a cue that is no noun begins at item `at`, be it one of mere thinking or expecting."""
    patterns = wording.cues.get(words[at], ())
    return any(not one.cue.noun and _found(words, at, one, wording) is not None for one in patterns)


def gerund(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether a cue is a verb form without a subject of its own: "saying", "sin descartar"."""
    word, speech = sentence.words[found.start], wording.speech
    if speech.gerunds and len(word) > 4 and word.endswith(speech.gerunds):
        return True
    if not (speech.infinitive_endings and word.endswith(speech.infinitive_endings)) or found.end - found.start > 1:
        return False
    before = found.start
    claims = found.end < len(sentence.words) and sentence.words[found.end] in wording.complementizers
    while before > 0 and sentence.words[before - 1] in wording.adverbs:
        if claims and sentence.words[before - 1] in wording.prepositions:
            break  # "al considerar que", whose preposition some adverbs have, too: "al menos"
        before -= 1
    return before > 0 and sentence.words[before - 1] in wording.prepositions


def phrase_at(sentence: Sentence, at: int, known: Phrases) -> int:
    """How many items from `at` on are one of those phrases; 0 where none is."""
    words = sentence.words
    if words[at] not in known:
        return 0
    behind = words[at + 1] if at + 1 < len(words) else ""
    for phrase in known[words[at]]:
        if phrase[1:2] in ((), (behind,)) and tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def goes_on(sentence: Sentence, end: int) -> bool:
    """Whether the word before item `end` goes on behind an apostrophe: "that|'s", "Tuesday|'s"; not "qu'|il"."""
    if end == 0 or end + 1 >= len(sentence.words) or sentence.words[end] != "'":
        return False
    tied = sentence.ends[end - 1] == sentence.starts[end] and sentence.ends[end] == sentence.starts[end + 1]
    return tied and sentence.words[end + 1].isalpha()


def past_letters(words: Sequence[str], at: int) -> int:
    """The item behind letters that tell who stands in for an office: "и. о. | директора", "p.o. | dyrektora"; else `at`."""
    end = at
    while end + 2 < len(words) and len(words[end]) == 1 and words[end].isalpha() and words[end + 1] == ".":
        end += 2
    return end if end > at + 2 else at


def _found(words: list[str], at: int, pattern: Pattern, wording: Wording) -> Found | None:
    """That pattern at item `at`, where its first two words are known to stand."""
    size = len(pattern.words)
    if size > 2 and tuple(words[at : at + size]) != pattern.words:
        return None
    if not pattern.particle:
        return Found(at, at + size, pattern.cue)
    particle = _particle(words, at + size, pattern.particle, words[at], wording)
    if particle is not None and not pattern.cue.takes and "," in words[at + size : particle]:
        return None  # "sagte, die Fähre lege ab": another verb's
    return None if particle is None else Found(at, at + size, pattern.cue, particle, len(pattern.particle))


def _particle(words: list[str], start: int, wanted: tuple[str, ...], verb: str, wording: Wording) -> int | None:
    """Where the particle closes the clause of its verb; None where that verb comes once more before it."""
    if wanted[0] not in words[start : start + _REACH]:
        return None
    may_lead = len(wanted) == 1 and wanted[0] in wording.prepositions and wanted[0] not in wording.topics
    for at in range(start, min(start + _REACH, len(words))):
        if words[at] in _STOPS or words[at] == verb:
            return None
        if words[at] != wanted[0] or tuple(words[at : at + len(wanted)]) != wanted:
            continue
        if len(wanted) == 1 and wanted[0] in wording.infinitive_markers and _infinitive(words, at + 1, wording):
            continue  # "sagte Vaudrin, ohne Gründe zu nennen"
        if not (may_lead and _leads(words, at, wording)):
            return at
    return None


def _infinitive(words: list[str], at: int, wording: Wording) -> bool:
    endings = wording.speech.infinitive_endings
    return at < len(words) and bool(endings) and words[at].endswith(endings)


def _leads(words: list[str], at: int, wording: Wording) -> bool:
    """Whether a word that may be a particle opens a phrase, and no infinitive comes behind: "teilt das Zimmer mit der …"."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if behind not in wording.determiners or behind in wording.opens_clause:
        return False
    return wording.infinitive_markers.isdisjoint(words[at : at + _REACH])


def _compounded(sentence: Sentence, at: int) -> bool:
    """Whether the hyphen before a word makes it the end of another: "work-related"."""
    return sentence.starts[at] == sentence.ends[at - 1] == sentence.ends[at - 2] + 1 and sentence.words[at - 2] != QUOTED


def _points_and_says(words: list[str], at: int, wording: Wording) -> bool:
    """Whether what may be an article before a verb is a pronoun that opens its clause: "Este afirma que"."""
    before = words[at - 1]
    pronoun = before in wording.pronouns or before in wording.speech.body_pronouns
    if not pronoun or words[at] in wording.also_nouns or words[at] not in wording.speaking:
        return False
    opens = at == 1 or words[at - 2] in _STOPS or words[at - 2] == ","
    behind = at + 1
    while behind < len(words) and words[behind] in wording.adverbs:
        behind += 1
    if not opens or behind >= len(words):
        return False
    said = wording.speech.bare_needs_mood and words[behind] in (",", ":")  # "Manche sagen, die Fähre sei zu"
    return said or words[behind] in wording.complementizers


def _noun(words: list[str], at: int, wording: Wording) -> bool:
    """Whether an article or preposition before it shows that a word is no verb here ("the claims", "por nota")."""
    if not at or words[at] not in wording.verbs or words[at] in wording.impersonal:
        return False
    before = words[at - 1]
    if wording.owns(words, at - 1):
        nouns = (wording.also_nouns, wording.verbs_of_several, wording.verbs_of_one)
        return any(words[at] in known for known in nouns)  # "the panel's report says"
    if before in wording.auxiliaries:
        return False
    if at == 1 and before in wording.points_back and words[at] in wording.speaking and ":" in words[at:]:
        return False  # "Lo dice sin rodeos: “…”"
    if at == 1 and before in wording.speech.body_pronouns and _points_and_says(words, at, wording):
        return False  # "Het meldde dat"
    if before == "'":  # "L'annonce a été faite", but "Vaudrin l'annonce"
        article = at > 1 and words[at - 2] in wording.definite
        return article and (at == 2 or words[at - 3] in wording.prepositions)
    if words[at] in wording.also_nouns and before in wording.verbs:
        return True
    if words[at] in wording.also_nouns and before in wording.prepositions and at + 1 < len(words):
        return words[at + 1] in wording.prepositions  # "after demand from retailers picked up"
    if before in wording.infinitive_markers:
        endings = wording.speech.infinitive_endings
        if not endings or words[at].endswith(endings):
            return False
    if (before in wording.couples or before in wording.pairs) and words[at] not in wording.also_nouns:
        return False  # "both said", "the two said"
    if before in wording.adverbs:  # "il le juge" and "que le juge"
        behind = words[at - 2] if at > 1 else ","
        acts = at + 1 < len(words) and (words[at + 1] in wording.speaking or words[at + 1] in wording.auxiliaries)
        if acts and behind in wording.joiners and wording.names_a_person(words[at]):
            return before in wording.determiners  # "et le juge ajoute"
        subject = behind.isalnum() and behind not in wording.prepositions and behind not in wording.opens_clause
        aside = before in wording.points_back if at == 1 else "," in words[max(0, at - _APPOSED) : at - 2]
        subject = subject or (behind == "," and aside)  # "Ana, la jefa, lo calificó", "Lo calificó"
        return before in wording.determiners and not (subject or behind == "'")
    if before in wording.determiners and before not in wording.joiners:
        return not _points_and_says(words, at, wording)
    speech = wording.speech
    of = at + 1 < len(words) and words[at + 1] in wording.genitives
    by = words[at - 3] if at > _BY and of and not speech.participles_close else ""
    if by in wording.agents and by not in wording.genitives and words[at - 2] in wording.determiners and before.isalpha():
        return before not in wording.closed  # "freinées par la faible demande"
    if speech.infinitive_endings and not speech.verb_second and words[at].endswith(speech.infinitive_endings):
        return False  # "después de decir que"
    return before in wording.prepositions and before not in wording.joiners
