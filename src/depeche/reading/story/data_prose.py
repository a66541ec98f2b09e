"""Where in the data for a page's scripts is the story? The list or text that holds its paragraphs.

What stands in data is prose by its look only. So it is looked for in the smallest part that bears the page's title and has
enough of it; there it is the longest list of which no other list is most, and that leads to no other pages. Who wrote it,
and when it was published, stands beside that title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from depeche.reading.story import states, written
from depeche.reading.vocabulary.words import BEHIND_STOPS, STOPS, letters

_MOST = 60_000  # values looked at in a page's data
_DEEPEST = 90
_LEAST = 400  # characters from which a part may be a story …
_ENOUGH = 800  # … and from which it is one, if the part that bears the title has no more
_STOP = "|".join(["[:" + "".join([one for one in STOPS if len(one) == 1]) + "]", *[one for one in STOPS if len(one) > 1]])
_SENTENCES = re.compile(rf"(?:{_STOP})[{re.escape(BEHIND_STOPS)}]*(?:\s|<|$)")
_CODE = re.compile(r"[{};|]")
_SAID = ("text", "value", "html", "content", "data", "source", "p", "children")
"""What the words of a piece of text are called; where it is a tree, what the pieces are."""
_TITLES = ("title", "headline", "headlines", "name")
_ADDRESSES = ("url", "slug", "link", "href", "path", "uri", "canonical_url", "canonicalUrl", "permalink")
_KINDS = ("type", "_type", "__typename", "nodeType", "blockType", "kind", "style", "tag", "name")
"""What a piece of text says that it is under."""
_HEADING = re.compile(
    r"(?i)(?:heading|subhead(?:ing|line|er)?|crosshead|intertit(?:le|re|ulo)|ladillo)(?:block|element)?[-_ ]?([1-6])?$"
    r"|(?:^|[-_/])(?:header|h([1-6]))$"
)
_LIST = re.compile(r"(?i)(?:core/)?(?:(?:un)?ordered|bullet(?:ed)?|numbered)?[-_]?list(?:[-_]?block)?|ul|ol")
_LONGEST_HEADING = 200  # characters
_WRITERS = (
    "author",
    "authors",
    "byline",
    "bylines",
    "writer",
    "writers",
    "reporter",
    "reporters",
    "contributors",
    "credits",
)
_NAMES = ("name", "fullName", "full_name", "displayName", "display_name", "title", "by")
_DAYS = ("publishedAt", "published_at", "datePublished", "publishDate", "publish_date", "published", "firstPublished",
         "publicationDate", "publication_date", "pubDate", "display_date", "createdAt", "created_at", "date")  # fmt: skip
_MOST_WRITERS = 12
_BEHIND = ".,;:)?!"  # signs before which a sentence does not begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story as a page's data has it."""

    markup: str = ""
    size: int = 0  # characters of its paragraphs
    writers: tuple[str, ...] = ()
    day: str | None = None  # when it was published, as written


class _Part:
    """A value in a page's data, with the words in it."""

    __slots__ = ("day", "has_list", "is_entry", "is_list", "is_titled", "parts", "size", "words", "writers")

    def __init__(self) -> None:
        self.words: list[str] = []  # paragraphs, and pieces of paragraphs that are not put together
        self.size = 0  # characters of prose among them
        self.parts: list[_Part] = []
        self.is_list = False
        self.has_list = False  # it, or a part of it, is a list
        self.is_entry = False  # it has a title and an address
        self.is_titled = False  # it has the page's title
        self.writers: list[str] = []
        self.day: str | None = None

    def add(self, part: _Part) -> None:
        self.words += part.words
        self.size += part.size
        self.parts.append(part)
        self.has_list |= part.has_list

    def head(self, part: _Part) -> None:
        """It has the page's title, as it holds what has."""
        self.is_titled = True
        self.writers = self.writers or part.writers
        self.day = self.day or part.day

    def leads_on(self) -> bool:
        """Whether it is a list of what stands on other pages."""
        return len(self.parts) > 2 and sum(part.is_entry for part in self.parts) * 2 > len(self.parts)

    def is_whole(self) -> bool:
        """Whether it holds paragraphs, and no list that has most of them."""
        return not any(part.has_list and part.size * 2 > self.size for part in self.parts)


