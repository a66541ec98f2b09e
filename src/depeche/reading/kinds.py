"""What is this page: an article, an index of others, or neither?

Each sign speaks for or against an article with a weight that was set by hand; the sum decides. No sign decides alone: index
pages declare themselves articles, and articles themselves websites, often enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain, islice

import tomli

from depeche.language import primary
from depeche.model import Block, Kind
from depeche.reading.claims.known import Known
from depeche.reading.languages import by_language, everywhere
from depeche.reading.page.markup import Markup
from depeche.reading.story.body import Body
from depeche.reading.vocabulary.addresses import joined, path, query
from depeche.reading.vocabulary.words import ends_sentence, is_dense, letters

ARTICLES = frozenset(
    ("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle",
     "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "SatiricalArticle",
     "TechArticle", "LiveBlogPosting", "ScholarlyArticle", "MedicalScholarlyArticle", "Report", "Recipe", "HowTo", "Review")
)  # fmt: skip
_INDEXES = frozenset(("CollectionPage", "SearchResultsPage", "ProductCollection", "ProductGroup"))
_GOODS = frozenset(("Product", "Offer"))
_THREADS = frozenset(("DiscussionForumPosting", "QAPage"))
_GOODS_SHOWN = re.compile(rb"product-card|priceCurrency")
_FILMS = frozenset(("youtube", "vimeo", "dailymotion", "rutube", "brightcove", "bilibili"))
_BRIEF = 400  # characters of prose below which an article may be none, but the page of an error
_SHORTEST = 60  # characters of a brief …
_LONGEST = 700  # … and those from which a story is none
_LEADS_ON = 0.15  # share of links in the words of the story from which they lead to others
_WHOLE = 2_000  # characters of prose from which a page holds a whole story, whatever else it leads to
_ALL = 0.95  # share of links from which there is no story of the page's own
_ENOUGH = 0.5  # sum of the signs from which a page is an article
_SURE = 5.0  # sum from which the markup is not asked any more

_HEAD = 200_000  # bytes in which the page's own declarations are looked for
_CONTENT = re.compile(rb"""content\s*=\s*["']?([\w.:]{2,40})""")
_PRICE = re.compile(
    rb">(?=[\s\dA-Z$&\xc2\xe2])"  # nearly all tags fail here, at little cost
    rb"\s{0,20}+(?:(?:[A-Z]{2,3} ?)?(?:\$|\xc2\xa3|\xe2\x82\xac|&#36;|&pound;|&euro;) ?\d"
    rb"|\d[\d.,]{0,9}(?: |\xc2\xa0|&nbsp;)?(?:\xe2\x82\xac|&euro;|z\xc5\x82|K\xc4\x8d|kr\b|\xe2\x82\xbd))"
)
_PRICED = re.compile(rb"""class=["'][^"'<>]{0,80}price\b""")
_NUMBERED = re.compile(rb"[?&;/](?:page|paged|pg|p|seite|pagina|sida|strana)[=/]2$")
_NAMED_BY_NUMBER = re.compile(r"(?:^|&)(?:[a-z]{0,8}id|p|n|story|news|article)=(\d+)(?:&|$)", re.IGNORECASE)
"""How older systems name a story: "?newsid=48211", "?p=5031"; small numbers are those of sections as often."""
_LONGEST_NUMBERED = 9  # bytes of such a part of an address
_LONGEST_ADDRESS = 400


