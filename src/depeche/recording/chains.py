"""Which mentions are of one person, and that person's full name in its base form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from depeche.recording.folding import fold
from depeche.recording.lexicon import Gender, Lexicon, romanised
from depeche.recording.mentions import Named
from depeche.recording.people import Candidate
from depeche.recording.scene import Scene


@dataclass(slots=True)
class Person:
    """A person as the text goes on: every form in which the name stood."""

    number: int  # in the order of introduction
    name: str  # the fullest, as written
    words: tuple[str, ...]
    forms: tuple[frozenset[str], ...]  # of each word
    mentions: list[tuple[int, int]] = field(default_factory=list)
    written: Counter[str] = field(default_factory=Counter)
    gender: Gender | None = None
    role: str | None = None


def chains(scene: Scene, found: Iterable[Candidate], covered: frozenset[int]) -> list[Named]:
    """The persons of a text, in order of first mention.

    `covered`: the starts of words that name something else. Full names come first, wherever they stand: an article may
    call a person by surname before it introduces them.
    """
    people: list[Person] = []
    by_form: dict[str, list[Person]] = {}
    taken: set[int] = set(covered)
    for candidate in sorted(found, key=lambda one: (len(one.words) == 1, not one.sure, -len(one.words), one.words[0].start)):
        whole = candidate
        person = _same(tuple(word.facts.forms for word in candidate.words), by_form)
        if person is None and not candidate.sure and len(candidate.words) > 1:
            # "Dg Vaudrin", "Festnahme Brandts": a surname that is known already, behind a word that is no name.
            candidate = replace(candidate, words=candidate.words[-1:])
            person = _same((candidate.words[0].facts.forms,), by_form)
            if person is None:
                candidate = whole
        if person is None:
            person = _introduced(scene, candidate, len(people))
            people.append(person)
            for form in person.forms[0] | person.forms[-1]:
                by_form.setdefault(form, []).append(person)
        _note(person, candidate)
        taken.update(word.start for word in candidate.words)
    known = by_form.keys()
    for word in scene.words:
        if word.start not in taken and not known.isdisjoint(word.facts.forms):
            person = _same((word.facts.forms,), by_form)
            if person is not None:
                person.mentions.append((word.start, word.end))
                person.written[word.text] += 1
    return sorted((_named(person, scene.lexicon) for person in people), key=lambda named: named.mentions[0])


def _introduced(scene: Scene, candidate: Candidate, number: int) -> Person:
    first, last = candidate.words[0], candidate.words[-1]
    return Person(
        number,
        scene.text[first.start : last.end],
        tuple(word.text for word in candidate.words),
        tuple(word.facts.forms for word in candidate.words),
    )


def _note(person: Person, candidate: Candidate) -> None:
    person.mentions.append((candidate.words[0].start, candidate.words[-1].end))
    person.written.update(word.text for word in candidate.words)
    person.gender = person.gender or candidate.gender
    person.role = person.role or candidate.role or None


def _same(forms: tuple[frozenset[str], ...], by_form: dict[str, list[Person]]) -> Person | None:
    """The person of whom that is a name: the same surname, and given names that do not contradict."""
    last = forms[-1]
    found = [person for form in last if form in by_form for person in by_form[form]]
    if len(last) > 1:  # in the order in which they were introduced: that of a set is another in each process
        found.sort(key=lambda person: person.number)
    for person in found:
        if len(forms) == 1 or all(any(mine & theirs for theirs in person.forms) for mine in forms):
            return person
        if last & person.forms[-1] and len(person.forms) > 1 and _alike(forms[0], person.forms[0]):
            return person
    return None


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two given names are one: an initial, a short form ("Matt", "Matthew"), another spelling ("Hanna", "Hanne")."""
    for x in a:
        for y in b:
            short, long = sorted((x, y), key=len)
            if long.startswith(short) and len(short) != 2:
                return True
            if len(short) > 3 and len(short) == len(long) and sum(c != d for c, d in zip(x, y, strict=True)) == 1:
                return True
    return False


def _named(person: Person, lexicon: Lexicon) -> Named:
    name, gender = base_name(person, lexicon)
    return Named(
        kind="person", name=name, mentions=tuple(sorted(person.mentions)), role=person.role, gender=person.gender or gender
    )


