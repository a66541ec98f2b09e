"""What becomes of a capture: new, again, changed, late, elsewhere, unreadable."""

from __future__ import annotations

import gzip
import itertools
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.archive.dumping import dump
from tests.archive.fakes import DAYS, ENGINE, add, page, told

from depeche.archive import Archive, warc
from depeche.errors import NotFound
from depeche.model import Capture, Page
from depeche.sources.warc import TAKEN_OVER


def test_a_page_becomes_an_article_with_its_first_revision(archive: Archive) -> None:
    (added,) = add(archive, page(title="Le bac reprend", text=["Lundi."], at=DAYS[0]))
    view = archive.article(added.article or 0)
    assert (added.change, view.row.title, view.article.text) == ("new", "Le bac reprend", "Lundi.")
    assert [(revision.number, revision.capture) for revision in view.revisions] == [(1, added.capture)]


def test_the_same_page_again_is_a_capture_and_no_revision(archive: Archive) -> None:
    first, again = add(archive, page(title="A", text=["x"], at=DAYS[0]), page(title="A", text=["x"], at=DAYS[1]))
    (later,) = add(archive, page(title="A", text=["x"], at=DAYS[2]))
    assert [first.change, again.change, later.change] == ["new", "unchanged", "unchanged"]
    assert first.article == again.article == later.article
    counts = archive.counts()
    assert (counts.captures, counts.pages, counts.articles, counts.revisions) == (3, 1, 1, 1)


def test_other_bytes_with_the_same_title_and_text_make_no_revision(archive: Archive) -> None:
    add(archive, page(title="A", text=["“x”  y"], at=DAYS[0]), page(title="A", text=['"x" y'], tags=["t"], at=DAYS[1]))
    assert archive.counts().revisions == 1


def test_a_changed_text_is_a_revision_and_is_what_the_article_shows(archive: Archive) -> None:
    add(archive, page(title="A", text=["lundi"], at=DAYS[0]), page(title="A", text=["mardi"], at=DAYS[1]))
    assert [revision.number for revision in archive.revisions(1)] == [1, 2]
    assert archive.article(1).article.text == "mardi"
    assert archive.article(1, 1).article.text == "lundi"
    assert archive.search("lundi").total == 0
    assert archive.search("mardi").total == 1


def test_a_text_that_comes_back_is_a_revision_again(archive: Archive) -> None:
    add(archive, *(page(title="A", text=[text], at=at) for text, at in zip(["x", "y", "x"], DAYS, strict=False)))
    assert len(archive.revisions(1)) == 3
    assert archive.article(1).article.text == "x"


def test_a_late_capture_takes_its_place_in_the_order_of_capture(archive: Archive) -> None:
    add(archive, page(title="A", text=["first"], at=DAYS[0]), page(title="A", text=["last"], at=DAYS[4]))
    (late,) = add(archive, page(title="A", text=["between"], at=DAYS[2]))
    assert late.change == "changed"
    assert [archive.article(1, n).article.text for n in (1, 2, 3)] == ["first", "between", "last"]
    assert archive.article(1).article.text == "last"
    assert archive.search("between").total == 0


def test_a_capture_from_before_all_others_does_not_replace_what_is_shown(archive: Archive) -> None:
    add(archive, page(title="A", text=["new"], at=DAYS[4]), page(title="A", text=["old"], at=DAYS[0]))
    assert [revision.at.day for revision in archive.revisions(1) if revision.at] == [10, 14]
    assert archive.article(1).article.text == "new"
    assert str(archive.article(1).row.captured).startswith("2027-01-10")


def test_an_unreadable_page_is_kept_with_its_reason(archive: Archive) -> None:
    url = "https://port-armel.example/b"
    bad = Capture(name="b", url=url, page=Page(body=b"\x89PNG", url=url))
    (added,) = add(archive, bad)
    assert (added.change, added.reason) == ("unreadable", "it is no page of ours")
    (row,) = archive.unread()
    assert row.reason == "it is no page of ours"
    assert archive.page(row.id).body == b"\x89PNG"


def test_a_fault_of_the_reader_costs_its_page_only(archive: Archive) -> None:
    added = add(archive, page("https://a.example/1", do="raise"), page("https://a.example/2", title="Fine"))
    assert [one.change for one in added] == ["unreadable", "new"]
    assert "RuntimeError" in (added[0].reason or "")


