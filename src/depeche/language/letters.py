"""Letters that Unicode does not take apart, as those write them who have no key for them."""

from __future__ import annotations

from typing import Final

PLAIN: Final = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
