"""People, organisations and places of a text.

    text ─► capitalised words ─► known names ─► people told by given name or title ─► organisations by head and acronym
         ─► places by head and preposition ─► chains of the people ─► affiliations

What one step has taken is gone for the next, so the order is the order of trust. Nothing is learnt: a word is judged by
what the language's naming data says of it and of its neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from depeche.language import Language, gazetteer, load
from depeche.model import Entity
from depeche.recording.naming import acronyms, enclosed, firms, organisations, place_rows, places, seats, uncased, unspaced
from depeche.recording.naming.affiliations import affiliated, with_owners
from depeche.recording.naming.candidate import Candidate
from depeche.recording.naming.capitals import Run, Word, runs
from depeche.recording.naming.chains import chains
from depeche.recording.naming.doubts import place
from depeche.recording.naming.kindred import with_kin
from depeche.recording.naming.known import known_names
from depeche.recording.naming.mentions import Mention, Named
from depeche.recording.naming.offices import nominative
from depeche.recording.naming.people import candidates
from depeche.recording.naming.scene import Scene, Syntax
from depeche.recording.naming.towns import towns
from depeche.recording.text.folding import fold
from depeche.recording.text.unmarked import unmarked
from depeche.recording.words.facts import phrase
from depeche.recording.words.lexicon import Lexicon, lexicon
from depeche.recording.words.wording import wording

_APOSTROPHES = frozenset("'’")
_TITLE = 24  # characters before a given name in which a title ends


def entities(text: str, language: str) -> list[Entity]:
    """The people, organisations and places of `text`, in order of first mention.

    `language` is a BCP 47 tag. Each has the base form of the fullest name that the text gives, and all its mentions as
    offsets in `text`. Linear in `len(text)`; never raises.
    """
    plain = unmarked(text)
    if plain is not None:
        return [plain.entity(one) for one in entities(plain.text, language)]
    return [one.entity() for one in named(text, load(language))]


def named(text: str, language: Language) -> list[Named]:
    """The same, for the other parts of the record: with the gender of a person, where the text tells."""
    lex = lexicon(language)
    if not lex.naming.spaced:
        found = _joined(unspaced.run_together(text, lex))
    elif lex.naming.capitals:
        found = _of_cased(Scene(text, lex, syntax=_syntax(language.code)))
    else:
        found = _of_uncased(uncased.scene(text, lex))
    return sorted(found, key=lambda one: one.mentions[0])


def _of_uncased(scene: Scene) -> list[Named]:
    people = uncased.candidates(scene)
    of_people = {word.start for candidate in people for word in candidate.words}
    taken = Taken(scene.words, of_people)
    taken.add(mention for mention in known_names(scene, scene.words) if mention.start not in of_people)
    return [*chains(scene, people, taken.starts()), *_joined(taken.mentions)]


def _of_cased(scene: Scene) -> list[Named]:
    lex, words = scene.lexicon, scene.telling()
    known = seats.with_heads(scene, words, known_names(scene, words))
    cut = runs(words, _of_known(scene.text, words, known, lex))
    people = _persons(scene, cut, with_kin(scene, candidates(scene, cut)))
    sure = [one for one in people if one.sure]
    if lex.declines:
        borne = {one.words[-1].text for one in sure if len(one.words) > 1}
        known = [one for one in known if not (one.kind == "place" and _borne(scene.text[one.start : one.end], one, borne))]
        known = [one for one in known if not (one.kind == "place" and enclosed.alone(scene, one))]
        known = seats.with_countries(scene, known)
    taken = _others(scene, words, known, sure)
    gone = taken.starts()
    people = [one for one in people if gone.isdisjoint([word.start for word in one.words])]
    others = _joined(acronyms.spelt(taken.mentions))
    told = chains(scene, people, taken.covered(scene.words))
    if lex.naming.offices_owned:
        told = with_owners(scene.text, told, others)
    return [*(_with_plain_office(one, lex) for one in affiliated(scene.text, told, others)), *others]


def _others(scene: Scene, words: list[Word], known: list[Mention], people: list[Candidate]) -> Taken:
    """The organisations and places of a text. `known`: names of the lexicon; `people`: who is somebody for sure."""
    of_people = frozenset([word.start for one in people for word in one.words])
    surnames = frozenset([form for one in people for form in one.words[-1].facts.forms])
    whole = [one.words for one in people if len(one.words) > 1]

    taken = Taken(words, of_people)
    taken.add(_typed(acronyms.bracketed(scene), scene.lexicon))
    taken.add(firms.partnered(scene))
    taken.add(firms.clubs(scene, words))
    held = seats.kept_back(scene, words, known)
    begun = {mention.start: mention.end for mention in held}
    taken.add((*seats.of_states(scene, words), *seats.local(scene, held), *seats.offices_abroad(scene, words, held)))
    taken.add([mention for mention in known if mention.start not in of_people and mention.start not in begun])
    taken.add(places.datelined(scene))
    taken.add(place_rows.of_regions(scene, of_people))
    taken.add(enclosed.parties(scene, [one[-1] for one in whole]))
    taken.add(firms.traded(scene, taken.free()))
    free = taken.free()
    headed = acronyms.beside(scene, organisations.headed(scene, free, taken.starts(), begun))
    if scene.lexicon.declines:  # "řekl v rozhlase | Kalenda"
        headed = [one for one in headed if " " in one.name or fold(one.name) not in surnames]
    names = {one[0].start for one in whole}  # "El Gobierno de Ilse Vaudrin" tells whose it is
    taken.add(one for one in headed if names.isdisjoint(range(one.start + 1, one.end)))
    taken.add(mention for mention in held if mention.start not in of_people)
    taken.add(firms.officered(scene, free))
    taken.add(enclosed.quoted(scene, free))
    taken.add(acronyms.acronyms(scene, free))
    taken.add(place_rows.in_rows(scene))
    taken.add(_bodies_again(taken.mentions, towns(scene, taken.free(), surnames)))
    free = taken.free()
    taken.add(places.headed(scene, free, surnames))
    given = {one[0].facts.folded for one in whole}
    taken.add(_bodies_again(taken.mentions, places.by_preposition(scene, free, surnames, given)))
    taken.add(_again(scene, taken, of_people, surnames))
    return taken


def _with_plain_office(one: Named, lexicon: Lexicon) -> Named:
    """Somebody with the office in the nominative; as the text has it, it is looked for in the text before."""
    role = nominative(one.role, one.gender, lexicon) if one.role is not None else None
    return one if role == one.role else replace(one, role=role)


def _borne(written: str, known: Mention, surnames: Container[str]) -> bool:
    """Whether what may be a place's oblique form is, as written, the surname of somebody in the text: "Ольга Обухова" is not
    of Обухів."""
    return written in surnames and written != known.name


@lru_cache(maxsize=64)
def _syntax(code: str) -> Syntax:
    speech = wording(code)
    return Syntax(
        speaking=_folded(speech.speaking),
        joining=_folded(speech.joiners),
        closed=_folded(speech.closed),
        governing=_folded(speech.prepositions.difference(speech.as_words)),
        predicating=_folded(speech.auxiliaries | speech.pronouns | speech.infinitive_markers),
        owning=_folded(speech.his | speech.hers),
        pointing=_folded(speech.he_or_she),
        kinfolk=_folded(speech.entourage),
        speaks_first=speech.speech.verb_final,
    )


def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _persons(scene: Scene, cut: Iterable[Run], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those of one word that the text shows for places, or for firms: "der Nachfolger Velmer", where
    it has "der Hersteller Velmer" too. `cut`: the runs that they were found in."""
    surnames = {form for one in found if len(one.words) > 1 and one.sure for form in one.words[-1].facts.forms}
    lone = [one.words[0] for one in found if len(one.words) == 1 and surnames.isdisjoint(one.words[0].facts.forms)]
    others = {word.start for word in lone if place(scene, word)}
    if any(not word.facts.given for word in lone):
        traded = {one.name for one in firms.traded(scene, cut)}
        others.update(word.start for word in lone if word.text in traded)
    return [one for one in found if len(one.words) > 1 or one.words[0].start not in others]


