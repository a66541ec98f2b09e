"""Whatever a page of the world says, its page here is whole and runs nothing."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depeche.model import Article, Block, BlockKind, Evidence, Headline, Link, Meeting, Record, Statement
from depeche.site import rendering
from depeche.site.asking import Asked
from depeche.site.pages import article

HOSTILE = (
    "<script>x</script>", "\" onload='x'", "javascript:x", "{{ page }}", "\u202e", "a\nb", "https://x.example/?a=1&b=2",
)  # fmt: skip
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20))
maybe = st.none() | texts
whens = st.none() | st.dates() | st.datetimes() | st.datetimes(timezones=st.just(UTC))
places = st.integers(0, 60)
links = st.builds(Link, start=places, end=places, href=texts)
plain_blocks = st.builds(
    Block, kind=st.sampled_from(get_args(BlockKind)), text=texts, level=st.none() | st.integers(1, 6),
    links=st.tuples(links), url=maybe, caption=maybe, credit=maybe, alt=maybe, network=maybe, author=maybe, published=whens,
    title=maybe, rows=st.just(()) | st.tuples(st.tuples(texts, texts)),
)  # fmt: skip
entries = st.builds(
    lambda inner, title: Block(kind="entry", title=title, text="\n\n".join(b.text for b in inner if b.text), blocks=inner),
    st.lists(plain_blocks, max_size=2).map(tuple), maybe,
)  # fmt: skip
others = st.just(()) | st.tuples(st.tuples(texts, texts))
evidence = st.builds(Evidence, layer=st.just("dom"), path=texts, raw=texts, others=others)
articles = st.builds(
    Article, url=texts, title=maybe, kicker=maybe, lede=maybe, authors=st.lists(texts, max_size=2).map(tuple), agency=maybe,
    published=whens, modified=whens, language=maybe, section=maybe, tags=st.lists(texts, max_size=2).map(tuple),
    blocks=st.lists(plain_blocks | entries, max_size=4).map(tuple), partial=maybe, cut_off=st.none() | st.booleans(),
    headlines=st.just(()) | st.tuples(st.builds(Headline, title=texts, url=texts)),
    evidence=st.dictionaries(st.sampled_from([field.name for field in fields(Article)]), evidence, max_size=3),
)  # fmt: skip
statements = st.builds(
    Statement, start=places, end=places, text=texts, kind=st.sampled_from(["direct", "mixed", "indirect"]), cue=texts,
    speaker=maybe, role=maybe, on_behalf_of=maybe, why=st.tuples(texts),
)  # fmt: skip
meetings = st.builds(
    Meeting, start=places, end=places, text=texts, what=texts, when=maybe, where=maybe, participants=st.tuples(texts)
)
records = st.builds(
    Record, statements=st.lists(statements, max_size=4).map(tuple), meetings=st.lists(meetings, max_size=2).map(tuple)
)


class Whole(HTMLParser):
    """Fails where an element is not closed, or is one that runs or loads something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str | None] = []
        self.feed(text)
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "img", "iframe", "style", "object")
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "style"
            if name == "id":
                self.ids.append(value)
            assert name != "href" or (value or "").startswith(("/", "#", "http://", "https://"))
        if tag not in ("meta", "link", "input", "br", "wbr"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(articles, records)
def test_any_article_has_a_whole_page(archive: Any, found: Article, record: Record) -> None:
    archive.views[1] = replace(archive.views[1], article=found, record=record)
    asked = Asked(path="/article/1", numbers={"article": 1}, now=datetime(2027, 1, 13, tzinfo=UTC))
    text = rendering.html("article.html", article.page(archive, asked), asked)
    Whole(text)
    assert not {"\u202d", "\u202e"} & set(text)  # what would make it read backwards


def test_a_year_before_all_others_is_written_too(archive: Any) -> None:
    archive.views[1] = replace(archive.views[1], article=Article(url="u", published=date(1, 1, 1)))
    asked = Asked(path="/article/1", numbers={"article": 1}, now=datetime(2027, 1, 13, tzinfo=UTC))
    assert "Mon 1 Jan 1" in rendering.html("article.html", article.page(archive, asked), asked)
