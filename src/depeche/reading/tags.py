"""Tags, section, and what the article says it is about."""

from __future__ import annotations

from collections.abc import Iterable

from depeche.reading.claims import Claim, Claims, tidy
from depeche.reading.settle import Settled, evidence, settle
from depeche.reading.survey import Survey

MOST_TAGS = 60
LONGEST_TAG = 80


def tags(claims: Claims, found: Survey) -> Settled[tuple[str, ...]]:
    """The article's keywords, each once, in the page's order."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in [*claims.of("tags", "tag", "news_keywords", "keywords", "keywords_more", "page_tags"), *_shown(found)]:
        groups.setdefault((claim.layer, claim.path.lower()), []).append(claim)
    listed = []
    for group in groups.values():
        values = tuple(distinct(part for claim in group for part in parted(claim.raw, alone=len(group) == 1)))
        if values:
            listed.append((Claim("tags", group[0].layer, group[0].path, ", ".join(claim.raw for claim in group)), values))
    return settle(listed, same=lambda values: frozenset(value.casefold() for value in values))


def _shown(found: Survey) -> list[Claim]:
    return [Claim("tags", "dom", "rel=tag", text) for _, node in found.tags[:MOST_TAGS] if (text := tidy(node.text()[:200]))]


def parted(text: str, alone: bool = True) -> list[str]:
    """A list of keywords as its parts; `alone`: this text is all there is, so it may be the whole list."""
    for separator in (";", "|", "،", "、", "，", ","):
        if separator in text:
            return [part for part in (part.strip() for part in text.split(separator)) if part]
    return [text.strip()]


def distinct(values: Iterable[str]) -> list[str]:
    """Each once, case aside, without the "#" of a hashtag and without what is too long to be a keyword."""
    kept: dict[str, str] = {}
    for value in values:
        value = value.strip().lstrip("#").strip()
        if value and len(value) <= LONGEST_TAG:
            kept.setdefault(value.casefold(), value)
        if len(kept) >= MOST_TAGS:
            break
    return list(kept.values())


def about(claims: Claims) -> Settled[tuple[str, ...]]:
    """What the article is declared to be about."""
    stated = [claim for claim in claims.of("about") if not claim.raw.startswith(("http", "#"))]
    values = tuple(distinct(claim.raw for claim in stated))
    if not values:
        return Settled()
    return Settled(values, evidence(stated[0].layer, stated[0].path, ", ".join(claim.raw for claim in stated)))


def section(claims: Claims) -> Settled[str]:
    """The part of the paper that it stands in."""
    return settle([(claim, claim.raw) for claim in claims.of("section") if len(claim.raw) <= LONGEST_TAG], same=str.casefold)
