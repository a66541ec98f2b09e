"""A citation in the forms that readers take away: one line, RIS, BibTeX, CSL-JSON, a W3C selector; and many as one file.

Pure writers of a `Citation`, and of who said its words; each format is a table, small enough that a library would weigh
more. Titles and names come from pages: line ends and the signs of each format are neutralised.
Sources: RIS specification (2001), BibTeX (Patashnik 1988), CSL-JSON schema 1.0.2, W3C Web Annotation Data Model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from depeche.exports import moments
from depeche.exports.wording import json_text, single_line, web_address
from depeche.model import Citation
from depeche.plain import to_plain

# Braces by name: BibTeX counts them behind a backslash too, and one without its other would swallow the rest of the file.
_BIBTEX_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "#": r"\#", "$": r"\$",
    "%": r"\%", "&": r"\&", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One form of a citation, as a file to take away."""

    name: str
    suffix: str  # of its address and file
    media_type: str
    write: Callable[[Citation], Any]  # text, or a plain value that is sent as JSON


def line(citation: Citation) -> str:
    """For a footnote: who, what, where, when, the address, and by which kept page it can be checked."""
    parts = [
        ", ".join(map(single_line, citation.authors)),
        f"“{single_line(citation.title)}”" if citation.title else "",
        single_line(citation.site),
        moments.moment(citation.published),
        citation.url,
    ]
    found = ", ".join(part for part in parts if part)
    if citation.exact:
        found = f"“{single_line(citation.exact)}”: {found}"
    seen = f"captured {moments.moment(citation.captured)}" if citation.captured else "kept page"
    return f"{found} [{seen}, {citation.digest}{_doubt(citation)}]"


def ris(citation: Citation, said_by: str = "") -> str:
    """Tagged lines, CRLF, closed by `ER`."""
    tags: list[tuple[str, str]] = [("TY", "NEWS")]
    tags += [("AU", name) for name in citation.authors]
    tags += [("TI", citation.title or ""), ("T2", citation.site or "")]
    if citation.published:
        published = citation.published
        tags += [("PY", f"{published.year:04}"), ("DA", f"{published.year:04}/{published.month:02}/{published.day:02}")]
    if citation.captured:
        tags.append(("Y2", f"{citation.captured:%Y/%m/%d}"))
    tags += [("UR", citation.url), ("N1", _note(citation, said_by))]
    body = [f"{tag}  - {single_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*body, "ER  - ", ""])


def bibtex(citation: Citation, said_by: str = "") -> str:
    """One `@misc` entry, which every style knows."""
    fields = {
        "author": " and ".join(f"{{{_bibtex(name)}}}" for name in citation.authors),  # braces: names are not taken apart
        "title": f"{{{_bibtex(citation.title)}}}" if citation.title else "",
        "howpublished": _bibtex(citation.site),
        "year": f"{citation.published.year:04}" if citation.published else "",
        "month": moments.MONTHS[citation.published.month - 1].lower() if citation.published else "",
        "day": str(citation.published.day) if citation.published else "",
        "url": _bibtex_address(citation.url),
        "urldate": f"{citation.captured:%Y-%m-%d}" if citation.captured else "",
        "note": _bibtex(_note(citation, said_by)),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{_key(citation, '')},\n{body}\n}}\n"


def csl(citation: Citation, said_by: str = "") -> list[dict[str, Any]]:
    """A CSL-JSON list of one item."""
    item: dict[str, Any] = {
        "id": _key(citation, "-"),
        "type": "article-newspaper",
        "title": single_line(citation.title),
        "container-title": single_line(citation.site),
        "author": [{"literal": single_line(name)} for name in citation.authors],
        "issued": _date_parts(citation.published),
        "accessed": _date_parts(citation.captured),
        "URL": citation.url,
        "note": _note(citation, said_by),
    }
    return [{name: value for name, value in item.items() if value}]


