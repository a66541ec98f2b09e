from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.reading.claims.metadata.json_ld import documents, nodes

ARTICLE = {"@type": "NewsArticle", "headline": "Le bac reprend", "author": {"@type": "Person", "name": "Ilse Vaudrin"}}


def first(script: str) -> Any:
    return next(iter(documents(script)), None)


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Le bac reprend",}',
        '{"@type": "NewsArticle", "headline": "Le bac reprend"',  # cut off
        '/* made by hand */ {"@type": "NewsArticle", // type\n "headline": "Le bac reprend"}',
        '<!-- {"@type": "NewsArticle", "headline": "Le bac reprend"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Le bac reprend"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Le bac reprend"};',
        '{"@type": "NewsArticle"\n "headline": "Le bac reprend"}',  # a comma is missing
        '{"@type": "NewsArticle", "headline": "Le bac reprend", "position": undefined}',
        '{"@type": "NewsArticle", "headline": "Le bac reprend", "about": }',
        '{"@type": "NewsArticle", "free": true, "part": null, "headline": "Le bac reprend",}',
        '{"@type": "NewsArticle", "tags": [1] "headline": "Le bac \\u0072eprend"}',
        '{"@type": "NewsArticle", "headline": "Le bac reprend", "year": ' + "9" * 5000 + "}",
    ],
)
def test_json_that_is_slightly_broken_is_still_understood(script: str) -> None:
    assert first(script)["headline"] == "Le bac reprend"


def test_a_quotation_mark_inside_a_string_is_the_authors_own() -> None:
    assert first('{"headline": "Le "bac" reprend", "name": "x"}') == {"headline": 'Le "bac" reprend', "name": "x"}


def test_a_line_break_inside_a_string_is_white_space() -> None:
    assert first('{"headline": "Le bac\nreprend"}')["headline"].split() == ["Le", "bac", "reprend"]


def test_several_values_in_one_script_are_all_read() -> None:
    assert [value["a"] for value in documents('{"a": 1}{"a": 2}')] == [1, 2]


@pytest.mark.parametrize(
    "script",
    ["", "   ", "no json", "[" * 200_000, '{"a":' * 100_000, '"' * 100_000, "{" + "," * 100_000],
    ids=["nothing", "blanks", "words", "lists", "objects", "quotes", "commas"],
)
def test_what_cannot_be_understood_gives_nothing_and_raises_nothing(script: str) -> None:
    assert all(not isinstance(value, str) for value in documents(script))


def test_objects_of_a_graph_stand_at_the_top() -> None:
    found = nodes([json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, ARTICLE]})])
    article = next(node for node in found if "NewsArticle" in node.types)
    assert (article.within, article.depth) == ("", 0)


def test_a_pointer_gets_what_the_object_of_that_name_says() -> None:
    graph = [{"@type": "NewsArticle", "author": {"@id": "#ilse"}}, {"@id": "#ilse", "@type": "Person", "name": "Ilse"}]
    found = nodes([json.dumps({"@graph": graph})])
    assert found[1].values["author"]["name"] == "Ilse"


def test_objects_that_point_at_each_other_end() -> None:
    graph = [{"@id": "#a", "name": "a", "b": {"@id": "#b"}}, {"@id": "#b", "name": "b", "a": {"@id": "#a"}}]
    assert len(nodes([json.dumps({"@graph": graph})])) == 5


def test_the_vocabulary_is_cut_from_a_type() -> None:
    found = nodes(['[{"@type": "https://schema.org/NewsArticle"}, {"@type": ["schema:Article", 5]}]'])
    assert [node.types for node in found] == [("NewsArticle",), ("Article",)]


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["@id", "@type", "@graph"]), inner),
    max_leaves=20,
)


@given(json_values)
def test_any_json_is_walked(value: Any) -> None:
    nodes([json.dumps(value)])


@given(st.text(alphabet='{}[]",:\\/*<!->\n ab1', max_size=60))
def test_any_text_is_survived(text: str) -> None:
    nodes([text])
