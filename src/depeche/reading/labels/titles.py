"""The headline as the page shows it: not the one made for search engines, and without the name of the site.

Pages state it four times, each time a little differently. What is shown (`h1`) is believed when something declared backs it;
what is declared is believed when nothing shown looks like it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.reading.claims.claims import Claim, Claims, tidy
from depeche.reading.claims.settle import Settled, settle
from depeche.reading.claims.survey import Placed, Survey
from depeche.reading.labels.headings import (
    LONGEST_TITLE,
    above_prose,
    in_trail,
    joined_pieces,
    leads_home,
    mended,
    of_entry,
    pieces_of,
    showing,
    shown,
    under_banner,
    under_trail,
)
from depeche.reading.languages import everywhere
from depeche.reading.vocabulary.addresses import host, path
from depeche.reading.vocabulary.boilerplate import has_within
from depeche.reading.vocabulary.furniture import Furniture, furniture
from depeche.reading.vocabulary.words import is_dense, letters

_BARS = re.compile(r"\s[|–—-]\s")
"""What stands between the parts of `<title>`."""
_SEPARATORS = (
    " | ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ", " « ", " › ", " ‹ ", " / ", ": ", "｜", "|", "－", "：", " ~ ",
    "_", "--", "-",
)  # fmt: skip
"""What stands between a headline and the name of the site; the surest first."""


@dataclass(frozen=True, slots=True)
class Title:
    """The headline, and where on the page it is shown."""

    text: Settled[str] = field(default_factory=Settled)
    kicker: str | None = None
    element: LexborNode | None = None
    around: Furniture = field(default_factory=Furniture)
    place: int = 0  # in the survey; of what is not shown, the place of the first h1
    banner: str | None = None  # the top heading, where it names the site or a part of it


def title(claims: Claims, found: Survey, site: Iterable[str], url: str | None, tree: LexborHTMLParser) -> Title:
    """The headline. `site`: names the site goes by, to be cut from its end."""
    names = {_key(name) for name in site if name}
    names |= {_key(host(url)), _key(host(url).rsplit(".", 1)[0].rsplit(".", 1)[-1])} if url else set()
    names.discard("")
    declared = [(claim, without_site(claim.raw, names)) for claim in _declared(claims)]
    claimed, steps = shown(found), list[Claim]()
    if claimed and in_trail(claimed[0].value):
        under = under_trail(tree, [text for _, text in declared])
        if under is not None:
            claimed, steps = [under, *claimed[1:]], claimed[:1]
    page = [
        (claim, without_site(claim.raw, names, guess=True))
        for element in found.titles[:1]
        if (claim := Claim("title", "dom", "title", tidy(element.text()[:LONGEST_TITLE]))).raw
    ]
    page += [(claim, without_site(claim.raw, names)) for claim in claims.of("page_title")]
    titles = [text for _, text in (*declared, *page)]
    banner: str | None = None
    if claimed and not declared and (under := _under_banner(tree, claimed, page, url)) is not None:
        banner, claimed, steps = claimed[0].raw, [under], claimed[:1]
        page = [(claim, under.raw if _key(claim.raw).endswith(_key(under.raw)) else text) for claim, text in page]
    lower = None if claimed else showing(tree, titles)
    claimed = claimed or _lower(lower, titles)
    if lower is None and (above := _above_sections(claimed, titles, tree)) is not None:
        lower, claimed = above, _lower(above, titles)
    entry = of_entry(tree) if not declared else None
    if entry is not None and all(_key(claim.raw) != _key(entry.raw) for claim in claimed):
        claimed, lower = [entry], entry.value
    elif not declared and all(_is_of_site(claim, url) for claim in claimed):
        nearer = above_prose(tree)
        text = joined_pieces(nearer) if nearer is not None else ""
        if nearer is not None and text and not any(_says_most(text, title) for _, title in page):
            claimed, lower = [Claim("title", "dom", nearer.tag or "", text, nearer)], nearer
    heads = [(claim, without_site(claim.raw, names)) for claim in claimed]
    winner, kicker = _winner(heads, declared, page, names, path(url))
    if winner is None:
        return Title(place=found.heads[0][0] if found.heads else 0)
    rest = [one for one in (*heads, *declared, *page) if one[0] is not winner[0]]
    rest += [(step, step.raw) for step in steps]
    winner, kicker = _unlabelled(winner, kicker, rest)
    settled = settle([winner, *rest], same=_key)
    place, element = _located(winner, heads, found, tree)
    element = element or lower
    around = furniture(element)
    second = _second_line(around, winner, declared)
    if second is not None:
        settled = settle([second, *(one for one in [winner, *rest] if one[0] is not second[0])], same=_key)
        kicker = winner[1] if len(winner[1]) <= 60 else None
    kicker = kicker or _kicker_above(element) or _kicker_told(settled.value or "", heads, [*declared, *page], around)
    return Title(settled, kicker, element, around, place, banner)


def _under_banner(tree: LexborHTMLParser, claimed: list[Claim], page: list[Candidate], url: str | None) -> Claim | None:
    """The lower heading that is the headline where the top ones only name the site."""
    titles = [title for claim, text in page for title in {claim.raw, text}]
    under = under_banner(tree, [claim.raw for claim in claimed], titles)
    if under is not None:
        return under
    heads = [claim.raw for claim in claimed if not leads_home(claim.value, url)]
    return under_banner(tree, heads, titles) if len(heads) < len(claimed) else None


def _unlabelled(winner: Candidate, kicker: str | None, others: list[Candidate]) -> tuple[Candidate, str | None]:
    """The headline without labels behind it ("… | Opinion"), and a kicker that others replace by one of theirs."""
    claim, text = winner
    for _ in range(3):
        head, _, tail = text.rpartition(" | ")
        if not head or len(tail.split()) > 4 or len(tail) >= len(head):
            break
        text = head.rstrip(" |")
    if kicker is None and isinstance(claim.value, LexborNode):
        told = [other for source, other in others if source.layer in ("json-ld", "opengraph", "meta") and other != text]
        pieces = pieces_of(claim.value) if told else []
        for start in range(1, min(len(pieces), 4)):
            tail = " ".join(pieces[start:])
            if len(tail) >= 20 and any(_differs_in_front(tail, text, other) for other in told):
                return (claim, tail), " ".join(pieces[:start]).strip(_BETWEEN)
    if kicker is None and isinstance(claim.value, LexborNode) and all(_key(other) != _key(text) for _, other in others):
        called = _called_kicker(claim.value)
        rest = text.removeprefix(called)
        headline = rest.lstrip(_BETWEEN)
        if called and rest != text and len(headline) >= _LEAST_HEADLINE and not rest.lstrip().startswith(":"):
            return (claim, headline), called
    return (claim, text), kicker


def _called_kicker(element: LexborNode) -> str:
    """The first words of an element, in tags of their own, whose class says that they are a kicker; "" where none are."""
    for inner in element.css("[class]")[:4]:
        if inner.mem_id != element.mem_id and has_within("kicker", inner.attributes.get("class") or ""):
            text = joined_pieces(inner)
            return text if joined_pieces(element).startswith(text) else ""
    return ""


_BETWEEN = " :|-–—/•"
"""What stands between kicker and headline."""


def _differs_in_front(tail: str, text: str, other: str) -> bool:
    """Whether another statement has the same words behind a kicker of its own."""
    if not other.endswith(tail) or _key(other).endswith(_key(text)):
        return False
    return other[: -len(tail)].endswith(_BEFORE_HEADLINE)


def _second_line(around: Furniture, winner: Candidate, declared: list[Candidate]) -> Candidate | None:
    """The declared headline, where it is shown right below a first line that is the `h1`."""
    whole = ("json-ld", "opengraph")  # what elements declare, also `<meta itemprop>`, may be of a teaser
    others = {_key(text): claim for claim, text in declared[::-1] if len(text) >= 24 and claim.layer in whole}
    others.pop(_key(winner[1]), None)
    for line in around.below[:4] if others else ():
        if _key(line) in others:
            return others[_key(line)], line
    return None


def _located(winner: Candidate, heads: list[Candidate], found: Survey, tree: LexborHTMLParser) -> Placed | tuple[int, None]:
    """The element that shows the headline: an `h1`, else a lower heading with the same words."""
    key = _key(winner[1])
    places = {element.mem_id: place for place, element in found.heads}
    first = found.heads[0][0] if found.heads else 0
    near = sorted(heads, key=lambda head: _nearness(head[1], winner[1]), reverse=True)
    if near and (_nearness(near[0][1], winner[1]) >= 0.35 or key in _key(near[0][0].raw)):
        element: LexborNode = near[0][0].value
        return places.get(element.mem_id, first), element
    lower = showing(tree, [winner[1]]) if found.heads else None  # else it has been looked for
    if lower is not None:
        return first, lower
    for element in tree.css("h2,h3")[:60]:
        said = _key(element.text()[:LONGEST_TITLE])
        if said == key or (len(key) >= _HEADLINE and said.endswith(key) and len(said) < 2 * len(key)):  # behind a kicker
            return first, element
    return first, None


def _lower(element: LexborNode | None, titles: list[str]) -> list[Claim]:
    """What an element that is no `h1` shows, in the spelling of the title that it says."""
    if element is None:
        return []
    text = joined_pieces(element)
    spelt = next((title for title in titles if _key(title) == _key(text)), None)
    if spelt is None and not any(_key(title).startswith(_key(text)) or _ends_in(title, text) for title in titles):
        return []  # a part of a title that was cut by tags: "How it began:", "The First Year"
    whole = text if spelt is None or len(pieces_of(element)) == 1 else spelt  # a kicker's colon may be left to its style
    return [Claim("title", "dom", element.tag or "", whole, element)]


def _ends_in(title: str, text: str) -> bool:
    """Whether a text of several words is the last part of a title, behind a bar: "News - The bridge stays where it is"."""
    parts = _BARS.split(title)
    return len(parts) > 1 and len(text.split()) >= _LABEL and _key(parts[-1]) == _key(text)


def _above_sections(claimed: list[Claim], titles: list[str], tree: LexborHTMLParser) -> LexborNode | None:
    """The lower heading that says the title word for word above all top ones, of which none says it: they head sections."""
    keys = {_key(title) for title in titles}
    if not claimed or any(_key(claim.raw) in keys for claim in claimed):
        return None
    for heading in tree.css("h1,h2,h3")[:_FIRST]:
        if heading.tag == "h1":
            return None
        if len(said := _key(heading.text()[:LONGEST_TITLE])) >= _HEADLINE and said in keys:
            return heading
    return None


_FIRST = 8  # headings of a page


def _says_most(text: str, title: str) -> bool:
    """Whether a text says most words of a title that has several."""
    words = _pieces(title)
    return len(words) > _LABEL and len(words & _pieces(text)) * 10 > len(words) * 7


def _is_of_site(claim: Claim, url: str | None) -> bool:
    """Whether what is shown is no top heading, and named as the site's host is: a banner."""
    label = _key(host(url).rpartition(".")[0].rpartition(".")[2])
    return claim.path not in ("h1", "h2") and len(label) > _LABEL and label in _key(claim.raw)


