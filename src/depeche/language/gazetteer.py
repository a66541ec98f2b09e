"""What all languages share of names: given names in Latin script, surnames that pages are read with too, organisations, and
what each language calls places."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from depeche.language.naming import Gendered


@cache
def _shared(file: str) -> dict[str, Any]:
    """A table of `shared`. The long ones are JSON: each process reads them, and TOML takes thirty times as long."""
    text = (files(__package__) / "shared" / file).read_text("utf-8")
    table: dict[str, Any] = json.loads(text) if file.endswith(".json") else tomli.loads(text)
    return table


@cache
def given_names() -> Gendered:
    """Given names in Latin script, folded (lower case, no accents); under `either` what stands first in East Asian names."""
    table = _shared("given_names.toml")
    return Gendered(m=tuple(table["m"].split()), f=tuple(table["f"].split()), either=tuple(table["either"].split()))


@cache
def words_no_names(code: str) -> frozenset[str]:
    """Those given names, folded, that are a common word in that language and so tell nobody in it."""
    return frozenset(_shared("given_names.toml")["words"].get(code, "").split())


@dataclass(frozen=True, slots=True)
class Surnames:
    """Surnames that tell a name alone: those of one character, and those of several."""

    one: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()


@cache
def surnames(code: str) -> Surnames:
    """Those that all know who read that language."""
    table = _shared("surnames.toml").get(code)
    return Surnames(frozenset(table["one"].split()), frozenset(table["several"].split())) if table else Surnames()


@cache
def surnames_of_all() -> frozenset[str]:
    """The same of all languages, whatever their length."""
    return frozenset().union(*(known.one | known.several for known in map(surnames, _shared("surnames.toml"))))


@cache
def organisations(code: str) -> dict[str, str]:
    """Names of organisations that the world's news name, in that language → their key, the same in all languages.

    `shared/organisations.json` has them by key and language, the fullest name first, in the nominative; under "*" stand
    acronyms and brands that every language writes alike. Written by hand; official names as their sites give them.
    """
    table = _shared("organisations.json")
    return {name: key for key, entry in table.items() for name in (*entry.get("*", ()), *entry.get(code, ()))}


def key(kind: str, name: str, code: str) -> str | None:
    """Under which key, the same in all languages, that language's name of a place or an organisation is known, if it is."""
    if kind == "place":
        return places(code).get(name)
    return organisations(code).get(name) if kind == "organisation" else None


@cache
def _territories() -> dict[str, str]:
    return _shared("territories.json")


def holds(key: str, other: str) -> bool:
    """Whether one of two places, by their keys, is a country or territory in which the other stands, a city.

    Source: the time zones, through tools/places.py.
    """
    return key != other and (_territories().get(other) == key or _territories().get(key) == other)


@cache
def international() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """English heads of names that other languages leave untranslated: of organisations, and of places."""
    table = _shared("international.toml")
    return tuple(table["organisation_words"]), tuple(table["place_words"])


@cache
def branching() -> frozenset[str]:
    """Keys of the organisations whose national branches are called after them and a country: "Oxfam Ireland"."""
    return frozenset(_shared("international.toml")["branching"])


def common_words() -> tuple[str, ...]:
    """English words, in small letters, that stand in names of things in every language, hardly ever in those of persons."""
    return _listed("common_words")


def surname_endings() -> tuple[str, ...]:
    """What surnames of many peoples end in, in Latin script, and hardly any other word with a capital does."""
    return _listed("surname_endings")


def letters_behind() -> frozenset[str]:
    """What is written behind the names of persons who bear an order, a rank or a degree, as written: "QC", "PhD"."""
    return frozenset(_listed("letters_behind"))


def generations() -> frozenset[str]:
    """What is written behind the name of a father or a son, folded: "jr."."""
    return frozenset(_listed("generations"))


def partners() -> frozenset[str]:
    """What stands behind the "&" of a firm for those whom it does not name, folded: "Co"."""
    return frozenset(_listed("partners"))


