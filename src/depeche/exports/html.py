"""The body of an article as HTML, for formats that carry one (ninjs): blocks in reading order, all text escaped."""

from __future__ import annotations

from html import escape

from depeche.exports.wording import caption, linked_lines, linked_pieces, web_address
from depeche.model import Article, Block


def of(article: Article) -> str:
    """One element for each block, a line each."""
    return "\n".join(filter(None, map(_block, article.blocks)))


def _block(block: Block) -> str:
    text = _linked(block)
    match block.kind:
        case "heading":
            level = min(6, max(2, block.level or 2))
            return f"<h{level}>{text}</h{level}>"
        case "quote":
            by = f"<footer>{escape(block.author)}</footer>" if block.author else ""
            return f"<blockquote><p>{text}</p>{by}</blockquote>"
        case "list":
            return "<ul>" + "".join(f"<li>{_linked(item)}</li>" for item in linked_lines(block)) + "</ul>"
        case "code":
            return f"<pre><code>{escape(block.text)}</code></pre>"
        case "table":
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
            told = escape(caption(block))
            return (
                "<table>"
                + (f"<caption>{told}</caption>" if told else "")
                + "".join(f"<tr>{row}</tr>" for row in rows)
                + "</table>"
            )
        case "image" | "video":
            return _figure(block)
        case "embed":
            source = " ".join(filter(None, (block.author, f"({block.network})" if block.network else "")))
            link = web_address(block.url)
            cited = f'<a href="{escape(link)}">{escape(source or link)}</a>' if link else escape(source)
            cited = "<br>".join(filter(None, (cited, escape(caption(block)))))
            return f"<blockquote><p>{text}</p><footer>{cited}</footer></blockquote>"
        case "notice":
            return f"<aside><p>{text}</p></aside>"
        case "entry":
            when = f'<time datetime="{block.published.isoformat()}"></time> ' if block.published else ""
            title = f"<h2>{when}{escape(block.title or '')}</h2>" if block.title or when else ""
            return "<section>" + title + ("".join(map(_block, block.blocks)) or f"<p>{text}</p>") + "</section>"
        case _:
            return f"<p>{text}</p>"


def _figure(block: Block) -> str:
    link = web_address(block.url)
    shown = ""
    if link and block.kind == "image":
        shown = f'<img src="{escape(link)}" alt="{escape(block.alt or "")}">'
    elif link:
        shown = f'<video src="{escape(link)}" controls></video>'
    told = escape(caption(block))
    return f"<figure>{shown}" + (f"<figcaption>{told}</figcaption>" if told else "") + "</figure>"


def _linked(block: Block) -> str:
    """The text of a block, escaped, with its links; those that are no web address are left out."""
    pieces = ((escape(words), address) for words, address in linked_pieces(block))
    return "".join(f'<a href="{escape(address)}">{words}</a>' if address else words for words, address in pieces)