class _Parts:
    """Makes parts of values, of no more than can be of use."""

    __slots__ = ("left", "shortest", "titles")

    def __init__(self, titles: Iterable[str]) -> None:
        self.titles = frozenset(filter(None, map(letters, titles)))
        self.shortest = min(map(len, self.titles), default=_LEAST) // 3  # characters: a letter folds to three at most
        self.left = _MOST

    def of(self, value: object, stores: tuple[dict[str, object], ...] = (), depth: int = 0) -> _Part | None:
        """The part that a value is; None where there is no word in it. `stores` hold what entries refer to."""
        self.left -= 1
        if self.left < 0 or depth > _DEEPEST:
            return None
        if isinstance(value, str):
            return self._text(value, stores, depth)
        if isinstance(value, list):
            return self._items(value, stores, depth)
        if not isinstance(value, dict):
            return None
        named = value.get("__ref", value.get("id") if value.get("type") == "id" else None)
        if isinstance(named, str):
            there = next((store[named] for store in stores if named in store), None)
            return self.of(there, stores, depth + 1)
        return self._entries(value, (*stores, value) if len(stores) < 3 else stores, depth)

    def _text(self, text: str, stores: tuple[dict[str, object], ...], depth: int) -> _Part | None:
        if not text.strip():
            return None
        if len(text) >= _LEAST:
            self.left -= len(text) // _LEAST  # it may be named again and again
            if text[0] in "{[":
                return self.of(states.value(text), stores, depth + 1)
            part = _of_paragraphs(written.paragraphs(text))
            if part is not None and (whole := written.markup(text)) is not None:
                part.words = [whole]
            return part
        part = _Part()
        part.words = [text]
        part.size = len(text) if _is_prose(text) else 0
        return part

    def _entries(self, value: dict[str, object], stores: tuple[dict[str, object], ...], depth: int) -> _Part | None:
        whole = _Part()
        level, listed = _level(value), _is_list(value)
        for key, inner in value.items():
            if isinstance(inner, str):
                if self.shortest <= len(inner) < _LEAST and letters(inner) in self.titles:
                    whole.is_titled = True
                if key not in _SAID and len(inner) < _LEAST and not _is_prose(inner):
                    continue
            part = self.of(inner, stores, depth + 1)
            if part is not None and (part.size or level or listed or key in _SAID):
                whole.add(part)
            if part is not None and part.is_titled and part.size < _LEAST:
                whole.head(part)
        whole.is_entry = any(map(value.__contains__, _TITLES)) and any(map(value.__contains__, _ADDRESSES))
        if whole.is_titled:
            whole.writers = whole.writers or self._named([value.get(key) for key in _WRITERS], stores, 0)
            days = [value[key] for key in _DAYS if key in value]
            whole.day = whole.day or next((day for day in days if isinstance(day, str)), None)
        if level and whole.words:
            said = " ".join(map(str.strip, _paragraphs(whole)))
            whole.words, whole.size = [f"<h{level}>{escape(said)}</h{level}>"] if len(said) < _LONGEST_HEADING else [said], 0
        if listed and whole.words and written.markup(whole.words[0]) is None:
            items = "".join([f"<li>{escape(item)}</li>" for item in _paragraphs(whole)])
            whole.words = [f"<ul>{items}</ul>"]
        return whole if whole.words or whole.is_titled else None

    def _named(self, value: object, stores: tuple[dict[str, object], ...], depth: int) -> list[str]:
        """The names of those who wrote, be they told as texts, as entries, or as the names of entries."""
        if isinstance(value, str):
            return [value.strip()] if value.strip() else []
        self.left -= 1
        if depth > _OF_NAMES or self.left < 0:
            return []
        if isinstance(value, list):
            return [name for inner in value[:_MOST_WRITERS] for name in self._named(inner, stores, depth + 1)]
        if not isinstance(value, dict):
            return []
        named = value.get("__ref")
        if isinstance(named, str):
            return self._named(next((store[named] for store in stores if named in store), None), stores, depth + 1)
        return self._named(next((value[key] for key in _NAMES if value.get(key)), None), stores, depth + 1)

    def _items(self, value: list[object], stores: tuple[dict[str, object], ...], depth: int) -> _Part | None:
        if len(value) == 4 and value[0] == "$" and isinstance(value[3], dict):  # an element, as React sends it
            return self.of(value[3], stores, depth + 1)
        whole = _Part()
        whole.is_list = whole.has_list = True
        for inner in value:
            part = self.of(inner, stores, depth + 1)
            if part is not None:
                whole.add(part)
                if part.is_titled and not part.size:
                    whole.head(part)
        if len(whole.words) == len(whole.parts) > 1 and _are_pieces(whole.words):
            return _of_paragraphs(["".join(whole.words)])
        return whole if whole.words else None


