"""Who signs it on the page itself? The byline beside the headline, an element that is called so, a name next to the date.

Newsrooms and blogs that declare no author show one; some declare the account of who typed it in, and show who wrote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import pairwise, takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.model import Byline
from depeche.reading.agencies import is_agency, is_mark
from depeche.reading.announcing import announced, may_announce
from depeche.reading.bylines import DIGIT, Written, distinct, shorter_by, without_by, written
from depeche.reading.claims import Claim
from depeche.reading.furniture import Furniture, lines
from depeche.reading.instants import instant
from depeche.reading.regions import len_of_prose
from depeche.reading.survey import Survey
from depeche.reading.words import ends_sentence
from depeche.reading.writers import can_be_name, is_nobody, is_other_work, is_role, looks_like_name, words


@dataclass(frozen=True, slots=True)
class Signature:
    """What one place of the page says, in its order."""

    claim: Claim
    bylines: tuple[Byline, ...]
    agencies: tuple[str, ...]
    bodies: bool = False  # it says itself that these are no persons


def is_credit(source: Signature) -> bool:
    """Whether the page only shows which agency it draws on."""
    if source.claim.layer != "dom" or source.claim.path == CARD:
        return False
    return all(is_agency(byline.name) or is_mark(byline.name) for byline in source.bylines)


def shown(around: Furniture, found: Survey, headline: int, house: frozenset[str]) -> Signature | None:
    """What is shown: a byline next to the headline, else an element whose class says that it is one."""
    beside = _announced(around, house)
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
ANNOUNCED = "byline"
ABOVE = "byline above"
BELOW = "byline below"
FURTHER_DOWN = "byline further down"


def _announced(around: Furniture, house: frozenset[str]) -> Signature | None:
    """A byline next to the headline that begins with "By": right below it, above it, or after the first line of prose."""
    if any(_BARS.search(line) for line in around.below if len(line) <= LONGEST_LINE):
        around = Furniture(around.above, tuple(piece for line in around.below for piece in _between_bars(line)))
    if not any(map(may_announce, (*around.below, *around.above))):
        return None
    start = 1 if around.below and len(around.below[0]) > LONGEST_LINE else 0
    near = tuple(takewhile(lambda line: len(line) <= LONGEST_LINE, around.below[start:]))
    after = start + len(near) + 1
    late = (*near, *takewhile(lambda line: len(line) <= LONGEST_LINE, around.below[after : after + 3]))
    for where, path in ((near[:8], ANNOUNCED), (around.above, ABOVE), (late, BELOW)):
        found = announced(where, house)
        if found.bylines:
            return _signature(path, found)
    return None


def _between_bars(line: str) -> list[str]:
    """A line of facts, one by one: "3 May 2031 | Author: Ada Ek | 512 views"."""
    parts = _BARS.split(line) if len(line) <= LONGEST_LINE else [line]
    return parts if any(map(may_announce, parts[1:])) else [line]


_BARS = re.compile(r"\s[|·•]\s")


def further_down(around: Furniture, house: frozenset[str]) -> Signature | None:
    """A byline that begins with "By" after the first lines of prose: perhaps of a teaser."""
    found = announced(around.below, house, nicknames=False)
    return _signature(FURTHER_DOWN, found) if found.bylines else None


def _signature(path: str, found: Written) -> Signature:
    raw = "; ".join(byline.name for byline in found.bylines)
    return Signature(Claim("author", "dom", path, raw), found.bylines, found.agencies)


LONGEST_LINE = 120
"""Characters of a line that is no prose."""


CARD = "hCard"
_OTHERS = (
    "comment", "reply", "image", "photo", "avatar", "form", "bio", "teaser", "caption", "credit", "related", "share",
    "social", "follow", "media", "card", "slider", "prep", "bookmark", "quote", "testimonial", "description",
)  # fmt: skip
"""In the class of an element that says "author": somebody else's, or not the name."""

LONGEST_BOX = 240
"""Characters of an element that holds a byline and no more."""

_ELSEWHERE = ("comment", "related", "sidebar", "teaser", "recommend", "popular", "most-read", "promo")


