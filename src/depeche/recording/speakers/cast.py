"""Who speaks and is spoken of in one article: its persons and bodies, and what the text calls them besides their names.

What stands beside a name ("Ana Ruiz, the mayor", "Bürgermeisterin Ruiz") is learnt once, from all sentences, so that "the
mayor" can be told later; who was spoken of last is noted while the text is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import itemgetter
from typing import Final, Literal

from depeche.language import gazetteer
from depeche.model import EntityKind, Span
from depeche.recording.naming.mentions import Named
from depeche.recording.text.sentences import Sentence
from depeche.recording.text.tokens import lowered
from depeche.recording.words.facts import Gender
from depeche.recording.words.wording import Wording

Way = Literal["named", "pronoun", "title", "epithet", "institution", "spelt", "unnamed", "continued", "beside", "document"]
Mention = tuple[int, int, Named]

_NEAR = 3  # paragraphs back in which a pronoun may find its name
_AFFILIATION = re.compile(r"[,(|]| [–—-] ")  # between a name and what somebody is: "Ana Ruiz, NGO"
_SUBJECT = 24  # words of a sentence among which the pronoun for its subject stands
_WHOSE = 3  # words before a name among which it is told whose somebody is
_TOLD = 4  # candidates that an explanation lists
_REMEMBERED = 24  # mentions of people kept in mind
DEPUTIES = gazetteer.deputy_prefixes()  # begin the office of a deputy: "vicepresident" is no "president"
RANKS = (*DEPUTIES, *gazetteer.former_prefixes())  # the same, and that of a predecessor: "expresidente"
_STEM = 5  # letters that two forms of a word share, and a noun that ends a longer one has
_ENDING = 4  # letters that may follow what they share
_LATTER = 600  # characters back in which "the latter" was named


class Speaker:
    """A source, resolved as far as the text allows."""

    __slots__ = ("entities", "on_behalf_of", "role", "span", "way")

    def __init__(
        self,
        way: Way,
        span: Span | None,  # where the statement mentions it
        entities: tuple[Named, ...] = (),
        on_behalf_of: str | None = None,
        role: str | None = None,  # as the text gives it, here or elsewhere
    ) -> None:
        self.way: Final = way
        self.span: Final = span
        self.entities: Final = entities
        self.on_behalf_of: Final = on_behalf_of
        self.role: Final = role

    @property
    def names(self) -> tuple[str, ...]:
        return tuple([entity.name for entity in self.entities]) if self.entities else ()

    def found(self, way: Way) -> Speaker:
        """The same source, found in that way."""
        return Speaker(way, self.span, self.entities, self.on_behalf_of, self.role)


def goes_on(last: Speaker | None) -> Speaker:
    """Whoever spoke last speaks on."""
    if last is None:
        return Speaker("unnamed", None)
    return Speaker("continued", last.span, last.entities, last.on_behalf_of, last.role)


class Origin:
    """A word for a place or its people, and of whom it tells where they are from."""

    __slots__ = ("guessed", "people", "person", "word")

    def __init__(
        self,
        word: str,  # folded
        person: Named | None,  # None: somebody without a name
        *,
        people: bool = False,  # it is a word for a people, no place
        guessed: bool = False,  # nothing but its ending tells that it is one
    ) -> None:
        self.word: Final = word
        self.person: Final = person
        self.people: Final = people
        self.guessed: Final = guessed


@dataclass(slots=True)
class Cast:
    """The people and bodies of one article, and who of them was spoken of last; grows as the text is read."""

    wording: Wording
    starts: list[int]
    mentions: list[Mention]
    genders: dict[str, Gender]
    called: dict[str, dict[str, int]]  # word that describes somebody → names of those it describes → how often
    text: str
    bodies: dict[str, tuple[Named, ...]]  # word of a name → the organisations that have it
    offices: dict[str, str]  # name → office, as given where the name is first met with one
    surnames: dict[str, Named]  # last word of a name → its bearer
    within: dict[int, list[Mention]]  # start of a sentence → the mentions inside it; none for those that have none
    spelt: set[str] = field(default_factory=set)  # names that their place alone tells, where nouns have capitals
    groups: dict[str, Named] = field(default_factory=dict)  # noun for unnamed people → the body they spoke for
    recent: list[tuple[int, Named]] = field(default_factory=list)  # (paragraph, person), last subject last
    spoken_of: list[tuple[int, Named]] = field(default_factory=list)  # the same of those named inside quotations only
    ends: dict[str, list[str]] = field(default_factory=dict)  # last letters of a word of `called` → such words
    stems: dict[str, list[str]] = field(default_factory=dict)  # the same by their first letters
    members: set[str] = field(default_factory=set)  # names behind which a body stands: "Ana Ruiz of the Safety Board"
    heads: set[str] = field(default_factory=set)  # nouns that stood beside a name: "Revisorn Ana Ruiz"
    papers: list[Named] = field(default_factory=list)  # those whose names stood between marks, the last one last
    titled: set[str] = field(default_factory=set)  # names that a noun for a person describes
    trades: dict[str, set[str]] = field(default_factory=dict)  # name → what else people of their trades are called
    ages: dict[str, Named] = field(default_factory=dict)  # years, as written → who is told to be so old
    firms: list[Named] = field(default_factory=list)  # what stands behind a noun for a firm
    only: Named | None = None  # the one person whom the article names
    sentences: Sequence[Sentence] = ()  # those of the article
    origins: dict[str, list[Origin]] | None = None  # first letters → who is told to be from there; None: not read yet
    natives: set[str] = field(default_factory=set)  # names of those whose people is told
    capitals: dict[str, bool] | None = None  # word, as written → whether its capital stands within a sentence

    def by_first_name(self, word: str) -> Named | None:
        """The person spoken of before whose full name begins with that word: "said Taty Ruiz. … Taty said"."""
        people = (person for _, person in reversed(self.recent) if " " in person.name)
        return next((person for person in people if lowered(person.name.split(" ", 1)[0]) == word), None)

    def new(self, kind: EntityKind, start: int, end: int) -> Named:
        """Somebody or something that nobody has recognised, by the name that stands there."""
        return Named(kind=kind, name=self.text[start:end], mentions=((start, end),))

    def overlapping(self, start: int, end: int) -> list[Mention]:
        """The mentions inside `start:end`, in order."""
        found = []
        for at in range(bisect_left(self.starts, start), len(self.starts)):
            mention = self.mentions[at]
            if mention[0] >= end:
                break
            if mention[1] <= end:
                found.append(mention)
        return found

    def listed_body(self, start: int, end: int) -> Mention | None:
        """The body with a comma in its name that begins in `start:end`, or that it is a part of: "the Ministry of Ports,
        Rivers and Canals"."""
        first = bisect_left(self.starts, start)
        for start_of, end_of, entity in self.mentions[max(0, first - 1) : first + 1]:
            if (
                (start_of < start < end <= end_of or start <= start_of < end)
                and entity.kind == "organisation"
                and "," in self.text[start_of:end_of]
            ):
                return start_of, end_of, entity
        return None

    def body_beyond(self, start: int, end: int) -> Named | None:
        """The body known to all the world whose name begins at `start` and goes on past `end`."""
        at = bisect_left(self.starts, start)
        if self.starts[at : at + 1] != [start]:
            return None
        _, beyond, entity = self.mentions[at]
        if beyond <= end or entity.kind != "organisation":
            return None
        known = self.wording.naming.facts(entity.name.partition(" ")[0]).known
        return entity if any(one.name.lower() == entity.name.lower() for one in known) else None

    def people(self, start: int, end: int) -> list[Mention]:
        """The persons among the first mentions of `start:end`, so that a sentence without end costs no more than another."""
        first = bisect_left(self.starts, start)
        found = []
        for mention in self.mentions[first : first + _REMEMBERED]:
            if mention[0] >= end:
                break
            if mention[1] <= end and mention[2].kind == "person":
                found.append(mention)
        return found

    def met(self, sentence: Sentence) -> None:
        """Remember the people of a sentence, the first one last: it is the likeliest to be meant by a pronoun.

        Those of whom something else is told ("Brandt's wife", "Онука Ганни Морвен") are less likely than the others.
        """
        inside = self.within.get(sentence.starts[0])
        if inside is None:
            del self.recent[:-_REMEMBERED]
            return
        near = [mention for mention in inside if mention[2].kind == "person"]
        ruling = [mention for mention in near if _of_government(self, sentence, mention)]
        if ruling:  # less likely than whoever was spoken of before
            self.recent[-1:-1] = [(sentence.paragraph, entity) for _, _, entity in ruling]
            near = [mention for mention in near if mention not in ruling]
        if near and sentence.quoted:
            quoted = [(one.start, one.end) for one in sentence.quoted.values()]
            near = [mention for mention in near if not self._quoted(sentence, mention, quoted)]
        people = sorted([(oblique(self, sentence, one), one[2]) for one in near], key=itemgetter(0)) if near else []
        subject = self._subject(sentence) if people and people[0][0] else None
        self.recent.extend([(sentence.paragraph, entity) for _, entity in reversed(people)])
        if subject is not None:
            self.recent.append((sentence.paragraph, subject))
        del self.recent[:-_REMEMBERED]
        if not self.wording.naming.naming.capitals:
            self._hold_office([entity for _, entity in people])

    def _subject(self, sentence: Sentence) -> Named | None:
        """Whom a pronoun means in a sentence that names others only aside: "After Brandt's farewell she took over.", "Her
        book is for her sister Ada."."""
        wording, first = self.wording, sentence.words[0]
        word = next((word for word in sentence.words[:_SUBJECT] if word in wording.he_or_she), None)
        if word is None and (first in wording.his) == (first in wording.hers):
            return None
        female = first in wording.hers if word is None else word in wording.she
        return self.antecedent(sentence.paragraph, "f" if female else "m")

    def _quoted(self, sentence: Sentence, mention: Mention, quoted: Sequence[Span]) -> bool:
        """Whether a person is named inside one of the quotations, which come in order: noted as spoken of."""
        at = bisect_right(quoted, mention[0], key=itemgetter(0)) - 1
        if at < 0 or mention[0] >= quoted[at][1]:
            return False
        self.spoken_of.append((sentence.paragraph, mention[2]))
        del self.spoken_of[:-_REMEMBERED]
        return True

    def spoke(self, paragraph: int, speaker: Speaker) -> None:
        """Remember who spoke."""
        people = [entity for entity in speaker.entities if entity.kind == "person"]
        self.recent.extend([(paragraph, entity) for entity in people])
        if people and not self.wording.naming.naming.capitals:
            self._hold_office(people)

    def _hold_office(self, people: Iterable[Named]) -> None:
        """Remember, in a script without capitals, whom an office alone means: "市長" is whoever was named with it last."""
        self.groups.update((entity.role, entity) for entity in people if entity.role)

    def antecedent(self, paragraph: int, gender: Gender | None, told_of: Container[str] = ()) -> Named | None:
        """The person that a pronoun of that gender means; of either, where it tells none. `told_of`: the names of those of
        whom somebody speaks there, who are the last to be meant."""
        for known in (self.recent, self.spoken_of):
            for where, person in reversed(known):
                if paragraph - where > _NEAR:
                    break
                if self.may_be(person, gender) and not (known is self.spoken_of and person.name in told_of):
                    return person
        return self.only if self.only is not None and self.may_be(self.only, gender) else None

    def gender(self, person: Named) -> Gender | None:
        """What is known of a person's gender; of one without a name, what their noun tells.

        A body stands for the one who speaks for it.
        """
        return self.genders.get(person.name) if person.name and person.kind == "person" else person.gender

    def may_be(self, person: Named, gender: Gender | None) -> bool:
        """Whether a person may be of that gender, as far as both are known."""
        return gender is None or self.gender(person) in (gender, None)

    def latter(self, before: int, gender: Gender | None) -> Named | None:
        """The person named last before that place of the text, where the gender fits."""
        at = bisect_left(self.starts, before)
        for start, _, entity in reversed(self.mentions[max(0, at - _REMEMBERED) : at]):
            if entity.kind == "person" and self.may_be(entity, gender):
                return entity if before - start < _LATTER else None
        return None

    def candidates(self, paragraph: int) -> tuple[str, ...]:
        """Whom a source without a name may mean, as a reader is told: the last spoken of first, at most four."""
        told: dict[str, str] = {}
        for where, person in reversed(self.recent):
            if paragraph - where > _NEAR or len(told) == _TOLD:
                break
            if person.name and person.name not in told:
                gender = self.genders.get(person.name, "?")
                told[person.name] = f"{person.name} ({gender}, {max(0, paragraph - where)} paragraphs before)"
        return tuple(told.values())

    def author(self, name: str | None) -> Speaker:
        """The speaker whom a page names beside a block: under the fullest name that the text has for them."""
        name = _AFFILIATION.split(name or "", 1)[0]
        if not name.strip():
            return Speaker("unnamed", None)
        known = self.surnames.get(lowered(name.split()[-1]))
        return Speaker("named", None, (known or Named(kind="person", name=name, mentions=()),))

    def described(self, words: Iterable[str], shown: Gender | None = None, likely: Gender | None = None) -> Named | None:
        """The one whom those words describe elsewhere; of several, the one spoken of last. None where nobody is.

        `shown`: the gender that a verb shows. `likely`: that of the noun, which other forms of a word must fit.
        """
        groups = sorted([found for word in words if (found := self._bearers(word, likely))], key=len)
        if not groups:
            return None
        # The largest group is only asked, never gone through: thousands may be called "the mayor".
        wide = frozenset[str]() if isinstance(groups[-1], list) else groups.pop()
        votes = Counter(name for group in groups for name in group)

        def fits(name: str) -> bool:
            return shown is None or self.genders.get(name, shown) == shown

        told = {name: count + (name in wide) for name, count in votes.items() if fits(name)}
        most = max(told.values(), default=1)
        for _, person in reversed(self.recent):
            name = person.name
            if told.get(name, 0) == most or (most == 1 and name in wide and fits(name)):
                return person
        best = (name for name, count in told.items() if count == most)
        others = (name for name in wide if most == 1 and name not in told and fits(name))
        return self._one_of(list(islice(chain(best, others), 2)))

    def describes(self, noun: str, person: Named, likely: Gender | None) -> bool:
        """Whether a noun, or another form of it, describes that person."""
        return person.name in self._bearers(noun, likely)

    def _bearers(self, word: str, likely: Gender | None) -> Collection[str]:
        """The names of those whom a word describes, or who are described by another form of it; some twice in a list."""
        known = self.called.get(word)
        if known:
            return known
        if self.wording.speech.article_endings:
            bare = without_article(word, self.wording)
            described = [name for noun in bare for name in self.called.get(noun) or self._akin(noun)]
            if described:
                return described
        if self.wording.naming.is_common(self.wording.naming.facts(word)):
            return ()  # "le syndicat national" is nothing of the Nations unies
        return {name for name in self._akin(word) if likely is None or self.genders.get(name, likely) == likely}

    def _compounded(self, word: str) -> Collection[str]:
        """Those whom a longer word describes that ends in that one: "Wirtschaftsminister"."""
        if len(word) < _STEM or not self.wording.naming.naming.compounds:
            return ()
        self._index()
        longer = self.ends.get(word[-_STEM:], ())[:_REMEMBERED]
        ends = [kind for kind in longer if kind.endswith(word) and not kind.startswith(DEPUTIES)]
        return {name for kind in ends for name in self.called[kind]}

    def _index(self) -> None:
        if not self.ends:
            for kind in [kind for kind in self.called if len(kind) > _STEM]:
                self.ends.setdefault(kind[-_STEM:], []).append(kind)
                self.stems.setdefault(kind[:_STEM], []).append(kind)

    def _akin(self, word: str) -> Iterable[str]:
        """Those whom a word describes that is a longer one's end ("Wirtschaftsminister") or another form of it."""
        found = self._compounded(word)
        if found:
            return found
        if len(word) < _STEM or self.wording.names_a_person(word):
            return ()
        self._index()
        near = self.stems.get(word[:_STEM], ())[:_REMEMBERED]  # "la Roumaine": the "ministre roumain"
        return {name for kind in near if _inflects(kind, word) for name in self.called[kind]}

    def holder(self, offices: Iterable[frozenset[str]], shown: Gender | None = None) -> Named | None:
        """The one who has one of those offices, told by all of its words; of several, the one spoken of last.

        Whoever is only named later is meant where nobody has been named yet.
        """
        light = self.wording.light
        called = self.called
        told = [[called.get(word) or self._compounded(word) for word in office if word not in light] for office in offices]
        names = {name for bearers in told if bearers for name in bearers[0] if all(name in one for one in bearers)}
        names = {name for name in names if shown is None or self.genders.get(name, shown) == shown}
        near = next((person for _, person in reversed(self.recent) if person.name in names), None)
        return near if near or self.recent else self._one_of(sorted(names))

    def _one_of(self, names: Sequence[str]) -> Named | None:
        return self.surnames.get(lowered(names[0].split(" ")[-1])) if len(names) == 1 else None


