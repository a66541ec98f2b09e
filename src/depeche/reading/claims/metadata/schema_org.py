"""schema.org objects, from JSON-LD or microdata, as claims: which object is the page's article, and what it says.

Source: schema.org's definitions of Article, NewsArticle, CreativeWork and WebPage, and what newsrooms make of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from depeche.model import Layer
from depeche.reading.claims.claims import Claim, tidy
from depeche.reading.claims.metadata.json_ld import Node

ARTICLES = frozenset(
    {
        "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
        "BackgroundNewsArticle", "AskPublicNewsArticle", "ReviewNewsArticle", "AdvertiserContentArticle",
        "SatiricalArticle", "ScholarlyArticle", "TechArticle", "Report", "BlogPosting", "SocialMediaPosting",
        "LiveBlogPosting", "DiscussionForumPosting", "Review", "CriticReview", "ClaimReview", "Recipe", "HowTo",
        "MedicalScholarlyArticle", "Interview",
    }
)  # fmt: skip
VIDEOS = frozenset({"VideoObject", "NewsVideo", "PodcastEpisode", "ImageGallery", "MediaGallery"})
PAGES = frozenset({"WebPage", "ItemPage", "MedicalWebPage", "CollectionPage", "ProfilePage", "FAQPage", "AboutPage"})

ELSEWHERE = frozenset(
    {
        "itemListElement", "mentions", "citation", "isPartOf", "relatedLink", "hasPart", "liveBlogUpdate", "comment",
        "review", "isBasedOn", "publisher", "author", "about", "subjectOf", "workExample", "exampleOfWork",
        "significantLink", "mainEntityOfPage", "itemReviewed", "video", "audio", "associatedMedia", "suggestedAnswer",
    }
)  # fmt: skip
"""Properties whose objects are other works than the one that holds them."""

_TEXTS = (  # property → field
    ("headline", "title"),
    ("alternativeHeadline", "alternative"),
    ("description", "description"),
    ("abstract", "description"),
    ("datePublished", "published"),
    ("uploadDate", "published"),
    ("dateCreated", "created"),
    ("dateModified", "modified"),
    ("inLanguage", "language"),
    ("articleSection", "section"),
    ("keywords", "tags"),
    ("about", "about"),
    ("copyrightYear", "copyright_year"),
    ("isAccessibleForFree", "declared_free"),
    ("articleBody", "body"),
    ("url", "address"),
    ("mainEntityOfPage", "address"),
    ("dateline", "dateline"),
)
_OBJECTS = (
    ("author", "author"),
    ("creator", "creator"),
    ("contributor", "contributor"),
    ("publisher", "publisher"),
    ("sourceOrganization", "agency"),
    ("image", "image"),
    ("primaryImageOfPage", "image"),
    ("thumbnailUrl", "thumbnail"),
    ("speakable", "speakable"),
)

MOST_VALUES = 200
"""Values of one property that are looked at."""

LONGEST_BODY = 2_000_000


def claims(nodes: list[Node], layer: Layer, addresses: frozenset[str]) -> Iterator[Claim]:
    """Claims of the page's own article, then of the page. `addresses`: what the page is known to be found at."""
    for kind in dict.fromkeys(kind for node in nodes for kind in node.types):
        yield Claim("type", layer, kind, kind)
    own = main(nodes, addresses)
    for node in own:
        yield from _of(node, layer)
    for node in nodes:
        if not _MEDIA.isdisjoint(node.types):
            for name in ("caption", "description"):
                for text in texts(node.values.get(name)):
                    yield Claim("caption", layer, f"{node.types[0]}.{name}", text)
        if node.depth <= 1 and not ELSEWHERE.isdisjoint({node.within}):
            continue
        if not PAGES.isdisjoint(node.types):
            yield from _of_page(node, layer)
        elif node.depth == 0 and not _SITES.isdisjoint(node.types):
            yield from _of_site(node, layer)


_MEDIA = frozenset({"ImageObject", "VideoObject", "AudioObject"})
_SITES = frozenset({"WebSite", "Organization", "NewsMediaOrganization"})


def main(nodes: list[Node], addresses: frozenset[str]) -> list[Node]:
    """The objects that are the page's own article, best first; more than one when several describe the same page."""
    rated = []
    for place, node in enumerate(nodes):
        if node.within in ELSEWHERE:
            continue
        is_article = not ARTICLES.isdisjoint(node.types)
        if not is_article and (VIDEOS.isdisjoint(node.types) or node.depth):
            continue
        here = any(address in addresses for address in _addresses(node.values))
        elsewhere = not here and any(True for _ in _addresses(node.values))
        rated.append((not is_article, not here, elsewhere and bool(addresses), node.depth, place, node))
    rated.sort(key=lambda rating: rating[:5])
    if not rated:
        return []
    best = rated[0]
    alike = [other for other in rated[1:] if other[:2] == best[:2]]
    return [best[5], *(other[5] for other in alike if other[1] is False or _same(best[5], other[5]))]


def _same(one: Node, other: Node) -> bool:
    """Two objects without a telling address are of one article when they have the same headline."""
    headline = texts(one.values.get("headline"))
    return bool(headline) and headline == texts(other.values.get("headline"))


def _addresses(values: dict[str, Any]) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = values.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and "://" in value:
            yield bare_address(value)