def kind(markup: Markup, known: Known, body: Body) -> Kind:
    """The page's kind. The first four kinds are articles."""
    prose = _size(body)
    title = (known.title or "").casefold()
    words = _words()
    declared = bool(known.types & ARTICLES)
    is_story = declared and known.dated and prose >= _STORY  # "Forbidden City reopens", "Age of consent raised to sixteen"
    if not is_story and prose < (_BRIEF if declared else 1200):
        others = () if known.dated else known.titles
        if any(map(_names_error, (title, *map(str.casefold, others)))):
            return "error"
        if b'type="password"' in markup.source and prose < 600 and any(word in title for word in words["login"]):
            return "login"
        if prose < 900 and not known.dated and any(word in title for word in words["consent"]):
            return "consent"
        dialog = _dialog(markup, known, body) if prose < 900 else ""
        if prose < _CHALLENGE and any(word in dialog for word in words["challenge"]):
            return "error"
        if any(word in dialog for word in words["consent"]) and not _tells_besides(body, words["consent"]):
            return "consent"
    if any(block.kind == "entry" for block in body.blocks):
        return "live"
    if _weight(markup, known, body, prose) >= _ENOUGH:
        return _article(known, body, prose)
    if _is_film(markup, known, body, prose):
        return "video"
    asked = query(known.url)
    searched = ("/search" in path(known.url) and asked) or asked.startswith(("s=", "q=", "query="))
    if "SearchResultsPage" in known.types or searched:
        return "search"
    if len(body.headlines) >= 3 or known.types & _INDEXES:
        return "index"
    if known.types & (_GOODS | _THREADS) or b"<a " not in markup.source:
        return "other"
    return "index"


def _names_error(title: str) -> bool:
    """Whether a title, case folded, says that there is no such page, or little more than the number of an error."""
    words = _words()
    if title.startswith(words["error"]) or title.endswith(words["error_end"]):
        return True
    tokens = title.split()
    numbered = [token.strip(_MARKS) in _ERRORS for token in tokens]
    if any(numbered) and (
        len(tokens) <= _OF_ERROR or (numbered[0] and (tokens[0][-1] in _MARKS or not tokens[1].strip(_MARKS)))
    ):
        return True  # "Fehler 404", "404 – Seite weg", and not "404 houses without water"
    return any(word in title for word in words["page"]) and any(word in title for word in words["missing"])


_STORY = 120  # characters of prose with which a page that is declared to be an article of some day is one
_OF_ERROR = 3  # words
_MARKS = ".:!|–—-()"
_ERRORS = frozenset(("400", "401", "403", "404", "410", "500", "502", "503"))


def _dialog(markup: Markup, known: Known, body: Body) -> str:
    """All that is said on a page without a day that leads hardly anywhere, case folded; "" where it says too much."""
    if known.dated or body.headlines or known.types & ARTICLES or markup.source.count(b"<a ") > _FEW:
        return ""
    whole = markup.tree.body
    if whole is None:
        return ""
    for node in whole.css("noscript,script,style"):  # what a script draws may be anything
        node.decompose()
    said = whole.text(separator=" ", strip=True)
    return said.casefold() if len(said) <= _LONGEST_DIALOG else ""


def _tells_besides(body: Body, asking: tuple[str, ...]) -> bool:
    """Whether a page speaks of other things than what it asks leave for: the word stands in a footer, or once in a story."""
    told = [block.text for block in body.blocks]
    besides = sum([len(text) for text in told if not any(map(text.casefold().__contains__, asking))])
    return besides >= _BESIDES and besides * 10 >= sum(map(len, told)) * 9


_BESIDES = 200  # characters
_FEW = 12  # links of a page that asks for consent, or a sign of life, and no more
_CHALLENGE = 300  # characters of prose of a page that lets in browsers or humans only
_LONGEST_DIALOG = 2_500  # characters of it


def _size(body: Body) -> int:
    """Characters of the story; three for each that is a word or a syllable."""
    return sum([len(block.text) for block in body.blocks]) * (3 if _is_dense(body) else 1)


def _is_dense(body: Body) -> bool:
    return any(is_dense(block.text[:100]) for block in body.blocks[:3])


def _article(known: Known, body: Body, prose: int) -> Kind:
    if "LiveBlogPosting" in known.types:
        return "live"
    if prose < 1500 and body.blocks:
        pictures = sum(block.kind == "image" for block in body.blocks)
        if "VideoObject" in known.types and (any(map(_shows, body.blocks[:3])) or _is_about_a_film(known, prose)):
            return "video"
        if known.types & {"ImageGallery", "MediaGallery"} or (pictures >= 8 and prose < 150 * pictures):
            return "gallery"
    return "article"


def _is_film(markup: Markup, known: Known, body: Body, prose: int) -> bool:
    """Whether the page declares a film, and shows it first or nothing at all, or is of a film by its own account."""
    told = "VideoObject" in known.types and not known.types & _INDEXES
    if not told or prose >= 1500 or known.front or not path(known.url).strip("/"):
        return False
    if any(map(_shows, body.blocks[:2])) or not (body.blocks or body.headlines):
        return True
    return _og_type(markup.source).startswith("video")


