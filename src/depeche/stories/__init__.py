"""Articles in time order → stories: the articles, of all sources and languages, that report the same run of events.

Formed online, in one pass: each article is judged by those before it and never again. `traits` says what of an article
counts (pure, cheap to keep); `Fold` takes traits one by one and answers with story numbers; `assign` does it for a list.
"""

from __future__ import annotations

from collections.abc import Iterable

from depeche.errors import unfit
from depeche.model import Article
from depeche.stories.fold import Fold, Judgement
from depeche.stories.traits import Traits, traits

__all__ = ["Fold", "Judgement", "Traits", "assign", "traits"]


def assign(articles: Iterable[Article]) -> list[int]:
    """The story number of each article, in the order given, each judged by those before it. Numbers count from 0."""
    if not isinstance(articles, Iterable):
        raise unfit("stories are found among an iterable of Articles", articles)
    fold = Fold()
    return [fold.step(traits(article)) for article in articles]