def test_a_capture_without_a_page_is_an_event_that_is_kept(archive: Archive) -> None:
    url = "https://port-armel.example/gone"
    (added,) = add(archive, Capture(name="feed", url=url, outcome="gone", status=410, reason="it is gone"))
    assert (added.change, added.reason) == ("no-page", "it is gone")
    (row,) = archive.captures(url)
    assert (row.outcome, row.digest) == ("gone", None)
    with pytest.raises(NotFound):
        archive.page(row.id)


def test_a_page_without_an_address_goes_by_its_bytes(archive: Archive) -> None:
    first, again = add(archive, page(None, title="Nowhere"), page(None, title="Nowhere"))
    assert (first.change, again.change) == ("new", "unchanged")
    assert archive.page(first.capture).url is None


def test_the_same_bytes_at_another_address_are_another_article_kept_once(archive: Archive) -> None:
    add(archive, page("https://a.example/1", title="T", text=["x"]), page("https://b.example/1", title="T", text=["x"]))
    assert archive.counts().articles == 2
    assert archive.page(1).body == archive.page(2).body
    assert archive.page(2).url == "https://b.example/1"


def test_the_same_bytes_at_three_addresses_are_found_at_each(archive: Archive) -> None:
    add(archive, page("https://a.example/1", title="T", text=["x"]))
    add(archive, page("https://b.example/1", title="T", text=["x"]), page("https://c.example/1", title="T", text=["x"]))
    assert archive.page(1).body == archive.page(2).body == archive.page(3).body
    assert list(archive.check()) == []


def packed(capture: Capture, *, digest: bool = True) -> Capture:
    """The capture as it comes out of a packed WARC file."""
    assert capture.page is not None
    made = warc.resource(record=f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, capture.name)}>", url=capture.name, at=None,
                         now=datetime(2027, 1, 11, tzinfo=UTC), name="", body=capture.page.body)  # fmt: skip
    if not digest:
        made = b"\r\n".join(line for line in made.split(b"\r\n") if b"Digest" not in line)
    member = TAKEN_OVER + gzip.compress(made, 9)[len(TAKEN_OVER) :]
    return replace(capture, record=made, member=member)


def test_what_came_packed_is_kept_as_it_came(archive: Archive, tmp_path: Path) -> None:
    given = packed(page("https://a.example/1", title="T", text=["x" * 999]))
    add(archive, given)
    (file,) = (tmp_path / "archive" / "warc").iterdir()
    assert (given.member or b"?") in file.read_bytes()
    assert given.page is not None
    assert archive.page(1).body == given.page.body
    assert list(archive.check()) == []


def test_a_member_without_its_record_is_not_kept(archive: Archive, tmp_path: Path) -> None:
    given = replace(packed(page("https://a.example/1", title="T", text=["x" * 999])), record=None)
    add(archive, given)
    (file,) = (tmp_path / "archive" / "warc").iterdir()
    assert (given.member or b"?") not in file.read_bytes()
    assert list(archive.check()) == []


@pytest.mark.parametrize("together", [False, True])
def test_bytes_that_could_not_stay_without_their_address_are_kept_for_each(archive: Archive, together: bool) -> None:
    # Its address is shorter than what would stand in its place, and there is no digest that could make room
    first = packed(page("http://a.b", title="T", text=["x"]), digest=False)
    second = packed(page("https://b.example/1", title="T", text=["x"]))
    again = replace(second, record=None, member=None)
    _ = add(archive, first, second, again) if together else [add(archive, one) for one in (first, second, again)]
    archive.forget("http://a.b")
    assert second.page is not None
    for _ in range(2):
        assert [archive.page(one.id).body for one in archive.captures("https://b.example/1")] == [second.page.body] * 2
        assert list(archive.check()) == []
        list(archive.rebuild(workers=0))


FRONT = {"canonical": "https://a.example/"}


