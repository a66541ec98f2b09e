"""An article as plain text: headline, credit, address, then the text as it is read, captions included."""

from __future__ import annotations

from depeche.exports import moments
from depeche.exports.wording import caption, credit, single_line
from depeche.model import Article, Block

RULE = "\n\n" + "-" * 72 + "\n\n"
"""Between two articles of one file."""


def of(article: Article) -> str:
    told = (credit(article), article.site, moments.moment(article.published))
    head = " · ".join(filter(None, map(single_line, told)))
    parts = [single_line(article.title), head, single_line(article.url), *map(_block, article.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    if block.kind == "entry":
        title = " · ".join(filter(None, (moments.moment(block.published), single_line(block.title))))
        return "\n\n".join(filter(None, ("\n".join(filter(None, (title, _first(block)))), *map(_block, block.blocks[1:]))))
    said = f"— {block.author}" if block.kind == "quote" and block.author else ""
    told = caption(block) or (block.alt if not block.text else None)
    return "\n".join(filter(None, (block.text, said, f"[{told}]" if told else "")))


def _first(entry: Block) -> str:
    return _block(entry.blocks[0]) if entry.blocks else entry.text