def _of_known(text: str, words: Sequence[Word], known: Iterable[Mention], lexicon: Lexicon) -> set[int]:
    """Which words are of known names; but "Jack London", "Ana dos Santos", "Israel Brandt" and "Leif Ericsson" are persons.

    A known place stays where a given name stands right before it, with or without a particle, or where it is itself one; not
    that of a ruler ("Königin Ilse von Dänemark").
    """
    gone: set[int] = set()
    at, total = 0, len(words)
    founders = gazetteer.surname_firms()
    for mention in known:
        while words[at].start < mention.start:
            at += 1
        first = at
        while at < total and words[at].start < mention.end:
            at += 1
        alone = at - first == 1
        gap = words[first].gap
        joined = gap == " " or gap in lexicon.particles
        behind_given = first > 0 and joined and words[first - 1].facts.given
        second = lexicon.naming.two_surnames and first > 1 and gap == words[first - 1].gap == " "
        behind_given = behind_given or (second and words[first - 2].facts.given)  # "Ana Lugo Cádiz"
        behind_given = behind_given and not (gap in lexicon.possessors and _rules(text, words[first - 1].start, lexicon))
        whole = first > 1 and words[first - 1].gap == " " and text[mention.end : mention.end + 1] in _APOSTROPHES
        behind_given = behind_given and not whole  # "Barış Kaya İzmir'de": the name has ended
        before_name = words[first].facts.given and at < len(words) and words[at].gap == " "
        before_name = before_name and not any(one.kind == "place" for one in words[at].facts.known)  # "Austin Texas"
        founder = behind_given and gap == " " and mention.name in founders and not _opens(words[first - 1])
        if not (alone and ((mention.kind == "place" and (behind_given or before_name)) or founder)):
            gone.update(range(first, at))
    return gone


