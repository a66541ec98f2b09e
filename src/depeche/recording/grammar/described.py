"""Where does it end what is told of a source behind its name? "…, said Vaudrin, mayor of Port-Armel, who …, | it …".

An office, a name behind an office, a relative clause, an age, and what whoever speaks does meanwhile ("citing the storm");
and whether it is told to want no name.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.clause_bounds import ASIDE, past_bracket
from depeche.recording.grammar.cues import cue_at, gerund, phrase_at
from depeche.recording.grammar.noun_phrases import BREAKS, named_apposition
from depeche.recording.grammar.punctuation import COMMAS, FINAL
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_DESCRIPTIONS = 3  # of a source, in a row
_TRADE = 3  # items of an apposition of one or two words, its comma included
_FULL = 2  # words of a full name
_OFFICE = 4  # words of an apposition among which its noun is
_UNNAMED = 14  # items behind a source in which it is told to want no name
_CLAUSE = 26  # items of a relative clause in which the mood of reported speech is looked for


def past_source(sentence: Sentence, source: tuple[int, int] | None, at: int, wording: Wording) -> int:
    """Where what is told of whoever has just spoken ends, `at` being where the attribution did.

    `source`: its items, where it stands right before; else nothing but what it does meanwhile is told of it.
    """
    words, total = sentence.words, len(sentence.words)
    if source is not None and source[1] == at:
        at = past_description(sentence, *source, wording)
    start = at
    while start < total and words[start] in COMMAS:
        start += 1
    if start >= total:
        return at
    meanwhile = phrase_at(sentence, start, wording.asides)
    if not meanwhile and start > at:
        told = cue_at(words, start, wording)
        meanwhile = told is not None and gerund(sentence, told, wording)
    return total if meanwhile and QUOTED not in words[start:] else at


def past_description(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where what describes the source `start:end` closes: "according to Vaudrin, director of the port, who …, | it …"."""
    at = end
    for _ in range(_DESCRIPTIONS):
        beyond = past_name(sentence, start, at, wording) or _past_apposition(sentence, start, at, wording)
        beyond = beyond or _past_relative(sentence, start, at, wording) or past_bracket(sentence, at)
        beyond = beyond or _past_provenance(sentence, start, at, wording) or _past_participle(sentence, start, at, wording)
        if not beyond:
            break
        at = beyond
    return at


