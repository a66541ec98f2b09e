"""The ends of the story, and what it says twice: blocks that are left out once all are known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from depeche.model import Block
from depeche.reading.claims.known import Known
from depeche.reading.dates.instants import instant
from depeche.reading.dates.stamps import days_told
from depeche.reading.dates.times import day
from depeche.reading.signing.bylines import without_by
from depeche.reading.signing.sign_offs import bracketed
from depeche.reading.story.clocks import STAMP
from depeche.reading.story.embeds import POST, network
from depeche.reading.story.lines import signs_alone
from depeche.reading.story.repeats import CLOSING, OPENING
from depeche.reading.vocabulary.addresses import path, same_house
from depeche.reading.vocabulary.house_rules import leads_to_rules, of_remarks, of_the_page
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import FULL_STOPS, ends_sentence, is_barred, is_dense, is_stopped, letters, says


def from_first_sentence_to_last(blocks: list[Block], known: Known) -> list[Block]:
    """Without the short lines that are no sentences at either end: places, dates, initials, credits."""
    first = next((at for at, block in enumerate(blocks) if _is_prose(block)), None)
    if first is None:  # a brief in short sentences
        first = next((at for at, block in enumerate(blocks) if _is_sentence(block)), len(blocks))
    table = phrases()
    while first < min(len(blocks), 3) and table.is_sender(blocks[first].text):
        first += 1
    head = [block for block in _without_title_lines(blocks, first) if not _is_above(block, known)]
    rest = [block for at, block in enumerate(blocks[first:]) if at > 1 or not (_is_place(block) or _signs(block, known))]
    rest = [block for block in rest if block.kind != "list" or not _is_byline(block, known)]
    if len(rest) > _FEW and _goes_on_about_author(rest[-2], rest[-1], known):
        del rest[-2:]
    for _ in range(_FURNITURE):
        last = next((at for at in range(len(rest) - 1, 0, -1) if rest[at].text), 0)
        if (
            not last
            or _is_item(rest, last)
            or not (_is_below(rest[last], known, few=len(rest) <= _FEW) or _tells_of_page(rest, last))
        ):
            break
        del rest[last]
    return head + rest


def _is_above(block: Block, known: Known) -> bool:
    """Whether a block before the first sentence is none of the story's: a label, who wrote it, where and when."""
    if block.kind == "list":
        return _is_byline(block, known) or _tells_day(block, known)
    if _is_time(block, known):
        return True
    if block.kind != "paragraph":
        return False
    return not _may_begin(block.text) or phrases().is_sender(block.text) or _is_furniture(block, known)


def _is_time(block: Block, known: Known) -> bool:
    """Whether a line tells a day and a clock time, and hardly more: "3 May 2031, 2.05 p.m.", "Update: 3 May 2031, 14:05"."""
    text = block.text
    short = block.kind in ("paragraph", "notice") and len(text) <= STAMP
    return short and _FIGURE.search(text) is not None and isinstance(instant(text, known.language), datetime)


def _is_below(block: Block, known: Known, *, few: bool) -> bool:
    """Whether a last block with a text is no sentence of the story's, or says whose it is or what is to follow.

    Of a story in a `few` blocks the last line is its own, whoever it tells of.
    """
    if block.kind == "list":
        return _tells_day(block, known)
    text, table = block.text, phrases()
    return block.kind == "paragraph" and (
        not ends_sentence(text)
        or table.is_closing(text)
        or table.is_sender(text)
        or signs_alone(text, known)
        or _closes_with_byline(text, known)
        or _announces(text)
        or bracketed().fullmatch(text) is not None
        or _INITIALS.fullmatch(text) is not None
        or _is_for_the_letter(block)
        or _leads_to_rules(block)
        or _leads_to_accounts(block)
        or _leads_to_feed(block)
        or (not few and _tells_of_author(block, known))
    )


def _is_item(blocks: list[Block], last: int) -> bool:
    """Whether a last line has a figure and begins with the sign of others above it: items of a list set as paragraphs."""
    text = blocks[last].text
    sign = text[0]
    if sign.isalnum() or sign in _NO_ITEMS or _FIGURE.search(text) is None or blocks[last].links:
        return False
    return sum(block.text[:1] == sign for block in blocks[:last]) >= _ITEMS


