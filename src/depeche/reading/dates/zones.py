"""On what clock does a paper live? The offset of a country's one zone on a day; None where a country has several.

Own table, not `zoneinfo`: reading touches no file outside the package, and a zone is only inferred where the country leaves
no choice. Data: zones.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from importlib.resources import files

import tomli

from depeche.language import primary


@dataclass(frozen=True, slots=True)
class _Zones:
    none: dict[str, int]
    europe: dict[str, int]
    languages: dict[str, str]
    endings: frozenset[str]
    tags: frozenset[str]
    names: dict[str, int]
    all_year: frozenset[str]


@cache
def _zones() -> _Zones:
    tables = tomli.loads((files(__package__) / "zones.toml").read_text("utf-8"))
    beyond = tables["not_here"]
    return _Zones(
        tables["none"],
        tables["europe"],
        tables["languages"],
        frozenset(beyond["endings"]),
        frozenset(beyond["tags"]),
        tables["names"],
        frozenset(tables["all_year"]["names"]),
    )


def by_name() -> dict[str, int]:
    """Minutes east of Greenwich by what pages write behind a clock time: "CET", "MSK"."""
    return _zones().names


def keeps_name(name: str) -> bool:
    """Whether papers write the winter name of that zone all year, though their clocks keep summer time: "EST"."""
    return name in _zones().all_year


def country(host: str, language: str | None, locale: str | None = None) -> str | None:
    """Where a paper lives: by the ending of its host, else the region of its language, else a language of one country."""
    zones = _zones()
    ending = host.rsplit(".", 1)[-1].upper()
    # "en-GB" is what templates come with; it tells nothing
    tags = [tag.replace("_", "-") for tag in (language, locale) if tag and len(tag) > 3 and primary(tag) != "en"]
    regions = [] if ending in zones.endings else [tag.split("-")[-1].upper() for tag in tags if tag not in zones.tags]
    for code in (ending, *regions):
        if code in zones.none or code in zones.europe:
            return code
    if len(ending) == 2 or any(len(region) == 2 for region in regions):
        return None  # a country with several zones, or one we do not know
    return zones.languages.get(primary(language))


def offset(country: str, local: datetime) -> timezone | None:
    """The offset of that country's clocks when they show `local` (naive). None where the country has several zones."""
    zones = _zones()
    if country in zones.none:
        return timezone(timedelta(minutes=zones.none[country]))
    minutes = zones.europe.get(country)
    if minutes is None:
        return None
    summer = _is_summer(local - timedelta(minutes=minutes))
    return timezone(timedelta(minutes=minutes + 60 * summer))


def _is_summer(moment: datetime) -> bool:
    """Whether the European Union keeps summer time at that moment (naive, UTC)."""
    return _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)


@cache
def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return (last - timedelta(days=(last.weekday() + 1) % 7)).replace(tzinfo=None)


def is_american_summer(day: date) -> bool:
    """Whether the United States and Canada keep summer time on that day: from March's second Sunday to November's first."""
    return _sunday(day.year, 3, 8) <= day < _sunday(day.year, 11, 1)


@cache
def _sunday(year: int, month: int, first: int) -> date:
    """The first Sunday from that day of the month on."""
    start = date(year, month, first)
    return start + timedelta(days=6 - start.weekday())
