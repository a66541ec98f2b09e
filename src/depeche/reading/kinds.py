"""What is this page: an article, an index of others, or neither?"""

from __future__ import annotations

from depeche.model import Kind
from depeche.reading.body import Body, Known
from depeche.reading.markup import Markup


def kind(markup: Markup, known: Known, body: Body) -> Kind:
    """The page's kind."""
    if not body.blocks:
        return "other"
    return "article"
