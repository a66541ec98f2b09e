"""Posts from elsewhere: whose they are, and in which words."""

from __future__ import annotations

from datetime import date

import pytest

from depeche.reading.story.posts import signature


def test_words_without_a_signature_stay_whole() -> None:
    assert signature("The board \u2014 all of it \u2014 met.") == ("The board \u2014 all of it \u2014 met.", None, None)


@pytest.mark.parametrize(
    "post", ["Fog again.pic.twitter.com/x1", "Fog pic.twitter.com/x1 again.", "Fog again. [image or embed]"]
)
def test_what_stands_for_a_picture_is_no_word_of_a_post(post: str) -> None:
    assert signature(f"{post} — Ada Quill (@ada) May 6, 2031") == ("Fog again.", "Ada Quill", date(2031, 5, 6))
