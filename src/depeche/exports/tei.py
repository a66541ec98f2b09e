"""An article as TEI P5: what is known of it in the header, its blocks as the text. Many of them as one teiCorpus.

Subheads open divisions, as TEI wants them; after a division nothing may stand beside it, so a paragraph that follows a live
entry gets one too. Characters that XML has no place for are left out. Source: TEI P5 Guidelines 4.9, chapters 2 to 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as Tree

from depeche.exports.elements import under
from depeche.exports.wording import caption, linked_lines, linked_pieces, single_line, uri, web_address, xml_text
from depeche.model import Article, Block, When

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def of(article: Article) -> Tree.Element:
    """The TEI element. Its names carry no prefix; the namespace is an attribute of this element."""
    root = Tree.Element("TEI", {"xmlns": NAMESPACE})
    _header(under(root, "teiHeader"), article)
    text = under(root, "text", **({_LANG: article.language} if article.language else {}))
    body = under(text, "body")
    _blocks(body, article.blocks)
    if not len(body):
        under(body, "p")
    return root


# ---------------------------------------------------------------- header


def _header(header: Tree.Element, article: Article) -> None:
    described = under(header, "fileDesc")
    titles = under(described, "titleStmt")
    under(titles, "title", single_line(article.title) or article.url)
    for name in article.authors:
        under(titles, "author", single_line(name))
    under(under(described, "publicationStmt"), "p", f"Read from a kept page by depeche ({article.reader or 'no version'}).")
    _source(under(under(described, "sourceDesc"), "bibl"), article)
    profile = under(header, "profileDesc")
    if article.lede:
        under(under(profile, "abstract"), "p", article.lede)
    if article.language:
        under(under(profile, "langUsage"), "language", article.language, ident=article.language)
    classes = [("tags", article.tags), ("about", article.about), ("section", (article.section,) if article.section else ())]
    if any(terms for _, terms in classes):
        listed = under(profile, "textClass")
        for scheme, terms in classes:
            if terms:
                keywords = under(listed, "keywords", scheme=f"#{scheme}")
                for term in terms:
                    under(keywords, "term", single_line(term))


def _source(bibl: Tree.Element, article: Article) -> None:
    """Where the words come from."""
    if article.title:
        under(bibl, "title", single_line(article.title), level="a")
    for name in article.authors:
        under(bibl, "author", single_line(name))
    if article.site:
        under(bibl, "title", single_line(article.site), level="j")
    if article.publisher and article.publisher.name:
        under(bibl, "publisher", single_line(article.publisher.name))
    if article.agency:
        under(bibl, "orgName", single_line(article.agency), type="agency")
    for kind, when in (("published", article.published), ("modified", article.modified), ("captured", article.captured)):
        if when is not None:
            _date(bibl, when, type=kind)
    under(bibl, "idno", uri(article.url), type="URI")


def _date(parent: Tree.Element, when: When, **attributes: str) -> None:
    under(parent, "date", when.isoformat(), when=when.isoformat(), **attributes)


# ---------------------------------------------------------------- text


def _blocks(body: Tree.Element, blocks: Iterable[Block]) -> None:
    """The blocks under an element, in divisions where subheads open them."""
    open_: list[tuple[int, Tree.Element]] = [(0, body)]  # level of the subhead, its division; the innermost last
    for block in blocks:
        if block.kind == "heading":
            level = block.level or 2
            while open_[-1][0] >= level:
                open_.pop()
            division = under(open_[-1][1], "div")
            _linked(under(division, "head"), block)
            open_.append((level, division))
        elif block.kind == "entry":
            _entry(open_[-1][1], block)
        else:
            inner = open_[-1][1]
            last = inner[-1] if len(inner) else None
            if last is not None and last.tag == "div":  # beside a division only divisions may stand
                inner = last if last.get("type") == "continued" else under(inner, "div", type="continued")
            _block(inner, block)


def _entry(parent: Tree.Element, block: Block) -> None:
    division = under(parent, "div", type="entry")
    if block.title or block.published:
        head = under(division, "head", single_line(block.title) + (" " if block.title and block.published else ""))
        if block.published:
            _date(head, block.published)
    if block.author:
        under(division, "byline", single_line(block.author))
    _blocks(division, block.blocks or (Block(kind="paragraph", text=block.text),))


def _block(parent: Tree.Element, block: Block) -> None:
    match block.kind:
        case "quote":
            cited = under(parent, "cit")
            _linked(under(cited, "quote"), block)
            if block.author:
                under(under(cited, "bibl"), "author", single_line(block.author))
        case "list":
            listed = under(parent, "list")
            for item in linked_lines(block):
                _linked(under(listed, "item"), item)
        case "code":
            under(under(parent, "p"), "code", block.text)
        case "table" if block.rows:
            table = under(parent, "table")
            if told := caption(block):
                under(table, "head", single_line(told))
            for row in block.rows:
                line = under(table, "row")
                for cell in row:
                    under(line, "cell", cell)
        case "image" | "video":
            _figure(parent, block)
        case "embed":
            cited = under(parent, "cit", type="embed", **({"subtype": block.network} if block.network else {}))
            _linked(under(cited, "quote"), block)
            bibl = under(cited, "bibl")
            under(bibl, "author", single_line(block.author))
            if block.title:
                under(bibl, "title", single_line(block.title))
            if block.published:
                _date(bibl, block.published)
            if told := caption(block):
                under(bibl, "note", single_line(told), type="caption")
            if web_address(block.url):
                under(bibl, "ref", target=uri(block.url or ""))
        case "notice":
            _linked(under(under(parent, "note", type="notice"), "p"), block)
        case _:
            _linked(under(parent, "p"), block)


def _figure(parent: Tree.Element, block: Block) -> None:
    figure = under(parent, "figure", type=block.kind)
    if block.caption or block.title:
        under(figure, "head", single_line(block.caption or block.title))
    if web_address(block.url):
        under(figure, "graphic", url=uri(block.url or ""))
    if block.alt:
        under(figure, "figDesc", single_line(block.alt))
    if block.credit:
        under(figure, "note", single_line(block.credit), type="credit")


def _linked(element: Tree.Element, block: Block) -> None:
    """The text of a block, its links as `ref`."""
    last = None
    for words, address in linked_pieces(block):
        if address:
            last = under(element, "ref", words, target=uri(address))
        elif last is None:
            element.text = xml_text(words)
        else:
            last.tail = xml_text(words)


# ---------------------------------------------------------------- documents


def document(article: Article) -> str:
    """One article as a document of its own."""
    root = of(article)
    Tree.indent(root[0], level=1)  # of the header; in the text a line break would be a character of it
    return _DECLARATION + Tree.tostring(root, encoding="unicode") + "\n"


def corpus(articles: Iterable[Article], title: str) -> Iterator[str]:
    """Many articles as one document."""
    head = Tree.Element("teiHeader")
    described = under(head, "fileDesc")
    under(under(described, "titleStmt"), "title", single_line(title))
    under(under(described, "publicationStmt"), "p", "Exported from an archive of depeche.")
    under(under(described, "sourceDesc"), "p", "Kept pages; each text names its own.")
    yield f'{_DECLARATION}<teiCorpus xmlns="{NAMESPACE}">\n{Tree.tostring(head, encoding="unicode")}\n'
    for article in articles:
        yield Tree.tostring(of(article), encoding="unicode") + "\n"
    yield "</teiCorpus>\n"
