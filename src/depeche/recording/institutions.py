"""Which body is the source, and whose is a text or a group that speaks?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from depeche.model import Span
from depeche.recording.cast import Cast, Mention, Speaker
from depeche.recording.cues import phrase_at
from depeche.recording.mentions import Named
from depeche.recording.noun_phrases import BREAKS
from depeche.recording.sentences import QUOTED, Sentence
from depeche.recording.wording import Wording

SLACK = 2  # words of an institution's noun phrase that its name may leave over
SHORTEST = 3  # letters of a name that is read off the text
LONGEST_NAME = 6  # words of a source that is named as it is spelt
_LONGEST_BODY = 16  # words of a body's name
_SMALL = 6  # words of a body's name in small letters
_OFFICE = 5  # words before a comma among which an office stands
_FULL = 2  # words of a full name, at least
_LONGEST_PERSON = 5  # words of it, at most
_STEM, _ENDING = 5, 2  # letters of a noun that are the same in all its forms, at least; and of a possessive ending
_ARTICLED = 2  # words of a compound with its article
_CLAUSE = 14  # words of a relative clause that tells who sent a text
_ISSUED = 2  # words before a body with which a sentence begins
_BARE = 2  # words of a noun phrase for a body known, its article among them
_KIND = 4  # letters that all forms of a noun for a body share, at least
_SENTENCES = 40  # back in which a body was named that its kind alone means
_NEAR = 1200  # characters back in which a body was named that "the institution" means
_HEADS = 4  # words of it among which the one stands that heads it


def bodies(sentence: Sentence, free: Sequence[Mention], start: int, end: int, made: Cast) -> tuple[Named, ...]:
    """The institutions that a noun phrase names, up to its first comma: one alone, or several joined by "and"."""
    words, wording = sentence.words, made.wording
    head = next((at for at in range(start + 1, end) if words[at] == ","), end)
    inside = [m for m in free if m[2].kind != "person" and m[0] < sentence.ends[head - 1]]
    if not inside:
        return ()
    names = [m for at, m in enumerate(inside) if not at or m[2] is not inside[at - 1][2]]
    if len(names) < len(inside):  # "the Dockers Union (DU)": one, by both its names
        inside = [(m[0], max(other[1] for other in inside if other[2] is m[2]), m[2]) for m in names]
    bracket = bisect_left(sentence.starts, inside[0][0]) - 1
    if bracket > start and words[bracket] == "(" and words[start][:1].isupper():
        return ()  # "Van Dam (VVD)"
    other = _joined_before(sentence, start, inside[0], made) if len(inside) == 1 else None
    if other is not None:
        return (other, inside[0][2])
    if len(inside) == 1 and _fills(sentence, inside[0], start, head, wording):
        return (inside[0][2],)
    left = [
        word
        for word, low in zip(words[start:head], sentence.starts[start:head], strict=True)
        if word.isalnum() and word not in wording.determiners and not any(m[0] <= low < m[1] for m in inside)
    ]
    joined = [word for word in left if word in wording.joiners]
    if joined and len(joined) == len(left):
        return tuple(m[2] for m in inside)
    first = inside[0]
    if joined and bisect_left(sentence.starts, first[0]) <= start + 1:  # "the UN and other bodies"
        behind = bisect_left(sentence.starts, first[1])
        if behind < head and words[behind] in wording.joiners:
            return (first[2],)
    return ()


def _fills(sentence: Sentence, mention: Mention, start: int, end: int, wording: Wording) -> bool:
    """Whether that name is the whole of the noun phrase, but for an article and the like."""
    left = [
        word
        for word, low in zip(sentence.words[start:end], sentence.starts[start:end], strict=True)
        if not (mention[0] <= low < mention[1]) and word not in wording.determiners and word.isalnum()
    ]
    if any(map(wording.means_a_person, left)):
        return False  # "Savunma Bakanlığından bir yetkili", "two Labour councillors"
    return len(left) <= (SLACK if mention[2].kind == "organisation" else 0)


def _joined_before(sentence: Sentence, start: int, body: Mention, made: Cast) -> Named | None:
    """Whom nothing but capitals tells, with an "and" before a body that is known: "Greenwatch and the Quay Trust"."""
    words, wording = sentence.words, made.wording
    at = bisect_left(sentence.starts, body[0])
    while at > start and words[at - 1] in wording.determiners:
        at -= 1
    joiner = at - 1
    if not start < joiner <= start + _FULL or words[joiner] not in wording.joiners or wording.nouns_capitalised:
        return None
    facts = [wording.naming.facts(word) for word in words[start:joiner]]
    if not all(sentence.capital[start:joiner]) or not all(one.dull and not one.opener for one in facts):
        return None
    span = (sentence.starts[start], sentence.ends[joiner - 1])
    return Named(kind="organisation", name=made.text[span[0] : span[1]], mentions=(span,))


def named_beside(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """Who is named right before or behind an unnamed noun phrase: "Ruiz, the mayor …", "the agency (EFSA)"."""
    words, wording = sentence.words, made.wording
    if start > 1 and words[start - 1] == "," and words[start] in wording.definite:
        before = made.overlapping(sentence.starts[max(0, start - 8)], sentence.ends[start - 2])
        told = before[-1][2].kind if before and before[-1][1] == sentence.ends[start - 2] else "place"
        if told == "person" or (told == "organisation" and not wording.mean_somebody(words[start:end])):
            at = bisect_left(sentence.starts, before[-1][0])  # not "asked outside the ministry, the president said"
            return None if words[end : end + 1] != [","] and _told_already(words, at, wording) else before[-1][2]
    if end + 2 < len(words) and words[end] == "(":
        closed = next((at for at in range(end + 2, min(len(words), end + 6)) if words[at] == ")"), None)
        inside = made.overlapping(sentence.starts[end + 1], sentence.ends[closed - 1]) if closed else []
        if words[start][:1].isupper() or (closed and _spells_a_person(sentence, start, end, wording)):
            return None  # "Ana Ruiz (Green Alliance)"
        of = next((at for at in range(start + 1, end) if words[at] in wording.genitives), start)
        if any(map(wording.names_a_person, words[start:of])):
            return None  # "the president of the Dockers Union (DU)"
        if inside and inside[0][2].kind == "organisation":
            return inside[0][2]
        if closed == end + 2 and not inside and _abbreviates(sentence, start, end, wording):
            span = (sentence.starts[end + 1], sentence.ends[end + 1])
            return Named(kind="organisation", name=made.text[slice(*span)], mentions=(span,))
    return None


def _spells_a_person(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether a noun phrase is nothing but two or more words with capitals, none of which is a body's."""
    words = sentence.words
    if end - start < _FULL or wording.nouns_capitalised or not wording.naming.naming.capitals:
        return False
    return all(sentence.capital[at] and words[at].isalpha() and not wording.is_body(words[at]) for at in range(start, end))