def _is_about_a_film(known: Known, prose: int) -> bool:
    """Whether a line or two are all that is told beside a film that the page declares, and it declares no story."""
    return prose < _LONGEST and not known.types & ARTICLES


def _shows(block: Block) -> bool:
    """Whether a block is a film."""
    return block.kind == "video" or (block.kind == "embed" and block.network in _FILMS)


def _weight(markup: Markup, known: Known, body: Body, prose: int) -> float:
    """How much speaks for an article."""
    declared = _og_type(markup.source)
    total = _declared(known, declared) + _read(known, body, prose) + _addressed(known.url)
    total += -1.0 if _is_of_listed(known, body) else _signed(known)
    total -= 3.0 if body.listed > _EXCERPTS else 0.0
    if known.types & ARTICLES:
        return total
    if _ENOUGH <= total < _SURE and declared != "article" and _sells(markup.source):
        total -= 2.0
    if _ENOUGH <= total < _SURE:
        total -= _listed(markup, known, body, total - _ENOUGH)
    return total


def _listed(markup: Markup, known: Known, body: Body, spare: float) -> float:
    """How much of the markup around the story is that of a list: of goods, of pages, of teasers.

    The markup is searched for words only as long as they can tip the scales: when what was found, and what could be, is more
    than there is to `spare`.
    """
    found = 0.0
    pictures = sum(block.kind == "image" for block in body.blocks)
    headings = sum(block.kind == "heading" and not block.links for block in body.blocks)
    if pictures >= 10 and len(body.headlines) >= 10 and headings <= 3:  # a picture to each title, and the titles are links
        found += 3.0
    if found > spare:
        return found
    source = markup.source.lower()
    if len(body.headlines) >= max(5, headings) and _has_second_page(source, known):
        found += 3.0
    priced = _many(_PRICE, markup.source, 4)
    if found > spare or found + 2.0 + 4.5 * priced <= spare:
        return found
    sorting = _count(source, "sorting", known.language, 2)
    found += 2.0 if sorting > 1 else 0.0
    if not priced or found > spare or found + 4.5 <= spare:
        return found
    if sorting or _many(_PRICED, source, 8) or _count(source, "buying", known.language, 3) > 2:
        found += 4.5
    return found


def _sells(source: bytes) -> bool:
    """Whether the markup speaks of goods and of a cart to put them in."""
    if _GOODS_SHOWN.search(source):
        return True
    return (b"cart" in source or b"Cart" in source) and any(word.encode() in source for word in _words()["carts"])


def _many(pattern: re.Pattern[bytes], source: bytes, least: int) -> bool:
    return next(islice(pattern.finditer(source), least - 1, None), None) is not None


def _count(source: bytes, kind: str, language: str | None, most: int) -> int:
    """How often words of a kind stand there; counted no further than `most`, since each look at the whole page costs."""
    found = 0
    for pattern in _beginnings(kind, primary(language)):
        found += len(pattern.findall(source))
        if found >= most:
            break
    return found


@cache
def _beginnings(kind: str, language: str) -> tuple[re.Pattern[bytes], ...]:
    """The words of a kind, those that begin alike in one pattern: it is found as fast as these letters are. Of the language
    and of English, in which shops anywhere have them; of all languages where none is known."""
    known = by_language("kinds", kind)
    own = chain(known[language], known["en"]) if language in known else _words()[kind]
    groups: dict[str, list[bytes]] = {}
    for word in dict.fromkeys(own):
        groups.setdefault(word[:3], []).append(re.escape(word.encode()))
    return tuple(re.compile(b"|".join(words)) for words in groups.values())


def _has_second_page(source: bytes, known: Known) -> bool:
    """Whether a link leads to the second page of the list that this page begins."""
    own = path(known.url).casefold().strip("/")
    for start, end in islice(_second_pages(source), 20):
        before = source[max(0, start - _LONGEST_ADDRESS) : start]
        begin = max(before.rfind(b'"'), before.rfind(b"'"))
        if begin < 0 or not before[:begin].rstrip().endswith(b"href="):
            continue
        number = source[start:end]
        address = joined(known.base or known.url, (before[begin + 1 :] + number).decode("utf-8", "replace"))
        if path(address).strip("/").removesuffix(number.decode().strip("/")).strip("/") == own:
            return True
    return False