_LABEL = 4  # letters


def _declared(claims: Claims) -> list[Claim]:
    trust = {"json-ld": 0, "microdata": 1, "opengraph": 2, "meta": 3}
    return sorted(claims.of("title"), key=lambda claim: trust.get(claim.layer, 9))


Candidate = tuple[Claim, str]


def _winner(
    heads: list[Candidate], declared: list[Candidate], page: list[Candidate], names: set[str], address: str
) -> tuple[Candidate | None, str | None]:
    """The candidate that is believed, and the kicker that was set in front of it."""
    heads = [head for head in heads if _key(head[1]) not in names]
    backing = [*declared, *page]
    keys = {_key(told) for _, text in backing for told in (text, _HOUSE_BEHIND.sub("", text))}
    spellings = [text for _, text in backing]
    parts = {
        _key(part) for claim, _ in page if claim.path == "title" for part in _BARS.split(claim.raw) if part != claim.raw
    }
    for told in (declared, page):  # a part of what is shown is declared, or the page's title; the rest is a kicker
        ends = {_key(part) for _, text in told for part in {text, text.partition(" | ")[0]}} - names
        for claim, _ in heads:
            part = _behind_label(claim.value, parts - names) if told is page else None
            part = part or _part(claim.value, ends)
            if part is not None:
                return (claim, part[1]), part[0]
    for claim, text in heads:  # shown and declared alike
        if _key(text) in keys:
            return (claim, _cased(mended(text, spellings), backing)), None
    if declared and (addressed := next((head for head in heads if _is_address(head[1], address)), None)) is not None:
        return addressed, None  # what is declared is worded otherwise, and later
    newsroom = _newsroom(declared, page)
    if newsroom is not None and _key(newsroom[1]) not in names:
        return newsroom, None
    best: tuple[float, Candidate] | None = None
    lead = _LEAD if len(heads) > _TEASERS else 0.0  # of many the first ones are the page's own, the others head teasers
    for head in heads:
        nearness = max((_nearness(head[1], other) for _, other in backing), default=0.0)
        alone = len(heads) == 1 and nearness > 0 and len(head[1]) >= 20  # what is declared was written for search engines
        if (nearness >= 0.35 or alone) and (best is None or nearness > best[0] + lead):
            best = (nearness, head)
    if best is not None:
        return (best[1][0], mended(best[1][1], spellings)), None
    if len(heads) == 1 and len(heads[0][1]) >= 12 and not declared:
        return heads[0], None
    for candidate in (*declared, *page, *heads):
        if _key(candidate[1]) and _key(candidate[1]) not in names:
            return _whole(candidate, declared), None
    return None, None


