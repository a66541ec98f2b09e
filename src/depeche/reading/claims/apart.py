"""Does a name or a day belong to something else than the story? In a teaser, among remarks, in a post and at the foot."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_ELSEWHERE = ("comment", "related", "sidebar", "teaser", "recommend", "popular", "most-read", "promo")
_PARTS = frozenset(("aside", "nav", "figcaption", "blockquote"))
_TEASER = 25  # characters from which the other words of a link are the title of what it leads to
_LONGEST_LINE = 120  # characters of a byline


def stands_apart(element: LexborNode) -> bool:
    """Whether an element is part of what is not the story: of a teaser, a remark, a post, the foot of the page."""
    size = len(element.text(strip=True))
    outer = element.parent
    at_end = False  # of its own article, perhaps
    for _ in range(8):
        if outer is not None and outer.tag == "article" and (_is_card(outer) or _is_teaser(outer)):
            return True
        if outer is None or outer.tag in ("article", "main", "body"):
            return at_end and (outer is None or outer.tag == "body" or size > _LONGEST_LINE)
        if (outer.tag in _PARTS and not _is_margin(outer)) or (
            outer.tag == "a" and len(outer.text(strip=True)) > size + _TEASER
        ):
            return True
        words = _called(outer)
        if any(word in words for word in _ELSEWHERE):
            return True
        at_end = at_end or ("footer" in words and not any(f"{own}-footer" in words for own in ("post", "entry", "article")))
        outer = outer.parent
    return at_end or _is_in_talk(outer)


def _is_margin(outer: LexborNode) -> bool:
    """Whether an element beside the prose holds what is told of the story itself, by its name."""
    return outer.tag == "aside" and any(word in (outer.attributes.get("class") or "").casefold() for word in _MARGINS)


_MARGINS = ("meta", "byline", "author")


def is_of_another(element: LexborNode) -> bool:
    """Whether a time is surely not the story's: it stands in a remark, a post, a teaser, the link to another story.

    Less is asked than of names, as the story's own times stand in margins too.
    """
    size = len(element.text(strip=True))
    outer = element.parent
    for _ in range(8):
        if outer is None or outer.tag in ("main", "body"):
            return False
        if outer.tag == "article":
            return _is_card(outer) or _is_teaser(outer)
        if outer.tag in _OF_OTHERS or (outer.tag == "a" and len(outer.text(strip=True)) > size + _TEASER):
            return True
        if _OF_ANOTHER.search(_called(outer)) is not None:
            return True
        outer = outer.parent
    return False


_OF_OTHERS = _PARTS - {"aside"}
_OF_ANOTHER = re.compile(r"(?:^|\s)[-_]{0,2}(?:(?!no|is)[a-z]{1,2}[-_])?(?:comment|reply|replies|teaser|related|recommend)")
"""A name that begins so, behind the two letters at most with which builders mark theirs: "c-comment", not "has-comments"."""


def _called(element: LexborNode) -> str:
    """The classes of an element and its id."""
    attributes = element.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}".casefold()


def _is_in_talk(outer: LexborNode | None) -> bool:
    """Whether an element far around a name holds what readers wrote, by its name."""
    for _ in range(4):
        if outer is None or outer.tag in ("article", "main", "body"):
            return False
        if _TALK.search(_called(outer)) is not None:
            return True
        outer = outer.parent
    return False


_TALK = re.compile(r"(?:^|[\s_-])comments?(?:[_-](?:area|list|section|box|wrap))?(?:\s|$)")


def _is_card(article: LexborNode) -> bool:
    """Whether an article stands in another, or beside one, and has no top heading: what else to read."""
    outer = article.parent
    while outer is not None and outer.tag not in ("article", "aside"):
        outer = outer.parent
    return outer is not None and article.css_first("h1") is None


def _is_teaser(article: LexborNode) -> bool:
    """Whether an article is called a teaser, and has no top heading."""
    names = _classes_of(article)
    return any(word in names for word in _TEASERS) and article.css_first("h1") is None


_TEASERS = ("teaser", "related", "recommend")


def _classes_of(article: LexborNode) -> str:
    """The classes of an article without those that systems make of its own tags and rubrics."""
    names = (article.attributes.get("class") or "").casefold().split()
    return " ".join(name for name in names if not name.startswith(("tag-", "category-")))
