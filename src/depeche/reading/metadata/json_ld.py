"""JSON-LD as pages write it: several scripts, lists, `@graph`, references by `@id`, and JSON that is slightly broken.

What comes out is the same for JSON-LD and microdata: `Node`s, plain dicts with their place, for `schema_org` to read.
No JSON-LD library: none survives broken input, all would fetch contexts from the network, and pages use only the
vocabulary of schema.org without prefixes that matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

MOST_NODES = 5_000
"""Objects looked at on one page; a page that has more is an attack or a catalogue."""

DEEPEST = 24
"""Levels of nesting followed."""

LONGEST_SCRIPT = 4_000_000
"""Characters of one script that are read; the reading of a longer one would cost more than it can tell."""


class Node(NamedTuple):
    """One object of the page's structured data. `within` is the property that holds it, "" at the top."""

    types: tuple[str, ...]  # without the vocabulary: "NewsArticle"
    values: dict[str, Any]
    within: str = ""
    depth: int = 0


def nodes(scripts: Iterable[str]) -> list[Node]:
    """All objects of these scripts, outer before inner, in document order. References by `@id` are resolved once."""
    found: list[Node] = []
    for script in scripts:
        for document in documents(script):
            found.extend(_walk(document, MOST_NODES - len(found)))
    _resolve(found)
    return found


def documents(script: str) -> Iterator[Any]:
    """The JSON values of one script; of a broken one, what can still be understood. Never raises."""
    text = script.strip()
    if not text or len(text) > LONGEST_SCRIPT:
        return
    try:
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        yield from _from_broken(text)


# ---------------------------------------------------------------- the objects in a value


def _walk(document: Any, room: int) -> Iterator[Node]:
    waiting: list[tuple[Any, str, int]] = [(document, "", 0)]
    while waiting and room > 0:
        value, within, depth = waiting.pop()
        if isinstance(value, dict):
            room -= 1
            yield Node(types_of(value), value, within, depth)
            if depth < DEEPEST:
                for key, inner in reversed(value.items()):
                    if isinstance(inner, (dict, list)) and key not in _ASIDE:
                        # what stands in @graph or mainEntity stands as if at the top
                        outer = within if key == "@graph" else key
                        waiting.append((inner, outer, depth + (key != "@graph")))
        elif isinstance(value, list) and depth < DEEPEST:
            inside = [inner for inner in value[:MOST_NODES] if isinstance(inner, (dict, list))]
            waiting.extend((inner, within, depth) for inner in reversed(inside))


_ASIDE = frozenset({"itemListElement", "potentialAction", "comment", "liveBlogUpdate", "interactionStatistic", "address"})
"""Properties whose objects, often by the hundred, say nothing of the page that holds them."""


def types_of(value: dict[str, Any]) -> tuple[str, ...]:
    """The schema.org types of an object, without "https://schema.org/" or "schema:"."""
    kinds = value.get("@type")
    if isinstance(kinds, str):
        return (_bare_type(kinds),)
    return tuple(_bare_type(kind) for kind in kinds[:8] if isinstance(kind, str)) if isinstance(kinds, list) else ()


def _bare_type(kind: str) -> str:
    kind = kind[:200]
    return kind.replace("#", "/").replace(":", "/").rstrip("/").rsplit("/", 1)[-1] if ":" in kind or "/" in kind else kind


def _resolve(found: list[Node]) -> None:
    """Give objects that only point (`{"@id": …}`) what the object of that name says."""
    named: dict[str, dict[str, Any]] = {}
    pointers: list[dict[str, Any]] = []
    for node in found:
        name = node.values.get("@id")
        if isinstance(name, str):
            if len(node.values) <= 2 and not (node.values.keys() - {"@id", "@type"}):
                pointers.append(node.values)
            else:
                named.setdefault(name, node.values)
    for pointer in pointers:
        told = named.get(pointer["@id"])
        if told is not None:
            # texts, and the objects that are read of it: a cycle of references stays finite
            pointer.update({key: value for key, value in told.items() if not isinstance(value, dict) or key in _FOLLOWED})


_FOLLOWED = frozenset({"image", "logo", "contactPoint"})


# ---------------------------------------------------------------- broken JSON


def _from_broken(text: str) -> Iterator[Any]:
    """Values of a text that is no JSON: one after another, with comments, commas too many, marks unescaped, or cut off."""
    decoder = json.JSONDecoder(strict=False, parse_int=_whole_number)
    mended = _mended(text)
    at = 0
    for _ in range(64):
        starts = [place for place in (mended.find("{", at), mended.find("[", at)) if place >= 0]
        if not starts:
            return
        at = min(starts)
        try:
            value, at = decoder.raw_decode(mended, at)
        except (ValueError, RecursionError):
            return
        yield value


