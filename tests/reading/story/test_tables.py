"""Tables: cells stay in their columns, captions outside the rows."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, SECOND, THIRD, read

from depeche.model import Block


def table(inside: str) -> Block:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{inside}<p>{THIRD}</p></article>").blocks
    assert len(found) == 4
    return found[2]


@pytest.mark.parametrize(
    "inside",
    [
        "<table><caption>Fees in crowns</caption>{}</table>",
        "<figure class='wp-block-table'><table>{}</table><figcaption>Fees in crowns</figcaption></figure>",
    ],
)
def test_what_a_table_is_called_is_its_caption(inside: str) -> None:
    block = table(inside.format("<tr><th>Berth</th><th>Fee</th></tr><tr><td>North</td><td>12</td></tr>"))
    assert (block.kind, block.caption, block.rows) == ("table", "Fees in crowns", (("Berth", "Fee"), ("North", "12")))


def test_links_one_below_the_other_in_a_layout_table_are_none() -> None:
    links = "<a href='/bell'>The bell of Sarnes rings again</a><br><a href='/goat'>A goat is on board</a>"
    listed = f"<table><tr><td><b>Elsewhere</b><br>{links}</td></tr></table>"
    page = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{listed}<p>{THIRD}</p></article>"
    assert [block.kind for block in read(page).blocks] == ["paragraph"] * 3


def test_cells_stay_in_their_columns_though_others_are_empty_or_span_several() -> None:
    head = "<tr><th></th><th colspan='2'>Boats</th><th></th></tr>"
    rows = "<tr><td rowspan='2'>May</td><td>3</td><td></td><td></td></tr><tr><td></td><td>5</td><td></td></tr>"
    block = table(f"<table>{head}{rows}</table>")
    assert block.rows == (("", "Boats", ""), ("May", "3", ""), ("", "", "5"))
    assert block.text == "\tBoats\nMay\t3\n\t\t5"


def test_spans_that_nobody_can_mean_add_little() -> None:
    wide = "<tr>" + "<td colspan='999' rowspan='999'>a</td>" * 300 + "</tr>"
    assert sum(map(len, table(f"<table>{wide * 4}</table>").rows)) < 300 * 4 + 2_100


def test_a_table_that_only_lays_out_code_is_code() -> None:
    block = table("<table><tr><td><pre>1\n2</pre></td><td><pre>let tide = 3;\nclose();</pre></td></tr></table>")
    assert (block.kind, block.text) == ("code", "let tide = 3;\nclose();")