@pytest.mark.parametrize(
    ("first", "second", "articles"),
    [
        (("https://a.example/x?utm_source=feed", {}), ("https://www.a.example/x/", {}), 1),
        (("https://a.example/x", {}), ("https://m.a.example/y", {"canonical": "https://a.example/x"}), 1),
        (("https://m.a.example/y", {"canonical": "https://a.example/x"}), ("https://a.example/x", {}), 1),
        (("https://a.example/x", {}), ("https://b.example/y", {"canonical": "https://a.example/x"}), 2),  # another host
        (("https://a.example/x", {"title": "Snow"}), ("https://a.example/y", {"canonical": "https://a.example/x"}), 2),
        (("https://a.example/x", FRONT), ("https://a.example/y", FRONT), 2),
    ],
)
def test_which_addresses_are_one_article(
    archive: Archive, first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]], articles: int
) -> None:
    for n, (url, holds) in enumerate((first, second)):
        add(archive, page(url, **({"title": "The ferry runs again", "text": [str(n)]} | holds)))
    assert archive.counts().articles == articles


def named(number: int, title: str, hour: int, own: int | None = None, kind: str = "article") -> Capture:
    holds = {} if own is None else {"canonical": f"https://a.example/{own}"}
    return page(
        f"https://a.example/{number}", title=title, text=[str(hour)], at=f"2027-01-10T{hour:02}:00+00:00", kind=kind, **holds
    )


@pytest.mark.parametrize(
    ("pages", "articles"),
    [
        # It was an article of its own before it said which it is
        ((named(1, "Ferry sails", 1), named(2, "Ferry sails", 2), named(2, "Ferry sails", 3, own=1)), [{1, 2}]),
        # The address that it declares is something else's
        ((named(1, "Ferry sails", 1, own=2), named(2, "Council votes on quay", 2), named(1, "Storm", 3)), [{1}, {2}]),
        # Lists say of each of their pages that it is the first
        ((named(1, "News", 1, kind="index"), named(2, "News", 2, own=1, kind="index")), [{1}, {2}]),
        # One that is told to be two that were two until then
        (
            (named(1, "Ferry", 1, own=3), named(2, "Ferry", 2), named(3, "Ferry", 3, own=2), named(3, "Ferry", 4)),
            [{1, 2, 3}],
        ),
    ],
)
def test_canonical_addresses_in_any_order_make_the_same_articles(
    tmp_path: Path, pages: tuple[Capture, ...], articles: list[set[int]]
) -> None:
    shown = set()
    for n, order in enumerate(itertools.permutations(pages)):
        with Archive(tmp_path / f"of order {n}", engine=ENGINE) as archive:
            for some in (order[:2], order[2:]):
                add(archive, *some)
            assert list(archive.check()) == []
            before = dump(tmp_path / f"of order {n}")
            rows = [archive.article(row.id) for row in archive.articles()]
            stood = [{int(one.url[-1]) for one in archive.captures(row.row.url)} for row in rows]
            shown.add(tuple(sorted((row.row.title, tuple(one.at for one in row.revisions)) for row in rows)))
            list(archive.rebuild(workers=0))
            assert dump(tmp_path / f"of order {n}") == before
        assert sorted(stood, key=min) == articles
    assert len(shown) == 1


def test_a_page_is_of_the_article_that_was_called_so_once(archive: Archive) -> None:
    add(archive, named(1, "Ferry sails", 1), named(1, "Storm", 2))
    add(archive, named(2, "Ferry sails", 3, own=1))
    assert [(one.at.hour, one.title) for one in archive.revisions(1) if one.at] == [
        (1, "Ferry sails"),
        (2, "Storm"),
        (3, "Ferry sails"),
    ]
    assert archive.counts().articles == 1


def test_a_user_in_an_address_is_never_kept(archive: Archive, tmp_path: Path) -> None:
    add(archive, page("https://me:secret@a.example/x", title="T"))
    assert archive.captures("https://a.example/x")[0].url == "https://a.example/x"
    assert archive.page(1).url == "https://a.example/x"


def test_a_newer_reader_makes_no_revision(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database: str | None
) -> None:
    add(archive, page(title="A", text=["x", "notice"], at=DAYS[0]))
    with Archive(tmp_path / "archive", engine="tests.archive.fakes:newer_engine", database=database) as newer:
        list(newer.add([page(title="A", text=["x", "notice"], tags=["t"], at=DAYS[1])], workers=0))
        assert len(newer.revisions(1)) == 1
        list(newer.add([page(title="A", text=["y", "notice"], at=DAYS[2])], workers=0))
        assert len(newer.revisions(1)) == 2


