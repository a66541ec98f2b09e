"""What do clauses say that are not built subject, verb, object: one with its object first, one that is about its head?

„Den Vorschlag lehnte Vaudrin ab“, "La propuesta la rechazó Vaudrin"; "Vaudrin, who called it “a mistake”, left".
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import Subject, bracket_start
from depeche.recording.grammar.cues import Found, gerund
from depeche.recording.grammar.noun_phrases import BREAKS, noun_end
from depeche.recording.grammar.punctuation import FINAL
from depeche.recording.speech.governing import Governed
from depeche.recording.speech.speech_verb import SpeechVerb
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_OF_PEOPLE = frozenset({"accuse", "praise", "warn"})  # acts whose object may be somebody
_FRONT = 7  # items of an object that stands first
_HEAD = 40  # items of a subject before its relative clause, at most
_TAKEN_UP = 3  # items of an object, the pronoun that takes it up and an auxiliary, at least
_FULL = 2  # words of a name with its given name
_NAME = 6  # items of the subject behind its verb
_LONGEST = 12  # items of one that its article shows to be the subject: "der erst 29 Jahre alte Minister Jan Tarrow"
_LED = 3  # items up to a verb form without a subject that opens its sentence


def object_first(verb: SpeechVerb, who: Subject | None, behind: Governed | None) -> tuple[Span, Span] | None:
    """What is said and its source, where the object opens its sentence and a name closes it; None where it is not so.

    `behind`: what the verb would govern otherwise. A language whose nouns have no capital tells a name by it; another by
    a given name, or by an article that no subject has.
    """
    words, found, wording = verb.words, verb.found, verb.wording
    if who is None or not wording.speech.inverts or not wording.naming.naming.capitals or "object" not in found.cue.takes:
        return None
    if found.cue.act in _OF_PEOPLE or not 0 < found.start <= _FRONT or QUOTED in words:
        return None
    topic = who.after and wording.nouns_capitalised and words[0] in wording.topics
    if who.after:  # "Gegen den Verkauf sprach sich Brandt aus.", "Την απόφαση ανακοίνωσε η …"
        if behind is not None or not (topic or words[0] in wording.oblique):
            return None
        name = who.span
    else:
        if behind is None or behind[0] != "object" or who.start:
            return None
        name = behind[1][0]
    told = words[0].endswith(wording.speech.accusative_endings or ("\0",))  # "Decyzję rady | skomentowała Ada Morven"
    if told:
        name = name[0], next((at for at in range(*name) if words[at] in wording.prepositions), name[1])
    end = name[1] + (name[1] == found.particle) * found.size
    if topic and words[name[1] - 1] == ")":
        name = name[0], bracket_start(words, name[1] - 1, name[0])  # "Hannes Brandt (AfD)"
    if not (_ends(words, end) or (told and words[end] in wording.prepositions)):
        return None
    if not (topic and wording.mean_somebody(words[slice(*name)])) and not _somebody(verb.sentence, *name, wording):
        return None
    if not who.after and not told and wording.mean_somebody(words[: found.start]):
        return None
    last = _behind_its_pronoun(words, found.start, wording)
    return ((0, last), name) if last else None


def _behind_its_pronoun(words: Sequence[str], verb: int, wording: Wording) -> int:
    """Where an object ends that stands first, before the pronoun that takes it up: "La propuesta | la rechazó"; 0: an
    auxiliary shows that it is the subject, "The jury has excluded Ruiz"."""
    last = verb
    if words[last - 1] in wording.auxiliaries and not wording.nouns_capitalised:
        if last < _TAKEN_UP or not (words[last - 2] in wording.determiners or words[last - 2] in wording.pronouns):
            return 0
        last -= 1
    while last > 1 and (words[last - 1] in wording.determiners or words[last - 1] in wording.pronouns):
        last -= 1
    return last


def main_behind(sentence: Sentence, found: Found, said: Span, wording: Wording) -> Subject | None:
    """The subject of the main clause behind the reported one of a verb form that opens its sentence and has none of its own:
    "Al afirmar que el puerto está vacío, | Ana Ruiz sorprendió"."""
    words, capital, speech = sentence.words, sentence.capital, wording.speech
    if not (speech.inverts and wording.naming.naming.capitals) or wording.nouns_capitalised or found.start > _LED:
        return None
    before = words[found.start - 1] if found.start else ""
    infinitive = before in wording.prepositions and words[found.start].endswith(speech.infinitive_endings)
    compound = found.start > 1 and before.endswith(speech.infinitive_endings)  # "dopo aver detto"
    if not (infinitive or compound or gerund(sentence, found, wording)) or any(capital[1 : found.start]):
        return None
    for comma in range(said[0] + 1, min(said[1], said[0] + _HEAD) - 2):
        at = comma + 1
        if words[comma] != "," or words[at] in wording.prepositions:
            continue
        named = capital[at] and capital[at + 1]
        if not (named or (words[at] in wording.definite and wording.means_a_person(words[at + 1]))):
            continue
        end = noun_end(sentence, at, wording)
        if end >= len(words) or words[end] in BREAKS or words[end] in wording.joiners:
            continue
        if not wording.joiners.isdisjoint(words[at:end]) or all(capital[said[0] : comma]):
            continue  # a list inside what is said
        return Subject(at, end, at)
    return None


def _ends(words: Sequence[str], at: int) -> bool:
    """Whether nothing but a full stop stands from item `at` on."""
    return all(word in FINAL for word in words[at:])


def _somebody(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether those items are a name, with or without an office before it, and nothing else."""
    words, capital = sentence.words, sentence.capital
    longest = _LONGEST if wording.nouns_capitalised and words[start] in wording.nominatives else _NAME
    if not 0 < end - start <= longest:
        return False
    if wording.nouns_capitalised:
        facts = wording.naming.facts
        if words[start] in wording.nominatives:  # "Beides weist | der Minister | zurück"
            nouns = [word for word in words[start + 1 : end] if wording.means_a_person(word) or word[0].isdecimal()]
            return bool(nouns) and wording.gender(nouns[-1]) != "f"
        given = next((at for at in range(start, end) if facts(words[at]).given), end)
        return (
            given + 1 < end
            and all(capital[given:end])
            and all(wording.mean_somebody((word,)) for word in words[start:given])
        )
    first = start
    while first < end and (wording.names_a_person(words[first]) or words[first] in wording.titles):
        first += 1
    if not capital[first if first < end else start]:
        first = _behind_small_office(sentence, start, end, wording)  # "policejní mluvčí | Marie Vaudrinová"
    if first == end:
        return False
    inner = (capital[at] or words[at] in wording.naming.particles for at in range(first + 1, end - 1))
    plain = all(words[at].isalpha() and len(words[at]) > 1 for at in range(first, end))
    return plain and capital[first] and capital[end - 1] and all(inner)  # "Ursula von der Leyen"


