"""Pointing at words so that the pointer survives the next reader: the kept page, and the words with their neighbours."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import identity, moments, views
from depeche.archive.readings import noun
from depeche.archive.schema import captures, pages, readings, revisions, warcs
from depeche.errors import NotFound
from depeche.model import Article, Citation

CONTEXT = 32
"""Characters before and after the words (W3C TextQuoteSelector: `prefix`, `suffix`)."""


CITED = (
    sa.select(
        revisions.c.article_id, readings.c.article, readings.c.reader, captures.c.at, captures.c.record, captures.c.offset,
        pages.c.digest, warcs.c.name,
    )
    .join_from(revisions, readings, readings.c.id == revisions.c.reading_id)
    .join(captures, captures.c.id == revisions.c.capture_id)
    .join(pages, pages.c.id == captures.c.page_id)
    .join(warcs, warcs.c.id == captures.c.warc_id)
)  # fmt: skip
"""Revisions, with what a citation of them says."""

_OF_PART = (
    sa.select(pages.c.offset, pages.c.record, warcs.c.name)
    .join(warcs, warcs.c.id == pages.c.warc_id)
    .where(pages.c.digest == sa.bindparam("digest"), pages.c.url == sa.bindparam("url"))
)


def citation(connection: Connection, number: int, start: int, end: int, revision: int | None = None) -> Citation:
    """A citation of `text[start:end]` of an article's last revision, or of another; of no words where both are 0.

    Raises NotFound where there is no such article, or its text is shorter.
    """
    wanted = CITED.where(revisions.c.article_id == views.number(number)).order_by(revisions.c.number.desc())
    if revision is not None:
        wanted = wanted.where(revisions.c.number == revision)
    row = connection.execute(wanted.limit(1)).first()
    if row is None:
        raise NotFound("article", str(number))
    article = noun(Article, row.article)
    if not 0 <= start <= end <= len(article.text):
        raise NotFound("words", f"{start}–{end}", f"the text of article {number} has {len(article.text)} characters")
    return made(connection, row, article, start, end)


def made(connection: Connection, row: Any, article: Article, start: int = 0, end: int = 0) -> Citation:
    """The citation of `text[start:end]` of an article that came with a row of `CITED`.

    Of an article on several pages it names the page that has the words (where they begin), and has no neighbours of another.
    """
    text = article.text
    exact = text[start:end]
    part = next((part for part in reversed(article.parts) if part.start <= start), None) if exact else None
    if part is not None and part.digest is not None:
        kept = connection.execute(_OF_PART, {"url": identity.without_user(part.url), "digest": part.digest}).first()
        if kept is not None:
            return Citation(
                article=row.article_id, url=part.url, title=article.title, site=article.site, authors=article.authors,
                published=article.published, captured=part.captured, digest=part.digest, warc=kept.name, offset=kept.offset,
                record=kept.record, reader=row.reader, start=start, end=end, exact=exact,
                prefix=text[max(part.start, start - CONTEXT) : start],
                suffix=text[end : max(end, min(part.end, end + CONTEXT))],
            )  # fmt: skip
    return Citation(
        article=row.article_id, url=article.url, title=article.title, site=article.site, authors=article.authors,
        published=article.published, captured=moments.instant(row.at), digest=row.digest, warc=row.name, offset=row.offset,
        record=row.record, reader=row.reader, start=start, end=end, exact=exact,
        prefix=text[max(0, start - CONTEXT) : start] if exact else "", suffix=text[end : end + CONTEXT] if exact else "",
    )  # fmt: skip


def place(text: str, cited: Citation) -> tuple[int, int] | None:
    """Where the cited words stand in a text, even after another reader made it: the place with the neighbours most alike.

    None where the words are not there any more. Linear in the text for each place the words occur at.
    """
    if not cited.exact:
        return None
    best, found = -1, None
    at = text.find(cited.exact)
    while at >= 0:
        end = at + len(cited.exact)
        before, after = text[max(0, at - CONTEXT) : at], text[end : end + CONTEXT]
        alike = _common(before[::-1], cited.prefix[::-1]) + _common(after, cited.suffix)
        near = -abs(at - cited.start)
        if (alike, near) > (best, -abs((found or (0, 0))[0] - cited.start)):
            best, found = alike, (at, end)
        at = text.find(cited.exact, at + 1)
    return found


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