def described_before(sentence: Sentence, start: int, made: Cast) -> Named | None:
    """Whom a noun phrase describes that no comma parts from its verb: "Ana Ruiz, mayor of Bree said".

    A full name right before the comma, with which the clause begins.
    """
    words = sentence.words
    if start < _FULL + 1 or words[start - 1] != ",":
        return None
    before = made.people(sentence.starts[max(0, start - 1 - _LONGEST_PERSON)], sentence.ends[start - 2])
    if not before or before[-1][1] != sentence.ends[start - 2]:
        return None
    first = bisect_left(sentence.starts, before[-1][0])
    full = start - 1 - first >= _FULL
    if _told_already(words, first, made.wording):
        return None
    return before[-1][2] if full and (first == 0 or words[first - 1] in BREAKS) else None


def _told_already(words: Sequence[str], first: int, wording: Wording) -> bool:
    """Whether a name at `first` tells who somebody is, and what stands behind it is somebody else: "with his counterpart,
    Ana Ruiz, | the minister said"."""
    if first < _FULL or words[first - 1] != ",":
        return False
    return any(map(wording.means_a_person, words[max(0, first - _OFFICE) : first - 1]))


def owner_as_spelt(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """The body that a spokesperson speaks for, by the name with which the phrase ends: "for the shipping line Nordsand".

    Where nouns have capitals, the name stands behind a noun for its kind: "der Reederei Nordsand".
    """
    words, capital, wording = sentence.words, sentence.capital, made.wording
    if not wording.naming.naming.capitals:
        return None
    end = next((at for at in range(start, end) if words[at] == ","), end)
    first = end
    while first > start + 1 and capital[first - 1] and words[first - 1].isalpha():
        first -= 1
    facts = [wording.naming.facts(word) for word in words[first:end]]
    if not facts or any(one.role or one.demonym or one.known or one.never for one in facts):
        return None  # "prosecutors on Wednesday"
    if wording.nouns_capitalised:
        if len(facts) < 2 or not facts[-1].dull:
            return None
        first = first if wording.is_body(words[first]) else end - 1
    before = words[first - 1]
    if before in wording.titles or before in wording.spokespersons or not (before.isalpha() or before == "'"):
        return None  # whose name it is: "Mr Ruiz"; and a name in another case, "rzecznik Nordsandu"
    low, high = sentence.starts[first], sentence.ends[end - 1]
    return None if high - low < SHORTEST else Named(kind="organisation", name=made.text[low:high], mentions=((low, high),))


def _abbreviates(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether the word in brackets behind a noun phrase names it: "the grid operator (Natgrid)"; no person's party."""
    word = sentence.words[end + 1]
    if not (wording.naming.naming.capitals and sentence.capital[end + 1] and word.isalpha() and len(word) >= SHORTEST):
        return False
    if end - start < SHORTEST or wording.naming.facts(word).known:
        return False
    return not any(wording.names_a_person(noun) for noun in sentence.words[start : min(end, start + _HEADS)])


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
    utters = not wording.utterances.isdisjoint(heads)
    if not writes and not utters and wording.collectives.isdisjoint(heads):
        return None
    owners = [entity for _, _, entity in mentions if entity.kind != "place"]
    owners = owners or (_senders(sentence, end, made) if writes else [])
    if owners and (writes or utters):
        return Speaker("document", span, (owners[0],))
    definite = not wording.definite or words[0] in wording.definite
    if mentions or not definite or last is None or len(last.entities) != 1:
        return None
    if last.entities[0].kind == "person" and _titled(sentence, start, end, wording):
        return None  # "Según la Resolución Ministerial 531"
    return Speaker("document", span, last.entities) if writes or last.entities[0].kind == "organisation" else None


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


def _plainly(low: int, high: int, entity: Named, sentence: Sentence, made: Cast) -> bool:
    """Whether a name stands in the nominative, by its form and without a preposition before it."""
    before = bisect_left(sentence.starts, low) - 1
    while before > 0 and not sentence.words[before].isalnum():
        before -= 1
    governed = before >= 0 and sentence.words[before] in made.wording.prepositions
    return not governed and made.text[low:high] == entity.name


def issuer(sentence: Sentence, made: Cast) -> Named | None:
    """The body with which a sentence begins that tells of a text of its own: "The ministry issued a statement."."""
    words, wording = sentence.words, made.wording
    mentions = made.overlapping(sentence.start, sentence.ends[-1])[:1]
    if not mentions or mentions[0][2].kind != "organisation":
        return None
    low, high, body = mentions[0]
    first, behind = bisect_left(sentence.starts, low), bisect_left(sentence.starts, high)
    if first > _ISSUED or not _plainly(low, high, body, sentence, made):
        return None
    facts = wording.naming.facts
    texts = (word for word in words[behind:] if not wording.documents.isdisjoint((word, *facts(word).forms)))
    return body if next(texts, None) is not None else None


def of_inquiry(sentence: Sentence, start: int, end: int, span: Span, made: Cast) -> Speaker | None:
    """ "A study by Ana Ruiz", "the team around the biologist Ana Ruiz": it says what she does; one
    "by the Bank of Orlen" what that does."""
    words, wording = sentence.words, made.wording
    head = next((at for at in range(start, min(end, start + _LONGEST_BODY)) if words[at] in wording.inquiries), None)
    if head is None:
        return None
    stop = next((at for at in range(head + 1, len(words)) if words[at] in BREAKS or words[at] in wording.opens_clause), None)
    last = min(head + _LONGEST_BODY, len(words) if stop is None else stop) - 1
    told = made.overlapping(sentence.starts[start], sentence.ends[max(last, end - 1)])
    mentions = made.overlapping(sentence.starts[start], sentence.ends[end - 1])
    owners = [m for m in told if m[2].kind == "person"] or [m for m in mentions if m[2].kind == "organisation"]
    return Speaker("document", span, (owners[0][2],)) if owners else None


def _told_otherwise(sentence: Sentence, start: int, end: int, named: Mapping[str, Named], made: Cast) -> bool:
    """Whether more than its kind is told of a body, and by other words than the named ones have: "the Party of Change"."""
    wording, words = made.wording, sentence.words
    noun = next((at for at in range(start, end) if wording.naming.facts(words[at]).body), end)
    more = [words[at] for at in range(noun + 1, end) if sentence.capital[at] and words[at].isalpha()]
    known = {word for name in named for word in name.lower().split()}
    return bool(more) and known.isdisjoint(more) and not made.overlapping(sentence.starts[noun], sentence.ends[end - 1])


def _titled(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether a text has a name or a number of its own, and so is none that somebody has just written."""
    shown = any(sentence.capital[start + 1 : end]) and wording.naming.naming.capitals and not wording.nouns_capitalised
    return shown or any(word.isdecimal() for word in sentence.words[start:end])


def of_body(sentence: Sentence, start: int, end: int, span: Span, made: Cast, last: Speaker | None) -> Speaker | None:
    """ "The parliament", "the company": the one body whose name has that noun, else the body that spoke last."""
    wording = made.wording
    words = sentence.words[start:end]
    if wording.naming.naming.definite_prefixes and len(words) == 1:
        owned = _owned_body_before(words[0], span[0], made)
        if owned is not None:
            return Speaker("epithet", span, (owned,))
    nouns = [
        word for word in words if len(word) > 3 and (wording.naming.facts(word).body or word in wording.bodies_at_large)
    ]
    if not nouns and len(words) <= _BARE and words[-1] in wording.public_bodies:
        town = _public_body_before(words[-1], span[0], made)  # "the municipality" is none of those that spoke
        return None if town is None else Speaker("epithet", span, (town,))
    if not nouns or len(words) > LONGEST_NAME or _led_by_a_person(words, nouns[0], wording):
        return None
    named = {body.name: body for noun in nouns for body in made.bodies.get(noun, ())}
    if named and _told_otherwise(sentence, start, end, named, made):
        return Speaker("unnamed", span)
    if not named and wording.naming.naming.compounds:  # "het techbedrijf" is one "bedrijf" more
        kinds = made.bodies.items()
        named = {body.name: body for noun in nouns for kind, of in kinds if noun.endswith(kind) for body in of}
        if not named:  # "das Gericht" is the "Oberverwaltungsgericht"
            named = {body.name: body for noun in nouns for kind, of in kinds if kind.endswith(noun) for body in of}
    elif not named and wording.naming.body_cases:  # "sendikadan" is of the "Liman Sendikası"
        named = {body.name: body for noun in nouns for kind, of in made.bodies.items() if _akin(noun, kind) for body in of}
    if len(named) > 1:  # "the ferry authority", of two authorities
        shared = {name: sum(word in name.lower().split() for word in words) for name in named}
        most = max(shared.values())
        named = {name: body for name, body in named.items() if shared[name] == most}
    if len(named) == 1:
        return Speaker("epithet", span, tuple(named.values()))
    if not (wording.his.isdisjoint(words) and wording.hers.isdisjoint(words)):
        return None  # "в её ведомстве": of whoever she is
    definite = not wording.definite or words[0] in wording.definite
    if definite and last is not None and len(last.entities) == 1 and last.entities[0].kind == "organisation":
        return Speaker("epithet", span, last.entities)
    if definite and not named and len(words) <= _BARE:
        town = _public_body_before(words[-1], span[0], made)
        if town is not None:
            return Speaker("epithet", span, (town,))
    at_large = definite and not wording.bodies_at_large.isdisjoint(nouns)
    body = _only_public_body(made, span[0]) if at_large else None
    return None if body is None else Speaker("epithet", span, (body,))


def _public_body_before(noun: str, before: int, made: Cast) -> Named | None:
    """The body that has that noun with a capital beside it, where no name of it is known: "kommunen" is "Selmvik kommune",
    "obec" is "Obec Selmov". Only asked where such a noun speaks; the last one counts."""
    wording, sentences = made.wording, made.sentences
    if not wording.naming.naming.capitals:
        return None
    last = bisect_left(sentences, before, key=_start)
    for sentence in reversed(sentences[max(0, last - _SENTENCES) : last]):
        words, capital = sentence.words, sentence.capital
        for at, word in enumerate(words):
            if word[:_KIND] != noun[:_KIND] or not _same_noun(word, noun, wording):
                continue
            if wording.naming.naming.heads_last:
                first = at
                while first and at - first < _FULL and capital[first - 1] and words[first - 1].isalpha():
                    first -= 1
                first += first < at and not first and words[first] in wording.closed
                span = (first, at + 1) if first < at else None
            else:
                end = at + 1
                while end < len(words) and end - at <= _FULL and capital[end] and words[end].isalpha():
                    end += 1
                span = (at, end) if end > at + 1 and (capital[at] or not at) else None
            if span is not None:
                start, stop = sentence.starts[span[0]], sentence.ends[span[1] - 1]
                return Named(kind="organisation", name=made.text[start:stop], mentions=((start, stop),))
    return None


def _owned_body_before(noun: str, before: int, made: Cast) -> Named | None:
    """The body whose noun stands before its owner, where articles are written together with nouns and no letter is a
    capital: "הרשות" is "רשות היערות", "البلدية" "بلدية الحجر"."""
    lexicon = made.wording.naming
    articles = lexicon.naming.definite_prefixes
    article = next((one for one in articles if noun.startswith(one)), "")
    bare = noun[len(article) :]
    if not article or len(bare) < _KIND - 1 or not (lexicon.facts(bare).body or lexicon.facts(noun).body):
        return None
    sentences = made.sentences
    last = bisect_left(sentences, before, key=_start)
    for sentence in reversed(sentences[max(0, last - _SENTENCES) : last]):
        words = sentence.words
        for at in range(len(words) - 1):
            word = words[at]
            if word[: _KIND - 1] != bare[: _KIND - 1] or abs(len(word) - len(bare)) > 1 or not words[at + 1].isalpha():
                continue
            if word in made.wording.cues or not lexicon.facts(word).body:
                continue
            end = at + 2  # "بلدية الحجر", and "شركة أسماك الشمال"
            if not words[at + 1].startswith(articles) and end < len(words) and words[end].startswith(articles):
                end += 1
            start, stop = sentence.starts[at], sentence.ends[end - 1]
            return Named(kind="organisation", name=made.text[start:stop], mentions=((start, stop),))
    return None


def _same_noun(word: str, noun: str, wording: Wording) -> bool:
    """Whether a word is that noun without the article that may be its end, or owned by what stands before."""
    if word == noun:
        return True
    if wording.speech.article_endings:
        return any(word == noun[:-size] for size in (1, 2, 3) if noun.endswith(wording.speech.article_endings))
    return word[:-1] == noun and wording.naming.naming.surname_first


def _start(sentence: Sentence) -> int:
    return sentence.start


def _only_public_body(made: Cast, before: int) -> Named | None:
    """The one body named shortly before that place, where its name tells that it is no firm: "the institution"."""
    low, high = bisect_left(made.starts, before - _NEAR), bisect_left(made.starts, before)
    near = {entity.name: entity for _, _, entity in made.mentions[low:high] if entity.kind == "organisation"}
    if len(near) != 1:
        return None
    body = next(iter(near.values()))
    wording = made.wording
    words = body.name.lower().split()
    return body if any(map(wording.is_body, words)) and wording.companies.isdisjoint(words) else None


def _led_by_a_person(words: Sequence[str], noun: str, wording: Wording) -> bool:
    """Whether a noun for a person stands before that for a body, with a link between: "the president of the federation"."""
    before = words[: words.index(noun)]
    of = next((at for at, word in enumerate(before) if word in wording.genitives), 0)
    return any(map(wording.names_a_person, before[:of]))


def _akin(noun: str, kind: str) -> bool:
    """Whether two words are forms of one noun: they begin alike, but for two letters of an ending."""
    return noun.startswith(kind[: max(_STEM, len(kind) - _ENDING)])


def body_as_spelt(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """A body whose name is longer than what is known of it ("the Ministry of Ferries of Armelia"), or stands behind its
    kind ("environmental organisation Clean Quay").

    Only where a capital shows that this is one; where names are declined, only one that its kind opens, as a subject has it.
    """
    wording = made.wording
    national = _of_a_nation(sentence, start, end, made)
    if national is not None or wording.nouns_capitalised:
        return national or _compound(sentence, start, end, made)
    words, capital = sentence.words, sentence.capital
    if wording.speech.named_bodies:
        stop = next((at for at in range(start + 1, end) if words[at] in wording.prepositions), end)  # "v tiskové zprávě"
        if _named_in_small(words[start:stop], wording) and not any(capital[start + 1 : stop]):
            hyphened = start > 1 and words[start - 1] == "-" and sentence.ends[start - 1] == sentence.starts[start]
            span = (sentence.starts[start - 2 if hyphened else start], sentence.ends[stop - 1])  # "пресс-служба суда"
            return Named(kind="organisation", name=made.text[span[0] : span[1]], mentions=(span,))
    if wording.naming.declines and not wording.definite:
        shown = any(capital[start + 1 : end]) or (start > 0 and capital[start])
        last = wording.naming.naming.heads_last  # "Selmalan kaupunki"
        shown = shown or (last and end - start == 2 and capital[start] and words[start] not in wording.closed)
        if not shown or not (wording.is_body(words[end - 1]) if last else wording.naming.is_body(words[start])):
            return None
    while start < end and (words[start] in wording.determiners or words[start] == "'"):
        start += 1
    while start + 1 < end and capital[start + 1] and wording.naming.is_trade(wording.naming.facts(words[start])):
        start += 1  # "Carmaker Vaudrin Motors"
    end = next((at for at in range(start, end) if words[at] == ","), end)
    closed, case = _before_case(sentence, start, end, wording)
    if any(capital[closed:end]) or any(map(wording.names_a_person, words[closed:end])):
        return None  # "Sağlık Bakanlığının eski müsteşarı": somebody of it
    end = closed
    heads = [at for at in range(start, min(end, start + _HEADS)) if wording.is_body(words[at])]
    if not heads or end - start < 2:
        return None
    head = heads[0]
    if case and not wording.joiners.isdisjoint(words[head + 1 : end]):
        return None  # "Selm Belediyesi ve Selm Valiliğinden": two
    if head > start and not all(
        capital[at] or words[at] in ("'", "s") for at in range(start, head)
    ):  # words of another kind before it: its name must follow
        behind = range(head + 1, end)
        if not behind or not all(capital[at] and words[at].isalpha() for at in behind) or capital[head]:
            return None
        if any(word in wording.prepositions or wording.names_a_person(word) for word in words[start:head]):
            return None  # "the head of the agency": no body
        start = head + 1
    else:
        # Where nouns have articles, one at the beginning of its sentence without any shows nothing: "Forensic police said".
        bare = start == 0 and wording.definite and not (wording.naming.naming.definite_endings or wording.naming.declines)
        shown = capital[end - 1] or (capital[start] and not (bare and wording.naming.facts(words[0]).dull))
        shown = shown and not _goes_on(sentence, heads[-1], end, wording)
        if not shown or end - start > _LONGEST_BODY or not all(_inside_body(word, wording) for word in words[start:end]):
            return None
    name = made.text[sentence.starts[start] : sentence.ends[end - 1] - case]
    known = made.surnames.get(words[end - 1])
    if known is not None and known.name.lower() == name.lower():
        return None
    found = Named(kind="organisation", name=name, mentions=((sentence.starts[start], sentence.ends[end - 1]),))
    for at in range(start, end):
        if wording.is_body(words[at]):
            made.bodies.setdefault(words[at], (found,))  # "the Ministry", from now on
    return found


def _goes_on(sentence: Sentence, head: int, end: int, wording: Wording) -> bool:
    """Whether more than its name follows the head of a body, where no adjective does: "the Port Gazette | published it",
    "the Harbour Party's | chair of ports"."""
    naming, words = wording.naming.naming, sentence.words
    if naming.adjective_endings or wording.naming.declines or not naming.capitals:
        return False
    linked = False
    for at in range(head + 1, end):
        if words[at - 1] == "s" and wording.names_a_person(words[at]):
            return True
        light = words[at] in wording.genitives or words[at] in wording.determiners or words[at] in wording.joiners
        if not (light or linked or sentence.capital[at] or words[at] == "'" or words[at - 1] in ("'", "s")):
            return True
        linked = light
    return False


def _compound(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """A body whose name is one compound, where nouns have capitals and no longer name has it: "das Umweltministerium"."""
    wording, words = made.wording, sentence.words
    if end - start != _ARTICLED or words[start] not in wording.definite or words[end - 1] in made.bodies:
        return None
    if not _named_in_small(words[end - 1 : end], wording) or any(kind.endswith(words[end - 1]) for kind in made.bodies):
        return None  # "das Kartellamt" is the "Bundeskartellamt"
    span = (sentence.starts[end - 1], sentence.ends[end - 1])
    return Named(kind="organisation", name=made.text[span[0] : span[1]], mentions=(span,))


def _before_case(sentence: Sentence, start: int, end: int, wording: Wording) -> tuple[int, int]:
    """Where the name of a body ends whose case tells that more follows, and how many letters the case has in its last
    word: "Selm Valiliğinin | açıklaması", "Merkez Bankası | 'nın raporu"."""
    lexicon, words = wording.naming, sentence.words
    if lexicon.body_cases:
        for at in range(start + 1, end):
            size = lexicon.body_cases.get(lexicon.facts(words[at]).folded, 0) if sentence.capital[at] else 0
            if size or words[at] == "'":
                return at + bool(size), size
    return end, 0


def _of_a_nation(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """A body that a state has, named by the adjective of its people: "the Israeli military", "l'armée israélienne"."""
    wording, words = made.wording, sentence.words
    while start < end and (words[start] in wording.determiners or words[start] == "'"):
        start += 1
    if not 1 < end - start <= _SMALL or not wording.national_bodies:
        return None
    size, head = next(
        ((size, at) for at in range(start, end) if (size := phrase_at(sentence, at, wording.national_bodies))), (0, end)
    )
    people = next((at for at in range(start, end) if at != head and _tells_a_people(words[at], wording)), end)
    before = head > start
    if not size or people == end or (people != start if before else people != head + size) or (before and head + size < end):
        return None
    if not all(_inside_body(words[at], wording) for at in range(start, end)):
        return None
    if people == 0 and not wording.speech.national_endings and not wording.naming.facts(words[0]).demonym:
        return None  # "Forensic police": its capital is that of the sentence
    low, high = sentence.starts[start], sentence.ends[end - 1]
    name = made.text[low:high]
    if start == 0 and wording.speech.national_endings:
        name = name[0].lower() + name[1:]  # the capital is that of the sentence
    found = Named(kind="organisation", name=name, mentions=((low, high),))
    made.bodies.setdefault(words[head + size - 1], (found,))  # "the army", from now on
    return found


def _tells_a_people(word: str, wording: Wording) -> bool:
    return wording.naming.facts(word).demonym or word.endswith(
        wording.speech.national_endings + wording.speech.demonym_endings
    )


def _named_in_small(words: Sequence[str], wording: Wording) -> bool:
    """Whether a phrase of small letters is the name of a body: "министерство обороны", "utrikesdepartementet"."""
    ending = next((ending for ending in wording.speech.named_bodies if words[0].endswith(ending)), None)
    if ending is None or len(words) > _SMALL:
        return False
    if len(words) == 1:
        return len(words[0]) > len(ending) + 1
    return words[0] == ending and all(_plain(word, wording) and word not in wording.closed for word in words[1:])


def _inside_body(word: str, wording: Wording) -> bool:
    """Whether a word may stand inside the name of a body: "Ministry of the Ferries and Ports"."""
    light = word in wording.genitives or word in wording.determiners or word in wording.joiners or word == "'"
    return light or _plain(word, wording)


def _plain(word: str, wording: Wording) -> bool:
    """Whether a word may stand inside a name."""
    return word.isalpha() and word not in wording.prepositions
