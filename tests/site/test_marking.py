from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from depeche.model import Article, Block, Link, Meeting, Statement
from depeche.site.marking import MarkedBlock, Piece, marked


def pieces(blocks: Sequence[MarkedBlock]) -> Iterator[Piece]:
    for block in blocks:
        yield from pieces(block.blocks)
        for line in block.lines:
            yield from line


def said(start: int, end: int, *more: tuple[int, int]) -> Statement:
    return Statement(start=start, end=more[-1][1] if more else end, text="", kind="direct", spans=((start, end), *more))


def test_a_statement_is_cut_out_of_its_paragraph() -> None:
    (block,) = marked([Block(kind="paragraph", text="He said yes today.")], [said(8, 11)])
    assert [(piece.text, piece.said) for piece in block.lines[0]] == [("He said ", ()), ("yes", (0,)), (" today.", ())]
    assert block.begun == (0,)


def test_a_statement_over_two_paragraphs_opens_once_and_closes_once() -> None:
    blocks = marked([Block(kind="paragraph", text="one two"), Block(kind="paragraph", text="three four")], [said(4, 14)])
    assert [piece.text for piece in pieces(blocks) if piece.said] == ["two", "three"]
    assert [piece.opens for piece in pieces(blocks) if piece.opens] == [(0,)]
    assert [piece.closes for piece in pieces(blocks) if piece.closes] == [(0,)]


def test_a_statement_of_two_spans_leaves_out_what_stands_between() -> None:
    blocks = marked([Block(kind="paragraph", text="yes, he said, and no")], [said(0, 3, (14, 20))])
    assert [piece.text for piece in pieces(blocks) if piece.said] == ["yes", "and no"]
    assert [piece.text for piece in pieces(blocks) if piece.opens] == ["yes"]
    assert [piece.text for piece in pieces(blocks) if piece.closes] == ["and no"]


def test_links_and_statements_may_overlap() -> None:
    block = Block(kind="paragraph", text="abcdef", links=(Link(start=2, end=5, href="https://x.example"),))
    found = [(piece.text, piece.said, bool(piece.href)) for piece in pieces(marked([block], [said(1, 3)]))]
    assert found == [("a", (), False), ("b", (0,), False), ("c", (0,), True), ("de", (), True), ("f", (), False)]


def test_items_of_a_list_are_lines() -> None:
    (block,) = marked([Block(kind="list", text="one\ntwo")], [said(2, 5)])
    assert [[piece.text for piece in line] for line in block.lines] == [["on", "e"], ["t", "wo"]]


def test_statements_in_a_live_entry_are_marked_in_its_own_blocks() -> None:
    inner = (Block(kind="paragraph", text="Open now."), Block(kind="paragraph", text="Come."))
    entry = Block(kind="entry", text="Open now.\n\nCome.", blocks=inner)
    blocks = marked([Block(kind="paragraph", text="Live."), entry], [said(18, 23)])
    assert [piece.text for piece in pieces(blocks) if piece.said] == ["Come."]


def test_an_embed_between_two_paragraphs_without_words_moves_no_offset() -> None:
    one, two = (Block(kind="paragraph", text=text) for text in ("one", "two"))
    blocks = [one, Block(kind="image", url="https://x.example"), two]
    assert [piece.text for piece in pieces(marked(blocks, [said(5, 8)])) if piece.said] == ["two"]


_texts = st.text(alphabet="ab \n", max_size=12)
_spans = st.tuples(st.integers(-3, 50), st.integers(-3, 50))


@given(st.lists(_texts, max_size=5), st.lists(_spans, max_size=6), st.lists(_spans, max_size=3))
def test_pieces_joined_are_the_text_and_marks_are_what_was_said(
    texts: list[str], spans: list[tuple[int, int]], links: list[tuple[int, int]]
) -> None:
    found_links = tuple(Link(start=start, end=end, href="https://x.example") for start, end in links)
    blocks = tuple(Block(kind="paragraph", text=text, links=found_links) for text in texts)
    statements = [said(start, end) for start, end in spans]
    found = marked(blocks, statements)
    assert list(texts) == ["\n".join("".join(piece.text for piece in line) for line in block.lines) for block in found]
    if len(statements) == 1:  # with many, deep nesting is cut
        text, (start, end) = Article(url="u", blocks=blocks).text, spans[0]
        expected = text[max(start, 0) : max(end, 0)].replace("\n", "") if start < end else ""
        assert expected == "".join(piece.text for piece in pieces(found) if piece.said)


def test_a_thousand_statements_within_each_other_end_in_time() -> None:
    text = "a" * 4000
    statements = [said(number, 4000 - number) for number in range(1000)]
    blocks = marked([Block(kind="paragraph", text=text)], statements)
    assert text == "".join(piece.text for piece in pieces(blocks))


def test_a_mention_of_a_meeting_has_its_place_also_inside_of_a_statement() -> None:
    meeting = Meeting(start=3, end=6, text="met")
    blocks = marked([Block(kind="paragraph", text="We met on Monday.")], [said(0, 16)], [meeting])
    found = [(piece.text, piece.said, piece.spot) for piece in pieces(blocks)]
    assert found == [("We ", (0,), None), ("met", (0,), "m3-6"), (" on Monday", (0,), None), (".", (), None)]


@given(_texts, st.lists(_spans, max_size=5), st.lists(_spans, max_size=5))
def test_each_place_is_named_once(text: str, statements: list[tuple[int, int]], mentions: list[tuple[int, int]]) -> None:
    meetings = [Meeting(start=start, end=end, text="") for start, end in mentions]
    found = marked([Block(kind="paragraph", text=text)], [said(*span) for span in statements], meetings)
    spots = [piece.spot for piece in pieces(found) if piece.spot]
    assert len(spots) == len(set(spots))
    assert text == "\n".join("".join(piece.text for piece in line) for line in found[0].lines)
