"""The language of search: a query as written → a tree.

    drones "peace talks"          both: the word, and the words side by side
    talks OR negotiations         either
    talks -drones, NOT drones     without
    (a OR b) c, negotia*          groups; beginnings of words, of three letters or more
    who:vaudrin said:"the ferry"  fields (FIELDS says what each asks)

Everything folds case and accents. OR and NOT are written in capitals; what is written side by side has to be there together.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Literal, get_args

from depeche.archive import analyser
from depeche.errors import BadQuery, unfit
from depeche.model import Act, Kind

FIELDS = {
    "who": "somebody who is named or speaks, in any spelling",
    "said": "words inside a statement",
    "site": "a host, or the name of a site",
    "lang": "a language (fr, pt-BR)",
    "since": "from this day, month or year on (2027-01-11, 2027-01, 2027)",
    "until": "up to this day, month or year",
    "like": "the number of an article: that one, and those with nearly the same words",
    "kind": f"a kind of page ({', '.join(get_args(Kind))})",
    "act": f"what a statement does ({', '.join(get_args(Act))})",
}
_CALLED = {
    "author": None, "title": None, "text": None,
    "language": "lang", "domain": "site", "source": "site", "host": "site", "person": "who",
    "speaker": "who", "quote": "said", "type": "kind", "after": "since", "before": "until", "date": "since",
}  # fmt: skip
"""What other searches call their fields, and ours that does so; None: words are looked for there anyway."""

LEAST_PREFIX = 3
_DEEPEST = 50  # nested groups
_MOST_TERMS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words side by side (mostly one), folded. `prefix`: the last is the beginning of one."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A filter. `value` as written; of `said` it is a tree."""

    name: str
    value: str = ""
    inside: Node | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """All of the parts; of none, everything."""

    parts: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Some:
    """At least one of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """What does not have the part."""

    part: Node


Node = Term | Field | Every | Some | Not


def parsed(query: str) -> Node:
    """The tree of a query; `Every()` of an empty one. Raises BadQuery, which points at the spot."""
    if not isinstance(query, str):
        raise unfit("a search is str", query)
    return _Parser(query).whole()


def joinable(query: str) -> str:
    """The query as more can be written behind it, to be asked for as well: in brackets where OR would take that to its last
    part alone. Raises BadQuery.

    >>> joinable("ferry OR bridge"), joinable("(ferry OR bridge) -toll")
    ('(ferry OR bridge)', '(ferry OR bridge) -toll')
    """
    more = f"{query} like:0"
    return f"({query})" if isinstance(parsed(more), Some) else query


def terms(node: Node) -> Iterator[Term]:
    """The words asked for, those that are to be absent left out."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, (Every, Some)):
        for part in node.parts:
            yield from terms(part)
    elif isinstance(node, Field) and node.inside is not None:
        yield from terms(node.inside)


def fields(node: Node) -> Iterator[Field]:
    """The filters of a tree."""
    if isinstance(node, Field):
        yield node
    elif isinstance(node, (Every, Some)):
        for part in node.parts:
            yield from fields(part)
    elif isinstance(node, Not):
        yield from fields(node.part)


def wordy(node: Node) -> bool:
    """Whether an index of words alone can answer the tree: no filters, and something that has to be there."""
    if isinstance(node, Term):
        return True
    if isinstance(node, Some):
        return bool(node.parts) and all(map(wordy, node.parts))
    if isinstance(node, Every):
        held = [part for part in node.parts if not isinstance(part, Not)]
        absent = [part.part for part in node.parts if isinstance(part, Not)]
        return bool(held) and all(map(wordy, (*held, *absent)))
    return False


# ---------------------------------------------------------------- tokens

# Between two letters of Hebrew a mark is of the word, an abbreviation (Unicode, UAX 29, rules WB7b and WB7c)
_GERSHAYIM = r"""(?<=[\u05d0-\u05ea])["“”](?=[\u05d0-\u05ea])"""
_TOKEN = re.compile(
    rf"""(?P<blank>\s+)
      | (?P<open>\() | (?P<close>\))
      | (?P<phrase>["“”„«»](?P<inner>(?:[^"“”„«»]|{_GERSHAYIM})*)(?P<end>["“”„«»]?)(?P<star>\*?))
      | (?P<field>[A-Za-z]{{2,8}}):(?!//)
      | (?P<minus>-)(?=[^\s-])
      | (?P<word>(?:[^\s()"“”„«»]|{_GERSHAYIM})+)""",
    re.VERBOSE,
)


