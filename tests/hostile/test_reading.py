"""Pages made to hurt: `read` returns an article that keeps its promises or raises one of our errors, in linear time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.hostile.promises import broken_article

import depeche
from depeche.reading.page import bounds
from depeche.reading.vocabulary import words

URL = "https://herald.example/2027/01/ferry"
PARAGRAPH = b"<p>The mayor of Port-Armel, Ilse Vaudrin, said on Friday that the ferry would sail again, and so it did.</p>"
PAGE = b"<html><head><title>Ferry</title>%s</head><body><article><h1>Ferry</h1>%s</article></body></html>"
BOUND_SECONDS = 5  # of processor time, for pages that take far less than one


def page(body: bytes, head: bytes = b"") -> bytes:
    return PAGE % (head, body)


def declaring(value: Any) -> bytes:
    """A page with that JSON-LD: a value, or bytes as they are."""
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return page(PARAGRAPH * 5, b'<script type="application/ld+json">%s</script>' % text)


def read(source: bytes | str) -> depeche.Article | None:
    """The article, with its promises kept; None where the page was refused. In bounded time."""
    begun = time.process_time()
    try:
        article = depeche.read(source, url=URL)
    except depeche.DepecheError:
        return None
    assert time.process_time() - begun < BOUND_SECONDS
    assert broken_article(article) == []
    return article


DEEP = (
    "div", "b", "table", "svg", "blockquote", "ul", "table><tr><td", "ul><li", "template", "a", "font", "p", "blockquote><p",
)  # fmt: skip


@pytest.mark.parametrize("tag", DEEP)
def test_deep_nesting_is_bounded(tag: str) -> None:
    article = read(page(f"<{tag}>".encode() * 100_000 + PARAGRAPH))
    assert article is not None
    assert article.partial is not None or tag == "p", "what closes by itself is not deep"


@pytest.mark.parametrize("length", [10, 40, 200])
def test_long_tags_hide_no_depth(length: int) -> None:
    """Few of them fit into a sample; all samples together tell."""
    source = page(b'<div class="%s">' % (b"a" * length) * 20_000 + PARAGRAPH)
    assert bounds.suspicious(source)
    article = read(source)
    assert article is not None
    assert article.partial == "its elements are nested too deep"


def test_brackets_in_quotes_hide_no_depth() -> None:
    assert read(page(b'<blockquote title=">"><p title=">">' * 20_000 + PARAGRAPH)) is not None


def test_an_ordinary_long_page_is_read_whole() -> None:
    article = b"<div class='card'><img src=a.jpg><h3><a href=/x>Title</a></h3><p>Words</p><ul><li>One<li>Two</ul></div>"
    assert bounds.bounded(page(article * 1000)) == (page(article * 1000), None)


def test_formatting_closed_out_of_order_is_bounded_wherever_it_hides() -> None:
    words = b"<p>Nothing to be seen here, and then some more of it.</p>" * 300
    crowd = b"".join(b"<b id=%d><div>" % n for n in range(1_000)) + b"</b>" * 4_000
    assert bounds.suspicious(page(words + crowd + words))
    article = read(page(words + crowd + words))
    assert article is not None
    assert article.partial is not None


def test_few_formatting_elements_closed_again_and_again_are_bounded() -> None:
    """300 of them in 23 kB would take the parser twenty seconds."""
    source = page(b"".join(b"<i id=%d><div>" % n for n in range(300)) + b"</i>" * 4_800 + PARAGRAPH)
    article = read(source)
    assert article is not None
    assert article.partial is not None


BULKY: dict[str, Callable[[], bytes]] = {
    "a hundred thousand attributes": lambda: page(b"<p " + b" ".join(b"a%d=1" % n for n in range(10**5)) + b">"),
    "one long text": lambda: page(b"<p>" + b"word and " * 200_000),
    "one text without a space": lambda: page(b"<p>" + b"w" * 2_000_000),
    "many paragraphs": lambda: page(b"<p>Some words stand here.</p>" * 10_000),
    "many links": lambda: page(b"<a href='/a'>Some words that stand here</a>" * 10_000),
    "many links in one paragraph": lambda: page(b"<p>" + b"<a href='/a'>words</a> and " * 10_000),
    "many inline elements": lambda: page(b"<p>" + b"<b>a</b> <i>b</i> " * 20_000),
    "NULs": lambda: page(b"<p>a" + b"\0" * 500_000 + b"b</p>"),
    "only NULs": lambda: b"\0" * 500_000,
    "bad character references": lambda: page(b"<p>a" + b"&#0;&#xd800;&#xdfff;&#1;&#127;&#x85;&#xfffe;" * 5_000 + b"b</p>"),
    "an endless comment": lambda: page(PARAGRAPH + b"<!--" + b"--" * 500_000),
    "unclosed comments": lambda: page(PARAGRAPH + b"<!-- " * 100_000),
    "unclosed CDATA": lambda: page(PARAGRAPH + b"<svg><![CDATA[" * 50_000),
    "an unclosed script": lambda: page(PARAGRAPH + b"<script>" + b"</scrip" * 100_000),
    "unclosed quotes": lambda: page(PARAGRAPH + b"<a href='>" * 100_000),
    "brackets": lambda: page(PARAGRAPH + b"<" * 1_000_000),
    "tags without an end": lambda: page(PARAGRAPH + b"<a " * 300_000),
    "closing tags": lambda: page(PARAGRAPH + b"</b>" * 200_000 + b"</p>" * 50_000),
    "equals signs": lambda: page(PARAGRAPH + b"<a " + b"=" * 500_000 + b">"),
    "marks on one letter": lambda: page(("<p>a" + "\u0301\u0327" * 100_000).encode() + b"</p>" + PARAGRAPH),
    "marks on one letter of a title": lambda: ("<title>a" + "\u0327\u0301" * 50_000 + "</title>").encode() + PARAGRAPH * 4,
    "a byline": lambda: page(b"<p class=byline>By " + b"Ilse Vaudrin and " * 30_000 + b"</p>" + PARAGRAPH * 4),
    "meta": lambda: page(PARAGRAPH * 4, b'<meta property="og:title" content="%s">' % (b"word " * 200_000)),
    "many meta": lambda: page(PARAGRAPH * 4, b'<meta property="og:title" content="Ferry"><meta name=date>' * 10_000),
    "srcset": lambda: page(b"<img srcset='" + b"," * 300_000 + b"'>" + PARAGRAPH * 4),
    "addresses that are none": lambda: page(PARAGRAPH, b"<base href='http://[[['><link rel=canonical href='http://[::1'>"),
    "a quoted quote": lambda: page(b"<blockquote>w" * 300 + PARAGRAPH * 500),
    "a listed list": lambda: page(b"<ul><li>w" * 200 + PARAGRAPH * 500),
}  # fmt: skip


@pytest.mark.parametrize("name", BULKY)
def test_bulk_is_read_in_bounded_time(name: str) -> None:
    read(BULKY[name]())


JSON: dict[str, Any] = {
    "open lists": b"[" * 100_000,
    "open objects": b'{"a":' * 100_000,
    "deep": b'{"@type":"NewsArticle","author":' * 5_000 + b"1" + b"}" * 5_000,
    "deep graphs": b'{"@type":"NewsArticle","@graph":[' * 400 + b"1" + b"]}" * 400,
    "digits": b'{"@type":"NewsArticle","headline":%s,"copyrightYear":%s,"datePublished":%s}' % ((b"9" * 5_000,) * 3),
    "numbers that are none": b'{"@type":"NewsArticle","headline":1e999,"copyrightYear":1e400,"datePublished":-Infinity}',
    "picture sizes": b'{"@type":"NewsArticle","image":{"url":"/a.png","width":1e999,"height":%s}}' % (b"9" * 5_000),
    "halves of characters": {
        "@type": "NewsArticle", "headline": "\ud800", "author": {"@type": "Person", "name": "\udfff\0 A", "url": "/\ud800"},
        "keywords": ["\ud83d", "\0"], "image": {"url": "https://a.example/\ud800.jpg", "caption": "\ud800"},
        "url": "https://a.example/\ud800", "inLanguage": "\ud800", "articleSection": "\ud800",
        "publisher": {"name": "\ud800", "logo": "https://a.example/\ud800"}, "articleBody": "\ud800 \0",
    },
    "commas": b'{"@type":"NewsArticle","headline":"x"' + b"," * 500_000 + b"}",
    "backslashes": b'{"@type":"NewsArticle","headline":"' + b"\\" * 500_000 + b'"}',
    "quotes": b'{"@type":"NewsArticle","headline":"' + b'"' * 500_000 + b'"}',
    "comments": b'{"@type":"NewsArticle", /*' + b"/*" * 300_000,
    "many authors": {"@type": "NewsArticle", "author": [{"@type": "Person", "name": f"Ilse V{n}"} for n in range(5_000)]},
    "many articles": [{"@type": "NewsArticle", "headline": f"Title {n}"} for n in range(5_000)],
}  # fmt: skip


@pytest.mark.parametrize("name", JSON)
def test_json_that_hurts(name: str) -> None:
    assert read(declaring(JSON[name])) is not None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["NewsArticle", "Person", "2027-01-15T10:00:00Z", "javascript:x", "//a", "http://[", "\ud800", "\0"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["@type", "@id", "@graph", "@list", "@value", "name", "url"]), inner, max_size=4),
    max_leaves=10,
)  # fmt: skip
PROPERTIES = (
    "@context", "@type", "@id", "@graph", "headline", "alternativeHeadline", "description", "author", "creator", "publisher",
    "datePublished", "dateModified", "dateCreated", "image", "thumbnailUrl", "keywords",
    "about", "mentions",
    "articleSection", "inLanguage", "url", "mainEntityOfPage", "articleBody", "isAccessibleForFree", "hasPart", "speakable",
    "copyrightYear",
    "copyrightHolder", "liveBlogUpdate", "video", "itemListElement", "mainEntity", "isPartOf", "contentLocation",
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(PROPERTIES), VALUES, max_size=8), st.sampled_from(["Article", "LiveBlog", None]))
@settings(max_examples=150, deadline=None)
def test_any_value_in_any_property(found: dict[str, Any], kind: str | None) -> None:
    read(declaring({"@type": kind, **found} if kind else found))


DECLARING = (
    "<html lang=%s>", "<link rel=alternate href=/en hreflang=%s>", "<link rel=canonical href=%s>", "<link rel=%s href=/x>",
    "<meta property=%s content=Ferry>", "<meta property=og:title content=%s>", "<meta property=article:tag content=%s>",
    "<meta property=og:locale content=%s>", "<meta name=author content=%s>", "<base href=%s>", "<h1 class=%s>Ferry</h1>",
    "<a rel=author class=%s href=/a>Ilse Vaudrin</a>", "<p class=byline id=%s>By Ilse Vaudrin</p>",
    "<time datetime=%s>now</time>",
    "<article itemscope itemtype=%s><p itemprop=author>Ilse Vaudrin</p></article>", "<p itemprop=%s>Ilse Vaudrin</p>",
    "<img src=/a.jpg alt=%s>", "<img srcset=%s>", "<img src=/a.jpg width=%s>", "<iframe src=%s></iframe>",
    "<video src=%s></video>",
    "<blockquote class=twitter-tweet><a href=%s>Ferry</a></blockquote>", "<a href=%s>Ferry</a>", "<td colspan=%s>Ferry</td>",
)  # fmt: skip
VALUE = st.text(st.characters() | st.sampled_from("\x01\x7f\x9f\u202e\ufeff:/. e\u0301"), max_size=12)
PREFIX = st.sampled_from(["", "https://herald.example/", "NewsArticle", "en-", "2027-01-15T", "author", "article:", "100 "])


@given(st.lists(st.tuples(st.sampled_from(DECLARING), PREFIX, VALUE), min_size=1, max_size=6))
@example([("<link rel=alternate href=/en hreflang=%s>", "", "\x02en")])
@example(
    [
        ("<p class=byline id=%s>By Ilse Vaudrin</p>", "", "\x01"),
        ("<a rel=author class=%s href=/a>Ilse Vaudrin</a>", "", "\x01x"),
    ]
)
@example([("<link rel=canonical href=%s>", "", "\uf900")])
@settings(max_examples=150, deadline=None)
def test_any_value_in_any_attribute(declared: list[tuple[str, str, str]]) -> None:
    said = "".join(tag % f'"{prefix}{value}"' for tag, prefix, value in declared)
    read(f"<html><body>{said}{PARAGRAPH.decode() * 3}</body></html>")


FRAGMENTS = st.lists(
    st.sampled_from(
        [b"<p>", b"</p>", b"<div", b">", b" class='", b'"', b"'", b"<!--", b"-->", b"<script>", b"</script>", b"<table>",
         b"<td>", b"<title>", b"<h1>", b"</h1>", b"<time datetime=2027-01-01>", b"<meta charset=", b"utf-16", b"<a href=",
         b"//[", b"&#xd800;", b"&#0;", b"<svg>", b"<![CDATA[", b"<template>", b"<li>", b"<blockquote>", b"<img srcset='a, ",
         b"<figure>", b"<select>", b"By Ilse Vaudrin", b"Some words stand here, and more of them. ", b"\xff\xfe", b"\0",
         b"\xed\xa0\x80", b"<frameset>", b"<pre>", b"<code>", b"<dl>", b"<dt>", b"<video poster=", b"\x01", b"&#x9f;",
         b"e\xcc\x81"]
    ) | st.binary(max_size=6),
    max_size=40,
)  # fmt: skip


@given(FRAGMENTS)
@example([b"By Ilse Vaudrin", b"\x01", b"<h1>", b"<title>", b"<p>"])
@settings(max_examples=200, deadline=None)
def test_any_markup(fragments: list[bytes]) -> None:
    read(b"".join(fragments))


@given(st.text(st.characters(exclude_categories=())) | st.binary())
@settings(max_examples=100, deadline=None)
def test_any_text_and_bytes(source: bytes | str) -> None:
    read(source)


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1251", "koi8-r", "utf-7")
DECLARED = ("utf-8", "utf-16", "utf-32", "windows-1251", "shift_jis", "hex", "rot13", "idna", "x" * 40, "\0", "undefined")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_charsets_declared_wrongly(encoding: str) -> None:
    text = "<html><head><meta charset='{}'><title>Паром</title></head><body><p>Паром снова ходит, сказала мэр.</p></body>"
    for declared in DECLARED:
        source = text.format(declared).encode(encoding)
        for header in (declared, None):
            headers = {"content-type": f"text/html; charset={header}"} if header else None
            try:
                article = depeche.read(source, url=URL, headers=headers)
            except depeche.DepecheError:
                continue
            assert broken_article(article) == []


def test_marks_are_heaped_no_higher_than_thirty() -> None:
    assert len(words.composed("a" + "\u0327\u0301" * 1000)) <= 31
    assert words.composed("e\u0301te\u0301") == "été"


ENTRY = b'<div class="live-entry" data-%s><p>17:0%d The ferry has left the pier again, with all who had waited.</p></div>'


@pytest.mark.parametrize(
    "source",
    [
        b"<h1>Fog, live</h1>" + b"".join(ENTRY % (b"date" * 20_000, entry) for entry in range(6)),
        b"".join(b"<meta charset=" + b" " * 1_300 + b">" for _ in range(3)),
    ],
    ids=["a name that repeats itself", "a charset of blanks"],
)
def test_attributes_that_hurt(source: bytes) -> None:
    begun = time.process_time()
    assert read(b"<html><body>" + source + PARAGRAPH * 3 + b"</body></html>") is not None
    assert time.process_time() - begun < 5


UNITS = (
    b"<", b"<p>", b"</p>", b'"', b"<a href='", b"&amp;", b"a<br>", b"<i><div></i>", b"<table><tr><td>x", b"<!--",
    b"<script>", b"<p a<b", b"<a href=x>word ", b"<b>w</b>", b"<h2>t</h2>", b"<time>3 May 2024</time>",
    b"<span class=author>A B</span>",
    b"<img src=a.jpg>", b"<p class='a b c'>w</p>", b"<li><a href=/tag/x>w</a>", b"<div id=a itemprop=author itemscope>",
    b"<meta property=og:title content=x>", b"<blockquote>words of it, and more of it to be long enough</blockquote>",
    b"<figure><img src=/x><figcaption>c</figcaption></figure>", b"<p>&nbsp;\xc2\xad</p>", b"<template id=B:1>", b"e\xcc\x81",
)  # fmt: skip


@pytest.mark.heavy
@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_page_takes_twice_the_time(unit: bytes) -> None:
    taken = []
    for size in (200_000, 400_000):
        source = page(PARAGRAPH + unit * (size // len(unit)))
        begun = time.process_time()
        assert read(source) is not None
        taken.append(time.process_time() - begun)
    assert taken[1] < max(0.5, 3 * taken[0])
