"""When was it published, and when changed? The two kept apart, with their zones, and the evidence for each.

Declared times come first, then what is shown beside the headline, then the day in the address. A shown day that contradicts
the declared one is believed unless it is that of the last change: systems overwrite their stamps when they are moved, readers
of the page would complain. Words that announce a time are data: times.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from importlib.resources import files
from typing import Literal

from selectolax.lexbor import LexborHTMLParser

from depeche.language import primary
from depeche.model import When
from depeche.reading import zones
from depeche.reading.addresses import host, path
from depeche.reading.claims import Claim, Claims
from depeche.reading.furniture import Furniture
from depeche.reading.instants import instant, names_of_time
from depeche.reading.settle import Settled, evidence, settle
from depeche.reading.survey import Survey

AHEAD = timedelta(minutes=15)
"""How far after its capture an article may claim to be published: clocks differ."""
ZONELESS = timedelta(hours=14)
"""What a time without a zone may be off."""

Candidate = tuple[Claim, When]
Role = Literal["published", "modified", "unsaid"]


@dataclass(frozen=True, slots=True)
class Times:
    """When it was published and when changed, each with its evidence."""

    published: Settled[When] = Settled()
    modified: Settled[When] = Settled()


@dataclass(frozen=True, slots=True)
class Setting:
    """What helps to read a time: where and when the page was read, and in which language it is."""

    url: str | None = None
    captured: datetime | None = None
    language: str | None = None
    country: str | None = None  # that the paper lives in, if it can be told
    month_first: bool = False  # 3/4/2024 is the 4th of March


def setting(url: str | None, captured: datetime | None, language: str | None, locale: str | None) -> Setting:
    """The setting of a page; `locale` is another tag of its language, with a region perhaps."""
    where = host(url)
    ending = where.rsplit(".", 1)[-1].upper()
    tags = {tag.replace("_", "-").split("-")[-1].upper() for tag in (language, locale) if tag and len(tag) > 3}
    # English, but of no country that writes it otherwise
    month_first = primary(language) == "en" and not tags & _DAY_FIRST and ending not in _DAY_FIRST
    return Setting(url, captured, language, zones.country(where, language, locale), month_first)


_DAY_FIRST = frozenset({"AU", "GB", "HK", "IE", "IN", "KE", "MT", "MY", "NG", "NZ", "PK", "SG", "TT", "UG", "UK", "ZA"})
"""Countries whose English has the day before the month."""


def times(
    claims: Claims, found: Survey, around: Furniture, headline: int, setting: Setting, tree: LexborHTMLParser
) -> Times:
    """When it was published and changed. `headline`: place of the headline in the survey."""
    beside = _beside(around, setting)
    stamps = [*(stamp for stamp in beside if _is_stamp(stamp)), *_elements(found, headline, setting)]
    loose = [(claim, when) for claim, when, role in beside if role != "modified" and not _is_stamp((claim, when, role))]
    shown = [(claim, when) for claim, when, role in stamps if role != "modified"]
    changed = [(claim, when) for claim, when, role in stamps if role == "modified"]
    modified, _ = _believable(_stated(claims.of("modified"), setting), setting)
    declared = _stated(claims.of("published", "created"), setting)
    rest = [*_stated(claims.of("page_published"), setting), *_of_address(setting.url)]
    believed, refused = _believable([*declared, *shown, *rest, *loose], setting)
    first = _first(believed, shown, modified, changed)
    later = settle(_exact(modified or _believable(_stated(claims.of("page_modified"), setting), setting)[0] or changed), same=day)
    if not first and not refused and later.value is None:
        first, _ = _believable(_anywhere(tree, setting), setting)
    if not first and later.value is not None and later.evidence is not None:
        told = later.evidence
        inferred = evidence("inferred", f"only a change is stated: {told.layer} {told.path}", told.raw)
        return Times(Settled(later.value, inferred), later)
    published = settle(_exact(first), same=day)
    published = _with_refused(published, refused)
    return Times(_with_zone(published, shown, setting), _with_zone(later, changed, setting))


# ---------------------------------------------------------------- deciding


def _first(believed: list[Candidate], shown: list[Candidate], modified: list[Candidate], changed: list[Candidate]) -> list[Candidate]:
    """The candidates, the one that is believed most in front."""
    if not believed:
        return []
    leading = believed[0]
    if leading in shown:
        return believed
    changes = {day(when) for _, when in (*modified, *changed)}
    beside = [one for one in shown if one[0].path == _BESIDE and one in believed]
    if any(_agree(one[1], leading[1]) for one in shown):
        return believed
    if len(beside) == 1 and all(abs((day(beside[0][1]) - change).days) > 1 for change in changes):
        return [beside[0], *(other for other in believed if other is not beside[0])]
    return believed


def _agree(shown: When, declared: When) -> bool:
    """Whether both may be one day: zones aside, and with day and month in either order."""
    one, other = day(shown), day(declared)
    return abs((one - other).days) <= 1 or (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _exact(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with the most exact statement of the first one's day in front."""
    if not candidates:
        return []
    about = day(candidates[0][1])
    same = [one for one in candidates if abs((day(one[1]) - about).days) <= 1]
    same = [one for one in same if isinstance(one[1], datetime) and one[1].tzinfo] or [one for one in same if day(one[1]) == about]
    best = max(same, key=lambda one: _exactness(one[1]))
    return [best, *(one for one in candidates if one is not best)]


