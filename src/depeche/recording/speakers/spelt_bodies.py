"""Which body is the source that nobody has recognised, as its name is spelt? "The Ministry of Ferries of Armelia"."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.cues import phrase_at
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast
from depeche.recording.text.sentences import Sentence
from depeche.recording.words.wording import Wording

SHORTEST = 3
"""Letters of a name that is read off the text."""
_HEADS = 4  # words of a body's name among which the one stands that heads it
_LONGEST_BODY = 16  # words of a body's name
_SMALL = 6  # words of a body's name in small letters
_ARTICLED = 2  # words of a compound with its article


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
        inside = _inside_which(sentence, start, stop, made)
        if inside is not None:
            return inside
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
    seat = start + _ARTICLED  # "das Umweltministerium | in Selm"
    if seat + 1 < end and words[seat] in wording.prepositions and all(sentence.capital[seat + 1 : end]):
        end = seat
    owning = words[start] in wording.oblique and words[start] not in wording.indefinite
    if end - start != _ARTICLED or not (owning or words[start] in wording.definite):
        return None
    noun = words[end - 1]
    if owning and not _named_in_small([noun], wording):
        noun = noun.removesuffix(wording.naming.naming.genitive or "\n")  # "ein Sprecher des Umweltministeriums"
    if noun in made.bodies or not _named_in_small([noun], wording) or any(kind.endswith(noun) for kind in made.bodies):
        return None  # "das Kartellamt" is the "Bundeskartellamt"
    span = (sentence.starts[end - 1], sentence.starts[end - 1] + len(noun))
    return Named(kind="organisation", name=made.text[span[0] : span[1]], mentions=(span,))


def body_of_compound(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """The body with whose name a compound for a spokesperson begins: "eine Selm-Sprecherin", "een Selm-woordvoerder".

    Where nouns have capitals, one that is known.
    """
    words, wording = sentence.words, made.wording
    hyphen = next((at for at in range(start + 1, end - 1) if words[at] == "-" and words[at + 1] in wording.spokespersons), 0)
    if not hyphen or not sentence.capital[hyphen - 1] or sentence.starts[hyphen] != sentence.ends[hyphen - 1]:
        return None
    if wording.nouns_capitalised and words[start] not in wording.indefinite:
        return None  # "die DGH-Vertreter": several
    if words[hyphen - 1] in made.surnames:
        return None  # "een Vaudrin-adviseur", whose name the text does not tell
    known = made.bodies.get(words[hyphen - 1], ())
    if known:
        return known[0] if len(known) == 1 else None
    span = (sentence.starts[hyphen - 1], sentence.ends[hyphen - 1])
    name = made.text[span[0] : span[1]]
    facts = wording.naming.facts(name)
    listed = any(one.kind == "organisation" and len(one.words) == 1 for one in facts.known)
    lettered = name.isupper() and len(name) >= SHORTEST
    strange = facts.dull and hyphen > 1 and not wording.nouns_capitalised
    if not (listed or ((lettered or strange) and not (facts.known or facts.demonym or facts.never))):
        return None
    return Named(kind="organisation", name=name, mentions=(span,))


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
    endings = wording.speech.national_endings or wording.speech.demonym_endings
    return wording.naming.facts(word).demonym or word.endswith(endings or ("\0",))


def _inside_which(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """The body inside which several say so, in the nominative: "сообщили в | министерстве обороны"."""
    words, wording = sentence.words, made.wording
    if not start or words[start - 1] not in wording.speaks_from or not 1 < end - start <= _SMALL or sentence.capital[start]:
        return None
    facts, forms = wording.naming.facts, wording.naming.facts(words[start]).forms
    head = next((one for one in wording.speech.named_bodies if facts(one).folded in forms), None)
    owners = words[start + 1 : end]
    dative = wording.speech.oblique_endings or ("\n",)
    plain = all(_plain(one, wording) and one not in wording.closed and not one.endswith(dative) for one in owners)
    if head is None or not plain or not wording.days.keys().isdisjoint(owners):
        return None
    low, high = sentence.starts[start], sentence.ends[end - 1]
    return Named(kind="organisation", name=head + made.text[sentence.ends[start] : high], mentions=((low, high),))


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
