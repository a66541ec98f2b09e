"""Which names inside a source only tell whose somebody is: "the lawyer of Ana Ruiz", "a senior Ruiz adviser"?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Cast, Mention, genitive, oblique, owner_start
from depeche.recording.text.sentences import QUOTED, Sentence
from depeche.recording.text.tokens import split
from depeche.recording.words.declension import office_cases
from depeche.recording.words.wording import Wording

_TWO = 2  # names, of which a preposition leads the first
_LED = 2  # words behind a comma among which the preposition stands that leads to somebody else
_NOUN_AT = 5  # words of a noun phrase among which its noun stands, an article and a compound's parts before it


def governed(sentence: Sentence, mention: Mention, start: int, end: int, wording: Wording) -> bool:
    """Whether a preposition stands before a mention in a source ("the lawyer of Vaudrin"), or a genitive behind it."""
    words = sentence.words
    before = bisect_right(sentence.starts, mention[0]) - 2
    if before >= start and owned(words[before], words[before + 1], mention[2], wording):
        return True
    if before > start and of_whom(words[before], words[before + 1], wording):
        return True
    if before > start and words[before] == "(":  # "the president of the Dockers Union (DU)"
        owner = next((at for at in range(before - 1, start, -1) if words[at] in wording.genitives), start)
        somebodys = owner > start and any(wording.naming.facts(word).given for word in words[owner + 1 : before])
        return somebodys or any(map(wording.names_a_person, words[start:owner]))  # "the message of Ana Ruiz (DU)"
    while before > start and (
        words[before] in wording.determiners
        or words[before] in wording.titles
        or words[before] == "'"
        or wording.names_a_person(words[before])  # "an adviser to former president Ana Ruiz"
    ):
        before -= 1
    opens = before == start and words[start] in wording.definite  # "A ministra Ana Ruiz"
    if before >= start and words[before] in wording.prepositions and not opens:
        return not _of_the_name(sentence, before, start, mention, wording)
    if owner_start(sentence, bisect_left(sentence.starts, mention[0]), wording) > start + opens:
        return True
    after = bisect_left(sentence.starts, mention[1])
    if after + 1 < len(words) and words[after] in wording.speech.postpositions and not sentence.capital[after + 1]:
        return True  # "Vaudrin ile görüşmesinin ardından"
    if words[after : after + 2] == ["'", "s"] and after + 2 < len(words):
        return True
    if after + 2 < len(words) and after < end and words[after] == "'":
        ending = words[after + 1]
        if ending in wording.genitive_marks or any(ending == one for one, _ in wording.origin_endings):
            return True  # "Vaudrin'in danışmanı", "LSP'li başkan"
    shown = mention[2].kind == "person" and after < len(words) and words[after - 1] not in words[:start]
    return shown and genitive(words[after - 1], mention[2].name.lower()) and wording.means_a_person(words[after])


def of_whom(noun: str, led: str, wording: Wording) -> bool:
    """Whether a small word that leads a surname is a preposition rather, behind a relative or one who speaks for others: "la
    femme de Villars", where the text tells of Ada de Villars."""
    leads = led[0].isupper() and led.lower() in wording.prepositions
    return leads and (noun in wording.persons or noun in wording.spokespersons)


def _of_the_name(sentence: Sentence, at: int, start: int, mention: Mention, wording: Wording) -> bool:
    """Whether a preposition is the particle of a surname that stands alone or behind a title: "M. | de La Tour"."""
    words = sentence.words
    particles = wording.naming.particles
    if mention[2].kind != "person" or not (words[at] in particles or f"{words[at]}'" in particles):
        return False
    if at > start and words[at - 1] != "." and words[at - 1] not in wording.titles:
        return False
    told = words[at : bisect_left(sentence.starts, mention[1])]
    return list(split(mention[2].name.lower())[-len(told) :]) == told


def owned(noun: str, name: str, person: Named, wording: Wording) -> bool:
    """Whether a noun for a person stands in the nominative before a name that does not: "отец | Адама"."""
    if not wording.naming.declines or wording.nouns_capitalised or person.kind != "person":
        return False
    if noun in wording.spokespersons or not (noun in wording.epithets or noun in wording.persons):
        return False
    gender = wording.gender(noun)
    if gender is None or (gender == "m" and person.gender != "m") or office_cases(noun, wording.naming):
        return False  # "burmistrz Ady Morwen", who is one herself
    return name.lower() not in split(person.name)


def means_several(words: Sequence[str], wording: Wording) -> bool:
    """Whether an article or the noun of a phrase shows that more than one person is meant: "die Trainer", "the experts"."""
    for gender, articles in wording.speech.plural_articles.items():
        if words[0] in articles:
            noun = next((word for word in words[1:_NOUN_AT] if wording.means_a_person(word)), None)
            return noun is not None and wording.gender(noun) == gender
    if words[0] in wording.nominatives:
        return False  # the article of a subject that is one man: "der Forscher"
    for word in words:
        if word in wording.prepositions and word not in wording.determiners:
            return False
        if word in wording.collectives or wording.naming.plural_role(word):
            return True
    return False