def _second_pages(source: bytes) -> Iterator[tuple[int, int]]:
    """Where the markup has "?page=2", "/p/2" and the like as a whole part of an address.

    "=2" and "/2" are looked for, and then what stands around them: a pattern would begin anew at every "/" there is.
    """
    for number in (b"=2", b"/2"):
        at = source.find(number)
        while at >= 0:
            end = at + len(number)
            if source[end : end + 1] in _ENDS_OF_NUMBER:
                found = _NUMBERED.search(source, max(0, end - _LONGEST_NUMBERED), end)
                if found:
                    yield found.span()
            at = source.find(number, end)


_ENDS_OF_NUMBER = frozenset((b'"', b"'", b"&", b"/", b"#"))


def _declared(known: Known, og_type: str) -> float:
    """What the page's own declarations say."""
    types = known.types
    total = {"article": 2.0, "website": -0.5, "product": -4.0, "product.group": -4.0, "profile": -3.0}.get(og_type, 0.0)
    total -= 4.0 if types & _INDEXES else 0.0
    total -= 3.0 if types & _THREADS else 0.0
    if types & ARTICLES:
        total += 3.0
    else:
        total -= 3.0 if types & _GOODS else 0.0
        total -= 1.0 if "ItemList" in types else 0.0
    return total


def _signed(known: Known) -> float:
    """What it says that the page tells a day, and who wrote."""
    return (1.5 if known.dated else 0.0) + (1.0 if known.authors else 0.0)


def _is_of_listed(known: Known, body: Body) -> bool:
    """Whether the day that a page shows is that of the first of the things that it lists: nothing declares it, a title
    stands between the headline and it, if it opens the page at all, and what is told is no story below that."""
    if body.headed or len(body.headlines) < _LISTED:
        return False
    return body.linked >= _LEADS_SOMEWHERE if known.opening is None else _opens_a_list(known.opening, body)


def _opens_a_list(opening: tuple[str, ...], body: Body) -> bool:
    """Whether the title of another page is among the lines with which a page begins."""
    return any(headline.title in opening for headline in body.headlines)


_LISTED = 5  # titles
_EXCERPTS = 0.8  # share of the prose
_LEADS_SOMEWHERE = 0.1  # share of links in a list of titles and excerpts


def _read(known: Known, body: Body, prose: int) -> float:
    """What the body says: how much of it there is, how long its paragraphs are, how much of it are links."""
    dated = known.dated
    least, many = (50, 5) if _is_dense(body) else (150, 10)
    long = sum([block.kind in ("paragraph", "quote", "entry") and len(block.text) > least for block in body.blocks])
    titles = len(body.headlines)
    alone = _stands_alone(known, body)
    brief = alone and _SHORTEST <= prose < _LONGEST
    if brief:
        total = 2.0
    else:
        total = 0.5 if body.headed else -0.5
        total += 1.5 if prose >= 6000 else 1.0 if prose >= 1500 else -1.5 if prose < 700 and not dated else 0.0
        total -= 2.0 if prose < 250 else 0.0
        total += 1.0 if long >= 5 else -1.0 if not long else 0.0
        told = body.headed and not (dated and known.opening) and _tells(body)  # a day that opens it is one of a list here
        total += 1.5 if alone or told else 0.0
    linked = body.led_on if brief else body.linked
    own_prose = (alone or long >= many) and linked < 0.1  # then the titles stand around the story, not in it
    total -= 2.0 if titles >= 8 and titles > long and not own_prose and not (dated and known.authors) else 0.0
    total -= 1.5 if titles >= 20 and linked > 0.15 else 0.0
    if linked > 0.2:
        # a story, with others behind it
        whole = dated and body.headed and prose >= _WHOLE and titles < 2 * long and linked < _ALL
        total -= 5.5 if linked > 0.8 and not whole else 2.5 if linked > 0.35 else 1.0
    elif linked < 0.1 and prose >= 500:
        total += 0.5
    return total


