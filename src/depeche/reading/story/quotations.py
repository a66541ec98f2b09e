"""A quotation that stands in an element of its own: its words, and who is named below them."""

from __future__ import annotations

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
    author: str | None = None
    signed = last.name in ("footer", "figcaption", "blockquote") or last.role == "meta"
    signed = signed or (last.within("blockquote") is None and drafts[0].container.within("blockquote") is not None)
    signed = signed or (words[-1][0] in DASHES and words[0][0] not in DASHES)
    if signed and len(words) > 1 and len(words[-1]) < LONGEST_AUTHOR:
        author = words.pop().lstrip(DASHES) or None
    links = drafts[0].links if len(words) == 1 else ()
    return Block(kind="quote", text="\n".join(words), links=links, author=author)
