"""The headlines of a page that leads to others: titles with the addresses they lead to."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.model import Headline
from depeche.reading.vocabulary.addresses import joined, same_page
from depeche.reading.vocabulary.words import clean, is_dense

_MOST = 300
_TITLE = 15  # characters from which the words of a link may be a headline
_SENTENCE = 30  # the same where no heading element says so
_ELSEWHERE = frozenset({"nav", "footer", "aside"})


def headlines(tree: LexborHTMLParser, base: str | None, url: str | None) -> tuple[Headline, ...]:
    """Linked headings in order, each address once; where there are hardly any, links that read like titles."""
    found: dict[str, str] = {}
    for node in tree.css("h1,h2,h3,h4,h5")[: 2 * _MOST]:
        if _is_long(text := node.text(), _TITLE) and (link := _link_of(node)) is not None:
            _add(found, link, text, base, url, _TITLE)
    if len(found) < 5:
        for link in tree.css("a")[: 10 * _MOST]:
            if _is_long(text := link.text(), _SENTENCE) and not _stands_elsewhere(link):  # few are long enough
                _add(found, link, text, base, url, _SENTENCE)
    return tuple(Headline(title=title, url=address) for address, title in list(found.items())[:_MOST])


def _link_of(heading: LexborNode) -> LexborNode | None:
    parent = heading.parent
    if parent is not None and parent.tag == "a":
        return parent
    inside = heading.css_first("a")
    if inside is not None:
        return inside
    above = parent.parent if parent is not None else None
    return above if above is not None and above.tag == "a" else None


def _is_long(text: str, least: int) -> bool:
    """Whether a text has so many characters; of those that are a word or a syllable each, a third does."""
    return len(text) >= least or (len(text) * 3 >= least and is_dense(text))


def _stands_elsewhere(link: LexborNode) -> bool:
    at = link.parent
    for _ in range(12):
        if at is None:
            return False
        if at.tag in _ELSEWHERE:
            return True
        at = at.parent
    return False


def _add(found: dict[str, str], link: LexborNode, words: str, base: str | None, url: str | None, least: int) -> None:
    title = clean(words)
    address = joined(base, link.attributes.get("href"))
    if _is_long(title, least) and len(title) < 400 and address and address not in found and not same_page(address, url):
        found[address] = title
