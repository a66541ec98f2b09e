"""How far does what a verb of speech governs reach? To the end of its sentence, or to where the next one says something.

All looks ahead are bounded, so a sentence is read in linear time.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.clause_bounds import ASIDE, clause_start
from depeche.recording.grammar.cues import Found
from depeche.recording.grammar.noun_phrases import BREAKS, noun_end
from depeche.recording.grammar.subjects import gerund
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_INSERTED = 6  # items from the comma before an inserted clause to its verb
_CLAUSE = 60  # items of a reported clause among which its end is looked for
_BARE = BREAKS - {QUOTED, ")"}  # may stand behind what is said, and are no part of it


def to_end(
    sentence: Sentence,
    start: int,
    found: Found,
    later: Sequence[Found],
    wording: Wording,
    *,
    clause: bool = False,
    thing: bool = False,
) -> tuple[int, int]:
    """From `start` to the end of what that verb governs: the sentence's, or where the next one says something of its own.

    In a reported `clause`, a quotation with its own verb and subject is reported too. A `thing` ends before any verb of
    speech that an "and" joins: "criticised the sale and warned of job losses".
    """
    words, total = sentence.words, len(sentence.words)
    end = total
    if found.particle is not None and found.particle >= start:
        closing = found.particle  # "wies den Vorwurf zurück und ging": it closes the clause
        after = closing + found.size
        behind = words[after] if after < total else "."
        if closing > start and (after + 1 >= total or (not clause and behind in wording.joiners)):
            end = closing
    if clause and wording.speech.verb_second and wording.speech.participles_close:
        end = _main_again(sentence, start, wording) or end
    for other in later:
        at = other.start
        if at > start + 2 and other.cue.noun and words[at - 2] == "," and words[at - 1] in wording.indefinite:
            end = at - 2  # "said the quay was safe, a claim that Brandt denied"
            break
        if other.start <= start or other.cue.noun or other.start >= end:
            continue
        if (
            not clause
            and not other.cue.silent
            and (owns_quotation(sentence, other, wording) or _joined_clause(sentence, other, wording))
        ):
            begin = clause_start(sentence, at, wording, start)
            if start + 1 < begin <= at and words[begin - 1] != QUOTED:
                own = (
                    found.particle is not None and start < found.particle < begin
                )  # "wies das zurück, die Ministerin sagte: „"
                end = found.particle if own and found.particle is not None else begin - 1
                break
        while at > start and (words[at - 1] in wording.adverbs or words[at - 1] in wording.auxiliaries):
            at -= 1
        claims = other.end < total and words[other.end] in wording.complementizers and gerund(sentence, other, wording)
        joined = words[at - 1] in wording.joiners or words[at - 1] in (",", ";", "،", "，")
        told = (
            words[at - 1] == ","
            and not other.cue.silent
            and "clause" in other.cue.takes
            and gerund(sentence, other, wording)
        )
        told = told or (thing and words[at - 1] in wording.joiners and _says_too(sentence, other, wording))
        told = told or (claims and not clause)
        told = told or (wording.speech.commas_close and _goes_on(words, at, other, wording))
        told = told or (thing and words[at - 1] == "," and _inserted(sentence, found, other))
        if at > start + 1 and claims and not (clause or joined):
            end = at - (words[at - 1] in wording.prepositions)  # "dismissed the plan | claiming that", "… | nel dire che"
        elif at > start + 1 and joined and (told or _says_more(sentence, other, wording)):
            end = at - 1
            if found.particle is not None and found.particle + found.size == end:
                end = found.particle  # "lehnte den Plan ab und forderte …"
            break
    while end > start and (words[end - 1] in _BARE or words[end - 1] in wording.joiners):
        end -= 1
    return start, end


def _main_again(sentence: Sentence, start: int, wording: Wording) -> int:
    """The comma where a sentence goes on behind a clause whose verb comes last: "dass …, und lud sie ein"; 0: none."""
    words, capital = sentence.words, sentence.capital
    beside = wording.determiners | wording.pronouns | wording.prepositions
    for comma in range(start + 2, min(start + _CLAUSE, len(words) - 3)):
        if words[comma] != "," or words[comma + 1] not in wording.joiners:
            continue
        verb, behind = words[comma + 2], words[comma + 3]
        light = verb in beside or verb in wording.adverbs or verb in wording.opens_clause or verb in wording.negations
        if not light and not capital[comma + 2] and verb.isalpha() and behind in beside:
            return comma
    return 0


def _joined_clause(sentence: Sentence, other: Found, wording: Wording) -> bool:
    """Whether that verb is joined to the one before it, and its own clause follows: "… and says the fair will open"."""
    words = sentence.words
    begin = other.start
    while begin > 0 and words[begin - 1] in wording.adverbs:
        begin -= 1
    if not begin or words[begin - 1] not in wording.joiners or "clause" not in other.cue.takes:
        return False
    behind = words[other.end : other.end + 6]
    return any(word in wording.auxiliaries or word in wording.opens_clause for word in behind)


def owns_quotation(sentence: Sentence, other: Found, wording: Wording) -> bool:
    """Whether a quotation follows that verb, or it and its addressee, at once: "told Reuters, “…”"."""
    words, at = sentence.words, other.end
    for colon in range(at, min(len(words) - 1, at + ASIDE)):  # "sagte Vaudrin, Bürgermeister von Port-Armel: „…“"
        if words[colon] == ":" and words[colon + 1] == QUOTED:
            return True
        if words[colon] in BREAKS and words[colon] != ",":
            break
    stop = min(len(words), at + 4)
    while at < stop and words[at] not in (",", ":", QUOTED):
        at += 1
    if at < len(words) and words[at] in (",", ":"):
        at += 1
    return at < len(words) and words[at] == QUOTED


def _goes_on(words: Sequence[str], at: int, other: Found, wording: Wording) -> bool:
    """Whether a comma closes what is said before an "and" and that later verb, which goes on with the subject of the one
    before: "что мост закрыт, | и поблагодарил инженеров"."""
    led = at > 1 and words[at - 1] in wording.joiners and words[at - 2] == ","
    return led and not other.cue.noun and other.end < len(words) and words[other.end] not in BREAKS


def _says_too(sentence: Sentence, other: Found, wording: Wording) -> bool:
    """Whether that later verb can be nothing but a verb, and something follows that it says."""
    words, total = sentence.words, len(sentence.words)
    verb = not other.cue.silent and words[other.start] not in wording.also_nouns
    return verb and other.end < total and words[other.end] not in BREAKS and words[other.end] not in wording.joiners


def _inserted(sentence: Sentence, found: Found, other: Found) -> bool:
    """Whether a clause about the subject ends where its own verb comes: "Tarrow, who was accused of fraud, | said …"."""
    opened = "," in sentence.words[max(0, found.start - _INSERTED) : found.start]
    return opened and not other.cue.silent and "clause" in other.cue.takes


def _says_more(sentence: Sentence, other: Found, wording: Wording) -> bool:
    """Whether that later verb opens a statement of its own: a clause or quotation follows it at once."""
    words, at = sentence.words, other.end
    while at < len(words) and (at == other.particle or words[at] in wording.adverbs or words[at] in (",", ":")):
        at += other.size if at == other.particle else 1  # "und fügte hinzu, dass …"
    if at < len(words) and words[at] in wording.agents:
        at = noun_end(sentence, at + 1, wording)  # "asked whether it was safe, and was told by Vaudrin that …"
    if at < len(words) and (words[at] in wording.opens_clause or words[at] == QUOTED):
        return True
    return wording.speech.inverts and words[other.start - 1] in wording.joiners and owns_quotation(sentence, other, wording)
