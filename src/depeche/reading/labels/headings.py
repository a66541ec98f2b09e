"""The headings of a page as a reader sees them: their words, the tags these stand in, and which of them is no headline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.reading.claims.claims import Claim
from depeche.reading.claims.survey import Survey
from depeche.reading.vocabulary.addresses import host, joined, path
from depeche.reading.vocabulary.boilerplate import names_of, role
from depeche.reading.vocabulary.words import clean, is_dense, letters

MOST_HEADS = 20
LONGEST_TITLE = 500


def shown(found: Survey) -> list[Claim]:
    """The `h1` of the page as claims, in document order. `value` is the element."""
    claims = []
    several = len(found.heads) > 1
    for place, (_, element) in enumerate(found.heads[:MOST_HEADS]):
        if several and _is_hidden(element):
            continue  # what an app that shares the page is to show
        text = joined_pieces(element)
        if text and len(text) <= LONGEST_TITLE:
            claims.append(Claim("title", "dom", f"h1[{place}]" if place else "h1", text, element))
    return claims


def _is_hidden(element: LexborNode) -> bool:
    """Whether a heading, or what holds it, is styled to be seen by nobody."""
    outer: LexborNode | None = element
    for _ in range(3):
        if outer is None or outer.tag in ("article", "main", "body"):
            return False
        if "display:none" in (outer.attributes.get("style") or "").replace(" ", ""):
            return True
        outer = outer.parent
    return False


def joined_pieces(element: LexborNode) -> str:
    """The words of an element. Where tags part letters, a blank is set only between what are two words: after a mark that
    ends a sentence, and from a small letter to a capital ("Eishockey|Riad gewinnt", but "C|lever").
    """
    text = _without_readings(element).text(separator="\0")[: 2 * LONGEST_TITLE]
    if "\0" in text.strip("\0"):
        pieces = [piece for piece in text.split("\0") if piece]
        kept = pieces[:1]
        for before, after in pairwise(pieces):
            last, first = before[-1], after[0]
            capital = first.isupper() and (last.islower() or last.isdigit())
            apart = (
                capital
                or last in ".!?:;"
                or (last == ")" and first.isalnum())
                or (last.isalpha() and (first.isdigit() or _QUOTED.match(after)))
            )
            kept.append(f" {after}" if apart else after)
        text = "".join(kept)
    return clean(text)


def _without_readings(element: LexborNode) -> LexborNode:
    """The element without what tells how its characters are read ("子", above it "こ") or drawn; a copy, if there is any."""
    said = element.text()
    styled = "{" in said and element.css_first("style,script") is not None
    if not styled and (said.isascii() or element.css_first("rt") is None):  # only what is not ASCII is told how it is read
        return element
    copy = element.clone()
    for reading in copy.css("rt,rp,style,script"):
        reading.decompose()
    return copy


_QUOTED = re.compile(r"[\"„“«»]\w+ ")  # words behind a mark that opens


def mended(text: str, like: Iterable[str] = ()) -> str:
    """The text of an element whose parts were joined by blanks, without those that no reader sees: "Riad : 3" → "Riad: 3".

    Where one of `like` has the blank too, it is the author's own (French typography).
    """
    for mark in (":", ",", ".", ";"):
        apart = f" {mark} "
        if apart in text and not any(apart in other for other in like):
            text = text.replace(apart, f"{mark} ")
    return text


def in_trail(heading: LexborNode) -> bool:
    """Whether a heading is the last step of the trail of links that leads to the page: no place to show a headline."""
    node = heading.parent
    for _ in range(3):
        if node is None or node.tag in ("body", "main", "article"):
            return False
        attributes = node.attributes
        if node.tag == "nav" or "breadcrumb" in f"{attributes.get('class')} {attributes.get('id')}".casefold():
            return True
        node = node.parent
    return False


def under_trail(tree: LexborHTMLParser, declared: list[str]) -> Claim | None:
    """The lower heading that shows what is declared as headline, behind a kicker or alone."""
    ends = tuple(text for text in declared if len(text) >= 12)
    for place, element in enumerate(tree.css("h2")[:MOST_HEADS]):
        text = joined_pieces(element)
        if text.endswith(ends) and not in_trail(element):
            return Claim("title", "dom", f"h2[{place}]" if place else "h2", text, element)
    return None


def leads_home(heading: LexborNode, url: str | None) -> bool:
    """Whether all words of a heading are one link to the front page of the site: they name it."""
    outer = heading.parent
    link = outer if outer is not None and outer.tag == "a" else heading.css_first("a")
    if link is None or (link is not outer and link.text(strip=True) != heading.text(strip=True)):
        return False
    address = joined(url, link.attributes.get("href"))
    return address is not None and host(address) == host(url) and not path(address).strip("/")


def under_banner(tree: LexborHTMLParser, heads: list[str], titles: list[str]) -> Claim | None:
    """The lower heading that shows the page's title, where the top headings name the site or a part of it.

    They do where they share no word with the title; or where it begins with the only one, and ends with a heading that is
    marked as the lasting link to what it heads.
    """
    words = {word for head in heads for word in head.casefold().split() if len(word) > _SMALL_WORD}
    strange = {letters(title) for title in titles if len(title) >= _TEASER and words.isdisjoint(title.casefold().split())}
    banner = letters(heads[0]) if len(heads) == 1 else ""
    ends = [said for title in titles if (said := letters(title)).startswith(banner) and said != banner] if banner else []
    if not ends and len(strange) < len(titles):
        return None
    for element in tree.css("h2,h3")[:MOST_HEADS]:
        text = joined_pieces(element)
        said = letters(text)
        lasting = bool(said) and any(end.endswith(said) for end in ends) and element.css_first("a[rel=bookmark]") is not None
        if said in strange or lasting:
            return Claim("title", "dom", element.tag or "", text, element)
    return None


_SMALL_WORD = 3  # letters of words such as "and", which any two titles may share


def showing(tree: LexborHTMLParser, titles: Iterable[str]) -> LexborNode | None:
    """The element that shows one of these titles, or most of it, on a page whose headline is no `h1`.

    Links lead to others, and the trail ends before the headline; of a bar at the head of the page and what stands above the
    story it is the latter.
    """
    wanted = {said for title in titles if len(said := letters(title)) >= _LEAST_LETTERS}
    if not wanted or tree.body is None:
        return None
    starts = {title[:_LEAST_LETTERS] for title in wanted}
    ends = {title[-_LEAST_LETTERS:] for title in wanted}
    found: LexborNode | None = None
    for place, node in enumerate(tree.body.traverse(include_text=True, skip_empty=True)):
        if place > _MOST_NODES:
            break
        if node.tag != "-text":
            continue
        text = node.text()
        said = letters(text) if len(text) <= LONGEST_TITLE else ""
        if said and (said[:_LEAST_LETTERS] in starts or said[-_LEAST_LETTERS:] in ends) and _is_most_of(said, wanted):
            element = _alone_in(node, said)
            if element is not None and not _is_of_another(element):
                found = element
        elif found is not None and len(text) >= _SENTENCE and node.parent is not None and node.parent.tag not in _OTHERS:
            break
    return found


def of_entry(tree: LexborHTMLParser) -> Claim | None:
    """What the one entry of the page names as its title, by the class that the microformat hAtom has for that."""
    named = tree.css(".entry-title")[:2]
    text = joined_pieces(named[0]) if len(named) == 1 else ""
    return Claim("title", "dom", named[0].tag or "", text, named[0]) if 0 < len(text) <= LONGEST_TITLE else None


def above_prose(tree: LexborHTMLParser) -> LexborNode | None:
    """The heading, or the line set large, that stands nearest above the first prose.

    For pages whose title names only the site. Old systems show it in a cell, in `<font size="5">`, in a lower heading.
    """
    found: tuple[int, LexborNode] | None = None
    prose = 0
    body = tree.body
    for place, node in enumerate(body.traverse(include_text=True, skip_empty=True) if body is not None else ()):
        if place > _MOST_NODES:
            break
        if node.tag != "-text":
            continue
        text, holder = node.text(), node.parent
        if holder is not None and holder.tag == "option":
            found = None  # what stands above a choice heads a list
        if holder is None or len(text) < _LEAST_LETTERS:
            continue
        outer = holder.parent
        if holder.tag in _OTHERS or (outer is not None and outer.tag in _OTHERS):
            if len(text) >= _TEASER:
                found = None  # what stands above the titles of other stories heads them
                if prose:
                    break
            continue
        if len(text) >= _FIRST_PROSE or (len(text) >= _FIRST_PROSE // 3 and is_dense(text)):
            prose += 1
            if prose > 1:
                break
        if prose:
            continue
        told = _set_large(holder)
        if told is not None and (found is None or told[0] >= found[0]) and not _is_of_another(told[1]):
            found = told
    return found[1] if found is not None and prose else None


_TEASER = 25  # characters of a link that may be the title of another story
_FIRST_PROSE = 110  # characters of the first line of prose
_LARGE = re.compile(
    r"font-size:\s?(?:(?:1[89]|[2-5]\d)(?:\.\d+)?p[xt]|(?:1\.[3-9]|[2-4])\d?r?em|x{0,2}-large)", re.IGNORECASE
)
_LEVELS = {"h2": 9, "h3": 8, "h4": 7}
_SIZES = {"7": 7, "6": 6, "5": 5, "4": 4, "+4": 7, "+3": 6, "+2": 5, "+1": 4}


def _set_large(element: LexborNode) -> tuple[int, LexborNode] | None:
    """How large the words of an element are set, and the element that sets them so."""
    at: LexborNode | None = element
    for _ in range(_CLIMBED):
        if at is None or at.tag in ("body", "tr", "table"):
            return None
        if (level := _LEVELS.get(at.tag or "")) is not None:
            return level, at
        attributes = at.attributes
        size = _SIZES.get((attributes.get("size") or "").strip()) if at.tag == "font" else None
        if size is None and _LARGE.search(attributes.get("style") or "") is not None:
            size = 5
        if size is not None:
            return (size, at) if len(at.text()[: 2 * LONGEST_TITLE]) < LONGEST_TITLE // 2 else None
        at = at.parent
    return None


_LEAST_LETTERS = 10
_MOST_NODES = 8_000
_SENTENCE = 60  # characters of a line of prose; none stands between a headline in a bar and the one above the story
_PHRASES = frozenset({"b", "em", "font", "i", "small", "span", "strong", "u"})
_OTHERS = frozenset({"a", "li", "nav", "figcaption", "figure", "button", "option", "script", "style"})
_OTHER_PARTS = frozenset({"box", "consent", "embed", "gate", "gone", "media", "shun", "wall"})
_CLIMBED = 4  # elements around a headline, none of which may be of another kind


def _alone_in(node: LexborNode, said: str) -> LexborNode | None:
    """The element that says these words and no others, with the phrases around it."""
    element = node.parent
    for _ in range(_CLIMBED):
        outer = element.parent if element is not None and element.tag in _PHRASES else None
        if outer is None or letters(outer.text()[: 2 * LONGEST_TITLE]) != said:
            break
        element = outer
    return element if element is not None and letters(element.text()[: 2 * LONGEST_TITLE]) == said else None


def _is_most_of(said: str, wanted: Iterable[str]) -> bool:
    """Whether that is a title, or the greater part of one, to which the name of the site or a kicker was added."""
    return any(
        said == title or (len(said) * 2 > len(title) and (title.startswith(said) or title.endswith(said)))
        for title in wanted
    )


def _is_of_another(element: LexborNode) -> bool:
    """Whether it is a link or one of several things, as the titles of teasers and the steps of a trail are."""
    at: LexborNode | None = element
    for climbed in range(_CLIMBED):
        if at is None or at.tag == "body":
            break
        attributes = at.attributes
        if at.tag in _OTHERS or "hidden" in attributes:
            return True
        if climbed < 2 and role(names_of(attributes.get("class") or "", attributes.get("id") or "")) in _OTHER_PARTS:
            return True
        at = at.parent
    return element.css_first("a") is not None or in_trail(element)


def pieces_of(element: LexborNode) -> list[str]:
    """The texts of an element, one for each of its tags."""
    texts = _without_readings(element).text(separator="\n", strip=True)[:1000].split("\n")
    return [piece for piece in map(clean, texts) if piece]