_ITEMS = 3
_NO_ITEMS = OPENING | CLOSING | frozenset("([{#©@*—–-")
_INITIALS = re.compile(r"[(\[]?(?:[^\W\d_a-z]\.[\s-]?){2,4}[)\]]?")  # "N.D.", "(A.-M. K.)"
_FURNITURE = 5  # lines of the house below a story, at most
_FEW = 3  # blocks of a story that is left whole, whoever its last line tells of


def _is_byline(block: Block, known: Known) -> bool:
    """Whether a list names the authors and nobody else, each with a word or two of what can be done: "By Ada Ek Follow"."""
    if len(block.text) >= _LONGEST_LIST or not known.authors:
        return False
    return all(_names_author(line, known) for line in block.text.split("\n"))


def _closes_with_byline(text: str, known: Known) -> bool:
    """Whether a last sentence is nothing but the byline, perhaps with the author's account: "Article by Ada Ek (@ada)."."""
    named = without_by(text) if len(text) <= _SIGNED else text
    behind = next((named[len(name) :] for name in known.authors if named != text and named.startswith(name)), None)
    return behind is not None and (behind := behind.strip(" .()"))[:1] in ("", "@") and " " not in behind


def _names_author(line: str, known: Known) -> bool:
    named = without_by(line)
    return any(_is_name(named, name) for name in known.authors)


def _tells_day(block: Block, known: Known) -> bool:
    """Whether a list of labels has the day of the article among them, once: "3 May 2031", "Harbour, Ferries"."""
    if len(block.text) > _LONGEST_BYLINE or known.published is None:
        return False
    own = (known.published, known.modified)
    days = [
        instant(line, known.language) for line in block.text.split("\n") if _FIGURE.search(line) and not ends_sentence(line)
    ]
    told = [when for when in days if when is not None]
    return len(told) == 1 and any(one is not None and day(one) == day(told[0]) for one in own)


def _is_name(line: str, name: str) -> bool:
    """Whether a line is an author's name, and a word or two behind it at most."""
    return line.startswith(name) and len(line) - len(name) <= _BUTTON and not line.endswith(".")


def _signs(block: Block, known: Known) -> bool:
    """Whether a paragraph is a byline with its times, set in one: "By Ada Ek Published 3 May, updated 4 May"."""
    text = block.text
    if block.kind != "paragraph" or len(text) > _LONGEST_BYLINE or not _FIGURE.search(text):
        return False
    if any(without_by(text).startswith(name) for name in known.authors if len(name) > _SHORT_NAME) and not _told_on(text):
        return True
    if (
        len(text) > _WITH_DAY
        or is_stopped(text, FULL_STOPS)
        or known.published is None
        or not any(name in text for name in known.authors)
    ):
        return False
    told = instant(text, known.language)
    return told is not None and day(told) == day(known.published)  # "3 May 2031 | By Ada Ek | Harbour"


def _told_on(text: str) -> bool:
    """Whether a line that names an author goes on as a sentence does."""
    return text.endswith(".") and not text[-2:-1].isdigit()


_WITH_DAY = 90  # characters of a line that has the author's name and the day, and more
_LONGEST_BYLINE = 200  # characters of a byline with all its times
_FIGURE = re.compile(r"\d")
_SHORT_NAME = 6  # characters
_LONGEST_LIST = 400  # characters of one that may name authors
_BUTTON = 20  # characters of what can be done with an author: "Follow on Twitter"


def _without_title_lines(blocks: list[Block], first: int) -> list[Block]:
    """What stands before the first prose, without headings right above it that are the only ones of their level.

    They are further lines of the title: subheads come in sets.
    """
    head = blocks[:first]
    words = [block for block in head if block.text]
    if first == len(blocks) or len(words) > _TITLE_LINES or any(block.kind not in _LINES for block in words):
        return head
    levels = {block.level for block in blocks[first:] if block.kind == "heading"}
    return [block for block in head if block.kind != "heading" or block.level in levels]


_TITLE_LINES = 3
_LINES = ("heading", "paragraph")


