"""depeche turns news pages into the record: articles whole and dated, who said what, which meetings, how the story moved.

    import depeche
    article = depeche.read(html, url="https://example.org/story")
    record = depeche.record(article)

Everything below is reachable from here; what is heavy is loaded when it is first used.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depeche import stories as stories
    from depeche.archive import Archive as Archive
    from depeche.errors import DepecheError as DepecheError
    from depeche.model import Article as Article
    from depeche.model import Block as Block
    from depeche.model import Byline as Byline
    from depeche.model import Capture as Capture
    from depeche.model import Citation as Citation
    from depeche.model import DateMention as DateMention
    from depeche.model import Entity as Entity
    from depeche.model import Evidence as Evidence
    from depeche.model import Headline as Headline
    from depeche.model import Link as Link
    from depeche.model import Meeting as Meeting
    from depeche.model import Page as Page
    from depeche.model import Part as Part
    from depeche.model import Publisher as Publisher
    from depeche.model import Record as Record
    from depeche.model import Rendition as Rendition
    from depeche.model import Revision as Revision
    from depeche.model import Statement as Statement
    from depeche.names import same_name as same_name
    from depeche.reading import join as join
    from depeche.reading import read as read
    from depeche.recording import dates as dates
    from depeche.recording import entities as entities
    from depeche.recording import meetings as meetings
    from depeche.recording import record as record
    from depeche.recording import statements as statements

__version__ = "0.1.0"

_HOME = {
    "Archive": "depeche.archive",
    "DepecheError": "depeche.errors",
    **dict.fromkeys(
        (
            "Article",
            "Block",
            "Byline",
            "Capture",
            "Citation",
            "DateMention",
            "Entity",
            "Evidence",
            "Headline",
            "Link",
            "Meeting",
            "Page",
            "Part",
            "Publisher",
            "Record",
            "Rendition",
            "Revision",
            "Statement",
        ),
        "depeche.model",
    ),
    **dict.fromkeys(("join", "read"), "depeche.reading"),
    **dict.fromkeys(("dates", "entities", "meetings", "record", "statements"), "depeche.recording"),
    "same_name": "depeche.names",
}

__all__ = ["__version__", "stories", *_HOME]


def __getattr__(name: str) -> Any:
    if name == "stories":
        value: Any = importlib.import_module("depeche.stories")
    elif name in _HOME:
        value = getattr(importlib.import_module(_HOME[name]), name)
    else:
        raise AttributeError(f"module 'depeche' has no attribute {name!r}", name=name, obj=sys.modules[__name__])
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
