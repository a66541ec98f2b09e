"""TEI, held against the content models of the elements that we write, and read back.

`SCHEMA` is our own transcription of what the Guidelines say of these elements, narrowed to them: what fits it fits TEI.
"""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from depeche.exports import tei
from depeche.exports.wording import single_line, xml_text
from depeche.model import Article, Block, Link

TEI = "{http://www.tei-c.org/ns/1.0}"
SCHEMA = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><choice><ref name="TEI"/><element name="teiCorpus"><ref name="header"/><oneOrMore><ref name="TEI"/>
    </oneOrMore></element>
</choice></start>
<define name="TEI"><element name="TEI"><ref name="header"/><element name="text">
  <optional><attribute name="xml:lang"><data type="language"/></attribute></optional>
  <element name="body"><ref name="division"/></element></element></element></define>
<define name="header"><element name="teiHeader"><element name="fileDesc">
    <element name="titleStmt"><ref name="title"/><zeroOrMore><ref name="author"/></zeroOrMore></element>
    <element name="publicationStmt"><ref name="plain"/></element>
    <element name="sourceDesc"><choice><ref name="plain"/><ref name="bibl"/></choice></element></element>
  <optional><element name="profileDesc">
    <optional><element name="abstract"><ref name="plain"/></element></optional>
    <optional><element name="langUsage"><element name="language"><attribute name="ident"><data type="language"/>
    </attribute><text/>
      </element></element></optional>
    <optional><element name="textClass"><oneOrMore><element name="keywords"><attribute name="scheme">
    <data type="anyURI"/></attribute>
      <oneOrMore><element name="term"><text/></element></oneOrMore></element></oneOrMore></element></optional>
    </element></optional>
</element></define>
<define name="title"><element name="title"><optional><attribute name="level"><choice><value>a</value><value>j</value>
    </choice>
  </attribute></optional><text/></element></define>
<define name="author"><element name="author"><text/></element></define>
<define name="date"><element name="date"><attribute name="when"><choice><data type="date"/><data type="dateTime"/>
    </choice></attribute>
  <optional><attribute name="type"><data type="NCName"/></attribute></optional><text/></element></define>
<define name="bibl"><element name="bibl"><zeroOrMore><choice><ref name="title"/><ref name="author"/><ref name="date"/>
  <element name="publisher"><text/></element><element name="orgName"><attribute name="type"/><text/></element>
  <element name="idno"><attribute name="type"/><data type="anyURI"/></element><ref name="link"/>
  <element name="note"><attribute name="type"/><text/></element></choice>
    </zeroOrMore></element></define>
<define name="plain"><element name="p"><text/></element></define>
<define name="link"><element name="ref"><attribute name="target"><data type="anyURI"/></attribute><text/></element>
    </define>
<define name="words"><mixed><zeroOrMore><choice><ref name="link"/><ref name="date"/><element name="code"><text/>
    </element></choice>
  </zeroOrMore></mixed></define>
<!-- what stands in a division: after the first division in it only divisions -->
<define name="division"><optional><element name="head"><ref name="words"/></element></optional>
  <optional><element name="byline"><text/></element></optional>
  <zeroOrMore><ref name="block"/></zeroOrMore>
  <zeroOrMore><element name="div"><optional><attribute name="type"><data type="NCName"/></attribute></optional>
    <ref name="division"/>
  </element></zeroOrMore></define>
<define name="block"><choice><element name="p"><ref name="words"/></element>
  <element name="list"><oneOrMore><element name="item"><ref name="words"/></element></oneOrMore></element>
  <element name="table"><optional><element name="head"><text/></element></optional>
    <oneOrMore><element name="row"><oneOrMore><element name="cell"><text/></element></oneOrMore>
    </element></oneOrMore>
  </element>
  <element name="cit"><zeroOrMore><attribute><anyName/></attribute></zeroOrMore><element name="quote">
    <ref name="words"/></element>
    <optional><ref name="bibl"/></optional></element>
  <element name="figure"><attribute name="type"/><optional><element name="head"><text/></element></optional>
    <optional><element name="graphic"><attribute name="url"><data type="anyURI"/></attribute></element></optional>
    <optional><element name="figDesc"><text/></element></optional>
    <optional><element name="note"><attribute name="type"/><text/></element></optional></element>
  <element name="note"><attribute name="type"/><element name="p"><ref name="words"/></element></element></choice>
    </define>
