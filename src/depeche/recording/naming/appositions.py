"""Which office does a text give a person behind the name: ", la secrétaire générale de la CGT"?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.recording.naming.capitals import Word, elided
from depeche.recording.text.folding import fold
from depeche.recording.words.facts import Facts
from depeche.recording.words.lexicon import Lexicon

_CLAUSE = re.compile(r"(?:[^,.;:\n()\"«“„–—]|(?<=[ ,.]\w\w)\.(?= [^\W\d_])){1,96}")  # with "ds." in it
_YEARS = re.compile(r"\b\d{1,3}\b")
_BRACKET = re.compile(r" \([^()\n]{1,24}\)(?=, )")  # "Ilse Vaudrin (Labour), …"
_LIST = re.compile(r"(?:, [^\W\d_]+(?:[ -][^\W\d_]+){0,3}?){1,4}? ([^\W\d_]{1,3}|&)(?: [^\W\d_]+){1,3}?(?=[,.)])")
_AGE = re.compile(r" \(([1-9]\d{0,2})(?:[ \u00a0]([^\W\d_]{1,12}))?\)")  # "Ilse Vaudrin (46)", "Jonas (8 ans)"
_LETTERS = re.compile(r"\([^()\s]{1,12}\) (?:[^\W\d_]{1,4} )?([^\W\d_]+)")  # "(UN) a expliqué"
_OLDEST = 120
_ADJECTIVE = frozenset("enrsm")  # letters in which one before a noun with a capital ends
_ADULT = 2  # digits of a number that is an age without a word for years
_CLOSES = frozenset(",)-–—")
APPOSED = (", ", " (")
"""Behind a name, begin what may tell an office or an age."""
_AFTER = 98  # characters looked at behind a name
_PAIR = 2  # words of a name
_HEAD = 4  # words of an apposition among which its head noun is


def apposition(
    text: str, end: int, lexicon: Lexicon, speaking: frozenset[str] = frozenset(), *, person: bool = False
) -> str | None:
    """The office behind a person's name (", la secrétaire générale de la CGT"); "" for an age alone; None for neither.

    A bracket or an age may come first: "(Labour), 43, a nurse". `speaking`: the verbs of speech, folded, of which an office
    is the subject: "with her guest, Ilse Vaudrin, the minister said". `person`: it is surely one, so that a word will do
    that may mean a thing, too: "a board member".
    """
    if not text.startswith(APPOSED, end):
        return None
    if text.startswith(" (", end):
        age = _AGE.match(text, end)
        if age is not None and (fold(age[2]) in lexicon.age_words if age[2] else len(age[1]) == _ADULT):
            return _apposed(text, age.end(), lexicon, speaking, person) or ""
        bracket = _BRACKET.match(text, end)
        if bracket is None:
            return None
        end = bracket.end()
    phrase = _clause(text, end)
    if not any(map(str.isdigit, phrase)):
        return _office(text, end, phrase, lexicon, speaking, person)
    behind, words = end + len(phrase) + 2, phrase.split(" ")
    if len(words) > _HEAD:
        return _office(text, end, phrase, lexicon, speaking, person)
    if any(fold(word) in lexicon.age_words for word in words):
        return _apposed(text, behind, lexicon, speaking, person) or ""  # ", 43 ans, "
    years = _YEARS.search(phrase)
    if years is None or not 0 < int(years[0]) <= _OLDEST:
        return _office(text, end, phrase, lexicon, speaking, person)
    number = text[behind : behind + 1] == "." and text[behind + 1 : behind + 2].isdecimal()  # ", 10.000 of them"
    return _apposed(text, behind, lexicon, speaking, person) or ("" if phrase.isdecimal() and not number else None)


def surname_before_office(text: str, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the last of several words is a surname, though it heads names of bodies, which it would lead: "Salvador Ruel |
    Mesa, vicepresidente"."""
    if len(words) <= _PAIR or not words[0].facts.given or lexicon.naming.heads_last or lexicon.naming.nouns_capitalised:
        return False
    return bool(apposition(text, words[-1].end, lexicon, person=True))


def _clause(text: str, end: int) -> str:
    """What stands behind a comma at `end`, up to the next sign; "" where no comma stands there."""
    if text[end : end + 2] != ", ":
        return ""
    clause = _CLAUSE.match(text[end + 2 : end + _AFTER])
    return clause[0] if clause is not None else ""


def _apposed(text: str, end: int, lexicon: Lexicon, speaking: frozenset[str], person: bool) -> str | None:
    """The office that stands behind the comma at `end`; None where something else does."""
    return _office(text, end, _clause(text, end), lexicon, speaking, person)


