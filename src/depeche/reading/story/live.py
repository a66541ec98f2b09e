"""Live blogs: the parts of a page that are entries of their own, each with its time, title and author."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import tomli

from depeche.model import Block
from depeche.reading.claims.claims import tidy
from depeche.reading.claims.known import Known
from depeche.reading.claims.metadata.schema_org import LONGEST_BODY, texts
from depeche.reading.dates.instants import instant
from depeche.reading.dates.stamps import relative
from depeche.reading.story.clocks import STAMP, is_stamp, leading, moments, tells_time, without_clock
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.story.elements import attribute
from depeche.reading.vocabulary.addresses import joined, path
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import FULL_STOPS, is_stopped
from depeche.reading.vocabulary.writers import words as words_of_writers

_LEAST = 3  # entries that make a live blog
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[^\W\d_A-Za-z]+")
_THREADS = frozenset(("DiscussionForumPosting", "QAPage"))  # many write there, and nobody reports
_STAMPED = re.compile(r' data-[\w-]{0,40}(?:time|date|stamp|published|created)[\w-]{0,40}="([^"]{10,30})"')
_LITTLE = 1_500  # characters of visible text below which the declared entries are looked at
_FURNITURE = 60  # characters up to which a line before an entry's words is its time or author
TITLE = 140  # characters of a line that may be the title of an entry
_LASTS = 2  # days from the first entry of an unmarked live blog to the last
_AFTER = 3  # days within which these lie of the page's own date


def entries(containers: list[Container], drafts: list[Draft], known: Known) -> dict[Container, Container]:
    """Each container that stands in an entry, with that entry; empty where the page is no live blog.

    Entries are siblings, built alike, dated each, and hold most of the story. That alone makes a list of teasers too: so the
    page has to call itself live, in its types, its address or the names of its parts, or its entries to run by the clock.
    Where no element says that it is a time, short lines with a clock time do, on pages that leave no doubt.
    """
    if not [container for container in containers if container.when]:
        if not (_stands_with_live(known) or _is_addressed_live(known)):
            return {}
        _look_for_times(containers, drafts, known)
    rows: defaultdict[tuple[Container, str, str], list[Container]] = defaultdict(list)
    for container in reversed(containers):  # the first time in a part is the part's own
        if container.when and container.parent is not None and (not container.dead or container.text <= _FURNITURE):
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
    _settle(row, found, drafts, known)
    return found


def _look_for_times(containers: list[Container], drafts: list[Draft], known: Known) -> None:
    """Give parts the times that their attributes state, else those that short lines in them do."""
    for container in containers:
        stamped = _STAMPED.search(container.tag) if "data-" in container.tag else None
        if stamped is not None and isinstance(instant(stamped[1]), datetime):
            container.when = stamped[1]
    if any(container.when for container in containers):
        return
    for draft in drafts:
        text = draft.text
        if draft.kind != "text" or not text or len(text) > STAMP or draft.container.when is not None:
            continue
        if tells_time(text) or relative(text, known.captured):
            draft.container.when = text


def _settle(row: list[Container], found: dict[Container, Container], drafts: list[Draft], known: Known) -> None:
    """Give each entry its moment, which those around it help to tell, and the name of who signed it."""
    days: dict[Container, date | None] = {}
    day: date | None = None
    for draft in drafts:
        holder = found.get(draft.container)
        if holder is not None:
            days.setdefault(holder, day)
            if draft.kind == "text" and holder.by is None and 2 < len(draft.text) <= _FURNITURE:
                holder.by = _signature(draft, known)
        elif draft.text and len(draft.text) <= STAMP:
            told = instant(draft.text, known.language)
            if told is not None and not isinstance(told, datetime):
                day = told  # the entries below it are of this day
                draft.container.dead = True
    told_as = moments([entry.when or "" for entry in row], [days.get(entry) for entry in row], known)
    for entry, moment in zip(row, told_as, strict=True):
        entry.when = moment.isoformat() if moment is not None else None


def _signature(draft: Draft, known: Known) -> str | None:
    """The name that a short line is, with the word before it or a part called after authors."""
    text = without_clock(draft.text)
    if text in known.authors:
        return text
    first, _, rest = text.partition(" ")
    if rest and first.casefold() in words_of_writers().bare_by and _is_name(rest):
        return rest
    container = draft.container
    called = "author" in container.tag or "byline" in container.tag
    return text if container.name != "p" and (_is_name(text) or (called and 2 < len(text) < len(draft.text) + 1)) else None


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
    told = [moment for entry in row if isinstance(moment := instant(entry.when or "", known.language), datetime)]
    if len(told) < len(row) or len({moment.tzinfo is None for moment in told}) > 1:
        return False
    ordered = sorted(told)
    newest_first = told == ordered[::-1]  # in a thread of readers the oldest stands first
    if not newest_first and not (told == ordered and _is_titled_live(known)):
        return False
    if sum(one != two for one, two in pairwise(told)) < _LEAST - 1:
        return False
    began, ended = ordered[0].date(), ordered[-1].date()
    page = known.published.date() if isinstance(known.published, datetime) else known.published
    return (ended - began).days <= _LASTS and abs((began - page).days) <= _AFTER


def _says_live(entry: Container, known: Known) -> bool:
    around = entry.parent.names if entry.parent is not None else ""
    return _is_live(f"{entry.names} {around} {path(known.url)}", known) or _is_addressed_live(known)


@cache
def _called() -> re.Pattern[str]:
    """Words of titles that say so, in the languages of newsrooms; alone where words are: "Live: …", not "Liverpool"."""
    listed = sorted(phrases().live, key=len, reverse=True)
    alone = "|".join(re.escape(word) for word in listed if word[0] < "\u2e80" and word[0] < "\u0e00")
    within = "|".join(re.escape(word) for word in listed if word[0] >= "\u0e00")
    return re.compile(rf"(?<!\w)(?:{alone})(?!\w)|(?=[^\0-\u0dff])(?:{within})", re.IGNORECASE)


def _is_titled_live(known: Known) -> bool:
    return _called().search(known.title or "") is not None


def _stands_with_live(known: Known) -> bool:
    """Whether the page stands where its paper keeps live blogs: "/liveticker/fog-over-the-pier"."""
    return any(map(_words().match, path(known.url).lower().split("/")[:-1]))


def _is_addressed_live(known: Known) -> bool:
    """Whether several words of the address say so together: "/sport/final-minuto-a-minuto-4821.html"."""
    said = f"-{path(known.url).lower().rpartition('/')[2]}-"
    return "-" in said[1:-1] and any(f"-{word.replace(' ', '-')}-" in said for word in phrases().live if " " in word)


def _is_live(names: str, known: Known) -> bool:
    if "LiveBlogPosting" in known.types:
        return True
    words, ends = _words(), _ends()
    return any(words.match(word) or word.endswith(ends) for word in map(str.lower, _NAME.findall(names)))


@cache
def _table() -> dict[str, list[str]]:
    return tomli.loads((files(__package__) / "live.toml").read_text("utf-8"))


@cache
def _words() -> re.Pattern[str]:
    """How a folder of an address, or a word of a name, begins that says so: "liveblog"; "directo", but not "directory"."""
    words = _table()
    return re.compile(rf"{'|'.join(words['beginnings'])}|(?:{'|'.join(words['whole'])})(?![^\W\d_])")


@cache
def _ends() -> tuple[str, ...]:
    """How a word of a name ends that says so: "newsticker"."""
    return tuple(_table()["ends"])


def entry(container: Container, drafts: list[Draft], blocks: list[Block], known: Known) -> Block | None:
    """One entry, of the drafts in it and the blocks made of them; None where it says nothing."""
    title = next((block.text for block in blocks if block.kind == "heading"), None)
    if title is not None:
        at = next(number for number, block in enumerate(blocks) if block.kind == "heading")
        blocks = blocks[:at] + blocks[at + 1 :]
        begun = leading(title)
        title = begun[1] or title if begun else title
    elif len(blocks) > 1 and blocks[0].kind == "paragraph" and len(blocks[0].text) <= TITLE:
        begun = leading(blocks[0].text)
        if begun is not None and " " in begun[1] and not is_stamp(blocks[0].text[len(begun[0]) :], known):
            title, blocks = begun[1], blocks[1:]
    if blocks and blocks[0].kind == "paragraph" and is_stamp(blocks[0].text, known):
        blocks = blocks[1:]
    author = container.by
    for draft in drafts:
        if draft.kind == "text" and len(draft.text) <= _FURNITURE and draft.container.name != "p":
            blocks = [block for block in blocks if block.kind != "paragraph" or block.text != draft.text]
    text = "\n\n".join(block.text for block in blocks if block.text)
    if not text and not blocks:
        return None
    identity = attribute(container.tag, ' id="')
    return Block(
        kind="entry",
        text=text,
        title=title,
        author=author,
        published=instant(container.when, known.language) if container.when else None,
        url=joined(None, f"{(known.url or '').split('#')[0]}#{identity}") if identity and known.url else None,
        blocks=tuple(blocks),
    )


def running(blocks: list[Block], known: Known) -> list[Block]:
    """The blocks with entries that nothing but lines set apart: headings and paragraphs that begin with a clock time, on a
    page that calls itself live. Lines between them that tell a day are none: the entries below are of it."""
    called = "LiveBlogPosting" in known.types or _stands_with_live(known)
    if any(block.kind == "entry" for block in blocks) or not (called or _is_titled_live(known)):
        return blocks
    begun = {at: lead for at, block in enumerate(blocks) if block.kind in _LINES and (lead := leading(block.text))}
    first = min(begun, default=0)
    if len(begun) < _LEAST or sum(len(block.text) for block in blocks[:first]) * 2 > sum(
        len(block.text) for block in blocks
    ):
        return blocks
    last = len(blocks)
    while last and blocks[last - 1].kind == "notice":
        last -= 1  # of the whole page
    places = [*begun, last]
    if not called and any(end - at < 2 for at, end in pairwise(places)):
        return blocks  # of a programme, where one time follows on the other
    days = {at: day for at, block in enumerate(blocks) if at not in begun and (day := _day_told(block, known)) is not None}
    above: list[date | None] = []
    current: date | None = None
    for at in range(last):
        current = days.get(at, current)
        if at in begun:
            above.append(current)
    told = moments([lead[0] for lead in begun.values()], above, known)
    made: list[Block] = []
    for (at, (_, rest)), end, moment in zip(begun.items(), places[1:], told, strict=True):
        inside = [blocks[place] for place in range(at + 1, end) if place not in days]
        title = rest.strip(" +") or None
        if title and blocks[at].kind != "heading" and (not inside or len(title) > TITLE or title.endswith(FULL_STOPS)):
            cut = len(blocks[at].text) - len(rest)
            links = tuple(
                replace(link, start=link.start - cut, end=link.end - cut) for link in blocks[at].links if link.start >= cut
            )
            inside, title = [replace(blocks[at], text=rest, links=links), *inside], None
        text = "\n\n".join(block.text for block in inside if block.text)
        if text or title:
            made.append(Block(kind="entry", text=text, title=title, published=moment, blocks=tuple(inside)))
    return [block for at, block in enumerate(blocks[:first]) if at not in days] + made + blocks[last:]


def on_own_clock(blocks: list[Block], known: Known) -> list[Block]:
    """The blocks with the entries on the paper's clock, where a system says "Z" behind it: the last would be told after
    the page was changed last, or read."""
    zoned = [when for when in (known.modified, known.published) if isinstance(when, datetime) and when.utcoffset()]
    last = known.modified if isinstance(known.modified, datetime) and known.modified.tzinfo else known.captured
    told = [block.published for block in blocks if block.kind == "entry" and isinstance(block.published, datetime)]
    if not zoned or last is None or last.tzinfo is None or not told:
        return blocks
    if not all(when.utcoffset() == timedelta(0) for when in told):
        return blocks
    zone, newest = zoned[0].tzinfo, max(told)
    if newest <= last + _SLACK or newest.replace(tzinfo=zone) > last + _SLACK:
        return blocks
    return [
        replace(block, published=block.published.replace(tzinfo=zone))
        if block.kind == "entry" and isinstance(block.published, datetime)
        else block
        for block in blocks
    ]


_SLACK = timedelta(minutes=15)


def _day_told(block: Block, known: Known) -> date | None:
    """The day that a line tells and nothing else, which may leave out the year of the page's own date."""
    if block.kind not in _LINES or len(block.text) > STAMP or is_stopped(block.text) or known.published is None:
        return None
    text = block.text.rstrip(" :")
    told = instant(text, known.language) or instant(f"{text} {known.published.year}", known.language)
    words = sum(char.isalpha() for char in text)
    return told if told is not None and not isinstance(told, datetime) and words <= _DAY_WORDS else None