def first_address(value: Any) -> str | None:
    """The address that a value is, or that an object has; of a list, the first one's."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    return value if isinstance(value, str) else None


def bare_address(address: str) -> str:
    """An address for comparison: without scheme, query, fragment and last slash, in lower case."""
    return address.strip().split("#")[0].split("?")[0].split("://")[-1].rstrip("/").lower()


# ---------------------------------------------------------------- what one object says


def _of(node: Node, layer: Layer) -> Iterator[Claim]:
    kind = node.types[0] if node.types else "object"
    values = node.values
    for name, field in _TEXTS:
        value = values.get(name)
        if value is None:
            continue
        limit = LONGEST_BODY if field == "body" else 20_000
        for text in texts(value, limit):
            yield Claim(field, layer, f"{kind}.{name}", text)
    if "headline" not in values:
        for text in texts(values.get("name")):
            yield Claim("title", layer, f"{kind}.name", text)
    for name, field in _OBJECTS:
        yield from _objects(values.get(name), field, layer, f"{kind}.{name}")
    updates = values.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else ():
        if isinstance(update, dict):
            yield Claim("update", layer, f"{kind}.liveBlogUpdate", "", update)
    part = values.get("isPartOf")
    for whole in part if isinstance(part, list) else [part]:
        if isinstance(whole, dict) and "WebSite" in str(whole.get("@type")):
            for text in texts(whole.get("name")):
                yield Claim("site", layer, f"{kind}.isPartOf.name", text)
        elif isinstance(whole, dict) and whole.get("isAccessibleForFree") is not None:
            for text in texts(whole["isAccessibleForFree"]):
                yield Claim("declared_free", layer, f"{kind}.isPartOf.isAccessibleForFree", text)


def _of_page(node: Node, layer: Layer) -> Iterator[Claim]:
    kind = node.types[0]
    values = node.values
    for name, field in (
        ("name", "page_title"),
        ("headline", "page_title"),
        ("description", "page_description"),
        ("inLanguage", "language"),
        ("datePublished", "page_published"),
        ("dateModified", "page_modified"),
        ("keywords", "page_tags"),
    ):
        for text in texts(values.get(name)):
            yield Claim(field, layer, f"{kind}.{name}", text)
    yield from _objects(values.get("speakable"), "speakable", layer, f"{kind}.speakable")
    yield from _objects(values.get("author"), "page_author", layer, f"{kind}.author")
    yield from _objects(values.get("primaryImageOfPage"), "thumbnail", layer, f"{kind}.primaryImageOfPage")
    yield from _objects(values.get("publisher"), "site_publisher", layer, f"{kind}.publisher")


def _of_site(node: Node, layer: Layer) -> Iterator[Claim]:
    kind = node.types[0]
    field = "site" if kind == "WebSite" else "site_publisher"
    if field == "site":
        for text in texts(node.values.get("name")):
            yield Claim("site", layer, f"{kind}.name", text)
        for text in texts(node.values.get("description")):
            yield Claim("site_description", layer, f"{kind}.description", text)
        yield from _objects(node.values.get("publisher"), "site_publisher", layer, f"{kind}.publisher")
    else:
        yield from _objects(node.values, field, layer, kind)


def _objects(value: Any, field: str, layer: Layer, path: str) -> Iterator[Claim]:
    """A claim for each object or text of a property; `value` is the object as a dict."""
    if value is None:
        return
    several = isinstance(value, list)
    for place, one in enumerate(value[:MOST_VALUES] if several else [value]):
        where = f"{path}[{place}]" if several else path
        if isinstance(one, dict):
            yield Claim(field, layer, where, named(one), one)
        elif isinstance(one, list):
            for inner in one[:MOST_VALUES]:
                if isinstance(inner, dict):
                    yield Claim(field, layer, where, named(inner), inner)
        else:
            for text in texts(one):
                yield Claim(field, layer, where, text)


def named(value: dict[str, Any]) -> str:
    """What an object goes by."""
    for key in ("name", "headline", "@value", "@text", "url", "contentUrl", "@id", "@list"):
        for text in texts(value.get(key)):
            return text
    if isinstance(value.get("givenName"), str) or isinstance(value.get("familyName"), str):
        return tidy(" ".join(part for key in ("givenName", "familyName") if isinstance(part := value.get(key), str)))
    return ""


def texts(value: Any, limit: int = 20_000) -> list[str]:
    """The non-empty texts of a value, whatever its shape: a text, a number, an object with a name, a list of these."""
    found: list[str] = []
    waiting: list[Any] = [value]
    seen = 0
    while waiting and seen < MOST_VALUES:
        one = waiting.pop()
        seen += 1
        if isinstance(one, str):
            text = tidy(one, limit) if limit <= 20_000 else one[:limit]
            if text:
                found.append(text)
        elif isinstance(one, bool):
            found.append("true" if one else "false")
        elif isinstance(one, (int, float)):
            found.append(_number(one))
        elif isinstance(one, list):
            waiting.extend(reversed(one[:MOST_VALUES]))
        elif isinstance(one, dict):
            waiting.append(next((one[key] for key in ("@value", "name", "headline", "@id", "url") if one.get(key)), None))
    return found


def _number(number: int | float) -> str:
    if isinstance(number, float):
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    return str(number) if abs(number) < 10**30 else ""  # str of a huge one would be refused