def _exactness(when: When) -> int:
    """An instant is most exact; midnight is how systems write a day."""
    if not isinstance(when, datetime):
        return 0
    midnight = when.hour == when.minute == when.second == 0
    return (1 if midnight else 2) + (2 if when.tzinfo else 0)


def day(when: When) -> date:
    """The calendar day, in the time's own zone."""
    return when.date() if isinstance(when, datetime) else when


def as_instant(when: When) -> datetime:
    """For ordering only: an aware instant; what has no zone counts as UTC, a day as its start."""
    if isinstance(when, datetime):
        return when if when.tzinfo else when.replace(tzinfo=UTC)
    return datetime.combine(when, time(), UTC)


def _believable(stated: list[Candidate], setting: Setting) -> tuple[list[Candidate], list[Candidate]]:
    """Those that lie before the capture, and those that do not."""
    if setting.captured is None:
        return stated, []
    captured = as_instant(setting.captured)
    believed: list[Candidate] = []
    refused: list[Candidate] = []
    for one in stated:
        aware = isinstance(one[1], datetime) and one[1].tzinfo is not None
        late = as_instant(one[1]) > captured + (AHEAD if aware else ZONELESS)
        (refused if late else believed).append(one)
    return believed, refused


def _with_refused(settled: Settled[When], refused: list[Candidate]) -> Settled[When]:
    if not refused:
        return settled
    reasons = [(f"{claim.layer} {claim.path}: refused, it lies after the capture", claim.raw) for claim, _ in refused]
    told = settled.evidence
    if told is None:
        return Settled(None, evidence("inferred", "nothing that lies before the capture", "", reasons))
    return Settled(settled.value, evidence(told.layer, told.path, told.raw, (*reasons, *told.others)))


# ---------------------------------------------------------------- zones


def _with_zone(settled: Settled[When], shown: Sequence[Candidate], setting: Setting) -> Settled[When]:
    """With the offset of the paper's own clock, where the page or the country tells it; the evidence says so."""
    value, told = settled.value, settled.evidence
    if not isinstance(value, datetime) or told is None:
        return settled
    if value.tzinfo is not None:
        if value.utcoffset() != timedelta(0):
            return settled
        for claim, when in shown:
            local = _same_moment_elsewhere(value, when)
            if local is not None:
                note = ("inferred zone", f"{local.isoformat()[-6:]}, by the time shown: {claim.raw}")
                return Settled(local, evidence(told.layer, told.path, told.raw, (note, *told.others)))
        zone = zones.offset(setting.country, value.replace(tzinfo=None)) if setting.country else None
        if zone and day(value.astimezone(zone)) != day(value):
            for claim, when in shown:
                if day(when) == day(value.astimezone(zone)):  # readers there see the next day already
                    note = ("inferred zone", f"{value.astimezone(zone).isoformat()[-6:]}, by the day shown: {claim.raw}")
                    local = value.astimezone(zone)
                    return Settled(local, evidence(told.layer, told.path, told.raw, (note, *told.others)))
        return settled
    for claim, when in shown:
        if isinstance(when, datetime) and when.tzinfo and when.replace(tzinfo=None, second=0) == value.replace(second=0):
            note = ("inferred zone", f"{when.isoformat()[-6:]}, by {claim.raw}")
            return Settled(value.replace(tzinfo=when.tzinfo), evidence(told.layer, told.path, told.raw, (note, *told.others)))
    zone = zones.offset(setting.country, value) if setting.country else None
    if zone is None:
        return settled
    aware = value.replace(tzinfo=zone)
    note = ("inferred zone", f"{aware.isoformat()[-6:]}, by the country: {setting.country}")
    return Settled(aware, evidence(told.layer, told.path, told.raw, (note, *told.others)))


