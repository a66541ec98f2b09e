"""A second witness of the story: the body that a page declares for machines, or carries as data for its scripts.

Where the visible body is whole, the witness confirms it: a paragraph that the declared body lacks, when it has nearly all
others, is none of the story's. Where the visible body is cut, or drawn by script, the witness speaks in its stead.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

from depeche.model import Block
from depeche.reading.claims.known import Known
from depeche.reading.page.markup import Markup
from depeche.reading.story import data_prose, states, written
from depeche.reading.vocabulary.words import letters, stems

LITTLE = 300
"""Characters of visible text from which the page's data speaks only where the text is cut off, and has to begin with it."""
_VERBATIM = 80  # characters of a paragraph that are compared as they are
_LEAST = 400  # characters from which a testimony is worth hearing
_BRIEF = 80  # the same, where nothing is visible at all
_NOTE = 600  # characters of what a house says below a story: of itself, its author, its other pages
_ENDING = 400  # the same, right behind the paragraph in which the declared body breaks off
_LAST = 20  # letters by which the end of a declared body is looked for
_STATES = (
    b"window.", b"__NEXT_DATA__", b"__NUXT__", b"__INITIAL_STATE__", b"__PRELOADED_STATE__", b"__APOLLO_STATE__",
    b"__next_f", b"__remixContext", b"__sveltekit", b"Fusion.globalContent", b"application/json", b"text/template",
    b"text/html", b"text/x-",
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
    if missing and missing[0] is paragraphs[0] and len(missing[0].text) > _VERBATIM and missing[0].text[-1] == ".":
        missing.pop(0)  # with what a story opens, declared bodies may leave out
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


def data(markup: Markup) -> list[tuple[str, str]]:
    """The types and texts of the page's scripts, if any of them may hold a story."""
    if not any(mark in markup.source for mark in _STATES):
        return []
    return [((script.attributes.get("type") or "").lower(), script.text()) for script in markup.tree.css("script")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """The story in the words of a witness."""

    by: Literal["articleBody", "state"]
    markup: str
    writers: tuple[str, ...] = ()
    day: str | None = None  # when it was published, as written


def testimony(scripts: list[tuple[str, str]], known: Known, blocks: list[Block]) -> Testimony | None:
    """Who speaks in the visible body's stead; None where it stands."""
    if not known.body and not scripts:
        return None
    seen = sum(len(block.text) for block in blocks)
    least = _LEAST if seen else _BRIEF
    if known.body and len(known.body) > max(least, 2 * seen):
        told = written.paragraphs(known.body)
        if sum(map(len, told)) > max(least, 1.8 * seen):
            markup = written.markup(known.body) or "".join([f"<p>{escape(text)}</p>" for text in told])
            return Testimony(by="articleBody", markup=markup)
    if scripts:
        found = _from_scripts(scripts, [known.title or "", *known.titles])
        if found.size > max(_LEAST, 2 * seen) and _is_of_page(written.paragraphs(found.markup), known, blocks):
            return Testimony(by="state", markup=found.markup, writers=found.writers, day=found.day)
    return None


def _is_of_page(told: list[str], known: Known, blocks: list[Block]) -> bool:
    """Whether a story says what the page shows or, where it shows nothing, what it is called or said to be about."""
    shown = [letters(block.text) for block in blocks if len(block.text) > _BRIEF]
    text = " ".join(told)
    if shown:
        said = letters(text)
        if sum(map(len, shown)) < LITTLE:
            return any(_is_said(words, said) for words in shown)
        begun = said[: 2 * sum(map(len, shown))]
        return all(words[:40] in begun for words in shown)
    text = text.casefold()
    about = [stems(words, 5) for words in (known.title, known.lede) if words]
    return not about or any(sum(map(text.__contains__, said)) * 2 >= len(said) for said in about)


def _from_scripts(scripts: list[tuple[str, str]], titles: list[str]) -> data_prose.Told:
    """The prose in the page's data: of the template or the story in its values that has most of it."""
    templates = [
        _template([words for words in written.paragraphs(text) if "ookie" not in words])  # consent boxes wait there too
        for kind, text in scripts
        if len(text) >= _LEAST and kind.startswith("text/") and kind != "text/javascript"
    ]
    values = states.values(text for kind, text in scripts if kind in _DATA)
    return max([*templates, data_prose.story(values, titles)], key=_size)


def _template(paragraphs: list[str]) -> data_prose.Told:
    return data_prose.Told(markup="".join([f"<p>{escape(text)}</p>" for text in paragraphs]), size=sum(map(len, paragraphs)))


_DATA = ("", "module", "text/javascript", "application/javascript", "application/json")


def _size(told: data_prose.Told) -> int:
    return told.size
