"""The part below the story that tells of its author."""

from __future__ import annotations

from tests.reading.board import FIRST, FOURTH, SECOND, THIRD, read

HEAD = "<meta name='author' content='Ada Quill'>"
TOLD = "".join(f"<p>{text} That was the {n} hour of it.</p>" for n in range(3) for text in (FIRST, SECOND, THIRD))
NOTE = "She has looked at piers for the whole of her life, and has never seen one that did not need to be mended."


def test_a_part_below_the_story_in_which_the_authors_name_stands_alone_is_none_of_it() -> None:
    for name in (
        "<img src='/ada.jpg'><b>Ada Quill</b>",
        "<div><a href='/who/ada'>Ada Quill</a></div>",
        "<h3>Written by Ada Quill</h3>",
    ):
        found = read(f"<main><h1>The board</h1>{TOLD}<div><div>{name}</div><div><p>{NOTE}</p></div></div></main>", head=HEAD)
        assert found.text.endswith("That was the 2 hour of it.")


def test_what_many_parts_are_signed_with_and_what_stands_above_are_the_storys() -> None:
    part = f"<div><div><a href='/who/ada'>Ada Quill</a></div><div><p>{{}} {NOTE}</p></div></div>"
    notes = "".join(part.format(text) for text in ("First.", "Second.", "Third."))
    assert "Second." in read(f"<main><h1>The board</h1>{TOLD}{notes}</main>", head=HEAD).text
    assert NOTE in read(f"<main><h1>The board</h1>{part.format(FOURTH)}{TOLD}</main>", head=HEAD).text
