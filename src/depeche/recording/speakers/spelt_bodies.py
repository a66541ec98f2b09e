"""Which body is the source that nobody has recognised, as its name is spelt? "The Ministry of Ferries of Armelia"."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.recording.grammar.cues import phrase_at
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.source import Source
from depeche.recording.words.facts import Facts
from depeche.recording.words.wording import Wording

SHORTEST = 3
"""Letters of a name that is read off the text."""
_HEADS = 4  # words of a body's name among which the one stands that heads it
_LONGEST_BODY = 16  # words of a body's name
_SMALL = 6  # words of a body's name in small letters
_ROW = 2  # words of it in small letters that follow each other, in a language whose adjectives come behind
_ARTICLED = 2  # words of a compound with its article


def body_as_spelt(source: Source) -> Named | None:
    """A body whose name is longer than what is known of it ("the Ministry of Ferries of Armelia"), or stands behind its
    kind ("environmental organisation Clean Quay").

    Only where a capital shows that this is one; where names are declined, only one that its kind opens, as a subject has it.
    """
    wording = source.wording
    national = _of_a_nation(source)
    if national is not None or wording.nouns_capitalised:
        return national or _compound(source)
    small = _in_small(source) if wording.speech.named_bodies else None
    if small is not None:
        return small
    if not any(map(wording.is_body, source.phrase)):
        return None
    if wording.naming.declines and not wording.definite and not _with_its_kind(source):
        return None
    name, case = _name(source)
    if name is None:
        return None
    written = source.made.text[name.span[0] : name.span[1] - case]
    known = source.made.surnames.get(name.sentence.words[name.end - 1])
    if known is not None and known.name.lower() == written.lower():
        return None
    found = Named(kind="organisation", name=written, mentions=(name.span,))
    for word in name.phrase:
        if wording.is_body(word):
            source.made.bodies.setdefault(word, (found,))  # "the Ministry", from now on
    return found


def _with_its_kind(source: Source) -> bool:
    """Whether a noun for its kind opens the name of a body in the nominative, or closes it ("Selmalan kaupunki"), and a
    capital shows that it is a name."""
    words, capital, start, end = source.sentence.words, source.sentence.capital, source.start, source.end
    shown = any(capital[start + 1 : end]) or (start > 0 and capital[start])
    if source.wording.naming.naming.heads_last:
        shown = shown or (len(source.phrase) == _ARTICLED and capital[start] and words[start] not in source.wording.closed)
        return shown and source.wording.is_body(words[end - 1])
    return shown and source.wording.naming.is_body(words[start])


def _name(source: Source) -> tuple[Source | None, int]:
    """The words of a source that are the name of a body, and how many letters its case has at their end."""
    words, capital, wording, start = source.sentence.words, source.sentence.capital, source.wording, source.start
    while start < source.end and (words[start] in wording.determiners or words[start] == "'"):
        start += 1
    while start + 1 < source.end and capital[start + 1] and wording.naming.is_trade(wording.naming.facts(words[start])):
        start += 1  # "Carmaker Vaudrin Motors"
    start = _past_its_kind(source, start)
    comma = source.before(",")
    end, case = _before_case(source, start, comma)
    heads = [at for at in range(start, min(end, start + _HEADS)) if wording.is_body(words[at])]
    if not heads or end - start < 2:
        return None, 0
    if any(capital[end:comma]) or any(map(wording.names_a_person, words[end:comma])):
        return None, 0  # "Sağlık Bakanlığının eski müsteşarı": somebody of it
    head = heads[0]
    if case and not wording.joiners.isdisjoint(words[head + 1 : end]):
        return None, 0  # "Selm Belediyesi ve Selm Valiliğinden": two
    follows = head + 1 < end and all(capital[head + 1 : end]) and not capital[head]
    of_a_people = follows and start < head and all(map(wording.tells_a_people, words[start:head]))
    if not of_a_people and all(capital[at] or words[at] in ("'", wording.possessive) for at in range(start, head)):
        name = source.within(start, end)
        return (name if _shown(name, heads[-1]) else None), case
    if not follows or any(map(wording.names_a_person, words[start:head])):
        return None, 0  # "the head of the agency": no body
    return source.within(head + 1, end), case


def _past_its_kind(source: Source, start: int) -> int:
    """Where a name begins behind a noun for its kind and an article: "Conservation organisation the | Clean Quay Fund"."""
    words, capital, wording = source.sentence.words, source.sentence.capital, source.wording
    if wording.naming.declines:
        return start
    for at in range(start + 1, source.end - 1):
        if words[at] in wording.definite and words[at] not in wording.genitives and wording.is_body(words[at - 1]):
            return at + 1 if capital[at + 1] and not capital[at - 1] else start
    return start


def _shown(name: Source, head: int) -> bool:
    """Whether a capital shows that words are a body's name, of which `head` is the last noun, and all may be part of it.

    Where nouns have articles, one at the beginning of its sentence without any shows nothing: "Forensic police said".
    """
    sentence, wording, start, end = name.sentence, name.wording, name.start, name.end
    articled = wording.definite and not (wording.naming.naming.definite_endings or wording.naming.declines)
    bare = start == 0 and articled and wording.naming.facts(sentence.words[0]).dull
    text = sentence.words[head] in wording.documents and not sentence.capital[head]  # "Court records"
    if text or (not sentence.capital[end - 1] and (bare or not sentence.capital[start])):
        return False
    if wording.naming.naming.heads_last and not sentence.capital[end - 1] and not wording.is_body(sentence.words[end - 1]):
        return False  # "Kommissionens ordförande": somebody, or something, of it
    if len(name.phrase) > _LONGEST_BODY or _goes_on(name, head) or _acts(name):
        return False
    return all(_inside_body(word, wording) for word in name.phrase)


def _goes_on(name: Source, head: int) -> bool:
    """Whether more than its name follows the head of a body, where no adjective does: "the Port Gazette | published it",
    "the Harbour Party's | chair of ports"."""
    sentence, words, wording = name.sentence, name.sentence.words, name.wording
    naming = wording.naming.naming
    if naming.adjective_endings or wording.naming.declines or not naming.capitals:
        return False
    linked = False
    for at in range(head + 1, name.end):
        if words[at - 1] == wording.possessive and wording.names_a_person(words[at]):
            return True
        light = words[at] in wording.genitives or words[at] in wording.determiners or words[at] in wording.joiners
        if not (light or linked or sentence.capital[at] or words[at] == "'" or words[at - 1] in ("'", wording.possessive)):
            return True
        linked = light
    return False


def _acts(name: Source) -> bool:
    """Whether so many small words follow each other that one of them is a verb: "la Plataforma vecinal | ocasiona daños de
    la Policía"."""
    wording, row = name.wording, 0
    if not wording.naming.naming.adjective_endings:
        return False
    for at in range(name.start, name.end):
        word = name.sentence.words[at]
        linked = word in wording.genitives or word in wording.determiners or word in wording.joiners or not word.isalpha()
        row = 0 if linked or name.sentence.capital[at] else row + 1
        if row > _ROW:
            return True
    return False