def _is_furniture(block: Block, known: Known) -> bool:
    """Whether a line above the prose is an author's name, alone or with times, or a day in a script without blanks."""
    text = block.text
    if _signs(block, known):
        return True
    if len(text) > _BUTTON * 2 or is_stopped(text, FULL_STOPS):
        return False
    return (
        text in known.authors
        or without_by(text) in known.authors
        or signs_alone(text, known)
        or text.casefold() in days_told()
        or (text[-1] > "\u2e80" and _FIGURE.search(text) is not None and instant(text) is not None)
    )


def _is_place(block: Block) -> bool:
    """Whether a paragraph is one word with its full stop, as the place that a report is from."""
    text = block.text
    return block.kind == "paragraph" and text[-1:] == "." and len(text) < 25 and " " not in text


def _is_for_the_letter(block: Block) -> bool:
    """Whether a last paragraph links to a newsletter, which is the word for it in most languages."""
    if len(block.text) > 400 or not block.links:
        return False
    return "newsletter" in block.text.casefold() or any("newsletter" in link.href for link in block.links)


def _leads_to_rules(block: Block) -> bool:
    """Whether a last paragraph leads nowhere but to the rules of the house: what readers may write, what is kept of them."""
    if not block.links or len(block.text) > _TOLD_OF_PAGE:
        return False
    return len(block.links) == sum(leads_to_rules(link.href) for link in block.links)


def _leads_to_accounts(block: Block) -> bool:
    """Whether a short last paragraph leads to accounts on two networks: "Follow the Ledger on X and Facebook"."""
    if len(block.links) < 2 or len(block.text) > _WITH_ACCOUNTS:
        return False
    return len({network(link.href) for link in block.links if POST.search(link.href) is None} & _OF_ACCOUNTS) > 1


def _leads_to_feed(block: Block) -> bool:
    """Whether a last paragraph leads to a feed, as the line in which blogs say where an entry is filed and followed."""
    return len(block.text) < _TOLD_OF_PAGE and any(link.href.rstrip("/").endswith("/feed") for link in block.links)


_OF_ACCOUNTS = frozenset({"x", "facebook", "instagram", "threads", "bluesky", "telegram", "linkedin", "tiktok", "youtube"})
_WITH_ACCOUNTS = 200  # characters


def _tells_of_page(blocks: list[Block], last: int) -> bool:
    """Whether the last paragraph alone tells of what the page keeps of its readers, or which of its links are paid for."""
    block = blocks[last]
    word = of_the_page(block.text) if len(block.text) < _TOLD_OF_PAGE and block.kind == "paragraph" else ""
    return word != "" and not any(word in other.text.casefold() for other in blocks[:last])


_TOLD_OF_PAGE = 600  # characters


def without_rules_of_talk(blocks: list[Block]) -> list[Block]:
    """Without the last paragraphs from the one on that says that what readers write is theirs, of which the story says
    nothing: it ends before them."""
    for at in range(max(1, len(blocks) - _RULES), len(blocks)):
        text = blocks[at].text
        if blocks[at].kind != "paragraph" or len(text) > _OF_TALK or not (word := of_remarks(text)):
            continue
        before, after = blocks[:at], blocks[at:]
        if sum(len(block.text) for block in after) < min(2 * _TOLD_OF_PAGE, sum(len(block.text) for block in before)):
            return blocks if any(word in block.text.casefold() for block in before) else before
    return blocks


_RULES = 4  # paragraphs of such rules, at most
_OF_TALK = 900  # characters of one


def _announces(text: str) -> bool:
    """Whether a last line announces what is not there any more: links, a player, a list of other stories."""
    return len(text) < 200 and text[-1] in ":：" and text[-2:-1].isalnum()


def without_way_home(blocks: list[Block], known: Known) -> list[Block]:
    """Without the link to the front page that stands behind the last sentence, in its paragraph."""
    last = blocks[-1] if blocks else None
    if last is None or last.kind != "paragraph" or not last.links or known.url is None:
        return blocks
    link = last.links[-1]
    if path(link.href) not in ("", "/") or not same_house(link.href, known.url) or link.end < len(last.text) - 1:
        return blocks
    told = last.text[: link.start].rstrip()
    if not is_stopped(told):
        return blocks
    return [*blocks[:-1], replace(last, text=told, links=last.links[:-1])]