def _same_moment_elsewhere(utc: datetime, shown: When) -> datetime | None:
    """`utc` on the clock that shows `shown`, if both can be one moment: quarters of an hour apart, at most fourteen hours."""
    if not isinstance(shown, datetime) or shown.hour == shown.minute == 0:
        return None
    if shown.tzinfo is not None:
        same = abs(shown - utc) < timedelta(minutes=10) and shown.utcoffset() != timedelta(0)
        return utc.astimezone(shown.tzinfo) if same else None
    apart = shown.replace(second=0) - utc.replace(tzinfo=None, second=0, microsecond=0)
    quarters, left = divmod(apart, timedelta(minutes=15))
    if left or quarters == 0 or abs(apart) > timedelta(hours=14):
        return None
    return utc.astimezone(timezone(apart))


# ---------------------------------------------------------------- what the page states


def _stated(claims: Iterable[Claim], setting: Setting) -> list[Candidate]:
    stated = []
    for claim in claims:
        when = instant(claim.raw, setting.language, setting.month_first) or relative(claim.raw, setting.captured)
        if when is not None:
            stated.append((claim, when))
    return stated


_ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)")


def _of_address(url: str | None) -> list[Candidate]:
    """The day in an address: /2022/01/11/, -20220111, /2022-1-11."""
    for match in _ADDRESS_DAY.finditer(path(url)[:400]):
        if match[2] == "" and len(match[0]) != 8:
            continue
        when = instant(f"{match[1]}-{match[3]}-{match[4]}")
        if when is not None:
            return [(Claim("published", "url", "path", match[0]), when)]
    return []


# ---------------------------------------------------------------- what the page shows

