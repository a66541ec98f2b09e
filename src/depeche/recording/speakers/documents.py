"""Whose is a text that speaks, or what a group or an inquiry says? "The letter", "a study by Ana Ruiz"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depeche.recording.grammar.clause_bounds import Subject
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Mention, Speaker
from depeche.recording.speakers.source import Source
from depeche.recording.speakers.spelt_bodies import body_as_spelt
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_LONGEST = 16  # words of an inquiry and who made it
_TO_SOMEBODY = 4  # words of a text and to whom it is, at least
_OWNED = 3  # items behind a text among which it is told whose the page is that it stands on
_HEADS = 4  # words of a text among which the noun for it stands
_CLAUSE = 14  # words of a relative clause that tells who sent a text
_ISSUED = 2  # words before a body with which a sentence begins
_CLOSING = BREAKS - {QUOTED}


def of_text(source: Source, mentions: Sequence[Mention]) -> Speaker | None:
    """ "The letter", "the ministry's statement", "the lawmakers": whoever wrote it, or is so many, and spoke before."""
    wording, words = source.wording, source.phrase
    if not wording.tallies.isdisjoint(words):
        owner = next((entity for _, _, entity in mentions if entity.kind == "organisation"), None)
        if owner is not None:
            return source.speaker("document", owner)
    owned = next((at + 1 for at in range(1, len(words) - 1) if wording.owns(words, at)), 0)
    heads = words[owned : owned + _HEADS]  # "Ana Ruiz's message"
    writes = not wording.documents.isdisjoint(heads)
    said = next((at for at, word in enumerate(heads) if word in wording.utterances), -1)
    utters = said >= 0 and not any(map(wording.names_a_person, heads[:said]))  # not "il presidente del Consiglio"
    if not writes and not utters and wording.collectives.isdisjoint(heads):
        return None
    owners = [entity for _, _, entity in mentions if entity.kind != "place"]
    if writes and not owners:
        owners = _senders(source) or _issuers(source, mentions)
    if owners and (writes or utters):
        return source.speaker("document", owners[0])
    return None if mentions or owned else _of_who_spoke(source, writes=writes)


def without_addressee(source: Source) -> Source:
    """A text without somebody to whom it is: "liście mieszkańców | do wojewody Ruiza", "a letter | to Minister Ruiz"."""
    words, wording = source.phrase, source.wording
    if len(words) < _TO_SOMEBODY or wording.prepositions.isdisjoint(words):
        return source
    head = next((at for at, word in enumerate(words[:_HEADS]) if _is_text(word, wording)), len(words))
    others = (wording.written_by, wording.topics, wording.genitives if wording.definite else frozenset[str]())
    for at in range(head + 1, len(words) - 1):
        if words[at] in wording.prepositions:
            if any(words[at] in known for known in others) or not wording.written_by.isdisjoint(words[at:]):
                return source
            to = source.start + at
            told = source.made.people(source.sentence.ends[to], source.span[1])
            return source.part(source.start, to) if told else source
    return source


def _is_text(word: str, wording: Wording) -> bool:
    """Whether a word is a noun for a text, in any case."""
    if word in wording.documents or not wording.naming.declines or word in wording.light:
        return word in wording.documents
    return not wording.documents.isdisjoint(wording.naming.facts(word).forms)


def _of_who_spoke(source: Source, *, writes: bool) -> Speaker | None:
    """Whoever spoke before and, with `writes`, wrote the text that is pointed back to; only a body is so many."""
    wording, words = source.wording, source.phrase
    spoke = source.spoke
    if spoke is None or (words[0] not in wording.definite if wording.definite else _owned(words, wording)):
        return None
    if writes and _titled(source, itself=spoke.kind != "person"):
        return None  # "Según la Resolución Ministerial 531", "the Post reported"
    if spoke.kind == "person":
        if not writes:
            return None
        if source.last is not None and source.last.span is None and not _points_back(source):
            return None  # who was only named, where nothing points back: "йдеться в повідомленні"
    return source.speaker("document", spoke)


def _points_back(source: Source) -> bool:
    """Whether an article, or a word for whose a text or its page is, points at whoever spoke: "запись на её странице"."""
    wording = source.wording
    near = source.sentence.words[source.start : source.end + _OWNED]
    return bool(wording.definite) or not (wording.his.isdisjoint(near) and wording.hers.isdisjoint(near))


def _titled(source: Source, *, itself: bool) -> bool:
    """Whether a text has a name of its own, and so is none that somebody has just written; `itself`: by its own noun."""
    naming, words, wording = source.wording.naming.naming, source.sentence.words, source.wording
    if not naming.capitals or naming.nouns_capitalised:
        return False
    told = (at for at in range(source.start + 1, source.end) if source.sentence.capital[at])
    return any(not itself or words[at] in wording.documents for at in told)


def _owned(words: Sequence[str], wording: Wording) -> bool:
    """Whether a noun behind that for a text tells whose it is: "w komunikacie ambasady"."""
    text = next((at for at, word in enumerate(words) if word in wording.documents), len(words))
    return any(wording.naming.facts(word).body or wording.names_a_person(word) for word in words[text + 1 :])


def _senders(source: Source) -> list[Named]:
    """Who is the subject of a relative clause right behind a text: "in a letter | that Ana Ruiz sent", "в письме, | которое
    банк «Волна» разослал"."""
    sentence, words, wording = source.sentence, source.sentence.words, source.wording
    at = source.end + (source.behind == ",")
    if at >= len(words) or words[at] not in wording.relatives:
        return []
    stop = next((one for one in range(at + 1, min(at + _CLAUSE, len(words))) if words[one] in _CLOSING), at + 1)
    first = source.made.overlapping(sentence.starts[at], sentence.ends[stop - 1])[:1]
    return [m[2] for m in first if m[2].kind != "place" and _plainly(m, sentence, source.made)]


