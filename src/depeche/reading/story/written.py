"""The paragraphs of a text that a page keeps apart from what it shows, be it plain or markup."""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborHTMLParser

from depeche.reading.vocabulary.words import clean

_BRACE = re.compile(r"[{}]")
_SIGNS = re.compile(r"^[,.#@>]|[.#:(_>\[]\S")  # what a selector or a call has and a word of prose has not
_AFTER_CODE = re.compile(r"[\s;)}]*")
_BREAK = re.compile(r"<br\b[^<>]*>")


def markup(text: str) -> str | None:
    """The text as markup of blocks, if it is any; it may have been escaped."""
    text = html.unescape(text) if "&lt;/" in text else text
    return text if _BLOCK.search(text) is not None else None


_BLOCK = re.compile(r"<(?:p|h[1-6]|ul|ol|blockquote|figure)\b")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a declared body, which may be plain text or markup."""
    if "&lt;/" in text:
        text = html.unescape(text)
    if "</" in text or "<p" in text or "<br" in text:
        tree = LexborHTMLParser(_BREAK.sub("\n", text))
        body = tree.body
        if body is None:
            return []
        for node in body.css("script,style"):
            node.decompose()
        found = [clean(node.text()) for node in body.css("p,h2,h3,li,blockquote")]
        whole = body.text()
        if sum(map(len, found)) * 2 < len(whole.strip()):  # plain text, but for a tag or two
            found = list(map(clean, whole.splitlines()))
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
