"""Is a noun between marks what somebody says of a thing, or the word for it?

Where nouns have capitals, a quoted noun looks like a name. It is said where its place in the clause is that of a
judgement: called ("sei ein „Skandal“", „nannte ihn einen „Clown““), spoken of ("sprach von „Willkür“") or held against
somebody ("warf ihm „Willkür“ vor"). As the subject or object of any other verb it names what the verb is about.
"""

from __future__ import annotations

from depeche.recording.grammar.cues import cue_at
from depeche.recording.speech.lettering import Marked
from depeche.recording.text.tokens import Tokens
from depeche.recording.words.wording import Wording

_LOOK = 12  # tokens of a clause before and behind the marks that are looked at
_COPULA = 3  # of them between a copula and what something is said to be
_NEAR = 6  # of them, for a verb that has its object right behind it
_BREAKS = frozenset({"\n", ":", ",", ".", ";", "—", "–", "!", "?"})


def judged(tokens: Tokens, place: Marked, wording: Wording) -> bool:
    """Whether the noun between the marks is somebody's judgement. Its cost is bounded."""
    folded = tokens.folded
    before, behind = place.before, place.behind
    at = before
    while at > 1 and _describes(tokens, at, wording):  # als gerechtfertigte „Maßnahme“
        at -= 1
    if folded[at] not in wording.judging:
        told = folded[behind : behind + 1] == [","] and cue_at(folded, behind + 1, wording) is not None
        if told or accused(folded, before, wording) or called(tokens, before, behind, wording):
            return True
        return _bare(folded, before, behind, wording)
    # als „Clown“ beschimpft, es sei kein „Wunder“; and no one who works as „Clown“, no prize for „Welle“
    alone = folded[at] not in wording.determiners or at < before  # no article, or an adjective: ein neuer „Hafenfonds“
    if alone and not _governed(folded, at - 1, behind, wording):
        return not wording.copulas.isdisjoint(folded[max(0, at - _COPULA) : at])
    subject = folded[at - 1] in _BREAKS or folded[at - 1] in wording.opens_clause
    return not (subject and _acts(folded, behind, wording))


def accused(folded: list[str], before: int, wording: Wording) -> bool:
    """Whether a verb of accusing stands before item `before` in its clause: warf ihm „Willkür“ vor."""
    for at in _back(before, _NEAR):
        if folded[at] in _BREAKS:
            return False
        found = cue_at(folded, at, wording)
        if found is not None:
            return found.cue.act == "accuse"
    return False


def called(tokens: Tokens, before: int, behind: int, wording: Wording) -> bool:
    """Whether what stands before the marks is called what they hold: nannte das Urteil „Willkür“."""
    folded = tokens.folded
    if behind < len(folded) and folded[behind] not in _BREAKS:
        return False
    for at in _back(before, _NEAR):
        if folded[at] in wording.naming_verbs:
            return at < before
        if folded[at] in _BREAKS or folded[at] in wording.prepositions:
            return False
    return False


def _describes(tokens: Tokens, at: int, wording: Wording) -> bool:
    """Whether an adjective may stand there, before its noun."""
    word = tokens.written(at)
    if not (word.isalpha() and word[:1].islower()):
        return False
    low = tokens.folded[at]
    small = low in wording.determiners or low in wording.prepositions or low in wording.judging
    return not (small or low in wording.copulas or low in wording.auxiliaries)


def _acts(folded: list[str], behind: int, wording: Wording) -> bool:
    """Whether the verb behind the marks is one whose subject they hold: ein „Klipper“ hat …, and no „Wunder“ nennt er es."""
    if behind + 1 >= len(folded) or folded[behind + 1] in wording.pronouns:
        return False
    return folded[behind] in wording.auxiliaries or folded[behind] in wording.reported_verbs


def _bare(folded: list[str], before: int, behind: int, wording: Wording) -> bool:
    """Whether a noun without an article is what something is, or is spoken of: sei „Unsinn“, sprach von „Willkür“."""
    if folded[before] in wording.agents:
        calls = _verb(folded, _back(before - 1, _NEAR), wording, speech=False)
        return calls or _verb(folded, _ahead(folded, behind, _NEAR), wording, speech=False)
    at = before
    while at > 0 and folded[at] in wording.adverbs:
        at -= 1
    closes = behind >= len(folded) or folded[behind] in _BREAKS or folded[behind] in wording.joiners
    return closes and folded[at] in wording.copulas


def _governed(folded: list[str], before: int, behind: int, wording: Wording) -> bool:
    """Whether a verb of speech in its own clause has that noun: warnte vor einem „Flächenbrand“."""
    return _verb(folded, _back(before, _LOOK), wording, speech=True) or _verb(
        folded, _ahead(folded, behind, _LOOK), wording, speech=True
    )


def _verb(folded: list[str], places: range, wording: Wording, *, speech: bool) -> bool:
    """Whether a verb that calls names is met at those places, or one of speech, before the clause ends."""
    for at in places:
        if folded[at] in _BREAKS or (speech and places.step < 0 and folded[at] in wording.opens_clause):
            return False
        if folded[at] in wording.naming_verbs or (speech and cue_at(folded, at, wording) is not None):
            return True
    return False


def _back(before: int, far: int) -> range:
    return range(before, max(-1, before - far), -1)


def _ahead(folded: list[str], behind: int, far: int) -> range:
    return range(behind, min(behind + far, len(folded)))
