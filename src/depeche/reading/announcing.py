"""The byline among lines of text, by the word that announces it: "By", "Ada Ek", ",", "and", "Bo Li", "Reporter"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from depeche.model import Byline
from depeche.reading.agencies import announces_credit, is_agency, is_mark
from depeche.reading.bylines import (
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
from depeche.reading.instants import instant
from depeche.reading.writers import LONGEST_NAME, is_body, is_role, looks_like_name, may_be_signature, words

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
    """The lines; where one begins with a word that announces a writer in this language alone, with one known everywhere."""
    own = words().by_in.get((language or "").casefold().partition("-")[0])
    if own is None:
        return tuple(lines)
    return tuple("".join(_spelt_out(part, own) for part in _BAR.split(line)) for line in lines)


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
    label = line[:24].replace("：", ":").replace("՝", ":").partition(":")
    if label[1] and (name := label[0].casefold().strip()) and (name in known.by or name in known.labels):
        return True
    digit = DIGIT.search(line)
    if digit is None:
        return False
    later = line[digit.end() : digit.end() + LONGEST_NAME]
    return " " in later and any(map(announces_behind_date, later.split()[:-1]))


def _told(lines: Sequence[str], house: frozenset[str], certain: bool, is_name: Callable[[str], bool]) -> Written:
    people: list[Byline] = []
    wires: list[str] = []
    expecting = certain
    other = False
    for place, line in enumerate(lines):
        if not expecting and not people and not may_announce(line):
            other = other and not any(char.isalnum() for char in line)
            other = other or line.casefold().strip(_MARKS) in words().others
            continue
        if place and not people and not certain and _is_of_pictures(lines[place - 1]):
            continue
        if people and line.startswith("/ "):
            if is_mark(line[2:]) or is_agency(line[2:]):
                wires.append(line[2:])
            break
        folded = line.casefold().strip(_MARKS)
        if folded in words().others or _starts_with_other(folded):
            if people:
                break
            expecting, other = False, True
        elif other and folded in words().bare_by:  # "Medically reviewed", "by", "Ada Ek"
            other = False
        elif folded in words().by or (people and (folded in words().joins or line in _BETWEEN_NAMES)):
            expecting = True
        elif not people and _announces_another(line):
            expecting = False
        elif people and announces_credit(lines[place - 1]) and is_mark(line):
            wires.append(line)
            break
        elif people and line.startswith(",") and (more := _continued(people[-1], line, house)) is not None:
            people[-1:] = more.bylines
            wires += more.agencies
        elif people and is_role(line) and len(line) <= LONGEST_NAME:
            if people[-1].role is None:
                people[-1] = replace(people[-1], role=line.strip(_MARKS + ","))
        elif people and certain and len(line) > LONGEST_NAME and line.endswith("."):
            break  # what is told of them
        elif people and certain and DIGIT.search(line) and instant(line) is not None and not may_announce(line):
            break  # where and when they wrote
        else:
            rest = without_by(line) if len(line) <= LONGEST_BYLINE else line
            expecting = expecting or rest != line
            part = written(rest, house) if expecting and len(rest) <= 160 and folded not in words().never else Written()
            named = [byline for byline in part.bylines if is_name(byline.name) or is_agency(byline.name)]
            if not named and people:
                break
            people += named
            wires += part.agencies
            expecting = certain or (bool(named) and line.rstrip().endswith(words().ends_open))
    return Written(tuple(distinct(people)), tuple(dict.fromkeys(wires)))


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
    if not colon or not rest.startswith(" ") or len(label) > 20 or not label.replace(" ", "").isalpha():
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
