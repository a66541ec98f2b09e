"""The byline among lines of text, by the word that announces it: "By", "Ada Ek", ",", "and", "Bo Li", "Reporter"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from depeche.model import Byline
from depeche.reading.dates.instants import instant
from depeche.reading.signing.bylines import (
    DIGIT,
    LONGEST_BYLINE,
    STROKES,
    Written,
    announces_behind_date,
    distinct,
    is_announced_behind,
    shorter_by,
    unbracketed,
    without_by,
    written,
)
from depeche.reading.vocabulary.agencies import announces_credit, is_agency, is_mark
from depeche.reading.vocabulary.words import is_of_letters
from depeche.reading.vocabulary.writers import (
    LONGEST_NAME,
    is_body,
    is_role,
    is_small,
    looks_like_name,
    may_be_signature,
    words,
)

_MARKS = " :|-–—·•"


def announced(
    lines: Sequence[str], house: frozenset[str] = frozenset(), certain: bool = False, nicknames: bool = True
) -> Written:
    """The byline among lines of text, by the word that announces it: "By", "Ada Ek", ",", "and", "Bo Li", "Reporter".

    `certain`: the lines are known to be a byline, so a name needs no announcement. `nicknames`: one word may sign too.
    """
    if not certain and not any(may_announce(line) for line in lines):
        return Written()
    found = _told(lines, house, certain, looks_like_name)
    if not found.bylines and nicknames:  # blogs sign with first names and nicknames; not in the middle of a sentence
        short = list(takewhile(lambda line: len(line) <= 120, lines))[:14]
        found = _told(short, house, certain, may_be_signature)
        if not found.bylines:
            found = _told(short, house, certain, is_body)
    return found


def spelt_out(lines: Sequence[str], language: str | None) -> tuple[str, ...]:
    """The lines; words that announce a writer or join two in this language alone are put as ones known everywhere."""
    code = _code(language)
    own, joins = words().by_here.get(code), words().joins_here.get(code)
    if joins is not None:
        lines = [_JOIN if line.casefold() in joins else _joined(line, joins) for line in lines]
    if own is None:
        return tuple(lines)
    return tuple("".join(_spelt_out(part, own) for part in _BAR.split(line)) for line in lines)


def joined_here(names: str, language: str | None) -> str:
    """Names with the word that joins two in this language alone put as one known everywhere: "Ada Ek in Bo Li" is two
    in Slovenian, and "in" another word elsewhere."""
    joins = words().joins_here.get(_code(language))
    return names if joins is None else _joined(names, joins)


def _code(language: str | None) -> str:
    return (language or "").casefold().partition("-")[0]


_JOIN = "&"


def _joined(line: str, joins: frozenset[str]) -> str:
    tokens = line.split(" ")
    if len(tokens) < _LEAST_JOINED or len(line) > LONGEST_BYLINE or joins.isdisjoint(tokens):
        return line
    for at in range(1, len(tokens) - 1):
        before, join, after = tokens[at - 1 : at + 2]
        if (
            join in joins
            and not is_small(before[:1])
            and not is_small(after[:1])
            and before.casefold() not in words().beginnings
        ):
            tokens[at] = _JOIN
    return " ".join(tokens)


_LEAST_JOINED = 3  # words


_BAR = re.compile(r"(\s[|·•]\s)")


def _spelt_out(line: str, own: frozenset[str]) -> str:
    word, _, rest = line.partition(" ")
    if word.casefold() not in own or len(line) > LONGEST_BYLINE:
        return line
    name = " ".join(takewhile(lambda token: token not in words().joins, _AFTER_NAME.split(rest, 1)[0].split()))
    timed = DIGIT.search(rest) is not None and looks_like_name(" ".join(rest.split()[:2]))  # "De Ada Ek Publicat la 3 mai"
    return f"By: {rest}" if looks_like_name(name) or timed else line


_AFTER_NAME = re.compile(r"[,;|·•/(]|\s[-–—]\s")


@lru_cache(maxsize=256)  # each line around a headline is asked about several times
def may_announce(line: str) -> bool:
    """Whether a line announces a writer: "By", "By Ada Ek", "Autorin: Ilse Vaudrin", "3 May by Ada Ek". Cheap."""
    known = words()
    if line[:1] in STROKES:
        line = line.lstrip(STROKES)
    line = unbracketed(line)
    if is_announced_behind(line):
        return True
    if line[:1] > "\u2e80" and shorter_by(line) is not None:
        return True
    first = line.partition(" ")[0].casefold().strip(":：|-–.")
    if first in known.beginnings and (line.casefold().strip(_MARKS) in known.by or shorter_by(line) is not None):
        return True
    label = line[:24].translate(_COLONS).partition(":")
    if label[1] and (name := label[0].casefold().strip()) and (name in known.by or name in known.labels):
        return True
    digit = DIGIT.search(line)
    if digit is None:
        return False
    later = line[digit.end() : digit.end() + LONGEST_NAME]
    return " " in later and any(map(announces_behind_date, later.split()[:-1]))


_COLONS = str.maketrans("：՝៖", ":::")
"""Of Chinese, Armenian and Khmer."""


def _told(lines: Sequence[str], house: frozenset[str], certain: bool, is_name: Callable[[str], bool]) -> Written:
    """What the lines say, read from the first one that announces a writer to where the byline ends."""
    signing = _Signing(house, certain, is_name)
    before = ""
    for line in lines:
        if not signing.goes_on(line, before):
            break
        before = line
    return Written(tuple(distinct(signing.people)), tuple(dict.fromkeys(signing.wires)))


class _Signing:
    """A byline that is read line by line."""

    __slots__ = ("certain", "expecting", "house", "is_name", "other", "people", "wires")

    def __init__(self, house: frozenset[str], certain: bool, is_name: Callable[[str], bool]) -> None:
        self.house = house
        self.certain = certain
        self.is_name = is_name
        self.people: list[Byline] = []
        self.wires: list[str] = []
        self.expecting = certain  # the next line may be a name
        self.other = False  # what is announced is other work than writing

    def goes_on(self, line: str, before: str) -> bool:
        """Take the next line, given the one before it; whether the byline may go on."""
        if self.people:
            return self._behind_names(line, before)
        if not self.expecting and not may_announce(line):
            self.other = self.other and not any(map(str.isalnum, line))
            self.other = self.other or line.casefold().strip(_MARKS) in words().others
            return True
        if not self.certain and _is_of_pictures(before):
            return True
        folded = line.casefold().strip(_MARKS)
        if folded in words().others or _starts_with_other(folded):
            self.expecting, self.other = False, True
        elif self.other and folded in words().bare_by:  # "Medically reviewed", "by", "Ada Ek"
            self.other = False
        elif folded in words().by:
            self.expecting = True
        elif _announces_another(line):
            self.expecting = False
        else:
            self._takes_names(line, folded)
        return True

    def _behind_names(self, line: str, before: str) -> bool:
        people = self.people
        if line[0] == "@" and " " not in line and looks_like_name(people[-1].name):
            self.expecting = True  # an account, and perhaps whoever signs next to its owner
            return True
        if line.startswith("/ "):
            if is_mark(line[2:]) or is_agency(line[2:]):
                self.wires.append(line[2:])
            return False
        folded = line.casefold().strip(_MARKS)
        if folded in words().others or _starts_with_other(folded):
            return False
        if self.other and folded in words().bare_by:
            self.other = False
        elif folded in words().by or folded in words().joins or line in _BETWEEN_NAMES:
            self.expecting = True
        elif announces_credit(before) and is_mark(line):
            self.wires.append(line)
            return False
        elif line.startswith(",") and (more := _continued(people[-1], line, self.house)) is not None:
            people[-1:] = more.bylines
            self.wires += more.agencies
        elif is_role(line) and len(line) <= LONGEST_NAME:
            if people[-1].role is None:
                people[-1] = replace(people[-1], role=line.strip(_MARKS + ","))
        else:
            return not (self.certain and _tells_on(line)) and self._takes_names(line, folded)
        return True

    def _takes_names(self, line: str, folded: str) -> bool:
        """Whether a line where a name is expected holds one, or none was found before either."""
        rest = without_by(line) if len(line) <= LONGEST_BYLINE else line
        expecting = self.expecting or rest != line
        rest = rest.rstrip()
        goes_on = next((end for end in words().ends_open if rest.endswith(end)), "")
        part = (
            written(rest.removesuffix(goes_on), self.house)
            if expecting and len(rest) <= 160 and folded not in words().never
            else Written()
        )
        named = [byline for byline in part.bylines if self.is_name(byline.name) or is_agency(byline.name)]
        if not named and self.people:
            return False
        self.people += named
        self.wires += part.agencies
        self.expecting = self.certain or (bool(named) and bool(goes_on))
        return True


def _tells_on(line: str) -> bool:
    """Whether a line behind names is what is told of them, or where and when they wrote."""
    if len(line) > LONGEST_NAME and line.endswith("."):
        return True
    return DIGIT.search(line) is not None and instant(line) is not None and not may_announce(line)


def _continued(byline: Byline, line: str, house: frozenset[str]) -> Written | None:
    """What a line behind a name that is a link adds to it: ", correspondent, and Bo Li, Lindhaven (with AFP)"."""
    if len(line) > LONGEST_BYLINE // 3:
        return None
    told = written(byline.name + line, house)
    joined = not words().joins.isdisjoint(line.split())  # without "and", what follows a comma may be a place
    adds = (joined and len(told.bylines) > 1) or (len(told.bylines) == 1 and bool(told.agencies))
    if not adds or not told.bylines or told.bylines[0].name != byline.name:
        return None
    return told if all(looks_like_name(other.name) or is_agency(other.name) for other in told.bylines) else None


def _announces_another(line: str) -> bool:
    """Whether a label stands in front that names another part in the work: "Redaktion: Ada Ek", "Kamera: Bo Li"."""
    label, colon, rest = line.partition(":")
    if not colon or not rest.startswith(" ") or len(label) > 20 or not is_of_letters(label.replace(" ", "")):
        return False
    folded = label.casefold().rstrip()  # "Auteur : Ada Ek"
    return folded not in words().by and folded not in words().labels


_BETWEEN_NAMES = frozenset({",", "/", ";", "•", "·", "|"})


def _is_of_pictures(line: str) -> bool:
    """Whether a line announces who took a picture, so that the next one is no author: "Photo:", "Image credit"."""
    last = line.casefold().split()[-1:]
    return any(word.strip(" :—-(").startswith(words().pictures) for word in last)


def _starts_with_other(folded: str) -> bool:
    """Whether a line names who did something else: "reviewed by Ada Ek"."""
    start = folded.split()[:3]
    return any(" ".join(start[:length]) in words().others for length in (3, 2) if len(start) >= length)
