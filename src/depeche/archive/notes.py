"""Notes: what is kept that is no capture and stands on no page. Each is a `metadata` record of a WARC file.

A note goes the same way as a capture, in its turn among them: into the file, then into the tables (`followed.py`). So a
kill leaves it to be adopted, and a rebuild repeats it in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from depeche import plain
from depeche.archive import identity
from depeche.errors import unfit
from depeche.sources.told import Checked, Chosen, Polled, Told

_KINDS: Mapping[str, type[Chosen] | type[Polled] | type[Checked]] = {"chosen": Chosen, "polled": Polled, "checked": Checked}
NAME = "following"
FORGOTTEN = "forgotten"  # that an article was forgotten, when and why (`forgetting.py`)
DECIDED = "decided"  # what somebody decided about names (`deciding.py`)
BLOTTED = "blotted"  # in the place of a record that was taken out; no note


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to be kept. `value` is JSON, and says in "depeche" what it is."""

    at: datetime
    value: Mapping[str, Any]


def note(told: Iterable[Told]) -> Note | None:
    """What following told, as one note; None where it told nothing."""
    items = list(told)
    if not items:
        return None
    value = {"depeche": NAME, "told": [[_name(item), _storable(plain.to_plain(item))] for item in items]}
    return Note(at=max(item.at for item in items), value=value)


_ADDRESSES = frozenset(("source", "url", "site", "given", "moved", "stood"))


def _storable(value: Any) -> Any:
    """The same with text that every database takes, and addresses without credentials: it comes from anybody."""
    if isinstance(value, str):
        return identity.storable(value)
    if isinstance(value, Mapping):
        return {
            key: identity.without_user(one) if key in _ADDRESSES and isinstance(one, str) else _storable(one)
            for key, one in value.items()
        }
    return [_storable(one) for one in value] if isinstance(value, (list, tuple)) else value


def _name(item: Told) -> str:
    found = next((name for name, kind in _KINDS.items() if isinstance(item, kind)), None)
    if found is None:
        raise unfit("what following tells is Chosen, Polled or Checked", item)
    return found


def is_note(value: Any) -> bool:
    """Whether what a `metadata` record says is a note, and not a capture or a journal."""
    return isinstance(value, Mapping) and value.get("depeche") in (NAME, FORGOTTEN, DECIDED)


def told(value: Mapping[str, Any]) -> list[Told]:
    """Back from the value of `note`. What a newer depeche may have written, and we do not know, is passed over."""
    return [plain.from_plain(_KINDS[name], item) for name, item in value["told"] if name in _KINDS]
