"""The part below the story that tells of its author: told by the author's name, which stands alone on a line in it."""

from __future__ import annotations

from depeche.reading.claims.known import Known
from depeche.reading.signing.bylines import without_by
from depeche.reading.story.drafts import Container, Draft

_LINES = 40  # drafts at the end of the story among which the name is looked for
_NAME = 80  # characters of a line that is a name, and a word or two that announce it
_TOLD = 900  # characters of such a part
_OF_STORY = 4  # it is less than one of so many parts of the story
_SEVERAL = 3  # parts that are signed, each by one of those who wrote the story
_BEHIND = (3, 5)  # the share of the story that stands before it, at least


def without_notes(drafts: list[Draft], known: Known) -> list[Draft]:
    """The drafts without parts behind most of the story in which an author's name stands alone, as their heading or with a
    picture or a link to the author's page, and prose."""
    names = {name for name in known.authors if " " in name}
    if not names or not drafts:
        return drafts
    whole = sum([len(draft.text) for draft in drafts])
    behind, parts = 0, set[Container]()
    for draft in drafts[: -_LINES - 1 : -1]:
        behind += len(draft.text)
        if (whole - behind) * _BEHIND[1] <= whole * _BEHIND[0]:
            break
        if 0 < len(draft.text) < _NAME and (draft.text in names or without_by(draft.text) in names):
            part = _part_of(draft, whole)
            parts |= {part} if part is not None else set()
    if not 0 < len(parts) < _SEVERAL:
        return drafts
    return [draft for draft in drafts if parts.isdisjoint(draft.container.upwards())]


def _part_of(name: Draft, whole: int) -> Container | None:
    """The part around a name, which has prose, and a picture unless the name is a link or a heading; None where there is
    none."""
    found: Container | None = None
    for at in name.container.upwards():
        if at.parent is None or at.text > _TOLD or at.text * _OF_STORY > whole:
            break
        if at.prose and at.text > len(name.text) and (at.media or name.links or name.kind == "heading"):
            found = at
    return found
