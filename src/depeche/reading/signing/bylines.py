"""A byline taken apart: the people in it, one by one, with office and place; the wires it credits, told apart.

A declared author is often a whole byline ("Von Ilse Vaudrin und Jan Petersen, Port-Armel, mit dpa"), an address, an e-mail,
or nobody ("admin").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from depeche.language import gazetteer
from depeche.model import Byline
from depeche.reading.dates.instants import instant
from depeche.reading.dates.months import names_of_time
from depeche.reading.dates.stamps import UNSPACED, before_times
from depeche.reading.vocabulary.agencies import agency_names, is_agency, is_mark, without_credit
from depeche.reading.vocabulary.writers import (
    can_be_name,
    is_addition,
    is_eastern_name,
    is_other_work,
    is_place,
    is_role,
    is_small,
    looks_like_name,
    words,
)

LONGEST_BYLINE = 500
STROKES = "-–—•·| "
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Written:
    """What one byline says: who signs it, agencies that sign included, and the agencies it credits."""

    bylines: tuple[Byline, ...] = ()
    agencies: tuple[str, ...] = ()


_PARENTHESIS = re.compile(r"\s*[(\[（]([^()\[\]（）]{0,80})[)\]）]")
_MAIL = re.compile(r"\S{1,80}@\S{1,80}")
_SEPARATOR = re.compile(
    r"\s*(?:[;|•·、，／⋅]|,(?=\s|[^\W\d])|\s/\s|\s[–—-]\s|(?<=[\u2e80-\u9fff])\s?&\s?(?=[\u2e80-\u9fff]))\s*"
)
_AGENCY_SLASH = re.compile(r"\s*/\s*")


def written(text: str, house: frozenset[str] = frozenset()) -> Written:
    """The byline taken apart; text without a name gives nothing. `house`: names of the site and its publisher, folded."""
    if not text or len(text) > LONGEST_BYLINE or _is_address(text):
        return Written()
    if _is_plain(text):
        return Written((Byline(name=text),))
    text = _without_pictures(" ".join(text.split()))
    if not text.isascii():
        text = _without_code(text)
    if "@" in text:
        text = _MAIL.sub(" ", text)
    names = _Names(house)
    if any(mark in text for mark in "([（"):
        own = "".join([word[0] for word in text.partition("(")[0].split()])  # "Harbour Authors (HA)" are no agency
        inside = [inner for inner in _PARENTHESIS.findall(text) if inner != own]
        names.wires += [agency for inner in inside if (agency := _credited_in(inner)) is not None]
        text = _PARENTHESIS.sub("", text)
    text, helper = without_credit(_before_numbers(without_by(text)))
    if helper:
        names.wires.append(helper)
    names.people = _each_told_of(text) if text.count(",") == _OF_TWO else []
    for part in _SEPARATOR.split(text) if not names.people else ():
        names.part(part)
    people, wires = names.people, names.wires
    return Written(tuple(people or [Byline(name=name) for name in wires]), tuple(dict.fromkeys(wires)))


def _each_told_of(text: str) -> list[Byline]:
    """Two with a place or an office each, the first's in one word: "Ada Ek, Lindhaven and Bo Li, Quay"."""
    first, middle, last = map(str.strip, text.split(","))
    tokens = middle.split()
    if len(tokens) < _PLACE_AND_NAME or tokens[1].casefold() not in words().joins:
        return []
    told = ((first, tokens[0]), (" ".join(tokens[2:]), last))
    if not all(can_be_name(behind) or is_role(behind) for _, behind in told):
        return []
    named = ((name, behind) for name, behind in told if looks_like_name(name))
    return [Byline(name=name, role=what) if is_role(what) else Byline(name=name, place=what) for name, what in named]


_OF_TWO = 2  # commas
_PLACE_AND_NAME = 4  # words of a place, the word that joins, and a name


