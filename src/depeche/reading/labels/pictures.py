"""The article's own pictures: those that the page declares, with all the sizes they are offered in, and those that it shows
above the first words, with what is said below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from depeche.model import Block, Rendition
from depeche.reading.claims.claims import Claim, Claims, tidy
from depeche.reading.claims.settle import Settled, evidence
from depeche.reading.vocabulary.addresses import joined
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import letters

MOST_PICTURES = 40


def pictures(claims: Claims, base: str | None) -> Settled[tuple[Block, ...]]:
    """Lead images as declared, the first one first; several sizes of one are its renditions, the largest its address.

    Those that are declared to show something else are other pictures.
    """
    first: Claim | None = None
    seen: set[str] = set()
    silent: list[_Declared] = []  # sizes of the first
    told: dict[str, list[_Declared]] = {}  # by what they are said to show
    for claim in claims.of("image", "thumbnail")[:MOST_PICTURES]:
        node = claim.value if isinstance(claim.value, dict) else {}
        address = joined(base, _address(node) or claim.raw)
        if address is None:
            continue
        first = first or claim
        if address not in seen:
            seen.add(address)
            rendition = Rendition(url=address, width=_pixels(node.get("width")), height=_pixels(node.get("height")))
            shows = _first([node], *_SHOWS)
            (silent if shows is None else told.setdefault(shows, [])).append((rendition, node))
    if first is None:
        return Settled()
    groups = list(told.values()) or [[]]
    groups[0] += silent
    return Settled(tuple(map(_picture, groups)), evidence(first.layer, first.path, first.raw))


_Declared = tuple[Rendition, dict[str, Any]]
_SHOWS = ("caption", "description")


def _picture(sizes: list[_Declared]) -> Block:
    """The block of one picture in these sizes."""
    lead, told = max(sizes, key=lambda size: (size[0].width or 0) * (size[0].height or 0))
    nodes = [told, *(node for _, node in sizes)]  # what one of them says holds for all
    caption, credit = _first(nodes, *_SHOWS), _first(nodes, "creditText", "author", "copyrightHolder")
    if credit is not None:
        credit = phrases().bare_credit(credit)
    elif caption is not None:
        caption, credit = phrases().caption_and_credit(caption)
    return Block(
        kind="image",
        url=lead.url,
        caption=caption or None,
        credit=credit,
        renditions=tuple(rendition for rendition, _ in sizes),
    )


def with_shown(
    declared: Settled[tuple[Block, ...]], framed: Sequence[Block], loose: Sequence[Block]
) -> Settled[tuple[Block, ...]]:
    """The pictures that are declared, with the words that stand below them on the page; behind them those that are only
    shown, in a frame and with words. Others may be portraits, marks and advertisements.
    """
    found = list(declared.value or ())
    told = declared.evidence
    known: list[set[str]] | None = None  # marks of each of those; None: not asked yet
    for place, picture in enumerate((*framed, *loose)):
        if picture.url is None or not (picture.caption or picture.credit or picture.alt):
            continue
        known = known if known is not None else list(map(_marks, found))
        marks = _marks(picture)
        at = next((at for at, others in enumerate(known) if not marks.isdisjoint(others)), None)
        if at is not None:
            own = found[at]
            caption, credit = own.caption or picture.caption, own.credit or picture.credit
            if own.caption is None and picture.caption and picture.credit:
                credit = picture.credit  # systems declare the paper where the page shows who took it
            found[at] = replace(own, caption=caption, credit=credit, alt=own.alt or picture.alt)
            if told is not None and found[at] != own:
                said = ("dom above the story", picture.caption or picture.credit or picture.alt or "")
                told = evidence(told.layer, told.path, told.raw, (said, *told.others))
        elif picture.caption and place < len(framed) and len(found) < _MOST_SHOWN:
            found.append(picture)
            known.append(marks)
            told = told or evidence("dom", "above the story", picture.url)
    return Settled(tuple(found), told) if found else declared


def without_lines_as_captions(declared: Settled[tuple[Block, ...]], *lines: str | None) -> Settled[tuple[Block, ...]]:
    """The pictures without captions that are the headline or the standfirst, which systems declare of a picture that has no
    words."""
    said = {letters(line) for line in lines if line} - {""}
    pictures = declared.value or ()
    silent = [picture.caption is not None and letters(picture.caption) in said for picture in pictures]
    if True not in silent:
        return declared
    told = [replace(one, caption=None) if same else one for one, same in zip(pictures, silent, strict=True)]
    return replace(declared, value=tuple(told))


def with_words_of(declared: Settled[tuple[Block, ...]], blocks: Sequence[Block]) -> Settled[tuple[Block, ...]]:
    """The first picture with the words of the same file in the story, where nothing else is said of it."""
    first = declared.value[0] if declared.value else None
    if first is None or first.caption or first.credit:
        return declared
    names = _files(first)
    for block in blocks:
        if block.kind != "image" or not (block.caption or block.credit) or len(block.caption or "") >= _LONGEST_WORDS:
            continue
        if not names.isdisjoint(_files(block)):
            told = replace(first, caption=block.caption, credit=block.credit, alt=first.alt or block.alt)
            return replace(declared, value=(told, *(declared.value or ())[1:]))
    return declared


_LONGEST_WORDS = 600  # characters below a picture that are no more of it alone


def _files(picture: Block) -> set[str]:
    """The address of a picture's file, and its name without the size, if that is its own."""
    path = _path(picture)
    stem = _stem(path.rpartition("/")[2].lower())
    return {path, stem} if len(stem) >= _WORD else {path} - {""}