def selector(citation: Citation) -> dict[str, Any]:
    """The words as a W3C SpecificResource: an address, a quote with its neighbours, and when the page was seen."""
    found: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "SpecificResource",
        "source": citation.url,
        "selector": {
            "type": "TextQuoteSelector",
            "exact": citation.exact,
            "prefix": citation.prefix,
            "suffix": citation.suffix,
        },
    }
    if citation.captured:
        found["state"] = {"type": "TimeState", "sourceDate": citation.captured.isoformat()}
    return found


def fragment(citation: Citation) -> str | None:
    """The publisher's page at these words (a text fragment); None where there is no such address.

    Long words are given by their first and last few, as the specification foresees.
    """
    if not citation.exact or web_address(citation.url) is None:
        return None
    words = citation.exact.split()
    ends = [" ".join(words)] if len(words) <= 12 else [" ".join(words[:5]), " ".join(words[-5:])]
    return f"{citation.url.partition('#')[0]}#:~:text={','.join(_fragment_part(part) for part in ends)}"


def _fragment_part(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")  # a dash would be syntax


def _key(citation: Citation, dash: str) -> str:
    """What a bibliography calls it: of words, with the place where they begin and end, so that each has its own."""
    words = f"{dash or 'c'}{citation.start}-{citation.end}" if citation.exact else ""  # two may begin at one place
    return f"depeche{dash}{citation.article}{words}"


def _note(citation: Citation, said_by: str) -> str:
    """What makes the citation checkable, for formats that have no field of their own for it."""
    by = f"{single_line(said_by)}: " if said_by else ""
    words = f"{by}“{single_line(citation.exact)}” (characters {citation.start}–{citation.end}). " if citation.exact else ""
    kept = f"Kept page {citation.digest}, record {citation.record} in {citation.warc}{_doubt(citation)}"
    return f"{words}{kept}; read by {citation.reader}"


def _doubt(citation: Citation) -> str:
    """What whoever relies on the kept page has to know; "" as a rule."""
    return f"; in doubt: {single_line(citation.doubt)}" if citation.doubt else ""


def _bibtex(text: str | None) -> str:
    return "".join(_BIBTEX_SIGNS.get(character, character) for character in single_line(text))


def _bibtex_address(address: str) -> str:
    """An address as it is, which BibTeX's own url fields want, but for the signs that would end the field."""
    return re.sub(r"[\s{}\\]", lambda sign: quote(sign[0]), address)


def _date_parts(when: date | None) -> dict[str, Any] | None:
    return {"date-parts": [[when.year, when.month, when.day]]} if when else None


def ris_file(cited: Iterable[tuple[Citation, str]]) -> Iterator[str]:
    """Many citations, each with who said its words ("" of whole articles), as one file."""
    return (ris(*one) + "\r\n" for one in cited)


def bibtex_file(cited: Iterable[tuple[Citation, str]]) -> Iterator[str]:
    return (bibtex(*one) + "\n" for one in cited)


def csl_file(cited: Iterable[tuple[Citation, str]]) -> Iterator[str]:
    """Citations as one array of JSON, in pieces; an empty one where there are none."""
    comma = "[\n"
    for one in cited:
        yield comma + json_text(csl(*one)[0])
        comma = ",\n"
    yield "[]\n" if comma == "[\n" else "\n]\n"


def as_json(value: Any) -> str:
    """JSON for people: indented, in its own script."""
    return json_text(value, indent=2)


def written(form: Format, citation: Citation) -> str:
    """The text of the file."""
    value = form.write(citation)
    return value if isinstance(value, str) else as_json(value) + "\n"


def with_selector(citation: Citation) -> Mapping[str, Any]:
    """Everything, as JSON."""
    return {**to_plain(citation), "line": line(citation), "selector": selector(citation)}


FORMATS: Mapping[str, Format] = {
    "ris": Format(name="RIS", suffix="ris", media_type="application/x-research-info-systems", write=ris),
    "bibtex": Format(name="BibTeX", suffix="bib", media_type="application/x-bibtex", write=bibtex),
    "csl": Format(name="CSL-JSON", suffix="csl", media_type="application/vnd.citationstyles.csl+json", write=csl),
}