_Kind = Literal["open", "close", "phrase", "field", "minus", "word", "and", "or", "not", "end"]
_SIGNS: dict[str, _Kind] = {"open": "open", "close": "close", "minus": "minus"}
_OPERATORS: dict[str, _Kind] = {"AND": "and", "OR": "or", "NOT": "not"}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: _Kind
    text: str
    at: int
    star: bool = False


def _tokens(query: str) -> Iterator[_Token]:
    at = 0
    while at < len(query):
        found = _TOKEN.match(query, at)
        assert found is not None  # each character is one of these
        kind = found.lastgroup if found.lastgroup not in ("inner", "end", "star") else "phrase"
        if kind == "phrase":
            if not found["end"]:
                raise BadQuery(query, at, "this quotation mark is not closed")
            yield _Token("phrase", _as_read(found["inner"]), at, bool(found["star"]))
        elif kind == "field":
            name = found["field"].casefold()
            if name in FIELDS:
                yield _Token("field", name, at)
            else:
                near = get_close_matches(name, FIELDS, n=1, cutoff=0.75)
                if name in _CALLED and query[found.end() :][:1].strip():  # "Author: …" in what was pasted is a word
                    near = [_CALLED[name] or ""]
                if near:
                    raise BadQuery(query, at, f"there is no filter {name}: – {_instead(near[0])}")
                yield from _word(found["field"], at)  # "Re:" and the like are words
        elif kind == "word":
            yield from _word(found["word"], at)
        elif kind in _SIGNS:
            yield _Token(_SIGNS[kind], found[0], at)
        at = found.end()
    yield _Token("end", "", len(query))


def _instead(field: str) -> str:
    return f"did you mean {field}:?" if field else "leave it out: words are looked for in titles, authors and text alike"


def _word(text: str, at: int) -> Iterator[_Token]:
    if text in _OPERATORS:
        yield _Token(_OPERATORS[text], text, at)
    else:
        bare = text.rstrip("*")
        yield _Token("word", _as_read(bare), at, len(bare) < len(text))


# Soft hyphen, byte order mark, zero-width space, word joiner
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\ufeff\u200b\u2060"))


def _as_read(text: str) -> str:
    """The text as the reader leaves those of articles: composed, and without the signs that come along unseen where
    somebody copies a word off a page."""
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_UNSEEN))


# ---------------------------------------------------------------- grammar


