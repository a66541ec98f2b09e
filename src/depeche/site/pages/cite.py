"""A citation: an article, or words of it, in every form that readers take away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from depeche.exports import references
from depeche.exports.references import Format
from depeche.model import Citation
from depeche.site.answering import Answers
from depeche.site.asking import Asked, BadAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class CitePage:
    """One citation, written in each form."""

    citation: Citation
    line: str
    forms: tuple[tuple[Format, str], ...]  # each with the text of its file
    selector: str  # W3C SpecificResource as JSON
    fragment: str | None  # the publisher's page, at these words
    query: str  # of this page, for its files: "" or "?start=…"

    title = "Citation"

    @property
    def answer(self) -> Mapping[str, Any]:
        return references.with_selector(self.citation)


def page(archive: Answers, asked: Asked) -> CitePage:
    citation = cited(archive, asked)
    return CitePage(
        citation=citation,
        line=references.line(citation),
        forms=tuple((form, references.written(form, citation)) for form in references.FORMATS.values()),
        selector=references.as_json(references.selector(citation)),
        fragment=references.fragment(citation),
        query=asked.link().removeprefix(asked.path),
    )


def cited(archive: Answers, asked: Asked) -> Citation:
    """The citation asked for; without `start` and `end`, of the whole article (of none of its words in particular)."""
    start, end = asked.number("start"), asked.number("end")
    if (start is None) != (end is None) or (start is not None and end is not None and start >= end):
        raise BadAddress("start and end", f"{start}–{end}", "both, as offsets in the article's text, start before end")
    revision = asked.number("revision", least=1)
    return archive.cite(asked.numbers["article"], start or 0, end or 0, revision=revision)
