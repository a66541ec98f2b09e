"""Who is marked as the author? An element whose class says so, a link to an author's page, an address."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from functools import cache, lru_cache
from itertools import dropwhile, islice, pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.model import Byline
from depeche.reading.claims.apart import stands_apart
from depeche.reading.claims.survey import Survey
from depeche.reading.dates.stamps import UNSPACED
from depeche.reading.signing.announcing import announced, spelt_out
from depeche.reading.signing.bylines import Written, distinct, without_by, written
from depeche.reading.signing.signatures import CARD, LONGEST_LINE, Signature, announced_beside, is_credit, signature
from depeche.reading.vocabulary.agencies import is_agency, is_mark
from depeche.reading.vocabulary.furniture import Furniture, lines
from depeche.reading.vocabulary.words import letters
from depeche.reading.vocabulary.writers import (
    can_be_name,
    is_nobody,
    is_other_work,
    is_role,
    is_unspaced,
    looks_like_name,
    words,
)


def shown(around: Furniture, found: Survey, headline: int, house: frozenset[str]) -> Signature | None:
    """What is shown: a byline next to the headline, else an element whose class says that it is one."""
    beside = announced_beside(around, house)
    if beside is not None and not is_credit(beside):
        listed = _listed(beside, found, headline) if len(beside.bylines) == 1 else ()
        return replace(beside, bylines=listed) if listed else beside
    return _classed(found, headline, house) or beside


def _listed(beside: Signature, found: Survey, headline: int) -> tuple[Byline, ...]:
    """All names of a list of which the announced one is the first, one an item: "By Ada Ek" (Follow), "Bo Li" (Follow)."""
    after = [element for place, element in found.writers if place > headline][:MOST_LISTED]
    names: list[str] = []
    outer: LexborNode | None = None
    for element in after:
        text = without_by(" ".join(element.text(separator=" ")[:200].split()))
        if not looks_like_name(text):
            continue
        item = element.parent
        if item is None or item.tag != "li" or item.parent is None:
            continue
        if not names:
            if text != beside.bylines[0].name:
                return ()
            outer = item.parent
        elif outer is None or item.parent.mem_id != outer.mem_id:
            break
        names.append(text)
    others = [name for name in dict.fromkeys(names) if name != beside.bylines[0].name]
    return (*beside.bylines, *[Byline(name=name) for name in others]) if others else ()


MOST_LISTED = 16

_OTHERS = (
    "comment", "reply", "image", "photo", "avatar", "form", "bio", "teaser", "caption", "credit", "related", "share",
    "social", "follow", "media", "card", "slider", "prep", "bookmark", "quote", "testimonial", "description", "authoris",
    "authoriz", "authorit",
)  # fmt: skip
"""In the class of an element that says "author": somebody else's, or not the name."""

LONGEST_BOX = 240
"""Characters of an element that holds a byline and no more."""

_NO_BYLINES = frozenset(("time", "img", "input", "form", "article", "body", "main"))
"""Elements that show no name, and those that hold the story: systems add the account of who typed it in to their classes,
"author-admin"."""


def _classed(found: Survey, headline: int, house: frozenset[str]) -> Signature | None:
    """What an element shows whose class says author or byline; the first one after the headline, else before it."""
    after = [placed for placed in found.writers if placed[0] > headline]
    before = [placed for placed in found.writers if placed[0] < headline]
    for _, element in (*after[:16], *before[-6:]):
        classes = (element.attributes.get("class") or "").casefold()
        bare = classes.replace("vcard", "").replace("h-card", "")
        if element.tag in _NO_BYLINES or any(word in bare for word in _OTHERS):
            continue
        said = spelt_out(lines(element, 14), found.language)
        there = _names_within(element, found)
        told = announced(there or said, house, certain=True)
        if there and (whole := announced(said, house, certain=True)) and _names_more(whole, told):
            told = whole  # some of the names are links, and others are not
        card = Written() if any(looks_like_name(byline.name) for byline in told.bylines) else _on_card(element, classes)
        if card.bylines and not stands_apart(element):
            return signature(CARD, card)
        if told.bylines and not stands_apart(element) and not all(map(_is_unknown_mark, told.bylines)):
            if len(element.text()) > LONGEST_BOX:  # it tells of the author, and perhaps of others
                told = replace(told, bylines=told.bylines[:1])
            told = _with_siblings(_with_fellows(told, element, found), element, found)
            return signature(
                f"{element.tag}.{classes.split()[0]}" if classes.split() else f"{element.tag}[rel=author]", told
            )
    return None


