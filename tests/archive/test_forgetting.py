"""What was forgotten is nowhere, stays away, and takes nothing else with it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from tests.archive.dumping import dump, lose
from tests.archive.fakes import DAYS, ENGINE, add, page, told
from warcio.archiveiterator import ArchiveIterator

from depeche.archive import Archive, warc
from depeche.archive.adding import Writer
from depeche.errors import Forgotten, NotFound
from depeche.model import Capture, Page

URL = "https://a.example/geheim"
SECRET = told(
    people=[["Odile Karsten", "maire"], ["Jon Brask", None]],
    said=[["Odile Karsten", "Zanzibarquatsch"]],
    met=[["2027-01-12", "Geheimort", ["Odile Karsten", "Jon Brask"], "announced"]],
    places=["Geheimort"],
)
KEPT = told(people=[["Jon Brask", "maire"]], said=[["Jon Brask", "Le bac reprendra"]])
WORDS = re.compile("geheim|karsten|zanzibar", re.IGNORECASE)


@pytest.fixture
def folder(tmp_path: Path, database: str | None) -> Path:
    """An archive with one article that is to go: three captures in two files, and bytes that another article has too."""
    made = tmp_path / "a"
    same = {"title": "Agency", "text": ["The same text."]}
    secret = page(URL, title="Ferry Geheimnis", text=["Zanzibarquatsch", SECRET], at=DAYS[1])
    with Archive(made, engine=ENGINE, database=database) as archive:
        add(archive, page("https://a.example/1", title="Ferry", text=["Le bac reprendra", KEPT], at=DAYS[0]), secret, secret)
        add(archive, page("https://b.example/1", title="Ferry also", text=["Le bac reprendra", KEPT], at=DAYS[2]))
    with Archive(made, engine=ENGINE) as archive:
        add(
            archive,
            page(URL, at=DAYS[3], **same),
            page("https://c.example/same", at=DAYS[3], **same),
            Capture(name="feed geheim", url=URL, outcome="gone", status=410),
        )
    return made


def written(folder: Path) -> str:
    """All that stands in the WARC files."""
    return "".join(gzip.decompress(path.read_bytes()).decode() for path in sorted((folder / "warc").iterdir()))


def test_nothing_of_it_is_left_but_that_it_was(folder: Path) -> None:
    with Archive(folder, engine=ENGINE) as archive:
        forgotten = archive.forget(URL, why="a court says so")
        assert (forgotten.captures, forgotten.waiting) == (4, ())
        with pytest.raises(NotFound):
            archive.find(URL)
        assert archive.captures(URL) == []
        assert archive.search("zanzibarquatsch").total == 0
        assert [row.name for row in archive.people()] == ["Jon Brask"]
        assert archive.agenda() == []
        assert archive.said()[0].speakers[0].name == "Jon Brask"
        assert list(archive.check()) == []
        assert archive.story(1).row.title == "Ferry"
        other = archive.captures("https://c.example/same")[0]
        assert json.loads(archive.page(other.id).body)["title"] == "Agency"
    assert not WORDS.search(written(folder))
    assert not WORDS.search(json.dumps(dump(folder)))
    assert "a court says so" in written(folder)
    if (folder / "depeche.sqlite").exists():
        assert not WORDS.search((folder / "depeche.sqlite").read_bytes().decode("latin-1"))


def test_whoever_asks_for_it_is_told_that_it_was_forgotten(folder: Path) -> None:
    with Archive(folder, engine=ENGINE) as archive:
        number = archive.find(URL)
        archive.forget(URL, why="a court says so")
        for _ in range(2):
            for ask in (archive.find, archive.forget):
                for ref in (str(number), URL, "http://www.a.example/geheim#top"):
                    with pytest.raises(
                        NotFound, match=r"in this archive: it was forgotten on 20\d\d-\d\d-\d\d: a court says so$"
                    ):
                        ask(ref)
            with pytest.raises(NotFound, match="it was forgotten"):
                archive.article(number)
            with pytest.raises(NotFound, match="depeche search"):
                archive.find("99")
            archive.rebuild()


def test_other_tools_read_the_files_as_before(folder: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in (folder / "warc").iterdir()}
    with Archive(folder, engine=ENGINE) as archive:
        archive.forget(URL)
    for path in (folder / "warc").iterdir():
        assert sizes.get(path.name, path.stat().st_size) == path.stat().st_size
        with path.open("rb") as file:
            records = list(ArchiveIterator(file, check_digests="raise"))
        with path.open("rb") as file:
            assert all(
                record.verify_block_digest() for record in FastIterator(file) if "WARC-Block-Digest" in record.headers
            )
        assert records == [] or path.stat().st_size > 0


@pytest.mark.parametrize("once", [False, True])
def test_bytes_that_came_over_http_stay_for_the_other_that_has_them(
    tmp_path: Path, database: str | None, monkeypatch: pytest.MonkeyPatch, once: bool
) -> None:
    if once:  # as they were written by an older depeche
        monkeypatch.setattr(warc, "BYTES_ONLY", warc._BYTES_ONLY_ONCE)
    body = json.dumps({"title": "Agency", "text": ["The same text."]}).encode()
    headers = {"content-type": "text/html", "link": f"<{URL}>; rel=canonical"}
    folder, elsewhere = tmp_path / "a", "https://c.example/same"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        for url in (URL, elsewhere, elsewhere):
            came = Page(
                body=body, url=url, headers=headers if url == URL else {}, captured=datetime(2027, 1, 11, tzinfo=UTC)
            )
            add(archive, Capture(name=url, url=url, at=came.captured, page=came, status=200))
        archive.forget(URL)
    monkeypatch.undo()
    assert once or not WORDS.search(written(folder))
    with Archive(folder, engine=ENGINE) as archive:
        for _ in range(2):
            assert [archive.page(one.id).body for one in archive.captures(elsewhere)] == [body, body]
            assert [row.title for row in archive.articles()] == ["Agency"]
            assert list(archive.check()) == []
            list(archive.rebuild(workers=0))
    if not once:
        for path in (folder / "warc").iterdir():
            with path.open("rb") as file:
                assert all(
                    record.content_stream().read() is not None for record in ArchiveIterator(file, check_digests="raise")
                )


def test_it_stays_away(folder: Path) -> None:
    again = page(URL, title="Again")
    elsewhere = page("https://a.example/amp", title="Ferry Geheimnis", canonical=URL)
    with Archive(folder, engine=ENGINE) as archive:
        archive.forget(URL, why="a court says so")
        added = add(archive, page("https://d.example/1", title="Fine"), again, elsewhere, elsewhere)
        assert [one.change for one in added] == ["new", "forgotten", "forgotten", "forgotten"]
        assert "a court says so" in (added[1].reason or "")
        assert list(archive.check()) == []
    with Archive(folder, engine=ENGINE) as archive:
        assert [one.change for one in archive.add([again, again], workers=0)] == ["forgotten", "forgotten"]
    assert not WORDS.search(written(folder))


@pytest.mark.parametrize("lost", [False, True])
def test_a_rebuild_respects_it_and_keeps_the_numbers_of_the_others(folder: Path, lost: bool) -> None:
    with Archive(folder, engine=ENGINE) as archive:
        archive.forget(URL)
        people = {row.name: row.id for row in archive.people()}
        articles = {row.url: row.id for row in archive.articles()}
        captures = archive.captures("https://c.example/same")[0].id
    if lost:
        lose(folder)
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert {row.name: row.id for row in archive.people()} == people
        assert {row.url: row.id for row in archive.articles()} == articles
        assert archive.captures("https://c.example/same")[0].id == captures
        assert [one.change for one in add(archive, page(URL, title="Again"))] == ["forgotten"]
        assert list(archive.check()) == []


MET = ["2027-01-12", "Port-Armel", ["Odile Karsten", "Jon Brask"], "announced"]
PEOPLE = [["Odile Karsten", None], ["Jon Brask", None], ["Aline Moreau", None]]
OTHER = ["2027-03-02", "Saint-Elme", ["Jon Brask", "Aline Moreau"], "announced"]


def telling(number: int, *met: Sequence[object], more: str = "") -> Capture:
    return page(
        f"https://paper{number}.example/talks", title=f"Talks{number}", at=DAYS[number],
        text=[f"Talks {number}.{more}", told(people=PEOPLE, met=list(met))],
    )  # fmt: skip


@pytest.mark.parametrize("engine", [ENGINE, "tests.archive.fakes:newer_engine"])
@pytest.mark.parametrize("lost", [False, True])
def test_a_meeting_outlives_the_article_that_told_of_it_first(
    tmp_path: Path, database: str | None, lost: bool, engine: str
) -> None:
    """It goes on with its number and its UID, also when all is made anew, and when the next that told of it goes too."""
    folder = tmp_path / "a"

    def meetings() -> list[tuple[int, str, str | None]]:
        return [(row.id, row.uid, row.where) for row in archive.agenda()]

    with Archive(folder, engine=ENGINE, database=database) as archive:
        add(archive, telling(0, OTHER), telling(1, MET), telling(2, OTHER, MET))
        add(archive, telling(3, MET), telling(4, ["2027-02-01", "Elsewhere", ["Aline Moreau"], "announced"]))
        before = meetings()
        assert len(before) == 3
        archive.forget("https://paper1.example/talks", why="asked for")
        archive.forget("https://paper0.example/talks")
        assert meetings() == before
    if lost:
        lose(folder)
    with Archive(folder, engine=engine) as archive:
        list(archive.rebuild(workers=0))
        assert meetings() == before
        archive.forget("https://paper2.example/talks")
        left = meetings()
        assert [one for one in before if one[2] != "Saint-Elme"] == left
        list(archive.rebuild(workers=0))
        assert meetings() == left
        add(archive, telling(5, ["2027-06-06", "Port-Armel", ["Jon Brask", "Odile Karsten"], "announced"]))
        assert max(meetings())[0] > max(before)[0]
        assert list(archive.check()) == []


def test_what_is_told_otherwise_since_goes_on_with_its_own_number(tmp_path: Path, database: str | None) -> None:
    """An article that told of it too, and was corrected after the first was forgotten, has a meeting of its own then."""
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        add(archive, telling(1, MET), telling(2, MET))
        archive.forget("https://paper1.example/talks")
        corrected = telling(2, MET, more=" Corrected.")
        add(archive, replace(corrected, at=datetime.fromisoformat(DAYS[9])))
        before = [(row.id, row.uid) for row in archive.agenda()]
        list(archive.rebuild(workers=0))
        assert [(row.id, row.uid) for row in archive.agenda()] == before


def test_a_file_that_is_being_written_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depeche.archive.adding.BATCH_CAPTURES", 2)
    with Archive(folder, engine=ENGINE) as writing, Archive(folder, engine=ENGINE) as archive:
        adding = writing.add((page(f"https://e.example/geheim{n}", title="T", text=[str(n)]) for n in range(9)), workers=0)
        next(adding)
        forgotten = archive.forget("https://e.example/geheim0")
        assert len(forgotten.waiting) == 1
        list(adding)
        assert "geheim0" in written(folder)
    with Archive(folder, engine=ENGINE) as archive:
        assert "geheim0" not in written(folder)
        assert archive.find("https://e.example/geheim8")
        assert list(archive.check()) == []


def test_a_kill_before_the_files_are_done_is_made_up_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive(folder, engine=ENGINE) as archive:
        monkeypatch.setattr("depeche.archive.blotting.blot", lambda store: [])
        archive.forget(URL)
        assert WORDS.search(written(folder))
        monkeypatch.undo()
    with Archive(folder, engine=ENGINE) as archive:
        assert not WORDS.search(written(folder))
        assert list(archive.check()) == []


def test_what_is_on_its_way_is_not_kept_after_all(folder: Path) -> None:
    """Somebody forgets an article while a run that began before has the page in hand already."""
    with Archive(folder, engine=ENGINE) as adding, Archive(folder, engine=ENGINE) as other:

        def pages() -> Iterator[Capture]:
            yield page(URL, title="Ferry Geheimnis", text=["Zanzibarquatsch anew", SECRET], at=DAYS[6])
            yield page("https://d.example/1", title="Ferry", text=["Le quai", KEPT], at=DAYS[6])
            other.forget(URL)

        kept = list(adding.add(pages(), workers=0))
        assert [one.change for one in kept] == ["forgotten", "new"]
        assert kept[0].reason == f"it was forgotten on {datetime.now(UTC):%Y-%m-%d}"
        assert adding.search("zanzibarquatsch").total == 0
        assert list(adding.check()) == []
    assert not WORDS.search(written(folder))
    assert not WORDS.search(json.dumps(dump(folder)))
    lose(folder)
    with Archive(folder, engine=ENGINE) as again:
        list(again.rebuild(workers=0))
        assert again.search("zanzibarquatsch").total == 0
        assert again.find("https://d.example/1")


def test_what_a_killed_run_left_behind_stays_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with Archive(folder, engine=ENGINE) as other, Archive(folder, engine=ENGINE) as dying:
        with monkeypatch.context() as patched:
            patched.setattr(Writer, "_enter", killed)
            with pytest.raises(KeyboardInterrupt):
                add(dying, page(URL, title="Ferry Geheimnis", text=["Zanzibarquatsch anew", SECRET], at=DAYS[6]))
        other.forget(URL)
    assert WORDS.search(written(folder)), "the record is there, and nobody knows it"
    with Archive(folder, engine=ENGINE) as again:
        assert again.search("zanzibarquatsch").total == 0
        assert list(again.check()) == []
    assert not WORDS.search(written(folder))


def test_what_went_with_an_article_is_told_to_be_forgotten(archive: Archive) -> None:
    """And what others have too is there still; so after a rebuild."""
    words = told(people=[["Jon Brask", None], ["Ilse Vaudrin", None]])
    add(archive, page("https://a.example/1", title="Ferry", text=["Le bac.", words], at=DAYS[0]))
    add(
        archive, page("https://b.example/2", title="Quay", text=["Quai.", told(people=[["Ilse Vaudrin", None]])], at=DAYS[1])
    )
    view = archive.article(1)
    assert view.story is not None
    archive.forget("1", why="asked for")
    for _ in range(2):
        for asked in (
            lambda: archive.article(1),
            lambda: archive.cite(1, 0, 0),
            lambda: archive.story(view.story.id),
            lambda: archive.page(view.captures[0].id),
            lambda: archive.person(view.speakers["Jon Brask"]),
        ):
            with pytest.raises(Forgotten, match="asked for"):
                asked()
        assert archive.person(view.speakers["Ilse Vaudrin"]).row.name == "Ilse Vaudrin"
        with pytest.raises(NotFound) as never:
            archive.article(99)
        assert not isinstance(never.value, Forgotten)
        list(archive.rebuild(workers=0))
