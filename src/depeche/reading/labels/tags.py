"""Tags, section, and what the article says it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import tomli
from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.reading.claims.claims import Claim, Claims, tidy
from depeche.reading.claims.settle import Settled, evidence, settle
from depeche.reading.claims.survey import Survey
from depeche.reading.labels.titles import Title
from depeche.reading.vocabulary.house_rules import leads_to_rules
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import is_dense, letters, says, stems

MOST_TAGS = 60
LONGEST_TAG = 80


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of tags.toml."""

    paths: tuple[str, ...]
    classes: tuple[str, ...]
    doubtful: tuple[str, ...]
    elsewhere: tuple[str, ...]
    internal: tuple[str, ...]


@cache
def words() -> Words:
    tables = tomli.loads((files(__package__) / "tags.toml").read_text("utf-8"))
    return Words(*(tuple(tables[key]) for key in ("paths", "classes", "doubtful", "elsewhere", "internal")))


Listed = tuple[Claim, tuple[str, ...]]


def tags(claims: Claims, found: Survey, title: Title, tree: LexborHTMLParser) -> Settled[tuple[str, ...]]:
    """The article's keywords, each once, in the page's order."""
    listed = _without_headline(_best_first(_declared(claims), _marked(found, title.place)), title.text.value)
    said = stems(title.text.value or "", _STEM)
    if not listed:
        listed = _linked(tree, title.element)
    elif (listed[0][0].path == "keywords" or len(listed[0][1]) <= _FEW) and not _tells_of(listed[0][1], said):
        shown = _linked(tree, title.element)
        if shown and _tells_of(shown[0][1], said):
            listed = [*shown, *listed]
    if listed and _are_paths(listed[0][1]):
        listed = [_as_shown(listed[0], [*_linked(tree, title.element), *listed[1:]]), *listed[1:]]
    return settle(listed, same=lambda values: frozenset(value.casefold() for value in values))


_FEW = 2  # keywords that may be those of a system: "News"


def _are_paths(values: tuple[str, ...]) -> bool:
    """Whether keywords are written as parts of addresses: "north-pier", "harbour"."""
    return any("-" in value for value in values) and all(value.islower() and " " not in value for value in values)


def _as_shown(listed: Listed, shown: list[Listed]) -> Listed:
    """Keywords in the spelling of the links that show them."""
    claim, values = listed
    spelt = {letters(value): value for _, others in shown for value in others}
    return claim, tuple(spelt.get(letters(value), value) for value in values)


def _tells_of(values: tuple[str, ...], said: set[str]) -> bool:
    """Whether a keyword shares a word with the headline: the site's own, the same on each page, share none."""
    return any(not said.isdisjoint(stems(value, _STEM)) for value in values)


_STEM = 5  # letters


def _without_headline(listed: list[Listed], headline: str | None) -> list[Listed]:
    """The lists without the headline among several keywords: systems put it there."""
    said = letters(headline or "")
    if (headline or "").count(" ") < 3 or not any(says(value, said) for _, values in listed for value in values):
        return listed
    kept = ((claim, tuple(value for value in values if not says(value, said))) for claim, values in listed)
    return [one for one in kept if one[1]]