def _office(text: str, end: int, phrase: str, lexicon: Lexicon, speaking: frozenset[str], person: bool) -> str | None:
    """The office that a phrase behind the comma at `end` is; None where it is something else, or nothing."""
    if not phrase:
        return None
    behind = end + 2 + len(phrase)
    words = _opening(text, phrase, behind, lexicon, speaking)
    if not words:
        return None
    closed = text[behind : behind + 1] in _CLOSES
    if lexicon.naming.nouns_capitalised and len(words) == 1 and _row_of_offices(text, behind, lexicon):
        return None
    kept = _Apposition(words, closed, lexicon, speaking, person).office()
    if not kept:
        return None
    if lexicon.naming.offices_owned and not (closed and kept[-1] == words[-1] and lexicon.facts(kept[-1]).role):
        return None  # "Ada Vodrin, bakanı eleştirdi": offices stand before the name, and this one is an object
    office = " ".join(kept)
    if len(words) > 1 and words[-1] == kept[-1]:
        office += _further(text, behind, kept, lexicon)
    return office[elided(office, lexicon) :]  # "l'entraîneur"


def _row_of_offices(text: str, behind: int, lexicon: Lexicon) -> bool:
    """Whether another noun for an office stands behind the next comma, so that all before are such: "Seiler, Lehrer, | Ärzte
    und"."""
    following = _clause(text, behind).partition(" ")[0]
    return following[:1].isupper() and lexicon.facts(following).role


def _opening(text: str, phrase: str, behind: int, lexicon: Lexicon, speaking: frozenset[str]) -> list[str]:
    """The words of a phrase from where an office may begin; none where no apposition begins so. `behind`: where it ends."""
    words = phrase.rstrip().split(" ")
    article = lexicon.facts(words[0]).article
    if (fold(words[0]) in lexicon.joiners and not article) or words[0].lower() in lexicon.contracted:
        return []  # ", aux journalistes", ", y el embajador"
    if article and text[behind : behind + 1] == "(":
        letters = _LETTERS.match(text, behind)
        if letters is not None and fold(letters[1]) in speaking:
            return []  # ", el líder de la Unión Norvala | (UN) explicó"
    if len(phrase) > _AFTER - 4:
        words.pop()  # cut off in the middle
    owner = next((at for at, word in enumerate(words[:_HEAD]) if word.endswith(lexicon.owning_ends)), None)
    if owner is not None:
        words = words[owner + 1 :]  # "the company's chief executive"
    if not words or fold(words[0]) in lexicon.joiners:
        return []  # ", e dall'assessore alla Cultura, Ilse Vaudrin": of the next
    if len(words) > 1 and fold(words[0]) in lexicon.naming.relative_articles and lexicon.facts(words[1]).article:
        return []  # ", die der Sprecher traf"; but ", einer der Gründer"
    if len(words) > 1 and lexicon.facts(words[0]).article and lexicon.plural_role(fold(words[1])):
        return []  # "Para Ilse Vaudrin, | os vereadores da oposição …": of one, nobody says "the councillors"
    return words[1:] if len(words) > 1 and fold(words[0]) in lexicon.once_words else words  # ", alors ministre de la Pêche"


