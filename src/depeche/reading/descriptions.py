"""What does the page declare of its article in a sentence or two? And what of it may stand as the standfirst?

Descriptions are written by editors and by systems: these put the site's motto there, the headline once more, the trail of
links to the page, or the beginning of the text until a number of characters is reached.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.reading.claims.claims import Claims
from depeche.reading.claims.settle import Settled, settle
from depeche.reading.dates.instants import instant
from depeche.reading.dates.stamps import UNSPACED
from depeche.reading.signing.bylines import without_by
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import is_of_letters, letters, stems

LONGEST_LEDE = 400
"""Characters; a first paragraph that is longer is no standfirst."""

_SHORTEST = 60  # characters from which a paragraph may be a standfirst that a description says once more
_TRAIL = 60  # characters that may stand before a description: the rubrics that lead to the page


def description(claims: Claims, headline: str | None, names: Sequence[str]) -> Settled[str]:
    """The declared description of the article: the most trusted that is neither the headline nor what the site is.

    `names`: what the site and its publisher go by; a sentence that begins so yields to others.
    """
    stated = claims.of("description", "page_description")
    if not stated:
        return Settled()
    title = letters(headline or "")
    foreign = {letters(claim.raw) for claim in claims.of("title", "site_description") if claim.layer in _WHOLE} | {title}
    house = tuple(name for name in names if len(name) > 2)
    own = [claim for claim in stated if letters(claim.raw) not in foreign and not _is_label(claim.raw)]
    own = [claim for claim in own if not _is_template(claim.raw, title, house)]
    own = [claim for claim in own if not _is_dated_headline(claim.raw, headline or "")]
    own.sort(key=lambda claim: claim.raw.startswith(house))
    if own:
        best = next((one for one in own if _is_without_trail(one.raw, own[0].raw)), own[0])
        own = [best, *(claim for claim in own if claim is not best)]
    return settle([(claim, _without_headline(claim.raw, headline or "")) for claim in own])


_WHOLE = frozenset({"json-ld", "opengraph"})
"""Layers whose titles are of the page, not of one of its parts."""


def _is_label(text: str) -> bool:
    """Whether it says nothing of the article: a word or two without a stop, or a line that leads elsewhere."""
    few = (
        len(text) <= _LABEL and text.count(" ") < _WORDS and text[-1:] < UNSPACED and not text.endswith((".", "!", "?", "…"))
    )
    return few or phrases().is_signpost(text)


_LABEL = 30  # characters
_WORDS = 2  # blanks


def _is_template(text: str, headline: str, house: tuple[str, ...]) -> bool:
    """Whether it says the headline once more, and where: "Read all of 'The pier stays shut' for nothing in The Ledger!"."""
    if len(headline) < _HEADLINE or not any(name in text for name in house):
        return False
    said = letters(text)
    return headline in said and len(said) < len(headline) + _TRAIL


_HEADLINE = 30  # letters


def _is_dated_headline(text: str, headline: str) -> bool:
    """Whether it says the headline once more, and the day: "The pier stays shut (news of 3 May 2031)"."""
    behind = text[len(headline) :]
    short = len(headline) >= _LABEL and text.startswith(headline) and len(behind) <= _TRAIL
    return short and any(map(str.isdigit, behind)) and instant(behind.strip(" ()[]|,:-–—")) is not None


def _without_headline(text: str, headline: str) -> str:
    """A description without the headline that a system set in front of it: "The pier stays shut --- The board has …"."""
    if len(headline) < _LEAST or not text.startswith(headline):
        return text
    behind = _BEHIND.match(text, len(headline))
    rest = text[behind.end() :] if behind is not None else ""
    return rest if len(rest) >= _SHORTEST // 2 else text


_LEAST = 12  # characters of a headline
_BEHIND = re.compile(r"\s{1,3}[-–—|]{1,4}\s{1,3}|\s{0,3}[-–—]{2,4}\s{0,3}|\s?[|:：]\s{0,3}|\s(?=[\u2e80-\uffef])")
"""What stands between a headline and the description behind it; a mere blank where words have none between them."""


def _is_without_trail(text: str, longer: str) -> bool:
    """Whether a description is another one without what a system set in front of it: "Sport, Handball, The match …"."""
    return _TRAIL // 2 <= len(text) < len(longer) <= len(text) + _TRAIL and longer.endswith(text)


_CUT = re.compile(r"[\[(](?:…|\.\.\.)[\])]$")


def as_lede(told: str | None, others: Sequence[str], first: str) -> str | None:
    """The declared description `told` as the standfirst of a text that shows none. `others`: what is declared besides;
    `first`: the first paragraph.

    Where a system cut it from the text, the first paragraph stands for it, unless that is too long to be one.
    """
    if told is None:
        return None
    at = told.find(first[:_SHORTEST]) if len(first) > _SHORTEST else -1
    if 0 < at <= _TRAIL and (without_by(told) != told or any(map(str.isdigit, told[:at]))):
        told = told[at:]  # behind who wrote it and when, as that stands above the text
    if _SHORTEST <= len(first) <= LONGEST_LEDE:
        said = letters(first)
        if any(letters(other[: len(first) + 20]).startswith(said) for other in (told, *others)):
            return first  # of several that are declared, the one that the text begins with
    start = _CUT.sub("", told).rstrip(" .…")
    if len(start) < 30 or not first.startswith(start[:-8]):
        return told
    if start == told and not (
        (told[-1].isdigit() or is_of_letters(told[-1])) and len(told) >= _SHORTEST and first.startswith(told)
    ):
        return told  # else it is cut off without a sign of it
    if told.endswith((".", "!", "?")) and not told.endswith(".."):
        return told
    return first if len(first) <= LONGEST_LEDE else None


def tells_of(told: str, story: Sequence[str]) -> bool:
    """Whether a description shares a quarter of its longer words with headline and story; what a site says of itself
    does not.

    Of few words, or in scripts without blanks, none is asked.
    """
    said = stems(told)
    if len(said) < _FEW or told[-1:] > UNSPACED:
        return True
    whole = " ".join(story)
    for size in (_BEGINNING, _MOST):
        text = whole[:size].casefold()
        if sum(map(text.__contains__, said)) * 2 >= len(said):
            return True  # nearly always, and told by the beginning; to tell all of the story's words takes long
    return len(said & stems(text)) * 4 >= len(said)


_FEW = 4  # words
_MOST = 20_000  # characters of a story that are looked at
_BEGINNING = 2_000  # and of those with which it begins
