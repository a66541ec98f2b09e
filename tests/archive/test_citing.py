"""A citation finds its words again, after another reader too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.fakes import DAYS, add, page

from depeche.archive import Archive, warc
from depeche.archive.citing import place
from depeche.errors import NotFound
from depeche.model import Citation

TEXT = "Le bac reprendra lundi. On dit que le bac reprendra lundi, si le vent tombe."


@pytest.fixture
def cited(archive: Archive) -> Citation:
    add(archive, page(title="T", site="La Vigie", text=["notice", TEXT], at=DAYS[0], published="2027-01-10T09:00:00+01:00"))
    text = archive.article(1).article.text
    start = text.rindex("le bac")
    return archive.cite(1, start, start + len("le bac reprendra lundi"))


def test_a_citation_is_the_words_their_neighbours_and_the_kept_page(cited: Citation, archive: Archive) -> None:
    assert cited.exact == "le bac reprendra lundi"
    assert cited.prefix.endswith("On dit que ")
    assert cited.suffix.startswith(", si le vent")
    assert len(cited.prefix) == 32
    kept = warc.record_at(archive.folder / cited.warc, cited.offset)
    assert kept.id == cited.record
    assert (cited.site, cited.captured is not None, cited.reader) == ("La Vigie", True, "fake/1")


def test_a_citation_survives_the_next_reader(cited: Citation, archive: Archive) -> None:
    with Archive(archive.folder, engine="tests.archive.fakes:newer_engine") as newer:
        list(newer.rebuild(workers=0))
        text = newer.article(1).article.text
    found = place(text, cited)
    assert found is not None
    assert found != (cited.start, cited.end)
    assert text[slice(*found)] == cited.exact
    assert text[: found[0]].endswith("On dit que ")


def test_words_that_are_gone_are_not_found(cited: Citation) -> None:
    assert place("Rien.", cited) is None


def test_a_citation_of_the_whole_and_of_what_is_not_there(cited: Citation, archive: Archive) -> None:
    assert archive.cite(1).exact == ""
    with pytest.raises(NotFound):
        archive.cite(2)
    with pytest.raises(NotFound, match="characters"):
        archive.cite(1, 0, 10_000)
    with pytest.raises(NotFound):
        archive.cite(1, 5, 3)


@given(st.text(alphabet="ab ", max_size=60), st.integers(0, 60), st.integers(0, 10))
def test_words_in_the_same_text_are_found_at_their_place(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    if start >= end:
        return
    cited = Citation(
        article=1, url="u", title=None, site=None, authors=(), published=None, captured=None, digest="", warc="", offset=0,
        record="", reader="", start=start, end=end, exact=text[start:end], prefix=text[max(0, start - 32) : start],
        suffix=text[end : end + 32],
    )  # fmt: skip
    assert place(text, cited) == (start, end)
