"""Which names inside a source may be who speaks, and which only tell whose somebody is: "the lawyer of Ana Ruiz"?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from depeche.recording.grammar.cues import phrase_at
from depeche.recording.grammar.noun_phrases import BREAKS
from depeche.recording.naming.behind_names import owned_office
from depeche.recording.naming.mentions import Named
from depeche.recording.speakers.cast import Mention, genitive, oblique, owner_start
from depeche.recording.speakers.entourage import in_anothers_case
from depeche.recording.speakers.source import Source, relative_start
from depeche.recording.text.sentences import Sentence
from depeche.recording.text.tokens import split
from depeche.recording.words.declension import office_cases
from depeche.recording.words.wording import Wording

_JOINED = 2  # words from one name to the next that an "and" joins to it
_BODY = 4  # words of a body's name before its officer
_LED = 2  # words behind a comma among which the preposition stands that leads to somebody else
_NOUN_AT = 5  # words of a noun phrase among which its noun stands, an article and a compound's parts before it


class Names:
    """The names inside a source: all of them, those that nothing governs, and who of these may speak."""

    __slots__ = ("free", "mentions", "people")

    def __init__(self, mentions: list[Mention], free: list[Mention], people: list[Mention]) -> None:
        self.mentions: Final = mentions
        self.free: Final = free
        self.people: Final = people


def names_inside(source: Source) -> Names:
    """The names inside a source, up to its relative clause where a person stands before one."""
    mentions = _before_relative(source, source.made.overlapping(*source.span))
    free = not_governed(source, mentions)
    people = [m for m in free if m[2].kind == "person" and not _described_by_another(source, m) and not _modifies(source, m)]
    if people:
        if _an_office(source, people[0]):
            return Names(mentions, [], [])
        people = [people[0], *[m for m in people[1:] if not _of_the_first(source, people[0], m)]]
    return Names(mentions, free, people)


def _before_relative(source: Source, mentions: list[Mention]) -> list[Mention]:
    """The mentions that stand before a relative clause, where a person does: "Ana Ruiz, who knows Brandt, …"."""
    at = relative_start(source) if mentions else source.end
    ahead = [m for m in mentions if m[1] <= source.sentence.starts[at]] if at < source.end else []
    return ahead if any(m[2].kind == "person" for m in ahead) else mentions


def _an_office(source: Source, person: Mention) -> bool:
    """Whether the capital of a sentence makes an office look like a name, where names are declined: "Urzędnik Białego
    Domu"."""
    sentence, wording = source.sentence, source.wording
    return wording.naming.declines and person[0] == sentence.start and wording.names_a_person(sentence.words[0])