class _Parser:
    """The grammar, a method for each rule:

    either := both ("OR" both)*
    both   := one ("AND"? one)*
    one    := ("NOT" | "-") one | "(" either ")" | field | term
    field  := NAME ":" (term | "(" either ")")       the brackets for said: only
    term   := WORD "*"? | PHRASE "*"?
    """

    def __init__(self, query: str) -> None:
        self.query = query
        self.tokens = list(_tokens(query))
        self.i = 0
        self.depth = 0
        self.count = 0

    def whole(self) -> Node:
        if self.now.kind == "end":
            return Every()
        node = self.either()
        if self.now.kind == "close":
            raise self.trouble("this bracket was never opened")
        return node

    @property
    def now(self) -> _Token:
        return self.tokens[self.i]

    def next(self) -> _Token:
        token = self.tokens[self.i]
        self.i += 1
        return token

    def trouble(self, reason: str, token: _Token | None = None) -> BadQuery:
        return BadQuery(self.query, (token or self.now).at, reason)

    def either(self) -> Node:
        parts = [self.both()]
        while self.now.kind == "or":
            self.next()
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Some(parts=tuple(parts))

    def both(self) -> Node:
        parts: list[Node] = []
        while True:
            if self.now.kind == "and":
                if not parts:
                    raise self.trouble("something has to stand before AND")
                self.next()
                if self.now.kind in ("and", "or", "close", "end"):
                    raise self.trouble("something has to stand after AND")
            if self.now.kind in ("or", "close", "end"):
                break
            found = self.one()
            if found is not None:
                parts.append(found)
        if not parts:
            before = self.tokens[self.i - 1] if self.i else self.now
            raise self.trouble("there is nothing here to look for", self.now if self.now.kind != "end" else before)
        return parts[0] if len(parts) == 1 else Every(parts=tuple(parts))

    def one(self) -> Node | None:
        """None where a word has no letters (a dash between words)."""
        token = self.next()
        if token.kind in ("minus", "not"):
            if self.now.kind in ("and", "or", "close", "end"):
                raise self.trouble("something has to stand after NOT", token)
            self.deeper(token)
            part = self.one()
            self.depth -= 1
            return Not(part=part) if part is not None else None
        if token.kind == "open":
            self.deeper(token)
            node = self.either()
            self.depth -= 1
            if self.now.kind != "close":
                raise self.trouble("this bracket is not closed", token)
            self.next()
            return node
        if token.kind == "field":
            return self.field(token)
        return self.term(token)

    def deeper(self, token: _Token) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.trouble(f"more than {_DEEPEST} brackets are open here", token)

    def term(self, token: _Token) -> Term | None:
        words, begun = analyser.sought(token.text)
        self.count += 1
        if self.count > _MOST_TERMS:
            raise self.trouble(f"a query has at most {_MOST_TERMS} words", token)
        if not words:
            if token.kind == "phrase" or len(self.tokens) == 2:
                raise self.trouble("there is no word here to look for", token)
            return None
        if begun:
            return Term(words=words, prefix=True)
        short = len(unicodedata.normalize("NFD", words[-1])) < LEAST_PREFIX  # a Korean syllable has two or three
        if token.star and short and not analyser.unspaced(words[-1]):
            raise self.trouble(f"a beginning of a word needs {LEAST_PREFIX} letters or more", token)
        return Term(words=words, prefix=token.star)

    def field(self, token: _Token) -> Node:
        value = self.now
        if token.text == "said" and value.kind == "open":
            inside = self.one()
            if inside is None or any(True for _ in fields(inside)):
                raise self.trouble("inside said:( ) there are words only", value)
            return Field(name="said", inside=inside)
        if value.kind not in ("word", "phrase") or not value.text.strip():
            raise self.trouble(f"{token.text}: wants a value: {FIELDS[token.text]}", token)
        self.next()
        if value.star and token.text != "said":
            raise self.trouble(f"{token.text}: wants a whole value; * stands behind words only", value)
        if token.text == "said":
            inside = self.term(value)
            if inside is None:
                raise self.trouble("there is no word here to look for", value)
            return Field(name="said", inside=inside)
        return Field(name=token.text, value=self.checked(token.text, value))

    def checked(self, name: str, value: _Token) -> str:
        text = value.text.strip()
        if name in ("since", "until"):
            try:
                return (first_day(text) if name == "since" else last_day(text)).isoformat()
            except ValueError:
                raise self.trouble(f"{text!r} is no day, month or year: write 2027-01-11, 2027-01 or 2027", value) from None
        if name == "like":
            number = text.removeprefix("article/")
            if not (number.isascii() and number.isdecimal() and len(number) < 16):
                raise self.trouble(f"{text!r} is no number of an article: write like:12", value)
            return number
        if name == "lang" and not may_be_language(text):
            raise self.trouble(f"{text!r} is no code of a language: write lang:fr or lang:pt-BR", value)
        known: tuple[str, ...] = get_args(Kind) if name == "kind" else get_args(Act) if name == "act" else ()
        if known and text.casefold() not in known:
            near = get_close_matches(text.casefold(), known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there is {', '.join(known)}"
            raise self.trouble(f"no {name} {text!r}: {hint}", value)
        return text.casefold() if known else text


def may_be_language(text: str) -> bool:
    """Whether a text may be the code of a language (BCP 47), and is not its name: "fr", "pt-BR", not "french"."""
    return len(text) < 4 or not text.isalpha()


def first_day(text: str) -> date:
    """The first day of a day, month or year in ISO 8601; ValueError where it is none."""
    if len(text) == 4 and text.isdecimal():
        return date(int(text), 1, 1)
    if len(text) == 7:
        return date.fromisoformat(f"{text}-01")
    if len(text) != 10 or "W" in text:  # a week would be taken for its Monday
        raise ValueError(text)
    return date.fromisoformat(text)


def last_day(text: str) -> date:
    """The last day of a day, month or year."""
    first = first_day(text)
    if len(text) == 4:
        return date(first.year, 12, 31)
    if len(text) == 7:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first