def _declared(claims: Claims) -> list[Listed]:
    """The lists of keywords that the page declares, one for each place, most trusted first."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims.of("news_keywords", "tags", "tag", "keywords", "keywords_more", "page_tags"):
        groups.setdefault((claim.layer, claim.path.lower()), []).append(claim)
    return [one for group in groups.values() if (one := _list(group))[1]]


def _list(group: list[Claim]) -> Listed:
    several = len(group) > 1
    parts = [
        part
        for claim in _for_readers(group)
        for part in ([claim.raw] if several and claim.field == "tag" else parted(claim.raw))
    ]
    raw = ", ".join(claim.raw for claim in group)
    return Claim("tags", group[0].layer, group[0].path, raw), tuple(distinct(parts))


def _for_readers(group: list[Claim]) -> list[Claim]:
    """The keywords of a list without those that name what they tell a system, if it has several: "Day: Wednesday"."""
    told = [claim for claim in group if ": " in claim.raw]
    rest = [claim for claim in group if ": " not in claim.raw]
    only_switches = not rest and any(_SWITCH.match(claim.raw) for claim in told)
    return rest if (rest or only_switches) and len(told) >= _SEVERAL else group


_SEVERAL = 3


def _best_first(declared: list[Listed], marked: list[Listed]) -> list[Listed]:
    """The list to believe in front: the longest of those that agree; one lone word yields to a list."""
    if not declared:
        return marked
    declared = [one for one in declared if not _is_slug(one[1])] or declared
    at, best = 0, declared[0]
    for number, other in enumerate(declared):
        mine, theirs = ({value.casefold() for value in one[1]} for one in (best, other))
        longer = mine < theirs and len(theirs) <= 3 * len(mine) + 2 and not _holds_small_words(other[1])
        few = len(mine) == 1 or (len(mine) <= _FEW and len(theirs) > 2 * _FEW and other[0].path == "article:tag")
        lone = few and len(theirs) > 1 and best[0].path != "keywords"
        if number and (longer or lone or _is_rubric(best[1])):
            at, best = number, other
    return [best, *declared[:at], *declared[at + 1 :], *marked]


def _is_slug(values: tuple[str, ...]) -> bool:
    """Whether these are the words of the headline or of the address rather than keywords: single, lower-case."""
    if len(values) == 1:
        return values[0].count("-") + values[0].count(" ") >= 6
    return len(values) > 3 and all(value.islower() and " " not in value for value in values)


def _holds_small_words(values: tuple[str, ...]) -> bool:
    return any(len(value) <= 2 and value.islower() for value in values)


def _is_rubric(values: tuple[str, ...]) -> bool:
    """Whether that is one of the few dozen subjects that a social network once offered: "Business, Finance, & Economics"."""
    return any(value.startswith("& ") for value in values)


def _marked(found: Survey, headline: int) -> list[Listed]:
    """Links marked `rel=tag`: the first run of them after the headline. Those of a category are sections."""
    run: list[str] = []
    last = 0
    for place, element in found.tags[: 3 * MOST_TAGS]:
        if place < headline or _is_of_category(element):
            continue
        if run and place - last > 4:
            break
        last = place
        text = _named(element)
        if text:
            run.append(text)
    values = tuple(distinct(run))
    return [(Claim("tags", "dom", "rel=tag", ", ".join(values)), values)] if values else []


def _named(link: LexborNode, separator: str = "") -> str:
    """The topic that a link names, without how many stories there are of it, where that is set apart."""
    text = tidy(link.text(separator=separator)[:200])
    if text[-1:].isdecimal() or text[-2:-1].isdecimal():
        parts = [part for piece in link.iter(include_text=True) if (part := tidy(piece.text()[:200]))]
        if len(parts) > 1 and _COUNTED.fullmatch(parts[-1]) is not None:
            return tidy(separator.join(parts[:-1]))
    return text


_COUNTED = re.compile(r"\d{1,9}|\(\d{1,9}\)|\[\d{1,9}\]")


def _is_of_category(link: LexborNode) -> bool:
    """Whether a link marked as a tag leads to a rubric: by its mark, by its address, or by the name of what holds it."""
    attributes = link.attributes
    if "category" in (attributes.get("rel") or "").lower() or "/category/" in (attributes.get("href") or ""):
        return True
    return link.parent is not None and "categor" in _classes(link.parent.attributes).lower()


def _linked(tree: LexborHTMLParser, headline: LexborNode | None) -> list[Listed]:
    """The list of links to topics that a page shows, where nothing is declared: the first such list after the headline, in
    its part of the page, else right behind that."""
    whole = _around(headline) or tree.body
    if whole is None:
        return []
    lower = headline is not None and headline.tag in ("h3", "h4")
    found = _first_list(whole.css("h1,h2,h3,h4,a[href]" if lower else "h1,h2,a[href]"), headline)
    return found or (_first_list(_right_behind(whole), None) if whole.tag == "article" else [])


def _right_behind(part: LexborNode) -> list[LexborNode]:
    """The links of what stands right behind a part of the page, before anything that has a heading or is set apart."""
    links: list[LexborNode] = []
    beside = part.next
    for _ in range(_BEHIND):
        if beside is None or beside.tag in ("article", "aside", "footer", "main", "nav") or beside.css_first(_HEADINGS):
            break
        links += beside.css("a[href]")[:MOST_TAGS]
        beside = beside.next
    outer = part.parent
    return _right_behind(outer) if not links and outer is not None and outer.tag == "main" else links


_BEHIND = 6  # parts, the blanks between them among them
_HEADINGS = "h1,h2,h3,h4"


def _first_list(links: list[LexborNode], headline: LexborNode | None) -> list[Listed]:
    """The first list of topics among links and headings, behind the headline if that is one of them."""
    lists: dict[int, list[tuple[str, str]]] = {}
    containers: dict[int, LexborNode] = {}
    sizes: dict[int, int] = {}  # characters in each element around links, which stand beside each other
    waiting = headline.mem_id if headline is not None else None
    budget = LONGEST_LOOK
    looked = 0  # links behind the headline: a menu before it may have hundreds
    for link in links[:_MOST_IN_ALL]:
        if waiting is not None or link.tag != "a":
            waiting = None if link.mem_id == waiting else waiting
            continue
        looked += 1
        if looked > MOST_LINKS:
            break
        attributes = link.attributes
        address = attributes.get("href") or ""
        if not _leads_to_topic(address) and not _is_listed_for_topics(link):
            continue
        text = _named(link, separator=" ")
        if not text or len(text) > 40 or text[-1] in ">»›→" or leads_to_rules(address):
            continue  # a button that leads to all of them is no tag, nor is what a form asks to agree with
        if "category" in (attributes.get("rel") or ""):
            continue
        holder, looked_at = _holder(link, text, sizes)
        budget -= looked_at
        if budget < 0:
            break
        if holder is not None:
            lists.setdefault(holder.mem_id, []).append((text, address))
            containers.setdefault(holder.mem_id, holder)
    for key, listed in lists.items():
        topics = [link for link in listed if not phrases().is_signpost(link[0])]  # "See all topics"
        leading = [text for text, address in topics if address != "#"]  # not a button beside them: "Show all"
        values = tuple(distinct(leading or [text for text, _ in topics]))
        if values and len(values) <= 25 and not _is_menu(containers[key]) and not _points(containers[key], topics):
            return [(Claim("tags", "dom", "links to topics", ", ".join(values)), values)]
    return []


def _points(holder: LexborNode, links: list[tuple[str, str]]) -> bool:
    """Whether a lone link stands behind words that lead to another story: "Read also: Ferry sails again"."""
    if len(links) > 1 or _leads_to_topic(links[0][1]):
        return False
    said = " ".join(holder.text(separator=" ")[:200].split())
    return said != "" and phrases().is_signpost(said)


def _is_listed_for_topics(link: LexborNode) -> bool:
    """Whether a link, its parent, or the list of which it is an item has a class that speaks of topics."""
    classes = _classes(link.attributes)
    parent = link.parent
    if parent is not None:
        classes += _classes(parent.attributes)
        if parent.tag == "li" and (listed := parent.parent) is not None:
            classes += _classes(listed.attributes)
            outer = listed.parent
            if outer is not None and _is_called_topics(_classes(outer.attributes)):
                return len(parent.text(strip=True)) == len(link.text(strip=True))  # no sentence with a link in it
    return classes != "" and _is_for_topics(classes)


@lru_cache(maxsize=256)
def _is_called_topics(classes: str) -> bool:
    """Whether a whole word of a name speaks of topics: not "stage", not "heritage"."""
    return classes != "" and _topical_words().search(classes.lower()) is not None


@cache
def _topical_words() -> re.Pattern[str]:
    certain = [word for word in words().classes if word not in words().doubtful]
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, certain))})s?(?![a-z])")


MOST_LINKS = 400
_MOST_IN_ALL = 4_000
LONGEST_LOOK = 1_000_000
"""Characters looked at around links, so that a page of nothing but links costs no more than its length."""


def _classes(attributes: dict[str, str | None]) -> str:
    return attributes.get("class") or ""


def _around(headline: LexborNode | None) -> LexborNode | None:
    """The main part of the page that the headline stands in."""
    outer = headline
    for _ in range(24):
        if outer is None or outer.tag in ("main", "article", "body"):
            return outer
        outer = outer.parent
    return outer


def _leads_to_topic(address: str) -> bool:
    """Whether the path of an address goes through a folder of topics."""
    folded = address[:_LONGEST_ADDRESS].lower()
    whole, begun = _folders()
    return not whole.isdisjoint(folded.split("/")[:-1]) or any(map(folded.__contains__, begun))


_LONGEST_ADDRESS = 1_000


@cache
def _folders() -> tuple[frozenset[str], tuple[str, ...]]:
    """Names of folders of topics, and how others begin: "tag" and "/tag-"."""
    paths = words().paths
    whole = frozenset(path.strip("/") for path in paths if path.endswith("/"))
    return whole, tuple(path for path in paths if not path.endswith("/"))


@lru_cache(maxsize=256)  # links that stand in a row have the same
def _is_for_topics(classes: str) -> bool:
    return _topical().search(classes.lower()) is not None


@cache
def _topical() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words().classes)))


def _holder(link: LexborNode, text: str, sizes: dict[int, int]) -> tuple[LexborNode | None, int]:
    """The element that holds the link beside others, and how many characters were looked at.

    None where it is a link in running text.
    """
    holder = link.parent
    looked_at = 0
    for _ in range(5):
        if holder is None:
            return None, looked_at
        size = sizes.get(holder.mem_id)
        if size is None:
            size = sizes[holder.mem_id] = len(holder.text(separator=" ", strip=True))
            looked_at += size
        if size > len(text) + 2:
            return None if holder.tag == "p" and size > 3 * len(text) + 20 else holder, looked_at
        holder = holder.parent
    return holder, looked_at


def _is_menu(element: LexborNode) -> bool:
    outer: LexborNode | None = element
    for _ in range(6):
        if outer is None or outer.tag in ("body", "main", "article"):
            return False
        if outer.tag == "footer" and outer.parent is not None and outer.parent.tag == "article":
            return False  # the story's own
        if outer.tag in ("nav", "footer"):
            return True
        attributes = outer.attributes
        named = f" {attributes.get('class') or ''} {attributes.get('id') or ''}".casefold()
        if any(word in named for word in words().elsewhere):
            return True
        outer = outer.parent
    return False


def parted(text: str) -> list[str]:
    """A list of keywords as its parts."""
    for separator in (";", "|", "،", "、", "，", ","):
        if separator in text:
            return [part for part in (part.strip() for part in text.split(separator)) if part]
    if text.count(" ") >= 3 and not text.isascii() and all(len(part) <= 12 for part in text.split()) and not _has_case(text):
        return text.split()  # Chinese: blanks between keywords
    return [text.strip()]


def _has_case(text: str) -> bool:
    return text.lower() != text.upper()


def distinct(values: Iterable[str]) -> list[str]:
    """Each once, case aside; without marks of hashtags, paths and the publisher's own systems, and what is too long."""
    kept: dict[str, str] = {}
    for value in values:
        value = value.strip(" #\"'“”„«»").strip()
        if "/" in value and " / " not in value and value.split("/")[0].casefold() in _FOLDERS:
            value = value.split("/", 1)[1]
        if value and len(value) <= LONGEST_TAG and not _is_internal(value):
            kept.setdefault(value.casefold(), value)
        if len(kept) >= MOST_TAGS:
            break
    return list(kept.values())