def _past_relative(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where the relative clause about a source closes: "according to Vaudrin, who runs the port, …"; 0: none."""
    words, total = sentence.words, len(sentence.words)
    if end < total and _who(words[end], wording):
        end -= 1  # "selon un diplomate qui suit le dossier, …"
    elif end >= total or words[end] != ",":
        return 0
    if end + 2 >= total:
        return 0
    opened = words[end + 1]
    if opened in wording.prepositions and (words[end + 2] in wording.oblique_relatives or _who(words[end + 2], wording)):
        opened = words[end + 2]  # ", van | wie"
    if not any(opened in known for known in (wording.relatives, wording.comma_relatives, wording.oblique_relatives)):
        return 0
    article = opened in wording.determiners and opened not in wording.oblique_relatives
    aside = start > 0 and words[start - 1] in COMMAS
    spoken = start > 0 and words[start - 1] in wording.verbs
    if article and (aside or spoken):
        if not _relates(sentence, end + 2, wording):
            return 0  # "…, so Vaudrin, die Fähre sei sicher.", "…, sagte Vaudrin, die Fähre sei sicher."
        article = False
    closes = next((at for at in range(end + 2, total - 1) if words[at] == "," and not _inner(words[at + 1], wording)), None)
    if closes is not None:
        return closes
    return total if start and (spoken or not article) else 0


def _inner(word: str, wording: Wording) -> bool:
    """Whether a comma before that word opens a clause inside another, and closes none."""
    known = (wording.relatives, wording.opens_clause, wording.comma_relatives, wording.oblique_relatives)
    return any(word in words for words in known)


def _relates(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether what stands behind a word that may be an article shows that it is a "who": "die | den Hafen leitet"."""
    words = sentence.words
    light = words[at] in wording.light
    if light and wording.nouns_capitalised:  # its verb closes it
        closes = next((end for end in range(at, len(words)) if words[end] == "," or words[end] in FINAL), len(words))
        light = not sentence.capital[closes - 1]
    return light and not any(word in wording.reported_verbs for word in words[at : at + _CLAUSE])


def past_name(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where the name closes that stands between commas behind an office: "según la ministra, Ana Ruiz, …"; 0: none does."""
    words = sentence.words
    if end + 1 >= len(words) or words[end] != "," or not wording.mean_somebody(words[start:end]):
        return 0
    closes = named_apposition(sentence, end, wording)
    last = closes >= len(words) or words[closes] in FINAL
    return closes if closes and (start if last else words[closes] in COMMAS) else 0


def _past_apposition(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where the office closes that a comma at `end` parts from a name: "selon Ana Ruiz, directrice du port, …"; 0: none."""
    words, total = sentence.words, len(sentence.words)
    if end + 1 >= total or words[end] != "," or not sentence.capital[end - 1]:
        return 0
    closes = end + 1
    opens = words[end + 1] in wording.prepositions
    while closes < min(total, end + 2 * ASIDE):
        bracket = 0 if opens or words[closes] != "(" else past_bracket(sentence, closes)  # "directrice du Fonds marin (FM)"
        if words[closes] in BREAKS and not bracket:
            break
        closes = bracket or closes + 1
    if closes < total and words[closes] not in COMMAS and words[closes] not in FINAL and words[closes] != ":":
        return 0
    if words[end + 1] in wording.cites:  # "as Vaudrin explains, quoted by the Courier"
        return closes
    if closes == end + 2 and words[end + 1].isdigit():
        return closes if start else 0  # "said Ana Ruiz, 34."
    if closes - end <= _TRADE and (_aged(words, end, closes, wording) or _plain(sentence, end, closes, wording)):
        return closes
    if words[closes : closes + 1] == [","] and _body(words, end + 1, closes, wording):
        return closes
    head = _office(words, end + 1, closes, wording)
    if not head:
        return 0
    if closes >= total or words[closes] in FINAL:
        return closes if start else 0
    led = words[end + 1] in wording.determiners and not wording.speech.verb_second
    linked = head + 1 == closes or words[head + 1] in wording.prepositions or words[head + 1] in wording.genitives
    return 0 if led and not linked else closes


def _office(words: Sequence[str], start: int, closes: int, wording: Wording) -> int:
    """The noun for a person with which an apposition begins, the last of two that an "and" joins; 0: none, or a clause
    stands there: "according to Vaudrin, the minister has gone, …"."""
    head = next((at for at in range(start, min(closes, start + _OFFICE)) if wording.means_a_person(words[at])), 0)
    if not head:
        return 0
    told = next((at for at in range(start + 1, closes) if _who(words[at], wording)), closes)  # "a biologist who was away"
    if head + 2 < told and words[head + 1] in wording.joiners and wording.means_a_person(words[head + 2]):
        head += 2  # "Ana Ruiz, wife and lawyer of the captain, …"
    return 0 if any(_claims(words, at, wording) for at in range(head, told)) else head


def _body(words: Sequence[str], start: int, closes: int, wording: Wording) -> bool:
    """Whether a body is what a name is told to be, behind an article for somebody new: "Ruiz, of Orm, a fishing club, …"."""
    head = start + 1
    if words[start] not in wording.indefinite or head >= closes:
        return False
    if not (wording.is_body(words[head]) or words[head] in wording.companies or words[head] in wording.papers):
        return False
    return not any(_claims(words, at, wording) for at in range(head, closes))


def _aged(words: Sequence[str], comma: int, closes: int, wording: Wording) -> bool:
    """Whether an age stands there: "selon Ana Ruiz, 34 ans, …"."""
    if closes != comma + _TRADE or not words[comma + 1].isdigit():
        return False
    return wording.naming.facts(words[comma + 2]).folded in wording.naming.age_words


def _plain(sentence: Sentence, comma: int, closes: int, wording: Wording) -> bool:
    """Whether nothing but small words that nobody knows stand behind a full name, up to the next comma: a trade, "selon Ana
    Ruiz, garde-pêche, …"."""
    words, capital = sentence.words, sentence.capital
    if words[closes : closes + 1] != [","] or comma < _FULL or not capital[comma - 2] or wording.nouns_capitalised:
        return False
    inside = range(comma + 1, closes)
    if any(capital[at] or not words[at].isalpha() or words[at] in wording.light for at in inside):
        return False
    return not any(words[at] in wording.closed or words[at] in wording.days for at in inside)


def _who(word: str, wording: Wording) -> bool:
    """Whether a word opens a relative clause and can't be an article."""
    return word in wording.relatives and word not in wording.determiners


def _past_provenance(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where it closes what a source is of, between commas: "according to Ana Ruiz, of the University of Orm, …"; 0: none."""
    words, capital, total = sentence.words, sentence.capital, len(sentence.words)
    if end + 2 >= total or words[end] != "," or words[end + 1] not in wording.prepositions:
        return 0
    named = end > start and (capital[end - 1] or words[end - 1] == ")")
    closes = next((at for at in range(end + 2, min(total, end + 2 * ASIDE)) if words[at] in BREAKS), 0)
    if not (named and closes) or words[closes] != "," or not any(capital[end + 2 : closes]):
        return 0
    if words[end + 1] not in wording.genitives and not any(map(wording.is_body, words[end + 2 : closes])):
        return 0  # "according to Ana Ruiz, in Orm, houses fell"
    return 0 if any(_claims(words, at, wording) for at in range(end + 2, closes)) else closes


def _past_participle(sentence: Sentence, start: int, end: int, wording: Wording) -> int:
    """Where what was done to a source closes, between commas, as it opens its sentence: "selon le club, fondé par Ana Ruiz,
    …"; 0: none."""
    words, endings, total = sentence.words, wording.speech.participle_endings, len(sentence.words)
    if start or not endings or end + 3 >= total or words[end] != "," or not words[end + 1].endswith(endings):
        return 0
    if words[end + 2] not in wording.prepositions or wording.nouns_capitalised:
        return 0
    closes = next((at for at in range(end + 3, min(total, end + 2 * ASIDE)) if words[at] in BREAKS), 0)
    if not closes or words[closes] != ",":
        return 0
    return (
        0
        if any(_claims(words, at, wording) and words[at] not in wording.joiners for at in range(end + 2, closes))
        else closes
    )


def _claims(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a word shows that a clause stands there, and no mere office."""
    word = words[at]
    if word in wording.determiners or word in wording.prepositions:
        return False
    if word in wording.verbs:
        return words[at - 1] not in wording.determiners and words[at - 1] not in wording.prepositions  # "autora del informe"
    if word in wording.joiners:
        return words[at - 1] != "-"  # "Chef des Immobilien- | und Hafenverbandes"
    if word in wording.auxiliaries or word in wording.pronouns:
        return True
    return word in wording.opens_clause or word in wording.reported_verbs


def wants_no_name(sentence: Sentence, end: int, wording: Wording) -> bool:
    """Whether it is told behind the source, which ends before that item, that it is not to be named: "said the official, who
    spoke on condition of anonymity"; not what is told to have been said: "that anonymity …"."""
    words, known = sentence.words, wording.anonymity
    if known.keys().isdisjoint(words):
        return False
    for at in range(end, min(end + _UNNAMED, len(words))):
        if words[at] in wording.complementizers or words[at] == ":":
            return False
        if words[at] in known and phrase_at(sentence, at, known):
            return True
    return False
