"""What people decide about names holds in every answer, for later names and after a rebuild; it can be taken back."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.archive.dumping import dump, lose
from tests.archive.fakes import DAYS, ENGINE, add, page, told

from depeche.archive import Archive
from depeche.archive.answers import AgendaFilter, SaidFilter
from depeche.archive.schema import called
from depeche.errors import BadDecision, NotFound
from depeche.model import Capture

NUMBERS = iter(range(1, 10_000))
FIRST = datetime(2027, 1, 10, 10, tzinfo=UTC)  # each article is newer than the one before, whichever tests ran before


def article(*people: str, says: str | None = None, meets: tuple[str, ...] = (), role: str | None = None) -> Capture:
    """An article that names these people; the first says it, and meets those."""
    number = next(NUMBERS)
    record = told(
        people=[[name, role] for name in people],
        said=[[people[0], says]] if says else [],
        met=[["2027-02-03", None, [people[0], *meets], "announced"]] if meets else [],
    )
    at = (FIRST + timedelta(minutes=number)).isoformat()
    return page(f"https://a.example/{number}", title=f"T{number}", text=[says or "words", record], at=at)


@pytest.fixture
def two(archive: Archive) -> Archive:
    """Person 1, Ilse Vaudrin, of two articles, and person 2, Lise Waudrin, of two; one article names both."""
    add(
        archive,
        article("Ilse Vaudrin", says="Le bac reprendra", meets=("Jon Brask",), role="maire"),
        article("Lise Waudrin", says="Le quai tiendra", role="ministre"),
        article("Lise Waudrin", "Ilse Vaudrin", says="Rien ne presse"),
    )
    assert [(row.id, row.name) for row in archive.people()] == [(1, "Ilse Vaudrin"), (3, "Lise Waudrin"), (2, "Jon Brask")]
    return archive


def state(archive: Archive) -> object:
    """What people and exports see of names."""
    people = [(row.id, row.name, row.articles, row.statements, row.role) for row in archive.people()]
    said = {who: [row.statement.text for row in archive.said(SaidFilter(who=who))] for who in ("Vaudrin", "Waudrin")}
    found = {who: sorted(hit.article.id for hit in archive.search(f"who:{who}").hits) for who in said}
    met = [[(party.name, party.entity) for party in row.participants] for row in archive.agenda()]
    return people, said, found, met, [(row.row.speakers, row.row.statement.text) for row in archive.whole_statements()]


OF_NAMES = ("entities", "spellings", "name_keys", "mentions", "decisions", "pins")


def rebuilt(archive: Archive, tables: tuple[str, ...] = ()) -> None:
    """The same archive comes out of a rebuild of which nothing but the WARC files was left."""
    folder = archive.folder
    before, was = dump(folder), state(archive)
    archive.close()
    lose(folder)
    with Archive(folder, engine=ENGINE) as again:
        for _ in again.rebuild(workers=0):
            pass
        assert state(again) == was
        assert list(again.check()) == []
    after = dump(folder)
    for table in tables or before:
        if table not in ("warcs", "batches", "counters", "checkpoints"):
            assert after[table] == before[table], table


def test_merged_people_are_one_everywhere(two: Archive) -> None:
    decision = two.merge("1", "Lise Waudrin", why="one spelling was wrong")
    assert (decision.id, decision.what, decision.why) == (1, "merged", "one spelling was wrong")
    assert (decision.source.name, decision.target.name, decision.names) == (
        "Lise Waudrin",
        "Ilse Vaudrin",
        ("Lise Waudrin",),
    )
    people = two.people()
    assert [(row.id, row.articles, row.statements) for row in people] == [(1, 3, 3), (2, 1, 0)]
    for name in ("Vaudrin", "Waudrin", "3", "1"):
        assert len(two.said(SaidFilter(who=name))) == 3
        assert two.search(f"who:{name}").total == 3
    assert len(two.agenda(AgendaFilter(who="Waudrin"))) == 1
    view = two.person(3)
    assert view.row.id == 1
    assert {one.name for one in view.spellings} == {"Ilse Vaudrin", "Lise Waudrin"}
    assert view.decided == (decision,)
    assert two.article(3).speakers == {"Ilse Vaudrin": 1, "Lise Waudrin": 1}
    assert list(two.check()) == []


def test_names_that_come_later_keep_to_it(two: Archive) -> None:
    two.merge("person/1", "person/3")
    add(two, article("Lise Waudrin", says="Encore"), article("L. Waudrin"))
    assert [(row.id, row.articles) for row in two.people()] == [(1, 5), (2, 1)]
    rebuilt(two)


def test_a_merge_is_taken_back(two: Archive) -> None:
    before = state(two)
    two.merge("1", "3")
    undone = two.undo(1)
    assert undone.undone is not None
    assert state(two) == before
    assert two.person(3).row.id == 3
    add(two, article("Lise Waudrin", says="Encore"))
    assert two.person(3).row.articles == 3
    assert [one.undone is None for one in two.decided()] == [False]
    rebuilt(two)


def test_a_spelling_that_came_after_a_merge_goes_where_it_would_have_gone(two: Archive) -> None:
    two.merge("1", "3")
    add(
        two,
        article("Lina Waudrin", says="Encore"),  # as Lise Waudrin, by the engine's likeness
        article("Irma Vaudrin", says="Non"),
        article("Waudrin", says="Oui"),
    )
    assert next((row.id, row.articles) for row in two.people()) == (1, 5)
    two.undo(1)
    assert [row.statement.text for row in two.said(SaidFilter(who="3"))] == [
        "Encore", "Rien ne presse", "Le quai tiendra"
    ]  # fmt: skip
    assert {one.name for one in two.person(3).spellings} == {"Lise Waudrin", "Lina Waudrin"}
    assert {one.name for one in two.person(1).spellings} == {"Ilse Vaudrin", "Irma Vaudrin"}
    add(two, article("Lina Waudrin"))
    assert two.person(3).row.articles == 4
    rebuilt(two)


def test_a_place_that_another_language_named_after_a_merge_goes_with_its_own(archive: Archive) -> None:
    def placed(number: int, name: str, language: str) -> Capture:
        url = f"https://a.example/place{number}"
        return page(url, title=f"P{number}", language=language, text=["words", told(places=[name])], at=DAYS[number])

    add(archive, placed(1, "Vienna", "en"), placed(2, "Port-Armel", "fr"))
    archive.merge("Port-Armel", "Vienna")
    add(archive, placed(3, "Wien", "de"))
    archive.undo(1)
    assert [(row.name, row.articles) for row in archive.people(kind="place")] == [("Vienna", 2), ("Port-Armel", 1)]
    rebuilt(archive)


def test_whoever_a_split_made_is_nobody_once_it_is_taken_back(archive: Archive) -> None:
    add(archive, article("Ilse Vaudrin"), article("Ina Vaudrin", says="Un"))
    archive.split("1", ["Ina Vaudrin"])
    add(archive, article("Ina Vaudrin", says="Deux"), article("Irma Vaudrin", says="Trois"))
    archive.undo(1)
    assert [(row.id, row.articles) for row in archive.people()] == [(1, 4)]
    assert archive.person(2).row.id == 1
    rebuilt(archive)


def test_a_spelling_is_split_off(archive: Archive) -> None:
    add(
        archive,
        article("Ilse Vaudrin", says="Le bac"),
        article("Ilse Vaudrin"),
        article("Ina Vaudrin", says="Le quai", meets=("Jon Brask",)),
        article("Ina Vaudrin", "Ilse Vaudrin", says="Le port"),
    )
    assert [(row.id, row.name, row.articles) for row in archive.people()] == [(1, "Ilse Vaudrin", 4), (2, "Jon Brask", 1)]
    before = state(archive)
    decision = archive.split("Vaudrin", ["Ina Vaudrin"])
    assert (decision.what, decision.source.entity, decision.target.entity) == ("split", 1, 3)
    assert [(row.id, row.name, row.articles, row.statements) for row in archive.people()] == [
        (1, "Ilse Vaudrin", 3, 1), (3, "Ina Vaudrin", 2, 2), (2, "Jon Brask", 1, 0)
    ]  # fmt: skip
    assert [party.entity for party in archive.agenda()[0].participants] == [3, 2]
    assert archive.article(4).speakers == {"Ilse Vaudrin": 1, "Ina Vaudrin": 3}
    add(archive, article("Ina Vaudrin"), article("Ilse Vaudrin"))
    assert [row.articles for row in archive.people()] == [4, 3, 1]
    assert list(archive.check()) == []
    archive.undo(1)
    assert archive.person(3).row.id == 1
    assert archive.person(1).row.articles == 6
    assert archive.said(SaidFilter(who="Ina"))[0].speakers[0].entity == 1
    assert before != state(archive)
    rebuilt(archive)


def test_a_name_that_only_speaks_beside_another_is_split_off(archive: Archive) -> None:
    number = next(NUMBERS)
    record = told(people=[["Ina Vaudrin", None], ["Ilse Vaudrin", None]], said=[["Ilse Vaudrin", "Le bac"]])
    add(archive, page(f"https://a.example/{number}", title="T", text=["Le bac", record]))
    assert [(row.id, row.name) for row in archive.people()] == [(1, "Ina Vaudrin")]
    archive.split("1", ["Ilse Vaudrin"])
    assert [(row.id, row.name, row.articles, row.statements) for row in archive.people()] == [
        (1, "Ina Vaudrin", 1, 0), (2, "Ilse Vaudrin", 1, 1)
    ]  # fmt: skip
    assert archive.search("who:ilse").total == 1
    add(archive, article("Ilse Vaudrin"))
    assert archive.person(2).row.articles == 2
    archive.undo(1)
    rebuilt(archive)


def test_check_tells_of_articles_whose_second_names_an_older_depeche_did_not_keep(archive: Archive) -> None:
    record = told(people=[["Ina Vaudrin", None], ["Ilse Vaudrin", None]])
    add(archive, *(page(f"https://a.example/{n}", title="T", text=[str(n), record]) for n in (1, 2)), article("Jon Brask"))
    assert list(archive.check()) == []
    with archive._store.writing() as connection:
        connection.execute(sa.delete(called))
    (found,) = archive.check()
    assert (found.where, found.notice, found.repaired) == ("2 articles", True, False)
    assert "depeche rebuild" in found.what
    list(archive.rebuild(workers=0))
    assert list(archive.check()) == []


def test_namesakes_are_told_apart_by_their_articles(archive: Archive) -> None:
    add(archive, article("Jon Brask", says="Un"), article("Jon Brask", says="Deux"), article("Jon Brask", says="Trois"))
    archive.split("Jon Brask", articles=["article/2"])
    first, second = archive.people()
    assert ((first.id, first.articles), (second.id, second.articles)) == ((1, 2), (2, 1))
    assert [row.statement.text for row in archive.said(SaidFilter(who="2"))] == ["Deux"]
    add(archive, article("Jon Brask", says="Quatre"))
    assert archive.person(1).row.articles == 3, "of the same name that comes later, nobody said otherwise"
    with pytest.raises(BadDecision, match=r"'Jon Brask' may mean person/1 .*, person/2"):
        archive.merge("Jon Brask", "2")
    archive.split("person/1", articles=["4"], to="2")
    assert [row.articles for row in archive.people()] == [2, 2]
    add(archive, page("https://a.example/again", title="Again", text=["Autre", told(people=[["Jon Brask", None]])]))
    assert archive.person(1).row.articles == 3
    rebuilt(archive)


def test_an_article_that_changes_keeps_its_namesake(archive: Archive) -> None:
    url = "https://a.example/changing"
    add(archive, article("Jon Brask"), page(url, title="T", text=["un", told(people=[["Jon Brask", None]])], at=DAYS[1]))
    archive.split("Jon Brask", articles=[url])
    add(archive, page(url, title="T", text=["deux", told(people=[["Jon Brask", "maire"]])], at=DAYS[2]))
    assert [(row.id, row.articles, row.role) for row in archive.people()] == [(1, 1, None), (2, 1, "maire")]
    rebuilt(archive)


def test_decisions_follow_one_another(two: Archive) -> None:
    before = state(two)
    two.merge("1", "3")
    two.merge("2", "1")
    assert two.person(3).row.id == 2
    with pytest.raises(BadDecision, match="take that back first"):
        two.undo(1)
    two.undo(2)
    two.undo(1)
    with pytest.raises(BadDecision, match="already"):
        two.undo(1)
    assert state(two) == before
    rebuilt(two)


def test_a_namesake_merged_elsewhere_leaves_the_others_alone(archive: Archive) -> None:
    add(archive, article("Jon Brask", says="Un"), article("Jon Brask", says="Deux"), article("Ola Tveit", says="Trois"))
    archive.split("Jon Brask", articles=["2"])
    archive.merge("Ola Tveit", "person/3")
    assert [(row.id, row.articles) for row in archive.people()] == [(2, 2), (1, 1)]
    add(archive, article("Jon Brask", says="Quatre"))
    assert archive.person(1).row.articles == 2
    archive.undo(2)
    assert [(row.id, row.articles) for row in archive.people()] == [(1, 2), (2, 1), (3, 1)]
    rebuilt(archive)


@pytest.mark.parametrize(
    ("into", "other", "reason"),
    [
        ("1", "1", "are one already"),
        ("1", "4", "only what is of one kind can be merged"),
        ("Ilse Vaudrin", "Vaudrin", "are one already"),
    ],
)
def test_nonsense_is_no_merge(two: Archive, into: str, other: str, reason: str) -> None:
    add(two, page("https://a.example/place", title="P", text=["x", told(places=["Port-Armel"])]))
    with pytest.raises(BadDecision, match=reason):
        two.merge(into, other)
    assert two.decided() == []


def test_who_is_not_there_can_not_be_merged(two: Archive) -> None:
    for ref in ("person/99", "Nobody", "9" * 30, "", "person/"):
        with pytest.raises(NotFound):
            two.merge("1", ref)


def test_nonsense_is_no_split(two: Archive) -> None:
    for names, within, reason in (
        ((), (), "say which spellings"),
        (("Jon Brask",), (), "never written 'Jon Brask'; there is Ilse Vaudrin"),
        (("Ilse Vaudrin",), (), "written in no other way"),
        ((), ("2",), "article 2 does not name"),
        ((), ("1", "3"), "named in no other article"),
    ):
        with pytest.raises(BadDecision, match=reason):
            two.split("1", names, articles=within)
    with pytest.raises(BadDecision, match="are the same"):
        two.split("1", ("Ilse Vaudrin",), to="Ilse Vaudrin")
    with pytest.raises(BadDecision, match="there is no decision 7"):
        two.undo(7)
    assert two.decided() == []


def test_a_newer_engine_keeps_to_it(two: Archive, tmp_path: Path) -> None:
    two.merge("1", "3")
    two.close()
    with Archive(two.folder, engine="tests.archive.fakes:newer_engine") as newer:
        for _ in newer.rebuild(workers=0):
            pass
        assert [(row.id, row.articles) for row in newer.people()] == [(1, 3), (2, 1)]
        assert newer.person(3).row.id == 1
        assert newer.decided()[0].id == 1
        newer.undo(1)
        assert newer.person(3).row.name == "Lise Waudrin"


def test_what_was_forgotten_is_not_in_a_decision_either(archive: Archive) -> None:
    add(archive, article("Ilse Vaudrin", says="Le bac"), article("Odile Karsten", says="Zanzibar"), article("Ilse Vaudrin"))
    archive.merge("1", "2")
    archive.forget("2")
    assert [(row.id, row.name, row.articles) for row in archive.people()] == [(1, "Ilse Vaudrin", 2)]
    kept = "".join(gzip.decompress(path.read_bytes()).decode() for path in sorted(archive.folder.glob("warc/*")))
    assert "decided" in kept
    assert not re.search("karsten", kept, re.IGNORECASE)
    left = [row for rows in dump(archive.folder).values() for row in rows if re.search("karsten", row, re.IGNORECASE)]
    assert left == []
    assert list(archive.check()) == []
    assert archive.person(2).row.id == 1
    rebuilt(archive, OF_NAMES)


def test_a_decision_of_a_killed_run_is_adopted(two: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    from depeche.archive.adding import Writer

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Writer, "_enter", killed)
        with pytest.raises(KeyboardInterrupt):
            two.merge("1", "3")
    assert len(two.people()) == 3
    two.close()
    with Archive(two.folder, engine=ENGINE) as again:
        assert [row.id for row in again.people()] == [1, 2]
        assert again.decided()[0].what == "merged"


@pytest.mark.parametrize("says", ["Le bac reprendra", None])
@pytest.mark.parametrize("names", [("J. Brask", "Jon Brask"), ("Jon Brask", "J. Brask")])
def test_a_second_name_in_an_article_stays_whose_it_was_when_the_first_is_split_off(
    archive: Archive, names: tuple[str, str], says: str | None
) -> None:
    """The table has the first only: the second is in the article's record, and nowhere else."""
    add(archive, article("Odile Karsten"), article(*names, says=says), article("J. Brask"), article("Jo Brask"))
    archive.split("J. Brask", ["J. Brask"])
    assert list(archive.check()) == []
    assert sorted((row.name, row.articles) for row in archive.people()) == [
        ("J. Brask", 2), ("Jon Brask", 2), ("Odile Karsten", 1)
    ]  # fmt: skip
    before = dump(archive.folder)
    list(archive.rebuild(workers=0))
    after = dump(archive.folder)
    for table in ("mentions", "speakers", "spellings", "entities"):
        assert after[table] == before[table]