_HOUSE_BEHIND = re.compile(r"（[^（）]{1,20}）$")
"""Whose story it is, as portals of Japan declare it behind a headline: "…（汐見日報）"."""


def _is_address(headline: str, address: str) -> bool:
    """Whether a part of the page's address is made of the words of a headline, perhaps with a number: "/who-rang-it-17"."""
    said = _key(headline)
    if len(said) < _ADDRESSED:
        return False
    told = [_key(part.partition(".")[0]) for part in address.split("/") if part.count("-") >= _HYPHENS]
    return any(part.startswith(said) and part[len(said) :].strip("0123456789") == "" for part in told)


_HYPHENS = 2  # in the part of an address that has several words
_ADDRESSED = 20  # letters of a headline that is more than a label
_TEASERS = 4  # top headings up to which none need be a teaser's
_LEAD = 0.34  # how much nearer a later one of many has to be


def _newsroom(declared: list[Candidate], page: list[Candidate]) -> Candidate | None:
    """The headline that a newsroom declares twice, in the spelling that most of its statements share.

    Of blogs this would not hold: there the declared ones are all written by one plug-in for search engines.
    """
    for claim, text in declared:
        if claim.layer == "json-ld" and "NewsArticle" in claim.path:
            key = _key(text)
            spelt = [other for source, other in (*declared, *page) if source.layer != "json-ld" and _key(other) == key]
            if not spelt:
                return None
            return claim, Counter([text, *spelt]).most_common(1)[0][0]
    return None