_DAY_WORDS = 24  # letters of a day's name and its month
_LINES = ("heading", "paragraph")


def declared(blocks: list[Block], known: Known) -> list[Block] | None:
    """The blocks with the entries that the page declares, where it shows hardly any of them; None where it shows them."""
    shown = sum(len(block.text) for block in blocks)
    if len(known.updates) < _LEAST or shown > _LITTLE:
        return None
    told = [entry for update in known.updates if (entry := _declared(update, known)).text]
    if len(told) < _LEAST or sum(len(entry.text) for entry in told) < 2 * shown:
        return None
    return [block for block in blocks if block.kind != "entry"] + told


def _declared(update: dict[str, Any], known: Known) -> Block:
    """An entry as the page declares it."""
    told = {name: next(iter(texts(update.get(name), LONGEST_BODY)), "") for name in _OF_UPDATE}
    paragraphs = [line for line in map(tidy, told["articleBody"].splitlines()) if line]
    return Block(
        kind="entry",
        text="\n\n".join(paragraphs),
        title=tidy(told["headline"] or told["name"]) or None,
        author=tidy(told["author"]) or None,
        published=instant(told["datePublished"], known.language) if told["datePublished"] else None,
        url=joined(known.base or known.url, told["url"]),
        blocks=tuple(Block(kind="paragraph", text=text) for text in paragraphs),
    )


_OF_UPDATE = ("headline", "name", "articleBody", "datePublished", "author", "url")


def _is_name(text: str) -> bool:
    """Whether a short line may be a person's name: two to four words, each with a capital, nothing else."""
    words = text.split()
    return 1 < len(words) < 5 and all(word[0].isupper() and word.strip(".-’'").replace("-", "").isalpha() for word in words)
