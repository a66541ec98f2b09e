"""Writes `src/depeche/language/places/<code>.json`: what each language calls the countries, regions and large cities; and
`src/depeche/language/shared/territories.json`: in which country each of these cities is.

    python tools/places.py

From CLDR through Babel (a development dependency; nothing needs it at run time): the names of territories, and the
"exemplar cities" of the time zones, which are the capitals and largest cities of the world in each language. Territories
go by ISO 3166 or UN M.49 code, cities by the last part of their time zone, so that names meet across languages.
Run it again when Babel moves to a new CLDR.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from babel import Locale
from babel.core import get_global

TARGET = Path(__file__).resolve().parent.parent / "src" / "depeche" / "language" / "places"
LANGUAGES = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it", "ja",
    "ka", "ko", "lt", "lv", "nb", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh",
)  # fmt: skip
NO_PLACE = {"ZZ", "QO", "XA", "XB", "EU", "EZ", "UN", "001"}  # pseudo-territories; the unions are organisations
ZONES = tuple(str(zone) for zone in Locale("ru").time_zones if "/" in str(zone))  # a locale that names them all
BY_HAND = {  # of `shared/cities.json`, and of zones that go by another name today
    "Washington": "US", "TelAviv": "IL", "Beijing": "CN", "Delhi": "IN", "Ankara": "TR", "Geneva": "CH", "Bern": "CH",
    "Munich": "DE", "Frankfurt": "DE", "Hamburg": "DE", "Cologne": "DE", "Astana": "KZ", "Ottawa": "CA", "Canberra": "AU",
    "Abuja": "NG", "Islamabad": "PK", "Hanoi": "VN", "Rabat": "MA", "Brasilia": "BR", "Doha": "QA", "Yaounde": "CM",
    "Quito": "EC", "Wellington": "NZ", "Pretoria": "ZA", "Pristina": "XK", "Valletta": "MT", "Kuwait_City": "KW",
    "Naypyidaw": "MM", "Asmera": "ER", "Buenos_Aires": "AR", "Calcutta": "IN", "Cordoba": "AR", "Faeroe": "FO",
    "Godthab": "GL", "Indianapolis": "US", "Katmandu": "NP", "Kiev": "UA", "Louisville": "US", "Mendoza": "AR",
    "Rangoon": "MM", "Saigon": "VN",
}  # fmt: skip
BRACKETED = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]")  # "Beulah (North Dakota)", "Congo (RDC)"


def _zones(locale: Locale) -> dict[str, dict[str, str]]:
    return {str(zone): dict(entry) for zone, entry in locale.time_zones.items()}


def names(language: str) -> dict[str, dict[str, str]]:
    """Territories by code and cities by zone. A city that is spelt as its territory stays a territory."""
    locale = Locale.parse("nb" if language == "no" else language)
    territories = {
        code: BRACKETED.sub("", name).strip() for code, name in locale.territories.items() if code not in NO_PLACE
    }
    cities = {}
    # A zone without an exemplar city in Latin script is called by its identifier (UTS 35, "Time Zone Format").
    latin = any("a" <= letter <= "z" for letter in locale.territories["FR"])
    zones = {zone: zone.split("/")[-1].replace("_", " ") for zone in ZONES} if latin else {}
    zones |= {zone: entry["city"] for zone, entry in _zones(locale).items() if "city" in entry}
    for zone, exemplar in zones.items():
        city = BRACKETED.sub("", exemplar).strip()
        area = zone.split("/")[0]
        if city and "," not in city and area not in {"Etc", "Antarctica"} and city not in territories.values():
            cities[zone.split("/")[-1]] = city
    return {"territories": dict(sorted(territories.items())), "cities": dict(sorted(cities.items()))}


def territories() -> dict[str, str]:
    """The country of each city, by its code; of a zone that several share, that of the city that names it."""
    countries = get_global("zone_territories")
    known = {zone.split("/")[-1]: countries[zone] for zone in ZONES if zone in countries}
    return dict(sorted((city, code) for city, code in known.items() if len(code) == 2 and code not in NO_PLACE))


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    text = json.dumps(territories() | BY_HAND, ensure_ascii=False, separators=(",", ":"))
    (TARGET.parent / "shared" / "territories.json").write_text(text + "\n", "utf-8")
    for language in LANGUAGES:
        text = json.dumps(names(language), ensure_ascii=False, separators=(",", ":"))
        (TARGET / f"{language}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
