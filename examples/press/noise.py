"""The noise of real pages: style sheets, scripts, sprites, application state, navigation, teasers, comments.

All of it follows from a seed, so that a page has the same bytes each time it is built. `random.Random` is seeded with
text: that goes through SHA-512, not through the hash that PYTHONHASHSEED changes.
"""

from __future__ import annotations

import json
import random
import unicodedata
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PROPERTIES = ("margin", "padding", "border-radius", "line-height", "font-size", "gap", "inset", "letter-spacing", "width")
_FUNCTIONS = ("function", "return", "typeof", "Object.keys", "Promise.resolve", "document.querySelector", "void 0")


@dataclass(frozen=True, slots=True)
class Teaser:
    title: str
    path: str
    section: str
    picture: str
    time: str


@dataclass(frozen=True, slots=True)
class Remark:
    name: str
    text: str
    time: str


class Noise:
    """The noise of one page. Each method draws on: the order of the calls is part of the page."""

    def __init__(self, seed: str, words: dict[str, Any], sections: list[str]) -> None:
        self._random = random.Random(seed)
        self._words = words
        self._sections = sections

    def token(self, length: int = 6) -> str:
        return "".join(self._random.choices(_LETTERS, k=length))

    def digits(self, length: int) -> str:
        return str(self._random.randrange(10 ** (length - 1), 10**length))

    def css(self, kilobytes: int) -> Markup:
        """About that many kB of rules."""
        rules: list[str] = []
        size = 0
        while size < kilobytes * 1000:
            body = ";".join(f"{p}:{self._random.randrange(64)}px" for p in self._random.sample(_PROPERTIES, 3))
            rules.append(f".{self.token(2)}-{self.token(7)}__{self.token(5)}{{{body}}}")
            size += len(rules[-1])
        return Markup("".join(rules))

    def script(self, kilobytes: int) -> Markup:
        """About that many kB that look minified. Strings hold markup, as they do in the wild."""
        parts: list[str] = []
        size = 0
        while size < kilobytes * 1000:
            name, other, word = self.token(1), self.token(2), self._random.choice(_FUNCTIONS)
            parts.append(
                f'!function({name},{other}){{var t="<div class=\\"{self.token()}\\">"+{name}+"<\\/div>";'
                f"if({other}.{self.token(3)}&&{word}){{{name}[{self._random.randrange(999)}]={other}}}}}"
                f'(window,{{{self.token(4)}:"{self.token(9)}",{self.token(3)}:{self._random.randrange(9999)}}});'
            )
            size += len(parts[-1])
        return Markup("".join(parts))

    def sprite(self, count: int) -> Markup:
        """So many symbols of an SVG sprite."""
        symbols = []
        for _ in range(count):
            curves = "".join(
                f"c{self._random.uniform(-9, 9):.2f} {self._random.uniform(-9, 9):.2f} {self._random.uniform(-9, 9):.2f} "
                f"{self._random.uniform(-9, 9):.2f} {self._random.uniform(-9, 9):.2f} {self._random.uniform(-9, 9):.2f}"
                for _ in range(8)
            )
            symbols.append(f'<symbol id="i-{self.token(5)}" viewBox="0 0 24 24"><path d="M12 4{curves}z"/></symbol>')
        return Markup('<svg xmlns="http://www.w3.org/2000/svg" style="display:none">' + "".join(symbols) + "</svg>")

    def state(self, entries: int) -> dict[str, Any]:
        """Application state: slots, flags, and teasers of other articles."""
        return {
            "build": self.token(12),
            "flags": {self.token(8): self._random.random() < 0.5 for _ in range(entries)},
            "slots": [
                {"id": f"div-gpt-{self.digits(13)}-{i}", "sizes": [[300, 250]], "path": f"/{self.digits(8)}/{self.token(6)}"}
                for i in range(entries // 4)
            ],
            "feed": [{"headline": t.title, "url": t.path, "section": t.section} for t in self.teasers(entries)],
        }

    def vendors(self, count: int) -> Markup:
        """The partners of a consent layer, as its inline data."""
        names = [f"{self.token(7).title()} Media" for _ in range(count)]
        return Markup(json.dumps([{"id": i, "name": name, "purposes": [1, 3, 7]} for i, name in enumerate(names)]))

    def headline(self) -> str:
        words = self._words
        return " ".join(self._random.choice(words[part]) for part in ("who", "does", "where"))

    def teasers(self, count: int) -> list[Teaser]:
        found = []
        for _ in range(count):
            title, section = self.headline(), self._random.choice(self._sections)
            day = self._random.randrange(1, 28)
            found.append(
                Teaser(
                    title=title,
                    path=f"/{slug(section)}/2027/01/{day:02}/{slug(title)[:60]}-{self.digits(6)}.html",
                    section=section,
                    picture=f"teaser-{self.digits(7)}",
                    time=f"{self._random.randrange(6, 22):02}:{self._random.randrange(60):02}",
                )
            )
        return found

    def nav(self, each: int) -> list[tuple[str, str, list[Teaser]]]:
        """The sections with their path and so many entries each."""
        return [(section, f"/{slug(section)}/", self.teasers(each)) for section in self._sections]

    def remarks(self, count: int) -> list[Remark]:
        texts = self._random.choices(self._words["comment"], k=count)
        names = [f"{self.token(5).title()}{self._random.randrange(99)}" for _ in texts]
        return [Remark(name, text, f"{i} h") for i, (name, text) in enumerate(zip(names, texts, strict=True), 1)]


def slug(text: str) -> str:
    """The words of an address; letters of other alphabets stay, as they do in addresses of today."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())
