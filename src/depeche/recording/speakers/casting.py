"""Who is in the cast of an article, and what stands beside their names: offices, ages, genders, kinds of bodies.

"Ana Ruiz, the mayor", "Bürgermeisterin Ruiz": learnt once, from all sentences, so that "the mayor" can be told later.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from depeche.model import Span
from depeche.recording.grammar.clause_bounds import past_bracket
from depeche.recording.grammar.cues import in_capitals, phrase_at
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.belonging import of_whom, owned
from depeche.recording.speakers.cast import Cast, Mention, deputises, owner_start, possessive
from depeche.recording.speakers.offices import tells_office
from depeche.recording.speakers.predicates import joined_before, joined_behind, noun_told, past_age, predicate
from depeche.recording.text.sentences import DASHES, Sentence
from depeche.recording.text.tokens import lowered, split
from depeche.recording.words.facts import Gender
from depeche.recording.words.wording import Wording

_BESIDE = 9  # words before or behind a name that may describe its bearer
_VERB = 5  # letters of a verb that shows a gender
_DIGITS = 4  # of a year, which is no age
_LETTERS = 2  # items from a name to its comma, letters of a rank between
_AHEAD = 2  # items before a description among which a preposition leads to it
_HEAD = 4  # words of an office among which its noun stands
_DASHES = DASHES - {"-"}  # a hyphen stands within words
_ASIDES = _DASHES | {",", "("}  # what is told behind a name opens with one of them
_WORD = 24  # characters in which the word before a name stands


def cast(text: str, people: Iterable[Named], sentences: Sequence[Sentence], wording: Wording) -> Cast:
    """The cast of an article: its entities, and what its sentences show of their gender and office."""
    mentions = [(start, end, entity) for entity in people for start, end in entity.mentions]
    mentions.sort(key=itemgetter(1), reverse=True)
    mentions.sort(key=itemgetter(0))  # of two that begin at one place the longer comes first
    mentions = _namesakes(text, mentions, wording)
    genders: dict[str, Gender] = {}
    surnames: dict[str, Named] = {}
    named: set[str] = set()
    for _, _, entity in mentions:
        if entity.gender is not None:
            genders[entity.name] = entity.gender
        if entity.name in named:
            continue
        named.add(entity.name)
        surnames.setdefault(lowered(entity.name.split(" ")[-1]).rstrip("."), entity)
        if "·" in entity.name or "・" in entity.name:  # "安德烈·科莫洛夫"
            surnames.setdefault(entity.name.replace("・", "·").split("·")[-1], entity)
    starts = [start for start, _, _ in mentions]
    within: dict[int, list[Mention]] = {}
    made = Cast(wording, starts, mentions, genders, {}, text, _bodies_by_word(mentions), {}, surnames, within)
    persons = {entity.name: entity for _, _, entity in mentions if entity.kind == "person"}
    made.sentences = sentences
    if len(persons) == 1:
        only = next(iter(persons.values()))
        made.only = None if _only_spoken_of(text, only, sentences) else only
    at, total = 0, len(mentions)
    for sentence in sentences:
        begin, end = sentence.starts[0], sentence.ends[-1]
        while at < total and starts[at] < begin:
            at += 1
        first = at
        while at < total and starts[at] < end:
            at += 1
        if first < at:
            inside = within[begin] = [mention for mention in mentions[first:at] if mention[1] <= end]
            _learn(made, sentence, inside)
    return made


def _only_spoken_of(text: str, person: Named, sentences: Sequence[Sentence]) -> bool:
    """Whether somebody is named nowhere but in what others say, so that no pronoun or noun outside it means them."""
    told = [one for sentence in sentences for one in sentence.quoted.values()]
    quoted = [
        (one.start, one.end) for one in told if one.outer_end > one.end or text[one.end : one.end + 2].strip() in DASHES
    ]
    return bool(quoted) and all(_stands_in(start, quoted) for start, _ in person.mentions)


def _stands_in(start: int, spans: Sequence[Span]) -> bool:
    """Whether a place of the text is in one of these stretches of it, which come in order."""
    at = bisect_right(spans, start, key=itemgetter(0)) - 1
    return at >= 0 and start < spans[at][1]


def _namesakes(text: str, mentions: list[Mention], wording: Wording) -> list[Mention]:
    """The mentions, where a word that names a place elsewhere is somebody's surname: "Brandenburg said" of Ana Brandenburg.

    Not behind a preposition, and not where the place was named before the person.
    """
    places = {entity.name for _, _, entity in mentions if entity.kind == "place"}
    names = {entity.name for _, _, entity in mentions if entity.kind == "person" and " " in entity.name} if places else set()
    if places.isdisjoint([name.split(" ")[-1] for name in names]):
        return mentions
    known: dict[str, Mention] = {}
    for mention in mentions:
        known.setdefault(mention[2].name, mention)
    surnames = {name.split(" ")[-1]: known[name] for name in known if name in names}
    made = []
    for start, end, entity in mentions:
        bearer = surnames.get(text[start:end]) if entity.kind == "place" else None
        before = text[max(0, start - _WORD) : start].split()
        if (
            bearer is not None
            and bearer[0] < known[entity.name][0]
            and not (before and before[-1].lower() in wording.prepositions)
        ):
            entity = bearer[2]
        made.append((start, end, entity))
    return made


def _bodies_by_word(mentions: Iterable[Mention]) -> dict[str, tuple[Named, ...]]:
    found: dict[str, dict[str, Named]] = {}
    for body in {entity.name: entity for _, _, entity in mentions if entity.kind == "organisation"}.values():
        for word in body.name.lower().split():
            found.setdefault(word, {})[body.name] = body
    return {word: tuple(bodies.values()) for word, bodies in found.items()}


def _learn(made: Cast, sentence: Sentence, mentions: Iterable[Mention]) -> None:
    """Note what stands beside each name of a sentence: "Ana Ruiz, the mayor of Port-Armel", "Bürgermeisterin Ruiz"."""
    low = 0  # where the name before ends
    for mention in mentions:
        kind = mention[2].kind
        if kind == "place":
            continue
        name = (bisect_left(sentence.starts, mention[0]), bisect_left(sentence.starts, mention[1]))
        if kind == "organisation":
            _learn_body(made, sentence, name, mention[2])
        else:
            _learn_person(made, sentence, name, mention, low)
            low = name[1]


def _learn_person(made: Cast, sentence: Sentence, name: Span, mention: Mention, low: int) -> None:
    """Note what is told of a person beside their name, whose items begin behind `low`."""
    wording, person, words = made.wording, mention[2], sentence.words
    if _of_a_body(made, sentence, name[1]):
        made.members.add(person.name)
    if wording.speech.acting:
        _learn_part(made, sentence, name[1], person)
    before, after = _beside(made, sentence, name, mention, low)
    if wording.speech.feminine_verbs and not possessive(made, sentence, mention):  # not of "Nowaka" in "Nowaka wezwała"
        _learn_from_verb(made, sentence, (before[0], name[1]), person)
    _learn_age(made, sentence, name, person)
    base = not wording.naming.declines or made.text[mention[0] : mention[1]] == person.name
    noun = predicate(sentence, name, wording) if base else ""
    for word in _with_bases([noun] if noun else [], wording):
        _learn_noun(made, word, person)
    role = person.role if wording.naming.naming.offices_behind else None  # it stands behind, without a comma
    if before[0] == before[1] and after[0] == after[1] and role is None:
        return  # nothing beside it describes anybody
    office = _office(made.text, sentence, before, wording) or _office(made.text, sentence, after, wording) or role
    if office is not None:
        led = base and not wording.prepositions.isdisjoint(words[max(0, before[0] - _AHEAD) : before[1]])
        made.offices.setdefault(person.name, _as_declined(office, person, wording) if led else office)
    heads = _heads(sentence, before, name[0], after, wording)
    made.heads.update(heads)
    if any(wording.gender(word) == "f" for word in heads):
        made.genders[person.name] = "f"  # a given name may be a man's elsewhere, a noun for a man a woman's
    for word in _description(sentence, before, after, wording):
        _learn_word(made, word, person)
    for word in (*joined_before(sentence, before, wording), *joined_behind(words, after, wording)):
        _learn_word(made, word, person)
    for word in split(role) if role else ():
        _learn_word(made, word, person)
    if office is not None and person.name not in made.genders:  # "la portavoz Ana Ruiz": the article tells
        article = next((word for word in words[before[0] : before[1]] if word in wording.determiners), "")
        if (gender := wording.gender(article)) is not None:
            made.genders[person.name] = gender


def _learn_word(made: Cast, word: str, person: Named) -> None:
    """Note that a word describes a person, and what it tells of their trade and gender."""
    _learn_noun(made, word, person)
    gender = made.wording.gender(word)
    if gender is not None:
        made.genders.setdefault(person.name, gender)


def _learn_noun(made: Cast, word: str, person: Named) -> None:
    """The same without the gender: a woman may be "директор", too."""
    wording, name = made.wording, person.name
    bearers = made.called.setdefault(word, {})
    bearers[name] = bearers.get(name, 0) + 1
    if wording.names_a_person(word):
        made.titled.add(name)
        if trade := wording.trade(word):
            made.trades.setdefault(name, set()).update(wording.trades[trade])


def _learn_part(made: Cast, sentence: Sentence, behind: int, person: Named) -> None:
    """Note what somebody may be called of whom a participle tells the part in court: "Ana Ruiz KC, prosecuting,"."""
    words = sentence.words
    comma = next((at for at in range(behind, min(behind + _LETTERS, len(words) - 1)) if words[at] == ","), -1)
    for noun in made.wording.speech.acting.get(words[comma + 1], ()) if comma >= 0 else ():
        made.called.setdefault(noun, {}).setdefault(person.name, 1)
        made.titled.add(person.name)


def _learn_age(made: Cast, sentence: Sentence, name: Span, person: Named) -> None:
    """Note how old somebody is said to be: "Ana Ruiz, 52, …", "Ana Ruiz (52)", "der 52-jährige Jan Ruiz"."""
    words, (first, behind) = sentence.words, name
    told = words[behind + 1] if behind + 2 < len(words) and words[behind] in (",", "(") else ""
    near = range(max(0, first - _HEAD), first - 1) if "-" in words[max(0, first - _HEAD) : first] else ()
    for at in near:
        told = words[at] if words[at].isdecimal() and words[at + 1] == "-" else told
    if told.isdecimal() and len(told) < _DIGITS:
        made.ages.setdefault(told, person)


def _learn_from_verb(made: Cast, sentence: Sentence, phrase: Span, person: Named) -> None:
    """Note the gender that a verb of speech right beside a name shows: "заявила директор Ада Морвен"."""
    words, wording = sentence.words, made.wording
    start, end = phrase
    start -= start > 1 and words[start - 1] in wording.prepositions  # "написала | в соцсети лидер Ада Морвен"
    closes = start > 1 and not (words[start - 2].isalpha() or words[start - 2].isdigit())  # "…, заявила …"
    beside = (*(words[start - 1 : start] if closes else ()), *words[end : end + 1])
    shown = wording.subject_gender(word for word in beside if word in wording.cues)
    if shown is None and end < len(words) and not sentence.capital[end] and wording.speech.generic_masculine:
        feminine = words[end].endswith(wording.speech.feminine_verbs) and len(words[end]) >= _VERB
        shown = "f" if feminine else None  # "мэр Ада Морвен осмотрела"
    if shown is not None:
        made.genders[person.name] = shown


def _learn_body(made: Cast, sentence: Sentence, name: Span, body: Named) -> None:
    """Note the kind of thing that a body is said to be: "het bedrijf Kaasman", "Kaasman, a company from Bree", "the Dock
    Hands union"."""
    words, wording, (first, behind) = sentence.words, made.wording, name
    noun = words[first - 1] if first else ""
    owner = noun.endswith(wording.speech.genitive_marks or ("\0",))  # "Bakanlığın Twitter hesabı"
    kinds = [noun] if len(noun) > 3 and not owner and wording.naming.facts(noun).body else []
    if behind + 1 < len(words) and words[behind] == "," and words[behind + 1] in wording.determiners:
        near = range(behind + 2, min(behind + 4, len(words)))
        kinds += [words[at] for at in near if _is_kind(sentence, at, wording)]
    if wording.naming.naming.heads_last and behind < len(words) and not sentence.capital[behind]:
        kinds += [words[behind]] if wording.naming.facts(words[behind]).body else []
    for kind in kinds:
        known = made.bodies.get(kind, ())
        if all(one.name != body.name for one in known):
            made.bodies[kind] = (*known, body)