def without_article(word: str, wording: Wording) -> Iterator[str]:
    """A noun without the article that is its end: "borgmästaren", "ministern", "presidenten", "statsrådet"."""
    endings = wording.speech.article_endings
    return (word[: -len(ending)] for ending in endings if word.endswith(ending) and len(word) >= len(ending) + _STEM)


def oblique(made: Cast, sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands behind a preposition or whose somebody is, or in the genitive: "near Brandt", "her sister Ada",
    "Brandt's wife", "онука Ганни"."""
    words, wording, at = sentence.words, made.wording, bisect_left(sentence.starts, mention[0])
    if at > 0 and words[at - 1] in wording.prepositions:
        return True
    whose = at > 1 and wording.means_a_person(words[at - 1])
    if whose and any(word in wording.his or word in wording.hers for word in words[max(0, at - _WHOSE) : at - 1]):
        return True
    return possessive(made, sentence, mention)


def _of_government(made: Cast, sentence: Sentence, mention: Mention) -> bool:
    """Whether a name only tells whose the government behind it is: "the Ruiz administration"."""
    behind = bisect_left(sentence.starts, mention[1])
    return behind < len(sentence.words) and sentence.words[behind] in made.wording.governments


def possessive(made: Cast, sentence: Sentence, mention: Mention) -> bool:
    """Whether a name's own form tells that it is no subject: "Brandt's wife", "онука Ганни", "Petra Kolbs Rede"."""
    start, end, entity = mention
    words, wording = sentence.words, made.wording
    behind = bisect_left(sentence.starts, end)
    if behind + 1 < len(words) and wording.owns(words, behind + 1):
        return True
    if wording.naming.naming.case_endings and words[behind : behind + 1] == ["'"]:
        return True  # "Vodren'in ölümünden sonra"
    written = made.text[start:end]
    if wording.naming.declines and not wording.nouns_capitalised:
        return not set(written.split()) <= set(entity.name.split())
    return genitive(written, entity.name, wording)


def genitive(written: str, name: str, wording: Wording) -> bool:
    """Whether a name has the ending that tells whose something is: "Vaudrins" of Ilse Vaudrin."""
    ending = wording.naming.naming.genitive
    return bool(ending) and written.endswith(ending) and not name.endswith(ending) and name.endswith(written[: -len(ending)])


def owner_start(sentence: Sentence, name: int, wording: Wording) -> int:
    """Where what somebody is begins who owns the person before: the | lawyers of | Captain Ruiz; 0 where nobody does.

    Not behind a noun for several: the chief of detectives Ruiz.
    """
    words = sentence.words
    at = name - 1
    if at < 2 or not wording.means_a_person(words[at]):
        return 0
    for gender, articles in wording.speech.owning_articles.items():
        if words[at - 1] in articles and sentence.capital[at - 2] and (gender == "m" or wording.gender(words[at]) == gender):
            return at - 1  # "der Anwalt der Kapitänin Ruiz", "des Fischers Brandt"
    if words[at] in wording.collectives or wording.naming.looks_plural(words[at]):
        return 0
    while at > 2 and words[at - 1] in wording.determiners and words[at - 1] not in wording.prepositions:
        at -= 1
    return at if words[at - 1] in wording.prepositions and wording.means_a_person(words[at - 2]) else 0


def _inflects(a: str, b: str) -> bool:
    """Whether two words may be forms of one, or the people and the adjective of one country."""
    size = max(_STEM + 1, max(len(a), len(b)) - _ENDING)
    return min(len(a), len(b)) >= size and a[:size] == b[:size]


def deputises(words: Sequence[str], at: int) -> bool:
    """Whether the word at `at` is the office of which somebody is the deputy: "вице-президент"."""
    return at > 1 and words[at - 1] == "-" and words[at - 2] in DEPUTIES