class _Names:
    """The names of one byline, taken part by part."""

    __slots__ = ("house", "housed", "people", "wires")

    def __init__(self, house: frozenset[str]) -> None:
        self.house = house
        self.people: list[Byline] = []
        self.wires: list[str] = []
        self.housed = False  # the paper was named behind a name

    def part(self, part: str) -> None:
        """What stands between two separators: a name, several, or what belongs to those before it."""
        first = part.split(maxsplit=1)
        if self.people and len(first) == 2 and first[0] in words().joins:  # ", and Bo Li"; "Dan" is a name, "dan" a word
            part = first[1]
        if several := _side_by_side(part):
            for name in several:
                self._name(name, "", False)
            return
        for place, (join, name) in enumerate(_joined_names(part.strip())):
            self._name(name, join, place == 0)

    def _name(self, name: str, join: str, first: bool) -> None:
        office, name = _after_office(_trimmed(name))
        if " " in name and (wire := _wire_behind(name)):
            self.wires.append(wire)
            name = name[: -len(wire)].rstrip()
        if not name or is_other_work(name) or name.endswith(_NOT_HE):
            return
        if self.people and not name.isascii() and name.endswith(words().reported):
            return  # "台北報導"
        if is_agency(name):
            self.wires.append(name)
            if join not in words().helped:
                self.people.append(Byline(name=name))
        elif not (self.people and self._adds(name, first)) and can_be_name(name):
            self.people.append(Byline(name=name, role=office))

    def _adds(self, name: str, first: bool) -> bool:
        """Whether a part behind names says more of their bearers, which is kept: an office, the paper, a place."""
        people = self.people
        if is_addition(name) or _is_long(name):
            if (is_role(name) or _is_long(name)) and people[-1].role is None and not is_agency(people[-1].name):
                people[-1] = replace(people[-1], role=name)
            return True
        of_house = is_of_house(name, self.house)
        if of_house or is_mark(name):  # the paper, or a degree that we do not know
            self.housed = self.housed or of_house
            return True
        if self.housed and first and can_be_name(name):  # "Ada Ek, G9 — Lindhaven"
            self._wrote_from(name)
            return True
        if " " not in name and people[0].name.casefold() in self.house:
            return True  # where the paper lives
        if first and is_place(name, people):
            self._wrote_from(name)
            return True
        return False

    def _wrote_from(self, place: str) -> None:
        self.people = [byline if byline.place else replace(byline, place=place) for byline in self.people]


def _side_by_side(part: str) -> list[str]:
    """Names of several people in a script without blanks, between which one stands: "林远山 石海"; without what each of
    them is, "林远山 通讯员 石海"."""
    if part[:1] < UNSPACED or " " not in part:
        return []
    told = [name for token in part.split() if (name := _without_office(token))]
    if not told:
        return []
    first, *others = told
    if not is_eastern_name(first) or not all(is_eastern_name(other) or other.endswith(words().reported) for other in others):
        return []
    return [first, *others]


def _without_office(token: str) -> str:
    """A word in a script without blanks, without what a journalist is called, with which it begins: "通讯员石海"."""
    if is_eastern_name(token):
        return token
    label = _unspaced_label().match(token)
    return token[label.end() :] if label is not None else token


def _after_office(name: str) -> tuple[str | None, str]:
    """An office in front of a whole name, and the name: "Courts Reporter Ada Ek", "Hafen-Experte Bo Lund"."""
    roles = words().roles
    tokens = name.split()
    if len(tokens) == 2 and name[0] >= UNSPACED and _is_long(tokens[0]) and is_eastern_name(tokens[1]):
        return tokens[0], tokens[1]
    if (
        len(tokens) < _LEAST_WITH_WIRE
        or roles.isdisjoint(name.casefold().replace("-", " ").split())
        or tokens[0].casefold() in words().bodies
    ):
        return None, name
    for last in range(len(tokens) - 2, 0, -1):
        if tokens[last - 1].casefold().rpartition("-")[2] in roles and looks_like_name(rest := " ".join(tokens[last:])):
            return " ".join(tokens[:last]), rest
    return None, name


_LEAST_WITH_WIRE = 3  # words of a name and an agency behind it


def _is_long(name: str) -> bool:
    """Whether a part in a script without blanks is too long for a name: an office, with whose it is."""
    return name[0] >= UNSPACED and len(name) > _LONGEST_UNSPACED and name.isalpha()