def _classed(found: Survey, headline: int, house: frozenset[str]) -> Signature | None:
    """What an element shows whose class says author or byline; the first one after the headline, else before it."""
    after = [placed for placed in found.writers if placed[0] > headline]
    before = [placed for placed in found.writers if placed[0] < headline]
    for _, element in (*after[:16], *before[-6:]):
        classes = (element.attributes.get("class") or "").casefold()
        if any(word in classes.replace("vcard", "").replace("h-card", "") for word in _OTHERS) or element.tag in (
            "time",
            "img",
            "input",
            "form",
        ):
            continue
        told = announced(_names_within(element, found) or lines(element, 14), house, certain=True)
        card = Written() if any(looks_like_name(byline.name) for byline in told.bylines) else _on_card(element, classes)
        if card.bylines and not _stands_elsewhere(element):
            return _signature(CARD, card)
        if told.bylines and not _stands_elsewhere(element) and not all(is_mark(byline.name) for byline in told.bylines):
            if len(element.text()) > LONGEST_BOX:  # it tells of the author, and perhaps of others
                told = replace(told, bylines=told.bylines[:1])
            told = _with_siblings(told, element, found)
            return _signature(
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


def _stands_elsewhere(element: LexborNode) -> bool:
    outer = element.parent
    at_end = False  # of its own article, perhaps
    for _ in range(8):
        if outer is None or outer.tag in ("article", "main", "body"):
            return at_end and (outer is None or outer.tag == "body" or len(element.text(strip=True)) > LONGEST_LINE)
        if outer.tag in ("aside", "nav"):
            return True
        attributes = outer.attributes
        words = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".casefold()
        if any(word in words for word in _ELSEWHERE):
            return True
        at_end = at_end or ("footer" in words and not any(f"{own}-footer" in words for own in ("post", "entry", "article")))
        outer = outer.parent
    return at_end


BESIDE_A_DATE = "beside the date"
_PARTS = re.compile(r"\s[|•·]\s")


def beside_a_date(around: Furniture, house: frozenset[str], labels: set[str]) -> Signature | None:
    """Names next to a date: how many blogs sign. `labels`: the headline and names of rubrics, folded."""
    for lines_there in (around.below[:14], around.above[-5:]):
        for line in lines_there:
            if (name := _before_a_time(line)) and name.casefold() not in house and name.casefold() not in labels:
                return _signature(BESIDE_A_DATE, Written((Byline(name=name),)))
        where = [piece for line in lines_there for piece in _parts(line) if _tells(piece)]
        for place, line in enumerate(where):
            near = (*where[max(0, place - 1) : place], *where[place + 1 : place + 3])
            dates = [other for other in near if len(other) <= 60 and DIGIT.search(other)]  # as far as that is cheaply told
            if not dates or line.casefold() in house or any(line.casefold() in label for label in labels):
                continue
            names = _names(line)
            if names and any(instant(date) is not None for date in dates):
                while place > 1 and where[place - 1] in ",&" and (before := _names(where[place - 2])):
                    names, place = [*before, *names], place - 2
                agencies = tuple(filter(is_agency, names))
                return _signature(BESIDE_A_DATE, Written(tuple(Byline(name=name) for name in names), agencies))
    return None


def _before_a_time(line: str) -> str | None:
    """The name before a day and a clock time: "Ada Ek, 3 May 2024, 17:05"; without a clock it may be a place."""
    if len(line) > LONGEST_LINE // 2 or not line[-1:].isdigit() or _A_CLOCK.search(line) is None:
        return None
    name, comma, rest = line.partition(", ")
    return name if comma and looks_like_name(name) and isinstance(instant(rest), datetime) else None


_A_CLOCK = re.compile(r"\d[:.h]\d\d")


def _tells(piece: str) -> bool:
    """Whether a piece of a line is more than a stroke or a clock time between the others; a comma may join two names."""
    return piece in ",&" or ((any(char.isalpha() for char in piece) or len(piece) > 5) and not _CLOCK.fullmatch(piece))


_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?: ?(?:Uhr|h|[ap]\.?m\.?))?", re.IGNORECASE)


def before_an_office(around: Furniture, house: frozenset[str]) -> Signature | None:
    """A name right below the headline, with an office on the next line."""
    for name, office in pairwise(around.below[:4]):
        if looks_like_name(name) and name.casefold() not in house and len(office) <= LONGEST_LINE // 2 and is_role(office):
            return _signature("before an office", Written((Byline(name=name, role=office),)))
    return None


def before_own_articles(around: Furniture, house: frozenset[str]) -> Signature | None:
    """A name right below the headline, with a line behind it that leads to all that its bearer wrote."""
    for name, line in pairwise(around.below[:6]):
        if looks_like_name(name) and name.casefold() not in house and line.casefold().startswith(words().all_articles):
            return _signature("before a line to all articles", Written((Byline(name=name),)))
    return None


def by_link(around: Furniture, tree: LexborHTMLParser, house: frozenset[str]) -> Signature | None:
    """Names on lines beside the headline that lead to pages of authors, or stand in `<address>` or in what is called so."""
    lines_there = (*around.below[: MOST_BESIDE + 1], *around.above[-3:])
    near = {
        line: None for line, after in pairwise((*lines_there, "")) if looks_like_name(line) and not _took_pictures(after)
    }
    if not near:
        return None
    found = [
        element
        for element in tree.css(_OF_AUTHORS)[:MOST_LINKS]
        if element.tag == "address" or leads_to_author(element.attributes.get("href") or "") or _is_called_so(element)
    ]
    found += [
        element
        for element in tree.css("[class]")[:MOST_LINKS]
        if _is_named_so(element.attrs["class"] or "") and _is_called_so(element)
    ]
    marked = {" ".join(element.text()[:LONGEST_LINE].split()) for element in found}
    names = [name for name in near if name in marked and name.casefold() not in house and not _is_licence(name)]
    told = distinct(byline for name in names for byline in written(name, house).bylines)
    return _signature("link to an author", Written(tuple(told))) if told else None


