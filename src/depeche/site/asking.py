"""What a reader asked for: the address, its numbers, its query, as values that are checked once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar, get_args
from urllib.parse import urlencode

from depeche.errors import DepecheError

T = TypeVar("T")

MOST_PAGES = 10_000  # how deep a list is leafed through; beyond, a narrower filter is the better question
_LONGEST = 500  # characters of one value in a query


class BadAddress(DepecheError):
    """A value in the address that cannot be understood. `name` is the parameter, `value` what it said."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(name, value, expected)
        self.name, self.value, self.expected = name, value, expected

    def __str__(self) -> str:
        return f"{self.name} is {self.value[:80]!r}; expected {self.expected}"


class Moved(Exception):
    """What was asked for stands at `path` today (without ".json" or query)."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request. A template sees it beside its page: it is where that page stands.

    What asks for a value of the query gives None where it was not given, and raises BadAddress where it makes no sense.
    """

    path: str = "/"  # without ".json"
    numbers: Mapping[str, int] = field(default_factory=dict)  # from the path: which article, which story
    query: Mapping[str, str] = field(default_factory=dict)  # trimmed; what was left empty is not there
    now: datetime  # aware

    def text(self, name: str) -> str | None:
        """The value as it stands."""
        value = self.query.get(name)
        if value is not None and len(value) > _LONGEST:
            raise BadAddress(name, value, f"at most {_LONGEST} characters")
        return value

    def number(self, name: str, least: int = 0) -> int | None:
        """The value as a whole number of at most 15 digits, not below `least`."""
        value = self.query.get(name)
        if value is None:
            return None
        if not (value.isascii() and value.isdigit() and len(value) <= 15 and int(value) >= least):
            raise BadAddress(name, value, f"a whole number from {least}")
        return int(value)

    def day(self, name: str) -> date | None:
        """The value as a day, in ISO 8601."""
        value = self.query.get(name)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise BadAddress(name, value, "a day such as 2027-01-11") from None

    def one_of(self, name: str, literal: object) -> str | None:
        """The value, where it is one of the words of that `Literal` type."""
        value = self.query.get(name)
        words = get_args(literal)
        if value is not None and value not in words:
            raise BadAddress(name, value, f"one of {', '.join(words)}")
        return value

    @property
    def leaf(self) -> int:
        """Which leaf of a long list, from 1."""
        found = self.number("page", least=1) or 1
        if found > MOST_PAGES:
            raise BadAddress("page", str(found), f"a whole number up to {MOST_PAGES}")
        return found

    def link(self, **changes: object) -> str:
        """This address with other values in its query; None takes one out. The leaf starts anew unless it is given."""
        query = {**self.query, "page": None, **changes}
        return self.path + _query(query)

    @property
    def twin(self) -> str:
        """The address of the same answer as JSON."""
        path = "/index" if self.path == "/" else self.path
        return f"{path}.json{_query(self.query)}"


def _query(values: Mapping[str, object]) -> str:
    given = {name: str(value) for name, value in values.items() if value is not None}
    return f"?{urlencode(given)}" if given else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """One leaf of a long list."""

    items: tuple[T, ...] = ()
    leaf: int = 1
    more: bool = False  # there is a next leaf
    total: int | None = None  # None: not counted


def leaf_of(all: Sequence[T], leaf: int, size: int) -> Listing[T]:
    """A leaf of a list that is there as a whole."""
    return Listing(items=tuple(all[(leaf - 1) * size : leaf * size]), leaf=leaf, more=leaf * size < len(all), total=len(all))


def listing(found: Iterable[T], leaf: int, size: int, total: int | None = None) -> Listing[T]:
    """A leaf from the answer to a question for one more than `size`: the one too many says that there are more."""
    items = tuple(found)
    return Listing(items=items[:size], leaf=leaf, more=len(items) > size, total=total)
