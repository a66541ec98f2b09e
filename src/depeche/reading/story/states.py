"""The data that a page carries for its scripts, as values, whatever notation its builder keeps them in.

They are JSON; JSON in a string; values in a script's own notation; a list in which numbers stand for places (Nuxt, Remix,
SvelteKit: the `devalue` and `turbo-stream` formats); a store of entries that name each other (Apollo, Relay); or the rows in
which React sends a page, a piece with each script ("flight": react-server-dom, `ReactFlightClient`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress

_LEAST = 400  # characters of a script that may hold a story
_MOST = 60_000  # places of a list in which numbers stand for places
_DEEPEST = 100
_FLIGHT = "__next_f.push("
_ROW = re.compile(rb"([0-9a-f]{1,6}):(?:T([0-9a-f]{1,7}),)?")
_REFERENCE = re.compile(r"\$[L@]?([0-9a-f]{1,6})")
_TOKEN = re.compile(r""""(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?|[\w$.]++|[{}\[\]():,]""", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_MEANT = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " ", "\n": ""}
_NUMBERED = re.compile(r"_[0-9]{1,6}")
_ANGULAR = (("&q;", '"'), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&"))
_PAIRS = {"}": "{", "]": "[", ")": "("}


def values(scripts: Iterable[str]) -> list[object]:
    """The values of scripts, each with its references followed. Linear in their size; never raises."""
    found: list[object] = []
    pieces: list[str] = []
    for text in scripts:
        if _FLIGHT in text:
            pieces += _pushed(text)
        elif len(text) >= _LEAST:
            found.append(followed(value(text)))
    return [*found, *_rows("".join(pieces))]


def value(text: str) -> object:
    """What a script is, if that is JSON, or else all that stands in it in brackets."""
    text = text.strip()
    if text.startswith("{&q;"):
        for sign, meant in _ANGULAR:
            text = text.replace(sign, meant)
    if text[:1] in ("{", "["):
        with suppress(ValueError, RecursionError):
            told: object = json.loads(text, strict=False)
            return told
    return _bracketed(text)


def _bracketed(text: str) -> list[object]:
    """All that stands in brackets, of whatever kind, with the strings in it. Names and numbers are left out."""
    whole: list[object] = []
    holders: list[tuple[str, list[object] | dict[str, object]]] = [("", whole)]
    key: str | None = None
    waiting: str | None = None  # a name or a string, of which the next sign says whether it is a key
    is_string = False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token == ":":
            key, waiting = waiting, None
            continue
        if waiting is not None:
            if is_string:
                _keep(holders[-1][1], key, waiting)
            key = waiting = None
        if token in _PAIRS:
            if holders[-1][0] == _PAIRS[token]:
                holders.pop()
            key = None
        elif token in "{[(":
            inner: list[object] | dict[str, object] = {} if token == "{" else []
            _keep(holders[-1][1], key, inner)
            key = None
            if len(holders) < _DEEPEST:
                holders.append((token, inner))
        elif token == ",":
            key = None
        else:
            is_string = token[0] in "\"'"
            waiting = _unquoted(token) if is_string else token
    return whole


def _keep(holder: list[object] | dict[str, object], key: str | None, kept: object) -> None:
    if isinstance(holder, list):
        holder.append(kept)
    else:
        holder[key if key is not None else f" {len(holder)}"] = kept


def _unquoted(token: str) -> str:
    bare = token[1:-1] if len(token) > 1 and token[-1] == token[0] else token[1:]
    if "\\" not in bare:
        return bare
    return _ESCAPE.sub(_meant, bare).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _meant(escape: re.Match[str]) -> str:
    number = escape[1] or escape[2]
    return chr(int(number, 16)) if number else _MEANT.get(escape[3], escape[3])


# ---------------------------------------------------------------- numbers that stand for places


def followed(told: object) -> object:
    """The value itself; of a list whose first item only holds places in that list, what stands at these places."""
    if not isinstance(told, list) or not told or len(told) > _MOST or not _is_placed(told[0]):
        return told
    made: dict[int, object] = {}
    return _at(told, 0, made, 0)


def _is_placed(first: object) -> bool:
    if isinstance(first, list):
        return len(first) > 1 and isinstance(first[0], str) and all(isinstance(each, int) for each in first[1:])
    return isinstance(first, dict) and bool(first) and all(isinstance(each, int) for each in first.values())


def _at(places: list[object], at: int, made: dict[int, object], depth: int) -> object:
    if at in made or not 0 <= at < len(places) or depth > _DEEPEST:
        return made.get(at)
    there = places[at]
    if isinstance(there, dict):
        named: dict[str, object] = {}
        made[at] = named
        for key, place in there.items():
            number = int(key[1:]) if _NUMBERED.fullmatch(key) else len(places)
            name = places[number] if number < len(places) else key
            if isinstance(place, int):
                named[str(name)] = _at(places, place, made, depth + 1)
        return named
    if isinstance(there, list):
        listed: list[object] = []
        made[at] = listed
        listed += [_at(places, place, made, depth + 1) for place in there if isinstance(place, int)]
        return listed
    made[at] = there
    return there


# ---------------------------------------------------------------- the rows in which React sends a page


def _pushed(text: str) -> list[str]:
    """The strings that a script adds to the rows."""
    decode = json.JSONDecoder(strict=False).raw_decode
    found: list[str] = []
    at = text.find(_FLIGHT)
    while at >= 0:
        begin = at + len(_FLIGHT)
        try:
            told, begin = decode(text, begin)
        except (ValueError, RecursionError):
            break  # each failure takes as long as all before it
        found += [each for each in told if isinstance(each, str)] if isinstance(told, list) else []
        at = text.find(_FLIGHT, begin)
    return found


def _rows(sent: str) -> list[object]:
    """The rows that are values or long texts; where one names another, that stands in its place."""
    data = sent.encode("utf-8", "replace")
    rows: dict[str, object] = {}
    at = 0
    while at < len(data):
        head = _ROW.match(data, at)
        if head is not None and head[2] is not None:
            at = head.end() + int(head[2], 16)  # a text of so many bytes, behind which the next row begins at once
            rows[head[1].decode()] = data[head.end() : at].decode("utf-8", "replace")
            continue
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        if head is not None and data[head.end() : head.end() + 1] in (b"[", b"{", b'"'):
            with suppress(ValueError, RecursionError):
                rows[head[1].decode()] = json.loads(data[head.end() : end])
        at = end + 1
    for holder in list(rows.values()):
        _fill(holder, rows)
    return list(rows.values())


def _fill(holder: object, rows: dict[str, object]) -> None:
    """Put rows in the places of their names, below a value."""
    waiting = [holder]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            for key, inner in item.items():
                if isinstance(inner, str):
                    item[key] = _named(inner, rows)
                elif isinstance(inner, (dict, list)):
                    waiting.append(inner)
        elif isinstance(item, list):
            for place, inner in enumerate(item):
                if isinstance(inner, str):
                    item[place] = _named(inner, rows)
                elif isinstance(inner, (dict, list)):
                    waiting.append(inner)


def _named(text: str, rows: dict[str, object]) -> object:
    if text[:1] != "$" or len(text) > 8:
        return text
    name = _REFERENCE.fullmatch(text)
    return rows.get(name[1], text) if name is not None else text
