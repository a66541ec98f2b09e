"""From a page's values to HTML or JSON.

A template sees `page` (its dataclass) and `here` (what was asked), and the filters below: nothing else. Everything is
escaped; no filter returns markup, so nothing that a page of the world wrote can become ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from depeche.exports import moments
from depeche.exports.documents import DOCUMENTS, PLAIN
from depeche.exports.wording import counted, json_text, named_so, single_line, web_address, without_page
from depeche.model import Statement
from depeche.plain import to_plain
from depeche.site import wording
from depeche.site.asking import Asked
from depeche.site.marking import spot
from depeche.site.pages.article import anchor
from depeche.site.taking import files as files_of
from depeche.site.timeline import source_of


def html(template: str, page: object, here: Asked) -> str:
    """The page, written by its template."""
    return environment().get_template(template).render(page=page, here=here)


def as_json(answer: object) -> str:
    """The same answer for programs: the nouns as `depeche.plain` writes them everywhere."""
    return json_text(to_plain(answer))


@cache
def environment() -> Environment:
    """The templates, compiled once in a process."""
    found = Environment(
        loader=PackageLoader("depeche.site"),
        autoescape=True,
        finalize=_unturned,
        undefined=StrictUndefined,  # a slip in a template is an error, not a gap on the page
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters.update(FILTERS)
    found.globals.update(
        counted=counted,
        documents=(*DOCUMENTS.values(), PLAIN),
        files_of=files_of,
        stylesheet=f"/static/depeche.css?{_stamp('depeche.css')}",
    )
    for name in found.list_templates():
        found.get_template(name)  # compiled now, so that the first reader need not wait for it
    return found


def _unturned(value: object) -> object:
    """What is written, without the marks that make letters read backwards whatever they are: to no text of any language do
    they belong, and a file or a quotation that reads otherwise than it is written misleads. (Marks of direction that texts
    do use end with their element.)"""
    if isinstance(value, str) and ("\u202e" in value or "\u202d" in value):
        return value.replace("\u202e", "").replace("\u202d", "")
    return value


def _stamp(name: str) -> str:
    """Changes when the file does, so that browsers may keep it for a year."""
    return blake2b((files("depeche.site") / "static" / name).read_bytes(), digest_size=6).hexdigest()


def _act(statement: Statement) -> str:
    return wording.ACTS.get(statement.act, statement.act)


def _percent(share: float) -> str:
    return f"{round(100 * share)}\xa0%"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "moment": moments.moment,
    "day": moments.day,
    "long_day": moments.long_day,
    "short": moments.short,
    "iso": moments.iso,
    "as_told": moments.as_told,
    "calendar": moments.calendar,
    "language": wording.language,
    "tongues": wording.tongues,
    "lang_tag": wording.language_tag,
    "web": web_address,
    "host": wording.host,
    "one_line": single_line,
    "named_so": named_so,
    "without_page": lambda capture: without_page(capture.outcome, capture.status, capture.reason),
    "network": lambda name: wording.NETWORKS.get(name or "", name or "another site"),
    "source": source_of,
    "anchor": anchor,
    "spot": lambda mention: spot(mention.start, mention.end),
    "act": _act,
    "percent": _percent,
}
