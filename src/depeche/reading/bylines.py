"""A byline taken apart: the people in it, one by one, with office and place; the wires it credits, told apart.

A declared author is often a whole byline ("Von Ilse Vaudrin und Jan Petersen, Port-Armel, mit dpa"), an address, an e-mail,
or nobody ("admin"). What is shown is spread over several lines: "By", a name, an office. Words of bylines are data:
bylines.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile

from depeche.model import Byline
from depeche.reading.agencies import announces_credit, is_agency, is_mark, without_credit
from depeche.reading.instants import instant, names_of_time

LONGEST_NAME = 60
"""Characters; a longer "name" is a sentence about somebody."""

LONGEST_BYLINE = 500


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of bylines.toml."""

    by: frozenset[str]
    others: frozenset[str]
    labels: frozenset[str]
    joins: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    nobody: frozenset[str]
    credentials: frozenset[str]
    never: frozenset[str]
    beginnings: frozenset[str]  # first words of `by`


@cache
def words() -> Words:
    tables: dict[str, list[str]] = tomllib.loads((files(__package__) / "bylines.toml").read_text("utf-8"))
    keys = ("by", "others", "labels", "and", "roles", "bodies", "nobody", "credentials", "never")
    by, others, labels, joins, roles, bodies, nobody, credentials, never = (
        frozenset(word.strip(" :：") for word in tables[key]) for key in keys
    )
    beginnings = frozenset(phrase.split()[0] for phrase in by)
    return Words(by, others, labels, joins, roles, bodies, nobody, credentials, never, beginnings)


@dataclass(frozen=True, slots=True)
class Written:
    """What one byline says: who signs it, agencies that sign included, and the agencies it credits."""

    bylines: tuple[Byline, ...] = ()
    agencies: tuple[str, ...] = ()


_PARENTHESIS = re.compile(r"\s*[(\[（]([^()\[\]（）]{0,80})[)\]）]")
_MAIL = re.compile(r"\S{1,80}@\S{1,80}")
_SEPARATOR = re.compile(r"\s*(?:[;|•·、，／⋅]|,(?=\s|[^\W\d])|\s/\s|\s[–—-]\s)\s*")
_AGENCY_SLASH = re.compile(r"\s*/\s*")


def written(text: str, house: frozenset[str] = frozenset()) -> Written:
    """The byline taken apart; text without a name gives nothing. `house`: names of the site and its publisher, folded."""
    if not text or len(text) > LONGEST_BYLINE or _is_address(text):
        return Written()
    if _is_plain(text):
        return Written((Byline(name=text),))
    people: list[Byline] = []
    wires: list[str] = []
    text = " ".join(text.split())
    if "@" in text:
        text = _MAIL.sub(" ", text)
    if any(mark in text for mark in "([（"):
        wires += [agency for inner in _PARENTHESIS.findall(text) if (agency := _credited_in(inner)) is not None]
        text = _PARENTHESIS.sub("", text)
    text, helper = without_credit(_before_numbers(without_by(text)))
    if helper:
        wires.append(helper)
    several = False
    for part in _SEPARATOR.split(text):
        first = part.split(maxsplit=1)
        if people and len(first) == 2 and first[0] in words().joins:  # ", and Bo Li"; "Dan" is a name, "dan" a word
            part = first[1]
        names = _joined_names(part.strip())
        for place, (join, name) in enumerate(names):
            name = _trimmed(name)
            if not name or _is_other_work(name):
                continue
            if is_agency(name):
                wires.append(name)
                if join not in _WITH:
                    people.append(Byline(name=name))
            elif people and _is_addition(name):
                if is_role(name) and people[-1].role is None and not is_agency(people[-1].name):
                    people[-1] = replace(people[-1], role=name)
            elif people and (name.casefold() in house or is_mark(name)):
                continue  # the paper, or a degree that we do not know
            elif people and " " not in name and people[0].name.casefold() in house:
                continue  # where the paper lives
            elif people and place == 0 and _is_place(name, people):
                people = [byline if byline.place else replace(byline, place=name) for byline in people]
            elif can_be_name(name):
                people.append(Byline(name=name))
                several = True
    if not several and not people and wires:
        people = [Byline(name=name) for name in wires]
    return Written(tuple(people), tuple(dict.fromkeys(wires)))


def _credited_in(parenthesis: str) -> str | None:
    """The agency in a parenthesis: "dpa", "mit dpa"."""
    return parenthesis if is_agency(parenthesis) else without_credit(f"- {parenthesis}")[1]


_WITH = frozenset({"with", "mit", "avec", "con", "com", "med", "met"})


def _is_plain(text: str) -> bool:
    """Whether that is one name and nothing else, as most declared authors are: two or three words, none of them ours."""
    if not _PLAIN_NAME.fullmatch(text) or is_agency(text):
        return False
    known = words()
    tokens = text.casefold().split()
    return tokens[0] not in known.beginnings and known.joins.isdisjoint(tokens) and tokens[-1] not in known.credentials


