"""Who stands behind a verb of speech, and do they close its clause? "…, said | Vaudrin"."""

from __future__ import annotations

from depeche.recording.grammar.clause_bounds import REACH, Subject
from depeche.recording.grammar.cues import Found
from depeche.recording.grammar.inversion import subject_behind
from depeche.recording.grammar.noun_phrases import BREAKS, article, in_the_genitive
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_SHORT = 9  # items of a subject that ends its sentence
_OF_PEOPLE = frozenset({"accuse", "praise", "warn", "agree", "reject", "demand"})  # acts whose object may be somebody


def named_behind(sentence: Sentence, found: Found, before: Subject, wording: Wording) -> Subject | None:
    """The one named behind a verb, up to the end of its clause, where cases are told by endings and what stands before it is
    nobody and no beginning of a sentence, or somebody in another case: "W piątek o pożarze i stratach w porcie poinformowała
    Ilse Vaudrin", "Павла Водрена поддержал Олег Брандт"."""
    if before.after or not (wording.speech.inverts and wording.speech.pro_drop and wording.naming.declines):
        return None
    noun = slice(before.start, before.end)
    if not in_the_genitive(sentence.words[before.start], wording) and (
        not before.start or any(sentence.capital[noun]) or wording.mean_somebody(sentence.words[noun])
    ):
        return None
    behind = behind_verb(sentence, found, wording)
    if behind is None or not any(sentence.capital[behind.start : behind.end]):
        return None
    ends = behind.end >= len(sentence.words) or sentence.words[behind.end] in BREAKS
    return behind if ends or sentence.words[behind.end] in wording.prepositions else None


def tells_how(sentence: Sentence, behind: Subject, wording: Wording) -> bool:
    """Whether what stands between a verb and a colon tells how somebody spoke, and nobody: "…, se mostró prudente: “…”"."""
    words = sentence.words
    if words[behind.end : behind.end + 1] != [":"] or any(sentence.capital[behind.start : behind.end]):
        return False
    noun = words[behind.start : behind.end]
    if words[behind.start - 1] in wording.prepositions and not wording.mean_somebody(noun):
        return True  # "l'a confirmé en ces termes : « … »"
    return noun[0] not in wording.determiners and not wording.mean_somebody(noun)


def told_last(sentence: Sentence, found: Found, wording: Wording) -> bool:
    """Whether nothing but a name closes a sentence behind a verb of speech, and as no object, or whom and where it was told
    behind that: "…, зазначив | Водрен", "…, заявил | Водрин журналистам в порту"."""
    words = sentence.words
    if found.cue.act in _OF_PEOPLE or found.end >= len(words):
        return False
    behind = behind_verb(sentence, found, wording)
    if behind is None or behind.start != found.end:
        return False
    end = _past_told(sentence, behind, wording)
    if end < len(words) - 1 and (
        words[end] not in wording.prepositions or not wording.complementizers.keys().isdisjoint(words[end:])
    ):
        return False
    return all(sentence.capital[behind.start : behind.end]) and not in_the_genitive(sentence.words[behind.start], wording)


def _past_told(sentence: Sentence, behind: Subject, wording: Wording) -> int:
    """Where a subject behind its verb ends with whom it told: "…, заявил | Водрин журналистам | во вторник"."""
    end, words = behind.end, sentence.words
    while wording.told_to and end < len(words) and words[end] not in wording.prepositions:
        if words[end] not in wording.told_to and words[end] not in wording.adverbs:
            break
        end += 1
    return end


def ends_clause(sentence: Sentence, behind: Subject, wording: Wording) -> bool:
    """Whether a subject behind its verb ends the clause, so that what was said must stand before it."""
    words, total = sentence.words, len(sentence.words)
    if behind.end - behind.start > _SHORT:
        return False
    end = _past_told(sentence, behind, wording)
    if end >= total:
        return True
    if words[end] == QUOTED or words[end] not in BREAKS:
        return wording.speech.inverts and words[end] in wording.prepositions
    for at in range(end, min(total, end + REACH)):
        if words[at] in wording.complementizers:
            return False
        joined = words[at - 1] in wording.joiners or words[at].endswith(wording.speech.gerunds or ("\n",))
        if joined and words[at] in wording.cues:
            return True  # "…, disse Vaudrin, | acrescentando que …": that is said by another verb
    return True


def behind_verb(sentence: Sentence, found: Found, wording: Wording) -> Subject | None:
    """The subject right behind a verb of speech; none where that is who is urged, or opens what is said."""
    words, pro_drop = sentence.words, wording.speech.pro_drop
    behind = subject_behind(sentence, found.end, wording)
    if behind is None or (pro_drop and found.cue.act == "demand" and _urged(sentence, found, behind, wording)):
        return None
    if pro_drop and not wording.complementizers.keys().isdisjoint(words[found.end : behind[0]]):
        return None  # "Insistió en que | el muelle cierra"
    return Subject(behind[0], behind[1], found.start, True)


def _urged(sentence: Sentence, found: Found, behind: tuple[int, int], wording: Wording) -> bool:
    """Whether who stands behind a verb is to do what an infinitive tells: "Ha invitato | Vaudrin | a tornare", "Invitó a |
    Vaudrin a volver"."""
    words, (start, end) = sentence.words, behind
    if found.end - found.start > 1 and words[found.end - 1] in wording.prepositions:
        somebody = any(sentence.capital[start:end]) or wording.mean_somebody(words[start:end])
        return somebody and not article(sentence, found.end - 1, wording)
    if "infinitive" not in found.cue.takes or end + 1 >= len(words) or words[end] not in wording.infinitive_markers:
        return False
    return words[end + 1].endswith(wording.speech.infinitive_endings or ("\n",)) and QUOTED not in words[: found.start]


def owned_thing(sentence: Sentence, behind: Subject, wording: Wording) -> bool:
    """Whether what stands behind a verb is a thing of somebody, to which it is done: "Ana Ruiz, the mayor, criticised | Jan
    Orlo's plan"; not "said | Jan Orlo's lawyer"."""
    words = sentence.words
    owner = next((at for at in range(behind.start + 1, behind.end) if wording.owns(words, at)), 0)
    thing = words[owner + 1 : behind.end] if owner else []
    return bool(thing) and not any(sentence.capital[owner + 1 : behind.end]) and not wording.mean_somebody(thing)