def _on_card(element: LexborNode, classes: str) -> Written:
    """The name that is marked up as that of the author and nothing else (hCard), whatever its shape: "DT", "der Michel"."""
    told = set(classes.split())
    if told.isdisjoint(("fn", "p-author")) and not ("vcard" in told and "author" in classes):
        return Written()
    name = without_by(" ".join(element.text(separator=" ")[:200].split())).strip(" ,.:|")
    folded = name.casefold()
    usable = (
        can_be_name(name) and len(name) <= LONGEST_LINE // 3 and folded not in words().never and folded not in words().by
    )
    return Written((Byline(name=name),)) if usable and not is_nobody(name) and not is_agency(name) else Written()


def _is_unknown_mark(byline: Byline) -> bool:
    """Whether that is the mark of an agency by its shape alone."""
    return is_mark(byline.name) and not is_agency(byline.name)


def _with_fellows(told: Written, element: LexborNode, found: Survey) -> Written:
    """With those who are named one by one in elements of the same class, each beside the other: how journals sign."""
    classes = element.attributes.get("class")
    if len(told.bylines) != 1 or not classes or not looks_like_name(told.bylines[0].name):
        return told
    around = _around(element)
    people = [told.bylines[0]]
    after = dropwhile(lambda placed: placed[1].mem_id != element.mem_id, found.writers[:40])
    for _, other in islice(after, 1, None):
        if other.attributes.get("class") != classes or around.isdisjoint(_around(other)):
            break
        name = written(" ".join(other.text(separator=" ")[:200].split())).bylines[:1]
        if not name or not looks_like_name(name[0].name):
            break
        people += name
    return replace(told, bylines=tuple(distinct(people)))


def _around(element: LexborNode) -> frozenset[int]:
    """What holds an element, and what holds that where it holds nothing else."""
    outer = element.parent
    held = outer.parent if outer is not None and outer.text(strip=True) == element.text(strip=True) else None
    return frozenset(node.mem_id for node in (outer, held) if node is not None)


def _with_siblings(told: Written, element: LexborNode, found: Survey) -> Written:
    """With the agencies in elements of the same class beside it, as some builders have it."""
    parent = element.parent
    classes = element.attributes.get("class")
    agencies = [*told.agencies]
    for _, other in found.writers[:40] if parent is not None and classes else ():
        beside = other.parent
        if beside is None or parent is None or beside.mem_id != parent.mem_id or other.attributes.get("class") != classes:
            continue
        text = " ".join(other.text(separator=" ")[:200].split())
        if is_agency(text) or is_mark(text):
            agencies.append(text)
    return Written(told.bylines, tuple(dict.fromkeys(agencies)))


def _names_within(element: LexborNode, found: Survey) -> list[str]:
    """The texts of the elements inside that hold one author each, where there are several; a name may be cut by tags."""
    names = []
    for _, inner in found.writers[:40]:
        outer = inner.parent
        for _ in range(5):
            if outer is None or outer.mem_id == element.mem_id:
                break
            outer = outer.parent
        if outer is not None and outer.mem_id == element.mem_id:
            text = " ".join(inner.text(separator=" ")[:200].split())
            if looks_like_name(text) and text not in names:
                names.append(text)
    single = [name for name in names if not any(other != name and other in name for other in names)]
    return single if len(single) > 1 else []


def _names_more(whole: Written, part: Written) -> bool:
    """Whether a byline as a whole names those who are marked in it, and others besides."""
    names, marked = [byline.name for byline in whole.bylines], {byline.name for byline in part.bylines}
    return len(names) > len(marked) and marked.issubset(names) and all(map(looks_like_name, names))


def by_link(around: Furniture, tree: LexborHTMLParser, house: frozenset[str]) -> Signature | None:
    """Names on lines beside the headline that lead to pages of authors, or stand in `<address>` or in what is called so."""
    above = [line for line in around.above if any(map(str.isalpha, line))]  # counts and strokes between them are no lines
    lines_there = (*around.below[: MOST_BESIDE + 1], *above[-3:])
    near = {
        line: None
        for line, after in pairwise((*lines_there, ""))
        if (looks_like_name(line) or _is_unspaced(line))
        and line.casefold() not in house
        and not _is_licence(line)
        and not _took_pictures(after)
    }
    marked = _marked(tree, near) if near else near
    told = distinct(byline for name in near if name in marked for byline in written(name, house).bylines)
    return signature("link to an author", Written(tuple(told))) if told else None


