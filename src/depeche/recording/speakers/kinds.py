"""Which body is meant by its kind: "the company", "the paper", "the news agency NORA", "the Vaudrin administration"?

A kind that is none of a person's is never resolved to one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import compress

from depeche.language import gazetteer
from depeche.model import Span
from depeche.recording.grammar.cues import cue_of_any, phrase_at
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Mention, Speaker
from depeche.recording.speakers.source import Source
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.words.phrases import Words
from depeche.recording.words.wording import Wording

_LEGAL_FORMS = gazetteer.legal_forms()
_HEADS = 4  # words of a noun phrase among which the one stands that heads it
_SHORTEST = 3  # letters of a name that only its place tells
_NAME = 4  # words of a name behind its kind
_MARKED = 7  # words of one between quotation marks
_OPENING = frozenset("«„“”\"'‘‚‹»")
_CLOSING = frozenset("»“”\"'’‘›«")
_NEAR = 2500  # characters back in which a company was named
_OFTEN = 2  # how many times as often as another it is named, to be meant
_EARLY = 60  # items of a sentence among which a body's voice is looked for
_FIRMS = 24  # of those told by a noun before them, at most
_PATH = 7  # words behind "through" in which a name comes


def named_by_kind(source: Source) -> Speaker | None:
    """The body whose name stands behind its kind: the newspaper “Bree Courier”, "norwalska agencja NORA"."""
    words, start, made, wording = source.sentence.words, source.start, source.made, source.wording
    if not wording.naming.naming.capitals:
        return None
    comma = source.before(",")
    while start < comma and words[start] in wording.determiners:
        start += 1
    phrase = source.part(start, comma)
    marked = _marked(phrase)
    low, high = marked or _behind_its_kind(phrase) or (0, 0)
    if low == high:
        return None
    persons = (word for word in words[start:low] if word not in wording.companies)  # "l'armateur": a man or a firm
    if any(map(wording.names_a_person, persons)):
        return None  # "the editor of the Bree Courier"
    if marked is None and _ends_with_a_body(phrase, low):
        return None  # "der Verband der Feuerwehren | NRW", "Sở Y tế | TP HCM"
    body = source.new("organisation", low, high)
    whole = next((m for m in made.overlapping(*body.mentions[0]) if m[:2] == body.mentions[0]), None)
    if whole is not None:
        body = whole[2]
        if body.kind == "person":
            return None
    for kind in words[start:low]:
        if len(kind) > 3 and (wording.naming.facts(kind).body or kind in wording.papers):
            made.bodies.setdefault(kind, (body,))
    if marked is not None:
        made.papers.append(body)
    return source.speaker("institution", body)


def listed_by_kind(source: Source) -> Speaker | None:
    """The bodies whose names stand behind a noun for several of their kind: "the unions Nordsea and Altame", "die
    Gewerkschaften Verda und Komba"."""
    words, wording = source.phrase, source.wording
    if wording.joiners.isdisjoint(words) or not wording.naming.naming.capitals:
        return None
    head = next((at for at, word in enumerate(words[:_HEADS]) if _tells_several(word, wording)), None)
    if head is None:
        return None
    bodies: list[Named] = []
    low = source.start + head + 1
    while low < source.end and not source.sentence.capital[low] and words[low - source.start] not in wording.closed:
        low += 1  # "los sindicatos | mayoritarios"
    for at in range(low, source.end + 1):
        if at < source.end and words[at - source.start] != "," and words[at - source.start] not in wording.joiners:
            continue
        body = _listed_body(source, low, at)
        if body is None:
            return None
        bodies.append(body)
        low = at + 1
    return source.speaker("institution", *bodies) if len(bodies) > 1 else None


def _tells_several(word: str, wording: Wording) -> bool:
    return word in wording.kinds_of_several or bool(wording.several_endings.of(word))


def _listed_body(source: Source, low: int, high: int) -> Named | None:
    """The body that those items of a list name, by capitals, known or not; None where they name none, or a person."""
    sentence, wording = source.sentence, source.wording
    while low < high and sentence.words[low] in wording.determiners:
        low += 1
    if not 0 < high - low <= _NAME or not sentence.capital[low] or not sentence.capital[high - 1]:
        return None
    known = source.made.overlapping(sentence.starts[low], sentence.ends[high - 1])
    if not known:
        return source.new("organisation", low, high)
    return known[0][2] if known[0][2].kind != "person" else None


def _ends_with_a_body(phrase: Source, low: int) -> bool:
    """Whether the name of a body ends right before an item."""
    sentence = phrase.sentence
    named = phrase.made.overlapping(phrase.span[0], sentence.ends[low - 1])
    return any(high == sentence.ends[low - 1] and body.kind == "organisation" for _, high, body in named)


