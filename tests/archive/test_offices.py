"""Which office somebody has in lists: what most of the newest articles call it."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.archive.fakes import DAYS, add, page, told

from depeche.archive import Archive
from depeche.model import Capture


def naming(number: int, role: str | None) -> Capture:
    at = datetime.fromisoformat(DAYS[0]) + timedelta(days=number)
    return page(
        f"https://paper{number}.example/a", title=f"News{number}", at=at.isoformat(),
        text=[f"Words {number}.", told(people=[["Ilse Vaudrin", role]])],
    )  # fmt: skip


def offices(archive: Archive) -> list[str | None]:
    assert list(archive.check()) == []
    return [one.role for one in archive.people()]


def test_words_for_one_occasion_are_not_the_office(archive: Archive) -> None:
    add(archive, naming(0, None))
    assert offices(archive) == [None]
    add(archive, naming(1, "minister"), naming(2, "ministers of both countries"))
    assert offices(archive) == ["ministers of both countries"]
    add(archive, naming(3, "minister"), naming(4, None))
    assert offices(archive) == ["minister"]
    add(archive, naming(5, "her counterpart"))
    assert offices(archive) == ["minister"]


def test_a_new_office_takes_the_place_of_the_former_one(archive: Archive) -> None:
    add(archive, *(naming(number, "mayor") for number in range(30)))
    add(archive, *(naming(number, "minister") for number in range(30, 39)))
    assert offices(archive) == ["mayor"]
    add(archive, naming(39, "minister"))
    assert offices(archive) == ["minister"]
    archive.forget("https://paper38.example/a")
    assert offices(archive) == ["mayor"]