def _wire_behind(name: str) -> str:
    """The agency behind a whole name, with nothing between: "Ada Morven Bloomberg"; "" where there is none."""
    tokens = name.split()
    whole = len(tokens) >= _LEAST_WITH_WIRE and len(tokens[-2].strip(".")) > 1 and looks_like_name(" ".join(tokens[:-1]))
    return tokens[-1] if whole and is_agency(tokens[-1]) else ""


def is_of_house(name: str, house: frozenset[str]) -> bool:
    """Whether a part behind a name is the paper, or says that its bearer is of the paper: "Do Correio", "de La Gazette"."""
    first, _, rest = name.casefold().partition(" ")
    return name.casefold() in house or (rest in house and first in words().of)


def _credited_in(parenthesis: str) -> str | None:
    """The agency in a parenthesis: "dpa", "mit dpa"."""
    return parenthesis if is_agency(parenthesis) else without_credit(f"- {parenthesis}")[1]


def _is_plain(text: str) -> bool:
    """Whether that is one name and nothing else, as most declared authors are: two or three words, none of them ours."""
    if not _PLAIN_NAME.fullmatch(text) or is_agency(text):
        return False
    known = words()
    tokens = text.casefold().split()
    if (
        tokens[0] in known.beginnings
        or (len(tokens) > 2 and tokens[0] in known.roles)
        or not known.joins.isdisjoint(tokens)
        or tokens[-1] in known.credentials
    ):
        return False
    if text[0] >= UNSPACED and (_labels_whole(tokens[0]) or tokens[-1] in known.behind or _is_long(tokens[0])):
        return False
    if text[0] >= UNSPACED and _side_by_side(text):
        return False
    return len(tokens) < _LEAST_WITH_WIRE or not is_agency(tokens[-1])


_PLAIN_NAME = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){1,2}")


def _is_address(text: str) -> bool:
    return "://" in text or text.startswith(("www.", "@", "#", "http", "/")) or _BARE_ADDRESS.fullmatch(text) is not None


_BARE_ADDRESS = re.compile(r"[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){1,3}/\S*", re.IGNORECASE)
"""An address without its scheme: "facebook.com/harbourcourier"."""


def without_by(text: str) -> str:
    """The text without the words that announce a writer, at its start or after a date: "Posted on 3 May by Ada Ek"."""
    for _ in range(3):
        shorter = shorter_by(text)
        if shorter is None:
            break
        text = shorter
    text = _without_behind(text)
    return _after_dated_by(text) if DIGIT.search(text) else text


def _without_behind(text: str) -> str:
    """The text without the word behind a name that announces its writer: "김바다 기자", "Ada Ek tarafından"."""
    tokens = [token for token in text.split() if "@" not in token]
    return " ".join(tokens[:-1]) if len(tokens) > 1 and tokens[-1].casefold() in words().behind else text


def is_announced_behind(text: str) -> bool:
    """Whether a short line ends with a word that says that it names its writer."""
    tokens = [token for token in text[:LONGEST_BYLINE].split() if "@" not in token]
    return 2 <= len(tokens) <= 5 and tokens[-1].casefold() in words().behind


def shorter_by(text: str) -> str | None:
    """The text without the first words that announce a writer; None where it begins with none."""
    rest = _shorter_by(text)
    return _without_code(rest) if rest and not text.isascii() else rest


def _without_code(names: str) -> str:
    return _CODE.sub("", names) if names[-1].isdigit() else names


_CODE = re.compile(r"(?:^|[_ ]|(?<=[\u2e80-\u9fff]))[A-Z]{1,4}\d{2,8}$")
"""What houses in China set behind the name of who edited, or in its place: "责任编辑：林远山_QX0815"."""