def _tells(body: Body) -> bool:
    """Whether a story is told below its headline: in several sentences, with no links, and hardly any titles around it."""
    told = sum(block.kind == "paragraph" and ends_sentence(block.text) and not block.links for block in body.blocks)
    return told >= max(_TOLD, len(body.headlines)) and body.linked < _LEADS_ON and told * 2 > len(body.blocks)


_TOLD = 4  # paragraphs


def _stands_alone(known: Known, body: Body) -> bool:
    """Whether the headline and the day head sentences that lead hardly anywhere.

    The day tells a story from the line or two that say what a list is about: there it stands below, with the first title.
    """
    if known.opening is None or known.headline is None or body.led_on >= _LEADS_ON:
        return False
    named = path(known.url).strip("/").rpartition("/")[2].partition(".")[0]
    if known.url and not named and not _NAMED_BY_NUMBER.search(query(known.url)):
        return False  # a front page
    if body.linked >= _LEADS_ON and letters(named) == letters(known.title or ""):
        return False  # a rubric, called so in its address too
    if known.opening and _opens_a_list(known.opening, body):
        return False
    return any(block.kind == "paragraph" and ends_sentence(block.text) for block in body.blocks)


def _addressed(url: str | None) -> float:
    """What the address says: sections end in a word, stories in many words or a number."""
    if not url:
        return 0.0
    named = _NAMED_BY_NUMBER.search(query(url))
    if named is not None:
        return 0.0 if len(named[1]) > 2 else -1.0
    if _TOLD_ON_A_DAY.search(path(url)) is not None:
        return 1.0
    parts = [part for part in path(url).casefold().split("/") if part]
    if len(parts) > 2 and parts[-1].rsplit(".", 1)[0] in _FOLDERS:
        parts.pop()
    if not parts:
        return -5.0
    sections = _words()["sections"]
    last = parts[-1].rsplit(".", 1)[0]
    if parts[-2:-1] and len(parts[-2]) >= _LONG_NUMBER and parts[-2].isdecimal():
        return 0.0  # its number, and then what it is called: "/news/4821107/bridge"
    total = -0.5 if len(parts) == 1 else 0.0
    if len(last) < 30 and parts[-2:-1] and parts[-2] in _words()["shelves"]:
        total -= 1.0
    if last in sections or _ALL_OF_A_DAY.search(path(url)) is not None:
        total -= 2.0
    elif len(last) < 30 and not _number(last) and any(part in sections for part in parts[:-1]):
        total -= 1.0
    if max(last.count("-"), last.count("_")) >= 4:
        total += 1.0
    elif last.count("-") <= 1 and not _number(last):
        total -= 1.0
    return total


_TOLD_ON_A_DAY = re.compile(
    r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])/(?:(?:0?[1-9]|[12]\d|3[01])/)?(?!(?:index|default|page)\b)[\d_-]*[^\W\d_][^/]*/?$"
)
"""How an address ends in the name of one story, in the folder of its day or month: "/2031/05/03/bridge.html"."""
_ALL_OF_A_DAY = re.compile(r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])(?:/(?:0?[1-9]|[12]\d|3[01]))?/?$")
"""How an address ends in the folder of a day or month, where all that was told then is listed."""
_FOLDERS = frozenset(("index", "default"))  # the file that stands for its folder, which may hold one story


def _number(name: str) -> bool:
    """Whether the last part of an address holds a number as stories have it."""
    return sum(map(str.isdigit, name)) >= _LONG_NUMBER


_LONG_NUMBER = 5  # figures


def _og_type(source: bytes) -> str:
    at = source.find(b"og:type", 0, _HEAD)
    if at < 0:
        return ""
    tag = source[source.rfind(b"<", 0, at) : source.find(b">", at) + 1]
    value = _CONTENT.search(tag[:1_000])
    return value[1].decode("ascii", "replace").lower() if value else ""


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """What is said on pages that are no articles, and parts of addresses that name a section."""
    folders = tomli.loads((files(__package__) / "kinds.toml").read_text("utf-8"))
    return {name: tuple(values) for name, values in folders.items()} | {name: everywhere("kinds", name) for name in _SAID}


_SAID = ("error", "error_end", "page", "missing", "login", "challenge", "consent", "buying", "sorting")