def leads_to_author(address: str) -> bool:
    """Whether the path of an address goes through a folder of authors: /autor/ada-ek."""
    folders = address[: 2 * LONGEST_LINE].casefold().partition("?")[0].split("/")[:-1]
    return not words().author_folders.isdisjoint(folders)


_OF_AUTHORS = 'address,a[href],[id*="author" i],[data-testid*="author" i]'


@lru_cache(maxsize=1024)  # parts of a page share their classes
def _is_named_so(classes: str) -> bool:
    """Whether a class has a word for authors. A selector for each of the words would cost five times as much."""
    folded = classes.casefold()
    return any(name in folded for name in words().author_names if name != "author")  # those are in the survey


_NAMED = ("class", "id", "data-testid")


def _is_called_so(element: LexborNode) -> bool:
    attributes = element.attributes
    called = " ".join(attributes.get(where) or "" for where in _NAMED).casefold()
    if any(other in called for other in _OTHERS) or not any(name in called for name in words().author_names):
        return False
    return not _stands_elsewhere(element)


def _is_licence(name: str) -> bool:
    """Whether it is a few capitals, as those of a licence are: "CC BY"."""
    return len(name) < 8 and name.isupper()


def _took_pictures(line: str) -> bool:
    """Whether the line behind a name says in brackets that its bearer took the pictures: "(photos)"."""
    return line[:1] == "(" and is_other_work(line[1:])


MOST_BESIDE = 8
"""Lines below the headline that may be names."""
MOST_LINKS = 400


def below_the_text(tree: LexborHTMLParser, house: frozenset[str]) -> Signature | None:
    """The names that stand below the last paragraph, and nothing else but an office.

    So newsrooms sign in Vietnam and in Ukraine, and small papers everywhere.
    """
    for element in tree.css(_SET_APART)[:MOST_SET_APART]:
        said = element.text()[: LONGEST_LINE + 1]
        if len(said) > LONGEST_LINE:
            continue
        whole = " ".join(said.split())
        if (signed := BRACKETED.fullmatch(whole)) is not None and _ends_prose(element, said):
            return _signature("below the text", Written((Byline(name=signed[1]),)))
        name = _CLOSED.split(whole.strip(" ,.()–—-"))[0]
        if not looks_like_name(name) or name.lower() == name or name.isupper() or name.casefold() in house:
            continue
        if not _is_set_apart(element, whole) or not _ends_prose(element, said):
            continue
        told = written(whole.strip("()–—- "), house)
        if told.bylines and told.bylines[0].name == name and all(looks_like_name(other.name) for other in told.bylines):
            return _signature("below the text", told)
    return None


def _is_set_apart(element: LexborNode, said: str) -> bool:
    """Whether words are set as a signature is: in bold or italics, at the right, behind a dash or in brackets."""
    if element.tag != "p" or said[0] in "(–—-":
        return True
    first = element.child
    if first is not None and first.tag in _STYLES and said.startswith(first.text().strip()):
        return True
    attributes = element.attributes
    return (attributes.get("align") or "").lower() == "right" or _AT_RIGHT.search(attributes.get("style") or "") is not None


_AT_RIGHT = re.compile(r"text-align:\s?(?:right|end)", re.IGNORECASE)


def _ends_prose(element: LexborNode, said: str) -> bool:
    """Whether a paragraph of prose stands right before what holds those words alone, and none behind it."""
    for _ in range(4):
        outer = element.parent
        if outer is None or outer.tag not in ("p", "div", "span", "font") or outer.text().strip() != said.strip():
            break
        element = outer
    before, prose = element.prev, list[str]()
    for _ in range(_SIBLINGS):
        if before is None or len(prose) == _PARAGRAPHS:
            break
        if (said := before.text(strip=True)) and before.tag not in ("-comment", "figure"):
            if before.tag not in ("p", "-text") or not len_of_prose(said):
                break
            prose.append(said)
        before = before.prev
    if len(prose) < _PARAGRAPHS or not all(map(ends_sentence, prose)):
        return False
    behind = element.next
    for _ in range(_SIBLINGS):
        if behind is None:
            return True
        if behind.tag in _HOLDS_STORY and len_of_prose(behind.text(strip=True)):
            return False
        behind = behind.next
    return False