def _behind_small_office(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where a full name begins behind a small office with its adjective or complement; `end` where none does."""
    words, capital = sentence.words, sentence.capital
    name = end
    while name > start and (capital[name - 1] or (name < end and words[name - 1] in wording.naming.particles)):
        name -= 1
    led = words[start] in wording.determiners and sentence.words[0] in wording.oblique  # "Την απόφαση ανακοίνωσε η …"
    small = range(start + led, name)
    if end - name < _FULL or not any(wording.names_a_person(words[at]) for at in small):
        return end
    plain = all(words[at].isalpha() and words[at] not in wording.prepositions for at in small)
    return name if plain and (led or not any(words[at] in wording.determiners for at in small)) else end


def in_relative(sentence: Sentence, who: Subject, wording: Wording) -> bool:
    """Whether a subject stands in a relative clause about the noun that begins its sentence: "Vaudrin, who called it …"."""
    words = sentence.words
    if who.after:
        return False
    if who.clause == 0 and who.end > 1 and words[who.end - 2] == ",":
        return words[who.end - 1] in wording.relatives or words[who.end - 1] in wording.comma_relatives
    opened = who.start - 1
    return (
        1 < opened <= _HEAD
        and words[opened] in wording.relatives
        and words[opened - 1] == ","
        and "," not in words[: opened - 1]
    )


def relative_end(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where what a relative clause says ends: at the comma behind its quotation, or at the last one, a verb being due."""
    words = sentence.words
    quoted = next((at for at in range(start, end) if words[at] == QUOTED), None)
    inner = (wording.joiners, wording.relatives, wording.opens_clause, wording.comma_relatives)
    found = end
    for at in range(start + 1 if quoted is None else quoted + 1, end - 1):
        if words[at] == "," and not any(words[at + 1] in known for known in inner):
            if quoted is not None:
                return at
            found = at
    return found
