"""Who wrote it? Names, one by one, out of what pages declare as author or show as byline; agencies told apart.

A declared author is often a whole byline ("Von Ilse Vaudrin und Jan Petersen, Port-Armel, mit dpa"), an address, an e-mail,
the paper itself, or nobody ("admin"). Words of bylines are data: bylines.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from depeche.model import Byline
from depeche.reading.claims import Claim, Claims
from depeche.reading.settle import Settled, settle
from depeche.reading.survey import Survey

LONGEST_NAME = 60
"""Characters; a longer "name" is a sentence about somebody."""

LONGEST_BYLINE = 400


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of bylines.toml."""

    by: frozenset[str]
    joins: frozenset[str]
    along: frozenset[str]
    roles: frozenset[str]
    nobody: frozenset[str]
    agencies: frozenset[str]
    credentials: frozenset[str]


@cache
def words() -> Words:
    tables: dict[str, list[str]] = tomllib.loads((files(__package__) / "bylines.toml").read_text("utf-8"))
    keys = ("by", "and", "along", "roles", "nobody", "agencies", "credentials")
    return Words(*(frozenset(word.strip() for word in tables[key]) for key in keys))


@dataclass(frozen=True, slots=True)
class Written:
    """What one byline says: its people (or bodies that sign), and the agencies it credits."""

    bylines: tuple[Byline, ...] = ()
    agencies: tuple[str, ...] = field(default=())


_PARENTHESIS = re.compile(r"\s*[(\[（][^()\[\]（）]{0,80}[)\]）]")
_MAIL = re.compile(r"\S{1,80}@\S{1,80}")
_SEPARATOR = re.compile(r"\s*(?:[;|•·、，]|,(?=\s|\D)|\s/\s|\s[–—-]\s)\s*")
_SPLIT_WORDS = re.compile(r"\s+(\S{1,5})\s+")
_EXTRA = re.compile(r"^(?:Ph\.? ?D|M\.?D|J\.?D)\.?$", re.IGNORECASE)


def written(text: str) -> Written:
    """The byline taken apart. Never raises; text that holds no name gives nothing."""
    if not text or len(text) > LONGEST_BYLINE:
        return Written()
    if "://" in text or text.startswith(("www.", "@", "#", "http", "/")):
        return Written()
    if "@" in text:
        text = _MAIL.sub(" ", text)
    text = _PARENTHESIS.sub("", text) if any(mark in text for mark in "([（") else text
    text = _without_by(text)
    people: list[Byline] = []
    wires: list[str] = []
    for part in _SEPARATOR.split(text):
        for name in _joined_names(part.strip()):
            name = _trimmed(name)
            if not name:
                continue
            if is_agency(name):
                wires.append(name)
            elif people and _is_addition(name):
                if _is_role(name) and people[-1].role is None:
                    people[-1] = replace(people[-1], role=name)
            elif _can_be_name(name):
                people.append(Byline(name=name))
    return Written(tuple(people), tuple(wires))


def _without_by(text: str) -> str:
    known = words().by
    for _ in range(3):
        lowered = text.casefold()
        for length in (3, 2, 1):
            start = lowered.split(maxsplit=length)[:length]
            phrase = " ".join(start)
            if len(start) == length and phrase.rstrip(":") in known and len(phrase) < len(lowered):
                text = text.split(maxsplit=length)[length].lstrip(": ") if len(text.split(maxsplit=length)) > length else text
                break
        else:
            colon = lowered.find(":")
            if 0 < colon < 24 and lowered[:colon].strip() in known:
                text = text[colon + 1 :].strip()
                continue
            return text
    return text


def _joined_names(part: str) -> list[str]:
    """A part of a byline split at "and", where both sides are names: "Maria & Katerina", "Bo Li und Ada Ek"."""
    joins = words().joins
    tokens = part.split()
    if not any(token.casefold() in joins for token in tokens[1:-1]):
        return [part]
    names: list[list[str]] = [[]]
    for token in tokens:
        if token.casefold() in joins and names[-1]:
            names.append([])
        else:
            names[-1].append(token)
    sizes = {min(len(name), 2) for name in names if name}
    together = [" ".join(name) for name in names if name]
    if any(is_agency(name) for name in together):
        return together
    # "Center for Drug Evaluation and Research": a single word beside several is no second name
    return together if len(sizes) == 1 and all(name[:1].isupper() or not name[:1].islower() for name in together) else [part]


def _trimmed(name: str) -> str:
    name = name.strip(" \t,.;:|-–—*•·\"'“”„")
    return _without_by(name) if " " in name else name


def is_agency(name: str) -> bool:
    """Whether that is a wire service, or several ("dpa/AFP")."""
    known = words().agencies
    folded = name.casefold().strip(" .")
    return folded in known or ("/" in folded and all(part.strip() in known for part in folded.split("/")))


def is_nobody(name: str) -> bool:
    """Whether nobody in particular goes by that name."""
    return name.casefold() in words().nobody