</grammar>"""
RULES = etree.RelaxNG(etree.fromstring(SCHEMA))


def valid(text: str) -> etree._Element:
    root = etree.fromstring(text.encode())
    assert RULES.validate(root), RULES.error_log.last_error
    return root


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_an_article_is_valid_and_reads_as_it_did(article: Article) -> None:
    root = valid(tei.document(article))
    header = root.find(f"{TEI}teiHeader")
    assert [one.text for one in header.iterfind(f".//{TEI}titleStmt/{TEI}author")] == ["Odile Marchais", "Nora Quill"]
    dates = {one.get("type"): one.get("when") for one in header.iter(f"{TEI}date")}
    assert dates["published"] == "2027-01-11T08:30:00+01:00"
    assert header.find(f".//{TEI}idno").text == "https://bote.example/f%C3%A4hre?a=1&b=2"
    assert [one.text for one in header.iter(f"{TEI}term")] == ["ferry", "Sarn", "Port-Armel", "Region"]
    text = words(root.find(f"{TEI}text"))
    for block in article.blocks:
        if block.text and block.kind not in ("table", "list", "entry"):
            assert " ".join(block.text.split()) in text


def test_subheads_open_divisions_by_their_level(article: Article) -> None:
    root = valid(tei.document(article))
    heads = [[words(h) for h in div.iterfind(f"{TEI}head")] for div in root.iterfind(f".//{TEI}body/{TEI}div")]
    assert heads == [["A new hull"], ["The price"]]
    inner = root.find(f".//{TEI}body/{TEI}div/{TEI}div/{TEI}head")
    assert words(inner) == "Inside the hull"


def test_links_are_references_and_scripts_are_not(article: Article) -> None:
    targets = [ref.get("target") for ref in valid(tei.document(article)).iter(f"{TEI}ref")]
    assert targets == ["https://m.example/x%20y", "https://bsky.example/1"]


@pytest.mark.parametrize("evil", ["a\x00b", "a\x0bb\ufffe", "a\ud800b", "]]><x/>&"])
def test_what_xml_has_no_place_for_is_left_out(evil: str) -> None:
    blocks = (Block(kind="paragraph", text=evil), Block(kind="image", url="https://a.example/1.jpg", alt=evil))
    article = Article(url=f"https://a.example/{evil}", title=evil, language="en", tags=(evil,), blocks=blocks)
    root = valid(tei.document(article))
    assert root.find(f".//{TEI}term").text == xml_text(single_line(evil))


KINDS = ["paragraph", "heading", "quote", "list", "table", "code", "image", "embed", "notice", "entry"]
INNER = st.builds(Block, kind=st.sampled_from(["paragraph", "heading"]), text=st.just("x"))
BLOCKS = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(KINDS),
        text=st.text("ab &<\n", max_size=8),
        level=st.one_of(st.none(), st.integers(1, 6)),
        blocks=st.lists(INNER, max_size=3).map(tuple),
    ),
    max_size=12,
)


@given(BLOCKS)
def test_any_order_of_blocks_is_valid(blocks: list[Block]) -> None:
    valid(tei.document(Article(url="https://a.example/1", blocks=tuple(blocks))))


def test_many_are_one_corpus(article: Article) -> None:
    root = valid("".join(tei.corpus([article, dataclasses.replace(article, blocks=())], "Ferry & <friends>")))
    assert len(root.findall(f"{TEI}TEI")) == 2
    assert root.find(f".//{TEI}title").text == "Ferry & <friends>"


def test_items_keep_their_links_and_tables_their_names() -> None:
    listed = Block(kind="list", text="the bell\nthe clock", links=(Link(start=13, end=18, href="https://a.example/clock"),))
    table = Block(kind="table", text="a\tb", rows=(("a", "b"),), caption="Bells by weight")
    root = valid(tei.document(Article(url="https://a.example/1", blocks=(listed, table))))
    assert [(ref.text, ref.get("target")) for ref in root.iter(f"{TEI}ref")] == [("clock", "https://a.example/clock")]
    assert [words(head) for head in root.iter(f"{TEI}head")] == ["Bells by weight"]
