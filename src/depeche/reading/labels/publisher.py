"""Who publishes it, and what the site calls itself."""

from __future__ import annotations

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from depeche.model import Publisher
from depeche.reading.claims.claims import Claims, tidy
from depeche.reading.claims.metadata.schema_org import first_address
from depeche.reading.claims.settle import Settled, evidence, settle
from depeche.reading.claims.survey import Survey
from depeche.reading.languages import everywhere
from depeche.reading.vocabulary.addresses import host, joined
from depeche.reading.vocabulary.words import clean, is_dense, letters


def site(claims: Claims, found: Survey, url: str | None, tree: LexborHTMLParser) -> Settled[str]:
    """What the site calls itself: declared, else at the end of `<title>`, else on the link to its front page."""
    title = clean(found.titles[0].text()[:500]) if found.titles else ""
    named = [claim for claim in claims.of("site", "site_more") if "://" not in claim.raw]
    heads = _heads(found)
    if any(claim.raw == title for claim in named) and _letters(title).startswith(_long(heads)):
        named = [claim for claim in named if claim.raw != title]  # what is title and headline names the article
    if named:
        return settle([(claim, claim.raw) for claim in named], same=str.casefold)
    label = _letters(max(host(url).rsplit(".", 1)[0].split("."), key=len))
    fronts = [text for link in tree.css('a[href="/"]')[:6] if (text := clean(link.text()[:200]))]
    for separator in _SEPARATORS:
        head, _, tail = title.rpartition(separator)
        if (
            head
            and len(tail) <= LONGEST_NAME
            and (tail in fronts or _letters(title.split(separator)[0]) in heads or _like(tail, label))
        ):
            return Settled(tail.strip(), evidence("dom", "end of title", title))
        front, _, rest = title.partition(separator)
        if len(front) <= LONGEST_NAME < len(rest) and _like(front, label):
            return Settled(front.strip(), evidence("dom", "start of title", title))
    if is_dense(title) and (named_last := _last_of(title, heads)):
        return Settled(named_last, evidence("dom", "end of title", title))
    for text in fronts:
        if len(text) <= LONGEST_NAME and _like(text, label):
            return Settled(text, evidence("dom", "link to the front page", text))
    houses = [claim for claim in claims.of("publisher", "site_publisher") if claim.raw and "://" not in claim.raw]
    return settle([(claim, claim.raw) for claim in houses[:1]])


LONGEST_NAME = 40
_SEPARATORS = (" | ", " :: ", " - ", " – ", " — ", " • ", " · ", "｜")


def _last_of(title: str, heads: set[str]) -> str:
    """The last of the parts of a title of which the first is the headline, in scripts without blanks, where rubrics and the
    name of the site stand behind it with no blanks between: "headline_section_site"; "" where that is none."""
    for separator in _DENSE_SEPARATORS:
        front, _, rest = title.partition(separator)
        if rest and _letters(front) in heads:
            names = [part for part in _DENSE.split(rest) if part and "." not in part]
            certain = len(names) == 1 or (names and names[-1].endswith(everywhere("bylines", "papers")))  # else tags
            return names[-1] if certain and len(names[-1]) <= LONGEST_NAME // 2 else ""
    return ""


_DENSE = re.compile(r"\s*(?:_|--|\||—|–|(?<=[\u2e80-\u9fff])-(?=[\u2e80-\u9fff]))\s*")
_DENSE_SEPARATORS = ("_", "--", "-", "|", "—", "–")


def _heads(found: Survey) -> set[str]:
    return {_letters(element.text()[:500]) for _, element in found.heads[:4]}


def _long(heads: set[str]) -> tuple[str, ...]:
    """Headings that are no mere name."""
    return tuple(head for head in heads if len(head) >= 12)


def _like(name: str, label: str) -> bool:
    """Whether a name may be that of a host: "The Harbour Ledger" and harbourledger."""
    said = _letters(name)
    return min(len(said), len(label)) >= 4 and (said in label or label in said)


def _letters(text: str) -> str:
    return letters(text).replace("_", "")


def publisher(claims: Claims, base: str | None) -> Settled[Publisher]:
    """Publisher with logo and a way to reach it, as declared."""
    for claim in claims.of("publisher", "site_publisher", "publisher_name"):
        node: dict[str, Any] = claim.value if isinstance(claim.value, dict) else {}
        name = None if "://" in claim.raw else claim.raw or None
        if name is None and not node:
            continue
        found = Publisher(name=name, logo=joined(base, first_address(node.get("logo"))), contact=_contact(node))
        if found != Publisher():
            return Settled(found, evidence(claim.layer, claim.path, claim.raw))
    return Settled()


def _contact(node: dict[str, Any]) -> str | None:
    points = node.get("contactPoint")
    for place in [node, *(points if isinstance(points, list) else [points])]:
        if isinstance(place, dict):
            for key in ("email", "telephone"):
                value = place.get(key)
                if isinstance(value, str) and value.strip():
                    return tidy(value.removeprefix("mailto:"))[:200]
    return None