_STYLES = frozenset(("b", "strong", "i", "em"))
_SET_APART = ",".join(("p", *sorted(_STYLES)))
MOST_SET_APART = 400
"""Elements looked at that may hold a name alone."""
BRACKETED = re.compile(
    "[（(【〔]([\u2e81-\u9fff\uf900-\ufaff\uac00-\ud7a3][\u2e81-\u30fa\u30fc-\u9fff\uf900-\ufaff\uac00-\ud7a3]{2,4})"
    "(?:[ 　・]?(?:記者|记者|기자))?[)）】〕]"
)
"""A name in brackets, in scripts without blanks, as Japanese papers have it below a story: "（沢田美緒）"."""
_CLOSED = re.compile(r"\s?[,(/–—|]")
_PARAGRAPHS = 2  # of prose that stand before a signature
_HOLDS_STORY = frozenset(("p", "-text", "ul", "ol", "table", "blockquote", "h2", "h3", "h4"))
_SIBLINGS = 24  # elements and texts behind a signature that are looked at


LONGEST_SEARCH = 60_000
"""Characters of the page's text that are searched for a label, where nothing else tells a name."""


def labelled(tree: LexborHTMLParser, house: frozenset[str]) -> Signature | None:
    """Names behind a label, anywhere on the page: "Autorin/Autor", "Ada Ek"; "(责编：…)"."""
    body = tree.body
    if body is None:
        return None
    where = [line for line in body.text(separator="\n", strip=True)[:LONGEST_SEARCH].split("\n") if line]
    known = words()
    by, labels = known.by, known.labels
    for place, line in enumerate(where):
        size = len(line)
        if size > LONGEST_LABELLED:
            continue
        label, colon, rest = line.replace("：", ":").partition(":") if ":" in line or "：" in line else (line, "", "")
        folded = label.strip(" ([（\t").casefold()
        if folded in by or (colon and folded in labels):
            if not colon and len(folded) <= 4 and folded.isascii():
                continue
            following = where[place + 1] if place + 1 < len(where) else ""
            told = written(rest.strip(" )]）\t") or following[:LONGEST_LINE], house)
            if told.bylines and all(looks_like_name(byline.name) or _is_unspaced(byline.name) for byline in told.bylines):
                return _signature("label", told)
    return None


def said_in_words(tree: LexborHTMLParser, house: frozenset[str]) -> Signature | None:
    """Names on a line of the article that says who wrote it: "Written by Ada Ek", "Autoren Ada Ek und Bo Li"."""
    own = tree.css_first("article") or tree.css_first("main") or tree.body
    for line in own.text(separator="\n", strip=True)[:LONGEST_SEARCH].split("\n") if own is not None else ():
        if len(line) <= LONGEST_LABELLED and (told := _said(line, house)).bylines:
            return _signature("said in words", told)
    return None


def _said(line: str, house: frozenset[str]) -> Written:
    names = shorter_by(line)  # by more than a preposition
    if names is None or len(line) - len(names) <= _PREPOSITION or not names[:1].isupper():
        return Written()
    told = written(names, house)
    return told if all(looks_like_name(byline.name) for byline in told.bylines) else Written()


LONGEST_LABELLED = 60
_PREPOSITION = 6  # characters of "by", "von", "door" with what stands around them


def _is_unspaced(name: str) -> bool:
    """Whether it may be a name in a script without blanks and capitals: two to four characters."""
    return 2 <= len(name) <= 4 and name.isalpha() and not name.isascii() and name.lower() == name.upper()


def _names(line: str) -> list[str]:
    """The names on a line that holds nothing else: "Ada Ek", "Ada Ek, Bo Li", "Ada Ek in"."""
    line = line.removesuffix(" in")
    if "," not in line and looks_like_name(line) and words().joins.isdisjoint(line.split()):
        return [line]
    if len(line) > LONGEST_LINE:
        return []
    told = written(line)
    names = [byline.name for byline in told.bylines]
    whole = len(names) > 1 or told.agencies or any(byline.role for byline in told.bylines) or _tells_works(line)
    return names if whole and all(looks_like_name(name) or is_agency(name) for name in names) else []


def _tells_works(line: str) -> bool:
    """Whether it is said in brackets who wrote: "Ada Ek (text) and Bo Lund (photos)"."""
    at = line.find("(")
    return at > 0 and line[at + 1 :].partition(")")[0].casefold() in words().labels


def _parts(line: str) -> list[str]:
    """A line split at bars and dots; at a dash where one side is a date: "3 May 2024 - Ada Ek"."""
    parts = _PARTS.split(line)
    if len(parts) == 1 and len(line) <= LONGEST_LINE and len(sides := _DASH.split(line)) == 2 and any(map(instant, sides)):
        return sides
    return parts


_DASH = re.compile(r"\s[-–—]\s")
