"""What is given a value of another kind says at the door what it takes, in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.archive.fakes import ENGINE

import depeche
from depeche import names, sources, stories
from depeche.archive import Archive
from depeche.archive.answers import SaidFilter

WRONG: dict[str, tuple[Callable[[], Any], str]] = {
    "read": (lambda: depeche.read(Path("a.html")), "a page is bytes or str, and this is"),  # type: ignore[arg-type]
    "url": (lambda: depeche.read("<p>", 3), "the address of a page is str"),  # type: ignore[arg-type]
    "captured": (lambda: depeche.read("<p>", captured="2027"), "is a datetime, and this is str"),  # type: ignore[arg-type]
    "headers": (lambda: depeche.read("<p>", headers=["a"]), "headers are a mapping"),  # type: ignore[arg-type]
    "record": (lambda: depeche.record("text"), "is an Article, as `read` gives it"),  # type: ignore[arg-type]
    "statements": (lambda: depeche.statements(None, "en"), "a text is str, and this is NoneType"),  # type: ignore[arg-type]
    "meetings": (lambda: depeche.meetings(3, "en"), "a text is str, and this is int"),  # type: ignore[arg-type]
    "entities": (lambda: depeche.entities([], "en"), "a text is str, and this is list"),  # type: ignore[arg-type]
    "dates": (lambda: depeche.dates(None, "en"), "a text is str"),  # type: ignore[arg-type]
    "day": (lambda: depeche.dates("gestern", "de", "2027-01-11"), "is a date or datetime, and this is str"),  # type: ignore[arg-type]
    "join": (lambda: depeche.join("ab"), "from a sequence of Articles, its pages, and this is str"),  # type: ignore[arg-type]
    "joined": (lambda: depeche.join([3]), "each page of an article is an Article"),  # type: ignore[list-item]
    "assign": (lambda: stories.assign([3]), "an Article has traits, as `read` gives it, and this is int"),  # type: ignore[list-item]
    "assigned": (lambda: stories.assign(None), "an iterable of Articles, and this is NoneType"),  # type: ignore[arg-type]
    "same name": (lambda: names.same_name(3, "a"), "a name is str, and this is int"),  # type: ignore[arg-type]
    "keys": (lambda: names.keys(None), "a name is str, and this is NoneType"),
    "archive": (lambda: Archive(3), "a folder is a path or str, and this is int"),  # type: ignore[arg-type]
    "plan": (lambda: sources.plan("page.html"), "a list of files, folders and addresses, and this is str"),
    "name": (lambda: sources.plan([3]), "named by str or a path, and this is int"),  # type: ignore[list-item]
    "captures": (lambda: next(sources.captures(["a"], now=_never)), "those of a Plan"),  # type: ignore[arg-type]
}

IN_ARCHIVE: dict[str, tuple[Callable[[Any], Any], str]] = {
    "one page": (lambda archive: next(archive.add(depeche.Page(body=b"x"))), "an iterable of pages and captures"),
    "none": (lambda archive: next(archive.add(None)), "an iterable of pages and captures, and this is NoneType"),
    "backup": (lambda archive: next(archive.backup(3)), "a folder is a path or str, and this is int"),
    "search": (lambda archive: archive.search(None), "a search is str"),
    "article": (lambda archive: archive.article("1"), "by it, an int"),
    "cite": (lambda archive: archive.cite(None), "by it, an int"),
    "find": (lambda archive: archive.find(None), "an article is named by its number or address"),
    "merge": (lambda archive: archive.merge(None, 3), "somebody is named by number or name"),
    "said": (lambda archive: archive.said("ferry"), r"with SaidFilter\(query=…\), and this is str"),
    "agenda": (lambda archive: archive.agenda("ferry"), "with AgendaFilter"),
    "since": (
        lambda archive: archive.said(SaidFilter(since="2027")),  # type: ignore[arg-type]
        "a day or time is a date or datetime, and this is str",
    ),
    "who": (lambda archive: archive.said(SaidFilter(who=3)), "`who` of a SaidFilter is str"),  # type: ignore[arg-type]
    "day": (lambda archive: archive.articles(day="2027-01-11"), "a day or time is a date or datetime"),
    "site": (lambda archive: archive.articles(site=3), "a site is str"),
    "people": (lambda archive: archive.people(3), "a beginning of names is str, and this is int"),
    "limit": (lambda archive: archive.search("ferry", limit=None), "limit and offset are int, and this is NoneType"),
    "offset": (lambda archive: archive.people(offset="1"), "limit and offset are int"),
    "of address": (lambda archive: archive.captures(None), "an address is str, and this is NoneType"),
    "workers": (lambda archive: next(archive.add([], workers="2")), "workers are counted by an int"),
    "stories": (lambda archive: archive.stories("ferry"), "with StoryFilter"),
    "export": (lambda archive: next(archive.whole_articles("ferry")), "with a filter such as ArticleFilter"),
    "index": (lambda archive: next(archive.whole_index("ferry")), "with a filter such as ArticleFilter"),
    "choose": (lambda archive: archive.choose(["https://a.example/feed"]), "is Chosen, Polled or Checked, and this is str"),
}


def _never() -> Any:
    raise AssertionError


@pytest.mark.parametrize("door", WRONG)
def test_a_value_of_another_kind_is_told_at_the_door(door: str) -> None:
    give, told = WRONG[door]
    with pytest.raises(TypeError, match=told):
        give()


@pytest.mark.parametrize("door", IN_ARCHIVE)
def test_an_archive_says_what_it_is_asked_by(tmp_path: Path, door: str) -> None:
    give, told = IN_ARCHIVE[door]
    with Archive(tmp_path / "a", engine=ENGINE) as archive, pytest.raises(TypeError, match=told):
        give(archive)


def test_there_are_no_fewer_than_none(tmp_path: Path) -> None:
    with Archive(tmp_path / "a", engine=ENGINE) as archive, pytest.raises(ValueError, match="0 or more, and this is -1"):
        archive.articles(limit=-1)


def test_articles_and_people_go_by_number_as_well_as_by_text(tmp_path: Path) -> None:
    from tests.archive.fakes import add, page, told

    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        add(
            archive,
            page("https://a.example/1", title="A", text=[told(people=[["Ilse Vaudrin", None], ["Jon Brask", None]])]),
        )
        assert archive.find(1) == archive.find("1") == 1
        assert archive.merge(1, 2).target.entity == 1
        assert archive.forget(1).article == 1


def test_paths_are_names_of_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Ferry.")
    assert len(sources.plan([tmp_path / "a.html"]).items) == 1