def _is_unspaced(line: str) -> bool:
    return line[:1] >= UNSPACED and is_unspaced(line) and not is_nobody(line) and not is_role(line)


def _marked(tree: LexborHTMLParser, names: Container[str]) -> Container[str]:
    """Those of the names that an element marked as the author's holds. What it holds is asked first: few hold a name."""
    found = set()
    for element in tree.css(_OF_AUTHORS)[:MOST_LINKS]:
        if (said := _line(element)) in names and (
            element.tag == "address" or leads_to_author(element.attributes.get("href") or "") or _is_called_so(element)
        ):
            found.add(said)
    for element in tree.css("[class]")[:MOST_LINKS]:
        if not _is_named_so(element.attrs["class"] or ""):
            continue
        shown = (_PLACED.split(_line(element))[0], _first_line(element))
        if any(map(names.__contains__, shown)) and _is_called_so(element):
            found.update(shown)
    return found


def _line(element: LexborNode) -> str:
    return " ".join(element.text()[:LONGEST_LINE].split())


def _first_line(element: LexborNode) -> str:
    """What stands in the first part of an element: a name above an address."""
    return " ".join(element.text(separator="\n", strip=True)[:LONGEST_LINE].partition("\n")[0].split())


def leads_to_author(address: str) -> bool:
    """Whether the path of an address goes through a folder of authors: /autor/ada-ek."""
    folders = address[: 2 * LONGEST_LINE].casefold().partition("?")[0].split("/")[:-1]
    return not words().author_folders.isdisjoint(folders)


_OF_AUTHORS = 'address,a[href],[id*="author" i],[data-testid*="author" i]'


@lru_cache(maxsize=1024)  # parts of a page share their classes
def _is_named_so(classes: str) -> bool:
    """Whether a class has a word for authors. A selector for each of the words would cost five times as much."""
    return any(map(classes.casefold().__contains__, _other_names()))


@cache
def _other_names() -> tuple[str, ...]:
    return tuple(name for name in words().author_names if name != "author")  # those are in the survey


_NAMED = ("class", "id", "data-testid")


def _is_called_so(element: LexborNode) -> bool:
    attributes = element.attributes
    called = " ".join(attributes.get(where) or "" for where in _NAMED).casefold()
    if any(map(called.__contains__, _OTHERS)) or not any(map(called.__contains__, words().author_names)):
        return False
    return not stands_apart(element)


def is_label(tree: LexborHTMLParser, name: str) -> bool:
    """Whether these are the words of a link to a page that is named after them and is no author's, of what is called a
    category, or of a caption."""
    for element in tree.css("a[href],[class],figcaption")[: 4 * MOST_LINKS]:
        attributes = element.attributes
        if element.tag == "a":
            address = attributes.get("href") or ""
            named = _is_named_after(address, name) or "tag" in (attributes.get("rel") or "")
            if named and not leads_to_author(address) and _line(element) == name:
                return True
        elif (element.tag == "figcaption" or _is_called_category(attributes.get("class") or "")) and _line(element) == name:
            return True
    return False


def _is_named_after(address: str, name: str) -> bool:
    """Whether a path ends in that name: /topics/harbour-life; of many words it is a title, which more may stand before."""
    last = letters(address.partition("?")[0].rstrip("/").rpartition("/")[2])
    return last == letters(name) or (name.count(" ") >= _TITLE and last.endswith(letters(name)))


_TITLE = 3  # blanks in what is the title of a story rather than a name


@lru_cache(maxsize=1024)  # parts of a page share their classes
def _is_called_category(classes: str) -> bool:
    folded = classes.casefold()
    return any(name in folded for name in words().label_names)


def _is_licence(name: str) -> bool:
    """Whether it is a few capitals, as those of a licence are: "CC BY"."""
    return len(name) < 8 and name.isupper()


def _took_pictures(line: str) -> bool:
    """Whether the line behind a name says in brackets that its bearer took the pictures: "(photos)"."""
    return line[:1] == "(" and is_other_work(line[1:])


_PLACED = re.compile(r"\s[|·]\s")
"""What stands between a name and where its bearer writes from: "Ada Ek | Lindhaven"."""

MOST_BESIDE = 8
"""Lines below the headline that may be names."""
MOST_LINKS = 400
