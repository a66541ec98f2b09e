"""Which mentions are of one person, and that person's full name in its base form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from depeche.language import gazetteer
from depeche.recording.naming.candidate import Candidate
from depeche.recording.naming.given_names import alike, asked, filed, whole
from depeche.recording.naming.initials import shortened
from depeche.recording.naming.mentions import Named
from depeche.recording.naming.scene import Scene
from depeche.recording.text.folding import fold
from depeche.recording.words.declension import base_name, last_declined
from depeche.recording.words.facts import Gender
from depeche.recording.words.lexicon import Lexicon

_ARTICLES = gazetteer.arabic_articles()
_PAIR = 2  # words of a name
_INITIALS = 2  # letters of a given name that is rather its initials: "JD Vaudrin"
_FEW = 24  # persons of one name that are looked at one by one


@dataclass(slots=True)
class Person:
    """A person as the text goes on: every form in which the name stood."""

    number: int  # in the order of introduction
    name: str  # the fullest, as written
    words: tuple[str, ...]
    forms: tuple[frozenset[str], ...]  # of each word
    mentions: list[tuple[int, int]] = field(default_factory=list)
    written: dict[str, None] = field(default_factory=dict)  # the words of all mentions, as they stand there
    gender: Gender | None = None
    role: str | None = None
    pointed: bool = False  # of the surname only its first letter is told, a point behind it
    cases: frozenset[str] = frozenset()  # the oblique cases in which the name as written stands, where an office tells
    owns: bool = True  # the whole name stands in the genitive, wherever it stands
    particles: str = ""  # before the surname, folded: "van der"


class _Bearers:
    """Those whose given name or surname has one form, in the order in which they were introduced."""

    __slots__ = ("_filed", "people")

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._filed: dict[str, list[Person]] | None = None  # key of a given name → who has such; made where they are many

    def add(self, person: Person) -> None:
        self.people.append(person)
        if self._filed is not None:
            self._file(person, self._filed)

    def like(self, given: Iterable[str]) -> Sequence[Person]:
        """Those who may have that given name, some more than once; all of them, where they are few."""
        if len(self.people) <= _FEW:
            return self.people
        if self._filed is None:
            self._filed = {}
            for person in self.people:
                self._file(person, self._filed)
        keys = {key for form in given for key in asked(form)}
        return [person for key in keys for person in self._filed.get(key, ())]

    @staticmethod
    def _file(person: Person, by_key: dict[str, list[Person]]) -> None:
        keys = {key for form in person.forms[0] for key in filed(form)}
        keys.update(whole(form) for forms in person.forms[1:] for form in forms)
        for key in keys:
            by_key.setdefault(key, []).append(person)


_number = attrgetter("number")


def _told_of(person: Person) -> tuple[int, int]:
    """First whom a surname alone means: whoever is named most, else who was named first."""
    return -len(person.mentions), person.mentions[0][0]


class _Told:
    """The persons told so far, by what they may be called."""

    __slots__ = ("_by_form", "_fathers", "_inner", "_scene", "_taken", "people")

    def __init__(self, scene: Scene, covered: Iterable[int]) -> None:
        self._scene = scene
        self._taken = set(covered)  # the starts of words that name somebody or something
        self._by_form: dict[str, _Bearers] = {}  # forms of given names and surnames
        self._inner: dict[str, _Bearers] = {}  # of words inside full names: "Pedro" of João Pedro Matos
        self._fathers = scene.lexicon.patronymic_endings
        self.people: list[Person] = []

    def add(self, one: Candidate) -> None:
        """Take a candidate for a mention of whom it means, else for somebody new."""
        person = self._meant(one)
        if person is None and not one.sure and len(one.words) > 1 and not _new(self._scene, one):
            # "Dg Vaudrin", "Festnahme Brandts": a surname that is known already, behind a word that is no name.
            person = _same((one.words[-1].facts.forms,), self._by_form)
            one = one if person is None else one.surname()
        if person is None and self._fathers and _by_father(one, self._fathers):
            person = self._of_given_name(one)
        if person is None and len(one.words) == 1:
            person = _same((one.words[0].facts.forms,), self._inner)
        _note(self._scene, self._introduced(one) if person is None else person, one)
        self._taken.update([word.start for word in one.words])

    def _meant(self, one: Candidate) -> Person | None:
        """Who of the persons told has that name."""
        person = _titled(one, self._by_form) or _same(tuple([word.facts.forms for word in one.words]), self._by_form)
        if person is None and len(one.words) == _PAIR:
            person = _with_capital_particle(one, self._by_form)
        return _shortened(one, self._by_form, self._scene) if person is None and len(one.words) > 1 else person

    def _of_given_name(self, one: Candidate) -> Person | None:
        """Who of them has the given name before that of a father: "Антон Сергеевич"."""
        given = one.words[0].facts.forms
        person = _same((given,), self._by_form)
        return None if person is None or person.forms[0].isdisjoint(given) else person

    def _introduced(self, one: Candidate) -> Person:
        person = _introduced(self._scene, one, len(self.people))
        self.people.append(person)
        for form in person.forms[0] | person.forms[-1] | _without_article(person.forms[-1]):
            self._by_form.setdefault(form, _Bearers()).add(person)
        return person

    def look_inside(self) -> None:
        """From now on, a word inside a full name that nobody has as given name or surname means its bearer."""
        for person in self.people:
            for form in {form for forms in person.forms[1:-1] for form in forms if form not in self._by_form}:
                self._inner.setdefault(form, _Bearers()).add(person)

    def mention(self) -> None:
        """Take each word of the text that is left, and may mean one of the persons, for a mention of them."""
        naming, text = self._scene.lexicon.naming, self._scene.text
        known, within = self._by_form.keys(), self._inner.keys()
        inside = bool(self._inner) and not naming.nouns_capitalised
        for word, strange in zip(self._scene.words, map(known.isdisjoint, self._scene.forms), strict=True):
            if (strange and not inside) or word.start in self._taken:
                continue
            forms = word.facts.forms
            if strange:
                if within.isdisjoint(forms):
                    continue
                if word.opens and not (naming.two_surnames and word.facts.dull):
                    continue  # but "Quiroga dijo", of Ana Quiroga Lemos
            person = _same((forms,), self._by_form) or _same((forms,), self._inner)
            if person is not None:
                person.mentions.append((_with_particles(text, person.particles, word.start), word.end))
                person.written[word.text] = None


def chains(scene: Scene, found: Iterable[Candidate], covered: frozenset[int]) -> list[Named]:
    """The persons of a text, in the order in which they were introduced.

    `covered`: the starts of words that name something else. Full names come first, wherever they stand: an article may
    call a person by surname before it introduces them.
    """
    fathers = scene.lexicon.patronymic_endings
    full: list[Candidate] = []
    alone: list[Candidate] = []
    for one in sorted(found, key=_order):
        part = len(one.words) == 1 or (bool(fathers) and _by_father(one, fathers))
        (alone if part else full).append(one)
    told = _Told(scene, covered)
    for one in full:
        told.add(one)
    told.look_inside()
    for one in alone:
        told.add(one)
    told.mention()
    return [_named(person, scene.lexicon) for person in told.people]


def _order(one: Candidate) -> tuple[bool, int, int]:
    """First who is sure, of these who is named most fully, of these who comes first."""
    return not one.sure, -len(one.words), one.words[0].start


def _without_article(forms: Iterable[str]) -> set[str]:
    """An Arabic surname without its article: "Sayed" of "al-Sayed"."""
    return {form.removeprefix(article) for form in forms if "-" in form for article in _ARTICLES if form.startswith(article)}


def _by_father(candidate: Candidate, endings: tuple[str, ...]) -> bool:
    """Whether a name is a given name and that of the father, with no surname: "Антон Сергеевич"."""
    if len(candidate.words) != _PAIR or not candidate.words[0].facts.given:
        return False
    return any(form.endswith(endings) for form in candidate.words[1].facts.forms)


def _with_capital_particle(candidate: Candidate, known: Mapping[str, _Bearers]) -> Person | None:
    """Whom a surname means whose particle has a capital where no given name leads it: "Ben Youssef" of Omar ben Youssef."""
    particle, surname = candidate.words[0].facts.folded, candidate.words[1].facts.forms
    for form in surname:
        for person in known[form].people[:_FEW] if form in known else ():
            if person.particles == particle and not person.forms[-1].isdisjoint(surname):
                return person
    return None


def _new(scene: Scene, candidate: Candidate) -> bool:
    """Whether a surname that is known already is another person's: a word inside a sentence has its capital for being a
    name ("… and Foromo Vaudrin"), where nouns have none; at its beginning, an office behind it tells."""
    first, last = candidate.words[0], candidate.words[-1]
    if scene.lexicon.naming.nouns_capitalised or first.facts.upper or len(candidate.words) > _PAIR:
        return False
    small = scene.small_after(last.end) if first.opens else None
    if small is not None and scene.lexicon.facts(small).role:
        return True  # "Barrêt Vaudrin chef d'antenne déclare"
    return not first.opens and scene.text[first.start - 1] == " "


def _with_particles(text: str, particles: str, start: int) -> int:
    """Where a surname begins whose capital stands at `start`, with the small words that belong to it: "van der Meer"."""
    if not particles:
        return start
    low = start - len(particles) - (not particles.endswith("'"))
    apart = low == 0 or (low > 0 and not text[low - 1].isalnum())
    return low if apart and fold(text[low:start]).rstrip() == particles else start


def _introduced(scene: Scene, candidate: Candidate, number: int) -> Person:
    return Person(
        number,
        _whole(scene, candidate),
        tuple(word.text for word in candidate.words),
        tuple(word.facts.forms for word in candidate.words),
        cases=candidate.cases,
        particles=gap if len(candidate.words) > 1 and (gap := candidate.words[-1].gap or "") != " " else "",
    )


def _whole(scene: Scene, candidate: Candidate) -> str:
    first, last = candidate.words[0], candidate.words[-1]
    return f"{first.text} {last.text}" if candidate.shares else scene.text[first.start : candidate.end or last.end]


def _note(scene: Scene, person: Person, candidate: Candidate) -> None:
    last = candidate.words[0 if candidate.shares else -1]
    start = candidate.words[0].start
    if len(candidate.words) == 1:
        start = _with_particles(scene.text, person.particles, start)
    person.mentions.append((start, candidate.end or last.end))
    person.pointed = person.pointed or shortened(scene, candidate.words, sure=candidate.sure)
    person.written.update(dict.fromkeys([word.text for word in candidate.words]))
    person.owns = person.owns and (candidate.owns or len(candidate.words) == 1)
    person.gender = person.gender or candidate.gender
    person.role = person.role or candidate.role or None


def _titled(candidate: Candidate, known: Mapping[str, _Bearers]) -> Person | None:
    """Whom a surname behind a title means where several bear it: who is of that gender or has that office, else who was
    named in full last. "Ada Vaudrin and Jonas Vaudrin came. Mrs Vaudrin said …"; None where fewer do, or it has no title."""
    if len(candidate.words) > 1 or not candidate.sure:
        return None
    word = candidate.words[0]
    found = [person for form in word.facts.forms if form in known for person in known[form].people[:_FEW]]
    found = [person for person in found if len(person.words) > 1 and not person.forms[-1].isdisjoint(word.facts.forms)]
    if len(found) < _PAIR:
        return None
    if candidate.gender is not None:
        of_it = [person for person in found if person.gender == candidate.gender]
        found = of_it or [person for person in found if person.gender is None] or found
    if candidate.role is not None:
        found = [one for one in found if one.role is not None and candidate.role.lower() in one.role.lower()] or found
    return max(found, key=lambda person: _named_last(person, word.start))


def _named_last(person: Person, start: int) -> int:
    """Where that person was last named in full before `start`, of the first mentions; -1 where nowhere."""
    size = len(person.words[-1])
    return max((low for low, high in person.mentions[:_FEW] if low < start and high - low > size), default=-1)


def _same(forms: tuple[frozenset[str], ...], known: Mapping[str, _Bearers]) -> Person | None:
    """The person of whom that is a name: the same surname, and given names that do not contradict."""
    last = forms[-1]
    bearers = [known[form] for form in last if form in known]
    if len(forms) == 1:
        return min((person for one in bearers for person in one.people[:_FEW]), key=_told_of, default=None)
    found = [person for one in bearers for person in one.like(forms[0])]
    if len(found) > 1:  # in the order in which they were introduced: that of a set is another in each process
        found.sort(key=_number)
    for person in found:
        if all(any(mine & theirs for theirs in person.forms) for mine in forms):
            return person
        given = last & person.forms[-1] and len(person.forms) > 1 and alike(forms[0], person.forms[0])
        if given and not _contradicts(forms[1:-1], person.forms[1:-1]):
            return person
    return None


def _contradicts(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    """Whether two brothers have those second names: "Juan Antonio" and "Juan Orlando" Ruiz; not "Juan O." and he."""
    if not (one and other):
        return False
    pairs = [(mine, theirs) for mine in one for theirs in other]
    begun = any({form[:1] for form in mine} & {form[:1] for form in theirs} for mine, theirs in pairs)  # "Abu", "Abou"
    return not begun and not any(alike(*pair) for pair in pairs)


def _shortened(candidate: Candidate, known: Mapping[str, _Bearers], scene: Scene) -> Person | None:
    """The one person whose longer name begins so: "Ana Quiroga", where people have two surnames, of Ana Quiroga Lemos, and
    anywhere two given names, "María José" of María José Torres."""
    words = candidate.words
    if not scene.lexicon.naming.two_surnames and not all(word.facts.given for word in words):
        return None
    bearers = [known[form] for form in words[0].facts.forms if form in known]
    found = [person for one in bearers for person in one.people[:_FEW] if len(person.forms) > len(words)]
    begun = {
        person.number: person
        for person in found
        if all(word.facts.forms & person.forms[at] for at, word in enumerate(words))
    }
    return next(iter(begun.values())) if len(begun) == 1 else None


def _named(person: Person, lexicon: Lexicon) -> Named:
    if lexicon.naming.last_declined:
        name, gender = last_declined(person.name, person.words, person.written, owns=person.owns, lexicon=lexicon), None
    else:
        name, gender = base_name(person.name, person.words, person.written, person.gender, lexicon, person.cases)
    if person.owns and len(person.words) > 1 and name == person.name:
        name = name.removesuffix(lexicon.naming.genitive)
    return Named(
        kind="person",
        name=_opened(name) + "." * person.pointed,
        mentions=tuple(sorted(person.mentions)),
        role=person.role,
        gender=gender or person.gender,
    )


def _opened(name: str) -> str:
    """The name without the capitals in which the first word of an article may be set: "ILSE Vaudrin"."""
    first, blank, rest = name.partition(" ")
    set_large = len(first) > _INITIALS and first.isupper() and first.isalpha() and bool(rest) and not rest.isupper()
    return first.capitalize() + blank + rest if set_large else name
