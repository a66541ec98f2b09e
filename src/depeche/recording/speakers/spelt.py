"""Whom does a source name that nothing but its capitals and its place tells for a name?"""

from __future__ import annotations

from itertools import compress

from depeche.model import EntityKind, Span
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.grammar.punctuation import COMMAS
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Speaker
from depeche.recording.speakers.institutions import LONGEST_NAME
from depeche.recording.speakers.spelt_bodies import SHORTEST
from depeche.recording.text.sentences import DASHES, QUOTED, Sentence
from depeche.recording.words.declension import base_name
from depeche.recording.words.facts import Facts
from depeche.recording.words.wording import Wording

_GIVEN_AND_SUR = 2  # words of a name that nothing but its place tells
_DOUBLE = 3  # items of a surname with a hyphen
_NOUN_AND_NAME = 3  # words of one behind the noun that leads it
_SHOWN = 60  # items of a sentence that tell whether it is a headline
_HEADLINE = 0.6  # share of capitals from which on they are no sign of a name
_LAND = 6  # letters of the name of a country
_SIGNS = 3  # of a Chinese name: a surname and two more
_SIGNS_OF_NAMES = frozenset("'.&/-")
_OPENING = DASHES | {":", "：", "•"}
_BEFORE_COLON = 3  # words of a name that stands alone before a colon


