"""An article as plain text: headline, credit, address, then the text as it is read, captions included."""

from __future__ import annotations

from depeche.exports import moments
from depeche.exports.wording import credit, single_line
from depeche.model import Article, Block

RULE = "\n\n" + "-" * 72 + "\n\n"
"""Between two articles of one file."""


def of(article: Article) -> str:
    told = (credit(article), article.site, moments.moment(article.published))
    head = " · ".join(filter(None, map(single_line, told)))
    parts = [single_line(article.title), head, single_line(article.url), *map(_block, article.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    if block.text:
        title = " · ".join(filter(None, (moments.moment(block.published), single_line(block.title))))
        return f"{title}\n{block.text}" if block.kind == "entry" and title else block.text
    caption = ". ".join(filter(None, (block.caption, block.credit))) or block.alt
    return f"[{caption}]" if caption else ""