_PLAIN_NAME = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){1,2}")


def _is_address(text: str) -> bool:
    return "://" in text or text.startswith(("www.", "@", "#", "http", "/"))


def without_by(text: str) -> str:
    """The text without the words that announce a writer, at its start or after a date: "Posted on 3 May by Ada Ek"."""
    for _ in range(3):
        shorter = _shorter_by(text)
        if shorter is None:
            break
        text = shorter
    return _after_dated_by(text) if _DIGIT.search(text) else text


_DIGIT = re.compile(r"\d")


def _shorter_by(text: str) -> str | None:
    """The text without the first words that announce a writer; None where it begins with none."""
    if text[:1] in _STROKES:
        text = text.lstrip(_STROKES)
    first = text.split(maxsplit=1)
    if len(first) == 2 and first[0].casefold().strip(":：") in words().beginnings:
        tokens = text.split()
        for length in (5, 4, 3, 2, 1):
            if len(tokens) > length and " ".join(tokens[:length]).casefold().strip(" :：") in words().by:
                return " ".join(tokens[length:]).lstrip(":： ")
    for mark in (":", "："):
        colon = text.find(mark, 0, 24)
        if colon > 0:
            label = text[:colon].casefold().strip()
            if label in words().by or label in words().labels:
                return text[colon + 1 :].strip()
    return None


def _after_dated_by(text: str) -> str:
    tokens = text.split()
    for place, token in enumerate(tokens[1:-1], 1):
        if token.casefold().strip(":") in _DATED_BY and any(char.isdigit() for char in " ".join(tokens[:place])):
            return " ".join(tokens[place + 1 :])
    return text


_DATED_BY = frozenset({"by", "von", "par", "por", "di", "door", "av", "af", "przez", "от"})


def _before_numbers(text: str) -> str:
    """The text up to a date or a clock time that follows the names: "lupa am 26/10/13, 03:48" → "lupa"."""
    tokens = text.split()
    for place, token in enumerate(tokens):
        if token[:1].isdigit() or (token[:1] in "(|" and token[1:2].isdigit()):
            kept = tokens[:place]
            if not kept and instant(text) is None:
                continue  # "98 Harbour Social"
            while kept and (kept[-1].casefold().strip(",.|-–•·:") in _BEFORE_DATES or names_of_time(kept[-1])):
                kept.pop()
            return " ".join(kept)
    return text


_BEFORE_DATES = frozenset(
    {"", "at", "on", "am", "um", "vom", "le", "à", "el", "a", "em", "il", "den", "op", "dne", "в", "updated", "published",
     "last", "posted", "aktualisiert", "publié", "publicado", "pubblicato", "opublikowano", "datum", "veröffentlicht"}
)  # fmt: skip


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
    named = all(not name[:1].islower() for _, name in together)
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
    name = name.strip(' \t,;:|-–—*•·"“”„/<>')
    initial = len(name) > 2 and name[-3] in " ."
    if name.endswith(".") and not (initial or name.casefold().endswith((" jr.", " sr."))):
        name = name.rstrip(" .")
    return without_by(name) if " " in name else name


def is_nobody(name: str) -> bool:
    """Whether nobody in particular goes by that name."""
    return name.casefold() in words().nobody


def is_role(part: str) -> bool:
    """Whether a part of a byline is an office and no name."""
    lowered = part.casefold()
    roles = words().roles
    return lowered in roles or not roles.isdisjoint(lowered.replace(",", " ").replace("-", " ").split())


def _is_addition(part: str) -> bool:
    """Whether a part after a name says more about that name: a degree, an office."""
    bare = part.replace(".", "").replace("®", "").casefold()
    first = bare.split()[0] if bare.split() else ""
    return bare.replace(" ", "") in words().credentials or first in words().credentials or is_role(part)


def _is_other_work(part: str) -> bool:
    """Whether it names who took the pictures, or who edited."""
    folded = part.casefold()
    return folded.startswith(_OTHER_WORKS)


_OTHER_WORKS = ("foto", "photo", "bild:", "image", "video:", "illustration", "edited", "reviewed", "fact check")


def _is_place(name: str, people: Sequence[Byline]) -> bool:
    """Whether a part after full names is where they wrote from: a single word beside names of several."""
    return " " not in name and name[:1].isupper() and not name.isupper() and all(" " in byline.name for byline in people)


def can_be_name(name: str) -> bool:
    """Whether a text that is declared as a name may be one."""
    if not 2 <= len(name) <= LONGEST_NAME or len(name.split()) > 8:
        return False
    return sum(char.isdigit() for char in name) <= 4 and any(char.isalpha() for char in name)


_PARTICLES = frozenset(
    {"af", "al", "av", "aw", "ben", "bin", "bint", "d'", "da", "dal", "das", "de", "del", "della", "dem", "den", "der", "di",
     "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "los", "o'", "of", "och", "op", "ten", "ter", "the", "und",
     "van", "vom", "von", "y", "zu", "zum", "zur", "'t", "í"}
)  # fmt: skip


