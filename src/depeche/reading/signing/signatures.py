"""Who signs it beside the headline? A line that begins with "By", a name next to the date or above an office.

Newsrooms and blogs that declare no author show one; some declare the account of who typed it in, and show who wrote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import pairwise, takewhile

from depeche.model import Byline
from depeche.reading.claims.claims import Claim
from depeche.reading.dates.instants import instant
from depeche.reading.dates.stamps import UNSPACED, clock_words
from depeche.reading.signing.announcing import announced, may_announce
from depeche.reading.signing.bylines import DIGIT, Written, without_by, written
from depeche.reading.vocabulary.agencies import is_agency, is_mark
from depeche.reading.vocabulary.furniture import Furniture
from depeche.reading.vocabulary.words import ends_sentence
from depeche.reading.vocabulary.writers import is_body, is_eastern_name, is_role, looks_like_name, words


@dataclass(frozen=True, slots=True)
class Signature:
    """What one place of the page says, in its order."""

    claim: Claim
    bylines: tuple[Byline, ...]
    agencies: tuple[str, ...]
    bodies: bool = False  # it says itself that these are no persons


def signature(path: str, found: Written) -> Signature:
    """Those names, shown at that place of the page."""
    raw = "; ".join(byline.name for byline in found.bylines)
    return Signature(Claim("author", "dom", path, raw), found.bylines, found.agencies)


def is_credit(source: Signature) -> bool:
    """Whether the page only shows which agency it draws on."""
    if source.claim.layer != "dom" or source.claim.path == CARD:
        return False
    return all(is_agency(byline.name) or is_mark(byline.name) for byline in source.bylines)


LONGEST_LINE = 120
"""Characters of a line that is no prose."""
CARD = "hCard"
ANNOUNCED = "byline"
ABOVE = "byline above"
BELOW = "byline below"
FURTHER_DOWN = "byline further down"


def announced_beside(around: Furniture, house: frozenset[str]) -> Signature | None:
    """A byline next to the headline that begins with "By": right below it, above it, or after the first line of prose."""
    if any(_BARS.search(line) for line in around.below if len(line) <= LONGEST_LINE):
        around = Furniture(around.above, tuple(piece for line in around.below for piece in _between_bars(line)))
    if not any(map(may_announce, (*around.below, *around.above))):
        return None
    start = 1 if around.below and len(around.below[0]) > LONGEST_LINE else 0
    near = tuple(takewhile(lambda line: len(line) <= LONGEST_LINE, around.below[start:]))
    after = start + len(near) + 1
    late = (*near, *takewhile(lambda line: len(line) <= LONGEST_LINE, around.below[after : after + 3]))
    for where, path in ((near[:8], ANNOUNCED), (around.above, ABOVE), (late, BELOW)):
        found = announced(where, house)
        if found.bylines:
            return signature(path, _for_a_wire(found, near if path == ANNOUNCED else where, house))
    return None


def _for_a_wire(wire: Written, lines: tuple[str, ...], house: frozenset[str]) -> Written:
    """The people whom a second byline names below that of a wire, "By: AGL", "By Ada Ek"; the wire where there is none."""
    if not all(is_agency(byline.name) for byline in wire.bylines):
        return wire
    at = next((at for at, line in enumerate(lines) if may_announce(line)), len(lines))
    found = announced(lines[at + 1 :], house, nicknames=False)
    if not found.bylines or any(is_agency(byline.name) for byline in found.bylines):
        return wire
    return Written(found.bylines, wire.agencies or tuple(byline.name for byline in wire.bylines))


def _between_bars(line: str) -> list[str]:
    """A line of facts, one by one: "3 May 2031 | Author: Ada Ek | 512 views"."""
    parts = _BARS.split(line) if len(line) <= LONGEST_LINE else [line]
    return parts if any(map(may_announce, parts[1:])) else [line]


_BARS = re.compile(r"\s[|·•]\s")


def further_down(around: Furniture, house: frozenset[str]) -> Signature | None:
    """A byline that begins with "By" after the first lines of prose: perhaps of a teaser."""
    found = announced(around.below, house, nicknames=False)
    return signature(FURTHER_DOWN, found) if found.bylines else None


BESIDE_A_DATE = "beside the date"


def beside_a_date(around: Furniture, house: frozenset[str], labels: frozenset[str]) -> Signature | None:
    """Names next to a date: how many blogs sign. `labels`: the headline and names of rubrics, folded."""
    for lines_there in (around.below[:14], around.above[-5:]):
        for line in lines_there:
            if (name := _before_a_time(line)) and name.casefold() not in house and name.casefold() not in labels:
                return signature(BESIDE_A_DATE, Written((Byline(name=name),)))
        where = [piece for line in lines_there for piece in _parts(line) if _tells(piece)]
        told = (_dated(where, place, around, house, labels) for place in range(len(where)))
        found = next((one for one in told if one is not None), None)
        if found is not None:
            return found
    return None


def _dated(
    where: list[str], place: int, around: Furniture, house: frozenset[str], labels: frozenset[str]
) -> Signature | None:
    """The names in that piece of a line, if a date stands right before or behind it; with those that are joined to them."""
    line = where[place]
    near = (*where[max(0, place - 1) : place], *where[place + 1 : place + 3])
    dates = [other for other in near if _may_date(other) and DIGIT.search(other)]  # as far as that is cheaply told
    if not dates or without_by(line).casefold() in house or any(line.casefold() in label for label in labels):
        return None
    named = _named(line, around)
    headed = all(any(byline.name.casefold() in label for label in labels) for byline in named)
    if headed or not any(instant(date) is not None for date in dates):
        return None
    if len(named) == 1 and _is_subject(named[0].name, around):
        wires = written(line).agencies
        return signature(BESIDE_A_DATE, Written((), wires)) if wires else None  # "Lindhaven (AGL), 3 May 2024"
    while place > 1 and where[place - 1] in ",&" and (before := _named(where[place - 2], around)):
        named, place = (*before, *named), place - 2
    agencies = tuple(byline.name for byline in named if is_agency(byline.name))
    return signature(BESIDE_A_DATE, Written(named, agencies))


def is_told_of(name: str, title: str, around: Furniture, sentences: bool = False) -> bool:
    """Whether headline or first paragraphs have that name, as those of places are: who writes is not told of.

    A name of several words may be that of somebody who is told of further on. `sentences`: short paragraphs are asked too.
    """
    most = None if " " not in name else len(name) + _INTO_PROSE
    for text in (
        title,
        *(line[:most] for line in around.below if len(line) > LONGEST_LINE or (sentences and _is_sentence(line))),
    ):
        at = text.find(name)
        if at >= 0 and not text[at - 1 : at].isalnum() and not text[at + len(name) : at + len(name) + 1].isalnum():
            return True
    return False


_INTO_PROSE = 80


def _is_subject(name: str, around: Furniture) -> bool:
    """Whether a paragraph near the headline tells of somebody or something of that name: of a place, before all.

    What it begins with may be a line about the author.
    """
    for line in around.below:
        if len(line) > LONGEST_LINE or _is_sentence(line):
            at = line.find(name, 0, len(name) + _INTO_PROSE)
            behind = line[at + len(name) :].lstrip()[:1]
            if at > 0 and not line[at - 1].isalnum() and not line[at + len(name) : at + len(name) + 1].isalnum():
                return True
            if at == 0 and behind in _BEHIND_PLACES:
                return True
    return False


_BEHIND_PLACES = tuple(",.:(/–—-")


def _is_sentence(line: str) -> bool:
    """Whether a line that is not long is a sentence nonetheless."""
    return len(line) > LONGEST_LINE // 2 and ends_sentence(line)


def _before_a_time(line: str) -> str | None:
    """The name before a day and a clock time: "Ada Ek, 3 May 2024, 17:05"; without a clock it may be a place."""
    if len(line) > LONGEST_LINE // 2 or not line[-1:].isdigit() or _A_CLOCK.search(line) is None:
        return None
    name, comma, rest = line.partition(", ")
    return name if comma and looks_like_name(name) and isinstance(instant(rest), datetime) else None


def _may_date(line: str) -> bool:
    """Whether a line is short enough to tell when it was published, and perhaps when it was changed."""
    return len(line) <= LONGEST_LINE // 2 or (len(line) <= LONGEST_LINE and len(_A_CLOCK.findall(line)) > 1)


_A_CLOCK = re.compile(r"\d[:.h]\d\d")


def _tells(piece: str) -> bool:
    """Whether a piece of a line is more than a stroke or a clock time between the others; a comma may join two names."""
    return piece in ",&" or ((any(char.isalpha() for char in piece) or len(piece) > 5) and not _clock().fullmatch(piece))


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,2}}[:.]\d\d(?: ?(?:{clock_words()}|[ap]\.?m\.?))?", re.IGNORECASE)


def before_an_office(around: Furniture, house: frozenset[str]) -> Signature | None:
    """A name right below the headline, with an office on the next line."""
    for name, office in pairwise(around.below[:4]):
        if looks_like_name(name) and name.casefold() not in house and len(office) <= LONGEST_LINE // 2 and is_role(office):
            return signature("before an office", Written((Byline(name=name, role=office),)))
    return None


def before_own_articles(around: Furniture, house: frozenset[str]) -> Signature | None:
    """A name right below the headline, with a line behind it that leads to all that its bearer wrote."""
    for name, line in pairwise(around.below[:6]):
        if looks_like_name(name) and name.casefold() not in house and line.casefold().startswith(words().all_articles):
            return signature("before a line to all articles", Written((Byline(name=name),)))
    return None


def before_the_house(around: Furniture, house: frozenset[str]) -> Signature | None:
    """A name right below the headline, with the paper's behind a comma or a dash: "Ada Ek, „The Ledger“"."""
    for line in around.below[:6]:
        if len(line) > LONGEST_LINE or (match := _AND_HOUSE.fullmatch(line)) is None:
            continue
        if match[2].casefold() in house and looks_like_name(match[1]) and match[1].casefold() not in house:
            return signature("before the house", Written((Byline(name=match[1]),)))
    return None


