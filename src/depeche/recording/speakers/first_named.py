"""Who is named first, where no verb that is known tells the subject: "“…”, snapped Ana Ruiz", "Ana Ruiz: “…”"?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depeche.recording.grammar.cues import in_capitals
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.punctuation import COLONS
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.belonging import Names
from depeche.recording.speakers.caseless import of_offices
from depeche.recording.speakers.cast import Mention, Speaker
from depeche.recording.speakers.source import Source
from depeche.recording.speakers.spelt import a_name_here, strange
from depeche.recording.text.sentences import QUOTED

_TWO = 2  # names, of which a preposition leads the first
_OFFICE = 60  # characters of an office between "the words" and whose they are, at most
_GIVEN_AND_SUR = 2  # words of a full name, at least
_LONGEST = 3  # words of a name that stands alone before a colon
_SIGNS = 3  # of a Chinese name: a surname and two more


def first_named(source: Source, names: Names) -> Speaker:
    """The first one named; where nobody is, a name that nothing but its place tells for one."""
    mentions = [m for m in names.mentions if not _given_to(source, m)]
    found = _whose_words(source, mentions) or _named(source, mentions, names.free)
    if found is not None:
        return found
    wording = source.wording
    if wording.speech.quote_marks_after and not wording.naming.naming.capitals:
        return _between_marks(source) or source.unnamed()
    alone = _alone_before_colon(source) or _opening_name(source) if source.behind in COLONS else None
    return source.unnamed() if alone is None else source.speaker("spelt", alone)


def _whose_words(source: Source, mentions: Sequence[Mention]) -> Speaker | None:
    """The person whose words are told to be given, where a case tells whose: "“…”, приводит ТАСС слова мэра Водрена"."""
    sentence, words, wording, end = source.sentence, source.sentence.words, source.wording, source.end
    if not wording.naming.declines or wording.nouns_capitalised:
        return None
    noun = next((at for at in range(source.start, end) if words[at] in wording.utterances), end)
    person = next((one for one in mentions if one[2].kind == "person" and one[0] >= sentence.ends[min(noun, end - 1)]), None)
    if person is None or person[0] - sentence.ends[noun] > _OFFICE:
        return None
    between = words[noun + 1 : bisect_left(sentence.starts, person[0])]
    led = any(word in BREAKS or word in wording.prepositions for word in between)
    return None if led else Speaker("named", person[:2], (person[2],))


def _named(source: Source, mentions: Sequence[Mention], free: Sequence[Mention]) -> Speaker | None:
    """The first person named, or the body that is named first; one governed by a preposition only where no other is."""
    for at, mention in enumerate(_beyond_circumstance(source, [m for m in free if m in mentions])):
        if mention[2].kind == "person" or (mention[2].kind == "organisation" and at == 0):
            return source.speaker("named", mention[2])
    if mentions and mentions[-1][2].kind == "person":  # "Vaudrin's praise: …"
        return source.speaker("named", mentions[-1][2])
    return None


def _given_to(source: Source, mention: Mention) -> bool:
    """Whether a case shows that a name behind a quotation is no subject: "“Onur Ödülü” Ada Vodrin'e verildi"."""
    sentence, naming = source.sentence, source.wording.naming.naming
    if not naming.case_endings or sentence.words[0] != QUOTED:
        return False
    behind = bisect_left(sentence.starts, mention[1])
    return sentence.words[behind : behind + 1] == ["'"]


def _beyond_circumstance(source: Source, free: list[Mention]) -> list[Mention]:
    """The mentions without a body that a preposition leads from afar, where a person follows: "“…”, snapped in a talk with
    the paper Courier Ada Morwen"."""
    if len(free) < _TWO or free[0][2].kind != "organisation" or free[1][2].kind != "person":
        return free
    between = source.sentence.words[source.start : bisect_left(source.sentence.starts, free[0][0])]
    return free if source.wording.prepositions.isdisjoint(between) else free[1:]


def _between_marks(source: Source) -> Speaker | None:
    """The person named between the mark of a quotation and the end of a clause: 「…」|と倉持さん|。"""
    words, wording = source.sentence.words, source.wording
    opens = source.start + (words[source.start] in wording.speech.quote_marks_after)
    closed = source.end - (words[source.end - 1] in BREAKS)
    told = of_offices(source.within(opens, closed)) if closed > opens else None
    return told if told is not None and all(one.kind == "person" for one in told.entities) else None


def _alone_before_colon(source: Source) -> Named | None:
    """Somebody of two or three words that open a sentence before a colon, all with capitals and none known for a body; of
    one only where it is told for a name."""
    end, wording, made, words = source.end, source.wording, source.made, source.phrase
    if source.start or end > _LONGEST:
        return None
    if end == 1 and not (wording.naming.naming.capitals and a_name_here(source.sentence, 0, made)):
        return None
    if not wording.naming.naming.capitals:
        return _surnamed(source)
    plain = all(source.sentence.capital[:end]) and all(word.isalpha() and len(word) > 1 for word in words)
    if not plain or not all(strange(wording.naming.facts(word)) for word in words):
        return None
    if wording.nouns_capitalised and not wording.naming.facts(words[0]).given:
        return None
    return made.surnames.setdefault(words[-1], source.new("person", 0, end))


def _surnamed(source: Source) -> Named | None:
    """Somebody whose name begins with a surname of a closed list, where no capital tells names: "李国强：“…”".

    Names have three signs there far more often than two, which are as often a noun ("方案：").
    """
    person = source.new("person", source.start, source.end)
    led = any(map(person.name.startswith, source.wording.naming.surnames)) and person.name.isalpha()
    return person if led and len(person.name) == _SIGNS else None


def _opening_name(source: Source) -> Named | None:
    """Somebody by whose full name a clause begins that a colon closes, whatever it tells of them: "Ana Ruiz was adamant".

    Two or three words with capitals, small ones behind them, and nothing that tells them for a body or a place.
    """
    words, capital, end = source.sentence.words, source.sentence.capital, source.end
    if source.start or not source.wording.naming.naming.capitals or in_capitals(capital[:end]):
        return None
    begins = next((at + 1 for at in range(end - 1, 0, -1) if words[at] == "," and capital[at + 1]), 0)
    return (_full_name(source, begins) if begins else None) or _full_name(source, 0)


def _full_name(source: Source, first: int) -> Named | None:
    """Somebody of two or three words with capitals from `first` on, behind which the clause goes on."""
    words, capital, made, wording = source.sentence.words, source.sentence.capital, source.made, source.wording
    behind = first
    while behind < min(source.end, first + _LONGEST + 1) and capital[behind] and words[behind].isalpha():
        behind += 1
    plain = behind < source.end and (words[behind].isalpha() or words[behind] in (",", "("))
    if not plain or not _GIVEN_AND_SUR <= behind - first <= _LONGEST:
        return None
    name = words[first:behind]
    facts = [wording.naming.facts(word) for word in name]
    if not all(map(strange, facts)) or not wording.light.isdisjoint(name):
        return None
    if not facts[0].given and (facts[0].opener or not all(one.dull for one in facts)):
        return None
    person = source.new("person", first, behind)
    return None if made.overlapping(*person.mentions[0]) else made.surnames.setdefault(name[-1], person)
