"""Which words can only subscribers read? Some houses shuffle the letters of what stands behind their wall, and blur them.

Such paragraphs look like prose in all but one thing: in most languages every fourth word is an article, a preposition or the
like, and of shuffled words hardly any is.
"""

from __future__ import annotations

from depeche.model import Block
from depeche.reading.claims.known import Known
from depeche.reading.labels import tongue


def readable(blocks: list[Block], known: Known) -> list[Block]:
    """The blocks without those whose letters are shuffled. Looked for where a page is not declared to be free and its
    description shows that the measure holds for its language."""
    prose = [at for at, block in enumerate(blocks) if block.kind == "paragraph" and len(block.text) > _WORDS * 4]
    if known.declared_free is True or len(prose) < _SEVERAL:
        return blocks
    if not any(_is_shuffled(blocks[at].text, known) for at in prose[-_SEVERAL:]):
        return blocks  # a wall stands before the end
    if _share(known.lede or "", known.language) < _OF_LANGUAGE:
        return blocks
    shuffled = [at for at in prose if _is_shuffled(blocks[at].text, known)]
    if len(shuffled) < _SEVERAL:
        return blocks
    first, last = shuffled[0], shuffled[-1]
    if _share(" ".join(block.text for block in blocks[first : last + 1]), known.language) > _OF_NONE:
        return blocks
    return [block for at, block in enumerate(blocks) if not (first <= at <= last and block.text)]


_SEVERAL = 2  # paragraphs that are no chance
_WORDS = 15  # words of a text from which their share tells something
_OF_LANGUAGE = 0.15  # least share of small words in a text of most languages
_OF_NONE = 0.05  # greatest share in what is of none
_OF_NAMES = 0.5  # share of words with a capital from which a text may be a list of names


def _is_shuffled(text: str, known: Known) -> bool:
    """Whether a text has hardly a small word, and is no list of names or addresses."""
    if not 0 <= _share(text, known.language) <= _OF_NONE or "://" in text:
        return False
    words = text.split()
    return sum(word[:1].isupper() for word in words) < _OF_NAMES * len(words)


def _share(text: str, language: str | None) -> float:
    """The share of a language's small words in a text; less than nothing where there is no telling."""
    words, small = tongue.small_words(text, language)
    return small / words if words >= _WORDS else -1.0
