"""Live blogs: the parts of a page that are entries of their own, each with its time, title and author."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime
from itertools import pairwise

from depeche.model import Block, When
from depeche.reading.addresses import joined, path
from depeche.reading.blocks import Container, Draft, attribute
from depeche.reading.instants import instant
from depeche.reading.known import Known

_LEAST = 3  # entries that make a live blog
_WORDS = ("live", "ticker", "update", "timeline", "minuto", "direct", "онлайн")
_CALLED = re.compile(r"\b(?:live(?:-?(?:blog|ticker))?|ticker|updates?|timeline|minuto|direct|онлайн)\b", re.IGNORECASE)
_THREADS = frozenset(("DiscussionForumPosting", "QAPage"))  # many write there, and nobody reports
_CLOCK = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])\s?[:.h时時点點]\s?([0-5]\d)(?![\d.])(?:\s?([ap])\.?\s?m\b)?", re.IGNORECASE
)
_LEADING = re.compile(_CLOCK.pattern + r"\.?(?:\s[^\W\d_]{1,6})?\s?[-–—:|•·]\s?(?=\S)", re.IGNORECASE)
_STAMP = 40  # characters of a line that is the time of an entry
_LITTLE = 1_500  # characters of visible text below which the declared entries are looked at
_FURNITURE = 60  # characters up to which a line before an entry's words is its time or author
_BESIDE = 14  # letters beside a clock time in a line that says nothing else: "Posted at 9:05 a.m. ET"
_LASTS = 2  # days from the first entry of an unmarked live blog to the last
_AFTER = 3  # days within which these lie of the page's own date


def entries(containers: list[Container], drafts: list[Draft], known: Known) -> dict[Container, Container]:
    """Each container that stands in an entry, with that entry; empty where the page is no live blog.

    Entries are siblings, built alike, dated each, and hold most of the story. That alone makes a list of teasers too: so the
    page has to call itself live, in its types, its address or the names of its parts, or its entries to run by the clock.
    Where no element says that it is a time, short lines with a clock time do, on pages that leave no doubt.
    """
    if not any(container.when for container in containers) and _is_surely_live(known):
        for draft in drafts:
            if draft.text and len(draft.text) <= _STAMP and draft.container.when is None and _CLOCK.search(draft.text):
                draft.container.when = draft.text
    rows: defaultdict[tuple[Container, str, str], list[Container]] = defaultdict(list)
    for container in reversed(containers):  # the first time in a part is the part's own
        if container.when and container.parent is not None and not container.dead:
            container.parent.when = container.when
    for container in containers:
        if container.parent is not None and container.when and container.text > 40 and not container.dead:
            rows[container.parent, container.name, container.names.split(" ")[0]].append(container)
    long = [row for row in rows.values() if len(row) >= _LEAST]
    row = max(long, key=lambda row: sum(entry.text for entry in row), default=[])
    if not row or sum(entry.text for entry in row) * 2 < containers[0].text:
        return {}
    if not _says_live(row[0], known) and not _runs_by_the_clock(row, known):
        return {}
    chosen = set(row)
    found: dict[Container, Container] = {}
    for container in containers:
        if container in chosen:
            found[container] = container
        elif container.parent in found:
            found[container] = found[container.parent]
    return found


def _runs_by_the_clock(row: list[Container], known: Known) -> bool:
    """Whether entries are told as things happen, though no name says so: each with day and clock time, one after the other,
    within two days of the page's own date, in prose that is no teaser of another page."""
    if known.published is None or known.types & _THREADS or any("Comment" in entry.tag for entry in row):
        return False
    text = sum(entry.text for entry in row)
    if sum(entry.linked for entry in row) * 4 > text or sum(entry.prose for entry in row) * 2 < text:
        return False
    if sum(entry.linked_headings for entry in row) * 3 > len(row):
        return False
    moments = [moment for entry in row if isinstance(moment := _when(entry.when or "", known), datetime)]
    if len(moments) < len(row) or len({moment.tzinfo is None for moment in moments}) > 1:
        return False
    ordered = sorted(moments)
    newest_first = moments == ordered[::-1]  # in a thread of readers the oldest stands first
    if not newest_first and not (moments == ordered and _is_called_live(known)):
        return False
    if sum(one != two for one, two in pairwise(moments)) < _LEAST - 1:
        return False
    began, ended = ordered[0].date(), ordered[-1].date()
    page = known.published.date() if isinstance(known.published, datetime) else known.published
    return (ended - began).days <= _LASTS and abs((began - page).days) <= _AFTER