def _level(value: dict[str, object]) -> int:
    """The level of a heading; 0 where an entry does not say that it is one."""
    for key in _KINDS:
        told = value.get(key)
        if isinstance(told, str) and len(told) < _LEAST and (found := _HEADING.search(told)) is not None:
            holders = [value, *(inner for inner in value.values() if isinstance(inner, dict))]
            stated = [found[1] or found[2], *(holder.get("level") for holder in holders)]
            return next((int(level) for level in map(str, stated) if level in _LEVELS), 2)
    return 0


def _is_list(value: dict[str, object]) -> bool:
    """Whether an entry says that it is a list of items."""
    told = (value.get(key) for key in _KINDS)
    return any(isinstance(each, str) and _LIST.fullmatch(each) is not None for each in told)


_LEVELS = frozenset("123456")
_OF_NAMES = 6  # levels in one another at which names may stand


def _of_paragraphs(words: list[str]) -> _Part | None:
    if not words:
        return None
    part = _Part()
    part.words = words
    part.size = sum(len(text) for text in words if _is_prose(text))
    return part


def _are_pieces(words: list[str]) -> bool:
    """Whether strings in a row are the pieces of one paragraph: most go on where the one before broke off."""
    return sum(_goes_on(before, behind) for before, behind in pairwise(words)) * 2 >= len(words) - 1


def _goes_on(before: str, behind: str) -> bool:
    if behind[0] in _BEHIND:
        return True
    return (before[-1].isspace() or behind[0].isspace()) and _SENTENCES.search(before[-8:].rstrip()) is None


def story(values: Iterable[object], titles: Iterable[str]) -> Told:
    """The story that these values hold, of a page with one of these titles."""
    make = _Parts(titles)
    parts = [part for value in values if (part := make.of(value)) is not None]
    told: _Part | None = None
    head = _Part()
    for part in sorted((part for each in parts for part in _titled(each)), key=_size):
        longer = _body(part, told)
        told, head = longer, head if longer is told else part
        if told is not None and told.size >= _ENOUGH:
            break
    if told is None:
        for part in parts:
            told = _body(part, told)
    if told is None:
        return Told()
    pieces = list(dict.fromkeys(piece for text in told.words if (piece := _marked(text))))
    size = sum(map(len, filter(_is_prose, dict.fromkeys(_paragraphs(told)))))
    return Told(markup="".join(pieces), size=size, writers=tuple(dict.fromkeys(head.writers)), day=head.day)


def _marked(text: str) -> str:
    """A piece of the story as markup; "" for what is a label or a setting."""
    whole = written.markup(text)
    if whole is not None:
        return whole
    return "".join([f"<p>{escape(words)}</p>" for words in written.paragraphs(text) if _is_prose(words) or _is_brief(words)])


def _is_brief(text: str) -> bool:
    """Whether a short text is a sentence: "Nobody came."."""
    return " " in text and text.endswith(STOPS) and _CODE.search(text) is None


def _paragraphs(part: _Part) -> list[str]:
    return [words for text in part.words for words in written.paragraphs(text)]


def _size(part: _Part) -> int:
    return part.size


def _titled(part: _Part) -> list[_Part]:
    """The parts that bear the title and have prose."""
    if part.size < _LEAST:
        return []
    own = [part] if part.is_titled else []
    return own + [found for each in part.parts for found in _titled(each)]


def _body(whole: _Part, best: _Part | None) -> _Part | None:
    """The longest text or list of paragraphs in a part, if it is longer than the best so far."""
    waiting = [whole]
    while waiting:
        part = waiting.pop()
        if part.size < _LEAST or (best is not None and part.size <= best.size):
            continue
        if (part.is_list or not part.parts) and part.is_whole() and not part.leads_on():
            best = part
        else:
            waiting += part.parts
    return best


def _is_prose(text: str) -> bool:
    """Whether a string reads like a paragraph and not like a setting."""
    if len(text) <= 40 or " " not in text or text.startswith(("http", "{", "[", "/")):
        return False
    return _SENTENCES.search(text[-400:]) is not None and len(_CODE.findall(text[:400])) < 12
