"""Which wire does it draw on? Agencies by name, by the shape of their marks, and by where articles credit them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import tomli

from depeche.reading.languages import everywhere


@cache
def agency_names() -> frozenset[str]:
    return frozenset(tomli.loads((files(__package__) / "agencies.toml").read_text("utf-8"))["names"])


@cache
def _along() -> tuple[str, ...]:
    """The phrases that credit an agency beside an author, longest first."""
    return tuple(sorted(everywhere("bylines", "along"), key=len, reverse=True))


def is_agency(name: str) -> bool:
    """Whether that is a wire service that we know, or several ("dpa/AFP")."""
    known = agency_names()
    folded = name.casefold().strip(" .")
    return folded in known or ("/" in folded and all(part.strip() in known for part in folded.split("/")))


def is_mark(name: str) -> bool:
    """Whether that has the shape of an agency's mark: two to six capitals. Only the place where it stands makes it one."""
    return 2 <= len(name) <= 6 and name.isalpha() and name.isupper() and name.lower() != name


def without_credit(byline: str) -> tuple[str, str | None]:
    """A byline without the agency that helped, and the agency: "Ada Ek avec AGL" → "Ada Ek", "AGL"."""
    match = _credit().search(byline) if " " in byline else None
    name = match[1].strip(" .,;|()") if match else ""
    if match and name and (is_agency(name) or is_mark(name)):
        return byline[: match.start()], name
    return byline, None


@cache
def _credit() -> re.Pattern[str]:
    """A phrase that credits an agency, and one to three words after it, at the end."""
    phrases = "|".join(re.escape(phrase) for phrase in _along())
    return re.compile(rf"\s(?:{phrases})\s(\S{{2,20}}(?:\s\S{{2,20}}){{0,2}})$", re.IGNORECASE)


def announces_credit(line: str) -> bool:
    """Whether the line is the word that credits an agency beside an author ("avec"), or a stroke."""
    return line == "/" or line.casefold().strip(" :") in _along()


_DATELINE = re.compile(r"(?:[^\W\d_][\w .'’/-]{1,40}?[,.]?\s)?\(([^()]{2,24})\)\s?[-–—.:]\s?(?=\S)")


def credited(first: str, last: str) -> str | None:
    """The agency of a dateline ("Lindhaven (AGL) – …") or of a credit at the end ("(dpa)"), with the text's own words.

    `first` and `last` are the first and the last paragraph. A mark that we do not know counts in a dateline only.
    """
    opening = _DATELINE.match(first[:120])
    if opening and (is_agency(opening[1]) or is_mark(opening[1])):
        return opening[1]
    if (wire := _in_dateline(first)) is not None:
        return wire
    if len(last) <= _LINE and (wire := _named_together(last.strip(_AROUND))) is not None:
        return wire  # in a line of its own
    closing = _closing().search(last[-_ENDING:])
    if closing is None:
        return None
    if closing["source"]:
        return _agency_among(closing["source"])
    if closing["bracket"]:
        return _named_together(closing["bracket"].strip(" ."))
    return closing["behind"] if is_agency(closing["behind"]) else None


def sourced(line: str) -> str | None:
    """The agency that a line of its own tells to be the source: "Bron: Belga"; None where it tells something else."""
    if len(line) > _ENDING:
        return None
    told = _closing().match(line)
    return _agency_among(told["source"]) if told is not None and told["source"] else None


def _agency_among(source: str) -> str | None:
    """The agency among the names of a source."""
    return next((part.strip(" .") for part in (source, *_PARTS.split(source)) if is_agency(part)), None)


_ENDING = 60  # characters in which a credit stands
_LINE = 40  # characters of a line that names an agency and nothing else
_PARTS = re.compile(r"[,;/]")


