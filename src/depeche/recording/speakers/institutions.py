"""Which body is the source: by its name, beside it, or by a noun for one that was named before?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from depeche.model import Span
from depeche.recording.grammar.noun_phrases import BREAKS, pointed_at
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Mention, Speaker
from depeche.recording.speakers.spelt_bodies import SHORTEST
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

SLACK = 2  # words of an institution's noun phrase that its name may leave over
LONGEST_NAME = 6  # words of a source that a noun for a body tells, or that is named as it is spelt
_OFFICE = 5  # words before a comma among which an office stands
_FULL = 2  # words of a full name, at least
_LONGEST_PERSON = 5  # words of it, at most
_STEM, _ENDING = 5, 2  # letters of a noun that are the same in all its forms, at least; and of a possessive ending
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
    bracketed = len(inside) > 1 and words[bisect_left(sentence.starts, inside[1][0]) - 1] == "("
    if bracketed:  # "Disaster Board (AFAD)": known by both
        inside[:2] = [(inside[0][0], inside[1][1], inside[0][2])]
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
    if first[2].kind == "organisation" and all(m[2].kind == "place" for m in inside[1:]):
        opens, behind = bisect_left(sentence.starts, first[0]), bisect_left(sentence.starts, first[1])
        led = behind < head and words[behind] in wording.prepositions and words[behind] not in wording.genitives
        if led and all(word in wording.determiners for word in words[start:opens]) and not wording.mean_somebody(left):
            return (first[2],)  # "the Dockers Union in the north of Bree"
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
            if words[end : end + 1] != [","] and _told_already(words, at, wording):
                return None
            somebody = words[end : end + 1] != [","] and words[end - 1] not in wording.relatives
            somebody = somebody and wording.mean_somebody(words[start:end])  # no "der es so sieht"
            return None if somebody and not _opens(words, at, wording) else before[-1][2]
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


def _abbreviates(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether the word in brackets behind a noun phrase names it: "the grid operator (Natgrid)"; no person's party."""
    word = sentence.words[end + 1]
    if not (wording.naming.naming.capitals and sentence.capital[end + 1] and word.isalpha() and len(word) >= SHORTEST):
        return False
    if end - start < SHORTEST or wording.naming.facts(word).known:
        return False
    return not any(wording.names_a_person(noun) for noun in sentence.words[start : min(end, start + _HEADS)])


def _told_otherwise(sentence: Sentence, start: int, end: int, named: Mapping[str, Named], made: Cast) -> bool:
    """Whether more than its kind is told of a body, and by other words than the named ones have: "the Party of Change"."""
    wording, words = made.wording, sentence.words
    noun = next((at for at in range(start, end) if wording.naming.facts(words[at]).body), end)
    more = [words[at] for at in range(noun + 1, end) if sentence.capital[at] and words[at].isalpha()]
    known = {word for name in named for word in name.lower().split()}
    return bool(more) and known.isdisjoint(more) and not made.overlapping(sentence.starts[noun], sentence.ends[end - 1])


def _called_otherwise(nouns: Sequence[str], before: int, made: Cast) -> dict[str, Named]:
    """The bodies named before that place that one of the nouns may mean though it is not in their name: "the school", of
    Selm University."""
    wording, found = made.wording, dict[str, Named]()
    for noun in nouns:
        for kind in wording.like_bodies.get(noun, ()):
            told = made.bodies.get(kind, ())
            if wording.naming.naming.compounds and not told:  # "das Amt" is the "Hafenbehörde"
                told = tuple(body for whole, of in made.bodies.items() if whole.endswith(kind) for body in of)
            found.update((body.name, body) for body in told if body.mentions[0][0] < before)
    return found


def of_body(sentence: Sentence, start: int, end: int, span: Span, made: Cast, last: Speaker | None) -> Speaker | None:
    """ "The parliament", "the company": the one body whose name has that noun, else the body that spoke last."""
    wording = made.wording
    words = sentence.words[start:end]
    if wording.naming.naming.definite_prefixes and len(words) == 1:
        owned = _owned_body_before(words[0], span[0], made)
        if owned is not None:
            return Speaker("epithet", span, (owned,))
    nouns = [
        word
        for word in words
        if len(word) > 2
        and (wording.naming.facts(word).body or word in wording.bodies_at_large or word in wording.like_bodies)
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
    definite = not wording.definite or pointed_at(sentence, start, wording)
    spoke = last is not None and len(last.entities) == 1 and last.entities[0].kind == "organisation"
    if definite and not (named or spoke):  # a noun of many meanings is first of all whoever spoke
        named = _called_otherwise(nouns, span[0], made)
    if len(named) > 1:  # "the ferry authority", of two authorities
        shared = {name: sum(word in name.lower().split() for word in words) for name in named}
        most = max(shared.values())
        named = {name: body for name, body in named.items() if shared[name] == most}
    if len(named) == 1:
        return Speaker("epithet", span, tuple(named.values()))
    if not (wording.his.isdisjoint(words) and wording.hers.isdisjoint(words)):
        return None  # "в её ведомстве": of whoever she is
    if definite and spoke and last is not None:
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
    return any(word == noun + ending for ending in wording.naming.naming.possessed_endings)


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
