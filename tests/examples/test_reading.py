"""Every example page is read as its truth says, field by field."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from depeche.model import ARTICLE_KINDS, Article, Block, When
from depeche.plain import to_plain

Plain = dict[str, Any]


def test_page_is_read_as_its_truth_says(example: Any, article: Article, gaps: Any) -> None:
    found = {field: gap for field, check in CHECKS.items() if (gap := check(example.truth, article))}
    gaps.judge(example.id, found, tuple(CHECKS))


def _said(expected: object, found: object) -> str:
    return f"expected {expected!r}\n   found {found!r}"


def _words(text: str | None) -> str | None:
    """The text with every white space a plain one."""
    return " ".join(text.split()) if text else text


def _same_words(field: str) -> Callable[[Plain, Article], str]:
    def check(truth: Plain, article: Article) -> str:
        expected, found = _words(truth[field]), _words(getattr(article, field))
        return "" if expected is None or expected == found else _said(expected, found)

    return check


def _kind(truth: Plain, article: Article) -> str:
    return "" if truth["kind"] == article.kind else _said(truth["kind"], article.kind)


def _authors(truth: Plain, article: Article) -> str:
    expected, found = tuple(truth["authors"]), article.authors
    return "" if expected == found else _said(expected, found)


def _agency(truth: Plain, article: Article) -> str:
    return "" if truth["agency"] == article.agency else _said(truth["agency"], article.agency)


def _published(truth: Plain, article: Article) -> str:
    return _moment(truth["published"], article.published)


def _modified(truth: Plain, article: Article) -> str:
    if truth["modified"] is None and article.modified == article.published:
        return ""  # many builders repeat the time of publication
    return _moment(truth["modified"], article.modified)


def _moment(expected: str | None, found: When | None) -> str:
    """The instants agree; where the page gives local time only, what the clock showed."""
    if expected is None or found is None:
        return "" if expected is None and found is None else _said(expected, found)
    wanted = datetime.fromisoformat(expected)
    if not isinstance(found, datetime):
        return _said(expected, found)
    if wanted.tzinfo is None:
        found = found.replace(tzinfo=None)
    same = found.tzinfo is not None or wanted.tzinfo is None
    return "" if same and found == wanted else _said(expected, found.isoformat())


def _language(truth: Plain, article: Article) -> str:
    return "" if (article.language or "").split("-")[0] == truth["language"] else _said(truth["language"], article.language)


def _tags(truth: Plain, article: Article) -> str:
    expected, found = ({tag.casefold() for tag in tags} for tags in (truth["tags"], article.tags))
    return "" if expected == found else _said(sorted(expected), sorted(found))


def _declared_free(truth: Plain, article: Article) -> str:
    expected = truth["declared_free"]
    return "" if expected in (None, article.declared_free) else _said(expected, article.declared_free)


def _cut_off(truth: Plain, article: Article) -> str:
    return "" if truth["cut_off"] == bool(article.cut_off) else _said(truth["cut_off"], article.cut_off)


def _headlines(truth: Plain, article: Article) -> str:
    expected = [(item["title"], item["url"]) for item in truth.get("headlines", ())]
    found = {(item.title, item.url) for item in article.headlines}
    if truth["kind"] not in ("index", "search") and found:
        return _said([], sorted(found))
    missing = [item for item in expected if item not in found]
    return "\n".join(f"missing {title!r}: {url}" for title, url in missing)


def _blocks(truth: Plain, article: Article) -> str:
    if truth["kind"] not in ARTICLE_KINDS:  # what stands on such a page is nobody's text
        return "\n".join(line for block in article.blocks for line in _drawn(to_plain(block)))
    lead = _picture(truth["lead_image"]) if truth["lead_image"] else None
    expected = [line for block in truth["blocks"] for line in _drawn(block)]
    found = [line for block in article.blocks if not _is_lead(block, lead) for line in _drawn(to_plain(block))]
    return "\n".join(difflib.unified_diff(expected, found, "expected", "found", n=0, lineterm=""))


def _links(truth: Plain, article: Article) -> str:
    if truth["kind"] not in ARTICLE_KINDS:
        return ""
    shown = [to_plain(block) for block in article.blocks if block.kind != "embed"]
    expected, found = (
        [(block["text"][link["start"] : link["end"]], link["href"]) for block in blocks for link in block.get("links", ())]
        for blocks in (truth["blocks"], shown)
    )
    return "" if expected == found else _said(expected, found)


def _is_lead(block: Block, lead: str | None) -> bool:
    return block.kind == "image" and bool(lead) and _picture(block.url or "") == lead


def _picture(url: str) -> str:
    """The name of a picture without its size: "crane" for ".../crane-768x432.jpg"."""
    return re.sub(r"(-\d+(x\d+)?)?\.jpg$", "", urlsplit(url).path.rsplit("/", 1)[-1])


def _drawn(block: Plain) -> Iterator[str]:
    """The block as lines: what is compared of it, and nothing else."""
    kind, text = block["kind"], _words(block.get("text", "").replace("\n", " ⏎ "))
    if kind == "embed" or (kind == "video" and "network" in block):
        post = (block.get("url") or "").rstrip("/")
        yield f"embed {block.get('network')} {re.split('[/=]', post)[-1]} {_day(block.get('published'))}: {text}"
    elif kind == "image":
        yield f"image {_picture(block.get('url', ''))}: {_words(block.get('caption'))} / {_words(block.get('credit'))}"
    elif kind == "entry":
        when = block.get("published")
        instant = datetime.fromisoformat(when).timestamp() if when else None
        yield f"entry {block.get('title')} / {block.get('author')} / {instant}"
        for inner in block.get("blocks", ()):
            yield from (f"  {line}" for line in _drawn(inner))
    elif kind == "table":
        yield f"table {[list(row) for row in block.get('rows', ())]}"
    else:
        yield f"{kind}{block.get('level', '')}: {text}"


def _day(moment: str | None) -> str | None:
    return date.fromisoformat(moment[:10]).isoformat() if moment else None


CHECKS: dict[str, Callable[[Plain, Article], str]] = {
    "kind": _kind,
    "title": _same_words("title"),
    "kicker": _same_words("kicker"),
    "lede": _same_words("lede"),
    "authors": _authors,
    "agency": _agency,
    "published": _published,
    "modified": _modified,
    "language": _language,
    "section": _same_words("section"),
    "site": _same_words("site"),
    "tags": _tags,
    "declared_free": _declared_free,
    "cut_off": _cut_off,
    "headlines": _headlines,
    "blocks": _blocks,
    "links": _links,
}