def _opens(word: Word) -> bool:
    """Whether a word that opens its sentence is no given name there: "Will | Siemens stay?"."""
    return word.opens and word.facts.opener


def _rules(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a title of somebody who rules stands right before a given name: "Königin Ilse von Dänemark"."""
    before = text[max(0, start - _TITLE) : start].split()
    return bool(before) and fold(before[-1]) in lexicon.sovereigns


class Taken:
    """What has been found so far, and which words are still free: of those that start at one of `besides`, none is."""

    def __init__(self, words: Sequence[Word], besides: Container[int]) -> None:
        self.mentions: list[Mention] = []
        self._words = words
        self._begun = [word.start for word in words]
        self._total = len(self._begun)
        self._besides = {at for at, start in enumerate(self._begun) if start in besides}
        self._gone: set[int] = set()  # which words are taken
        self._free: list[Run] | None = None  # made when it is first asked

    def add(self, found: Iterable[Mention]) -> None:
        """Take the mentions of which no word is taken yet."""
        begun, total = self._begun, self._total
        for mention in found:
            first = last = bisect_left(begun, mention.start)
            while last < total and begun[last] < mention.end:
                last += 1
            inside = range(first, last)
            if self._gone.isdisjoint(inside):
                self.mentions.append(mention)
                self._gone.update(inside)
                self._free = None

    def free(self) -> list[Run]:
        """The words not taken, in runs."""
        if self._free is None:
            self._free = runs(self._words, self._besides | self._gone)
        return self._free

    def starts(self) -> frozenset[int]:
        """Where the taken words start."""
        return frozenset([self._begun[at] for at in self._gone])

    def covered(self, words: Sequence[Word]) -> frozenset[int]:
        """Where those of `words` start that stand inside what is taken, though nobody asked them for a name."""
        begun = [word.start for word in words]
        total, found = len(begun), set[int]()
        for mention in self.mentions:
            at = bisect_left(begun, mention.start)
            while at < total and begun[at] < mention.end:
                found.add(begun[at])
                at += 1
        return frozenset(found)


def _again(scene: Scene, taken: Taken, of_people: Container[int], surnames: frozenset[str]) -> list[Mention]:
    """The other mentions of what one word names and a neighbour told once: behind "in Orlen" Orlen is a place."""
    told = {fold(one.name): one for one in taken.mentions if one.name[:1].isupper() and one.name.isalpha()}
    names, starts, words, cases = frozenset(told), taken.starts(), scene.words, scene.lexicon.cases
    settled = bool(scene.lexicon.naming.settlements)
    found = []
    last = len(words) - 1
    for at, strange in enumerate(map(names.isdisjoint, scene.forms)):
        if strange and not settled:
            continue
        word = words[at]
        if word.gap == " " or word.start in starts or (at < last and words[at + 1].gap == " "):
            continue
        forms = word.facts.forms if not strange else frozenset(map(fold, cases.settlements(word.text)))
        if not names.isdisjoint(forms) and surnames.isdisjoint(word.facts.forms) and word.start not in of_people:
            meant = next(told[form] for form in forms if form in told)
            found.append(Mention(word.start, word.end, meant.kind, meant.name, meant.key))
    return found


def _bodies_again(taken: Iterable[Mention], found: Sequence[Mention]) -> list[Mention]:
    """What stands behind a preposition of place, as a body where the text names one so: "Shares in BlueLine"."""
    bodies = {one.name: one for one in taken if one.kind == "organisation"} if found else {}
    return [
        one if (body := bodies.get(one.name)) is None else Mention(one.start, one.end, body.kind, body.name, body.key)
        for one in found
    ]


def _typed(found: Iterable[Mention], lex: Lexicon) -> list[Mention]:
    """The mentions, as places where their name is a known place: "United Arab Emirates (UAE)"."""
    made = []
    for mention in found:
        words = phrase(mention.name)
        known = next((k for k in lex.facts(words[0]).known if k.words == words), None) if words else None
        if known is not None:
            mention = Mention(mention.start, mention.end, known.kind, mention.name, f"{known.kind}:{known.key}")
        made.append(mention)
    return made


def _joined(mentions: Iterable[Mention]) -> list[Named]:
    """Mentions made entities: one per key, else one per name."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.joined_by, []).append(mention)
    made = []
    for group in groups.values():
        if len(group) == 1:
            one = group[0]
            made.append(Named(kind=one.kind, name=one.name, mentions=((one.start, one.end),), role=one.role or None))
            continue
        spans = tuple(sorted({(mention.start, mention.end) for mention in group}))
        role = next((mention.role for mention in group if mention.role), None)
        made.append(Named(kind=group[0].kind, name=_name(group), mentions=spans, role=role))
    return made


def _name(group: Sequence[Mention]) -> str:
    """The name that stands for all: of an organisation the fullest, of a place the one that the text uses most."""
    times = Counter([mention.name for mention in group])
    if group[0].kind == "place":
        return max(times, key=lambda name: (times[name], len(name)))
    return max(times, key=len)