def _before_case(source: Source, start: int, end: int) -> tuple[int, int]:
    """Where the name of a body ends whose case tells that more follows, and how many letters the case has in its last
    word: "Selm Valiliğinin | açıklaması", "Merkez Bankası | 'nın raporu"."""
    lexicon, sentence, words = source.wording.naming, source.sentence, source.sentence.words
    if lexicon.body_cases:
        for at in range(start + 1, end):
            size = lexicon.body_cases.get(lexicon.facts(words[at]).folded, 0) if sentence.capital[at] else 0
            if size or words[at] == "'":
                return at + bool(size), size
    return end, 0


# ---------------------------------------------------------------- whose body it is


def owner_as_spelt(source: Source) -> Named | None:
    """The body that a spokesperson speaks for, by the name with which the phrase ends: "for the shipping line Nordsand".

    Where nouns have capitals, the name stands behind a noun for its kind: "der Reederei Nordsand".
    """
    words, capital, start, wording = source.sentence.words, source.sentence.capital, source.start, source.wording
    if not wording.naming.naming.capitals:
        return None
    end = source.before(",")
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
    owner = source.new("organisation", first, end)
    return owner if len(owner.name) >= SHORTEST else None


def body_of_compound(source: Source) -> Named | None:
    """The body with whose name a compound for a spokesperson begins: "eine Selm-Sprecherin", "een Selm-woordvoerder".

    Where nouns have capitals, one that is known.
    """
    sentence, words, start, wording = source.sentence, source.sentence.words, source.start, source.wording
    inner = range(start + 1, source.end - 1)
    hyphen = next((at for at in inner if words[at] == "-" and words[at + 1] in wording.spokespersons), 0)
    if not hyphen or not sentence.capital[hyphen - 1]:
        return None
    if wording.nouns_capitalised and words[start] not in wording.indefinite:
        return None  # "die DGH-Vertreter": several
    name = words[hyphen - 1]
    if name in source.made.surnames:
        return None  # "een Vaudrin-adviseur", whose name the text does not tell
    known = source.made.bodies.get(name, ())
    if known:
        return known[0] if len(known) == 1 else None
    body = source.new("organisation", hyphen - 1, hyphen)
    strange = hyphen > 1 and not wording.nouns_capitalised
    return body if _names_a_body(body.name, wording.naming.facts(body.name), strange=strange) else None


def _names_a_body(name: str, facts: Facts, *, strange: bool) -> bool:
    """Whether one word is a body's name by a list or by its capital letters; with `strange`, also where nothing is known."""
    if any(one.kind == "organisation" and len(one.words) == 1 for one in facts.known):
        return True
    lettered = name.isupper() and len(name) >= SHORTEST
    return (lettered or (strange and facts.dull)) and not (facts.known or facts.demonym or facts.never)


