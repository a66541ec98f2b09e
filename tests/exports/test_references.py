from __future__ import annotations

import json
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from depeche.exports import references
from depeche.model import Citation
from depeche.plain import from_plain, to_plain


def citation(**more: object) -> Citation:
    values: dict[str, object] = {
        "article": 3, "url": "https://bote.example/a-1", "title": "Ferry & friends {new}", "site": "Sarner Bote",
        "authors": ("Odile Marchais", "J. {O} Brien"), "published": date(2027, 1, 11),
        "captured": datetime(2027, 1, 12, 7, tzinfo=UTC), "digest": "sha256:00", "warc": "a.warc.gz", "offset": 5,
        "record": "<urn:uuid:1>", "reader": "depeche 0.1", "start": 10, "end": 13, "exact": "yes", "prefix": "said ",
        "suffix": " today",
    }  # fmt: skip
    return from_plain(Citation, to_plain(values | more))


def test_the_line_says_who_what_where_when_and_by_which_page() -> None:
    expected = (
        "“yes”: Odile Marchais, J. {O} Brien, “Ferry & friends {new}”, Sarner Bote, Mon 11 Jan 2027, "
        "https://bote.example/a-1 [captured Tue 12 Jan 2027, 07:00 UTC, sha256:00]"
    )
    assert expected == references.line(citation())


def test_ris_is_read_back_as_it_was_written() -> None:
    lines = references.ris(citation()).split("\r\n")
    tags = [(line[:2], line[6:]) for line in lines if line]
    assert tags[0] == ("TY", "NEWS")
    assert tags[-1] == ("ER", "")
    assert [value for tag, value in tags if tag == "AU"] == ["Odile Marchais", "J. {O} Brien"]
    assert ("DA", "2027/01/11") in tags


def test_bibtex_neutralises_its_own_signs() -> None:
    entry = references.bibtex(citation())
    assert entry.startswith("@misc{depeche3c10-13,\n")
    assert r"title = {{Ferry \& friends \textbraceleft{}new\textbraceright{}}}" in entry
    assert r"author = {{Odile Marchais} and {J. \textbraceleft{}O\textbraceright{} Brien}}" in entry
    assert "url = {https://bote.example/a-1}" in entry


def test_words_that_begin_at_one_place_are_two_entries() -> None:
    both = [(citation(), ""), (citation(exact="yes and no", end=20), "")]
    assert len({entry.partition(",")[0] for entry in references.bibtex_file(both)}) == 2
    assert len({item["id"] for item in json.loads("".join(references.csl_file(both)))}) == 2


def test_csl_is_one_newspaper_article() -> None:
    (item,) = references.csl(citation())
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2027, 1, 11]]}
    assert item["author"] == [{"literal": "Odile Marchais"}, {"literal": "J. {O} Brien"}]


def test_the_selector_has_the_words_and_their_neighbours() -> None:
    found = references.selector(citation())
    expected = {"type": "TextQuoteSelector", "exact": "yes", "prefix": "said ", "suffix": " today"}
    assert expected == found["selector"]


def test_the_fragment_leads_to_the_words_and_only_on_the_web() -> None:
    assert references.fragment(citation(exact="so - yes")) == "https://bote.example/a-1#:~:text=so%20%2D%20yes"
    assert references.fragment(citation(url="urn:sha256:00")) is None
    assert references.fragment(citation(exact="")) is None
    long = " ".join(str(number) for number in range(40))
    ends = "0%201%202%203%204,35%2036%2037%2038%2039"
    assert references.fragment(citation(exact=long)) == f"https://bote.example/a-1#:~:text={ends}"


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_title_and_no_name_breaks_out_of_its_field(title: str, name: str) -> None:
    found = citation(title=title, authors=(name,), exact="")
    assert all(line[2:6] == "  - " for line in references.ris(found).split("\r\n")[:-1])
    entry = references.bibtex(found)
    assert entry.count("{") == entry.count("}")  # those behind a backslash too, as BibTeX counts them
    json.loads(references.written(references.FORMATS["csl"], found))
