"""What a reader must find on an example page: made from the source of the article alone, never from what a reader found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from press.source import EMBEDS, TEXTLESS, Piece, Prose, Source

_DECLARED = (
    "kind", "title", "kicker", "lede", "authors", "agency", "published", "modified", "section", "tags", "declared_free",
)  # fmt: skip


def truth(source: Source, paper: dict[str, Any]) -> dict[str, Any]:
    """The fields and the record of one page; a key that is absent is not judged."""
    head = {"kind": "article", "authors": [], "tags": [], "agency": None, **source.head}
    base = page_url(source, paper)
    known: dict[str, Any] = {"id": source.id, "url": base}
    known |= {key: head.get(key) for key in _DECLARED}
    known["language"] = paper["language"]
    known["site"] = paper["name"] if head.get("shows_address", True) else None
    known["cut_off"] = source.walled
    known["lead_image"] = picture_url(paper, head["image"]) if head.get("image") else None
    blocks = [block(piece, paper, base) for piece in source.pieces if not piece.noise]
    if head.get("lede") and paper["standfirst"]:
        blocks.insert(0, {"kind": "paragraph", "text": head["lede"]})
    known["blocks"] = blocks
    if "headlines" in head:
        known["headlines"] = [{"title": title, "url": urljoin(base, path)} for title, path in head["headlines"]]
    known["statements"] = statements(source)
    known["meetings"] = meetings(source)
    known["people"] = head.get("people", [])
    known["story"] = head.get("story")
    return known


def page_url(source: Source, paper: dict[str, Any]) -> str:
    return urljoin(f"https://{paper['host']}/", str(source.head["path"]))


def picture_url(paper: dict[str, Any], name: str) -> str:
    return f"https://img.{paper['host'].removeprefix('www.')}/2027/{name}.jpg"


def block(piece: Piece, paper: dict[str, Any], base: str) -> dict[str, Any]:
    """The piece as depeche's block, without the fields that it does not have."""
    kind = "embed" if piece.kind in EMBEDS else piece.kind
    made: dict[str, Any] = {"kind": kind, "text": text(piece)}
    if piece.level:
        made["level"] = piece.level
    if piece.prose.links:
        made["links"] = [{"start": s, "end": e, "href": urljoin(base, href)} for s, e, href in piece.prose.links]
    if kind == "embed":
        made |= {"network": piece.kind, "url": piece.given["url"]}
        made |= {key: piece.given[key] for key in ("author", "published") if key in piece.given}
        if piece.kind == "telegram":
            made.pop("author", None)  # the widget's markup has the channel's handle only
            made.pop("published", None)
        if piece.kind in TEXTLESS:
            made["text"] = ""
            made.pop("published", None)
    elif kind == "image":
        made["url"] = picture_url(paper, piece.given["name"])
        made |= {key: piece.given[key] for key in ("caption", "credit", "alt") if key in piece.given}
    elif kind == "entry":
        made |= {key: piece.given[key] for key in ("title", "author", "published") if key in piece.given}
        made["blocks"] = [block(inner, paper, base) for inner in piece.pieces if not inner.noise]
    elif kind == "table":
        made["rows"] = [list(row) for row in piece.rows]
    elif kind == "quote":
        made |= piece.given
    return made


def text(piece: Piece) -> str:
    """What is read of a piece, as `depeche.model.Block.text` has it."""
    if piece.kind in TEXTLESS:
        return ""
    if piece.kind == "list":
        return "\n".join(item.text for item in piece.items)
    if piece.kind == "table":
        return "\n".join("\t".join(row) for row in piece.rows)
    if piece.kind == "entry":
        return "\n\n".join(filter(None, (text(inner) for inner in piece.pieces if not inner.noise)))
    return piece.prose.text if piece.kind != "image" else ""


def proses(pieces: tuple[Piece, ...]) -> Iterator[Prose]:
    """All prose that is read, in reading order."""
    for piece in pieces:
        if piece.kind in TEXTLESS or piece.noise:
            continue
        yield piece.prose
        yield from piece.items
        yield from proses(piece.pieces)


def marked(source: Source) -> Iterator[tuple[str, str]]:
    """Each mark with its words, in reading order."""
    for prose in proses(source.pieces):
        for name, start, end in prose.marks:
            yield name, prose.text[start:end]


def statements(source: Source) -> list[dict[str, Any]]:
    pieces: dict[str, list[str]] = {}
    for name, words in marked(source):
        if not name.startswith("m"):
            pieces.setdefault(name, []).append(words)
    made = []
    for name, said_pieces in pieces.items():
        said = source.said[name]
        made.append({"pieces": said_pieces, "kind": said.kind, "act": said.act, "speaker": said.speaker})
    return made


def meetings(source: Source) -> list[dict[str, Any]]:
    mentions: dict[str, list[str]] = {}
    for name, words in marked(source):
        if name.startswith("m"):
            mentions.setdefault(name, []).append(words)
    made = []
    for name, words_of in mentions.items():
        met = source.met[name]
        made.append(
            {
                "mentions": words_of,
                "when": met.when,
                "where": met.where,
                "participants": list(met.participants),
                "status": met.status,
            }
        )
    return made