def without_empty_sections(blocks: list[Block]) -> list[Block]:
    """Without headings that nothing stands under: of boxes whose links were left out. Several in a row are a list."""
    kept: list[Block] = []
    for at, block in enumerate(blocks):
        if block.kind == "heading" and at:
            after = blocks[at + 1] if at + 1 < len(blocks) else None
            ended = after is None or (after.kind == "heading" and (after.level or 6) <= (block.level or 6))
            if ended and blocks[at - 1].kind != "heading" and not _heads_a_row(blocks, at + 1):
                continue
        kept.append(block)
    return kept


def _heads_a_row(blocks: list[Block], at: int) -> bool:
    return len(blocks) > at + 1 and blocks[at].kind == blocks[at + 1].kind == "heading"


def _may_begin(text: str) -> bool:
    """Whether a story may begin so: with a sentence, and not with one word, such as the place that a report is from."""
    one_word = len(text) < 25 and " " not in text and text[0] < "\u2e80"
    return ends_sentence(text) and not one_word and not is_barred(text)


def _is_prose(block: Block) -> bool:
    text = block.text
    if block.kind != "paragraph" or is_barred(text):
        return False
    return len(text) > 80 or (len(text) > 20 and (text[-1:] > "\u2e80" or is_dense(text)))


def _is_sentence(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.text) > _BRIEF and is_stopped(block.text)


def without_parts_of_the_house(blocks: list[Block]) -> list[Block]:
    """Without what stands under headings such as "About the author" and "Related stories", and lists of contents."""
    table = phrases()
    blocks = _before_talk(blocks)
    headings = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    if not any(table.opens_part(blocks[at].text) for at in headings):
        return blocks
    sizes = [len(block.text) for block in blocks]
    whole, gone = sum(sizes), set[int]()
    for at in headings:
        heading = blocks[at]
        following = (last for last in headings if last > at and (blocks[last].level or 6) <= (heading.level or 6))
        part = range(at, next(following, len(blocks)))
        if table.is_of_contents(heading.text) and at + 1 < len(blocks) and blocks[at + 1].kind == "list":
            part = range(at, at + 2)
        elif table.is_of_readers(heading.text) and sum(sizes[:at]) > _BEFORE:
            gone.update(part)
            continue
        elif not table.is_of_the_house(heading.text) or sum(sizes[:at]) * _LATER <= whole:
            continue
        prose = sum(sizes[one] for one in part if blocks[one].kind != "list")
        if sum(sizes[one] for one in part) * _OF_THE_HOUSE < whole and prose * _SAID_OF_IT < whole:
            gone.update(part)
    gone.update(at for at in headings if table.is_signpost(blocks[at].text))
    return [block for at, block in enumerate(blocks) if at not in gone]


def without_contents(blocks: list[Block]) -> list[Block]:
    """Without lists that lead nowhere else, and of which each item is a heading of the story: its contents."""
    if not any(block.kind == "list" for block in blocks):
        return blocks
    headings = {letters(block.text) for block in blocks if block.kind == "heading"}
    return [block for block in blocks if block.kind != "list" or not _are_contents(block, headings)]


def _are_contents(block: Block, headings: set[str]) -> bool:
    items = block.text.split("\n")
    return (
        len(items) > 1 and all(letters(item) in headings for item in items) and all("#" in link.href for link in block.links)
    )


def without_letter(blocks: list[Block], known: Known) -> list[Block]:
    """Without the one paragraph that tells of a newsletter, if it leads to that of the house."""
    if known.url is None or not any("newsletter" in link.href for block in blocks for link in block.links):
        return blocks
    told = [block for block in blocks if "newsletter" in block.text.casefold()]
    if len(told) != 1 or told[0].kind != "paragraph" or len(told[0].text) > _LETTER:
        return blocks
    own = any("newsletter" in link.href and same_house(link.href, known.url) for link in told[0].links)
    return [block for block in blocks if block is not told[0]] if own else blocks


_LETTER = 300  # characters


