"""Subheads: is a paragraph in bold type one, by its words and by what stands around it? And what is no part of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from depeche.model import Block
from depeche.reading.story.clocks import tells_time
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.vocabulary.words import ends_sentence

BEFORE_SUBHEADS = frozenset(("paragraph", "quote", "list", "image", "embed", "table", "video"))
"""Kinds of what may stand before one."""
HEADING = frozenset(("heading",))
ASKING = frozenset("?？؟")
"""With which a question ends."""
_LONGEST = 100  # characters of a paragraph in bold type that is one


def reads_as_subhead(text: str) -> bool:
    """Whether the words are no sentence, nor the beginning of one: what is quoted may end them, without its full stop."""
    shortest = _SHORTEST_DENSE if text[-1] > "\u2e80" else _SHORTEST
    if not shortest <= len(text) < _LONGEST:
        return False
    return text[-1] not in '.:;,!»”"…' or _QUOTED.search(text) is not None


_SHORTEST = 5  # characters
_SHORTEST_DENSE = 4  # of a script without blanks
_QUOTED = re.compile(r'(?<![:：,，] )(?<![:：,，])["„“”«»][^"„“”«».!…。！？?]{2,56}["„“”«»]$')


def goes_on_below(drafts: Sequence[Draft], draft: Draft, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph in bold type is the second line of the subhead that was the last of the blocks.

    The first tells who speaks, and the second what is said; of three and more in a row none is.
    """
    at = next((at for at, other in enumerate(drafts) if other is draft), 0)
    if not 0 < at < len(drafts) - 1 or len(blocks) < 2:
        return False
    before, after = drafts[at - 1], drafts[at + 1]
    is_first = before.kind == "text" and before.bold and before.text == blocks[-1].text and blocks[-2].kind != "heading"
    return is_first and not after.bold


def are_of_an_interview(drafts: Sequence[Draft]) -> bool:
    """Whether the questions in bold type are an interviewer's: of several, one is too long to be a heading, or two begin
    with the same label: "Q: …"."""
    bold = [draft.text for draft in drafts if draft.bold and draft.kind == "text"]
    labels = Counter(label[0] for text in bold if (label := _LABEL.match(text)))
    if labels and max(labels.values()) > 1 and any(text[-1] in ASKING and _LABEL.match(text) for text in bold):
        return True
    asked = [len(draft.text) for draft in drafts if draft.bold and draft.kind == "text" and draft.text[-1] in ASKING]
    return len(asked) >= _QUESTIONS and max(asked) > _LONGEST


_LABEL = re.compile(r"[^\W\d_]{1,15}(?:[ -][^\W\d_]{1,15})?[.:：] ?(?=[^\W\d]|[¿¡„“«\"])")
"""Who asks, or that something is asked: "P. ", "Frage: ", "The Ledger: "."""
_QUESTIONS = 3  # in bold type, from which a text may be an interview


def between_paragraphs(drafts: Sequence[Draft]) -> frozenset[Draft]:
    """The short lines between the paragraphs of a story that has no headings, where all of them are parts of one name, and
    the paragraphs beside them parts of another: builders whose names say nothing set subheads so."""
    rows: dict[tuple[Container | None, str, str], list[int]] = {}
    for at, draft in enumerate(drafts):
        if draft.kind == "heading":
            return frozenset()
        if draft.kind == "text" and draft.container.names and draft.container.name in _UNSAID:
            rows.setdefault((draft.container.parent, draft.container.name, draft.container.names), []).append(at)
    if len(rows) < 2:
        return frozenset()
    outer, told = max(rows.items(), key=lambda row: sum([len(drafts[at].text) for at in row[1]]))
    prose = {at for at in told if ends_sentence(drafts[at].text)}
    if len(prose) < _PARAGRAPHS or len(prose) < len(told):
        return frozenset()
    found = [
        row
        for (parent, _, _), row in rows.items()
        if parent is outer[0] and row is not told and 1 < len(row) <= len(told) // 2 and _divide(row, prose, drafts)
    ]
    return frozenset(drafts[at] for at in found[0]) if len(found) == 1 else frozenset()


def _divide(row: Sequence[int], prose: AbstractSet[int], drafts: Sequence[Draft]) -> bool:
    """Whether lines differ, read as subheads, and stand each before a paragraph, and behind one."""
    if len({drafts[at].text for at in row}) < len(row):
        return False
    for at in row:
        draft = drafts[at]
        if at + 1 not in prose or at - 1 not in prose or draft.links or draft.container.role is not None:
            return False
        if not reads_as_subhead(draft.text) or tells_time(draft.text):
            return False
    return True


_UNSAID = frozenset(("div", "section"))
"""Elements that say nothing of what they hold."""
_PARAGRAPHS = 4  # the fewest of such a story


def without_edit_links(blocks: list[Block]) -> list[Block]:
    """The blocks without what stands in brackets behind each heading: "[edit]", as wikis have it."""
    ends = Counter(found[0] for block in blocks if block.kind == "heading" and (found := _BRACKETS.search(block.text)))
    again = tuple(end for end, times in ends.items() if times > 1)
    if not again:
        return blocks
    return [_without_end(block, again) if block.kind == "heading" else block for block in blocks]


def _without_end(block: Block, ends: tuple[str, ...]) -> Block:
    end = next((end for end in ends if block.text.endswith(end)), "")
    text = block.text[: len(block.text) - len(end)].rstrip()
    links = tuple([link for link in block.links if link.end <= len(text)])
    return replace(block, text=text, links=links) if end and text else block


_BRACKETS = re.compile(r"\[[^\[\]]{2,50}\]$")
