"""Meetings whose first article is forgotten go on with what others told of them."""

import hashlib

from depeche.archive.heirs import Heirs, minted_for


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


EXACTLY = minted_for("herald.example/talks", "2027-01-12", 40)
ABOUT = "herald.example/talks 2027-01-12"


def read(*meetings: int) -> Heirs:
    heirs = Heirs()
    heirs.read({"meeting": number, "uid": f"uid-{number}", "told": [digest(EXACTLY), digest(ABOUT)]} for number in meetings)
    return heirs


def test_a_report_goes_on_with_the_meeting_that_it_told_of() -> None:
    heirs = read(7)
    assert heirs.next(EXACTLY) == 7
    assert heirs.uids[7] == "uid-7"


def test_so_does_one_that_stands_elsewhere_in_the_text_by_now() -> None:
    assert read(7).next(minted_for("herald.example/talks", "2027-01-12", 93)) == 7


def test_another_day_or_another_article_is_none() -> None:
    assert read(7).next(minted_for("herald.example/talks", "2027-01-13", 40)) is None
    assert read(7).next(minted_for("gazette.example/talks", "2027-01-12", 40)) is None


def test_a_number_is_given_out_once() -> None:
    heirs = read(7, 9)
    heirs.given(7)
    assert heirs.next(EXACTLY) == 9
    heirs.given(9)
    assert heirs.next(EXACTLY) is None