def _is_role(part: str) -> bool:
    lowered = part.casefold()
    roles = words().roles
    return lowered in roles or not roles.isdisjoint(lowered.replace(",", " ").split())


def _is_addition(part: str) -> bool:
    """Whether a part after a name says more about that name: a degree, an office."""
    bare = part.replace(".", "").replace("®", "").casefold()
    first = bare.split()[0] if bare.split() else ""
    return bare in words().credentials or first in words().credentials or _is_role(part) or bool(_EXTRA.match(part))


def _can_be_name(name: str) -> bool:
    if len(name) > LONGEST_NAME or len(name) < 2 or name.isdigit():
        return False
    if len(name.split()) > 8 or sum(char.isdigit() for char in name) > 4:
        return False
    return any(char.isalpha() for char in name)


# ---------------------------------------------------------------- of objects


def of_object(person: Any, name: str) -> Written:
    """The byline of a schema.org Person or Organization: its name taken apart, its office, page and portrait kept."""
    found = written(name)
    if not isinstance(person, dict) or len(found.bylines) != 1:
        return found
    byline = found.bylines[0]
    details = {
        "role": _text(person.get("jobTitle")),
        "page": _address(person.get("url")) or _address(person.get("sameAs")),
        "portrait": _address(person.get("image")),
        "place": None,
    }
    return replace(found, bylines=(replace(byline, **{k: v for k, v in details.items() if v}),))


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return " ".join(value.split())[:200] or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    return value.strip()[:2000] if isinstance(value, str) and "/" in value else None


def distinct(bylines: Iterable[Byline]) -> list[Byline]:
    """Each name once, with what any of its mentions tells."""
    by_name: dict[str, Byline] = {}
    for byline in bylines:
        key = byline.name.casefold()
        known = by_name.get(key)
        if known is None:
            by_name[key] = byline
        else:
            by_name[key] = replace(
                known,
                role=known.role or byline.role,
                page=known.page or byline.page,
                portrait=known.portrait or byline.portrait,
            )
    return list(by_name.values())


# ---------------------------------------------------------------- of the page


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs the article, and which wire it draws on, each with its evidence."""

    bylines: Settled[tuple[Byline, ...]] = Settled()
    agency: Settled[str] = Settled()


def signed(claims: Claims, found: Survey, site: Iterable[str]) -> Signed:
    """Who wrote it, by the first source that names a person; else the body that signs."""
    names = {name.casefold() for name in site if name}
    groups = [
        group
        for group in (
            _group([claim for claim in claims.of("author") if claim.layer == "json-ld"]),
            _group([claim for claim in claims.of("author") if claim.layer == "microdata"]),
            _group(_shown(found)),
            _group(claims.of("meta_author")),
            _group(claims.of("creator")),
            _group(claims.of("page_author")),
        )
        if group is not None
    ]
    ranked = sorted(groups, key=lambda group: _emptiness(group, names))
    settled = settle(
        [(group.claim, group.bylines) for group in ranked if group.bylines],
        same=lambda bylines: frozenset(byline.name.casefold() for byline in bylines),
    )
    wires = [(group.claim, name) for group in groups for name in group.agencies]
    return Signed(settled, settle(wires, same=str.casefold))


@dataclass(frozen=True, slots=True)
class _Group:
    """What one source says: its bylines, the agencies among them too, in its order."""

    claim: Claim
    bylines: tuple[Byline, ...]
    agencies: tuple[str, ...]


def _group(claims: list[Claim]) -> _Group | None:
    if not claims:
        return None
    bylines: list[Byline] = []
    agencies: list[str] = []
    for claim in claims[:MOST_AUTHORS]:
        one = of_object(claim.value, claim.raw)
        bylines += one.bylines
        agencies += one.agencies
        bylines += [Byline(name=name) for name in one.agencies]
    listed = distinct(bylines)
    if any(not is_nobody(byline.name) for byline in listed):
        listed = [byline for byline in listed if not is_nobody(byline.name)]
    first = claims[0]
    return _Group(
        Claim("author", first.layer, first.path, "; ".join(claim.raw for claim in claims[:MOST_AUTHORS])),
        tuple(listed),
        tuple(dict.fromkeys(agencies)),
    )


def _emptiness(group: _Group, site: set[str]) -> int:
    """How little a source tells: a person is best, then an agency, the paper itself, nobody, nothing."""
    if not group.bylines:
        return 4
    if all(is_nobody(byline.name) for byline in group.bylines):
        return 3
    if all(byline.name.casefold() in site for byline in group.bylines):
        return 2
    return 0


MOST_AUTHORS = 60


def _shown(found: Survey) -> list[Claim]:
    for element in found.writers[:20]:
        classes = (element.attributes.get("class") or "").casefold()
        if any(word in classes for word in ("comment", "image", "photo", "avatar", "form", "bio", "teaser")):
            continue
        text = " ".join(element.text(separator=" ")[:300].split())
        if text and len(text) <= 80 and element.tag != "time" and written(text).bylines:
            return [Claim("author", "dom", f"{element.tag}.{classes[:40]}" if classes else element.tag or "", text)]
    return []
