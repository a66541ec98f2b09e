"""Which body is the source, by its name in a noun phrase; and who is named beside a noun phrase that names nobody?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Mention, Speaker
from depeche.recording.speakers.source import Source
from depeche.recording.speakers.spelt_bodies import SHORTEST, body_as_spelt
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

SLACK = 2  # words of an institution's noun phrase that its name may leave over
LONGEST_NAME = 6  # words of a source that a noun for a body tells, or that is named as it is spelt
_OFFICE = 5  # words before a comma among which an office stands
_RELATIVE = 30  # items of a relative clause between a name and what is told of its bearer
_FULL = 2  # words of a full name, at least
_LONGEST_PERSON = 5  # words of it, at most
_BEFORE = 8  # items before a comma among which a name stands
_BRACKET = 6  # items of a bracket behind a noun phrase
_HEADS = 4  # words of it among which the one stands that heads it


def bodies_named(source: Source, free: Sequence[Mention]) -> Speaker | None:
    """The institutions that a noun phrase names, not somebody of theirs: one alone, or several joined by "and"."""
    wording = source.wording
    if _heads_a_body(source, free):
        return None
    if wording.speech.verb_final and not wording.indefinite.isdisjoint(source.phrase[1:]):
        return None  # "Bakanlığın bir yöneticisi"
    if wording.speech.verb_final and not wording.naming.naming.capitals and _closed_by_office(source):
        return None  # "노조 위원장은": one of the union, without a name
    named = _named_by_all(source, free)
    if named is not None:
        return source.speaker("institution", named)
    several = _bodies(source, free)  # "Selm Council and Orlen Council" are two
    whole = body_as_spelt(source.until(_before_another(source))) if len(several) < 2 else None
    if whole is not None:
        return source.speaker("spelt", whole)
    return source.speaker("institution", *several) if several else None


def _closed_by_office(source: Source) -> bool:
    """Whether the last word of a phrase is an office, but for the mark of a subject."""
    wording, word = source.wording, source.phrase[-1]
    bare = next((word.removesuffix(mark) for mark in wording.speech.subject_marks if word.endswith(mark)), word)
    return bool(wording.naming.facts(bare).titles)


def _before_another(source: Source) -> int:
    """Where a phrase ends before an "and", an article and a small noun, no part of a name: "le canton de Selm | et les
    éleveurs"; its end where none stands in it."""
    words, wording = source.sentence.words, source.wording
    for at in range(source.start + 1, source.end - 2):
        small = not source.sentence.capital[at + 2] and not wording.nouns_capitalised
        if words[at] in wording.joiners and words[at + 1] in wording.definite and small:
            return at
    return source.end


def _named_by_all(source: Source, free: Sequence[Mention]) -> Named | None:
    """The body whose name takes up all of a phrase but its article, and has a capital inside: "Europejski Bank Centralny";
    not "Російська армія", where the sentence begins."""
    start = source.behind_article()
    whole = (source.sentence.starts[start], source.span[1])
    shown = any(source.sentence.capital[start + 1 : source.end])
    return next((m[2] for m in free if m[2].kind == "organisation" and m[:2] == whole), None) if shown else None


def _heads_a_body(source: Source, free: Sequence[Mention]) -> bool:
    """Whether a noun for a person opens the phrase before the body it names: "prezes Towarzystwa", "der Chef der Bahn"."""
    sentence, words, wording, start = source.sentence, source.sentence.words, source.wording, source.start
    while start < len(words) and words[start] in wording.determiners:
        start += 1
    if start == len(words) or not wording.names_a_person(words[start]) or wording.naming.facts(words[start]).body:
        return False
    if words[start] in wording.adherents and free and sentence.starts[start + 1 : start + 2] == [free[0][0]]:
        return False  # "the conservative | Club for Growth"
    return not free or sentence.starts[start] < free[0][0]