def _marked(phrase: Source) -> Span | None:
    """The items between quotation marks with which a noun phrase ends, a kind of body before them or nothing."""
    words, wording = phrase.sentence.words, phrase.wording
    if phrase.start == phrase.end or words[phrase.end - 1] not in _CLOSING:
        return None
    opening = next((at for at in range(phrase.start, phrase.end) if words[at] in _OPENING), phrase.end)
    low, high = opening + 1, phrase.end - 1
    if high <= low or high - low > _MARKED or not phrase.sentence.capital[low]:
        return None
    if opening == phrase.start:
        return low, high
    noun = words[opening - 1]
    return (low, high) if noun in wording.papers or wording.naming.facts(noun).body else None


def _behind_its_kind(phrase: Source) -> Span | None:
    """The words with capitals that close a noun phrase, small ones right before them, one of which is a kind of body."""
    sentence, words, first, end, wording = phrase.sentence, phrase.sentence.words, phrase.start, phrase.end, phrase.wording
    shouted = end > first and phrase.made.text[sentence.starts[end - 1] : sentence.ends[end - 1]].isupper()
    if (wording.nouns_capitalised or wording.naming.declines) and not shouted:
        return None
    low = end
    while low > first + 1 and sentence.capital[low - 1] and words[low - 1].isalpha() and not wording.nouns_capitalised:
        low -= 1
    low = end - 1 if wording.nouns_capitalised else low
    if not first < low < end or end - low > _NAME:
        return None
    noun = words[low - 1]
    if not noun.isalpha() or noun in wording.prepositions or noun in wording.determiners:
        return None
    if noun in wording.joiners:
        return None  # "the Ministry of Ports and | Rivers"
    if sentence.capital[low - 1] and not wording.nouns_capitalised and not (low == 1 and shouted):
        return None  # "Ministério Público"
    return (low, end) if any(_is_kind(word, wording) for word in words[first : min(low, first + _HEADS)]) else None


def _is_kind(word: str, wording: Wording) -> bool:
    """Whether a noun tells what kind of body bears the name behind it."""
    return wording.naming.facts(word).body or word in wording.papers or word in wording.companies


def learn_kinds(made: Cast, sentences: Sequence[Sentence]) -> None:
    """Note in `made.firms` what stands behind a noun for a firm and has no other sign of a name ("the line Hydronord"), and
    the word with which a sentence begins that speaks of the firm later on: "Hydronord expects a loss, the company said"."""
    wording = made.wording
    if not wording.naming.naming.capitals:
        return
    before: Sentence | None = None
    inside: frozenset[str] | None = None
    for sentence in sentences:
        words = sentence.words
        if wording.companies.isdisjoint(words):
            before = sentence
            continue
        named = [at for at in range(len(words) - 1) if words[at] in wording.companies and _names_firm(sentence, at, made)]
        if not named and not made.firms:
            inside = _inside(sentences) if inside is None else inside
            for opens in (sentence, before):
                if opens is not None and _opens_with_firm(opens, inside, made):
                    break
        before = sentence
    made.firms.sort(key=_place)


def _names_firm(sentence: Sentence, at: int, made: Cast) -> bool:
    """Whether the name of a firm stands behind that noun for one; it is noted."""
    words, capital, wording = sentence.words, sentence.capital, made.wording
    low = at + 1 + (words[at + 1] in _OPENING)
    if low >= len(words) or not capital[low] or not words[low].isalpha():
        return False
    high = low + 1
    while high < min(len(words), low + _NAME) and capital[high] and words[high].isalpha():
        high += 1
    facts = wording.naming.facts(words[low])
    if facts.given or facts.role or facts.body or (wording.nouns_capitalised and not facts.dull):
        return False
    return _note(sentence, low, high, made)


def _note(sentence: Sentence, low: int, high: int, made: Cast) -> bool:
    """Note what those items name as a firm, where they name nothing else."""
    span = (sentence.starts[low], sentence.ends[high - 1])
    known = next((entity for a, _, entity in made.overlapping(*span) if a == span[0]), None)
    if known is not None and known.kind != "organisation":
        return False
    body = known or made.new("organisation", *span)
    made.firms.append(body)
    made.surnames.setdefault(sentence.words[high - 1], body)
    return True