def _issuers(source: Source, mentions: Sequence[Mention]) -> list[Named]:
    """The capital, or the body that nobody knows, whose a text is, right behind it: "un communiqué de Washington", "una nota
    della Lumarex"."""
    sentence, words, wording, start = source.sentence, source.sentence.words, source.wording, source.start
    end = source.before(",")
    text = (at for at in range(start, end - 2) if words[at] in wording.documents and words[at + 1] in wording.genitives)
    name = next(text, end) + 2
    while name < end and words[name] in wording.determiners:
        name += 1
    if name >= end:
        return []
    known = [entity for low, _, entity in mentions if low == sentence.starts[name]]
    if known or wording.naming.declines or wording.nouns_capitalised or not all(sentence.capital[name:end]):
        return known[:1]
    facts = [wording.naming.facts(word) for word in words[name:end]]
    return [source.new("organisation", name, end)] if all(one.dull and not one.opener for one in facts) else []


def _plainly(mention: Mention, sentence: Sentence, made: Cast) -> bool:
    """Whether a name stands in the nominative, by its form and without a preposition before it."""
    low, high, entity = mention
    before = bisect_left(sentence.starts, low) - 1
    governed = before >= 0 and sentence.words[before] in made.wording.prepositions
    return not governed and made.text[low:high] == entity.name


def issuer(sentence: Sentence, who: Subject | None, made: Cast) -> Named | None:
    """The body with which a sentence begins that tells of a text of its own: "The ministry issued a statement.".

    `who`: its first noun phrase, which may be a body that nobody has recognised.
    """
    words, wording = sentence.words, made.wording
    mentions = made.overlapping(sentence.start, sentence.ends[-1])[:1]
    if mentions and mentions[0][2].kind == "organisation":
        low, high, body = mentions[0]
        first, behind = bisect_left(sentence.starts, low), bisect_left(sentence.starts, high)
        if first > _ISSUED or not _plainly(mentions[0], sentence, made):
            return None
    else:
        if who is None or who.start or any(high <= sentence.ends[who.end - 1] for _, high, _ in mentions):
            return None
        spelt = body_as_spelt(Source(sentence, who.start, who.end, made))
        if spelt is None:
            return None
        body, behind = spelt, who.end
    facts = wording.naming.facts
    texts = (word for word in words[behind:] if not wording.documents.isdisjoint((word, *facts(word).forms)))
    return body if next(texts, None) is not None else None


def of_inquiry(source: Source) -> Speaker | None:
    """ "A study by Ana Ruiz", "the team around the biologist Ana Ruiz": it says what she does; one
    "by the Bank of Orlen" what that does."""
    sentence, words, wording, start, end = source.sentence, source.sentence.words, source.wording, source.start, source.end
    if wording.inquiries.isdisjoint(source.phrase):
        return None
    head = next(at for at in range(start, end) if words[at] in wording.inquiries)
    if head >= start + _LONGEST or _knows_of(words[start:head], wording):
        return None
    stop = next((at for at in range(head + 1, len(words)) if words[at] in BREAKS or words[at] in wording.opens_clause), None)
    last = min(head + _LONGEST, len(words) if stop is None else stop) - 1
    if source.behind in wording.cues and source.behind not in wording.prepositions:
        last = end - 1  # "the survey | found Ana Ruiz leading"
    told = source.made.overlapping(sentence.starts[start], sentence.ends[max(last, end - 1)])
    owner = next((entity for _, _, entity in told if entity.kind == "person"), None)
    if owner is None:
        inside = source.made.overlapping(sentence.starts[start], sentence.ends[end - 1])
        owner = next((entity for _, _, entity in inside if entity.kind == "organisation"), None)
    return None if owner is None else source.speaker("document", owner)


def _knows_of(before: Sequence[str], wording: Wording) -> bool:
    """Whether somebody stands before an inquiry whom a preposition parts from it: "a source close to the port's inquiry"."""
    person = next((at for at, word in enumerate(before) if wording.means_a_person(word)), len(before))
    return any(word in wording.prepositions and word not in wording.genitives for word in before[person + 1 :])
