"""One person, many spellings: how alike two names are, across languages and scripts.

name ─► parts (without titles) ─► sounds ─► the cheapest pairing of parts ─► likeness
"""

from __future__ import annotations

from depeche.names.keys import keys
from depeche.names.likeness import same_name

__all__ = ["keys", "same_name"]
