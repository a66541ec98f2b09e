"""A second witness of the story: the body that a page declares for machines, or carries as data for its scripts.

Where the visible body is whole, the witness confirms it: a paragraph that the declared body lacks, when it has nearly all
others, is none of the story's. Where the visible body is cut, or drawn by script, the witness speaks in its stead.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.model import Block
from depeche.reading.claims.known import Known
from depeche.reading.page.markup import Markup
from depeche.reading.vocabulary.words import clean, letters

_LITTLE = 300  # characters of visible text below which the page's data is looked at
_VERBATIM = 80  # characters of a paragraph that are compared as they are
_LEAST = 400  # characters from which a testimony is worth hearing
_BRIEF = 80  # the same, where nothing is visible at all
_NOTE = 600  # characters of what a house says below a story: of itself, its author, its other pages
_ENDING = 400  # the same, right behind the paragraph in which the declared body breaks off
_LAST = 20  # letters by which the end of a declared body is looked for
_BRACE = re.compile(r"[{}]")
_SIGNS = re.compile(r"^[,.#@>]|[.#:(_>\[]\S")  # what a selector or a call has and a word of prose has not
_AFTER_CODE = re.compile(r"[\s;)}]*")
_BREAK = re.compile(r"<br\b[^<>]*>")
_SENTENCES = re.compile(r"[.!?…。！？][\"'”»“’)]?(?:\s|$)")
_DEEPEST = 40
_MOST = 20_000  # values looked at in a page's data
_STATES = (
    b"__NEXT_DATA__", b"__NUXT__", b"__INITIAL_STATE__", b"__PRELOADED_STATE__", b"__APOLLO_STATE__", b"__next_f",
    b"Fusion.globalContent", b"application/json", b"text/template", b"text/html", b"text/x-",
)  # fmt: skip


def confirmed(blocks: list[Block], declared: str | None) -> list[Block]:
    """The blocks without paragraphs that the declared body lacks, where it has at least four fifths of the others."""
    if not declared or len(declared) < 400:
        return blocks
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    if len(paragraphs) < 4:
        return blocks
    missing = [block for block in paragraphs if block.text[:_VERBATIM] not in declared]
    if missing:  # word for word is the rule: only where it fails is what is written looked at letter by letter
        said = letters(declared)
        missing = [block for block in missing if not _is_said(letters(block.text), said)]
    if not missing or len(missing) * 5 > len(paragraphs):
        return blocks
    gone = set(map(id, missing))
    tail = _tail(paragraphs, gone)
    before = paragraphs[: len(paragraphs) - len(tail)]
    size = sum(len(block.text) for block in tail)
    cut = size > _NOTE and (len(tail) > 2 or _breaks_off(said, paragraphs))
    if cut or (size > _ENDING and _breaks_off(said, before[-1:])):
        gone.difference_update(map(id, tail))  # it is the declared body that lacks the story's end
    return [block for block in blocks if id(block) not in gone]


def _tail(paragraphs: list[Block], gone: set[int]) -> list[Block]:
    """The last paragraphs, as far as they are among those that the declared body lacks."""
    begin = len(paragraphs)
    while begin and id(paragraphs[begin - 1]) in gone:
        begin -= 1
    return paragraphs[begin:]


def _breaks_off(said: str, paragraphs: list[Block]) -> bool:
    """Whether a declared body, in letters, ends inside a paragraph."""
    end = said[-_LAST:]
    return any(end in (words := letters(block.text)) and not words.endswith(end) for block in paragraphs)


def _is_said(words: str, said: str) -> bool:
    """Whether a paragraph's beginning, middle or end is there: links and credits inside it may be written differently."""
    middle = len(words) // 2
    return words[:40] in said or words[-40:] in said or words[middle : middle + 40] in said


def testimony(markup: Markup, known: Known, blocks: list[Block]) -> tuple[str, list[Block]] | None:
    """Who speaks in the visible body's stead ("articleBody", "state"), and the story in its words; None where it stands."""
    seen = sum(len(block.text) for block in blocks)
    least = _LEAST if seen else _BRIEF
    if known.body and len(known.body) > max(least, 2 * seen):
        told = _paragraphs(known.body)
        if sum(map(len, told)) > max(least, 1.8 * seen):
            return "articleBody", [Block(kind="paragraph", text=text) for text in told]
    if seen < _LITTLE and any(mark in markup.source for mark in _STATES):
        told = _from_scripts(markup.tree)
        if sum(map(len, told)) > max(_LEAST, 2 * seen):
            return "state", [Block(kind="paragraph", text=text) for text in told]
    return None


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a declared body, which may be plain text or markup."""
    if "&lt;/" in text:
        text = html.unescape(text)
    if "</" in text or "<p" in text or "<br" in text:
        tree = LexborHTMLParser(_BREAK.sub("\n", text))
        body = tree.body
        if body is None:
            return []
        found = [clean(node.text()) for node in body.css("p,h2,h3,li,blockquote")]
        found = found or list(map(clean, body.text().splitlines()))  # plain text, but for a tag or two
        return [words for words in found if words]
    text = html.unescape(text) if "&" in text else text
    return [words for line in text.splitlines() if (words := clean(_without_code(line)))]


def _without_code(line: str) -> str:
    """A line of plain text without the style sheets and scripts that stay when no more than the tags were taken away.

    Code is what braces hold, with the selectors or calls before them: words that have a sign inside them. Linear.
    """
    kept: list[str] = []
    begin = 0
    while (opened := line.find("{", begin)) >= 0:
        depth, end = 1, opened + 1
        for brace in _BRACE.finditer(line, end):
            depth += 1 if brace[0] == "{" else -1
            end = brace.end()
            if not depth:
                break
        inside = line[opened + 1 : end - 1]
        if depth or not (":" in inside or "(" in inside):
            kept.append(line[begin:end])
        else:
            words = line[begin:opened].split(" ")
            while words and (not words[-1] or _SIGNS.search(words[-1])):
                words.pop()
            kept.append(" ".join(words) + " ")
            behind = _AFTER_CODE.match(line, end)
            end = behind.end() if behind is not None else end
        begin = end
    return "".join([*kept, line[begin:]]) if begin else line


def _from_scripts(tree: LexborHTMLParser) -> list[str]:
    """The prose in the page's data: of the script that has most of it."""
    return max(map(_of_script, tree.css("script")), key=_size, default=[])