def _whole(candidate: Candidate, declared: list[Candidate]) -> Candidate:
    """The candidate, or the longer one that it was cut from: some systems allow a headline 110 characters."""
    if len(candidate[1]) < 90:
        return candidate
    longer = (other for other in declared if len(other[1]) > len(candidate[1]) and other[1].startswith(candidate[1]))
    return next(longer, candidate)


def _part(element: LexborNode, declared: set[str]) -> tuple[str | None, str] | None:
    """Kicker and headline of an element that shows both, each in tags of its own, if `declared` has the headline alone."""
    pieces = pieces_of(element)
    if not 2 <= len(pieces) <= 8:
        return None
    for start in range(len(pieces)):
        for end in range(len(pieces), start, -1):
            if (start, end) != (0, len(pieces)):
                text = " ".join(pieces[start:end])
                if len(text) >= 12 and _key(text) in declared:
                    return " ".join(pieces[:start]).strip(_BETWEEN) or None, mended(text).lstrip(_BETWEEN)
    return None


def _behind_label(element: LexborNode, parts: set[str]) -> tuple[str | None, str] | None:
    """A label and the headline behind it, each in tags of its own, if that is one of the parts of `<title>`."""
    pieces = pieces_of(element) if parts else []
    for start in range(1, min(len(pieces), 4)):
        label, text = " ".join(pieces[:start]), " ".join(pieces[start:])
        if len(label) < min(len(text), _LONGEST_LABEL) and len(text) >= _LEAST_HEADLINE and _key(text) in parts:
            return label.strip(_BETWEEN) or None, mended(text).lstrip(_BETWEEN)
    return None


