"""Copies are known by their words, and stand behind one of them in what a search finds."""

from __future__ import annotations

import random
import zlib

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.dumping import dump, lose
from tests.archive.fakes import DAYS, ENGINE, add, page

from depeche.archive import Archive
from depeche.archive.answers import ArticleFilter
from depeche.archive.schema import sketch_keys, sketches
from depeche.archive.sketching import likeness, sketch
from depeche.errors import BadQuery
from depeche.model import Capture

WORDS = random.Random(7).sample(
    [a + b + c for a in "bcdfghklmnprst" for b in "aeiou" for c in ("ba", "lo", "rin", "ste")], 250
)


def text(seed: int, length: int = 240) -> list[str]:
    """Invented words, in paragraphs of forty."""
    words = random.Random(seed).choices(WORDS, k=length)
    return [" ".join(words[i : i + 40]) for i in range(0, length, 40)]


def article(number: int, paragraphs: list[str], title: str = "Ferry", at: str = DAYS[0]) -> Capture:
    return page(f"https://{'abcdefgh'[number % 8]}.example/{number}", title=f"{title} {number}", text=paragraphs, at=at)


WIRE = text(1)


@pytest.fixture
def wired(archive: Archive) -> Archive:
    """Articles 1, 2, 4 and 6 are one wire story: as it came, with another beginning, cut, and with a paragraph put in."""
    add(archive, article(1, WIRE), article(2, [*text(2, 40), *WIRE[1:]]), article(3, text(3)))
    add(archive, article(4, WIRE[:4]), article(5, text(5)), article(6, [*WIRE[:3], *text(6, 40), *WIRE[3:]]))
    return archive


@pytest.mark.parametrize("letters", ["abcdefghi", "абвгдеёжз", "渡船恢复开航明天晚"])
def test_the_sketch_is_of_fours_whose_first_letter_is_one_of_three(letters: str) -> None:
    found = [f"{first}{number}" for number in range(9) for first in letters]
    taken = [four for four in zip(found, found[1:], found[2:], found[3:], strict=False) if ord(four[0][0]) % 3 == 0]
    hashes = {zlib.crc32(" ".join(four).encode()) * 2_654_435_761 % 2**32 for four in taken}
    assert sketch(" ".join(found)) == tuple(sorted(hashes)[:64])


def test_what_has_nearly_the_same_words_is_one_result(wired: Archive) -> None:
    found = wired.search("ferry")
    assert (found.total, found.folded) == (6, 3)
    shown = {hit.article.id: [row.id for row in hit.also] for hit in found.hits}
    assert {frozenset({first, *others}) for first, others in shown.items()} == {
        frozenset({1, 2, 4, 6}),
        frozenset({3}),
        frozenset({5}),
    }
    assert [hit.like for hit in found.hits if hit.also] == [3]
    assert found.hits == wired.search("ferry", limit=1).hits + wired.search("ferry", limit=5, offset=1).hits
    assert dict(found.facets["kind"]) == {"article": 6}


def test_it_is_unfolded_when_asked_for(wired: Archive) -> None:
    found = wired.search("ferry", folded=False)
    assert (found.total, found.folded, len(found.hits)) == (6, 0, 6)
    for query in ("like:2", "ferry like:article/4"):
        found = wired.search(query)
        assert sorted(hit.article.id for hit in found.hits) == [1, 2, 4, 6]
        assert not any(hit.like for hit in found.hits)
    assert [hit.article.id for hit in wired.search("like:3").hits] == [3]
    assert wired.search("ferry -like:1").total == 2
    assert [whole.row.id for whole in wired.whole_articles(ArticleFilter(query="like:6 site:b.example"))] == [1]


def test_only_what_the_query_finds_stands_behind(wired: Archive) -> None:
    (hit,) = (hit for hit in wired.search("ferry -site:b.example -site:c.example").hits if hit.like)
    assert {hit.article.id, *(row.id for row in hit.also)} == {4, 6}