def _whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) < 20 else float(digits)  # Python refuses more than 4,300 digits


_CLOSERS = {"{": "}", "[": "]"}


def _mended(text: str) -> str:
    """The text as JSON, as far as one pass can tell. Linear.

    Mends: comments, CDATA and HTML comment marks around it, commas before a closing bracket, a comma that is missing between
    two objects, quotation marks inside a string, bad escapes, brackets that never close, `undefined` and `NaN`.
    """
    out: list[str] = []
    open_brackets: list[str] = []
    at, end = 0, len(text)
    while at < end:
        char = text[at]
        if char == '"':
            string, at = _string(text, at)
            if out and out[-1][:1] in ('"', "}", "]"):
                out.append(",")
            out.append(string)
        elif char in "{[":
            if out and out[-1] in ("}", "]") and open_brackets:
                out.append(",")
            open_brackets.append(char)
            out.append(char)
            at += 1
        elif char in "}]":
            if out and out[-1] == ",":
                out.pop()
            if out and out[-1] == ":":
                out.append("null")
            if open_brackets and _CLOSERS[open_brackets[-1]] == char:
                open_brackets.pop()
                out.append(char)
            at += 1
        elif char == ",":
            if out and out[-1] not in (",", "{", "["):
                out.append("null," if out[-1] == ":" else ",")
                if out[-1] == "null,":
                    out[-1:] = ["null", ","]
            at += 1
        elif char == ":":
            out.append(char)
            at += 1
        elif char.isspace() or char == ";":
            at += 1
        elif text.startswith("/*", at):
            close = text.find("*/", at + 2)
            at = end if close < 0 else close + 2
        elif text.startswith(("//", "<!--", "-->"), at):
            close = text.find("\n", at)
            if text.startswith(("<!--", "-->"), at):
                at += 4 if char == "<" else 3
            else:
                at = end if close < 0 else close + 1
        elif text.startswith(("<![CDATA[", "]]>"), at):
            at += 9 if char == "<" else 3
        else:
            start = at
            while at < end and text[at] not in '{}[],:"' and not text[at].isspace() and at - start < 6_000:
                at += 1
            at = max(at, start + 1)
            out.append(_bare(text[start:at]))
    if out and out[-1] in (",", ":"):
        out.pop()
    while open_brackets:
        out.append(_CLOSERS[open_brackets.pop()])
    return "".join(out)


def _bare(word: str) -> str:
    if word in ("true", "false", "null"):
        return word
    try:
        float(word)
    except ValueError:
        return "null" if word in ("undefined", "NaN", "None") else json.dumps(word)
    return word if re.fullmatch(r"-?(0|[1-9]\d{0,300})(\.\d{1,300})?([eE][+-]?\d{1,3})?", word) else json.dumps(word)


def _string(text: str, start: int) -> tuple[str, int]:
    """The string that opens at `start`, well formed, and where it ends.

    A quotation mark closes it only if what follows can follow a string; otherwise it is one of the author's and is kept.
    """
    kept = ['"']
    at = start + 1
    while at < len(text):
        close = text.find('"', at)
        if close < 0:
            kept.append(_plain(text[at:]))
            at = len(text)
            break
        slash = text.find("\\", at, close)
        if slash >= 0:
            kept.append(_plain(text[at:slash]))
            follows = text[slash + 1 : slash + 2]
            if follows == "u" and re.fullmatch(r"[0-9a-fA-F]{4}", text[slash + 2 : slash + 6]):
                kept.append(text[slash : slash + 6])
                at = slash + 6
            elif follows and follows in '"\\/bfnrt':
                kept.append("\\" + follows)
                at = slash + 2
            else:
                kept.append("\\\\")
                at = slash + 1
            continue
        kept.append(_plain(text[at:close]))
        at = close + 1
        if _can_end(text, at):
            break
        kept.append('\\"')
    kept.append('"')
    return "".join(kept), at


def _plain(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


def _can_end(text: str, at: int) -> bool:
    """Whether what follows at `at` can follow a string: `,` and then a value or key, `:`, a closing bracket, or nothing."""
    ahead = text[at : at + 200].lstrip()
    if not ahead or ahead[0] in ":}]":
        return True
    if ahead[0] == ",":
        then = ahead[1:].lstrip()
        return not then or then[0] in '"{[-}]0123456789' or then.startswith(("true", "false", "null", "/"))
    return ahead[0] == '"' and text[at : at + 1] in "\r\n"  # a comma is missing at the end of a line
