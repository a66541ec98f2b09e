"""A text as those who look for names in it see it: its words, and what stands before and behind each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from depeche.recording.naming import capitals
from depeche.recording.naming.appositions import APPOSED
from depeche.recording.naming.capitals import Word
from depeche.recording.naming.near import OPENING, Beside, Near
from depeche.recording.naming.sees import sees
from depeche.recording.text.folding import fold
from depeche.recording.words.lexicon import Lexicon

_MOST = 4  # words before a name that are looked at
_APOSTROPHES = ("'", "’")
_QUOTING = tuple(f", {mark}" for mark in ("“", "”", '"', "«", "‘", "„", "''"))
_LONGEST = 6  # words of a name
_HELPING = 3  # letters of an auxiliary or a negation
_BEHIND = re.compile(r"(?: [a-zß-öø-ÿа-яёіїєґğışćčęąłńóśźżő'’]{1,24}){1,4}|(?:, )[a-z]{2,12}(?= )")
_FROM = re.compile(r", ([^\W\d_]{2,5}) [^,.;:!?()\n]{2,60}, ([^\W\d_]{1,20}(?: [^\W\d_]{1,20})?)")
_OF_BODY = re.compile(
    r"(?: [^\W\d_A-ZÀ-ÞА-ЯЁЄІЇҐ]{1,5}){1,2}[ '’]([A-ZÀ-ÞА-ЯЁЄІЇҐ][\w&-]{1,30}) ([^\W\d_]{1,20})(?: ([^\W\d_]{1,20}))?"
)
_PLAIN = re.compile(r"[^\W\d_]+")
_SMALL = re.compile(r"[^\W\d_]+['’]?")
_POINTED = 300  # characters behind a name in which a pronoun points back at it
_STEM = 3  # letters that the cases of one name share, at least
_BRACKET = 24  # characters of a bracket between an office and its holder
_ADJECTIVES = 24  # characters of adjectives before the small head of a body's name
_FEW = 40  # words of a text that are compared


def longer_link(before: str, behind: str) -> str:
    """Two folded words, or a word and what a link has besides, as links are listed: "de l'" and "état" are "de l'état"."""
    return f"{before} {behind}".replace("' ", "'").strip()


class Syntax:
    """What the speech data of a language tells of its words, folded."""

    __slots__ = (
        "closed", "governing", "joining", "kinfolk", "owning", "pointing", "predicating", "speaking", "speaks_first",
    )  # fmt: skip

    def __init__(
        self,
        speaking: frozenset[str] = frozenset(),  # its verbs of speech: whoever stands beside one is somebody
        joining: frozenset[str] = frozenset(),  # its words for "and"
        closed: frozenset[str] = frozenset(),  # small words that are no nouns: prepositions, adverbs, verbs of speech
        predicating: frozenset[str] = frozenset(),  # behind which a verb comes: auxiliaries, pronouns, "to"
        owning: frozenset[str] = frozenset(),  # "his" and "her"
        pointing: frozenset[str] = frozenset(),  # "he" and "she"
        kinfolk: frozenset[str] = frozenset(),  # nouns for who is somebody's: "husband", "lawyer"
        governing: frozenset[str] = frozenset(),  # prepositions, but for "as"
        speaks_first: bool = False,  # a comma may part a subject from its quotation: "Ada Vodrin, “…” dedi"
    ) -> None:
        self.speaking: Final = speaking
        self.joining: Final = joining
        self.closed: Final = closed
        self.predicating: Final = predicating
        self.owning: Final = owning
        self.pointing: Final = pointing
        self.governing: Final = governing
        self.kinfolk: Final = kinfolk
        self.speaks_first: Final = speaks_first


_NO_SYNTAX = Syntax()


class Scene:
    """A text and what is known of its words."""

    def __init__(self, text: str, lexicon: Lexicon, words: list[Word] | None = None, syntax: Syntax = _NO_SYNTAX) -> None:
        self.text = text
        self.lexicon = lexicon
        self.speaking = syntax.speaking
        self.joining = syntax.joining
        self.closed = syntax.closed
        self.predicating = syntax.predicating
        self.owning = syntax.owning
        self.kinfolk = syntax.kinfolk
        self.pointing = syntax.pointing
        self.governing = syntax.governing
        self.speaks_first = syntax.speaks_first
        self.words = capitals.words(text, lexicon) if words is None else words
        """The words that may be names: the capitalised ones, where the script has capitals."""
        self.sees: dict[int, int] = {}
        """Where a word begins behind a prelate's see → where the see does."""
        self.capitals = Counter([word.text for word in self.words])
        """How often each capitalised word stands in it, as written."""
        near = Beside(text, lexicon)
        self.beside = near.__getitem__
        """Where a word starts → the word right before it; None where a sign or a line break parts them."""
        self.ending = near.ending
        """Where something ends → the word that ends there; None where a sign or a line break stands there."""
        self._described = bool(lexicon.naming.leading_endings or lexicon.place_genitive)
        self._heard: dict[str, bool] = {}
        self._standing: dict[str, list[int]] | None = None  # capitalised word → where it stands among the words
        self._present: frozenset[str] | None = None
        self._alike: dict[str, list[str]] | None = None  # first letters → capitalised words that begin so
        if lexicon.prelates and not lexicon.prelates.isdisjoint(text.lower().split()):
            self.words, self.sees = sees(text, self.words, syntax.joining, lexicon)
        self.forms = [word.facts.forms for word in self.words]
        """What each of the words may stand for."""
        self._placed: Counter[str] | None = None  # no cached_property: compiled, that is looked for at each look

    def heard(self, name: str) -> bool:
        """Whether a capitalised word, as written, stands beside a verb of speech somewhere: "said Ilse Vaudrin", "Vaudrin
        said"; or does or suffers what only persons do."""
        if name not in self._heard:
            if self._standing is None:
                standing = self._standing = {}
                for at, word in enumerate(self.words):
                    if word.text in standing:
                        standing[word.text].append(at)
                    else:
                        standing[word.text] = [at]
            self._heard[name] = any(map(self._speaks, self._standing.get(name, ())))
        return self._heard[name]

    @property
    def present(self) -> frozenset[str]:
        """The words of the text as written, with the signs that stick to them: enough to see that one is also small."""
        if self._present is None:
            self._present = frozenset(self.text.split())
        return self._present

    def akin(self, word: str) -> list[str]:
        """The first forty capitalised words of the text that begin as that one does, as the cases of one name do."""
        if self._alike is None:
            self._alike = {}
            for one in self.capitals:
                self._alike.setdefault(one[:_STEM], []).append(one)
        return self._alike.get(word[:_STEM], [])[:_FEW]

    @property
    def placed(self) -> Counter[str]:
        """How often each capitalised word, as written, stands right behind a preposition of place: "in Orlen", not
        "in Vaudrin's house"."""
        if self._placed is None:
            self._placed = self._behind_in()
        return self._placed

    def _speaks(self, at: int) -> bool:
        """Whether a verb of speech stands right before the name that goes on to that word, or right behind the word.

        Where nouns have capitals, one behind an article or a preposition is no name: "Der Unfall erinnert an …".
        """
        first = at
        while self.words[first].gap == " " and at - first < _LONGEST:
            first -= 1
        near = self.beside(self.words[first].start)
        if self._acts(self.words[at].end):
            return not (self.lexicon.naming.nouns_capitalised and self._led_as_a_noun(self.words[first], near))
        return near is not None and near.facts.folded in self.speaking

    def _led_as_a_noun(self, first: Word, near: Near | None) -> bool:
        """Whether an article or a preposition begins or leads words: "Der Unfall", "von Schmerzen"."""
        if first.facts.article or near is None:
            return first.facts.article
        return near.facts.article or near.facts.near or near.facts.folded in self.lexicon.possessors

    def _acts(self, end: int) -> bool:
        """Whether a name that ends there speaks, or does or suffers what only persons do: "Orvel Tann has said", "was
        arrested"; or a pronoun for persons points at it: ", who"."""
        if self.speaks_first and self.text.startswith(_QUOTING, end):
            return True
        behind = _BEHIND.match(self.text, end)
        if behind is None:
            return False
        words = [fold(word) for word in _PLAIN.findall(behind[0])]
        if not words:
            return False
        if behind[0][0] == ",":
            return words[0] in self.lexicon.personal_relatives or self._comes_from(end)
        acting = self.lexicon.human_verbs
        if words[0] in self.speaking or words[0] in acting:
            return True
        if self.speaks_first and not acting.isdisjoint(words):
            return True  # "Ada Vodrin maçın ardından yaptığı açıklamada"
        helped = bool(acting) and (words[0] in self.predicating or len(words[0]) <= _HELPING)  # "has", "n'a", "не"
        if helped and any(word in self.speaking or word in acting for word in words[1:]):
            return True
        return (words[0] in self.closed or self._leads(words[0])) and self._speaks_for_body(end)

    def pointed_at(self, end: int, stop: int) -> bool:
        """Whether "she said" or "said he" follows what ends at `end`, before `stop`: somebody is meant."""
        words = [fold(word) for word in _PLAIN.findall(self.text[end : min(stop, end + _POINTED)])]
        speaking, pointing = self.speaking, self.pointing
        return any((a in speaking and b in pointing) or (a in pointing and b in speaking) for a, b in pairwise(words))

    def _leads(self, small: str) -> bool:
        """Whether a small word leads to where somebody is from, or whose they are."""
        lexicon = self.lexicon
        if small in lexicon.led_prepositions or small in lexicon.part_prepositions or small in lexicon.links_and_possessors:
            return True
        return lexicon.facts(small).near

    def _speaks_for_body(self, end: int) -> bool:
        """Whether whoever is named up to `end` is of a body, and speaks: "Orvel Tann of the RSN said"."""
        told = _OF_BODY.match(self.text, end)
        if told is None:
            return False
        facts = self.lexicon.facts(told[1])
        named = facts.body or (told[1].isupper() and len(told[1]) > 1)
        named = named or any(known.kind == "organisation" for known in facts.known)
        verb = fold(told[2])
        return named and (verb in self.speaking or (verb in self.predicating and fold(told[3] or "") in self.speaking))

    def _comes_from(self, end: int) -> bool:
        """Whether whoever is named up to `end` is told to be from somewhere, and speaks: "Orvel Tann, from Bree, said"."""
        aside = _FROM.match(self.text, end)
        if aside is None:
            return False
        return self._leads(fold(aside[1])) and any(fold(word) in self.speaking for word in aside[2].split(" "))

    def _behind_in(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for word in self.words:
            near = self.beside(word.start)
            if near is not None and near.facts.near and self.text[word.end : word.end + 1] not in _APOSTROPHES:
                found[word.text] += 1
        return found

    def before(self, start: int) -> Iterator[Near]:
        """The words right before `start`, nearest first, as far as no sign parts them; at most four."""
        near = self.beside(start)
        for _ in range(_MOST):
            if near is None:
                return
            yield near
            near = self.beside(near.start)

    def before_bracket(self, start: int) -> int:
        """Where a short bracket opens that stands right before `start`: "le député (PVA) | Ilse Vaudrin"; else `start`."""
        if self.text[start - 2 : start] != ") ":
            return start
        opened = self.text.rfind("(", max(0, start - _BRACKET), start)
        return opened if opened > 0 and self.text[opened - 1] == " " else start

    def adjective_before(self, start: int) -> bool:
        """Whether a small adjective stands right before `start`, where the language has it behind its noun."""
        near = self.beside(start)
        return near is not None and not near.facts.role and near.describes(self.lexicon)

    def telling(self) -> list[Word]:
        """The words but those that stand alone and have nothing in or beside them that speaks for a name.

        In German, where every noun has its capital, that is most of them.
        """
        words = self.words
        joined = [word.gap is not None for word in words]
        return [
            word
            for word, before, behind in zip(words, joined, [*joined[1:], False], strict=False)
            if before or behind or not word.facts.dull or self._announced(word)
        ]

    def _announced(self, word: Word) -> bool:
        """Whether something beside a word that stands alone speaks for a name: what is told of it, a noun for a body or a
        place behind it, the word before it."""
        lexicon = self.lexicon
        if self.text.startswith(APPOSED, word.end) or (word.start and self.text[word.start - 1] in OPENING):
            return True
        if word.start in self.sees or (self._described and self._describes_body(word)):
            return True
        if lexicon.place_cases and (self.located(word.end) or self.settled_behind(word.end)):
            return True
        near = self.beside(word.start)
        if near is None:
            return False
        facts = near.facts
        if facts.folded in lexicon.settlement_nouns or facts.folded in lexicon.portfolios:
            return True
        local = bool(lexicon.local_roles) and not lexicon.local_roles.isdisjoint(facts.forms)
        if local or facts.folded in lexicon.settlement_prepositions:
            return lexicon.cases.settled(word.text)
        if not facts.dull or facts.near or facts.demonym or facts.folded in lexicon.link_ends:
            return True
        if facts.folded in lexicon.possessors or (not facts.opener and lexicon.is_trade(facts)):
            return True
        led = self.beside(near.start) if not facts.role and near.describes(lexicon) else None
        return (led is not None and led.facts.body) or self.leads_to(near, word)  # "il fondo lussemburghese Orvane"

    def _describes_body(self, word: Word) -> bool:
        """Whether a word is the adjective or the genitive with which a name begins that a small noun for a body closes:
        "Český | statistický úřad", "Ormdals | universitet"."""
        naming, genitive = self.lexicon.naming, self.lexicon.place_genitive
        described = bool(naming.leading_endings) and word.text.lower().endswith(naming.leading_endings)
        if not described and not (genitive and word.text.endswith(genitive)):
            return False
        small, end = self.small_after(word.end), word.end
        between = naming.office_endings + naming.place_adjectives + naming.leading_endings
        while small is not None and end - word.end < _ADJECTIVES and small.endswith(between):
            if self.lexicon.facts(small).body:
                return True
            end += 1 + len(small)
            small = self.small_after(end)
        head = self.lexicon.facts(small) if small is not None else None
        return head is not None and (head.body or (bool(genitive) and head.folded in self.lexicon.local_bodies))

    def located(self, end: int) -> bool:
        """Whether what ends there stands in the case that tells where something is, behind an apostrophe: "Selm'de"."""
        if self.text[end : end + 1] not in _APOSTROPHES:
            return False
        case = _SMALL.match(self.text, end + 1)
        return case is not None and self.text[end] + case[0] in self.lexicon.place_cases

    def settled_behind(self, end: int) -> bool:
        """Whether a noun for a settlement stands right behind what ends there: "Yeşilova köyünde"."""
        small = self.small_after(end)
        return small is not None and fold(small) in self.lexicon.settlement_nouns_behind

    def leads_to(self, near: Near, word: Word) -> bool:
        """Whether a preposition that stands before anything leads to a place: "went on Monday to Orlen", "bei Dornitz"."""
        lexicon, small = self.lexicon, near.facts.folded
        if small not in lexicon.place_leading and small not in self.joining:
            return False  # as before most
        if lexicon.wide_prepositions and lexicon.ends_as_place(word.facts.folded):
            return small in lexicon.wide_prepositions or small in self.joining
        if small in lexicon.quarters and near.facts.small:  # "northern Orlen", not "the western Alliance"
            led, facts = self.beside(near.start), word.facts
            plain = not (facts.body or facts.titles or lexicon.is_common(facts))
            return plain and not (led is not None and led.facts.article)
        if small in lexicon.part_prepositions:
            led = self.beside(near.start)
            if led is not None and led.text[:1].isupper() and not lexicon.is_common(word.facts):
                led = self._office_of(led)
            return led is not None and led.facts.folded in lexicon.place_parts
        if small not in lexicon.led_prepositions:
            return False
        return any(one.facts.folded in lexicon.place_leads for one in self.before(near.start))

    def _office_of(self, name: Near) -> Near | None:
        """The first word before somebody's name that is no part of it: "Mayor" in "Mayor Ilse Vaudrin"."""
        led: Near | None = name
        for _ in range(_MOST):
            if led is None or led.facts.role or not led.text[:1].isupper():
                break
            led = self.beside(led.start)
        return led

    def small_after(self, end: int) -> str | None:
        """The small word right behind `end`."""
        if self.text[end : end + 1] != " ":
            return None
        match = _SMALL.match(self.text, end + 1)
        return match[0] if match is not None and match[0].islower() else None
