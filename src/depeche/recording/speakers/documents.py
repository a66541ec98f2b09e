"""Whose is a text that speaks, or what a group or an inquiry says? "The letter", "a study by Ana Ruiz"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import Subject
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Mention, Speaker
from depeche.recording.speakers.spelt_bodies import body_as_spelt
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.wording import Wording

_LONGEST = 16  # words of an inquiry and who made it
_OWNED = 3  # items behind a text among which it is told whose the page is that it stands on
_HEADS = 4  # words of a text among which the noun for it stands
_CLAUSE = 14  # words of a relative clause that tells who sent a text
_ISSUED = 2  # words before a body with which a sentence begins


def of_text(
    sentence: Sentence, start: int, end: int, span: Span, mentions: Sequence[Mention], made: Cast, last: Speaker | None
) -> Speaker | None:
    """ "The letter", "the ministry's statement", "the lawmakers": whoever wrote it, or is so many, and spoke before."""
    wording = made.wording
    words = sentence.words[start:end]
    owned = next((at + 2 for at in range(len(words) - 2) if words[at] == "'" and words[at + 1] == "s"), 0)
    heads = words[owned : owned + _HEADS]  # "Ana Ruiz's message"
    writes = not wording.documents.isdisjoint(heads)
    counted = not wording.tallies.isdisjoint(words)
    if counted:
        owner = next((entity for _, _, entity in mentions if entity.kind == "organisation"), None)
        if owner is not None:
            return Speaker("document", span, (owner,))
    said = next((at for at, word in enumerate(heads) if word in wording.utterances), -1)
    utters = said >= 0 and not any(map(wording.names_a_person, heads[:said]))  # not "il presidente del Consiglio"
    if not writes and not utters and wording.collectives.isdisjoint(heads):
        return None
    owners = [entity for _, _, entity in mentions if entity.kind != "place"]
    owners = owners or (_senders(sentence, end, made) or _issuers(sentence, start, end, mentions, made) if writes else [])
    if owners and (writes or utters):
        return Speaker("document", span, (owners[0],))
    definite = words[0] in wording.definite if wording.definite else not _owned(words, wording)
    if mentions or not definite or last is None or len(last.entities) != 1:
        return None
    if last.entities[0].kind == "person" and _titled(sentence, start, end, wording):
        return None  # "Según la Resolución Ministerial 531"
    near = sentence.words[start : end + _OWNED]  # "запись на её странице"
    pointed = bool(wording.definite) or not (wording.his.isdisjoint(near) and wording.hers.isdisjoint(near))
    if not pointed and last.span is None and last.entities[0].kind == "person":
        return None  # who was only named, where nothing points back: "йдеться в повідомленні"
    return Speaker("document", span, last.entities) if writes or last.entities[0].kind == "organisation" else None


def _owned(words: Sequence[str], wording: Wording) -> bool:
    """Whether a noun behind that for a text tells whose it is: "w komunikacie ambasady"."""
    text = next((at for at, word in enumerate(words) if word in wording.documents), len(words))
    return any(wording.naming.facts(word).body or wording.names_a_person(word) for word in words[text + 1 :])


def _senders(sentence: Sentence, end: int, made: Cast) -> list[Named]:
    """Who is the subject of a relative clause right behind a text: "in a letter | that Ana Ruiz sent", "в письме, | которое
    банк «Волна» разослал"."""
    words, wording = sentence.words, made.wording
    at = end + (words[end : end + 1] == [","])
    if at >= len(words) or not (words[at] in wording.relatives or words[at] in wording.comma_relatives):
        return []
    stop = next((one for one in range(at + 1, min(at + _CLAUSE, len(words))) if words[one] in BREAKS - {QUOTED}), at + 1)
    first = made.overlapping(sentence.starts[at], sentence.ends[stop - 1])[:1]
    return [entity for low, high, entity in first if entity.kind != "place" and _plainly(low, high, entity, sentence, made)]


def _issuers(sentence: Sentence, start: int, end: int, mentions: Sequence[Mention], made: Cast) -> list[Named]:
    """The capital, or the body that nobody knows, whose a text is, right behind it: "un communiqué de Washington", "una nota
    della Lumarex"."""
    words, wording = sentence.words, made.wording
    end = next((at for at in range(start, end) if words[at] == ","), end)
    for at in range(start, end - 2):
        if words[at] not in wording.documents or words[at + 1] not in wording.genitives:
            continue
        name = at + 2
        while name < end and (words[name] == "'" or words[name] in wording.determiners):
            name += 1
        known = [entity for low, _, entity in mentions if name < end and low == sentence.starts[name]]
        if known:
            return known[:1]
        if wording.naming.declines or wording.nouns_capitalised or not (name < end and all(sentence.capital[name:end])):
            return []
        facts = [wording.naming.facts(word) for word in words[name:end]]
        if not all(one.dull and not one.opener for one in facts):
            return []
        low, high = sentence.starts[name], sentence.ends[end - 1]
        return [Named(kind="organisation", name=made.text[low:high], mentions=((low, high),))]
    return []


def _plainly(low: int, high: int, entity: Named, sentence: Sentence, made: Cast) -> bool:
    """Whether a name stands in the nominative, by its form and without a preposition before it."""
    before = bisect_left(sentence.starts, low) - 1
    while before > 0 and not sentence.words[before].isalnum():
        before -= 1
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
        if first > _ISSUED or not _plainly(low, high, body, sentence, made):
            return None
    else:
        if who is None or who.start or any(high <= sentence.ends[who.end - 1] for _, high, _ in mentions):
            return None
        spelt = body_as_spelt(sentence, who.start, who.end, made)
        if spelt is None:
            return None
        body, behind = spelt, who.end
    facts = wording.naming.facts
    texts = (word for word in words[behind:] if not wording.documents.isdisjoint((word, *facts(word).forms)))
    return body if next(texts, None) is not None else None


def of_inquiry(sentence: Sentence, start: int, end: int, span: Span, made: Cast) -> Speaker | None:
    """ "A study by Ana Ruiz", "the team around the biologist Ana Ruiz": it says what she does; one
    "by the Bank of Orlen" what that does."""
    words, wording = sentence.words, made.wording
    head = next((at for at in range(start, min(end, start + _LONGEST)) if words[at] in wording.inquiries), None)
    if head is None:
        return None
    stop = next((at for at in range(head + 1, len(words)) if words[at] in BREAKS or words[at] in wording.opens_clause), None)
    last = min(head + _LONGEST, len(words) if stop is None else stop) - 1
    told = made.overlapping(sentence.starts[start], sentence.ends[max(last, end - 1)])
    mentions = made.overlapping(sentence.starts[start], sentence.ends[end - 1])
    owners = [m for m in told if m[2].kind == "person"] or [m for m in mentions if m[2].kind == "organisation"]
    return Speaker("document", span, (owners[0][2],)) if owners else None


def _titled(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether a text has a name or a number of its own, and so is none that somebody has just written."""
    shown = any(sentence.capital[start + 1 : end]) and wording.naming.naming.capitals and not wording.nouns_capitalised
    return shown or any(word.isdecimal() for word in sentence.words[start:end])
