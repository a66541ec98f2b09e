"""What a reader asked for: the address, its numbers, its query, as values that are checked once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar, get_args
from urllib.parse import urlencode

from depeche.archive.query import may_be_language
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

    def only(self, known: Collection[str]) -> None:
        """Raises BadAddress where something is asked that this address does not know: it would be answered as if it had not
        been, and nobody would see it. What marks a campaign, or keeps a cache away, may be there."""
        for name, value in self.query.items():
            if name not in known and not name.startswith(("utm_", "_")):
                there = f"one of {', '.join(known)}" if known else "none"
                raise BadAddress(name, value, f"no such parameter; this address knows {there}")

    def language(self, name: str) -> str | None:
        """The value as the code of a language."""
        value = self.text(name)
        if value is not None and not may_be_language(value):
            raise BadAddress(name, value, "the code of a language, such as fr or pt-BR")
        return value

    def days(self) -> tuple[date | None, date | None]:
        """`since` and `until`, of which the one is not behind the other."""
        since, until = self.day("since"), self.day("until")
        if since is not None and until is not None and since > until:
            raise BadAddress("since", since.isoformat(), f"a day not after until, {until.isoformat()}")
        return since, until

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
    """A leaf of a list that is there as a whole. Raises BadAddress where it ends before."""
    return counted_listing(tuple(all[(leaf - 1) * size : leaf * size]), leaf, size, len(all))


def counted_listing(items: tuple[T, ...], leaf: int, size: int, total: int) -> Listing[T]:
    """A leaf of a list of so many. Raises BadAddress where it ends before."""
    _reached(leaf, items, -(-total // size))
    return Listing(items=items, leaf=leaf, more=leaf * size < total, total=total)


def listing(found: Iterable[T], leaf: int, size: int) -> Listing[T]:
    """A leaf from the answer to a question for one more than `size`: the one too many says that there are more. Raises
    BadAddress where the list ends before."""
    items = tuple(found)
    _reached(leaf, items, None)
    return Listing(items=items[:size], leaf=leaf, more=len(items) > size)


def _reached(leaf: int, items: Sequence[object], leaves: int | None) -> None:
    if leaf > 1 and not items:
        there = "ends before" if leaves is None else f"has {max(leaves, 1)}"
        raise BadAddress("page", str(leaf), f"a page of this list, which {there}")
