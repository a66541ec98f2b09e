from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from depeche.model import Act
from depeche.site.asking import Asked, BadAddress, listing

NOW = datetime(2027, 1, 13, tzinfo=UTC)


def asked(path: str = "/said", **query: str) -> Asked:
    return Asked(path=path, query=query, now=NOW)


def test_values_are_read_as_what_they_are() -> None:
    found = asked(since="2027-01-11", page="3", act="deny", who="Vaudrin")
    assert (date(2027, 1, 11), 3, "deny", "Vaudrin") == (
        found.day("since"), found.leaf, found.one_of("act", Act), found.text("who"),
    )  # fmt: skip


def test_what_was_not_asked_for_is_none() -> None:
    found = asked()
    assert (
        found.day("since"), found.leaf, found.one_of("act", Act), found.text("who"), found.number("start"),
    ) == (None, 1, None, None, None)  # fmt: skip


READ: dict[str, Callable[[Asked], object]] = {
    "since": lambda found: found.day("since"),
    "page": lambda found: found.leaf,
    "act": lambda found: found.one_of("act", Act),
    "who": lambda found: found.text("who"),
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("since", "yesterday"),
        ("page", "0"),
        ("page", "-1"),
        ("page", "٣"),
        ("page", "9" * 30),
        ("page", "10001"),
        ("act", "shout"),
        ("who", "x" * 501),
    ],
)
def test_what_makes_no_sense_is_told_with_its_name(name: str, value: str) -> None:
    with pytest.raises(BadAddress, match=name):
        READ[name](asked(**{name: value}))


def test_a_link_keeps_the_query_and_begins_at_its_first_leaf() -> None:
    found = asked(who="Vaudrin & Co", page="3")
    assert found.link() == "/said?who=Vaudrin+%26+Co"
    assert found.link(page=4) == "/said?who=Vaudrin+%26+Co&page=4"
    assert found.link(who=None) == "/said"


def test_each_page_has_its_twin() -> None:
    assert asked("/").twin == "/index.json"
    assert asked(who="x").twin == "/said.json?who=x"


def test_one_more_than_a_leaf_holds_says_that_there_are_more() -> None:
    assert (listing([1, 2, 3], 1, 2).items, listing([1, 2, 3], 1, 2).more) == ((1, 2), True)
    assert not listing([1, 2], 1, 2).more


def test_the_error_survives_pickling() -> None:
    error = BadAddress("page", "x", "a number")
    assert str(error) == str(pickle.loads(pickle.dumps(error)))