_LONGEST_LABEL = 30  # characters


_HEADLINE = 20  # characters from which words behind a kicker are a headline


def _kicker_above(headline: LexborNode | None) -> str | None:
    """The line above the headline, if its class says that it is a kicker; without the time that may follow in it."""
    node = headline
    for _ in range(6):
        if node is None:
            return None
        node = node.prev or (node.parent.prev if node.parent is not None and node.parent.tag == "header" else None)
        if node is None or node.tag in ("nav", "h1"):
            return None
        if node.tag in ("-text", "-comment"):
            continue
        classes = node.attributes.get("class") or ""
        pieces = pieces_of(node)
        if pieces:
            timeless = list(takewhile(lambda piece: _TIME.search(piece) is None, pieces))
            text = " ".join(timeless)
            if not 0 < len(text) <= 80 or _tells_length(text) or (len(timeless) < len(pieces) and text.endswith(":")):
                return None
            if len(node.css("a")) > 1:  # a row of rubrics
                return None
            return text if has_within("kicker", classes) or _is_lower_heading(node) else None
    return None


def _tells_length(text: str) -> bool:
    """Whether a line says how many minutes it takes to read the story: "6 min read"."""
    match = _MINUTES.search(text)
    return match is not None and match[1].casefold() in everywhere("stamps", "minutes")


_MINUTES = re.compile(r"(?<!\d)\d{1,3}\s?([^\W\d]+)")


def _is_lower_heading(node: LexborNode) -> bool:
    """Whether an element is a heading below the first level, or holds nothing else."""
    for _ in range(3):
        if node.tag in ("h2", "h3", "h4", "h5", "h6"):
            return True
        children = list(islice(node.iter(), 2))
        if len(children) != 1:
            return False
        node = children[0]
    return False


def _kicker_told(headline: str, shown: list[Candidate], told: list[Candidate], around: Furniture) -> str | None:
    """What is shown in front of the headline, "Port Annick: The pier stays shut"; or the line near it that something
    declared has there."""
    before = next((kicker for claim, _ in shown if (kicker := _kicker_before(claim.raw, headline))), None)
    if before is not None:
        return before
    near = {_key(line): line for line in (*around.below[:2], *around.above[-_ABOVE:])}
    kickers = (_kicker_before(claim.raw, headline) for claim, _ in told)
    return next((near[_key(kicker)] for kicker in kickers if kicker is not None and _key(kicker) in near), None)