def station_letters() -> frozenset[str]:
    """What is written behind the names of stations, as written: "Costa Norte FM"."""
    return frozenset(_listed("station_letters"))


def acronym_stops() -> frozenset[str]:
    """Letters that stand for no body in any language, as written: of measures, formats, currencies, diseases, offices."""
    return frozenset(_listed("acronym_stops"))


def work_articles() -> frozenset[str]:
    """Articles with which names of papers and works begin in the news of all languages, in small letters."""
    return frozenset(_listed("work_articles"))


def arabic_articles() -> tuple[str, ...]:
    """The Arabic article as it is transliterated, which begins a name though it is small."""
    return _listed("arabic_articles")


def surname_particles() -> tuple[str, ...]:
    """Small words inside names of persons, in any language that uses Latin script: "van der"."""
    return tuple(_shared("international.toml")["surname_particles"])


def saints() -> frozenset[str]:
    """A saint as names abbreviate it, without its full stop: "St. Gallen"."""
    return frozenset(_listed("saints"))


def surname_prefixes() -> frozenset[str]:
    """What a capital may follow inside a surname, in small letters: "mc"."""
    return frozenset(_listed("surname_prefixes"))


def legal_forms() -> frozenset[str]:
    """What form a firm has in law, as written at the end of its name: "AS", "Ltd"."""
    return frozenset(_listed("legal_forms"))


def deputy_prefixes() -> tuple[str, ...]:
    """What makes an office that of a deputy, written together with it: "vice", "wice"."""
    return _listed("deputy_prefixes")


def former_prefixes() -> tuple[str, ...]:
    """What makes an office that of somebody who had it, written together with it: "ex", "экс"."""
    return _listed("former_prefixes")


def small_words() -> frozenset[str]:
    """English words that stay small inside names: "of", "the"."""
    return frozenset(_listed("small_words"))


def ship_prefixes() -> frozenset[str]:
    """What stands before the name of a ship, as written: "HMS"."""
    return frozenset(_listed("ship_prefixes"))


def club_letters() -> frozenset[str]:
    """Letters that clubs have before or behind their name, as written: "SV"."""
    return frozenset(_listed("club_letters"))


@cache
def press() -> frozenset[str]:
    """The keys of papers, broadcasters and news agencies among the `organisations`."""
    return frozenset(_listed("press"))


@cache
def letter_names() -> frozenset[str]:
    """Letters that are a name by themselves, as written: "X", the network."""
    return frozenset(_listed("letter_names"))


@cache
def surname_firms() -> frozenset[str]:
    """Names of firms that are surnames as well, as written: "Ericsson"."""
    return frozenset(_listed("surname_firms"))


@cache
def _listed(key: str) -> tuple[str, ...]:
    return tuple(_shared("international.toml")[key].split())


@cache
def places(code: str) -> dict[str, str]:
    """Names of countries, regions and large cities in that language → their key, the same in all languages.

    Keys are ISO 3166 or UN M.49 codes, or the last part of a time zone for a city. Empty for a language we have no list of.
    Source: CLDR, through tools/places.py. `shared/cities.json` adds, by hand, what CLDR has no word for, or has in another
    word than the news: names in the nominative, by key and language ("*": every language in Latin script), `further` ones
    of one language only, which are their own keys, and what that language's `own` news mean by a name that CLDR has of
    another place.
    """
    file = files(__package__) / "places" / f"{code}.json"
    table = _shared("cities.json")
    found = {name: name for name in (*table["further"]["*"], *table["further"].get(code, ()))}
    if file.is_file():
        listed = json.loads(file.read_text("utf-8"))
        for part in ("cities", "territories"):
            found |= {name: key for key, name in listed[part].items()}
    for key, names in table["known"].items():
        found |= dict.fromkeys((*names.get("*", ()), *names.get(code, ())), key)
    return found | {name: name for name in table["own"].get(code, ())}