def behind_role(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """A person whom nothing else tells for one, by two capitalised words behind an office: "the engineer Tomas Arrieta"."""
    wording = made.wording
    if not wording.naming.naming.capitals:
        return None
    words, capital = sentence.words, sentence.capital
    end = next((at for at in range(start, end) if words[at] in (",", "(")), end)
    roles = [at for at in range(start, end) if wording.names_a_person(words[at]) or words[at] in wording.spokespersons]
    first = end
    while first > start and capital[first - 1] and words[first - 1].isalpha() and first - 1 not in roles:
        first -= 1
    led = first - 1
    while led > start and words[led] in wording.determiners:
        led -= 1
    if words[led] in wording.prepositions and words[led] not in wording.determiners:
        return None  # "the lawyer of Ana Ruiz", "el jefe de la IX Región Norte"
    if not roles or first <= roles[0] or end - first < _GIVEN_AND_SUR:
        return None
    if wording.nouns_capitalised and (first - 1 not in roles or end - first > _GIVEN_AND_SUR):
        return None
    first = max(first, end - _GIVEN_AND_SUR)
    low, high = sentence.starts[first], sentence.ends[end - 1]
    if made.overlapping(low, high) or any(wording.naming.facts(words[at]).body for at in range(first, end)):
        return None
    declined = wording.naming.declines and not wording.nouns_capitalised
    if declined and not wording.naming.facts(words[first]).given:
        return None  # "Urzędnik Białego Domu"
    known = made.surnames.get(words[end - 1])
    if known is not None:
        return known if known.kind == "person" else None
    person = Named(kind="person", name=made.text[low:high], mentions=((low, high),))
    made.surnames[words[end - 1]] = person
    gender = next((found for at in roles if (found := wording.gender(words[at])) is not None), None)
    if gender is not None:
        made.genders.setdefault(person.name, gender)
    return person


def alone_before_colon(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """Somebody of two or three words that open a sentence before a colon, all with capitals and none known for a body; of
    one only where it is told for a name."""
    words, wording = sentence.words, made.wording
    behind = words[end] if end < len(words) else ""
    if start or behind not in (":", "：") or not 0 < end - start <= _BEFORE_COLON:
        return None
    if end - start == 1 and not (wording.naming.naming.capitals and _a_name_here(sentence, start, made)):
        return None
    if not wording.naming.naming.capitals:
        return _surnamed(sentence, start, end, made)
    facts = [wording.naming.facts(word) for word in words[start:end]]
    plain = all(sentence.capital[start:end]) and all(word.isalpha() and len(word) > 1 for word in words[start:end])
    if not plain or any(one.body or one.role or one.place_head or one.demonym or one.never or one.known for one in facts):
        return None
    if wording.nouns_capitalised and not facts[0].given:
        return None
    low, high = sentence.starts[start], sentence.ends[end - 1]
    person = Named(kind="person", name=made.text[low:high], mentions=((low, high),))
    return made.surnames.setdefault(words[end - 1], person)


def opening_name(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """Somebody by whose full name a clause begins that a colon closes, whatever it tells of them: "Ana Ruiz was adamant".

    Two or three words with capitals, small ones behind them, and nothing that tells them for a body or a place.
    """
    words, wording = sentence.words, made.wording
    if start or not wording.naming.naming.capitals or sum(sentence.capital[:end]) > _HEADLINE * end:
        return None
    begins = next((at + 1 for at in range(end - 1, 0, -1) if words[at] == "," and sentence.capital[at + 1]), 0)
    for first in (begins, 0) if begins else (0,):
        person = _full_name(sentence, first, end, made)
        if person is not None:
            return person
    return None


def _full_name(sentence: Sentence, first: int, end: int, made: Cast) -> Named | None:
    """Somebody of two or three words with capitals from `first` on, behind which a clause goes on up to `end`."""
    words, capital, wording = sentence.words, sentence.capital, made.wording
    behind = first
    while behind < min(end, first + _BEFORE_COLON + 1) and capital[behind] and words[behind].isalpha():
        behind += 1
    plain = behind < end and (words[behind].isalpha() or words[behind] in (",", "("))
    if not plain or not _GIVEN_AND_SUR <= behind - first <= _BEFORE_COLON:
        return None
    facts = [wording.naming.facts(word) for word in words[first:behind]]
    if any(one.body or one.role or one.place_head or one.demonym or one.never or one.known for one in facts):
        return None
    if not facts[0].given and (facts[0].opener or not all(one.dull for one in facts)):
        return None
    low, high = sentence.starts[first], sentence.ends[behind - 1]
    if made.overlapping(low, high) or not wording.light.isdisjoint(words[first:behind]):
        return None
    person = Named(kind="person", name=made.text[low:high], mentions=((low, high),))
    return made.surnames.setdefault(words[behind - 1], person)


def as_spelt(sentence: Sentence, start: int, end: int, span: Span, made: Cast) -> Speaker | None:
    """A source of capitalised words only, which nobody has recognised: named as it is spelt."""
    wording, begin = made.wording, start
    if wording.nouns_capitalised:
        only = sentence.words[start] if end - start == 1 else ""
        named = made.surnames.get(only)
        if named is not None and (named.kind == "person" or only in made.spelt):
            return Speaker("named" if named.kind == "person" else "spelt", span, (named,))  # "so Arrieta"
        named = _among_nouns(sentence, start, end, made)
        if named is None:
            return None
        if only and made.surnames.setdefault(only, named) is named:
            made.spelt.add(only)
        return Speaker("spelt", span, (named,))
    land = _land(sentence, start, end, made)
    if land is not None:
        return Speaker("spelt", span, (land,))
    if not wording.naming.naming.capitals:
        return None  # a script without capitals shows no names
    if sentence.words[start][:1].isupper():
        end = next((at for at in range(start, end) if sentence.words[at] == "("), end)  # "Van Dam (VVD)"
        span = (span[0], sentence.ends[end - 1])
    pointed = sentence.words[start] in wording.definite
    while start < end and sentence.words[start] in COMMAS:
        start += 1
    opens = start
    while start < end and (sentence.words[start] in wording.determiners or sentence.words[start] in wording.titles):
        start += 1
        start += opens < start < end and sentence.words[start] == "'"  # "l'Union"
    if start == opens + 1 and pointed and sentence.capital[opens] and not _has_its_capital_anyway(sentence, opens):
        start, pointed = opens, False  # "dans Les Échos"
    behind = made.overlapping(sentence.starts[start], sentence.ends[end - 1]) if opens < start < end else []
    if any(entity.kind != "person" for _, _, entity in behind):
        return None  # "Prezydent Francji", "президент США"
    if opens < start < end and wording.naming.declines and not behind and wording.names_a_person(sentence.words[start - 1]):
        bearer = made.surnames.get(sentence.words[end - 1])  # else "prezydent Norwalii", "Urzędnik Białego Domu"
        return None if bearer is None else Speaker("named", span, (bearer,))
    only = sentence.words[start] if end - start == 1 else ""
    if only and made.text[sentence.starts[start] : sentence.ends[start]] in wording.naming.acronym_stops:
        return None  # "la ONG"
    plain = pointed and only and only not in made.surnames and not wording.naming.facts(only).body
    if plain and not wording.speech.peoples_small:
        peoples = wording.speech.demonym_endings
        if not peoples or only.endswith(peoples):
            return None  # "de Belg": whom no list of peoples has
    words = sentence.words[start:end]
    spelt = [word for word in words if word.isalnum()]
    if not 0 < len(spelt) <= LONGEST_NAME or max(map(len, spelt)) < SHORTEST or QUOTED in words:
        return None
    if not all(map(_may_be_spelt, words)):
        return None
    if (
        _has_its_capital_anyway(sentence, start)
        and not _mixed(sentence, start, end, wording)
        and not (only and _a_name_here(sentence, start, made))
    ):
        return None
    if any(wording.naming.facts(word).never for word in spelt):
        return None  # "thank God"
    prefixed = words[0][:1].isupper()  # "Van den Berg"
    items = (at for at in range(start, end) if sentence.words[at].isalnum())
    inner = range(start + 1, end - 1) if wording.naming.facts(spelt[0]).dull else range(0)  # "Aimone d'Orsenigo"
    capitals = (sentence.capital[at] or ((prefixed or at in inner) and _inside(sentence, at, wording)) for at in items)
    if not all(capitals):
        return None
    if end - start > 1 and wording.names_a_person(spelt[-1]):
        return None  # "the Conservative MP"
    if spelt[0].upper() == spelt[0] and len(spelt[0]) > 1:
        return None  # a script without capitals shows no names
    known = made.surnames.get(spelt[-1])
    if known is not None:
        return Speaker("named", span, (known,))
    name = made.text[sentence.starts[start] : sentence.ends[end - 1]]
    kind: EntityKind = "organisation" if pointed and only and not wording.naming.facts(only).given else "person"
    cases = wording.naming.cases.behind.get(sentence.words[begin - 1]) if begin else None
    if (only or words[1] == "-") and cases and wording.naming.declines:  # "По словам Марии", "W opinii Morwiaka-Kosa"
        parts = name.split("-")
        name = "-".join(base_name(part, (part,), _capitals(made), None, wording.naming, cases)[0] for part in parts)
    return Speaker("spelt", span, (Named(kind=kind, name=name, mentions=(span,)),))


def _inside(sentence: Sentence, at: int, wording: Wording) -> bool:
    """Whether an item may stand inside a surname that begins with a preposition: "Van 't Hof", "Van den Berg-Smit"."""
    word = sentence.words[at]
    particles = wording.naming.particles
    return word in particles or f"{word}'" in particles or (word == "t" and sentence.words[at - 1] == "'")


def _among_nouns(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """A name that stands where no noun can, in a language whose nouns have capitals: behind a noun and its article ("der
    Apotheker Tomas Arrieta"), or alone where one thing would have an article ("teilte Armelia mit")."""
    wording, words, capital = made.wording, sentence.words, sentence.capital
    end = next((at for at in range(start, end) if words[at] in (",", "(")), end)
    if end - start == _DOUBLE and words[start + 1] == "-":
        return _double_name(sentence, start, end, made)
    first = end
    while first > start and capital[first - 1] and words[first - 1].isalpha() and words[first - 1] not in wording.light:
        first -= 1
    size, whole = end - first, words[first:end]
    facts = [wording.naming.facts(word) for word in whole]
    if not 0 < size <= _NOUN_AND_NAME or len(words[end - 1]) < SHORTEST:
        return None
    led = first > start and words[start] in wording.determiners
    body = size == _GIVEN_AND_SUR and wording.is_body(words[first])  # "laut Stadt Bree"
    firm = led and size == _GIVEN_AND_SUR and words[first] in wording.companies  # "die Reederei Nordsand"
    named = size == 1 and first == start and _known_given(facts[0], wording)  # "Maria sagt"
    if not (facts[-1].dull or body or named) or any(map(wording.means_a_person, whole[-_GIVEN_AND_SUR:])):
        return None
    if size == _NOUN_AND_NAME:
        if not facts[1].dull or not (led or wording.means_a_person(words[first])):
            return None
        first += 1
    elif firm:
        first += 1
    elif not body:
        plain = named or (first == start and facts[0].dull and not any(map(wording.looks_common, whole)))
        if not plain or _may_be_plural(sentence, first, end, wording):
            return None
    low, high = sentence.starts[first], sentence.ends[end - 1]
    kind: EntityKind = "organisation" if body or end - first == 1 else "person"
    return Named(kind=kind, name=made.text[low:high], mentions=((low, high),))


def _double_name(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """Somebody of a double surname alone where one thing would have an article: "“…”, schrieb Vaudrin-Brandt"."""
    wording, parts = made.wording, (sentence.words[start], sentence.words[end - 1])
    facts = [wording.naming.facts(word) for word in parts]
    if not (sentence.capital[start] and sentence.capital[end - 1]) or not all(one.dull for one in facts):
        return None
    if any(map(wording.means_a_person, parts)) or any(map(wording.looks_common, parts)):
        return None
    if len(parts[-1]) < SHORTEST or _may_be_plural(sentence, start, end, wording):
        return None
    low, high = sentence.starts[start], sentence.ends[end - 1]
    person = Named(kind="person", name=made.text[low:high], mentions=((low, high),))
    return made.surnames.setdefault(parts[-1], person)


def _may_be_plural(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether no verb of speech shows that a word without an article speaks, and alone: "Armelia teilte mit", "“…”, sagte
    Brandt"."""
    words = sentence.words
    if start > 1 and words[start - 1] in wording.verbs and words[start - 2] in BREAKS:
        return wording.subject_is_plural([words[start - 1]])
    opens = start == 0 or words[start - 1] in BREAKS or words[start - 1] in wording.opens_clause
    behind = words[end] if end < len(words) and opens else ""
    verb = behind in wording.verbs or behind in wording.auxiliaries
    return not verb or wording.subject_is_plural([behind])


def _surnamed(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """Somebody whose name begins with a surname of a closed list, where no capital tells names: "李国强：“…”".

    Names have three signs there far more often than two, which are as often a noun ("方案：").
    """
    low, high = sentence.starts[start], sentence.ends[end - 1]
    name = made.text[low:high]
    led = any(map(name.startswith, made.wording.naming.surnames)) and name.isalpha()
    return Named(kind="person", name=name, mentions=((low, high),)) if led and len(name) == _SIGNS else None


def _may_be_spelt(word: str) -> bool:
    return word.isalnum() or word in _SIGNS_OF_NAMES


def _has_its_capital_anyway(sentence: Sentence, at: int) -> bool:
    """Whether a word has its capital from where it stands: first in its sentence, behind a colon or a dash."""
    return at == 0 or sentence.words[at - 1] in _OPENING


def _a_name_here(sentence: Sentence, at: int, made: Cast) -> bool:
    """Whether the one word that opens a sentence is a name: a given name, or one that the text has with a capital elsewhere,
    and no noun for anybody."""
    wording, word = made.wording, sentence.words[at]
    facts = wording.naming.facts(word)
    if facts.body or facts.place_head or facts.demonym or facts.alone_known or wording.means_a_person(word):
        return False
    if _known_given(facts, wording):
        return True
    if wording.subject_is_plural(sentence.words[at + 1 : at + 2]):
        return False  # "Lekarze mówią"
    return _capitals(made).get(made.text[sentence.starts[at] : sentence.ends[at]], False)


def _known_given(facts: Facts, wording: Wording) -> bool:
    """Whether a word is a given name, and no other word as often."""
    return facts.given and not (facts.opener or facts.alone_known or wording.naming.is_common(facts))


def _capitals(made: Cast) -> dict[str, bool]:
    """The words of the text that have a capital, as written; and whether they have it within a sentence."""
    if made.capitals is None:
        made.capitals = {}
        for sentence in made.sentences:
            for at in compress(range(len(sentence)), sentence.capital):
                if sentence.words[at] != QUOTED:
                    written = made.text[sentence.starts[at] : sentence.ends[at]]
                    inside = made.capitals.get(written, False)
                    made.capitals[written] = inside or not _has_its_capital_anyway(sentence, at)
    return made.capitals


def _mixed(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether capitals behind the first word of a sentence show a name, its first word being no office and no body."""
    words = sentence.words[start:end]
    if words[0][:1].isupper():
        return True  # "Van Dam": told by its capital already
    if not _GIVEN_AND_SUR <= len(words) <= _BEFORE_COLON or not wording.light.isdisjoint(words):
        return False
    capital = sentence.capital[:_SHOWN]
    if sum(capital) > _HEADLINE * len(capital):
        return False  # a headline, whose words all have capitals
    facts = wording.naming.facts(words[0])
    return facts.dull and not facts.opener


def _land(sentence: Sentence, start: int, end: int, made: Cast) -> Named | None:
    """A country that no list has, told by how the names of countries end: "Velania said", "la Vélanie a déclaré"."""
    wording, words = made.wording, sentence.words
    if end - start == 2 and (words[start] in wording.definite or words[start] in wording.determiners):
        start += 1
    if end - start != 1 or not wording.speech.land_endings or not sentence.capital[start]:
        return None
    word, facts = words[start], wording.naming.facts(words[start])
    if not word.endswith(wording.speech.land_endings) or len(word) < _LAND or not facts.dull or word in made.surnames:
        return None
    low, high = sentence.starts[start], sentence.ends[start]
    return Named(kind="place", name=made.text[low:high], mentions=((low, high),))
