"""What is written as Markdown is read back as the same headline, paragraphs and lists by another program."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from depeche.exports import markdown
from depeche.model import Article, Block, Link

LINES = st.text(
    st.sampled_from("1986.)-+=*_#>~`[]<|\\ ab\u202e字"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text and text.strip("\u202e"))  # fmt: skip


def read(article: Article) -> list[tuple[str, str]]:
    """The outermost elements, each with the text in it."""
    tokens = MarkdownIt("commonmark").parse(markdown.of(article))
    return [
        (token.tag, "".join(child.content for child in tokens[i + 1].children or ()))
        for i, token in enumerate(tokens)
        if token.nesting == 1 and token.level == 0
    ]


def test_lines_that_begin_as_lists_do_are_paragraphs() -> None:
    texts = ["1986. A good year for Port Selm.", "- said nobody", "+ 4", "=", "---", "2) the quay", "8.5 tonnes"]
    article = Article(
        url="https://a.example/<x>",
        title="The quay\n\u202eopens",
        blocks=tuple(Block(kind="paragraph", text=t) for t in texts),
    )
    title, address, *paragraphs = read(article)
    assert title == ("h1", "The quay opens")
    assert address == ("p", "https://a.example/<x>")
    assert paragraphs == [("p", text) for text in texts]


@given(st.lists(LINES, min_size=1, max_size=4))
def test_text_stays_text(texts: list[str]) -> None:
    article = Article(url="https://a.example/1", blocks=tuple(Block(kind="paragraph", text=text) for text in texts))
    assert read(article)[1:] == [("p", text) for text in texts]


def test_each_item_of_a_list_is_one_and_no_list_in_it() -> None:
    items = ["1. first the bell", "- then the clock", "+ and the crane"]
    link = Link(start=len(items[0]) + 1 + 11, end=len(items[0]) + 1 + 16, href="https://a.example/clock")
    listed = Block(kind="list", text="\n".join(items), links=(link,))
    source = markdown.of(Article(url="https://a.example/1", blocks=(listed,)))
    tokens = MarkdownIt("commonmark").parse(source)
    assert [token.type for token in tokens].count("bullet_list_open") == 1
    assert "ordered_list_open" not in [token.type for token in tokens]
    assert "[clock](https://a.example/clock)" in source


def test_code_and_what_looks_like_an_entity_stay_as_they_are() -> None:
    code = Block(kind="code", text="```\nring()\n````")
    said = Block(kind="paragraph", text="&copy; and &#169; are one sign, R&D; is none & AT&T too.")
    tokens = MarkdownIt("commonmark").parse(markdown.of(Article(url="https://a.example/1", blocks=(code, said))))
    assert [token.content for token in tokens if token.type == "fence"] == [f"{code.text}\n"]
    assert "".join(child.content for child in tokens[-2].children or ()) == said.text


def test_captions_end_once_and_stand_below_tables_and_posts_too() -> None:
    picture = Block(kind="image", url="https://a.example/b.jpg", alt="A bell", caption="The bell.", credit="Bo Lund")
    table = Block(kind="table", text="a\tb", rows=(("a", "b"),), caption="Bells by weight")
    film = Block(kind="video", url="https://a.example/b.mp4")
    written = markdown.of(Article(url="https://a.example/1", blocks=(picture, table, film)))
    assert "![A bell](https://a.example/b.jpg)\n*The bell. Bo Lund*" in written
    assert "| a | b |\n|---|---|\n\n*Bells by weight*" in written
    assert "[https://a.example/b.mp4](https://a.example/b.mp4)" in written


def test_a_list_of_many_links_is_written_in_linear_time() -> None:
    line, many = "the tug of the harbour", 30_000
    links = tuple(Link(start=n * 23 + 4, end=n * 23 + 7, href=f"https://quay.example/{n}") for n in range(many))
    block = Block(kind="list", text="\n".join([line] * many), links=links)
    started = time.process_time()
    written = markdown.of(Article(url="https://quay.example/x", blocks=(block,)))
    assert time.process_time() - started < 5
    assert written.rstrip().endswith(f"- the [tug](https://quay.example/{many - 1}) of the harbour")


def test_a_link_over_several_lines_is_a_link_in_each() -> None:
    block = Block(
        kind="list", text="the tug\nthe pier\nthe bench", links=(Link(start=4, end=20, href="https://quay.example/x"),)
    )
    written = markdown.of(Article(url="https://quay.example/x", blocks=(block,)))
    to = "](https://quay.example/x)"
    assert f"- the [tug{to}\n- [the pier{to}\n- [the{to} bench" in written