def before_owner(sentence: Sentence, start: int, end: int, mentions: Sequence[Mention], wording: Wording) -> int:
    """Where the noun of a source ends that tells whose somebody is: "the lawyers | of Captain Ruiz"."""
    for mention in mentions:
        at = owner_start(sentence, bisect_left(sentence.starts, mention[0]), wording) if mention[2].kind == "person" else 0
        at -= at > start and sentence.words[at - 1] in wording.prepositions
        if at > start:
            return at
    return end


def described_by_another(sentence: Sentence, mention: Mention, start: int, wording: Wording) -> bool:
    """Whether a name stands inside an apposition that is not of its bearer: "members, led by mayor Ruiz, …"."""
    words = sentence.words
    at = bisect_right(sentence.starts, mention[0]) - 2
    while at > start and words[at] != ",":
        led = words[at] in wording.prepositions and words[at] not in wording.genitives
        if led or (words[at] in wording.as_words and words[at - 1] == ","):  # "Ana Ruiz, como Jan Tarrow, dijo"
            return any(word == "," for word in words[start:at])
        at -= 1
    return False


def of_the_first(sentence: Sentence, first: Mention, mention: Mention, made: Cast) -> bool:
    """Whether a name tells only whose somebody is who is named before its comma, or to whom: "Ana Ruiz, adviser to mayor
    Brandt"."""
    words, wording = sentence.words, made.wording
    comma = bisect_left(sentence.starts, first[1])
    at = bisect_left(sentence.starts, mention[0])
    between = words[comma + 1 : at]
    if wording.naming.declines and _right_behind(sentence, comma, at, wording):  # "řekl Jan Orlo Adě Morvenové"
        return oblique(made, sentence, mention) and not oblique(made, sentence, first)
    datives = wording.naming.naming.dative_proclitics
    if datives and made.text[sentence.starts[at - 1] : mention[0]] in datives:
        return True  # "אמר אמיר כרמלי |לתמר ברק"
    if words[comma] in wording.prepositions and words[comma] not in wording.joiners:
        return "," not in between and wording.joiners.isdisjoint(between)  # "erkände Ana Ruiz för sin rival Ida Brandt"
    if words[comma] == "," and len(between) > 1 and "," not in between[:-1] and wording.joiners.isdisjoint(between):
        led = next((word for word in between[:_LED] if word in wording.prepositions), None)
        if led is not None and led not in wording.genitives:
            return True  # "Ana Ruiz, together with her deputy, Ida Brandt, said"
    if words[comma] != "," or not between or "," in between or not wording.joiners.isdisjoint(between):
        return False
    cased = wording.naming.declines and not wording.nouns_capitalised
    if cased and not (
        sentence.capital[comma + 1] or wording.naming.facts(words[at]).given or oblique(made, sentence, first)
    ):
        return True  # "Ada Morwen, rzeczniczka prasowa Brzezińskich Wodociągów, …": no surname, but what that is of
    head = next((n for n, word in enumerate(between) if wording.means_a_person(word)), len(between))
    if head == len(between):
        return False
    linked = any(
        word in wording.prepositions or word in wording.determiners or word == "'" or wording.means_a_person(word)
        for word in between[head + 1 :]
    )
    return linked or oblique(made, sentence, mention)


def _right_behind(sentence: Sentence, start: int, end: int, wording: Wording) -> bool:
    """Whether nothing but an office parts two names."""
    words = sentence.words[start:end]
    if words and wording.nouns_capitalised:
        return False
    return not any(word in BREAKS or word in wording.joiners or word in wording.prepositions for word in words)


def modifies(sentence: Sentence, mention: Mention, start: int, end: int, wording: Wording) -> bool:
    """Whether a surname only tells whose somebody is who has no name: "a senior Vaudrin adviser"."""
    words = sentence.words
    first, behind = bisect_left(sentence.starts, mention[0]), bisect_left(sentence.starts, mention[1])
    if behind - first > 1 and words[start] not in wording.indefinite:
        return False
    at = behind
    while at < end and words[at].isalpha() and not sentence.capital[at] and words[at] not in wording.light:
        at += 1
    return at > behind and wording.means_a_person(words[at - 1]) and (first == start or words[start] not in wording.titles)


def given_to(sentence: Sentence, mention: Mention, wording: Wording) -> bool:
    """Whether a case shows that a name behind a quotation is no subject: "“Onur Ödülü” Ada Vodrin'e verildi"."""
    behind = bisect_left(sentence.starts, mention[1])
    cased = bool(wording.naming.naming.case_endings) and sentence.words[0] == QUOTED
    return cased and sentence.words[behind : behind + 1] == ["'"]


def beyond_circumstance(sentence: Sentence, free: list[Mention], start: int, wording: Wording) -> list[Mention]:
    """The mentions without a body that a preposition leads from afar, where a person follows: "“…”, snapped in a talk with
    the paper Courier Ada Morwen"."""
    if len(free) < _TWO or free[0][2].kind != "organisation" or free[1][2].kind != "person":
        return free
    between = sentence.words[start : bisect_left(sentence.starts, free[0][0])]
    return free if wording.prepositions.isdisjoint(between) else free[1:]