def _bodies(source: Source, free: Sequence[Mention]) -> tuple[Named, ...]:
    """The bodies and places named in a phrase, up to its first comma, which are all that it tells."""
    sentence, words, start, wording = source.sentence, source.sentence.words, source.start, source.wording
    inside = [m for m in free if m[2].kind != "person"]
    if not inside:
        return ()
    end = source.before(",")
    inside = _once_each([m for m in inside if m[0] < sentence.ends[end - 1]], sentence)
    if not inside:
        return ()
    first = inside[0]
    opens = bisect_left(sentence.starts, first[0])
    if opens - 1 > start and words[opens - 1] == "(" and words[start][:1].isupper():
        return ()  # "Van Dam (VVD)"
    left = _left_over(source, inside, end)
    if len(inside) == 1:
        other = _joined_before(source, opens)
        if other is not None:
            return (other, first[2])
        branch = _branch(source, first)
        if branch is not None:
            return (branch,)
        most = SLACK if first[2].kind == "organisation" else 0
        behind = bisect_left(sentence.starts, first[1])
        led = behind >= end and not wording.nouns_capitalised and not wording.naming.declines
        persons = [word for word in left if wording.means_a_person(word) and not (led and word in wording.adherents)]
        if len(left) <= most and not persons:
            return (first[2],)  # not "two Labour councillors"
    if left and all(word in wording.joiners for word in left):
        return tuple([m[2] for m in inside])
    return (first[2],) if _heads_the_phrase(source, inside, end, left) else ()


def _heads_the_phrase(source: Source, inside: Sequence[Mention], end: int, left: Sequence[str]) -> bool:
    """Whether the first of several names is what a phrase is about: "the UN and other bodies", "the Dockers Union in the
    north of Bree"."""
    words, start, wording = source.sentence.words, source.start, source.wording
    opens, behind = bisect_left(source.sentence.starts, inside[0][0]), bisect_left(source.sentence.starts, inside[0][1])
    if behind >= end:
        return False
    if opens <= start + 1 and words[behind] in wording.joiners:
        return True
    if inside[0][2].kind != "organisation" or not all(m[2].kind == "place" for m in inside[1:]):
        return False
    led = words[behind] in wording.prepositions and words[behind] not in wording.genitives
    led = led or (not left and source.sentence.starts[behind] == inside[1][0])  # "Sở Y tế | TP HCM"
    return led and all(word in wording.determiners for word in words[start:opens]) and not wording.mean_somebody(left)