def _before_talk(blocks: list[Block]) -> list[Block]:
    """The blocks before a line by itself that opens what readers wrote, where it is set as a paragraph."""
    table, before = phrases(), 0
    for at, block in enumerate(blocks):
        if before > _BEFORE and block.kind == "paragraph" and len(block.text) < _TALK and table.is_of_readers(block.text):
            after = blocks[at:]
            if sum(len(other.text) for other in after) < before and all(other.kind != "heading" for other in after):
                return blocks[:at]
        before += len(block.text)
    return blocks


_TALK = 40  # characters of such a line

_BEFORE = 200  # characters of a story that readers may have written more about than it says
_LATER = 4  # the parts of the house stand behind the first of so many parts of the story
_OF_THE_HOUSE = 3  # and are shorter than one of so many
_SAID_OF_IT = 5  # the same without their lists


def without_title(blocks: list[Block], title: str | None) -> list[Block]:
    """Without the title said once more, which stands outside the text; nor any other top heading before the story."""
    wanted = letters(title or "")
    if len(wanted) > _LONG_TITLE and (size := _pieces_of(wanted, blocks)):
        blocks = blocks[size:]
    first = next((at for at, block in enumerate(blocks) if _is_prose(block)), len(blocks))
    return [
        block
        for at, block in enumerate(blocks)
        if not (block.kind == "heading" and ((block.level == 1 and at < first) or says(block.text, wanted)))
        and not (at < 4 and _says(block, wanted))
    ]


def _pieces_of(title: str, blocks: list[Block]) -> int:
    """How many first blocks are the title in pieces, as documents have theirs; 0: none."""
    said = ""
    for at, block in enumerate(blocks[:_TITLE_PIECES]):
        if len(block.text) > 2 * len(title):  # nearly always: it is prose
            break
        said += letters(block.text)
        if not title.startswith(said):
            break
        if said == title:
            return at + 1 if at else 0
    return 0


_TITLE_PIECES = 4
_LONG_TITLE = 20  # letters


def _says(block: Block, title: str) -> bool:
    """Whether a block is the title once more, perhaps with its kicker; not a sentence whose words became the title."""
    if len(title) < 10 or block.kind not in ("heading", "paragraph") or len(block.text) > 2 * len(title) + 60:
        return False
    said = letters(block.text)
    if block.kind == "paragraph" and said.startswith(title) and not is_stopped(block.text, FULL_STOPS):
        behind = block.text[len(title) // 2 :]
        if _FIGURE.search(behind) and instant(behind) is not None:
            return True  # the title with byline and day behind it
    if said != title and block.kind == "paragraph" and is_stopped(block.text, FULL_STOPS):
        return False
    return title in said and len(said) < len(title) + 50


def _tells_of_author(block: Block, known: Known) -> bool:
    """Whether a last line tells who the author is, or where to write to them."""
    text = block.text
    if _SPEAKS.match(text):  # in a transcript
        return False
    if len(text) > _TOLD_OF_ONE * max(1, sum(len(name) > 6 and name in text for name in known.authors)):
        return False
    places = [text.find(name, 0, 120) for name in known.authors if len(name) > 6]
    return any(place >= 0 and (place < 10 or len(block.text) > _SIGNED) for place in places)


_SPEAKS = re.compile(r"(?:[^\W\d_a-z]|[ .'’-]){4,40}: ")  # who, in capitals
_TOLD_OF_ONE = 400  # characters of what is told of an author


def _goes_on_about_author(first: Block, second: Block, known: Known) -> bool:
    """Whether two last paragraphs tell who the author is: the first begins with the name, and no speech follows it."""
    if first.kind != "paragraph" or second.kind != "paragraph" or len(first.text) + len(second.text) > 3 * _TOLD_OF_ONE:
        return False
    name = next((name for name in known.authors if len(name) > 6 and first.text.startswith(name)), "")
    return bool(name) and first.text[len(name) :][:1] in " ," and ":" not in first.text[: len(name) + 30]


_SIGNED = 60  # characters up to which a line names its author but tells nothing: "The questions were put by Ann Ash."
_BRIEF = 30  # characters of a sentence that may be the first of a story
