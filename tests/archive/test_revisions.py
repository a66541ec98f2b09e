"""When a capture is a new state."""

from __future__ import annotations

from depeche.archive.revisions import State, begun, digest, in_capture_order
from depeche.model import Article, Block, Link


def state(capture: int, at: str | None, text: str) -> State:
    return State(capture=capture, at=at, digest=text, reading=capture)


def test_a_revision_begins_where_the_digest_changes() -> None:
    states = [state(1, "1", "x"), state(2, "2", "x"), state(3, "3", "y"), state(4, "4", "x")]
    assert [one.capture for one in begun(states)] == [1, 3, 4]


def test_a_late_capture_stands_where_its_time_is() -> None:
    assert [one.capture for one in begun([state(1, "1", "x"), state(2, "5", "z"), state(3, "3", "y")])] == [1, 3, 2]


def test_a_capture_without_a_time_stays_behind_the_one_before_it() -> None:
    states = [state(1, "5", "x"), state(2, None, "y"), state(3, "3", "z"), state(4, "6", "x")]
    assert [one.capture for one in in_capture_order(states)] == [3, 1, 2, 4]


def article(text: str, title: str = "T", **more: object) -> Article:
    return Article(url="https://a.example/x", title=title, blocks=(Block(kind="paragraph", text=text, **more),))  # type: ignore[arg-type]


def test_what_makes_no_revision() -> None:
    plain = digest(article("“Lundi” – enfin"))
    assert digest(article('"Lundi"  - enfin')) == plain
    assert digest(article("“Lundi” – enfin", links=(Link(start=0, end=1, href="https://x.example"),))) == plain
    assert digest(article("“Mardi” – enfin")) != plain
    assert digest(article("“Lundi” – enfin", title="U")) != plain
