"""What goes out as plain values comes back as the same noun, and fits its published schema."""

import json
from datetime import UTC, date, datetime

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche import model, schemas
from depeche.plain import BadValue, from_plain, opened, to_plain

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
WHEN = st.none() | st.dates() | st.datetimes() | st.datetimes(timezones=st.just(UTC))
BLOCKS = st.recursive(
    st.builds(
        model.Block,
        kind=st.sampled_from(["paragraph", "embed", "table"]),
        text=TEXT,
        published=WHEN,
        links=st.lists(st.builds(model.Link, start=st.integers(0, 9), end=st.integers(0, 9), href=TEXT), max_size=2).map(
            tuple
        ),
        rows=st.lists(st.lists(TEXT, max_size=2).map(tuple), max_size=2).map(tuple),
    ),
    lambda inner: st.builds(model.Block, kind=st.just("entry"), text=TEXT, blocks=st.lists(inner, max_size=2).map(tuple)),
    max_leaves=4,
)
ARTICLES = st.builds(
    model.Article,
    url=TEXT,
    title=st.none() | TEXT,
    published=WHEN,
    modified=WHEN,
    blocks=st.lists(BLOCKS, max_size=3).map(tuple),
    alternates=st.dictionaries(TEXT, TEXT, max_size=2),
    kind=st.sampled_from(["article", "index"]),
    evidence=st.dictionaries(
        TEXT,
        st.builds(
            model.Evidence,
            layer=st.just("dom"),
            path=TEXT,
            raw=TEXT,
            others=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
        ),
        max_size=2,
    ),
    declared_free=st.none() | st.booleans(),
)


@given(ARTICLES)
def test_an_encoder_that_opens_nouns_writes_what_their_plain_values_are(article: model.Article) -> None:
    assert json.dumps(article, default=opened) == json.dumps(to_plain(article))


@given(ARTICLES)
def test_an_article_survives_the_way_through_json(article: model.Article) -> None:
    value = json.loads(json.dumps(to_plain(article)))
    assert from_plain(model.Article, value) == article
    jsonschema.validate(value, schemas.schema(model.Article))


def test_fields_at_their_default_are_left_out() -> None:
    assert to_plain(model.Block(kind="paragraph", text="Rain.")) == {"kind": "paragraph", "text": "Rain."}


def test_a_day_is_told_from_an_instant() -> None:
    day = model.Article(url="u", published=date(2027, 1, 11))
    instant = model.Article(url="u", published=datetime(2027, 1, 11, tzinfo=UTC))
    assert from_plain(model.Article, to_plain(day)).published == date(2027, 1, 11)
    assert from_plain(model.Article, to_plain(instant)).published == datetime(2027, 1, 11, tzinfo=UTC)


def test_a_statement_given_no_spans_has_one() -> None:
    statement = model.Statement(start=3, end=9, text="sailed", kind="direct")
    assert statement.spans == ((3, 9),)
    assert from_plain(model.Statement, to_plain(statement)) == statement


@pytest.mark.parametrize(
    ("cls", "value", "path"),
    [
        (model.Article, {}, "$.url"),
        (model.Article, {"url": 3}, "$.url"),
        (model.Article, {"url": "u", "blocks": [{"kind": "poem"}]}, "$.blocks[0].kind"),
        (model.Article, {"url": "u", "blocks": {}}, "$.blocks"),
        (model.Article, {"url": "u", "published": "yesterday"}, "$.published"),
        (model.Article, {"url": "u", "colour": "red"}, "$.colour"),
        (model.Article, {"url": "u", "evidence": {"title": {"layer": "dom"}}}, "$.evidence.title.path"),
        (model.Statement, {"start": True, "end": 2, "text": "", "kind": "direct"}, "$.start"),
        (model.Entity, {"kind": "person", "name": "A", "mentions": [[1, 2, 3]]}, "$.mentions[0]"),
        (model.Article, [], "$"),
    ],
)
def test_a_slip_is_named_by_its_path(cls: type, value: object, path: str) -> None:
    with pytest.raises(BadValue) as caught:
        from_plain(cls, value)
    assert caught.value.path == path
    assert path in str(caught.value)


@pytest.mark.parametrize("noun", schemas.NOUNS)
def test_each_noun_has_a_valid_schema(noun: type) -> None:
    found = schemas.schema(noun)
    jsonschema.Draft202012Validator.check_schema(found)
    assert found["$id"].endswith(f":{schemas.VERSION}")