def _inside(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The words that have a capital inside a sentence."""
    return frozenset(word for one in sentences for word in compress(one.words[1:], one.capital[1:]))


def _opens_with_firm(sentence: Sentence, inside: Container[str], made: Cast) -> bool:
    """Whether a sentence begins with a word that is a name: it has a capital elsewhere too, or a verb of speech or of
    expecting right behind it, and is no noun for people; it is noted."""
    words, capital, wording = sentence.words, sentence.capital, made.wording
    low = int(words[0] in wording.definite and not wording.nouns_capitalised)
    if low + 1 >= len(words) or not capital[low] or capital[low + 1] or not words[low].isalpha():
        return False
    word, facts = words[low], wording.naming.facts(words[low])
    if not facts.dull or facts.opener or word in wording.closed or len(word) < _SHORTEST:
        return False
    if wording.means_a_person(word) or word in wording.collectives:
        return False
    if wording.nouns_capitalised and wording.looks_common(word):
        return False
    seen = word in inside and not wording.nouns_capitalised
    return (seen or cue_of_any(words, low + 1, wording)) and _note(sentence, low, low + 1, made)


def _place(body: Named) -> int:
    """Where a body is named first."""
    return body.mentions[0][0]


def of_kind(source: Source) -> Speaker | None:
    """ "The paper", "the company": the one that was named; None where none was, or no such noun stands there."""
    wording, words, spoke = source.wording, source.phrase, source.spoke
    if len(words) > _HEADS or (wording.definite and words[0] not in wording.definite and not wording.speech.article_endings):
        return None
    if _is(words, wording.papers, wording):
        if spoke is not None and spoke.kind == "organisation" and _may_trade(spoke, wording):
            return source.speaker("epithet", spoke)
        return source.speaker("epithet", source.made.papers[-1]) if source.made.papers else None
    if _is(words, wording.companies, wording):
        company = _company(source.made, source.span[0])
        return source.speaker("epithet", company) if company is not None else None
    return None


def no_person(words: Sequence[str], wording: Wording) -> bool:
    """Whether a noun phrase is headed by a kind of body and so cannot mean a person: "le quotidien conservateur"."""
    return _is(words, wording.papers, wording) or _is(words, wording.companies, wording)


def _is(words: Sequence[str], known: Words, wording: Wording) -> bool:
    """Whether one of those nouns, or a form of one, heads a phrase, no noun for a person before it."""
    if not wording.naming.declines and known.isdisjoint(words):
        return False
    for word in words[:_HEADS]:
        if word in known:
            return True
        if wording.naming.declines and not known.isdisjoint(wording.naming.facts(word).forms):
            return True
        if wording.names_a_person(word):
            return False
    return False


def _company(made: Cast, before: int) -> Named | None:
    """The body named before that place that may be a company; of several, the one named much more often."""
    low, high = bisect_left(made.starts, before - _NEAR), bisect_left(made.starts, before)
    near = [entity for _, _, entity in made.mentions[low:high] if entity.kind == "organisation"]
    behind = bisect_left(made.firms, before, key=_place)
    near += made.firms[max(0, behind - _FIRMS) : behind]
    counts = Counter(entity.name for entity in near if _may_trade(entity, made.wording))
    if not counts:
        return None
    ranked = counts.most_common(2)
    if len(ranked) > 1 and ranked[0][1] < _OFTEN * ranked[1][1]:
        return None
    return next(entity for entity in near if entity.name == ranked[0][0])


def _may_trade(entity: Named, wording: Wording) -> bool:
    """Whether the name of a body is none of an authority, a party or a club, as the nouns in it would tell."""
    if not _LEGAL_FORMS.isdisjoint(entity.name.split()):
        return True
    words = entity.name.lower().split()
    if any(word in wording.companies or word in wording.papers for word in words):
        return True
    return not any(wording.naming.facts(word).body or wording.naming.facts(word).known for word in words)


def governing(source: Source, mention: Mention) -> Named | None:
    """The government that a person's name stands for beside its kind: "the Vaudrin administration", "Regierung Vaudrin"."""
    words, starts, end, governments = source.sentence.words, source.sentence.starts, source.end, source.wording.governments
    if governments.isdisjoint(words[source.start : end]):
        return None
    first, behind = bisect_left(starts, mention[0]), bisect_left(starts, mention[1])
    if behind == end - 1 and words[behind] in governments:
        if source.wording.naming.declines and not mention[2].name.endswith(source.made.text[mention[0] : mention[1]]):
            return None  # "Podle Vaudrina | vláda jedná": a preposition governs the name alone
        return source.new("organisation", first, end)
    if behind == end and first > source.start and words[first - 1] in governments:
        return source.new("organisation", first - 1, end)
    return None


def spoken_through(source: Source, mentions: Sequence[Mention]) -> Speaker | None:
    """Whoever lends a body their voice: "Mer Propre, par la voix de son président Ana Ruiz"."""
    sentence, words, wording = source.sentence, source.sentence.words, source.wording
    early = words[:_EARLY]
    if wording.through.keys().isdisjoint(early):
        return None
    for at, word in enumerate(early):
        if word == QUOTED or word in wording.complementizers:
            return None
        size = phrase_at(sentence, at, wording.through) if word in wording.through else 0
        if not size:
            continue
        last = min(at + size + _PATH, len(words) - 1)
        person = next(iter(source.made.people(sentence.starts[at], sentence.ends[last])), None)
        between = words[at + size : bisect_left(sentence.starts, person[0])] if person is not None else []
        if person is None or not any(map(wording.names_a_person, between)):
            return None
        if not all(word.isalpha() or word == "'" for word in between):
            return None
        behalf = next((entity.name for _, _, entity in mentions if entity.kind == "organisation"), None)
        return Speaker("named", source.span, (person[2],), behalf)
    return None