def test_what_was_yielded_is_there_for_another_process(tmp_path: Path, database: str | None) -> None:
    with (
        Archive(tmp_path / "a", engine=ENGINE, database=database) as one,
        Archive(tmp_path / "a", engine=ENGINE, database=database) as other,
    ):
        for added in one.add((page(f"https://a.example/{n}", title=f"T{n}") for n in range(250)), workers=0):
            assert other.find(added.url or "") == added.article


def test_two_writers_take_turns_and_stories_stay_one(tmp_path: Path, database: str | None) -> None:
    with (
        Archive(tmp_path / "a", engine=ENGINE, database=database) as one,
        Archive(tmp_path / "a", engine=ENGINE, database=database) as other,
    ):
        for n in range(6):
            vaudrin = told(people=[["Ilse Vaudrin", None]])
            add(one if n % 2 else other, page(f"https://a.example/{n}", title=f"Ferry {n}", text=[vaudrin]))
        assert (one.counts().articles, one.counts().stories, one.counts().people) == (6, 1, 1)
        assert [row.id for row in one.story(1).articles] == [1, 2, 3, 4, 5, 6]
        assert list(one.check()) == []


def test_the_record_of_the_last_revision_is_the_record(archive: Archive) -> None:
    said = told(said=[["Ilse Vaudrin", "Le bac reprendra"]], people=[["Ilse Vaudrin", "maire"]])
    add(archive, page(title="A", text=["« Le bac reprendra »", said], at=DAYS[0]))
    assert archive.counts().statements == 1
    assert archive.people()[0].statements == 1
    add(archive, page(title="A", text=["rien"], at=DAYS[1]))
    assert archive.counts().statements == 0
    assert archive.people() == []
    assert list(archive.check()) == []


def test_one_person_in_two_spellings(archive: Archive) -> None:
    for n, name in enumerate(("Ilse Vaudrin", "I. Vaudrin", "Ilse Vaudrin", "Olaf Vaudrin")):
        add(archive, page(f"https://a.example/{n}", title="T", text=[told(people=[[name, None]])]))
    first, second = archive.people()
    assert (first.name, first.articles, second.name) == ("Ilse Vaudrin", 3, "Olaf Vaudrin")
    spellings = archive.person(first.id).spellings
    assert [(spelling.name, spelling.articles) for spelling in spellings] == [("Ilse Vaudrin", 2), ("I. Vaudrin", 1)]


def test_batches_and_workers_make_no_difference(tmp_path: Path, database: str | None) -> None:
    captures = [page(f"https://a.example/{n % 7}", title=f"T{n % 5}", text=[f"x{n % 3}"]) for n in range(30)]
    found = []
    for workers in (0, 2):
        with Archive(tmp_path / str(workers), engine=ENGINE, database=database) as made:
            found.append([(one.change, one.article, one.capture) for one in made.add(captures, workers=workers)])
    assert found[0] == found[1]


def test_signs_that_no_database_takes_are_kept_as_others(archive: Archive) -> None:
    """NUL and halves of characters, in names of files and in addresses."""
    url = "https://a.example/x\0y\udcff"
    (added,) = add(archive, page(url, title="Ferry", text=["Le bac"]))
    assert added.change == "new"
    add(archive, Capture(name="a\0b\udcff", url="https://a.example/\0", outcome="failed", reason="it said \0"))
    assert archive.article(1).row.url == "https://a.example/x%00y\ufffd"
    (failed,) = archive.captures("https://a.example/%00")
    assert (failed.name, failed.reason) == ("a\ufffdb\ufffd", "it said \ufffd")
    list(archive.rebuild(workers=0))
    assert archive.captures("https://a.example/%00") == [failed]
    assert list(archive.check()) == []


@pytest.mark.parametrize(
    ("thing", "told"),
    [("<p>Fog", "depeche.Page"), (Page(body="<p>Fog", url="https://a.example/1"), "bytes")],  # type: ignore[arg-type]
)
def test_what_is_no_page_is_refused_with_what_is_wanted(archive: Archive, thing: Any, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        list(archive.add([thing], workers=0))
    assert [one.change for one in add(archive, page("https://a.example/2"))] == ["new"]