def _is_kind(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether a noun for a body behind the comma of a name tells its kind, and is no other body that speaks: not "before the
    Court of Bree, the Prosecution | said"."""
    word = sentence.words[at]
    if len(word) <= 3 or not wording.naming.facts(word).body or _speaks_at(sentence.words, at + 1, wording):
        return False
    return wording.nouns_capitalised or not sentence.capital[at] or in_capitals(sentence.capital)


def _beside(made: Cast, sentence: Sentence, name: Span, mention: Mention, low: int) -> tuple[Span, Span]:
    """The items right before, from `low` on, and right behind a name that may describe its bearer."""
    words, wording, (first, behind) = sentence.words, made.wording, name
    before = (first, first)
    if 0 < first < len(words) and not _parts(words[first - 1], wording):
        least = max(low, owner_start(sentence, first, wording))
        if wording.naming.declines and made.text[mention[0] : mention[1]] != mention[2].name:
            least = max(least, _governed_from(words, first, wording))
        before = _before(words, first, least, wording)
        if words[first - 1] == "," and _of_circumstances(words, before, behind, wording):
            before = (before[1], before[1])
        noun, led = words[first - 1], words[first]
        if owned(noun, led, mention[2], wording) or of_whom(noun, led, wording):
            before = (before[0], before[0])  # "отец Адама" tells nothing of Адам
    after = _behind(sentence, first, behind, wording)
    if after[0] < after[1]:
        if wording.speech.verb_final and made.people(mention[1], sentence.ends[min(after[1], len(words) - 1)]):
            after = (after[0], after[0])  # "Vaudrin, şarkıcı Ruiz ile görüştü": what Ruiz is
        elif wording.naming.naming.offices_owned and words[after[1] : after[1] + 1] != [","]:
            after = (after[0], after[0])  # "Vaudrin, bakanı eleştirdi": an object
    return before, after


def _parts(word: str, wording: Wording) -> bool:
    """Whether a word before a name parts it from whatever stands before: "the government paid | for | Ana Ruiz"."""
    return _governs(word, wording) or (word != "," and not _describes(word, wording))


def _governs(word: str, wording: Wording) -> bool:
    """Whether a word is a preposition, and no article as well."""
    return word in wording.prepositions and word not in wording.definite


def _before(words: Sequence[str], first: int, low: int, wording: Wording) -> Span:
    """The items right before a name, from `low` on, that may describe its bearer."""
    comma = words[first - 1] == ","  # "the mayor, Ana Ruiz"
    end = first - comma
    low = 0 if comma or low == first else low  # "the granddaughter of Ana Ruiz, Ada Ruiz"
    if first > 1 and words[first - 1] == "'" and _governs(words[first - 2], wording):
        return (end, end)  # "l'avocat d'Ana Ruiz": that describes nobody
    start, least = end, max(low, end - _BESIDE)
    told = False  # somebody's noun stands there already
    while start > least and _describes(words[start - 1], wording) and not (told and _begins(words, start, wording)):
        start -= 1
        told = told or wording.means_a_person(words[start])
    if (
        not comma
        and 0 < start < end
        and words[start - 1] == ","
        and all(_entitles(word, wording) for word in words[start:end])
    ):
        start -= 1  # "the minister of ports, General Ana Ruiz"
        while start > least and _describes(words[start - 1], wording) and words[start] not in wording.definite:
            start -= 1
    return (start, end)


def _of_circumstances(words: Sequence[str], before: Span, behind: int, wording: Wording) -> bool:
    """Whether the comma before a name parts it from circumstances that an office closes which a preposition governs, as no
    comma closes what would be told of the name: "After talks with the mayor, | Ana Ruiz said"."""
    if behind >= len(words) or not (words[behind] in wording.auxiliaries or words[behind] in wording.verbs):
        return False
    head = next((at for at in range(*before) if tells_office(words[at], wording)), 0)
    while head > 0 and (words[head - 1] in wording.determiners or words[head - 1] == "'"):
        if _governs(words[head - 1], wording):
            break
        head -= 1
    return head > 0 and _governs(words[head - 1], wording) and words[head - 1] not in wording.as_words


def _behind(sentence: Sentence, first: int, behind: int, wording: Wording) -> Span:
    """The items behind the comma or the bracket right behind a name that may describe its bearer: "Ana Ruiz, the mayor"."""
    words = sentence.words
    if behind >= len(words) or words[behind] not in _ASIDES:
        return (behind, behind)
    aged = past_age(words, behind)
    if (aged > behind or words[behind] in _DASHES) and not noun_told(sentence, aged + 1, wording):
        return (behind, behind)  # "Ana Ruiz, 34, walks with the lawyer"
    behind = aged
    beyond = past_bracket(sentence, behind)
    if beyond and words[beyond : beyond + 1] == [","] and not wording.mean_somebody(words[behind:beyond]):
        behind = beyond  # "Ana Ruiz (45), the mayor"
    opens = high = behind + 1
    if opens >= len(words) or words[opens] in wording.oblique_relatives:
        return (opens, opens)  # ", whose predecessor was ill,"
    most = min(len(words), opens + _BESIDE)
    while high < most and (_describes(words[high], wording) or wording.owns(words, high)):
        high += 1
    led = first - 1
    while led > 0 and words[led] in wording.determiners and words[led] not in wording.prepositions:
        led -= 1
    apart = first > 0 and (words[led] == "," or words[led] in wording.prepositions or words[0] in wording.subordinators)
    if high == opens or not apart:
        return (opens, high)
    pointed = not wording.definite or words[opens] in wording.definite
    if pointed and _speaks_at(words, past_bracket(sentence, high) or high, wording):
        return (opens, opens)  # "with her guest, Ana Ruiz, | the minister said"
    return (opens, high)


def _governed_from(words: Sequence[str], first: int, wording: Wording) -> int:
    """Where what a preposition governs begins before a name in a case: "szef urzędu złoży kwiaty na | grobie Jana Kosa"."""
    at = first
    while at > max(0, first - _BESIDE) and not (
        words[at - 1] in wording.prepositions and words[at - 1] not in wording.genitives
    ):
        at -= 1
    return at if at > first - _BESIDE and at else 0


def _begins(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a noun phrase begins there of which nothing before is a part: "the king listened to | the rebel Brandt"."""
    before = words[at - 1]
    if before in wording.prepositions and words[at] != "-":
        return not (before in wording.genitives and at > 1 and wording.mean_somebody((words[at - 2],)))
    return words[at] in wording.definite and words[at] not in wording.genitives and not wording.nouns_capitalised


def _speaks_at(words: Sequence[str], at: int, wording: Wording) -> bool:
    """Whether a verb of speech stands there, behind its auxiliary or by itself."""
    helped = at < len(words) and words[at] in wording.auxiliaries
    return any(word in wording.cues for word in words[at : at + 1 + helped])


def _entitles(word: str, wording: Wording) -> bool:
    """Whether a word before a name is a form of address or an office."""
    return word in wording.titles or wording.naming.facts(word).titles


def _describes(word: str, wording: Wording) -> bool:
    """Whether a word may stand inside a noun phrase that describes somebody."""
    return (word not in wording.verbal or word in wording.trades) and (word.isalpha() or word == "-" or word == "'")


def _of_a_body(made: Cast, sentence: Sentence, behind: int) -> bool:
    """Whether a preposition and the name of a body, no place and no person, stand behind a name: "van de Zeevaartraad"."""
    words, wording = sentence.words, made.wording
    if behind >= len(words) or words[behind] not in wording.prepositions:
        return False
    at = next(
        (at for at in range(behind + 1, len(words)) if words[at] not in wording.determiners and words[at] != "'"), behind
    )
    if not words[at].isalpha():
        return False
    named = made.overlapping(sentence.starts[at], sentence.ends[min(at + _HEAD, len(words) - 1)])
    if named and named[0][0] == sentence.starts[at]:
        return named[0][2].kind == "organisation"
    return sentence.capital[at] if wording.naming.naming.capitals else wording.naming.facts(words[at]).body


def _heads(sentence: Sentence, before: Span, name: int, after: Span, wording: Wording) -> list[str]:
    """The nouns right before a name and right behind its comma, whatever they mean: "Revisorn Ruiz", "Ruiz, the caulker"."""
    words = sentence.words
    nouns = words[name - 1 : name] if before[0] < name == before[1] else []
    at = after[0]
    while at < after[1] and words[at] in wording.determiners:
        at += 1
    nouns = [*nouns, *words[at : min(at + 1, after[1])]]
    return [word for word in nouns if len(word) > 3 and word not in wording.light and word not in wording.titles]


def _opens(word: str, wording: Wording) -> bool:
    """Whether a word stands before an office and is no part of it."""
    linked = word in wording.complementizers and word not in wording.relatives  # "en el | que su director"
    return linked or word in wording.determiners or word in wording.adverbs or word in wording.as_words


def _description(sentence: Sentence, before: Span, after: Span, wording: Wording) -> list[str]:
    """The words of those items that say something."""
    light = wording.light
    words = sentence.words
    told = [
        words[at]
        for at in [*range(before[0], before[1]), *range(after[0], after[1])]
        if words[at] not in light and (len(words[at]) > 2 or words[at] in wording.trades) and not deputises(words, at)
    ]
    return _with_bases(told, wording)


def _with_bases(words: list[str], wording: Wording) -> list[str]:
    """Those words, and their nouns for a person in the base form: "с министром Олегом Веденом": he is the "министр"."""
    if not words or not wording.naming.declines:
        return words
    bases = {base for word in words for base in wording.naming.facts(word).forms if wording.names_a_person(base)}
    return [*words, *sorted(bases.difference(words))]


def _past_source_words(sentence: Sentence, start: int, wording: Wording) -> int:
    """Where words for a source end that open or go on at `start`: "по словам | министра", "according to | the minister"."""
    words, end = sentence.words, start
    for at in range(max(0, start - 1), min(start + 1, len(words))):
        if words[at] in wording.sources:
            end = max(end, at + phrase_at(sentence, at, wording.sources))
    return end


def _as_declined(office: str, person: Named, wording: Wording) -> str:
    """An office without a circumstance before it, where cases tell the two apart: "w piątek późnym wieczorem | prezydent Jan
    Orlo", as the name was read with it."""
    told = person.role
    declines = bool(wording.naming.naming.office_endings) and not wording.nouns_capitalised
    return told if declines and told and office.endswith(f" {told}") else office


def _office(text: str, sentence: Sentence, items: Span, wording: Wording) -> str | None:
    """Those items as an office, as written and without their article; None where none of them means a person."""
    start, end = items
    words = sentence.words
    if start == end:
        return None
    start = min(_past_source_words(sentence, start, wording), end)
    if wording.possessive in words[start:end]:
        owners = (at + 1 for at in range(end - 2, start, -1) if wording.owns(words, at))
        start = next(owners, start)  # "the port's | manager"
    start += start > 0 and start < end and words[start - 1].isdecimal() and words[start] in wording.months  # "9 мая | мэр"
    while start < end and (words[start] == "'" or _opens(words[start], wording)):
        start += 1
    if start >= end or words[start] in wording.prepositions or words[start] in wording.titles:
        return None
    if words[start] in wording.relatives:
        return None  # "Ana Ruiz, who leads the mayors' association"
    beyond, after = wording.beyond_office, wording.sources_after
    end = next((at for at in range(start + 1, end) if words[at] in beyond or words[at] in after), end)
    most = min(end, start + _HEAD)
    of = next((at for at in range(start + 1, most) if words[at] in wording.genitives), most)
    head = next((at for at in range(start, of) if tells_office(words[at], wording)), None)
    if head is None:
        return None  # "a mudança do líder", behind the comma that closes "segundo Ruiz"
    for at in range(head - 1, start, -1):
        definite = words[at] in wording.definite and words[at] not in wording.genitives
        owned = words[at] in wording.his or words[at] in wording.hers  # "à travers son | représentant légal"
        if words[at] == "," or words[at] in wording.prepositions or definite or owned:
            start = at + 1  # "last month, | Speaker Ruiz", "talks with | Minister Ruiz", "zog die | Ministerin Ruiz Bilanz"
            break
    while start < head and _opens(words[start], wording):
        start += 1
    return text[sentence.starts[start] : sentence.ends[end - 1]]
