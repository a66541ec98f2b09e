"""The heading of the story, and what stands between the two."""

from __future__ import annotations

from tests.reading.board import FIRST, FOURTH, SECOND, THIRD, read


def test_a_story_begins_below_the_heading_of_its_article_though_another_headline_is_declared() -> None:
    head = '<meta property="og:title" content="Port Annick: what became of the pier">'
    metered = "".join(f"<p>{text} (So the {n} minute.)</p>" for n in range(4) for text in (SECOND, THIRD, FOURTH))
    found = read(
        "<article><header><h2><span>The harbour</span><span>Nine times put off</span></h2></header>"
        f"<div class='a1'><div><p>Why the board can&#39;t make up its mind, and who waits for it to.</p></div>"
        f"<span>By Ada Quill</span><p>{FIRST}</p></div><div id='metered'>{metered}</div></article>",
        head=head,
    )
    assert found.title == "Port Annick: what became of the pier"
    assert FIRST in [block.text for block in found.blocks[:2]]


def test_a_subhead_is_not_the_heading_of_the_story_that_holds_it() -> None:
    head = '<meta property="og:title" content="Port Annick: what became of the pier">'
    told = "".join(f"<p>{text} (So the {n} minute.)</p>" for n in range(3) for text in (SECOND, THIRD, FOURTH))
    found = read(f"<article><div><p>{FIRST}</p><h2>What the divers saw</h2>{told}</div></article>", head=head)
    assert [block.kind for block in found.blocks[:2]] == ["paragraph", "heading"]