def _once_each(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """The mentions, those of one body as one, by both its names: "the Dockers Union (DU)", "Disaster Board (AFAD)"."""
    names = [m for at, m in enumerate(mentions) if not at or m[2] is not mentions[at - 1][2]]
    if len(names) < len(mentions):
        mentions = [(m[0], max(other[1] for other in mentions if other[2] is m[2]), m[2]) for m in names]
    if len(mentions) > 1 and sentence.words[bisect_left(sentence.starts, mentions[1][0]) - 1] == "(":
        return [(mentions[0][0], mentions[1][1], mentions[0][2]), *mentions[2:]]
    return mentions


def _branch(source: Source, place: Mention) -> Named | None:
    """The branch of a body that nobody has recognised, with the place whose it is behind it: "Wikimedia Deutschland"."""
    sentence, words, wording = source.sentence, source.sentence.words, source.wording
    at = bisect_left(sentence.starts, place[0])
    if place[2].kind != "place" or place[1] != source.span[1] or not wording.naming.naming.capitals:
        return None
    start = source.behind_article()
    if not 0 < at - start <= _FULL or (wording.naming.declines and not wording.nouns_capitalised):
        return None
    for one in range(start, at):
        facts = wording.naming.facts(words[one])
        if not sentence.capital[one] or not facts.dull or facts.opener or facts.never or len(words[one]) < SHORTEST:
            return None
        if wording.nouns_capitalised and wording.looks_common(words[one]):
            return None
    return source.new("organisation", start, source.end)


def _left_over(source: Source, inside: Sequence[Mention], end: int) -> list[str]:
    """The words of a phrase that are no part of those names and no articles."""
    words, starts, determiners = source.sentence.words, source.sentence.starts, source.wording.determiners
    return [
        words[at]
        for at in range(source.start, end)
        if words[at].isalnum() and words[at] not in determiners and not any(m[0] <= starts[at] < m[1] for m in inside)
    ]


def _joined_before(source: Source, body: int) -> Named | None:
    """Whom nothing but capitals tells, with an "and" before a body that is known: "Greenwatch and the Quay Trust"."""
    words, start, wording = source.sentence.words, source.start, source.wording
    while body > start and words[body - 1] in wording.determiners:
        body -= 1
    joiner = body - 1
    if not start < joiner <= start + _FULL or words[joiner] not in wording.joiners or wording.nouns_capitalised:
        return None
    facts = [wording.naming.facts(word) for word in words[start:joiner]]
    if not all(source.sentence.capital[start:joiner]) or not all(one.dull and not one.opener for one in facts):
        return None
    return source.new("organisation", start, joiner)


# ---------------------------------------------------------------- who is named beside a noun phrase


def named_beside(source: Source) -> Speaker | None:
    """Who is named right before or behind an unnamed noun phrase: "Ruiz, the mayor …", "the agency (EFSA)"."""
    words, start = source.sentence.words, source.start
    beside = None
    if start > 1 and words[start - 1] == "," and words[start] in source.wording.definite:
        beside = _before_comma(source)
    if beside is None and source.behind == "(":
        beside = _in_bracket(source)
    return None if beside is None else source.speaker("named", beside)


def _before_comma(source: Source) -> Named | None:
    """Whoever is named right before the comma of a phrase that describes them."""
    sentence, words, start, wording = source.sentence, source.sentence.words, source.start, source.wording
    before = source.made.overlapping(sentence.starts[max(0, start - _BEFORE)], sentence.ends[start - 2])
    if not before or before[-1][1] != sentence.ends[start - 2]:
        return None
    low, _, entity = before[-1]
    somebody = wording.mean_somebody(source.phrase)
    if entity.kind == "place" or (entity.kind == "organisation" and somebody):
        return None
    name = bisect_left(sentence.starts, low)
    if source.behind == ",":
        return entity
    if _told_already(words, name, wording):
        return None  # "with his counterpart, Ana Ruiz, | the minister said"
    somebody = somebody and words[source.end - 1] not in wording.relatives  # no "der es so sieht"
    return None if somebody and not _opens(words, name, wording) else entity


def _in_bracket(source: Source) -> Named | None:
    """The body whose letters stand in brackets behind a noun phrase that tells it, and nobody of it."""
    sentence, words, start, end, wording = source.sentence, source.sentence.words, source.start, source.end, source.wording
    closed = next((at for at in range(end + 2, min(len(words), end + _BRACKET)) if words[at] == ")"), None)
    if closed is None or words[start][:1].isupper() or _spells_a_person(source):
        return None  # "Ana Ruiz (Green Alliance)"
    owns = (wording.genitives, wording.naming.genitive_articles)
    of = next((at for at in range(start + 1, end) if any(words[at] in known for known in owns)), start)
    if any(map(wording.names_a_person, words[start:of])):
        return None  # "the president of the Dockers Union (DU)"
    inside = source.made.overlapping(sentence.starts[end + 1], sentence.ends[closed - 1])
    if inside:
        return inside[0][2] if inside[0][2].kind == "organisation" else None
    return source.new("organisation", end + 1, closed) if closed == end + 2 and _abbreviates(source) else None


def _spells_a_person(source: Source) -> bool:
    """Whether a noun phrase is nothing but two or more words with capitals."""
    sentence, start, end = source.sentence, source.start, source.end
    if end - start < _FULL or source.wording.nouns_capitalised or not source.wording.naming.naming.capitals:
        return False
    return all(sentence.capital[at] and sentence.words[at].isalpha() for at in range(start, end))


def _abbreviates(source: Source) -> bool:
    """Whether the word in brackets behind a noun phrase names it: "the grid operator (Natgrid)"; no person's party."""
    sentence, at = source.sentence, source.end + 1
    if not source.wording.naming.naming.capitals or not sentence.capital[at] or len(sentence.words[at]) < SHORTEST:
        return False
    if len(source.phrase) < SHORTEST:
        return False
    return not any(map(source.wording.names_a_person, source.phrase[:_HEADS]))


def described_before(source: Source) -> Speaker | None:
    """Whom a noun phrase describes that no comma parts from its verb: "Ana Ruiz, mayor of Bree said".

    A full name right before the comma, with which the clause begins; a relative clause may stand between: "Ana Ruiz, who
    runs the port, a former captain, said".
    """
    sentence, words, start = source.sentence, source.sentence.words, source.start
    if start < _FULL + 1 or words[start - 1] != ",":
        return None
    comma = _before_relative(source)
    before = source.made.people(sentence.starts[max(0, comma - _LONGEST_PERSON)], sentence.ends[comma - 1])
    if not before or before[-1][1] != sentence.ends[comma - 1]:
        return None
    first = bisect_left(sentence.starts, before[-1][0])
    full = comma - first >= _FULL
    if not full or _told_already(words, first, source.wording) or not (first == 0 or words[first - 1] in BREAKS):
        return None
    return source.speaker("named", before[-1][2])


def _before_relative(source: Source) -> int:
    """The comma before a source, or the one before the relative clause that ends there, where a noun for a person is the
    source and nobody is named in that clause."""
    words, wording, comma = source.sentence.words, source.wording, source.start - 1
    at = comma - 1
    while at > max(0, comma - _RELATIVE) and words[at] != "," and words[at] not in BREAKS:
        at -= 1
    if at <= 0 or words[at] != "," or words[at + 1] not in wording.relatives:
        return comma
    if not any(map(wording.means_a_person, source.phrase)):
        return comma
    inside = source.made.people(source.sentence.starts[at + 1], source.sentence.ends[comma - 1])
    return comma if inside else at


def apposed(source: Source) -> Speaker | None:
    """Who is named behind the comma of what is told of them: "the regional power, the United Arab Emirates (UAE),", "Ruiz's
    first wife, Ivana,"."""
    sentence, words, wording = source.sentence, source.sentence.words, source.wording
    comma = source.before(",")
    end = source.before("(")
    if comma + 1 >= end or "," in words[comma + 1 : end]:
        return None
    start = source.within(comma + 1, end).behind_article()
    of_person = any(map(wording.names_a_person, words[source.start : comma]))
    inside = source.made.overlapping(sentence.starts[start], sentence.ends[end - 1])
    if inside:
        low, high, entity = inside[0]
        whole = (low, high) == (sentence.starts[start], sentence.ends[end - 1])
        return source.speaker("institution", entity) if whole and entity.kind != "person" and not of_person else None
    if not of_person or end - start > 1 or not sentence.capital[start] or not wording.naming.facts(words[start]).given:
        return None
    return source.speaker("spelt", source.new("person", start, end))


def _told_already(words: Sequence[str], first: int, wording: Wording) -> bool:
    """Whether a name at `first` tells who somebody is, and what stands behind it is somebody else: "with his counterpart,
    Ana Ruiz, | the minister said"."""
    if first < _FULL or words[first - 1] != ",":
        return False
    return any(map(wording.means_a_person, words[max(0, first - _OFFICE) : first - 1]))


def _opens(words: Sequence[str], first: int, wording: Wording) -> bool:
    """Whether no preposition leads to a name at `first` over its office, and it stands in no subordinate clause: not "after
    talks with mayor Ruiz", "when she met Ruiz"."""
    at = first - 1
    while at >= 0 and (words[at] in wording.determiners or words[at] in wording.titles or wording.names_a_person(words[at])):
        at -= 1
    if at >= 0 and words[at] in wording.prepositions:
        return False
    while at >= 0 and words[at] not in BREAKS and words[at] not in wording.opens_clause:
        at -= 1
    return at < 0 or words[at] in BREAKS