def _of_script(script: LexborNode) -> list[str]:
    """The paragraphs of a template, or the prose in a script's data."""
    kind, text = (script.attributes.get("type") or "").lower(), script.text()
    if len(text) < _LEAST or kind == "application/ld+json":
        return []
    if kind.startswith("text/") and kind != "text/javascript":
        return [words for words in _paragraphs(text) if "ookie" not in words]  # consent boxes wait in templates too
    return _prose_of(_value(text))


def _size(texts: list[str]) -> int:
    return sum(map(len, texts))


def _value(text: str) -> object:
    """The JSON value that a script is, or assigns; None where there is none that can be read."""
    text = text.strip()
    decode = json.JSONDecoder().raw_decode
    spent, at = 0, 0 if text[:1] == "[" else text.find("{")
    while at >= 0 and spent < _EFFORT * len(text):
        try:
            value, end = decode(text, at)
        except ValueError as error:  # a script's own notation: what stands inside may be JSON
            spent += getattr(error, "pos", at) - at + 1
            at = text.find("{", at + 1)
        except RecursionError:
            return None
        else:
            if end - at >= _LEAST:
                return value
            spent += end - at
            at = text.find("{", end)
    return _quoted(text)


def _quoted(text: str) -> list[object]:
    """The long strings that a script quotes, and the values that those are which are JSON themselves."""
    found: list[object] = []
    for match in _QUOTED.finditer(text):
        try:
            told = json.loads(match[0], strict=False)
        except ValueError:
            continue
        begin = told.find("{", 0, _HEAD)
        inside = None
        if begin >= 0:
            try:
                inside, _ = json.JSONDecoder().raw_decode(told, begin)
            except (ValueError, RecursionError):
                inside = None
        found.append(inside if inside is not None else {"text": told})
    return found


_EFFORT = 4  # times the length of a script that are read at most
_HEAD = 12  # characters before the JSON in a string: "5:{…"
_QUOTED = re.compile(r'"(?:[^"\\]|\\.){400,}"', re.DOTALL)


def _prose_of(value: object) -> list[str]:
    """The sentences among the strings of a value: of the list that holds most, else of the longest string."""
    told = ([words for text in texts for words in _paragraphs(text) if _is_prose(words)] for texts in _lists(value))
    return max(told, key=_size, default=[])


def _lists(value: object) -> Iterator[list[str]]:
    """The strings directly in or one object below each list of a value, and each long string by itself."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    looked = 0
    while waiting and looked < _MOST:
        item, depth = waiting.pop()
        looked += 1
        if depth > _DEEPEST:
            continue
        if isinstance(item, dict):
            for inner in item.values():
                if isinstance(inner, str):
                    if len(inner) > _LEAST:
                        yield [inner]
                else:
                    waiting.append((inner, depth + 1))
        elif isinstance(item, list):
            texts: list[str] = []
            for inner in item[:_MOST]:
                if isinstance(inner, str):
                    texts.append(inner)
                elif isinstance(inner, dict):
                    own = [each for each in inner.values() if isinstance(each, str) and len(each) > 40]
                    texts += own or [_joined(inner, 0)]
                waiting.append((inner, depth + 1))
            if texts:
                yield texts


def _joined(item: object, depth: int) -> str:
    """The words of one paragraph that editors keep as a tree: {"type": "paragraph", "children": [{"text": …}, …]}."""
    if isinstance(item, str):
        return item
    if isinstance(item, list):
        return "".join(_joined(each, depth) for each in item[:_MOST_PIECES])
    if not isinstance(item, dict) or depth > _PIECES_DEEP:
        return ""
    said = next((item[key] for key in _SAID if isinstance(item.get(key), str)), None)
    if said is not None:
        return str(said)
    inner = next((item[key] for key in _INNER if isinstance(item.get(key), (list, dict))), None)
    return _joined(inner, depth + 1) if inner is not None else ""


_SAID = ("text", "value", "html", "content")
_INNER = ("children", "content", "nodes", "spans", "data")
_MOST_PIECES = 200  # pieces of one paragraph
_PIECES_DEEP = 5


def _is_prose(text: str) -> bool:
    """Whether a string reads like a paragraph and not like a setting."""
    if len(text) <= 40 or " " not in text or text.startswith(("http", "{", "[", "<", "/")):
        return False
    return _SENTENCES.search(text[-400:]) is not None
