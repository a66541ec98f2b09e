"""Pointing at words so that the pointer survives the next reader: the kept page, and the words with their neighbours."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import former, identity, moments, views
from depeche.archive.asking import no_article
from depeche.archive.readings import noun
from depeche.archive.schema import captures, pages, readings, revisions, warcs
from depeche.errors import NotFound
from depeche.model import Article, Citation

CONTEXT = 32
"""Characters before and after the words (W3C TextQuoteSelector: `prefix`, `suffix`)."""


CITED = (
    sa.select(
        revisions.c.article_id, readings.c.article, readings.c.reader, captures.c.at, captures.c.record, captures.c.offset,
        captures.c.reason, pages.c.digest, warcs.c.name,
    )
    .join_from(revisions, readings, readings.c.id == revisions.c.reading_id)
    .join(captures, captures.c.id == revisions.c.capture_id)
    .join(pages, pages.c.id == captures.c.page_id)
    .join(warcs, warcs.c.id == captures.c.warc_id)
)  # fmt: skip
"""Revisions, with what a citation of them says."""

_OF_PART = (
    sa.select(pages.c.offset, pages.c.record, warcs.c.name, captures.c.reason)
    .join(warcs, warcs.c.id == pages.c.warc_id)
    .outerjoin(
        captures,
        sa.and_(
            captures.c.page_id == pages.c.id,
            captures.c.warc_id == pages.c.warc_id,
            captures.c.offset == pages.c.offset,
        ),
    )
    .where(pages.c.digest == sa.bindparam("digest"), pages.c.url == sa.bindparam("url"))
)


def citation(connection: Connection, number: int, start: int, end: int, revision: int | None = None) -> Citation:
    """A citation of `text[start:end]` of an article's last revision, or of another; of no words where both are 0.

    Of what was taken for an article and is a page of another now, the offsets are those that it had by itself: the words are
    looked up in the whole. Raises NotFound where there is no such article, or its text is shorter.
    """
    alone = former.text(connection, views.number(number))
    if alone is not None:
        whole, revision = former.today(connection, number), None
        start, end = _in_whole(connection, whole, number, alone, start, end)
        number = whole
    wanted = CITED.where(revisions.c.article_id == views.number(number)).order_by(revisions.c.number.desc())
    if revision is not None:
        wanted = wanted.where(revisions.c.number == revision)
    row = connection.execute(wanted.limit(1)).first()
    if row is None:
        raise no_article(connection, number)
    article = noun(Article, row.article)
    if not 0 <= start <= end <= len(article.text):
        raise NotFound("words", f"{start}–{end}", f"the text of article {number} has {len(article.text)} characters")
    return made(connection, row, article, start, end)


def _in_whole(connection: Connection, whole: int, number: int, alone: str, start: int, end: int) -> tuple[int, int]:
    """Where the words at `alone[start:end]` stand in the article that has them now. Raises NotFound."""
    if not 0 <= start <= end <= len(alone):
        raise NotFound("words", f"{start}–{end}", f"the text of article {number} had {len(alone)} characters")
    if start == end:
        return 0, 0
    latest = CITED.where(revisions.c.article_id == whole).order_by(revisions.c.number.desc()).limit(1)
    text = noun(Article, connection.execute(latest).one().article).text
    found = _found(text, alone[start:end], alone[max(0, start - CONTEXT) : start], alone[end : end + CONTEXT], start)
    if found is None:
        raise NotFound("words", f"{start}–{end}", f"article {number} is a page of article {whole} now, which lacks them")
    return found


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
                suffix=text[end : max(end, min(part.end, end + CONTEXT))], doubt=kept.reason,
            )  # fmt: skip
    return Citation(
        article=row.article_id, url=article.url, title=article.title, site=article.site, authors=article.authors,
        published=article.published, captured=moments.instant(row.at), digest=row.digest, warc=row.name, offset=row.offset,
        record=row.record, reader=row.reader, start=start, end=end, exact=exact,
        prefix=text[max(0, start - CONTEXT) : start] if exact else "", suffix=text[end : end + CONTEXT] if exact else "",
        doubt=row.reason,
    )  # fmt: skip


def place(text: str, cited: Citation) -> tuple[int, int] | None:
    """Where the cited words stand in a text, even after another reader made it: the place with the neighbours most alike.

    None where the words are not there any more. Linear in the text for each place the words occur at.
    """
    return _found(text, cited.exact, cited.prefix, cited.suffix, cited.start) if cited.exact else None


def _found(text: str, exact: str, prefix: str, suffix: str, start: int) -> tuple[int, int] | None:
    best, found = -1, None
    at = text.find(exact)
    while at >= 0:
        end = at + len(exact)
        before, after = text[max(0, at - CONTEXT) : at], text[end : end + CONTEXT]
        alike = _common(before[::-1], prefix[::-1]) + _common(after, suffix)
        near = -abs(at - start)
        if (alike, near) > (best, -abs((found or (0, 0))[0] - start)):
            best, found = alike, (at, end)
        at = text.find(exact, at + 1)
    return found


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