def not_governed(source: Source, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions before which no preposition stands in a source ("the lawyer of Vaudrin"), and no genitive behind; nor one
    that an "and" joins to such a one ("talks between Orm and Bree")."""
    free: list[Mention] = []
    governed: Mention | None = None  # the one before, where it is
    for mention in mentions:
        if _governed(source, mention) or (governed is not None and _joined(source, governed, mention)):
            governed = mention
        else:
            governed = None
            free.append(mention)
    return free


def _joined(source: Source, first: Mention, second: Mention) -> bool:
    """Whether nothing but an "and", and perhaps an article, stands between two names of persons, or of others."""
    sentence, wording = source.sentence, source.wording
    person = first[2].kind == "person"
    if person != (second[2].kind == "person") or (person and _words(source, first) < _words(source, second)):
        return False  # "Ada Vaud of Selm and Jan Orlo of Bree"
    between = sentence.words[bisect_left(sentence.starts, first[1]) : bisect_left(sentence.starts, second[0])]
    return 0 < len(between) <= _JOINED and between[0] in wording.joiners and wording.determiners.issuperset(between[1:])


def _governed(source: Source, mention: Mention) -> bool:
    sentence, words, start, wording = source.sentence, source.sentence.words, source.start, source.wording
    if wording.naming.naming.last_declined and mention[2].kind != "person" and _bears_case(source, mention):
        return True  # "írta a Facebookon"
    if mention[2].kind == "organisation" and somebodys_body(source, bisect_left(sentence.starts, mention[0])):
        return True
    owning = wording.speech.owner_marks
    if owning and wording.naming.naming.spaced and source.made.text.startswith(owning, mention[1]):
        return True  # "어진호의 | 아버지"
    before = bisect_right(sentence.starts, mention[0]) - 2
    if before >= start:
        belongs = owned(words[before], words[before + 1], mention[2], wording) or in_anothers_case(source, mention)
        if belongs and not in_genitive(source):
            return True
    if before > start and of_whom(words[before], words[before + 1], wording):
        return True
    if before > start and words[before] == "(":
        return _in_brackets_of_a_person(source, before)
    while before > start and (
        words[before] in wording.determiners
        or words[before] in wording.titles
        or words[before] == "'"
        or wording.names_a_person(words[before])  # "an adviser to former president Ana Ruiz"
    ):
        before -= 1
    if wording.names_a_person(words[before + 1]) and wording.naming.naming.heads_last:
        before = _before_body(source, before)
    opens = before == start and words[start] in wording.definite  # "A ministra Ana Ruiz"
    if before >= start and words[before] in wording.prepositions and not opens:
        return not (_of_the_name(sentence, before, start, mention, wording) or _of_the_office(source, mention))
    if owner_start(sentence, bisect_left(sentence.starts, mention[0]), wording) > start + opens:
        return True
    return _owns_what_follows(source, mention)


def somebodys_body(source: Source, name: int) -> bool:
    """Whether the article of a genitive leads from a noun for a person to what stands before item `name`, so that the body
    named there does not speak: "der Aktivist | der Gewerkschaft Selm", but "der Sprecher der Gewerkschaft Selm"."""
    words, wording, articles = source.sentence.words, source.wording, source.wording.naming.genitive_articles
    if not articles:
        return False
    noun = next((at for at in range(source.start, name - 1) if wording.means_a_person(words[at])), name)
    return noun < name and words[noun + 1] in articles and words[noun] not in wording.spokespersons


def _bears_case(source: Source, mention: Mention) -> bool:
    """Whether what names a body is longer than its name, by a case that no subject has where only the last word declines."""
    written = source.made.text[mention[0] : mention[1]]
    return len(written) > len(mention[2].name) and written.startswith(mention[2].name)


def _words(source: Source, mention: Mention) -> int:
    """The blanks in a name, as it is written there."""
    return source.made.text.count(" ", mention[0], mention[1])


def _before_body(source: Source, at: int) -> int:
    """The item before the name of a body that ends at `at` and whose officer is told behind it: "a letter | to | SRM
    director Ana Ruiz"; `at` where no preposition leads to it."""
    sentence, words, wording, before = source.sentence, source.sentence.words, source.wording, at
    while before > source.start and at - before < _BODY and sentence.capital[before] and words[before].isalpha():
        before -= 1
    if not source.start < before < at or words[before] not in wording.genitives or words[before] in wording.agents:
        return at
    around = source.made.overlapping(source.span[0], sentence.ends[at])
    inside = any(low <= sentence.starts[before] < high for low, high, _ in around)
    return at if inside else before  # "Department | of Corrections spokeswoman Ana Ruiz"


def _in_brackets_of_a_person(source: Source, bracket: int) -> bool:
    """Whether the letters of a body in brackets stand behind somebody of it: "the president of the Dockers Union (DU)", "the
    message of Ana Ruiz (DU)"."""
    words, start, wording = source.sentence.words, source.start, source.wording
    owner = next((at for at in range(bracket - 1, start, -1) if words[at] in wording.genitives), start)
    somebodys = owner > start and any(wording.naming.facts(word).given for word in words[owner + 1 : bracket])
    return somebodys or any(map(wording.names_a_person, words[start:owner]))


def _owns_what_follows(source: Source, mention: Mention) -> bool:
    """Whether a genitive or a postposition behind a name tells whose something is, or what it is done with."""
    sentence, words, wording = source.sentence, source.sentence.words, source.wording
    after = bisect_left(sentence.starts, mention[1])
    done_with = after + 1 < len(words) and words[after] in wording.speech.postpositions and not sentence.capital[after + 1]
    if done_with and not phrase_at(sentence, after, wording.sources_after):
        return True  # "Vaudrin ile görüşmesinin ardından", but not "Vaudrin szerint"
    if after + 2 < len(words) and words[after] == "'":
        ending = words[after + 1]
        if ending == wording.possessive:
            return True
        if after < source.end and (
            ending in wording.genitive_marks or any(ending == one for one, _ in wording.origin_endings)
        ):
            return True  # "Vaudrin'in danışmanı", "LSP'li başkan"
    if mention[2].kind == "person" and after < source.end and owned_office(words[after], wording.naming):
        return True  # "Vaudrin Ilona | ügyvédje"
    shown = mention[2].kind == "person" and after < len(words) and words[after - 1] not in words[: source.start]
    return shown and genitive(words[after - 1], mention[2].name.lower(), wording) and wording.means_a_person(words[after])


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


def _of_the_office(source: Source, mention: Mention) -> bool:
    """Whether nothing but the office of whoever is named stands before the name, prepositions included: "Commissaris van de
    Koning | Ada Morven"."""
    role, text, first = mention[2].role or "", source.made.text, source.behind_article()
    return bool(role) and text[source.sentence.starts[first] : mention[0]].rstrip().lower() == role.lower()


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


def in_genitive(source: Source) -> bool:
    """Whether what leads to a source gives it another case than a subject's, so that a noun with one form for both stands in
    that, too: "podle | soudce Zdeňka Marholda"."""
    before = source.sentence.words[source.start - 1] if source.start else ""
    return any(led == before or led.endswith(f" {before}") for led in source.wording.speech.sources)


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


def without_owner(source: Source, mentions: Sequence[Mention]) -> Source:
    """A source up to where it tells whose somebody is: "the lawyers | of Captain Ruiz"."""
    sentence, start, wording = source.sentence, source.start, source.wording
    for mention in mentions:
        if mention[2].kind != "person":
            continue
        at = owner_start(sentence, bisect_left(sentence.starts, mention[0]), wording)
        at -= at > start and sentence.words[at - 1] in wording.prepositions
        if at > start:
            return source.until(at)
    return source


def _described_by_another(source: Source, mention: Mention) -> bool:
    """Whether a name stands inside an apposition that is not of its bearer: "members, led by mayor Ruiz, …"."""
    words, start, wording = source.sentence.words, source.start, source.wording
    at = bisect_right(source.sentence.starts, mention[0]) - 2
    while at > start and words[at] != ",":
        led = words[at] in wording.prepositions and words[at] not in wording.genitives
        if led or (words[at] in wording.as_words and words[at - 1] == ","):  # "Ana Ruiz, como Jan Tarrow, dijo"
            return any(word == "," for word in words[start:at])
        at -= 1
    return False


def _of_the_first(source: Source, first: Mention, mention: Mention) -> bool:
    """Whether a name tells only whose somebody is who is named before its comma, or to whom: "Ana Ruiz, adviser to mayor
    Brandt"."""
    sentence, words, made, wording = source.sentence, source.sentence.words, source.made, source.wording
    comma = bisect_left(sentence.starts, first[1])
    at = bisect_left(sentence.starts, mention[0])
    between = words[comma + 1 : at]
    if wording.naming.declines and _right_behind(sentence, comma, at, wording):  # "řekl Jan Orlo Adě Morvenové"
        return oblique(made, sentence, mention) and not oblique(made, sentence, first)
    datives = wording.naming.naming.dative_proclitics
    if datives and made.text[sentence.starts[at - 1] : mention[0]] in datives:
        return True  # "אמר אמיר כרמלי |לתמר ברק"
    if not wording.joiners.isdisjoint(between):
        return False
    if words[comma] in wording.prepositions and words[comma] not in wording.joiners:
        return "," not in between  # "erkände Ana Ruiz för sin rival Ida Brandt"
    return words[comma] == "," and bool(between) and _in_apposition(source, first, mention, between)


def _in_apposition(source: Source, first: Mention, mention: Mention, between: Sequence[str]) -> bool:
    """Whether a name behind the comma of another, no "and" between them, is none of its bearer: it is led there by a
    preposition, or by a noun for what the other is."""
    sentence, made, wording = source.sentence, source.made, source.wording
    if len(between) > 1 and "," not in between[:-1]:
        led = next((word for word in between[:_LED] if word in wording.prepositions), None)
        if led is not None and led not in wording.genitives:
            return True  # "Ana Ruiz, together with her deputy, Ida Brandt, said"
    if "," in between:
        return False
    at = bisect_left(sentence.starts, mention[0])
    cased = wording.naming.declines and not wording.nouns_capitalised
    if cased and not (
        sentence.capital[at - len(between)]
        or wording.naming.facts(sentence.words[at]).given
        or oblique(made, sentence, first)
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


def _modifies(source: Source, mention: Mention) -> bool:
    """Whether a surname only tells whose somebody is who has no name: "a senior Vaudrin adviser"."""
    sentence, words, start, wording = source.sentence, source.sentence.words, source.start, source.wording
    first, behind = bisect_left(sentence.starts, mention[0]), bisect_left(sentence.starts, mention[1])
    if behind - first > 1 and words[start] not in wording.indefinite:
        return False
    at = behind
    while at < source.end and words[at].isalpha() and not sentence.capital[at] and words[at] not in wording.light:
        at += 1
    return at > behind and wording.means_a_person(words[at - 1]) and (first == start or words[start] not in wording.titles)
