"""An article as it is written for the examples: a TOML head between `+++` lines, then blocks parted by blank lines.

    plain text          a paragraph; `[words](/path)` is a link, `*words*` emphasis
    ## words            a heading; `###` one level below
    > words             a quotation of its own; `> words -- Name` says whose
    - words             items of a list, one a line
    | a | b             rows of a table, one a line
    :: image …          a picture, `key="value"` pairs after it; so are `x`, `bluesky`, `mastodon`, `telegram`, `youtube`
                        and `instagram`, whose post follows on the next lines, `notice`, and the noise `also` and `pull`
    :: entry …          opens an entry of a live blog; the blocks up to the next one are its own
    :: cut              the wall: what follows is on no page

What the page says is marked where it is said. `{3:words}` is (a piece of) statement 3, `{m1:words}` a mention of meeting 1,
and lines at the very end tell the rest:

    =3 direct promise | Ilse Vaudrin                  kind, act, speaker; `-` for a speaker without a name
    @m1 announced 2027-01-19 | Port-Sarel | A; B      status, day or interval, place, participants

A block that starts with `|1|` is on the first capture of the page only, with `|2|` on the second only.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

EMBEDS = frozenset({"x", "bluesky", "mastodon", "telegram", "youtube", "instagram"})
TEXTLESS = frozenset({"mastodon", "telegram", "youtube", "instagram"})  # their embed markup does not carry the post's words
NOISE = frozenset({"also", "pull"})


@dataclass(frozen=True, slots=True)
class Prose:
    """Text with what is marked in it. All offsets count characters of `text`, end excluded."""

    text: str
    links: tuple[tuple[int, int, str], ...] = ()
    stress: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[str, int, int], ...] = ()  # ("3" or "m1", start, end)


@dataclass(frozen=True, slots=True)
class Piece:
    """One block as written. `kind` is a block kind of depeche, the name of a network, or a kind of noise."""

    kind: str
    prose: Prose = Prose("")
    level: int | None = None
    items: tuple[Prose, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    given: dict[str, str] = field(default_factory=dict)
    pieces: tuple[Piece, ...] = ()  # of an entry

    @property
    def noise(self) -> bool:
        return self.kind in NOISE


@dataclass(frozen=True, slots=True)
class Said:
    kind: str
    act: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Met:
    status: str
    when: str | None
    where: str | None
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One capture of one article, as written."""

    id: str
    head: dict[str, Any]
    pieces: tuple[Piece, ...]
    walled: bool  # the rest of the text is behind the wall
    said: dict[str, Said]
    met: dict[str, Met]


def sources(path: Path) -> list[Source]:
    """The captures that the file tells of, in their order."""
    _, head_text, body = path.read_text("utf-8").split("+++\n", 2)
    head = tomllib.loads(head_text)
    captured = head.pop("captured")
    changes = head.pop("change", {})
    found = []
    for number, moment in enumerate(captured, 1):
        chunks = [_of_capture(chunk, number) for chunk in re.split(r"\n\s*\n", body.strip())]
        kept = [chunk for chunk in chunks if chunk]
        pieces, said, met, walled = _body(kept)
        found.append(
            Source(
                id=path.stem if number == 1 else f"{path.stem}-{number}",
                head={**head, **changes.get(str(number), {}), "captured": moment},
                pieces=tuple(pieces),
                walled=walled,
                said=said,
                met=met,
            )
        )
    return found


def _of_capture(chunk: str, number: int) -> str | None:
    """The chunk as that capture has it; None where it belongs to another."""
    only = re.match(r"\|(\d)\|\s*", chunk)
    if not only:
        return chunk
    return chunk[only.end() :] if int(only[1]) == number else None


def _body(chunks: list[str]) -> tuple[list[Piece], dict[str, Said], dict[str, Met], bool]:
    pieces: list[Piece] = []
    said: dict[str, Said] = {}
    met: dict[str, Met] = {}
    walled = False
    for chunk in chunks:
        if chunk[0] in "=@":
            for line in chunk.splitlines():
                _annotation(line, said, met)
        elif chunk.startswith(":: cut"):
            walled = True
        elif not walled:
            piece = _piece(chunk)
            if pieces and pieces[-1].kind == "entry" and piece.kind != "entry":
                entry = pieces[-1]
                pieces[-1] = Piece("entry", entry.prose, given=entry.given, pieces=(*entry.pieces, piece))
            else:
                pieces.append(piece)
    return pieces, said, met, walled