_AND_HOUSE = re.compile(r"([^,|/–—]{4,40}?)(?:\s?[,|/]|\s[–—-])\s{0,2}[\"„“«»‘']?([^\"“”„«»’']{2,60})[\"“”»’']?")


def _named(line: str, around: Furniture) -> tuple[Byline, ...]:
    """The names on a line that holds nothing else: "Ada Ek", "Ada Ek, Bo Li", "Ada Ek in", "Ada Ek – Lindhaven"."""
    before, _, last = line.rpartition(" ")
    line = without_by(before if last in words().before_places else line)
    if line[-1:] == "." and len(line.rpartition(" ")[2]) > _ABBREVIATED:
        return ()  # the sentence of a dateline: "AGL Lindhaven."
    first, stroke, paper = line.partition("/")
    if stroke and is_eastern_name(first) and is_body(paper):  # "林远山/海港晚报"
        return (Byline(name=first),)
    if not _PARTED.search(line) and looks_like_name(line) and words().joins.isdisjoint(line.split()):
        return written(line).bylines if line[0] >= UNSPACED else (Byline(name=line),)
    if len(line) > LONGEST_LINE:
        return ()
    told = written(line)
    names = [byline.name for byline in told.bylines]
    more = any(byline.role or (byline.place and is_told_of(byline.place, "", around)) for byline in told.bylines)
    if not (len(names) > 1 or told.agencies or more or "@" in line or _tells_works(line)):
        return ()
    people = [looks_like_name(name) or is_agency(name) for name in names]
    usable = any(people) and all(
        is_told_of(name, "", around) for name, person in zip(names, people, strict=True) if not person
    )
    return told.bylines if usable else ()


_ABBREVIATED = 4  # characters of a word with its stop that may end a name: "Jr.", "a.k."
_PARTED = re.compile(r",|\s[-–—]\s")


def _tells_works(line: str) -> bool:
    """Whether it is said in brackets who wrote: "Ada Ek (text) and Bo Lund (photos)"."""
    at = line.find("(")
    return at > 0 and line[at + 1 :].partition(")")[0].casefold() in words().labels


def _parts(line: str) -> list[str]:
    """A line split at bars and dots; at a dash where one side is a date: "3 May 2024 - Ada Ek"."""
    parts = _BARS.split(line)
    if len(parts) > 1 and all(map(looks_like_name, parts)):
        return [line]  # "Ada Ek | Bo Li"
    if len(parts) == 1 and len(line) <= LONGEST_LINE and len(sides := _DASH.split(line)) == 2 and any(map(instant, sides)):
        return sides
    return parts


_DASH = re.compile(r"\s[-–—]\s")