_BESIDE = "beside the headline"
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of times.toml."""

    published: frozenset[str]
    modified: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    units: dict[str, int]


@cache
def words() -> Words:
    tables = tomllib.loads((files(__package__) / "times.toml").read_text("utf-8"))
    units = {word: int(seconds) for seconds, names in tables["units"].items() for word in names}
    ago = tables["ago"]
    return Words(*(frozenset(w) for w in (tables["published"], tables["modified"], ago["before"], ago["after"])), units)


def _beside(around: Furniture, setting: Setting) -> list[tuple[Claim, When, Role]]:
    """The times among the lines around the headline, nearest first."""
    found: list[tuple[Claim, When, Role]] = []
    for lines in (around.below, around.above[-6:]):
        for place, line in enumerate(lines):
            if len(line) > 120 or not _DIGIT.search(line):
                continue
            text = line
            following = lines[place + 1] if place + 1 < len(lines) else ""
            if len(line) <= 3 and len(following) <= 20:  # a leaf of a calendar: "26", "Okt 2018"
                text = f"{line} {following}"
            when = instant(text, setting.language, setting.month_first) or relative(text, setting.captured)
            if when is None:
                continue
            role = _announced(text)
            if role == "unsaid" and place:
                role = _announced(lines[place - 1], alone=True)
            found.append((Claim("published", "dom", _BESIDE, text), when, role))
    return found


def _is_stamp(stamp: tuple[Claim, When, Role]) -> bool:
    """Whether the line is there to tell the time, rather than a sentence or a caption with a date in it."""
    text = stamp[0].raw
    if stamp[2] != "unsaid":
        return len(text) <= 80
    words = [word for word in re.findall(r"[^\W\d_]{3,}", text) if not names_of_time(word)]
    return len(text) <= 60 and len(words) <= 4 and text.count("-") + text.count("–") <= 4


def _announced(text: str, alone: bool = False) -> Role:
    """What the words before a time say of it. `alone`: the text is all words, the time follows."""
    start = re.split(r"\d", text, maxsplit=1)[0].casefold().strip(" :|-–•·,.([")
    if not start or (alone and start != text.casefold().strip(" :|-–•·,.([")):
        return "unsaid"
    known = words()
    tokens = start.split()
    phrases = {" ".join(tokens[i:j]) for i in range(min(len(tokens), 8)) for j in range(i + 1, min(len(tokens), i + 4) + 1)}
    phrases |= {phrase.strip(" :|,.([") for phrase in phrases}
    if not known.modified.isdisjoint(phrases):
        return "modified"
    return "published" if not known.published.isdisjoint(phrases) else "unsaid"


def _elements(found: Survey, headline: int, setting: Setting) -> list[tuple[Claim, When, Role]]:
    """The `<time>` elements nearest to the headline: the first after it, then the last before it."""
    after = [element for place, element in found.times if headline < place <= headline + 24][:4]
    before = [element for place, element in found.times if place < headline][-2:]
    told: list[tuple[Claim, When, Role]] = []
    for element in (*after, *before) or [element for _, element in found.times[:1]]:
        attributes = element.attributes
        text = " ".join(element.text(separator=" ")[:200].split())
        stated = attributes.get("datetime") or text
        when = instant(stated, setting.language, setting.month_first) or relative(text, setting.captured)
        if when is None:
            continue
        classes = (attributes.get("class") or "").casefold()
        role: Role = "modified" if "updat" in classes and "publish" not in classes else _announced(text)
        told.append((Claim("published", "dom", "time", stated), when, role))
    return told


_DATED = ",".join(f'[class*="{word}" i]' for word in ("date", "datum", "fecha", "publi", "posted", "time", "meta", "info"))

MOST_DATED = 80
LONGEST_SEARCH = 60_000
"""Characters of the page's text that are searched when nothing else tells a time."""


def _anywhere(tree: LexborHTMLParser, setting: Setting) -> list[Candidate]:
    """The first stamp on a page that shows none beside its headline: in an element named for it, else on a line of its own."""
    body = tree.body
    if body is None:
        return []
    short = [text for node in body.css(_DATED)[:MOST_DATED] if len(text := " ".join(node.text(separator=" ")[:400].split())) <= 80]
    search = body.text(separator="\n", strip=True)[:LONGEST_SEARCH].split("\n")
    stamps = [stamp for lines in (short, search) for stamp in _beside(Furniture(below=tuple(lines)), setting) if _is_stamp(stamp)]
    stamps.sort(key=lambda stamp: ("published", "unsaid", "modified").index(stamp[2]))
    return [(claim._replace(path="first date shown"), when) for claim, when, role in stamps if role != "modified"][:1]


_AGO_NUMBER = re.compile(r"\d{1,3}")


def relative(text: str, captured: datetime | None) -> datetime | None:
    """The time that "vor 3 Stunden" or "2 hours ago" means, counted back from the capture; None where it means none."""
    if captured is None or len(text) > 40:
        return None
    match = _AGO_NUMBER.search(text)
    if match is None:
        return None
    known = words()
    before = text[: match.start()].casefold().strip()
    rest = text[match.end() :].casefold().strip(" .")
    parts = rest.split(maxsplit=1)
    unit, tail = (parts[0], parts[1] if len(parts) > 1 else "") if parts else ("", "")
    if unit not in known.units:  # scripts without blanks: "3小时前"
        unit = next((name for name in known.units if rest.startswith(name) and not name.isascii()), "")
        tail = rest[len(unit) :] if unit else ""
    if not unit or not (before in known.before or tail.strip() in known.after or any(before.endswith(w) for w in known.before)):
        return None
    return captured - timedelta(seconds=int(match[0]) * known.units[unit])


__all__ = ["Setting", "Times", "as_instant", "day", "relative", "setting", "times"]