def looks_like_name(text: str) -> bool:
    """Whether a line that nothing announces has the shape of a name: two to five words with capitals, no figures."""
    tokens = text.replace(".", ". ").split()
    if not 2 <= len(tokens) <= 5 or len(text) > 40:
        return False
    if any(char.isdigit() or char in ':;!?/|©@#%+&"“”„»«()[]…' for char in text):
        return False
    lowered = text.casefold()
    never = words().never
    if lowered in never or any(token.casefold().strip(".,") in never for token in tokens) or is_role(text):
        return False
    for token in tokens:
        if token[:1].islower() and token.casefold() not in _PARTICLES:
            return False
    if tokens[-1].islower():  # "All posts of"
        return False
    return tokens[0][:1].isalpha() and not tokens[0][:1].islower()


# ---------------------------------------------------------------- over several lines


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
        found = _told(short, house, certain, _may_be_signature)
        if not found.bylines:
            found = _told(short, house, certain, is_body)
    return found


@lru_cache(maxsize=256)  # each line around a headline is asked about several times
def may_announce(line: str) -> bool:
    """Whether a line announces a writer: "By", "By Ada Ek", "Autorin: Ilse Vaudrin", "3 May by Ada Ek". Cheap."""
    known = words()
    if line[:1] in _STROKES:
        line = line.lstrip(_STROKES)
    first = line.partition(" ")[0].casefold().strip(":：|-–")
    if first in known.beginnings and (line.casefold().strip(_MARKS) in known.by or _shorter_by(line) is not None):
        return True
    label = line[:24].replace("：", ":").partition(":")
    if label[1] and (name := label[0].casefold().strip()) and (name in known.by or name in known.labels):
        return True
    digit = _DIGIT.search(line)
    if digit is None:
        return False
    later = line[digit.end() :].casefold()
    return any(word in later for word in _LATER_BY)


_STROKES = "-–—•·| "
_MARKS = " :|-–—·•"
_LATER_BY = tuple(f" {word} " for word in _DATED_BY)


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
        elif other and folded in _BARE_BY:  # "Medically reviewed", "by", "Ada Ek"
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
        else:
            rest = without_by(line) if len(line) <= LONGEST_BYLINE else line
            expecting = expecting or rest != line
            part = written(rest, house) if expecting and len(rest) <= 160 and folded not in words().never else Written()
            named = [byline for byline in part.bylines if is_name(byline.name) or is_agency(byline.name)]
            if not named and people:
                break
            people += named
            wires += part.agencies
            expecting = certain or (bool(named) and line.rstrip().endswith((",", "/", "&", " and", " und")))
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
    folded = label.casefold()
    return folded not in words().by and folded not in words().labels


_BETWEEN_NAMES = frozenset({",", "/", ";", "•", "·", "|"})


def _is_of_pictures(line: str) -> bool:
    """Whether a line announces who took a picture, so that the next one is no author: "Photo:", "Image credit"."""
    last = line.casefold().split()[-1:]
    return any(word.strip(" :—-(").startswith(_PICTURES) for word in last)


_PICTURES = ("foto", "photo", "picture", "image", "bild", "credit", "illustration")


def _starts_with_other(folded: str) -> bool:
    """Whether a line names who did something else: "reviewed by Ada Ek"."""
    start = folded.split()[:3]
    return any(" ".join(start[:length]) in words().others for length in (3, 2) if len(start) >= length)


_BARE_BY = frozenset({"by", "von", "par", "por", "di", "da", "door", "av", "af"})


def _may_be_signature(name: str) -> bool:
    """Whether one word that was announced may be a name."""
    folded = name.casefold()
    known = words()
    if len(name.split()) != 1 or len(name) < 2 or name.isdigit() or name[:1] in "«»„“”\"'(":
        return False
    return folded not in known.never and folded not in known.joins and folded not in known.beginnings


def is_body(name: str) -> bool:
    """Whether a house signs as one: "The Ledger Team", "Redaktion Sarnes"; not "Staff" alone."""
    tokens = name.split()
    if not 2 <= len(tokens) <= 6 or len(name) > LONGEST_NAME or not name[:1].isalnum() or is_nobody(name):
        return False
    return not words().bodies.isdisjoint((tokens[-1].casefold(), tokens[0].casefold()))


def distinct(bylines: Iterable[Byline]) -> list[Byline]:
    """Each name once, with what any of its mentions tells; "Ada Ek" is "Ada Maria Ek" where both are named."""
    by_name: dict[str, Byline] = {}
    for byline in bylines:
        key = byline.name.casefold()
        known = by_name.get(key)
        by_name[key] = byline if known is None else _joined(known, byline)
    for short in [name for name in by_name if name.count(" ") == 1] if len(by_name) > 1 else ():
        first, last = short.split()
        whole = next(
            (name for name in by_name if name.count(" ") > 1 and name.split()[0] == first and name.split()[-1] == last), None
        )
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