_ABOVE = 4  # lines above a headline, among which its kicker is


def _kicker_before(text: str, headline: str) -> str | None:
    """What stands before the headline in a text that has it behind a mark; None where nothing short does."""
    at = text.find(headline, 1, _LONGEST_KICKER + len(headline)) if len(headline) >= _LEAST_HEADLINE else -1
    before = text[:at] if at > 0 else ""
    return (before.strip(_BETWEEN) or None) if before.endswith(_BEFORE_HEADLINE[:-1]) else None


_LONGEST_KICKER = 62  # characters with the mark behind it
_LEAST_HEADLINE = 12
_BEFORE_HEADLINE = (": ", " - ", " – ", " — ", " | ")


_TIME = re.compile(r"\b\d{1,2}[:h]\d\d(?!\d)|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b")


def _key(text: str) -> str:
    """What two spellings of one headline share: letters and digits, case folded."""
    return _letters(text[:LONGEST_TITLE])


@lru_cache(maxsize=256)  # the same few headlines are compared all over one page
def _letters(text: str) -> str:
    return letters(text if text.isascii() else unicodedata.normalize("NFKC", text)).replace("_", "")


def _nearness(one: str, other: str) -> float:
    """How much of the words two headlines share, 0 to 1; of the letters' pairs where a script has no blanks."""
    first, second = _pieces(one), _pieces(other)
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second)) if min(len(first), len(second)) > 2 else float(first == second)


def _pieces(text: str) -> set[str]:
    words = set(text.casefold().split())
    if len(text) > 12 and (len(words) <= 2 or is_dense(text)) and not text.isascii():
        return {text[i : i + 2] for i in range(len(text) - 1)}
    return words


def _cased(text: str, backing: list[Candidate]) -> str:
    """A headline set in capitals by the page's author, as it is declared in mixed case."""
    if not text.isupper():
        return text
    return next((other for _, other in backing if _key(other) == _key(text) and not other.isupper()), text)


def without_site(text: str, names: set[str], guess: bool = False) -> str:
    """The text without the site's name (and rubrics before it) at its end, or the site's name at its start.

    `guess` also cuts what follows the last bar or dash when it is short: only right for `<title>`.
    """
    key = _key(text)
    if any(key.endswith(name) or key.startswith(name) for name in names):
        for separator in _SEPARATORS:
            if separator not in text:
                continue
            parts = text.split(separator)
            for count in range(min(3, len(parts) - 1), 0, -1):  # "News - The Ledger" before "The Ledger"
                rest = separator.join(parts[:-count])
                if _key(separator.join(parts[-count:])) in names and len(_key(rest)) >= 3:
                    return rest.strip()
            rest = separator.join(parts[1:])
            if _key(parts[0]) in names and len(_key(rest)) >= 12:
                return rest.strip()
    if guess:
        head, _, tail = text.partition("_")  # in Chinese titles: headline_section_site
        if tail and len(head) > max(map(len, tail.split("_"))) and is_dense(head):
            return head.strip()
        for separator in ("--", "-") if is_dense(text) else ():  # and "headline-rubric", with no blank between
            head, _, tail = text.rpartition(separator)
            if len(tail) <= _RUBRIC and len(head) >= 2 * len(tail) and head[-1:] > "\u2e80" and tail[:1] > "\u2e80":
                return head.strip()
        for separator in _GUESSED:
            head, _, tail = text.rpartition(separator)
            if head and len(tail.split()) <= 4 and len(head) > len(tail):
                return head.strip()
    return text


_RUBRIC = 6  # characters of a rubric in a script without blanks
_GUESSED = (" | ", " - ", " – ", " — ", " • ", " · ", "｜", " ‹ ", " « ", " » ")
