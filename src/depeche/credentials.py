"""Names and passwords in addresses are nobody's business: they are dropped where an address is read, kept or shown."""

from __future__ import annotations

import re

_USERS = re.compile(r"""(?<![^\s<"'=,;(])((?:[a-z][a-z0-9+.-]*:)?//)[^\s/?#<>"]*@""", re.IGNORECASE)


def without_users(text: str) -> str:
    """A text, each address in it without name and password. Linear."""
    return _USERS.sub(r"\1", text) if "@" in text else text
