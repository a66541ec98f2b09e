"""What is written as Markdown is read back as the same headline, paragraphs and lists by another program."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from depeche.exports import markdown
from depeche.model import Article, Block

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
