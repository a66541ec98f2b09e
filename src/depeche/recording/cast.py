"""Who speaks and is spoken of in one article: its persons and bodies, and what the text calls them besides their names.

What stands beside a name ("Ana Ruiz, the mayor", "Bürgermeisterin Ruiz") is learnt once, from all sentences, so that "the
mayor" can be told later; who was spoken of last is noted while the text is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import itemgetter
from typing import Final, Literal

from depeche.language import gazetteer
from depeche.model import Span
from depeche.recording.lexicon import Gender
from depeche.recording.mentions import Named
from depeche.recording.sentences import Sentence
from depeche.recording.tokens import lowered
from depeche.recording.wording import Wording

Way = Literal["named", "pronoun", "title", "epithet", "institution", "spelt", "unnamed", "continued", "beside", "document"]
Mention = tuple[int, int, Named]

_NEAR = 3  # paragraphs back in which a pronoun may find its name
_BESIDE = 9  # words before or behind a name that may describe its bearer
_AFFILIATION = re.compile(r"[,(|]| [–—-] ")  # between a name and what somebody is: "Ana Ruiz, NGO"
_SUBJECT = 24  # words of a sentence among which the pronoun for its subject stands
_VERB = 5  # letters of a verb that shows a gender
_DIGITS = 4  # of a year, which is no age
_HEAD = 4  # words of an office among which its noun stands
_TOLD = 4  # candidates that an explanation lists
_REMEMBERED = 24  # mentions of people kept in mind
DEPUTIES = gazetteer.deputy_prefixes()  # begin the office of a deputy: "vicepresident" is no "president"
_STEM = 5  # letters that two forms of a word share, and a noun that ends a longer one has
_ENDING = 4  # letters that may follow what they share
_WORD = 24  # characters in which the word before a name stands
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
        return tuple([entity.name for entity in self.entities])

    def found(self, way: Way) -> Speaker:
        """The same source, found in that way."""
        return Speaker(way, self.span, self.entities, self.on_behalf_of, self.role)


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
    groups: dict[str, Named] = field(default_factory=dict)  # noun for unnamed people → the body they spoke for
    recent: list[tuple[int, Named]] = field(default_factory=list)  # (paragraph, person), last subject last
    spoken_of: list[tuple[int, Named]] = field(default_factory=list)  # the same of those named inside quotations only
    ends: dict[str, list[str]] = field(default_factory=dict)  # last letters of a word of `called` → such words
    stems: dict[str, list[str]] = field(default_factory=dict)  # the same by their first letters
    members: set[str] = field(default_factory=set)  # names behind which a body stands: "Ana Ruiz of the Safety Board"
    heads: set[str] = field(default_factory=set)  # nouns that stood beside a name: "Revisorn Ana Ruiz"
    papers: list[Named] = field(default_factory=list)  # those whose names stood between marks, the last one last
    titled: set[str] = field(default_factory=set)  # names that a noun for a person describes
    ages: dict[str, Named] = field(default_factory=dict)  # years, as written → who is told to be so old
    firms: list[Named] = field(default_factory=list)  # what stands behind a noun for a firm
    only: Named | None = None  # the one person whom the article names

    def overlapping(self, start: int, end: int) -> list[Mention]:
        """The mentions inside `start:end`, in order."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return [mention for mention in self.mentions[first:last] if mention[1] <= end]

    def people(self, start: int, end: int) -> list[Mention]:
        """The persons among the first mentions of `start:end`, so that a sentence without end costs no more than another."""
        first = bisect_left(self.starts, start)
        near = self.mentions[first : first + _REMEMBERED]
        return [mention for mention in near if mention[1] <= end and mention[2].kind == "person"]

    def met(self, sentence: Sentence) -> None:
        """Remember the people of a sentence, the first one last: it is the likeliest to be meant by a pronoun.

        Those of whom something else is told ("Brandt's wife", "Онука Ганни Морвен") are less likely than the others.
        """
        near = self.within.get(sentence.starts[0], ())
        people = [(oblique(self, sentence, mention), mention[2]) for mention in near if self._outside(sentence, mention)]
        people.sort(key=itemgetter(0))
        subject = self._subject(sentence) if people and people[0][0] else None
        self.recent.extend((sentence.paragraph, entity) for _, entity in reversed(people))
        if subject is not None:
            self.recent.append((sentence.paragraph, subject))
        del self.recent[:-_REMEMBERED]

    def _subject(self, sentence: Sentence) -> Named | None:
        """Whom a pronoun means in a sentence that names others only aside: "After Brandt's farewell she took over."."""
        known = self.wording.he_or_she
        word = next((word for word in sentence.words[:_SUBJECT] if word in known), None)
        return None if word is None else self.antecedent(sentence.paragraph, "f" if word in self.wording.she else "m")

    def _outside(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a mention is a person's and stands outside the quotations; those inside are noted as spoken of."""
        if mention[2].kind != "person":
            return False
        if sentence.quoted and any(one.start <= mention[0] < one.end for one in sentence.quoted.values()):
            self.spoken_of.append((sentence.paragraph, mention[2]))
            del self.spoken_of[:-_REMEMBERED]
            return False
        return True

    def spoke(self, paragraph: int, speaker: Speaker) -> None:
        """Remember who spoke."""
        people = [entity for entity in speaker.entities if entity.kind == "person"]
        self.recent.extend((paragraph, entity) for entity in people)
        if not self.wording.naming.naming.capitals:  # "市長": whoever was named with that office last
            self.groups.update((entity.role, entity) for entity in people if entity.role)

    def antecedent(self, paragraph: int, gender: Gender | None) -> Named | None:
        """The person that a pronoun of that gender means; of either, where it tells none."""
        for known in (self.recent, self.spoken_of):
            for where, person in reversed(known):
                if paragraph - where > _NEAR:
                    break
                if gender is None or self.gender(person) in (gender, None):
                    return person
        fits = self.only is not None and (gender is None or self.gender(self.only) in (gender, None))
        return self.only if fits else None

    def gender(self, person: Named) -> Gender | None:
        """What is known of a person's gender; of one without a name, what their noun tells."""
        return self.genders.get(person.name) if person.name else person.gender

    def latter(self, before: int, gender: Gender | None) -> Named | None:
        """The person named last before that place of the text, where the gender fits."""
        at = bisect_left(self.starts, before)
        for start, _, entity in reversed(self.mentions[max(0, at - _REMEMBERED) : at]):
            if entity.kind == "person" and (gender is None or self.gender(entity) in (gender, None)):
                return entity if before - start < _LATTER else None
        return None

    def candidates(self, paragraph: int) -> tuple[str, ...]:
        """Whom a source without a name may mean, as a reader is told: the last spoken of first, at most four."""
        told: dict[str, str] = {}
        for where, person in reversed(self.recent):
            if paragraph - where > _NEAR or len(told) == _TOLD:
                break
            if not person.name:
                continue
            gender = self.genders.get(person.name, "?")
            told.setdefault(person.name, f"{person.name} ({gender}, {max(0, paragraph - where)} paragraphs before)")
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
        groups = sorted((self._bearers(word, likely) for word in words), key=len)
        # The largest group is only asked, never gone through: thousands may be called "the mayor".
        wide = groups.pop() if groups and not isinstance(groups[-1], list) else frozenset[str]()
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
        return {name for name in self._akin(word) if likely is None or self.genders.get(name, likely) == likely}

    def _akin(self, word: str) -> Iterable[str]:
        """Those whom a word describes that is a longer one's end ("Wirtschaftsminister") or another form of it."""
        if len(word) < _STEM:
            return ()
        if not self.ends:
            for kind in [kind for kind in self.called if len(kind) > _STEM]:
                self.ends.setdefault(kind[-_STEM:], []).append(kind)
                self.stems.setdefault(kind[:_STEM], []).append(kind)
        if self.wording.naming.naming.compounds:
            longer = self.ends.get(word[-_STEM:], ())[:_REMEMBERED]
            ends = [kind for kind in longer if kind.endswith(word) and not kind.startswith(DEPUTIES)]
            found = {name for kind in ends for name in self.called[kind]}
            if found:
                return found
        if self.wording.names_a_person(word):
            return ()
        near = self.stems.get(word[:_STEM], ())[:_REMEMBERED]  # "la Roumaine": the "ministre roumain"
        return {name for kind in near if _inflects(kind, word) for name in self.called[kind]}

    def holder(self, offices: Iterable[frozenset[str]], shown: Gender | None = None) -> Named | None:
        """The one who has one of those offices, told by all of its words; of several, the one spoken of last."""
        light = self.wording.light
        told = [[self.called.get(word, {}).keys() for word in office if word not in light] for office in offices]
        names = {name for bearers in told if bearers for name in bearers[0] if all(name in one for one in bearers)}
        names = {name for name in names if shown is None or self.genders.get(name, shown) == shown}
        near = next((person for _, person in reversed(self.recent) if person.name in names), None)
        return near or self._one_of(sorted(names))

    def _one_of(self, names: Sequence[str]) -> Named | None:
        return self.surnames.get(lowered(names[0].split(" ")[-1])) if len(names) == 1 else None


def cast(text: str, people: Iterable[Named], sentences: Sequence[Sentence], wording: Wording) -> Cast:
    """The cast of an article: its entities, and what its sentences show of their gender and office."""
    mentions = [(start, end, entity) for entity in people for start, end in entity.mentions]
    mentions.sort(key=itemgetter(1), reverse=True)
    mentions.sort(key=itemgetter(0))  # of two that begin at one place the longer comes first
    mentions = _namesakes(text, mentions, wording)
    genders: dict[str, Gender] = {}
    surnames: dict[str, Named] = {}
    for _, _, entity in mentions:
        if entity.gender is not None:
            genders[entity.name] = entity.gender
        surnames.setdefault(lowered(entity.name.split(" ")[-1]), entity)
        if "·" in entity.name or "・" in entity.name:  # "安德烈·科莫洛夫"
            surnames.setdefault(entity.name.replace("・", "·").split("·")[-1], entity)
    starts = [start for start, _, _ in mentions]
    within: dict[int, list[Mention]] = {}
    made = Cast(wording, starts, mentions, genders, {}, text, _bodies_by_word(mentions), {}, surnames, within)
    persons = {entity.name: entity for _, _, entity in mentions if entity.kind == "person"}
    made.only = next(iter(persons.values())) if len(persons) == 1 else None
    at, total = 0, len(mentions)
    for sentence in sentences:
        begin, end = sentence.starts[0], sentence.ends[-1]
        while at < total and starts[at] < begin:
            at += 1
        if at < total and starts[at] < end:
            inside = within[begin] = made.overlapping(begin, end)
            _learn(made, sentence, inside)
    return made


def without_article(word: str, wording: Wording) -> Iterator[str]:
    """A noun without the article that is its end: "borgmästaren", "ministern", "presidenten", "statsrådet"."""
    endings = wording.speech.article_endings
    return (word[: -len(ending)] for ending in endings if word.endswith(ending) and len(word) > len(ending) + _STEM)


def oblique(made: Cast, sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands behind a preposition or in the genitive: "near Brandt", "Brandt's wife", "онука Ганни"."""
    start, end, entity = mention
    at = bisect_left(sentence.starts, start)
    words, wording = sentence.words, made.wording
    if at and words[at - 1] in wording.prepositions:
        return True
    behind = bisect_left(sentence.starts, end)
    if words[behind : behind + 2] == ["'", "s"]:
        return True
    written = made.text[start:end]
    if wording.naming.declines and not wording.nouns_capitalised:
        return not set(written.split()) <= set(entity.name.split())
    return genitive(written, entity.name)


def genitive(written: str, name: str) -> bool:
    """Whether a name has the "s" that tells whose something is: "Vaudrins" of Ilse Vaudrin."""
    return written.endswith("s") and not name.endswith("s") and name.endswith(written[:-1])


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
    if words[at] in wording.collectives or words[at].endswith("s"):
        return 0
    while at > 2 and words[at - 1] in wording.determiners and words[at - 1] not in wording.prepositions:
        at -= 1
    return at if words[at - 1] in wording.prepositions and wording.means_a_person(words[at - 2]) else 0


def _namesakes(text: str, mentions: list[Mention], wording: Wording) -> list[Mention]:
    """The mentions, where a word that names a place elsewhere is somebody's surname: "Brandenburg said" of Ana Brandenburg.

    Not behind a preposition, and not where the place was named before the person.
    """
    known: dict[str, Mention] = {}
    for mention in mentions:
        known.setdefault(mention[2].name, mention)
    surnames = {name.split(" ")[-1]: one for name, one in known.items() if one[2].kind == "person" and " " in name}
    if not any(one[2].kind == "place" and one[2].name in surnames for one in known.values()):
        return mentions
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


def _inflects(a: str, b: str) -> bool:
    """Whether two words may be forms of one, or the people and the adjective of one country."""
    size = max(_STEM + 1, max(len(a), len(b)) - _ENDING)
    return min(len(a), len(b)) >= size and a[:size] == b[:size]


def _bodies_by_word(mentions: Iterable[Mention]) -> dict[str, tuple[Named, ...]]:
    found: dict[str, dict[str, Named]] = {}
    for body in {entity.name: entity for _, _, entity in mentions if entity.kind == "organisation"}.values():
        for word in body.name.lower().split():
            found.setdefault(word, {})[body.name] = body
    return {word: tuple(bodies.values()) for word, bodies in found.items()}


def _learn(made: Cast, sentence: Sentence, mentions: Iterable[Mention]) -> None:
    """Note what stands beside each name of a sentence: "Ana Ruiz, the mayor of Port-Armel", "Bürgermeisterin Ruiz"."""
    wording = made.wording
    low = 0  # where the name before ends
    for start, end, entity in mentions:
        if entity.kind == "place":
            continue
        first = bisect_left(sentence.starts, start)
        behind = bisect_left(sentence.starts, end)
        if entity.kind == "organisation":
            _learn_body(made, sentence, first, behind, entity)
            continue
        if _of_a_body(made, sentence, behind):
            made.members.add(entity.name)
        before, after = _beside(sentence, first, behind, wording, max(low, owner_start(sentence, first, wording)))
        low = behind
        _learn_from_verb(made, sentence, (before[0], behind), entity)
        _learn_age(made, sentence, (first, behind), entity)
        if before[0] == before[1] and after[0] == after[1]:
            continue  # nothing beside it describes anybody
        office = _office(made.text, sentence, before, wording) or _office(made.text, sentence, after, wording)
        if office is not None:
            made.offices.setdefault(entity.name, office)
        heads = _heads(sentence, before, first, after, wording)
        made.heads.update(heads)
        if any(wording.gender(word) == "f" for word in heads):
            made.genders[entity.name] = "f"  # a given name may be a man's elsewhere, a noun for a man a woman's
        for word in _description(sentence, (before, after), wording):
            bearers = made.called.setdefault(word, {})
            bearers[entity.name] = bearers.get(entity.name, 0) + 1
            if wording.names_a_person(word):
                made.titled.add(entity.name)
            gender = wording.gender(word)
            if gender is not None:
                made.genders.setdefault(entity.name, gender)
        if entity.name not in made.genders and office is not None:  # "la portavoz Ana Ruiz": the article tells
            article = next((w for w in sentence.words[before[0] : before[1]] if w in wording.determiners), "")
            if (gender := wording.gender(article)) is not None:
                made.genders[entity.name] = gender


def _learn_age(made: Cast, sentence: Sentence, name: Span, person: Named) -> None:
    """Note how old somebody is said to be: "Ana Ruiz, 52, …", "Ana Ruiz (52)", "der 52-jährige Jan Ruiz"."""
    words, (first, behind) = sentence.words, name
    told = words[behind + 1] if behind + 2 < len(words) and words[behind] in (",", "(") else ""
    for at in range(max(0, first - _HEAD), first - 1):
        told = words[at] if words[at].isdecimal() and words[at + 1] == "-" else told
    if told.isdecimal() and len(told) < _DIGITS:
        made.ages.setdefault(told, person)


def _learn_from_verb(made: Cast, sentence: Sentence, phrase: Span, person: Named) -> None:
    """Note the gender that a verb of speech right beside a name shows: "заявила директор Ада Морвен"."""
    words, wording = sentence.words, made.wording
    start, end = phrase
    closes = start > 1 and not (words[start - 2].isalpha() or words[start - 2].isdigit())  # "…, заявила …"
    beside = (*(words[start - 1 : start] if closes else ()), *words[end : end + 1])
    shown = wording.subject_gender(word for word in beside if word in wording.cues)
    if shown is None and end < len(words) and not sentence.capital[end] and wording.speech.generic_masculine:
        feminine = words[end].endswith(wording.speech.feminine_verbs or ("\n",)) and len(words[end]) >= _VERB
        shown = "f" if feminine and not wording.means_a_person(words[end]) else None  # "мэр Ада Морвен осмотрела"
    if shown is not None:
        made.genders[person.name] = shown


def _learn_body(made: Cast, sentence: Sentence, first: int, behind: int, body: Named) -> None:
    """Note the kind of thing that a body is said to be: "het bedrijf Kaasman", "Kaasman, a company from Bree"."""
    words, wording = sentence.words, made.wording
    noun = words[first - 1] if first else ""
    kinds = [noun] if len(noun) > 3 and wording.naming.facts(noun).body else []
    if behind + 1 < len(words) and words[behind] == "," and words[behind + 1] in wording.determiners:
        kinds += [word for word in words[behind + 2 : behind + 4] if len(word) > 3 and wording.naming.facts(word).body]
    for kind in kinds:
        known = made.bodies.get(kind, ())
        if all(one.name != body.name for one in known):
            made.bodies[kind] = (*known, body)


def _beside(sentence: Sentence, first: int, behind: int, wording: Wording, low: int) -> tuple[Span, Span]:
    """The items right before, from `low` on, and right behind a name at `first:behind` that may describe its bearer."""
    words = sentence.words
    comma = first > 0 and words[first - 1] == ","  # "the mayor, Ana Ruiz"
    end = first - comma
    low = 0 if comma or low == first else low  # "the granddaughter of Ana Ruiz, Ada Ruiz"
    if first and words[first - 1] in wording.prepositions and words[first - 1] not in wording.definite:
        low = end  # "the government paid for Ana Ruiz": that describes nobody
    start, least = end, max(low, end - _BESIDE)
    while start > least and _describes(words[start - 1], wording):
        start -= 1
    if (
        not comma
        and 0 < start < end
        and words[start - 1] == ","
        and all(_entitles(word, wording) for word in words[start:end])
    ):
        start -= 1  # "the minister of ports, General Ana Ruiz"
        while start > least and _describes(words[start - 1], wording) and words[start] not in wording.definite:
            start -= 1
    opens = high = behind + 1
    if behind < len(words) and words[behind] in (",", "("):  # "Ana Ruiz, the mayor"
        most = min(len(words), opens + _BESIDE)
        while high < most and _describes(words[high], wording):
            high += 1
    return (start, end), (opens, high)


def _entitles(word: str, wording: Wording) -> bool:
    """Whether a word before a name is a form of address or an office."""
    return word in wording.titles or wording.naming.facts(word).titles


def _describes(word: str, wording: Wording) -> bool:
    """Whether a word may stand inside a noun phrase that describes somebody."""
    return word not in wording.verbal and (word.isalpha() or word == "-" or word == "'")


def _of_a_body(made: Cast, sentence: Sentence, behind: int) -> bool:
    """Whether a preposition and the name of a body, no place and no person, stand behind a name: "van de Zeevaartraad"."""
    words, wording = sentence.words, made.wording
    if behind >= len(words) or words[behind] not in wording.prepositions:
        return False
    at = behind + 1
    while at < len(words) and (words[at] in wording.determiners or words[at] == "'"):
        at += 1
    if at >= len(words) or not words[at].isalpha():
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
    return word in wording.determiners or word in wording.adverbs or word in wording.as_words


def _description(sentence: Sentence, ranges: Iterable[Span], wording: Wording) -> list[str]:
    """The words of those items that say something."""
    light = wording.light
    words = sentence.words
    told = [
        words[at]
        for start, end in ranges
        for at in range(start, end)
        if words[at] not in light and len(words[at]) > 2 and not deputises(words, at)
    ]
    if not wording.naming.declines:
        return told
    bases = {base for word in told for base in wording.naming.facts(word).forms if wording.names_a_person(base)}
    return [*told, *sorted(bases.difference(told))]  # "с министром Олегом Веденом": he is the "министр", too


def deputises(words: Sequence[str], at: int) -> bool:
    """Whether the word at `at` is the office of which somebody is the deputy: "вице-президент"."""
    return at > 1 and words[at - 1] == "-" and words[at - 2] in DEPUTIES


def _office(text: str, sentence: Sentence, items: Span, wording: Wording) -> str | None:
    """Those items as an office, as written and without their article; None where none of them means a person."""
    start, end = items
    words = sentence.words
    while start < end and (words[start] == "'" or _opens(words[start], wording)):
        start += 1
    if start >= end or words[start] in wording.prepositions or words[start] in wording.titles:
        return None
    end = next((at for at in range(start + 1, end) if words[at] in wording.beyond_office), end)
    heads = words[start : min(end, start + _HEAD)]
    if wording.spokespersons.isdisjoint(heads) and not any(map(wording.names_a_person, heads)):
        return None
    return text[sentence.starts[start] : sentence.ends[end - 1]]
