"""Words that leave the archive: counts with their noun, text on one line, addresses that may be links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_INVISIBLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "story", "stories"), counted(1204, "article")
    ('1 story', '1,204 articles')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def web_address(address: str | None) -> str | None:
    """The address where it may be a link (http or https), else None: pages are full of `javascript:` and worse."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    known = address.lower().startswith(("http://", "https://"))  # urlsplit forgives blanks before it
    return address if known and parts.netloc else None


def single_line(text: str | None) -> str:
    """Text for places where no markup can isolate it (titles, attributes, files): no control or bidi marks, one line."""
    return " ".join(_INVISIBLE.sub(" ", text or "").split())