def file_name(picture: Block) -> str:
    """The name of a picture's file without its ending and its size, as addresses of it in other sizes have it too."""
    return _stem(_path(picture).rstrip("/").rpartition("/")[2])


def _path(picture: Block) -> str:
    """The address of a picture without what is asked of it."""
    return (picture.url or "")[:_LONGEST_ADDRESS].split("?")[0].split("#")[0]


def _stem(name: str) -> str:
    """The name of a file without its ending and the size of the picture."""
    return _SIZE.sub("", (name.rpartition(".")[0] or name)[-_LONGEST_NAME:])


_MOST_SHOWN = 20


def _marks(picture: Block) -> set[str]:
    """What the addresses of one picture in several sizes share: the name of the file, or a number that only it bears."""
    found: set[str] = set()
    for url in (picture.url or "", *(rendition.url for rendition in picture.renditions[:_MOST_SIZES])):
        whole = unquote(url[:_LONGEST_ADDRESS]) if "%" in url else url[:_LONGEST_ADDRESS]
        path = whole[max(whole.rfind("http://"), whole.rfind("https://"), 0) :].split("?")[0].split("#")[0]
        found.add(path)
        *folders, name = path.split("/")[3:] or [""]
        stem = _stem(name.lower())
        if len(stem) >= (_WORD if stem.isalpha() else _NAME):
            found.add(stem)
        numbers = _NUMBER.findall("/".join([*folders[-2:], name]).lower())
        found.update(number for number in numbers if not number.isalpha())
        found.update(number for number in _LONG_NUMBER.findall(path) if _DAY.fullmatch(number) is None)
    return found


_LONGEST_ADDRESS = 2_000
_MOST_SIZES = 8
_LONGEST_NAME = 200
_WORD = 10  # the same of one that is a word: "original" is none
_NAME = 6  # characters from which the name of a file is its own
_SIZE = re.compile(r"(?:(?:[-_@.]|(?<!\d))\d{2,4}x\d{2,4}|[-_][1-9]\d{2,3}w?|@\dx|-scaled)+$")
"""The size behind the name of a file: "tug-640x480", "tug_1200"; not "tug-02", which is the second picture of a tug.

No number is cut in two, so there is one way to read each."""
_NUMBER = re.compile(r"[0-9a-z]{12,}")
"""What systems call a file: "6542915e19334", "163f7128f6a64155929c22cc0a917c26"."""
_LONG_NUMBER = re.compile(r"(?<!\d)\d{7,12}(?!\d)")
_DAY = re.compile(r"(?:19|20)\d{6}")


def _first(nodes: Iterable[dict[str, Any]], *keys: str) -> str | None:
    """The first words that one of the objects has under one of the keys."""
    return next((words for node in nodes for key in keys if (words := _words(node.get(key)))), None)


def _address(node: dict[str, Any]) -> str | None:
    for key in ("url", "contentUrl", "@id"):
        value = node.get(key)
        if isinstance(value, list):
            value = next(iter(value), None)
        if isinstance(value, str) and value:
            return value
    return None


def _pixels(value: Any) -> int | None:
    if isinstance(value, dict):
        value = value.get("value") or value.get("name")  # a Distance: "1200 px"
    if isinstance(value, str):
        digits = value.removesuffix("px").strip()
        value = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < 100_000:
        return int(value)
    return None


def _words(value: Any) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return tidy(value) or None if isinstance(value, str) else None