def _annotation(line: str, said: dict[str, Said], met: dict[str, Met]) -> None:
    head, *rest = [part.strip() for part in line.split("|")]
    words = head[1:].split()
    if line.startswith("="):
        said[words[0]] = Said(words[1], words[2], None if rest[0] == "-" else rest[0])
    else:
        when = None if words[2] == "-" else words[2]
        where = None if rest[0] == "-" else rest[0]
        parties = tuple(part.strip() for part in rest[1].split(";")) if len(rest) > 1 and rest[1] else ()
        met[words[0]] = Met(words[1], when, where, parties)


def _piece(chunk: str) -> Piece:
    if chunk.startswith("## "):
        return Piece("heading", prose(chunk[3:]), level=2)
    if chunk.startswith("### "):
        return Piece("heading", prose(chunk[4:]), level=3)
    if chunk.startswith("> "):
        words, _, who = chunk[2:].partition(" -- ")
        return Piece("quote", prose(words), given={"author": who} if who else {})
    if chunk.startswith("- "):
        return Piece("list", items=tuple(prose(line[2:]) for line in chunk.splitlines()))
    if chunk.startswith("| "):
        return Piece("table", rows=tuple(tuple(c.strip() for c in line[1:].split("|")) for line in chunk.splitlines()))
    if chunk.startswith(":: entry"):
        head, _, words = chunk.partition("\n")
        about = dict(pair.split("=", 1) for pair in shlex.split(head)[2:])
        return Piece("entry", given=about, pieces=(_piece(words),) if words else ())
    if chunk.startswith(":: "):
        head, _, words = chunk[3:].partition("\n")
        kind, *pairs = shlex.split(head)
        given = dict(pair.split("=", 1) for pair in pairs)
        if kind in EMBEDS:
            given |= _posted(kind, given)
        return Piece(kind, prose(words.replace("\n", " ")), given=given)
    return Piece("paragraph", prose(chunk.replace("\n", " ")))


def _posted(kind: str, given: dict[str, str]) -> dict[str, str]:
    """Address and date of a post, from network, handle, number and time, as the network writes them."""
    post = given["id"]
    if kind == "youtube":
        return {
            "url": f"https://www.youtube.com/watch?v={post}",
            "src": f"https://www.youtube-nocookie.com/embed/{post}?feature=oembed",
        }
    if kind == "mastodon":
        user, _, host = given["handle"].partition("@")
        return {"url": f"https://{host}/@{user}/{post}", "host": host}
    patterns = {
        "x": "https://twitter.com/{handle}/status/{id}",
        "bluesky": "https://bsky.app/profile/{handle}/post/{id}",
        "telegram": "https://t.me/{handle}/{id}",
        "instagram": "https://www.instagram.com/p/{id}/",
    }
    made = {"url": patterns[kind].format(**given)}
    if "at" in given:  # "2027-01-11T10:11"; X prints the day only, both print it in English
        at = datetime.fromisoformat(given["at"])
        day = f"{at:%B} {at.day}, {at.year}"
        made["published"] = given["at"][:10] if kind == "x" else given["at"]
        made["shown"] = day if kind == "x" else f"{day} at {at.hour % 12 or 12}:{at:%M %p}"
    return made


_INLINE = re.compile(r"\{(m?\d+):|\}|\[([^\]]+)\]\(([^)]+)\)|\*([^*]+)\*")


def prose(written: str) -> Prose:
    """The text without its marks, and where they stood."""
    out: list[str] = []
    length = at = 0
    links: list[tuple[int, int, str]] = []
    stress: list[tuple[int, int]] = []
    marks: list[tuple[str, int, int]] = []
    open_marks: list[tuple[str, int]] = []

    def put(words: str) -> None:
        nonlocal length
        out.append(words)
        length += len(words)

    for found in _INLINE.finditer(written):
        put(written[at : found.start()])
        at = found.end()
        start = length
        if found[1]:
            open_marks.append((found[1], length))
        elif found[2]:
            put(found[2])
            links.append((start, length, found[3]))
        elif found[4]:
            put(found[4])
            stress.append((start, length))
        else:
            name, start = open_marks.pop()
            marks.append((name, start, length))
    put(written[at:])
    assert not open_marks, f"a mark is left open: {written[:80]!r}"
    return Prose("".join(out), tuple(links), tuple(stress), tuple(sorted(marks, key=lambda mark: mark[1])))
