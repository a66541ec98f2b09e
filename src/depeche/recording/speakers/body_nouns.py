"""Which body does a noun for one mean: "the parliament", "the institution", "the municipality"?

The one that was named with it, else the body that spoke last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from depeche.recording.grammar.cues import in_capitals
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Speaker
from depeche.recording.speakers.institutions import LONGEST_NAME
from depeche.recording.speakers.source import Source
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

_FULL = 2  # words beside a noun that are the name of a town
_STEM, _ENDING = 5, 2  # letters of a noun that are the same in all its forms, at least; and of a possessive ending
_BARE = 2  # words of a noun phrase for a body known, its article among them
_KIND = 4  # letters that all forms of a noun for a body share, at least
_SENTENCES = 40  # back in which a body was named that its kind alone means
_NEAR = 1200  # characters back in which a body was named that "the institution" means


def of_body(source: Source) -> Speaker | None:
    """ "The parliament", "the company": the one body whose name has that noun, else the body that spoke last."""
    made, wording, words = source.made, source.wording, source.phrase
    owned = _owned_body_before(source) if wording.naming.naming.definite_prefixes and len(words) == 1 else None
    if owned is not None:
        return source.speaker("epithet", owned)
    nouns = [
        word
        for at, word in enumerate(words[: _governed(words, wording)])
        if len(word) > 2 and _may_mean_a_body(word, wording) and not _owns(words, at, wording)
    ]  # not "the commission's head"
    if not nouns:  # "the municipality" is none of those that spoke
        town = _town(source) if words[-1] in wording.public_bodies else None
        return None if town is None else source.speaker("epithet", town)
    if len(words) > LONGEST_NAME or _led_by_a_person(words, nouns[0], wording):
        return None
    named = {body.name: body for noun in nouns for body in made.bodies.get(noun, ())}
    if named and _told_otherwise(source, named):
        return source.unnamed()
    body = _meant(source, nouns, named or _alike(nouns, made))
    return None if body is None else source.speaker("epithet", body)


def _governed(words: Sequence[str], wording: Wording) -> int:
    """Where a preposition begins what only tells more of a noun, or to whom somebody speaks: "Kenner | bei der Bank"."""
    ends = (at for at in range(1, len(words)) if words[at] in wording.prepositions and words[at] not in wording.genitives)
    return next((at for at in ends if words[at] not in wording.determiners), len(words))


def _meant(source: Source, nouns: Sequence[str], named: dict[str, Named]) -> Named | None:
    """Of the bodies that have one of those nouns in their names the only one; where there is none, and the phrase points at
    one, whoever spoke, a town or the only public body there is."""
    made, wording, words = source.made, source.wording, source.phrase
    spoke = source.spoke if source.spoke is not None and source.spoke.kind == "organisation" else None
    if spoke is not None and any(wording.naming.facts(noun).place_head for noun in nouns):
        spoke = None  # "the town" is no agency that spoke
    if spoke is not None and _by_capital(source, nouns):
        spoke = None  # "la Fiscalía" is no court that spoke
    if spoke is not None and wording.papers.isdisjoint(nouns) and _is_paper(spoke, made):
        spoke = None  # "the organisation" is no paper that reported
    if source.points and not named and spoke is None:  # a noun of many meanings is first of all whoever spoke
        named = _called_otherwise(nouns, source.span[0], made)
    named = _of_most_words(words, named) if len(named) > 1 else named
    if len(named) == 1:
        return next(iter(named.values()))
    if not source.points or not (wording.his.isdisjoint(words) and wording.hers.isdisjoint(words)):
        return None  # "в её ведомстве": of whoever she is
    body = spoke or (None if named else _town(source))
    at_large = body is None and not wording.bodies_at_large.isdisjoint(nouns)
    return _only_public_body(made, source.span[0]) if at_large else body


def _is_paper(body: Named, made: Cast) -> bool:
    return any(one.name == body.name for kind in made.wording.papers for one in made.bodies.get(kind, ()))


def _by_capital(source: Source, nouns: Sequence[str]) -> bool:
    """Whether a capital inside the sentence shows that a noun is a body's name, where no body named has it in its own."""
    sentence, wording = source.sentence, source.wording
    if wording.nouns_capitalised or not wording.naming.naming.capitals or in_capitals(sentence.capital):
        return False
    told = [at for at in range(max(1, source.start), source.end) if sentence.words[at] in nouns and sentence.capital[at]]
    return any(
        sentence.words[at] not in wording.bodies_at_large and sentence.words[at] not in wording.companies for at in told
    )


def _may_mean_a_body(word: str, wording: Wording) -> bool:
    return wording.naming.facts(word).body or word in wording.bodies_at_large or word in wording.like_bodies


def _owns(words: Sequence[str], at: int, wording: Wording) -> bool:
    return at + 2 < len(words) and wording.owns(words, at + 2)


def _led_by_a_person(words: Sequence[str], noun: str, wording: Wording) -> bool:
    """Whether a noun for a person stands before that for a body, with a link between: "the president of the federation"; or
    first, where none is needed: "ketua komisi"."""
    before, naming = words[: words.index(noun)], wording.naming
    if before and not (naming.naming.heads_last or naming.declines) and wording.names_a_person(before[0]):
        return True
    of = next((at for at, word in enumerate(before) if word in wording.genitives), 0)
    return any(map(wording.names_a_person, before[:of]))