def _says_live(entry: Container, known: Known) -> bool:
    return _is_live(entry.names + (entry.parent.names if entry.parent is not None else "") + path(known.url), known)


def _is_called_live(known: Known) -> bool:
    """Whether a word of the title says so: "Live: …", "Liveticker"; not "Liverpool"."""
    return _CALLED.search(known.title or "") is not None


def _is_surely_live(known: Known) -> bool:
    """Whether the page stands where its paper keeps live blogs: "/liveticker/fog-over-the-pier"."""
    return any(folder.startswith(_WORDS) for folder in path(known.url).lower().split("/")[:-1] if folder)


def _is_live(names: str, known: Known) -> bool:
    return "LiveBlogPosting" in known.types or any(word in names.lower() for word in _WORDS)


def entry(container: Container, drafts: list[Draft], blocks: list[Block], known: Known) -> Block | None:
    """One entry, of the drafts in it and the blocks made of them; None where it says nothing."""
    title = next((block.text for block in blocks if block.kind == "heading"), None)
    if title is not None:
        at = next(number for number, block in enumerate(blocks) if block.kind == "heading")
        blocks = blocks[:at] + blocks[at + 1 :]
        leading = _LEADING.match(title)
        title = title[leading.end() :] if leading else title
    author: str | None = None
    if blocks and blocks[0].kind == "paragraph" and _is_stamp(blocks[0].text, known):
        blocks = blocks[1:]
    for draft in drafts:
        if draft.kind == "text" and len(draft.text) <= _FURNITURE and draft.container.name != "p":
            if draft.text in known.authors or (author is None and _is_name(draft.text)):
                author = draft.text
            blocks = [block for block in blocks if block.text != draft.text]
    text = "\n\n".join(block.text for block in blocks if block.text)
    if not text and not blocks:
        return None
    identity = attribute(container.tag, ' id="')
    return Block(
        kind="entry",
        text=text,
        title=title,
        author=author,
        published=_when(container.when, known) if container.when else None,
        url=joined(None, f"{(known.url or '').split('#')[0]}#{identity}") if identity and known.url else None,
        blocks=tuple(blocks),
    )


def tells_time(text: str) -> bool:
    """Whether a short line holds a time of day."""
    return _CLOCK.search(text) is not None


def _when(text: str, known: Known) -> When | None:
    """The time of an entry; a clock time by itself is of the day of publication."""
    found = instant(text, known.language)
    clock = None if found else _CLOCK.search(text)
    if clock is not None and isinstance(known.published, datetime):
        hour = int(clock[1])
        if clock[3] and hour <= 12:
            hour = hour % 12 + (12 if clock[3] in "pP" else 0)
        return known.published.replace(hour=hour, minute=int(clock[2]), second=0, microsecond=0)
    return found


def _is_stamp(text: str, known: Known) -> bool:
    """Whether a line says a time and nothing else."""
    clock = _CLOCK.search(text) if len(text) <= _STAMP else None
    if clock is None:
        return False
    beside = sum(char.isalpha() for char in text[: clock.start()] + text[clock.end() :])
    return beside <= _BESIDE or isinstance(instant(text, known.language), datetime)


def declared(blocks: list[Block], known: Known) -> list[Block] | None:
    """The blocks with the entries that the page declares, where it shows hardly any of them; None where it shows them."""
    told = [update for update in known.updates if update.text]
    words = sum(len(update.text) for update in told)
    shown = sum(len(block.text) for block in blocks)
    if len(told) < _LEAST or words < 2 * shown or shown > _LITTLE:
        return None
    return [block for block in blocks if block.kind != "entry"] + [
        Block(
            kind="entry",
            text=update.text,
            title=update.title,
            author=update.author,
            published=instant(update.published, known.language) if update.published else None,
            url=joined(known.base or known.url, update.url),
            blocks=tuple(Block(kind="paragraph", text=text) for text in update.text.split("\n\n")),
        )
        for update in told
    ]


def _is_name(text: str) -> bool:
    """Whether a short line may be a person's name: two to four words, each with a capital, nothing else."""
    words = text.split()
    return 1 < len(words) < 5 and all(word[0].isupper() and word.strip(".-’'").replace("-", "").isalpha() for word in words)