def _shorter_by(text: str) -> str | None:
    if text[:1] in STROKES:
        text = text.lstrip(STROKES)
    if text[:1] in _BRACKETS:
        text = unbracketed(text)
    first = text.split(maxsplit=1)
    if len(first) == 2 and first[0].casefold().strip(":：.") in words().beginnings:
        tokens = text.split()
        for length in (5, 4, 3, 2, 1):
            if len(tokens) > length and (label := " ".join(tokens[:length]).casefold()).strip(" :：.") in words().by:
                if label in words().also_names and (len(tokens) == length + 1 or tokens[length].islower()):
                    return None
                return " ".join(tokens[length:]).lstrip(":： /／|｜")
    if len(first) == 2 and text[0] >= UNSPACED and len(first[0]) <= _LONGEST_LABEL and _labels_whole(first[0]):
        return first[1].strip()  # "海港日报见习记者 …"
    if text[:1] >= UNSPACED and (unspaced := _unspaced_label().match(text)) is not None:
        rest = text[unspaced.end() :].strip()
        if unspaced[1] or _UNSPACED_NAMES.fullmatch(rest):
            return rest or None
    for mark in ":" if text.isascii() else ":：՝៖":
        colon = text.find(mark, 0, 24)
        if colon > 0:
            label = text[:colon].casefold().strip()
            if label in words().by or label in words().labels:
                return text[colon + 1 :].strip()
    return None


def unbracketed(text: str) -> str:
    """The text without the brackets that all of it stands in: "〔記者林遠山／東埔報導〕"."""
    closing = _BRACKETS.get(text[:1])
    return text[1:-1].strip() if closing is not None and text.endswith(closing) and text.count(closing) == 1 else text


_BRACKETS = {"〔": "〕", "（": "）", "【": "】", "［": "］", "[": "]"}


@cache
def _unspaced_label() -> re.Pattern[str]:
    """A label in a script without blanks, with the agency before it and the sign behind it: "文／", "新华社记者"."""
    labels = sorted((word for word in words().by | words().labels if word[0] > "\u2e80"), key=len, reverse=True)
    wires = sorted((name for name in agency_names() if name[0] > "\u2e80"), key=len, reverse=True)
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, wires))})?(?:{'|'.join(map(re.escape, labels))})"
        r"(?:\s?([:：/／|｜・·=＝])\s?|(?<=..)\s?)"
    )


def _labels_whole(token: str) -> bool:
    """Whether a word in a script without blanks ends in what journalists are called."""
    return any(token.endswith(label) for label in _unspaced_offices())


@cache
def _unspaced_offices() -> tuple[str, ...]:
    return tuple(word for word in words().by | words().labels if word[0] >= UNSPACED and len(word) > 1)


_LONGEST_LABEL = 10
_LONGEST_UNSPACED = 8  # characters of a name written with those signs, unless dots part it
_UNSPACED_NAMES = re.compile(r"[^\s\d、，/／·.。]{2,4}(?:[、，/／· ]\s?[^\s\d、，/／·.。]{2,6}){0,6}")
_NOT_HE = "\0"  # behind the name of somebody who took the pictures


def _without_pictures(text: str) -> str:
    """A byline without those who took the pictures: "Text: Ada Ek Foto: Bo Lund", "Ada Ek (Text) und Bo Lund (Foto)"."""
    pictures = _pictures()
    return pictures[1].sub(_NOT_HE, pictures[0].sub("", text))


@cache
def _pictures() -> tuple[re.Pattern[str], re.Pattern[str]]:
    works = "|".join(re.escape(word.rstrip(":")) for word in words().other_works)
    return (
        re.compile(rf"(?<=\w)[\s,;|/／]{{1,3}}(?:{works})\w{{0,6}}\s?[:：=＝].{{0,400}}$", re.IGNORECASE),
        re.compile(rf"\s?\((?:{works})[^()]{{0,20}}\)", re.IGNORECASE),
    )


def announces_behind_date(token: str) -> bool:
    """Whether a word behind a date announces a writer: "3 May by …", "3.5.2031, Autor: …"."""
    folded = token.casefold()
    label = folded.rstrip(":")
    return label in words().dated_by or (label != folded and (label in words().by or label in words().labels))


def _after_dated_by(text: str) -> str:
    tokens = text.split()
    for place, token in enumerate(tokens[1:-1], 1):
        if not announces_behind_date(token):
            continue
        if any(before.lstrip("([|")[:1].isdigit() for before in tokens[:place]):  # not "CO2 by"
            short = place <= _DATED and tokens[place + 1][:1].isupper()  # not "5 francs par mois"
            signed = short or instant(" ".join(tokens[:place])) is not None
            return " ".join(tokens[place + 1 :]) if signed else text
    return text


_DATED = 12  # words before "by" among which a number is taken for a date


