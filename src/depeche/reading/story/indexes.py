"""The headlines of a page that leads to others: titles with the addresses they lead to."""

from __future__ import annotations

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.model import Headline
from depeche.reading.story.drafts import Draft
from depeche.reading.vocabulary.addresses import joined, same_house, same_page
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


def listed(drafts: Iterable[Draft], url: str | None) -> float:
    """Share of the prose that is excerpts of other pages of the house: right below the linked title of one, or ending with
    the link to it. 0.0 where fewer than five are told so."""
    prose = excerpts = count = 0
    left = 0  # paragraphs that may still be of the excerpt below a title
    for draft in drafts:
        size = len(draft.text)
        if draft.links and draft.linked * 10 > size * 8 and _is_long(draft.text, _TITLE) and _leads_on(draft, url):
            left = _EXCERPT
        elif draft.kind == "heading":
            left = 0
        elif draft.kind == "text" and (size > _PROSE or (size * 3 > _PROSE and is_dense(draft.text))):
            prose += size
            if left or (draft.links and _is_excerpt(draft) and _leads_on(draft, url)):
                excerpts += size
                count += left in (0, _EXCERPT)
                left = max(0, left - 1)
    return excerpts / prose if count >= _LISTED else 0.0


def _is_excerpt(draft: Draft) -> bool:
    """Whether a paragraph begins with a linked title, or ends with a word or two that lead on."""
    first, last = draft.links[0], draft.links[-1]
    begins = first.start == 0 and first.end >= _TITLE
    return begins or (last.end >= len(draft.text) - 2 and last.end - last.start < _SENTENCE)


def _leads_on(draft: Draft, url: str | None) -> bool:
    href = draft.links[-1].href
    return url is not None and same_house(href, url) and not same_page(href, url)


_PROSE = 60  # characters from which a line is prose
_EXCERPT = 2  # paragraphs of one
_LISTED = 5