def _told_otherwise(source: Source, named: Mapping[str, Named]) -> bool:
    """Whether more than its kind is told of a body, and by other words than the named ones have: "the Party of Change"."""
    sentence, words, end = source.sentence, source.sentence.words, source.end
    noun = next((at for at in range(source.start, end) if source.wording.naming.facts(words[at]).body), end)
    more = [words[at] for at in range(noun + 1, end) if sentence.capital[at]]
    if not more or any(word in name.lower().split() for name in named for word in more):
        return False
    inside = source.made.overlapping(sentence.starts[noun], sentence.ends[end - 1])
    return not inside or all(entity.kind == "place" for _, _, entity in inside)  # "the government in Selm", not any other


def _alike(nouns: Sequence[str], made: Cast) -> dict[str, Named]:
    """The bodies in whose noun one of those ends ("die Privatbank" is the "Deutsche Bank"), or whose noun ends in one of
    those ("das Gericht" is the "Oberverwaltungsgericht"), or is it in another case ("sendikadan": "Liman Sendikası")."""
    kinds, naming = made.bodies.items(), made.wording.naming
    if naming.naming.compounds:
        shorter = {body.name: body for noun in nouns for kind, of in kinds if noun.endswith(kind) for body in of}
        return shorter or {body.name: body for noun in nouns for kind, of in kinds if kind.endswith(noun) for body in of}
    if naming.body_cases:
        return {body.name: body for noun in nouns for kind, of in kinds if _akin(noun, kind) for body in of}
    return {}


def _akin(noun: str, kind: str) -> bool:
    """Whether two words are forms of one noun: they begin alike, but for two letters of an ending."""
    return noun.startswith(kind[: max(_STEM, len(kind) - _ENDING)])


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


def _of_most_words(words: Sequence[str], named: Mapping[str, Named]) -> dict[str, Named]:
    """Those with whose names a phrase shares most: "the ferry authority", of two authorities."""
    shared = {name: sum(word in name.lower().split() for word in words) for name in named}
    most = max(shared.values())
    return {name: body for name, body in named.items() if shared[name] == most}


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


# ---------------------------------------------------------------- bodies that no list has, by the noun beside a name


def _town(source: Source) -> Named | None:
    """The body that has the noun of a source with a capital beside it, where no name of it is known: "kommunen" is "Selmvik
    kommune", "obec" is "Obec Selmov". Only asked where such a noun speaks; the last one counts."""
    wording, noun = source.wording, source.sentence.words[source.end - 1]
    if len(source.phrase) > _BARE or not wording.naming.naming.capitals:
        return None
    for sentence in _before(source):
        for at, word in enumerate(sentence.words):
            if word[:_KIND] == noun[:_KIND] and _same_noun(word, noun, wording):
                first, behind = _town_at(sentence, at, wording)
                if behind > first + 1:
                    return source.made.new("organisation", sentence.starts[first], sentence.ends[behind - 1])
    return None


def _before(source: Source) -> list[Sentence]:
    """The sentences shortly before a source, the last one first."""
    sentences = source.made.sentences
    last = bisect_left(sentences, source.span[0], key=_start)
    return list(reversed(sentences[max(0, last - _SENTENCES) : last]))


def _start(sentence: Sentence) -> int:
    return sentence.start


def _town_at(sentence: Sentence, at: int, wording: Wording) -> tuple[int, int]:
    """The items of the noun at `at` and the words with capitals beside it: before it, where it closes names, or behind."""
    words, capital = sentence.words, sentence.capital
    if wording.naming.naming.heads_last:
        first = at
        while first and at - first < _FULL and capital[first - 1] and words[first - 1].isalpha():
            first -= 1
        first += first < at and not first and words[first] in wording.closed
        return first, at + 1
    end = at + 1
    if capital[at] or not at:
        while end < len(words) and end - at <= _FULL and capital[end] and words[end].isalpha():
            end += 1
    return at, end


def _same_noun(word: str, noun: str, wording: Wording) -> bool:
    """Whether a word is that noun without the article that may be its end, or owned by what stands before."""
    if word == noun:
        return True
    if wording.speech.article_endings:
        return any(word == noun[:-size] for size in (1, 2, 3) if noun.endswith(wording.speech.article_endings))
    return any(word == noun + ending for ending in wording.naming.naming.possessed_endings)


def _owned_body_before(source: Source) -> Named | None:
    """The body whose noun stands before its owner, where articles are written together with nouns and no letter is a
    capital: "הרשות" is "רשות היערות", "البلدية" "بلدية الحجر"."""
    lexicon, noun = source.wording.naming, source.sentence.words[source.start]
    articles = lexicon.naming.definite_prefixes
    article = next((one for one in articles if noun.startswith(one)), "")
    bare = noun[len(article) :]
    if not article or not lexicon.facts(bare).body:
        return None
    stem = bare[: _KIND - 1]
    for sentence in _before(source):
        words = sentence.words
        for at in range(len(words) - 1):
            if words[at][: _KIND - 1] != stem or abs(len(words[at]) - len(bare)) > 1 or not words[at + 1].isalpha():
                continue
            if not lexicon.facts(words[at]).body:
                continue
            end = at + 2  # "بلدية الحجر", and "شركة أسماك الشمال"
            if not words[at + 1].startswith(articles) and end < len(words) and words[end].startswith(articles):
                end += 1
            return source.made.new("organisation", sentence.starts[at], sentence.ends[end - 1])
    return None