_DIGIT = re.compile(r"\d")
_FOLDERS = frozenset(
    {"category", "keyword", "location", "nlp category", "nlp entity tokens", "organization", "person", "place", "section",
     "sections", "subsection", "tag", "tags", "topic", "topics", "type"}
)  # fmt: skip


_SWITCH = re.compile(r"[a-z]{1,30}[-_A-Z][A-Za-z]{0,30}: ?\w|[A-Za-z]{2,40}:\w")
"""How a keyword begins that tells a system something: "content-type: Feature", "shortTitle: …", "Elevated:false"."""


@cache
def _for_systems() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words().internal))


def _is_internal(value: str) -> bool:
    """Whether a keyword is for the publisher's systems: an identifier, a switch, "Category: News"."""
    folded = value.casefold()
    if value.isdecimal() and len(value) > 4:  # a year may be one
        return True
    if (
        folded.startswith(("_", "/"))
        or _SWITCH.match(value) is not None
        or (":" in value and folded.split(":")[0].strip() in _FOLDERS)
    ):
        return True
    if len(value) >= 12 and " " not in value and len(_DIGIT.findall(value)) >= 6:
        return True
    return _for_systems().search(folded) is not None


def are_of_the_site(settled: Settled[tuple[str, ...]], story: Sequence[str]) -> bool:
    """Whether these are keywords that a site gives each of its pages: many, of which the story says hardly any."""
    told, values = settled.evidence, settled.value or ()
    if told is None or told.layer != "meta" or told.path.casefold() != "keywords" or len(values) < _MANY:
        return False
    text = " ".join(story)[:_LONGEST_STORY].casefold()
    if len(text) < _TOLD or is_dense(text):
        return False
    said = {value for value in values if (value if len(value) >= _STEM else f" {value} ").casefold() in text}
    if len(said) * 2 >= len(values):
        return False  # nearly always; to tell all words of the story takes long
    there = stems(text, _STEM)
    said.update(value for value in values if not there.isdisjoint(stems(value, _STEM)))
    return len(said) * 5 < len(values)


_MANY = 5  # keywords
_TOLD = 500  # characters of a story that says what it is about
_LONGEST_STORY = 20_000


def about(claims: Claims) -> Settled[tuple[str, ...]]:
    """What the article is declared to be about."""
    stated = [claim for claim in claims.of("about") if not claim.raw.startswith(("http", "#"))]
    values = tuple(distinct(claim.raw for claim in stated))
    if not values:
        return Settled()
    return Settled(values, evidence(stated[0].layer, stated[0].path, ", ".join(claim.raw for claim in stated)))


def section(claims: Claims) -> Settled[str]:
    """The part of the paper that it stands in."""
    stated = ((claim, _first(claim.raw)) for claim in claims.of("section"))
    return settle([(claim, name) for claim, name in stated if 0 < len(name) <= LONGEST_TAG], same=str.casefold)


def _first(rubrics: str) -> str:
    """The first of rubrics that a system joined without a blank; "Food, Wine & Travel" is one."""
    return rubrics.split(",", 1)[0].strip() if _LISTED.search(rubrics) else rubrics


_LISTED = re.compile(r",\S|,$")
