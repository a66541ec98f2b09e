"""One article as a document of its own: what `depeche read --format` prints, and the page of an article links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from depeche.exports import jsonld, markdown, ninjs, plaintext, tei
from depeche.model import Article, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A format for one article. `holds_record`: who said what, and the rest, is in it where it is known."""

    name: str
    suffix: str  # of files and addresses
    media_type: str
    write: Callable[[Article, Record | None], str]
    holds_record: bool = False


DOCUMENTS: Mapping[str, Document] = {
    "markdown": Document(
        name="Markdown", suffix="md", media_type="text/markdown", write=lambda article, record: markdown.of(article)
    ),
    "jsonld": Document(
        name="JSON-LD", suffix="jsonld", media_type="application/ld+json", write=jsonld.document, holds_record=True
    ),
    "ninjs": Document(
        name="ninjs", suffix="ninjs.json", media_type="application/json", write=ninjs.document, holds_record=True
    ),
    "tei": Document(
        name="TEI", suffix="tei.xml", media_type="application/tei+xml", write=lambda article, record: tei.document(article)
    ),
}

PLAIN = Document(
    name="Plain text", suffix="txt", media_type="text/plain", write=lambda article, record: plaintext.of(article)
)
"""What a terminal shows in its own way."""
