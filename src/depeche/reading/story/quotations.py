"""A quotation that stands in an element of its own: its words, and who is named below them."""

from __future__ import annotations

import re

from depeche.model import Block
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.story.lines import leads_elsewhere
from depeche.reading.vocabulary.phrases import phrases

DASHES = "—–―- "
"""Before the name of whoever is quoted."""
LONGEST_AUTHOR = 100
"""Characters of who said it, with office and house."""


def made(drafts: list[Draft], last: Container) -> Block | None:
    """The quotation of these lines, of which `last` holds the last thing; None where they only lead elsewhere."""
    words = [draft.text for draft in drafts]
    if not words or (len(words) == 1 and (phrases().is_signpost(words[0]) or leads_elsewhere(drafts[0]))):
        return None
    if len(words) == 1 and tells_whose(drafts[0].container.names):
        return None
    author: str | None = None
    whose = next((at for at in range(1, len(drafts)) if tells_whose(drafts[at].container.names)), len(drafts))
    if 0 < sum(map(len, words[whose:])) < LONGEST_AUTHOR:  # in parts of their own, which say so: a name, an office
        author, words = ", ".join(word.strip(DASHES) for word in words[whose:]), words[:whose]
    signed = author is None and _is_signed(drafts, last)
    if signed and len(words) > 1 and len(words[-1]) < LONGEST_AUTHOR:
        author = words.pop().lstrip(DASHES) or None
    links = drafts[0].links if len(words) == 1 else ()
    return Block(kind="quote", text="\n".join(words), links=links, author=author)


def tells_whose(names: str) -> bool:
    """Whether the names of a part of a quotation say that it tells whose it is."""
    return _WHOSE.search(names) is not None


_WHOSE = re.compile(r"(?i)(?<![a-z])(?:source|author|attribution|cite|citation|speaker)s?(?![a-z])")


def _is_signed(drafts: list[Draft], last: Container) -> bool:
    """Whether the last line of a quotation may say whose it is, by where it stands or by its dash."""
    signed = last.name in ("footer", "figcaption", "blockquote") or last.role == "meta"
    signed = signed or (last.within("blockquote") is None and drafts[0].container.within("blockquote") is not None)
    return signed or (drafts[-1].text[0] in DASHES and drafts[0].text[0] not in DASHES)