def base_name(person: Person, lexicon: Lexicon) -> tuple[str, Gender | None]:
    """The fullest name in the nominative, and the gender that its given name tells.

    A given name that is known in an oblique case puts the surname in that case too. A word whose base form stands
    elsewhere in the text takes that form. A surname alone is oblique where its form is no surname's, or where the
    masculine base explains all the forms that the text has.
    """
    if not lexicon.declines:
        return person.name, person.gender
    words = list(person.words)
    gender, declined = person.gender, False
    first = 0
    if len(words) > 1 and (reading := _given(person, lexicon)) is not None:
        words[0], told, declined = reading
        gender = told or gender
        first = 1
    for at in range(first, len(words)):
        words[at] = _base(words[at], person, gender, declined, lexicon)
    name, at = person.name, 0
    for old, new in zip(person.words, words, strict=True):
        at = name.index(old, at)
        name = name[:at] + new + name[at + len(old) :]
        at += len(new)
    return name, gender


def _given(person: Person, lexicon: Lexicon) -> tuple[str, Gender | None, bool] | None:
    """The given name in the nominative, the gender that it tells, and whether it stood in another case; None if unknown.

    Names of other peoples are known as they are spelt in Latin script ("Стеном": Sten).
    """
    first, last = person.words[0], person.words[-1]
    written = next((base for base, _ in lexicon.bases(first) if base != first and person.written[base]), None)
    readings = [(b, p) for b, p in lexicon.bases(first) if written is None or b == written]
    if not first[-1].isascii() and fold(first)[-1].isascii():
        readings.sort(key=lambda reading: reading[1] is None)  # "Iloną" is no other way to write "Ilona"
    declined = any(person.written[base] for base, paradigm in lexicon.bases(last) if paradigm is not None and base != last)
    if declined or _oblique(last, lexicon):
        readings = [(base, paradigm) for base, paradigm in readings if paradigm is not None]  # "Jana Tarowskiego"
    for spelt in (fold, romanised, _aspirated):
        for base, paradigm in readings:
            name = spelt(base)
            if name not in lexicon.given:
                continue
            gender = lexicon.given[name]
            if paradigm is None or gender is None or paradigm.gender in (None, gender):
                return base, gender, paradigm is not None
    return None


def _aspirated(word: str) -> str:
    """As Ukrainian reads it: "Ганс" is Hans."""
    return romanised(word).replace("g", "h")


def _stem(word: str, base: str) -> int:
    """How many letters the two share from the beginning."""
    return next((at for at, (a, b) in enumerate(zip(word, base, strict=False)) if a != b), min(len(word), len(base)))


def _oblique(surname: str, lexicon: Lexicon) -> bool:
    """Whether a surname is plainly no nominative: it ends as none does, and its base form as many do."""
    endings = lexicon.naming.surname_endings
    if not endings or fold(surname).endswith(tuple(map(fold, endings))):
        return False
    return any(
        paradigm is not None and paradigm.gender == "m" and base.lower().endswith(endings)
        for base, paradigm in lexicon.bases(surname)
    )


def _base(word: str, person: Person, gender: Gender | None, declined: bool, lexicon: Lexicon) -> str:
    declensions = [
        (base, paradigm)
        for base, paradigm in lexicon.bases(word)
        if paradigm is not None and base != word and not (paradigm.gender is None and base.startswith(word))
        # no plural of places, as in "Suwałk"
    ]
    for base, _ in declensions:
        if person.written[base]:
            return base
    readings = [base for base, paradigm in declensions if gender is None or paradigm.gender in (None, gender)]
    if not readings:
        return word
    if declined:
        endings = lexicon.naming.surname_endings
        stem = _stem(word, readings[0])  # what has the longest ending comes first
        own = [base for base, p in declensions if p.gender == gender and _stem(word, base) == stem]
        return next((base for base in readings if endings and base.lower().endswith(endings)), (own or readings)[0])
    endings = lexicon.naming.surname_endings
    likely = [base for base in readings if endings and fold(base).endswith(endings)]
    if len(person.words) > 1 or gender == "f":
        last = word == person.words[-1] and likely and not fold(word).endswith(endings)
        return likely[0] if last else word  # "Айгуль Сатыбалдиевой": no nominative ends so
    forms = [lexicon.facts(written).forms for written in person.written]
    for base in likely:
        if all(fold(base) in form for form in forms):
            return base
    return word