def _named_together(credit: str) -> str | None:
    """The agency of a credit in brackets, or all of several: "AFP, Reuters", "con información de AFP, EFE y Reuters"."""
    bare = _led().sub("", credit)
    parts = [part.strip() for part in _joined().split(bare)]
    return "/".join(parts) if len(parts) > 1 and all(map(is_agency, parts)) else _without_initials(bare)


@cache
def _led() -> re.Pattern[str]:
    """A phrase that credits agencies, with which a bracket begins."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, _along()))})\s", re.IGNORECASE)


@cache
def _joined() -> re.Pattern[str]:
    joins = sorted(map(re.escape, everywhere("bylines", "joins")), key=len, reverse=True)
    return re.compile(rf",|\s(?:{'|'.join(joins)})\s", re.IGNORECASE)


def _without_initials(credit: str) -> str | None:
    """The agency of a credit, without the initials of who worked on its text: "ats/nxp"; None where none is known.

    It stands in front, or behind them in capitals: "kk/AGL", where "(kk/aft)" are the initials of two.
    """
    if is_agency(credit):
        return credit
    name, _, initials = credit.partition("/")
    if name.islower() and initials.isupper():
        name, initials = initials, name
    return name.strip() if is_agency(name) and initials.isalpha() and len(initials) <= _INITIALS else None


_INITIALS = 4  # letters


def _in_dateline(text: str) -> str | None:
    """The agency in a dateline with a day in it, or in the notation of its own country: "LINDHAVEN, May 6 (Reuters) - …"."""
    opening = text[:_OPENING]
    match = _dated().match(opening) if _in_datelines().search(opening) else None
    if match is None:
        return None
    name: str = next(filter(None, match.groups()))
    if len(name) <= _LETTERS and name.isascii() and not name.isupper():
        return None  # a word, as likely
    return name


_OPENING = 80  # characters in which a dateline ends


@cache
def _in_datelines() -> re.Pattern[str]:
    """The characters in the known forms of a dateline."""
    return re.compile(rf"[\d(/=＝】{''.join(_dispatched())}]")


def _dispatched() -> tuple[str, ...]:
    """The characters for a dispatch that end a dateline."""
    return everywhere("bylines", "dispatched")


"""What each form of a dateline has one of; to ask for all the names takes long."""
_LETTERS = 4


@cache
def _dated() -> re.Pattern[str]:
    """The forms of a dateline with a known agency: in brackets or strokes before a dash or stop; behind a place and "=", as
    in Korea and Japan; behind a day and a dash or stop; and before the sign for a dispatch, as in China."""
    name = f"({'|'.join(map(re.escape, sorted(agency_names(), key=len, reverse=True)))})"
    return re.compile(
        rf"[^()/]{{2,50}}[(/]{name}[)/]\.?\s?[-–—.:]"
        rf"|[(（\[【［][^()=＝]{{1,12}}[=＝]{name}[)）\]】］]|【[^】]{{1,8}}{name}】"
        rf"|[^()\d]{{2,30}}\d{{1,2}}\.?\s[^\W\d_]{{3,12}}(?:\.|\.?\s[-–—])\s(?:{name}\.?\s?[-–—.]|\({name}\)\s)"
        rf"|[（(【]?{name}[^，。,、]{{2,24}}[{''.join(_dispatched())}]",
        re.IGNORECASE,
    )


_AROUND = " ()[]-–—./"


@cache
def _closing() -> re.Pattern[str]:
    """What stands at the end of a text: "(dpa)", "Quelle: dpa"; behind the last sentence also "/dpa", "– dpa" and "AFP"."""
    sources = "|".join(re.escape(word) for word in everywhere("bylines", "sources"))
    return re.compile(
        rf"\((?P<bracket>[^()]{{2,50}})\)\s*$|^\W{{0,2}}(?i:{sources})\s*[:：]\s*(?P<source>[^()]{{2,40}})$"
        r"|[.!?…][\"”“»’]?(?:\s?[/–—]\s?|\s(?=[A-Z]{2,8}$))(?P<behind>[^\s().]{2,20})\.?$"
    )
