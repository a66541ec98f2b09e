"""Texts that a page keeps apart are cut into paragraphs, be they plain or markup."""

from __future__ import annotations

from depeche.reading.story.written import paragraphs


def test_paragraphs_of_markup_are_those_that_it_marks() -> None:
    assert paragraphs("<p>The ferry <b>sails</b>.</p><script>a()</script><p>So it is.</p>") == [
        "The ferry sails.",
        "So it is.",
    ]


def test_plain_text_with_a_quotation_marked_in_it_is_cut_at_its_lines() -> None:
    text = (
        "The ferry sails again on Monday.\r\n\r\n<blockquote>So it is.</blockquote>\r\nThe tug stays at the pier, they say."
    )
    assert paragraphs(text) == ["The ferry sails again on Monday.", "So it is.", "The tug stays at the pier, they say."]
