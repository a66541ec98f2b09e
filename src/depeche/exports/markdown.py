"""An article as Markdown (CommonMark): what a person would keep of a page."""

from __future__ import annotations

import re

from depeche.exports.wording import caption, credit, linked_lines, linked_pieces, single_line
from depeche.model import Article, Block

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~]|&(?=#?\w{1,40};))")
# What would make a list, a heading or a rule of a line of text: "1986. A good year"
_FENCES = re.compile(r"`{3,}")
_OPENING = re.compile(r"^([ \t]*\d{0,9})([-+=.)])(?=[\s=-]|$)", re.MULTILINE)


def of(article: Article) -> str:
    """The article: headline, credit line, then its blocks in reading order."""
    dated = article.published.isoformat() if article.published else ""
    head = " · ".join(filter(None, (_plain(single_line(credit(article))), _plain(single_line(article.site)), dated)))
    title = _plain(single_line(article.title))
    parts = [f"# {title}" if title else "", f"*{head}*" if head else "", f"<{_address(article.url)}>"]
    return "\n\n".join(part for part in (*parts, *map(_block, article.blocks)) if part) + "\n"


def _block(block: Block) -> str:
    text = _linked(block)
    match block.kind:
        case "heading":
            return f"{'#' * max(2, block.level or 2)} {text}"
        case "quote":
            return _quoted(_begun(text) + (f"\n— {_plain(block.author)}" if block.author else ""))
        case "list":
            return "\n".join(f"- {_begun(_linked(line))}" for line in linked_lines(block))
        case "code":
            fence = "`" * max(3, 1 + max(map(len, _FENCES.findall(block.text)), default=0))
            return f"{fence}\n{block.text}\n{fence}"
        case "table":
            return "\n\n".join(filter(None, (_table(block.rows), _below(block))))
        case "image":
            shown = f"![{_plain(single_line(block.alt or caption(block)))}]({_address(block.url)})"
            return "\n".join(filter(None, (shown, _below(block))))
        case "video":
            words = single_line(block.title or block.alt or caption(block) or block.url)
            return "\n".join(filter(None, (f"[{_plain(words)}]({_address(block.url)})" if block.url else "", _below(block))))
        case "embed":
            source = " ".join(filter(None, (block.author, f"({block.network})" if block.network else "")))
            told = (_begun(text), _plain(single_line(block.title)), _plain(source), _below(block))
            return _quoted("\n".join(filter(None, (*told, f"<{_address(block.url)}>" if block.url else ""))))
        case "entry":
            when = block.published.isoformat() if block.published else ""
            title = " · ".join(filter(None, (when, _plain(block.title or ""))))
            return "\n\n".join(filter(None, (f"## {title}" if title else "", *map(_block, block.blocks))) or (text,))
        case _:
            return _begun(text)


def _begun(text: str) -> str:
    """Text whose lines begin no list, heading or rule."""
    return _OPENING.sub(r"\1\\\2", text)


def _below(block: Block) -> str:
    """The caption of a picture, a film, a table or a post."""
    told = _plain(single_line(caption(block)))
    return f"*{told}*" if told else ""


def _plain(text: str | None) -> str:
    return _SIGNS.sub(r"\\\1", text or "")


def _address(url: str | None) -> str:
    return re.sub(r"[\s()<>\\]", lambda sign: f"%{ord(sign[0]):02X}", url or "")


def _linked(block: Block) -> str:
    """The text of a block with its links."""
    pieces = ((_plain(words), address) for words, address in linked_pieces(block))
    return "".join(f"[{words}]({_address(address)})" if address else words for words, address in pieces)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    if not rows:
        return ""
    lines = ["| " + " | ".join(_plain(" ".join(cell.split())) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])