class _Apposition:
    """A phrase behind a name, read word by word for the office in it."""

    __slots__ = ("_closed", "_kept", "_lexicon", "_person", "_speaking", "_told", "_words")

    def __init__(self, words: list[str], closed: bool, lexicon: Lexicon, speaking: frozenset[str], person: bool) -> None:
        self._words = words
        self._closed = closed  # a sign behind it ends it
        self._lexicon = lexicon
        self._speaking = speaking
        self._person = person
        self._kept: list[str] = []
        self._told = False  # the head noun of an office is among the kept

    def office(self) -> list[str] | None:
        """The words of the office; None where none is told, or the phrase is part of a sentence that goes on."""
        lexicon, kept = self._lexicon, self._kept
        strange = False  # a word with a capital that nobody knows led
        for at, word in enumerate(self._words):
            facts = lexicon.facts(word)
            ends = self._ends(at, word, facts)
            if ends is not None:
                if not ends:
                    return None
                break
            if not self._told:
                if not self._may_lead(word, facts):
                    return None
                self._told = self._heads(facts)
                if not self._told and word[:1].isupper() and not lexicon.naming.nouns_capitalised:
                    if strange or kept or facts.given:
                        return None
                    strange = True  # "the Norvalian foreign minister": a people that nobody knows
                    continue
            if kept or not facts.article or word.lower().startswith(lexicon.elisions):
                kept.append(word)
        while self._told and _leads(kept[-1], lexicon):
            kept.pop()  # "auteur de six buts"
        return kept if self._told else None

    def _ends(self, at: int, word: str, facts: Facts) -> bool | None:
        """Whether the office, if there was one, ended before word `at`; False where there can't be any, None where it goes
        on."""
        lexicon, kept, told = self._lexicon, self._kept, self._told
        if kept and facts.given and word[:1].isupper():  # ", le porte-parole de | Jan Orlo"
            return told and _leads(kept[-1], lexicon)  # else another person: ", и помощник министра Ольга Лесовая"
        relative = facts.folded.partition("'")[0] in lexicon.personal_relatives  # "who", "who's"
        if (facts.opener or (relative and told)) and not self._goes_on(word, facts):
            if not kept:
                return False
            if told and word == self._words[-1] and lexicon.facts(kept[-1]).folded in lexicon.link_words:
                kept.append(word)  # "mother of three"
            asks = fold(self._words[at + 1]) in self._speaking if at + 1 < len(self._words) else False
            # ", il ministro norvalese | ha detto"; else a relative clause begins, or the sentence goes on
            return not asks or self._closed or facts.folded in lexicon.personal_relatives
        if told and facts.folded in self._speaking and word.islower() and not facts.role:
            noun = _noun_ends(kept, lexicon)
            if self._closed:
                return True if noun else None
            # "Ilse Vaudrin, mayor of Orlen says": no comma closes it; but ", o ministro norvalês disse que"
            return noun and not lexicon.facts(self._words[0]).article
        return None

    def _goes_on(self, word: str, facts: Facts) -> bool:
        """Whether a word that may open a clause is part of an office."""
        if self._of_offices(facts):
            return True
        named = word[:1].isupper()  # "chef de file du groupe Orlen Demain"
        return self._told and (named or facts.near or facts.folded in self._lexicon.possessors)

    def _of_offices(self, facts: Facts) -> bool:
        """Whether a word is one that offices are told in: an office, an article, a link, an adjective of offices."""
        lexicon = self._lexicon
        return facts.article or facts.role or facts.folded in lexicon.link_words or facts.folded in lexicon.office_words

    def _may_lead(self, word: str, facts: Facts) -> bool:
        """Whether a word may stand before the head noun of an office."""
        lexicon, kept = self._lexicon, self._kept
        if kept:  # not ", rencontrera la ministre"
            return not facts.article or fold(kept[-1]) in lexicon.link_words
        if not lexicon.naming.nouns_capitalised or not word.islower() or word[-1:] in _ADJECTIVE:
            return True
        return self._of_offices(facts)  # not ", traf der Sprecher des Ministeriums"

    def _heads(self, facts: Facts) -> bool:
        """Whether a word is the head noun of an office; of one, that is: not ", told journalists in Bree"."""
        lexicon = self._lexicon
        if len(self._kept) >= _HEAD or (self._kept and lexicon.plural_role(facts.folded)):
            return False
        return facts.role or (self._person and lexicon.calls(facts))


def _further(text: str, end: int, kept: Sequence[str], lexicon: Lexicon) -> str:
    """What else an office is for, in a list that an "and" closes: ", minister of Ports|, Rivers and Canals"; or ""."""
    listed = _LIST.match(text, end) if lexicon.portfolio_roles else None
    if listed is None or fold(listed[1]) not in lexicon.links or not (kept[-1][0].isupper() and listed[0][2].isupper()):
        return ""
    head = next((at for at, word in enumerate(kept[:_HEAD]) if fold(word) in lexicon.portfolio_roles), _HEAD)
    linked = head + 1 < len(kept) and (fold(kept[head + 1]) in lexicon.link_words or lexicon.facts(kept[head + 1]).article)
    facts = [lexicon.facts(word.rstrip(",")) for word in listed[0][2:].split(" ")]
    return "" if not linked or any(one.given or one.role for one in facts) else listed[0]


def _noun_ends(kept: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the last of those words needs no other behind it, as articles and links do."""
    facts = lexicon.facts(kept[-1])
    return not (facts.article or facts.folded in lexicon.link_words or facts.folded in lexicon.possessors)


def _leads(word: str, lexicon: Lexicon) -> bool:
    """Whether a word leads to what an office is of."""
    folded = fold(word)
    return folded in lexicon.link_words or folded in lexicon.possessors