@pytest.mark.parametrize("query", ["like:x", "like:٣", "like:99999999999999999"])
def test_an_article_that_is_no_number_is_explained(archive: Archive, query: str) -> None:
    with pytest.raises(BadQuery, match="is no number of an article"):
        archive.search(query)


def test_nothing_is_like_an_article_that_is_not_there(wired: Archive) -> None:
    assert wired.search("like:77").total == 0


def test_short_texts_are_no_copies(archive: Archive) -> None:
    add(archive, *(article(number, ["Read on with a subscription", "to our paper"]) for number in range(3)))
    assert archive.search("ferry").folded == 0


def test_an_article_that_was_written_anew_is_no_copy_any_more(wired: Archive) -> None:
    add(wired, article(1, text(9), at=DAYS[5]))
    assert wired.article(1).row.like is None
    assert wired.search("ferry").folded == 2
    add(wired, article(7, text(9)))
    assert wired.search("like:7").total == 2
    assert wired.search("like:2").total == 3


def test_one_that_is_left_alone_is_like_no_other(archive: Archive) -> None:
    add(archive, article(1, WIRE), article(2, WIRE))
    assert archive.article(1).row.like == archive.article(2).row.like == 1
    add(archive, article(2, text(9), at=DAYS[5]))
    assert archive.article(1).row.like is None
    add(archive, article(3, WIRE))
    archive.forget("3")
    assert archive.article(1).row.like is None


def test_a_forgotten_article_is_nobodys_copy(wired: Archive) -> None:
    wired.forget("1")
    assert wired.search("like:2").total == 3
    add(wired, article(8, WIRE))
    assert wired.search("like:2").total == 4
    assert list(wired.check()) == []


def test_a_rebuild_folds_the_same(wired: Archive) -> None:
    before = dump(wired.folder)
    wired.close()
    lose(wired.folder)
    with Archive(wired.folder, engine=ENGINE) as again:
        for _ in again.rebuild(workers=0):
            pass
        assert again.search("ferry").folded == 3
    after = dump(wired.folder)
    for table in ("article_rows", "sketches", "sketch_keys"):
        assert after[table] == before[table]


def test_check_tells_of_articles_that_were_never_compared(wired: Archive) -> None:
    """As an older depeche left them. A rebuild compares them; short ones are never told of."""
    add(wired, article(7, ["Rien de neuf."]))
    assert list(wired.check()) == []
    with wired._store.writing() as connection:
        for table in (sketches, sketch_keys):
            connection.execute(sa.delete(table).where(table.c.article_id.in_((1, 3, 7))))
    (found,) = wired.check()
    assert (found.where, found.notice, found.repaired) == ("2 articles", True, False)
    assert "depeche rebuild" in found.what
    list(wired.rebuild(workers=0))
    assert list(wired.check()) == []


def test_a_story_is_called_after_what_was_published_first(archive: Archive) -> None:
    add(archive, page("https://a.example/1", title="Ferry late", published="2027-01-12T10:00:00+00:00", text=["x"]))
    add(archive, page("https://a.example/2", title="Ferry first", published="2027-01-11T10:00:00+00:00", text=["y"]))
    add(archive, page("https://a.example/3", title="Ferry last", published="2027-01-13T10:00:00+00:00", text=["z"]))
    assert archive.stories()[0].title == "Ferry first"


@given(st.text(alphabet="abcl ", max_size=400))
def test_a_text_is_like_itself(words: str) -> None:
    made = sketch(" ".join(words.split()))
    assert likeness(made, made) == (1.0 if made else 0.0)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.8])
def test_likeness_is_about_the_part_in_common(kept: float) -> None:
    words = [f"{random.Random(n).choice('abcdefghijklmnop')}{n}" for n in range(2000)]
    others = words[: int(2000 * kept)] + [f"{random.Random(-n).choice('abcdefghijklmnop')}y{n}" for n in range(2000)]
    shared = kept * 2000 / (2000 + 2000)
    assert likeness(sketch(" ".join(words)), sketch(" ".join(others))) == pytest.approx(shared, abs=0.2)