# ---------------------------------------------------------------- bodies of one word, of a state, in small letters


def _compound(source: Source) -> Named | None:
    """A body whose name is one compound, where nouns have capitals and no longer name has it: "das Umweltministerium"."""
    sentence, words, start, end, wording = source.sentence, source.sentence.words, source.start, source.end, source.wording
    seat = start + _ARTICLED  # "das Umweltministerium | in Selm"
    if seat + 1 < end and words[seat] in wording.prepositions and all(sentence.capital[seat + 1 : end]):
        end = seat
    owning = words[start] in wording.oblique
    if end - start != _ARTICLED or not (owning or words[start] in wording.definite):
        return None
    noun = words[end - 1]
    first = not owning and noun.endswith(wording.speech.compound_bodies) and _first_body(source, noun)  # "die Nordbank"
    if owning and not _named_in_small([noun], wording):
        noun = noun.removesuffix(wording.naming.naming.genitive)  # "ein Sprecher des Umweltministeriums"
    bodies = source.made.bodies
    if not first and (noun in bodies or not _named_in_small([noun], wording) or any(kind.endswith(noun) for kind in bodies)):
        return None  # "das Kartellamt" is the "Bundeskartellamt"
    low = sentence.starts[end - 1]
    return source.made.new("organisation", low, low + len(noun))


def _first_body(source: Source, noun: str) -> bool:
    """Whether a compound of a noun for a body may be a name: it has one that tells which, and no body was named before
    whose kind it may be ("Die EZB … die Zentralbank")."""
    if noun in source.wording.speech.compound_bodies or noun in source.made.bodies:
        return False
    return not any(one.kind == "organisation" for _, _, one in source.made.overlapping(0, source.span[0]))


def _of_a_nation(source: Source) -> Named | None:
    """A body that a state has, named by the adjective of its people: "the Israeli military", "l'armée israélienne"."""
    sentence, words, start, end, wording = source.sentence, source.sentence.words, source.start, source.end, source.wording
    if wording.national_bodies.keys().isdisjoint(words[start:end]):
        return None
    while start < end and (words[start] in wording.determiners or words[start] == "'"):
        start += 1
    if not 1 < end - start <= _SMALL:
        return None
    sizes = ((phrase_at(sentence, at, wording.national_bodies), at) for at in range(start, end))
    size, head = next((one for one in sizes if one[0]), (0, end))
    people = next((at for at in range(start, end) if at != head and wording.tells_a_people(words[at])), end)
    if not size or people == end:
        return None
    # Its people stand before it and it closes the phrase, or right behind it.
    if not (people == start and head + size >= end if head > start else people == head + size):
        return None
    if people == 0 and not wording.speech.national_endings and not wording.naming.facts(words[0]).demonym:
        return None  # "Forensic police": its capital is that of the sentence
    if not all(_inside_body(word, wording) for word in words[start:end]):
        return None
    body = source.new("organisation", start, end)
    if start == 0 and wording.speech.national_endings:  # the capital is that of the sentence
        body = Named(kind="organisation", name=body.name[0].lower() + body.name[1:], mentions=body.mentions)
    source.made.bodies.setdefault(words[head + size - 1], (body,))  # "the army", from now on
    return body


def _in_small(source: Source) -> Named | None:
    """A body whose name is in small letters: "пресс-служба | министерства обороны", "utrikesdepartementet"."""
    words, start, wording = source.sentence.words, source.start, source.wording
    stop = next((at for at in range(start + 1, source.end) if words[at] in wording.prepositions), source.end)
    inside = _inside_which(source.until(stop))  # "v tiskové zprávě"
    if inside is not None:
        return inside
    if any(source.sentence.capital[start + 1 : stop]) or not _named_in_small(words[start:stop], wording):
        return None
    return source.new("organisation", start, stop)


def _inside_which(source: Source) -> Named | None:
    """The body inside which several say so, in the nominative: "сообщили в | министерстве обороны"."""
    sentence, words, start, wording = source.sentence, source.sentence.words, source.start, source.wording
    if (
        not start
        or words[start - 1] not in wording.speaks_from
        or not 1 < len(source.phrase) <= _SMALL
        or sentence.capital[start]
    ):
        return None
    facts, forms = wording.naming.facts, wording.naming.facts(words[start]).forms
    head = next((one for one in wording.speech.named_bodies if facts(one).folded in forms), None)
    owners = words[start + 1 : source.end]
    plain = all(
        _plain(one, wording) and one not in wording.closed and not one.endswith(wording.speech.oblique_endings)
        for one in owners
    )
    if head is None or not plain or not wording.days.keys().isdisjoint(owners):
        return None
    low, high = sentence.starts[start], sentence.ends[source.end - 1]
    return Named(kind="organisation", name=head + source.made.text[sentence.ends[start] : high], mentions=((low, high),))


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