def _before_numbers(text: str) -> str:
    """The text up to a date or a clock time that follows the names: "lupa am 26/10/13, 03:48" → "lupa"."""
    tokens = text.split()
    for place, token in enumerate(tokens):
        if token[:1].isdigit() or (token[:1] in "(|" and token[1:2].isdigit()):
            kept = tokens[:place]
            if not kept and instant(text) is None:
                continue  # "98 Harbour Social"
            while kept and (
                not (last := kept[-1].casefold().strip(",.|-–•·:"))
                or last in words().before_dates
                or last in before_times()
                or names_of_time(kept[-1])
            ):
                kept.pop()
            return " ".join(kept)
    return text


def _joined_names(part: str) -> list[tuple[str, str]]:
    """A part of a byline split at "and" where both sides are names, each with the word before it.

    "Maria & Katerina" and "Bo Li und Ada Ek" are two; "Center for Drug Evaluation and Research" is one, since a single word
    beside several is no second name.
    """
    joins = words().joins
    tokens = part.split()
    if len(set(tokens)) < len(tokens):  # "Lund & Lund" is one firm
        return [("", part)]
    if not any(token.casefold() in joins for token in tokens[1:-1]):
        return [("", part)] if not _AGENCY_SLASH.search(part) else _slashed(part)
    names: list[tuple[str, list[str]]] = [("", [])]
    for token in tokens:
        if token.casefold() in joins and names[-1][1]:
            names.append((token.casefold(), []))
        else:
            names[-1][1].append(token)
    together = [(join, " ".join(name)) for join, name in names if name]
    if any(is_agency(name) for _, name in together):
        return together
    sizes = {min(len(name), 2) for _, name in names if name}
    named = not any(is_small(name[:1]) for _, name in together)
    return together if len(sizes) == 1 and named else [("", part)]


def _slashed(part: str) -> list[tuple[str, str]]:
    """ "Ada Ek/dpa" is a person and an agency; "Ada Ek/Bo Li" two persons; "xyz/hosb" one mark."""
    pieces = [piece for piece in _AGENCY_SLASH.split(part) if piece]
    if any(is_agency(piece) for piece in pieces) or all(" " in piece for piece in pieces):
        return [("", piece) for piece in pieces]
    if len(pieces) == 2 and " " in pieces[0] and is_mark(pieces[1]):
        return [("", pieces[0])]
    return [("", part)]


def _trimmed(name: str) -> str:
    name = name.strip(' \t,;:|-–—*•·"“”„/<>【】')
    initial = len(name) > 2 and name[-3] in " ."
    if name.endswith(".") and not (initial or name.casefold().rpartition(" ")[2] in gazetteer.generations()):
        name = name.rstrip(" .")
    return _before_place(without_by(name)) if " " in name else name


def _before_place(name: str) -> str:
    """A name without where they wrote from, or for whom: "Ada Ek in Lindhaven", "Bo Lund for The Ledger"."""
    tokens = name.split()
    for place, token in enumerate(tokens[2:-1], 2):
        if token in words().before_places and tokens[place + 1][:1].isupper() and place <= _LONGEST_PERSON:
            return " ".join(tokens[:place])
    return name


_LONGEST_PERSON = 4  # words of a name before a place


def distinct(bylines: Iterable[Byline]) -> list[Byline]:
    """Each name once, with what any of its mentions tells; "Ada Ek" is "Ada Maria Ek" or "Ada Ek Lind" where they are."""
    by_name: dict[str, Byline] = {}
    for byline in bylines:
        key = byline.name.casefold()
        known = by_name.get(key)
        by_name[key] = byline if known is None else _joined(known, byline)
    for short in [name for name in by_name if name.count(" ") == 1] if len(by_name) > 1 else ():
        first, last = short.split()
        longer = (name for name in by_name if name.count(" ") > 1 and name.split()[0] == first)
        whole = next((name for name in longer if last in (name.split()[1], name.split()[-1])), None)
        if whole is not None:
            by_name[whole] = _joined(by_name[whole], by_name.pop(short))
    return list(by_name.values())


def _joined(one: Byline, other: Byline) -> Byline:
    return Byline(
        name=one.name,
        role=one.role or other.role,
        place=one.place or other.place,
        page=one.page or other.page,
        portrait=one.portrait or other.portrait,
    )
